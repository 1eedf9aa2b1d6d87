"""The votes of a session in its summary and in the data beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from workshop import times
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.findings import VoidedVoteFact, VoteFact, VoteOptionFact
from workshop.ballots.votes.result import Counted, Result
from workshop.ballots.votes.rules import SCORE, rule_words
from workshop.ballots.votes.standing import channel_of, voided_votes, vote_of
from workshop.ballots.votes.told_result import turnout_words
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.numbers.shown_votes import vote_left_out
from workshop.privacy.told_themes import ToldThemes
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor, Person
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.votes.documents import Vote
from workshop.report import format as phrases
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered
from workshop.running.same_person import told_apart
from workshop.text import clean_line, listing, plural


class _Option(msgspec.Struct, frozen=True):
    """One thing that was voted on, as an edition tells it."""

    text: str
    evidence: tuple[str, ...]


class ToldVote(msgspec.Struct, frozen=True, kw_only=True):
    """A closed vote as an edition tells it."""

    counted: Counted
    """What it came to, with the results that are told alone."""
    options: Mapping[str, _Option]
    """What was voted on and is told, by its id."""
    left_out: int
    """How many things that were voted on are not told."""
    why: Why | None
    """Why its numbers are left out; none where they are told."""

    @property
    def sentence(self) -> str:
        """What it came to, or who voted where no more is told."""
        return turnout_words(self.counted) if self.why else self.counted.sentence


class VoteTelling:
    """The votes of a session as an edition tells them.

    Args:
        view: the session.
    """

    def __init__(self, view: SessionView) -> None:
        self._view = view
        self._gathered: Gathered = view.gathered

    @property
    def steps(self) -> Iterator[tuple[Step, Vote | None, list[Vote]]]:
        """The steps that vote, or in which a vote was held, with that vote and the voided ones."""
        record, here = self._gathered.record, self._view.session.id
        for step in self._view.guide.steps:
            vote, voided = vote_of(record, here, step.id), voided_votes(record, here, step.id)
            if vote or voided or as_kind(step, VoteStep) is not None:
                yield step, vote, voided

    def told(self, step: Step, vote: Vote) -> ToldVote:
        """A vote that is closed, as the edition tells it."""
        options = {key: told for key in vote.subjects if (told := self._option(step, key))}
        texts = {each: options[each].text if each in options else "" for each in vote.subjects}
        found = counted(self._gathered.record, vote, called=texts)
        why = vote_left_out(self._gathered.record, vote, found.cast, self._gathered.fewest_voters)
        if why is not None:
            self._gathered.scores_left_out[why] = None
        shown = tuple(one for one in found.results if one.subject_id in options)
        if why is not None:  # their order would tell what the numbers are
            order = {each: at for at, each in enumerate(vote.subjects)}
            shown = tuple(sorted(shown, key=lambda one: order[one.subject_id]))
        return ToldVote(
            counted=msgspec.structs.replace(found, results=shown),
            options=options,
            left_out=len(vote.subjects) - len(options),
            why=why,
        )

    def _option(self, step: Step, subject_id: str) -> _Option | None:
        """One thing that was voted on; none where the edition does not tell it."""
        gathered = self._gathered
        record, telling = gathered.record, gathered.telling
        if (factor := record.find(Factor, subject_id)) is not None:
            known = gathered.known_of(factor)
            return _Option(known.text, self._ids(known.entries)) if known else None
        if (entry := record.find(Entry, subject_id)) is not None:
            if not (telling.tells(entry) or _is_of_guide(step, entry)):
                return None
            return _Option(telling.words(entry), self._ids([entry]))
        if (theme := Codebook(record).theme(subject_id)) is not None:
            return _Option(ToldThemes(telling).coded(theme)[1], ())
        rows = (record.find(kind, subject_id) for kind in ROW_TYPES.values())
        row = next(filter(None, rows), None)
        return self._row(row) if row else None

    def _row(self, row: Row) -> _Option | None:
        told = self._gathered.row_telling.rows(row.register, [row]).rows
        if not told:
            return None
        first = row.register.fields[0].id
        return _Option(told[0].cells[first], self._ids(told[0].evidence))

    def _ids(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        return tuple(found for each in entries if (found := self._gathered.entry_id(each)))

    def named(self, vote: Vote) -> list[str]:
        """Who gave a ballot in their name, and how; nobody outside the restricted record."""
        if vote.secret or not self._gathered.telling.open:
            return []
        record = self._gathered.record
        return [
            f"{told_apart(record, person)} ({channel_of(ballot).value})"
            for ballot in record.votes.cast_in(vote.id)
            if (person := record.find(Person, ballot.voter))
        ]

    def text(self, words: str) -> str:
        """Words as the edition has them."""
        return self._gathered.telling.text(words)


def _is_of_guide(step: Step, entry: Entry) -> bool:
    """Whether an option is a line of the guide, which is nobody's words."""
    lines = (clean_line(line) for line in getattr(step, "options", ()))
    return not (entry.people or entry.private or entry.retracted) and entry.text in lines


