"""What a report knows of one session as data: its votes, one item a row, and its entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sessions.exports.sheets.columns import (
    Columns,
    codes,
    data_words,
    numbers,
    sheet_of_columns,
    texts,
    yes_or_no,
)
from sessions.exports.sheets.sheet import Sheet, row_name
from sessions.exports.sheets.values import day_cell, moment_cell
from workshop.ballots.votes.facts import VoteFact, VoteOptionFact
from workshop.language import say
from workshop.record.within import Mark
from workshop.report.facts import CitedFact, EntryFact, SessionFact
from workshop.report.session.ranked_list import TITLES
from workshop.report.wording.states import mark_word
from workshop.text import plural

# Votes


class _Row(NamedTuple):
    """Something that was voted on, in its vote."""

    vote: VoteFact
    option: VoteOptionFact | None
    """None in the row that tells how much the edition leaves out."""

    @property
    def text(self) -> str:
        """What was voted on, or how much of it is left out."""
        if self.option is not None:
            return self.option.text
        many = plural(self.vote.left_out, "thing")
        return say("{many} voted on left out in this edition.", many=many)

    @property
    def is_told(self) -> bool:
        """Whether the edition tells what it got."""
        return self.option is not None and self.option.votes is not None


def vote_sheets(votes: Sequence[VoteFact]) -> Iterator[Sheet]:
    """The items of all votes in one table; of a vote that is open there are none."""
    rows = [
        _Row(vote, option)
        for vote in votes
        for option in (*vote.options, *([None] if vote.left_out else []))
    ]
    columns = [
        (say("Vote"), texts(row.vote.title for row in rows)),
        (say("Code"), codes(row.option.id if row.option else "" for row in rows)),
        (say("Voted on"), texts(row.text for row in rows)),
        *_results(rows),
        (say("Voted"), numbers(row.vote.n for row in rows)),
        (say("Present‖at a vote"), numbers(row.vote.present for row in rows)),
        (say("Rule"), texts(row.vote.rule for row in rows)),
        (say("Secret"), yes_or_no(row.vote.secret for row in rows)),
        (say("Closed"), [moment_cell(row.vote.closed) for row in rows]),
        (say("What became of it"), texts(row.option.since if row.option else "" for row in rows)),
        (say("Entry"), texts("; ".join(row.option.evidence if row.option else ()) for row in rows)),
    ]
    yield from sheet_of_columns(say("Votes"), columns, [() for _ in rows])


def _results(rows: Sequence[_Row]) -> Columns:
    """What the items got, where the edition tells it."""
    found = [row.option for row in rows]
    return [
        (say("In this edition"), texts(_edition(row) for row in rows)),
        (say("Place‖in an order"), numbers(one.place if one else None for one in found)),
        (say("Result"), numbers(one.votes if one else None for one in found)),
        (say("Counted in"), texts(_unit(row) for row in rows)),
        (say("Voters"), numbers(one.voters if one else None for one in found)),
        (say("Median"), numbers(one.median if one else None for one in found)),
        (say("Vetoes"), numbers(one.vetoes if one else None for one in found)),
        (say("Carried"), yes_or_no(one.carried if one else None for one in found)),
        (say("Best"), numbers(one.best if one else None for one in found)),
        (say("Worst"), numbers(one.worst if one else None for one in found)),
    ]


def _edition(row: _Row) -> str:
    return say("told") if row.is_told else say("left out")


def _unit(row: _Row) -> str:
    """What the number of a result is; nothing where there is no number."""
    return say(TITLES.get(row.vote.method, "Score")) if row.is_told else ""


# Entries


def entry_sheets(session: SessionFact) -> Iterator[Sheet]:
    """Everything that was recorded and is told, in its order."""
    found = session.entries
    steps = {step.id: step.title for step in session.steps}
    columns = [
        (say("What was said"), texts(one.text for one in found)),
        (say("Kind"), data_words(one.kind for one in found)),
        (say("Who"), texts(one.who for one in found)),
        (say("Factor"), codes(one.factor or "" for one in found)),
        (say("For"), codes(one.about for one in found)),
        (say("PESTLE"), texts(one.pestle or "" for one in found)),
        (say("Due"), [day_cell(one.due) for one in found]),
        (say("State"), data_words(one.outcome for one in found)),
        (say("Marks"), texts(map(_marks, found))),
        (say("Tags"), texts(", ".join(one.tags) for one in found)),
        (say("Votes on its board"), numbers(one.votes for one in found)),
        (say("Step"), texts(steps.get(one.step, "") for one in found)),
        (say("Recorded"), [moment_cell(one.at) for one in found]),
        (say("Document"), texts(document_words(one.cited) for one in found)),
        (say("Read back"), data_words(one.check for one in found)),
        (say("Entry"), texts(one.id for one in found)),
    ]
    yield from sheet_of_columns(say("Entries"), columns, [(row_name(one.id),) for one in found])


def _marks(entry: EntryFact) -> str:
    """What an entry is marked as, and what was decided of it."""
    found = [mark_word(Mark(each)) for each in entry.marks]
    found += [say("private")] if entry.private else []
    found += [say("taken back")] if entry.retracted else []
    return ", ".join(found)


def document_words(cited: CitedFact | None) -> str:
    """The document that says something, with page and date; nothing where people say it."""
    return ", ".join(filter(None, (cited.title, cited.page, cited.dated))) if cited else ""
