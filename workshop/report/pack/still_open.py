"""What is still open in the work as a whole, in numbers, as far as an edition tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from workshop.analysis.answer.version import version_of
from workshop.analysis.evidence import must_asked
from workshop.analysis.member_check import CheckState, progress_of
from workshop.ballots.standing import open_steps
from workshop.language import say
from workshop.record.checks import MemberCheck
from workshop.record.documents import Person, Session
from workshop.record.read_back import confirmed_of, read_back_of
from workshop.record.votes.documents import Vote
from workshop.report import chapters
from workshop.report.actions.told_actions import actions_of
from workshop.report.listed import last_change
from workshop.report.view import Gathered
from workshop.text import plural


class OpenPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not done yet."""

    kind: str
    """Which of `POINTS` it is."""
    n: int
    """How much of it there is."""
    sentence: str


def open_points(gathered: Gathered, kinds: tuple[str, ...]) -> tuple[OpenPoint, ...]:
    """What is still open, in the order of `POINTS`; nothing of what is done.

    Args:
        gathered: the record as the edition tells it.
        kinds: which of `POINTS` may be told.
    """
    found = (
        OpenPoint(kind=kind, n=n, sentence=sentence)
        for kind, find in POINTS.items()
        if kind in kinds
        for n, sentence in find(gathered)
        if n
    )
    return tuple(found)


def _version(gathered: Gathered) -> Iterator[tuple[int, str]]:
    """Whether the documents are final, and how many sentences of them a person wrote."""
    record = gathered.record
    version = version_of(record, last_change(record))
    if version.status != "final":
        yield 1, say("The documents are not final: {status}.", status=_small(version.sentence))


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _unheard(gathered: Gathered) -> Iterator[tuple[int, str]]:
    """Departments that were not heard, by name where the edition names them."""
    if found := chapters.unheard(gathered):
        label, names = found
        yield len(gathered.telling.hearing.unheard), f"{label}: {names}."


def _not_read_back(gathered: Gathered) -> Iterator[tuple[int, str]]:
    """Sessions that nobody who was there confirmed, or not as they stand now."""
    record = gathered.record
    said = [s for s in gathered.sessions if read_back_of(record, s)]
    confirmed = [confirmed_of(record, each) for each in said]
    none = sum(each is None for each in confirmed)
    yield none, say("Not read back yet: {what}.", what=plural(none, "session"))
    part = sum(each is not None and bool(each.rest) for each in confirmed)
    yield part, say("Not confirmed in every line: {what}.", what=plural(part, "session"))


def _words_out(gathered: Gathered) -> Iterator[tuple[int, str]]:
    """People who were sent their words and have not answered all of it."""
    record, hearing = gathered.record, gathered.telling.hearing
    today = last_change(record).date()
    waiting = (CheckState.SENT, CheckState.OVERDUE)
    out = {
        check.person_id
        for check in record.all(MemberCheck)
        if record.find(Person, check.person_id)
        and (session := record.find(Session, check.session_id))
        and progress_of(hearing, session, check.person_id, today).state in waiting
    }
    what = plural(len(out), "person", "people")
    yield len(out), say("Sent their words and not answered yet: {what}.", what=what)


def _votes(gathered: Gathered) -> Iterator[tuple[int, str]]:
    """Votes that nobody closed, and scores that nobody took in. Nothing of what they come to."""
    record = gathered.record
    votes = sum(vote.is_open for vote in record.all(Vote))
    yield votes, say("Still open, so that no result is told: {what}.", what=plural(votes, "vote"))
    steps = sum(len(open_steps(record, session)) for session in gathered.sessions)
    yield (
        steps,
        say("Scored and not taken in, so in no result: {what}.", what=plural(steps, "step")),
    )


def _must_ask(gathered: Gathered) -> Iterator[tuple[int, str]]:
    """Questions that had to be asked and were not."""
    missed = sum(len(must_asked(gathered.record, each)[1]) for each in gathered.sessions)
    what = plural(missed, "must-ask question")
    yield missed, say("Not asked: {what}.", what=what)


def _actions(gathered: Gathered) -> Iterator[tuple[int, str]]:
    """Actions that are not done, and questions without an answer, as far as they are told."""
    fact = actions_of(gathered)
    yield fact.overdue, say("Overdue: {what}.", what=plural(fact.overdue, "action"))
    later = fact.open - fact.overdue
    yield later, say("To be done: {what}.", what=plural(later, "action"))
    asked = len(fact.questions)
    yield asked, say("Without an answer: {what}.", what=plural(asked, "question"))


POINTS: Final[Mapping[str, Callable[[Gathered], Iterator[tuple[int, str]]]]] = MappingProxyType(
    {
        "version": _version,
        "departments": _unheard,
        "read-back": _not_read_back,
        "words": _words_out,
        "votes": _votes,
        "must-ask": _must_ask,
        "actions": _actions,
    }
)
"""What is looked at, by name, in the order in which it is told."""