# As data


def vote_facts(view: SessionView) -> tuple[VoteFact, ...] | None:
    """The votes of a session that were not voided; of an open one nothing that was given.

    None where the session has no step that votes and held no vote.
    """
    telling = VoteTelling(view)
    if not any(True for _ in telling.steps):
        return None
    return tuple(
        _fact(telling, step, vote) if vote.closed else _open_fact(telling, step, vote)
        for step, vote, _ in telling.steps
        if vote
    )


def _fact(telling: VoteTelling, step: Step, vote: Vote) -> VoteFact:
    told = telling.told(step, vote)
    found = told.counted
    return VoteFact(
        step=step.id,
        title=telling.text(step.title),
        method=vote.rule.method,
        rule=found.rule,
        secret=vote.secret,
        n=found.cast,
        present=found.present,
        cast=found.cast,
        abstained=found.abstained,
        away=found.away,
        by_channel=found.by_channel,
        options=tuple(_option_fact(told, one) for one in found.results),
        left_out=told.left_out,
        tie=found.tie and told.why is None,
        sentence=told.sentence,
        flags=found.flags if told.why is None else (),
        voters=tuple(telling.named(vote)),
        opened=vote.opened,
        closed=vote.closed,
    )


def _option_fact(told: ToldVote, one: Result) -> VoteOptionFact:
    """What one thing got, as far as its numbers are told."""
    option = told.options[one.subject_id]
    bare = VoteOptionFact(
        id=one.code,
        text=option.text,
        votes=None,
        voters=None,
        place=None,
        since=one.since,
        evidence=option.evidence,
    )
    if told.why is not None:
        return bare
    method = told.counted.vote.rule.method
    return msgspec.structs.replace(
        bare,
        votes=one.votes,
        voters=one.voters,
        place=one.place,
        median=one.spread.median if one.spread else None,
        vetoes=one.vetoes if method == "gradients" else None,
        carried=one.carried,
        best=one.best if method == "best-worst" else None,
        worst=one.worst if method == "best-worst" else None,
    )


def _open_fact(telling: VoteTelling, step: Step, vote: Vote) -> VoteFact:
    """A vote that is open: who was there, and nothing else."""
    return VoteFact(
        step=step.id,
        title=telling.text(step.title),
        method=vote.rule.method,
        rule=rule_words(vote.rule, len(vote.subjects)),
        secret=vote.secret,
        n=None,
        present=len(vote.roster),
        cast=None,
        abstained=None,
        away=len(vote.away),
        by_channel={},
        options=(),
        tie=False,
        sentence=_still_open(telling, step),
        opened=vote.opened,
        closed=None,
    )


def voided_facts(view: SessionView) -> tuple[VoidedVoteFact, ...]:
    """The votes of a session that were voided, oldest first."""
    telling = VoteTelling(view)
    return tuple(
        VoidedVoteFact(
            step=step.id,
            n=vote.thrown_away,
            opened=vote.opened,
            voided=vote.voided,
            reason=telling.text(vote.reason),
            sentence=_voided(telling, step, vote),
        )
        for step, _, voided in telling.steps
        for vote in voided
        if vote.voided
    )


# In words


def vote_section(view: SessionView, steps: Sequence[VoteStep]) -> Iterator[AnyBlock]:
    """What was voted on in steps that vote: the ranked list, by which rule, and who voted."""
    ids = {step.id for step in steps}
    telling = VoteTelling(view)
    yield Heading(text="Votes")
    for step, vote, voided in telling.steps:
        if step.id in ids:
            yield Heading(text=telling.text(step.title), level=2)
            yield from _blocks(telling, step, vote, voided)


