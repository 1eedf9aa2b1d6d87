"""Ballots on paper: the list of a vote, with what its rule asks to be filled in.

One page for all alike, to be copied, or one for each who may vote with their name on it. Those of a
secret vote have no names. What is on them is what the room sees: the list and the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from workshop.ballots.rounds import as_voted
from workshop.ballots.votes.checks import places
from workshop.ballots.votes.items import Item, items_of
from workshop.ballots.votes.rules import (
    SCORE,
    channels_of,
    is_secret,
    points_of,
    rule_here,
    rule_words,
    takes_votes,
)
from workshop.ballots.votes.sets import sets_of
from workshop.ballots.votes.standing import roster_of, vote_of
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.language import pointed, say
from workshop.methods.agreement.gradients import LEVELS
from workshop.privacy.told_record import told_record
from workshop.record.documents import Person, Session
from workshop.record.record import Record
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Rule
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Report, Table, plain
from workshop.report.facts import Facts
from workshop.report.listed import last_change
from workshop.running.same_person import told_apart
from workshop.text import listing, parted

BOX: Final = "☐"
"""What is ticked."""

CIRCLE: Final = "○"
"""What is filled in for a dot."""

BLANK: Final = "\u00a0"
"""What stands where something is written: an empty cell would be closed up."""

_LINE: Final = "." * 40
"""What a name is written on."""

_MOST_CIRCLES: Final = 10
"""So many circles fit beside an item; of more dots the number is written."""


class BallotPaper:
    """The ballots of a step, for a vote that is open or is still to be opened.

    Args:
        record: all that was recorded.
        session: the session.
        step: a step that votes, or one that scores.

    Raises:
        Refused: the step takes no votes or none on paper, or there is nothing to vote on.
    """

    def __init__(self, record: Record, session: Session, step: Step) -> None:
        held = as_voted(record.guide_of(session), step)
        if not takes_votes(held):
            raise Refused(f"{step.title} takes no votes.")
        if Channel.PAPER not in channels_of(held):
            known = listing([each.value for each in channels_of(held)], "or")
            raise Refused(f"{step.title} takes ballots by {known}, and none on paper.")
        self.record = told_record(record)
        """The record without what is in no document."""
        self.session = session
        """The session."""
        self.step = step
        """The step in which is voted."""
        self.items: Sequence[Item] = _told(record, self.record, session, step)
        """What is on the list, in its order."""
        if not self.items:
            raise Refused(f"There is nothing to vote on in {step.title} yet.")
        self.vote = vote_of(self.record, session.id, step.id)
        """The vote; none before it is opened, and until then the list may change."""
        self.rule: Rule = (
            self.vote.rule if self.vote else rule_here(record, session, step, len(self.items))
        )
        """By what is voted."""
        self.secret = self.vote.secret if self.vote else is_secret(held)
        """Whether nobody is to know who gave what."""

    @property
    def voters(self) -> list[Person]:
        """Who may vote: the roster, or who is there now.

        Raises:
            Refused: the vote is secret, so its ballots have no names.
        """
        if self.secret:
            raise Refused(
                f"The vote of {self.step.title} is secret, so its ballots have no names: print "
                "them all alike, and say at each one whose it was when it is entered."
            )
        ids = self.vote.roster if self.vote else roster_of(self.session)[0]
        found = (self.record.find(Person, each) for each in ids)
        return [person for person in found if person]


def _told(record: Record, told: Record, session: Session, step: Step) -> list[Item]:
    """What is on the list and may be told, called as it is where ballots are entered."""
    shown = {item.id: item for item in items_of(told, session, step)}
    return [
        msgspec.structs.replace(item, text=shown[item.id].text) if item.id else item
        for item in items_of(record, session, step)
        if item.id in shown
    ]


def ballot_paper(paper: BallotPaper, program: str, *, each: bool = False) -> Report:
    """The ballots as a document.

    Args:
        paper: the ballots.
        program: the name and version of the program.
        each: whether each who may vote has one with their name, on a page of its own.

    Raises:
        Refused: each was to have one, and the vote is secret or nobody may vote.
    """
    record, step = paper.record, paper.step
    if each:
        if not (voters := paper.voters):
            raise Refused(f"Nobody is there who could vote in {step.title}.")
        blocks = tuple(
            block
            for at, person in enumerate(voters)
            for block in (
                Heading(text=say("Ballot of {name}", name=told_apart(record, person)), page=at > 0),
                *_ballot(paper),
            )
        )
    else:
        blocks = tuple(_ballot(paper))
    meta = [(say("Vote"), f"{rule_words(paper.rule, len(paper.items))}.")]
    if not each and not paper.secret:
        meta.append((say("Your name, if you want to be named"), _LINE))
    if paper.secret:
        meta.append((say("Secret"), say("Do not write your name on it.")))
    return Report(
        document="session",
        edition="ballot",
        title=say("Ballot: {title}", title=step.title),
        subtitle=paper.session.title,
        engagement=record.engagement.name,
        created=max(record.engagement.created, last_change(record)),
        program=program,
        meta=tuple(meta),
        blocks=blocks,
        facts=Facts(),
    )


def _ballot(paper: BallotPaper) -> Iterator[AnyBlock]:
    """What to do in plain words, then the list with what is to be filled in."""
    yield from _FORMS[paper.rule.method](paper)


def _ask(*sentences: str) -> Paragraph:
    return Paragraph(spans=plain(" ".join(sentences)))


def _list(paper: BallotPaper, columns: Sequence[Column], cells: Sequence[str]) -> Table:
    """The list with the same cells beside every item."""
    return Table(
        caption=paper.step.title,
        columns=(Column(title=say("No.")), Column(title="", weight=6), *columns),
        rows=tuple(
            (_number(item, at), _words(item), *cells) for at, item in enumerate(paper.items, 1)
        ),
    )


def _number(item: Item, at: int) -> str:
    """The number of an item: the one it is called by where it is, else its place on the list."""
    return item.code if item.code.isdigit() else str(at)


def _words(item: Item) -> str:
    """An item, with the code by which the room knows it."""
    known = item.code and not item.code.isdigit()
    return f"{item.code} {item.text}" if known else item.text


def _dots(paper: BallotPaper) -> Iterator[AnyBlock]:
    budget = int(paper.rule.budget or 0)
    most = int(min(budget, paper.rule.most_on_one or budget))
    several = [say("At most {most} may go to one.", most=most)] if most < budget else []
    yield _ask(
        say("You have {budget} dots. Fill in a circle for each dot that you give.", budget=budget),
        *several,
        say("You need not spend them all."),
    )
    mark = " ".join([CIRCLE] * most) if most <= _MOST_CIRCLES else BLANK
    yield _list(paper, [Column(title=say("Dots"), weight=2 if most < 6 else 3)], [mark])


def _points(paper: BallotPaper) -> Iterator[AnyBlock]:
    budget, most = int(paper.rule.budget or 0), paper.rule.most_on_one
    several = [say("At most {most} may go to one.", most=pointed(f"{most:g}"))] if most else []
    yield _ask(
        say("Share out {budget} points: the more, the more it matters to you.", budget=budget),
        *several,
        say("Write nothing where you give none."),
    )
    table = _list(paper, [Column(title=say("Points"), weight=2)], [BLANK])
    yield Table(
        caption=table.caption,
        columns=table.columns,
        rows=table.rows,
        total=("", say("All together, at most {budget}", budget=budget), BLANK),
    )


def _ranks(paper: BallotPaper) -> Iterator[AnyBlock]:
    count = places(paper.rule, len(paper.items))
    yield _ask(
        say(
            "Choose the {count} that matter most to you, and write their numbers in order: the "
            "first place is the best. None may stand there twice, and you may leave the last ones "
            "empty.",
            count=count,
        )
    )
    yield _list(paper, [], [])
    yield Table(
        caption=say("Your order"),
        columns=(
            Column(title=say("Place‖in an order")),
            Column(title=say("Points"), numeric=True),
            Column(title=say("Number"), weight=4),
        ),
        rows=tuple(
            (f"{at}.", pointed(f"{points:g}"), BLANK)
            for at, points in enumerate(points_of(paper.rule)[:count], 1)
        ),
    )


def _approve(paper: BallotPaper) -> Iterator[AnyBlock]:
    budget = paper.rule.budget
    if budget is None:
        yield _ask(say("Tick what you approve of: as many as you like."))
    else:
        yield _ask(say("Tick what you approve of: at most {most} of them.", most=f"{budget:g}"))
    yield _list(paper, [Column(title=say("Yes"))], [BOX])


def _gradients(paper: BallotPaper) -> Iterator[AnyBlock]:
    levels = parted(f"{at} {say(words)}" for at, words in enumerate(LEVELS, 1))
    yield _ask(say("Tick one box in each row. {levels}.", levels=levels))
    columns = [Column(title=str(at)) for at in range(1, len(LEVELS) + 1)]
    yield _list(paper, columns, [BOX] * len(LEVELS))


def _best_worst(paper: BallotPaper) -> Iterator[AnyBlock]:
    yield _ask(
        say("In each set of four, tick the one that is the best and the one that is the worst.")
    )
    items = {item.id or item.text: item for item in paper.items}
    for number, four in enumerate(sets_of(list(items)), 1):
        yield Table(
            caption=say("Set {number}", number=number),
            columns=(
                Column(title="", weight=6),
                Column(title=say("Best")),
                Column(title=say("Worst")),
            ),
            rows=tuple((_words(items[each]), BOX, BOX) for each in four),
        )


def _scores(paper: BallotPaper) -> Iterator[AnyBlock]:
    told = []
    for scale in paper.rule.scales:
        ends = {
            "title": scale.title,
            "least": pointed(f"{scale.least:g}"),
            "least_means": scale.least_means,
            "greatest": pointed(f"{scale.greatest:g}"),
            "greatest_means": scale.greatest_means,
        }
        if scale.total is None:
            told.append(
                say("{title}: {least} ({least_means}) to {greatest} ({greatest_means}).", **ends)
            )
        else:
            told.append(
                say(
                    "{title}: {least} ({least_means}) to {greatest} ({greatest_means}), adding "
                    "up to {total}.",
                    **ends,
                    total=pointed(f"{scale.total:g}"),
                )
            )
    yield _ask(say("Write a number in each cell."), *told)
    columns = [Column(title=scale.title, weight=2) for scale in paper.rule.scales]
    yield _list(paper, columns, [BLANK] * len(columns))


_FORMS: Final[dict[str, Callable[[BallotPaper], Iterator[AnyBlock]]]] = {
    "dots": _dots,
    "points": _points,
    "ranks": _ranks,
    "approve": _approve,
    "gradients": _gradients,
    "best-worst": _best_worst,
    SCORE: _scores,
}
"""What is filled in by each rule."""