def vote_of_scores(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """That the scores of a step were given in a vote, and who voted."""
    telling = VoteTelling(view)
    for voted, vote, voided in telling.steps:
        if voted.id == step.id:
            yield from _blocks(telling, step, vote, voided)


def _blocks(
    telling: VoteTelling, step: Step, vote: Vote | None, voided: Sequence[Vote]
) -> Iterator[AnyBlock]:
    """One step: its vote, and those before it that were voided."""
    if vote is None:
        yield Paragraph(spans=plain("No vote was held."))
    elif vote.closed is None:
        yield Notice(text=_still_open(telling, step))
    else:
        told = telling.told(step, vote)
        secret = " Secret: nobody can know who gave which ballot." if vote.secret else ""
        yield Paragraph(spans=plain(f"{told.counted.rule}.{secret}"))
        yield Paragraph(spans=plain(told.sentence))
        if vote.rule.method != SCORE:
            yield _table(telling, step, told)
        yield from _beside(told, telling)
    if voided:
        yield Bullets(items=tuple(plain(_voided(telling, step, each)) for each in voided))


def _still_open(telling: VoteTelling, step: Step) -> str:
    title = telling.text(step.title)
    return f"The vote of {title} is open: nothing of it is told before it is closed."


def _voided(telling: VoteTelling, step: Step, vote: Vote) -> str:
    """That a vote was thrown away, when and why."""
    at = times.time(vote.voided) if vote.voided else ""
    gone = plural(vote.thrown_away, "ballot")
    were = "was" if vote.thrown_away == 1 else "were"
    return (
        f"A vote of {telling.text(step.title)} was voided at {at}: {telling.text(vote.reason)}; "
        f"{gone} {were} thrown away."
    )


def _beside(told: ToldVote, telling: VoteTelling) -> Iterator[AnyBlock]:
    """Ties, what looks odd, what is left out, and in the record who voted in their name."""
    if told.why is None:
        if ties := _ties(told.counted):
            yield Paragraph(spans=plain(f"Ties stay ties: {ties}."))
        for flag in told.counted.flags:
            yield Notice(text=flag)
    if told.left_out:
        many = plural(told.left_out, "thing")
        yield Paragraph(spans=plain(f"{many} voted on left out in this edition."))
    if named := telling.named(told.counted.vote):
        yield Paragraph(spans=plain(f"Ballots with a name: {listing(named)}."))


def _ties(found: Counted) -> str:
    """Which share a place, but for the first, which the sentence tells, and for nothing at all."""
    shared: dict[int, list[str]] = {}
    for one in found.results:
        if one.place and one.place > 1 and one.votes:
            shared.setdefault(one.place, []).append(one.code)
    told = [
        f"{listing(codes)} share place {place}" for place, codes in shared.items() if len(codes) > 1
    ]
    return "; ".join(told)


def _table(telling: VoteTelling, step: Step, told: ToldVote) -> Table:
    """The ranked list; what got nothing stays in it."""
    method = told.counted.vote.rule.method
    titles = {"gradients": "In support", "best-worst": "Best less worst", "approve": "Approvals"}
    more = _MORE.get(method, ())
    return Table(
        caption=telling.text(step.title),
        columns=(
            Column(title="Place"),
            Column(title="No."),
            Column(title="Voted on", weight=6),
            Column(title=titles.get(method, "Points" if method == "ranks" else method.title())),
            Column(title="Voters", numeric=True),
            *(Column(title=title) for title, _ in more),
        ),
        rows=tuple(
            (
                _shown(told, one, "place"),
                one.code,
                _text(told, one),
                _shown(told, one, "votes"),
                _shown(told, one, "voters"),
                *(_shown(told, one, field) for _, field in more),
            )
            for one in told.counted.results
        ),
    )


_MORE: dict[str, tuple[tuple[str, str], ...]] = {
    "gradients": (("Median level", "median"), ("Vetoes", "vetoes"), ("Carried", "carried")),
    "best-worst": (("Best", "best"), ("Worst", "worst")),
}
"""Further columns by rule: what they are called, and the field of the fact that they tell."""


def _text(told: ToldVote, one: Result) -> str:
    """What was voted on, and what became of it since."""
    text = told.options[one.subject_id].text
    return f"{text} ({one.since} since)" if one.since else text


def _shown(told: ToldVote, one: Result, field: str) -> str:
    """A number of the list, or a dash where it is left out."""
    value = getattr(_option_fact(told, one), field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None else phrases.number(value)
