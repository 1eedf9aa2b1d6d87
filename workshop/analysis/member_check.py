"""What somebody is sent back to check, and how far that has come.

    own_words(hearing, session, person_id)                what is theirs, in the order it is read
    state_of(record, session_id, person_id, today)        not sent, sent back, overdue, ...

The copy for a person has all of their own words of one session, also those that are not to be
quoted to others. It has nothing of anybody else, nothing private or off the record, nothing that
the interviewer observed, and nothing that was withdrawn: it is asked of `told_record`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.language import grouped, say
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.documents import Entry, Session
from workshop.record.read_back import check_of, holds, read_back_of
from workshop.record.record import Record
from workshop.text import plural


class CheckState(Enum):
    """How far somebody's check of their words has come; the value says so."""

    NOT_SENT = "not sent back"
    SENT = "sent back"
    OVERDUE = "overdue"
    """Sent, and not answered by the day that was asked for."""
    ANSWERED = "answered"
    """All of it was read, and it is right."""
    CORRECTED = "corrected"
    """All of it was read, and some was put right, called wrong or left out."""

    @property
    def complete(self) -> bool:
        """Whether all was read by whoever said it."""
        return self in (CheckState.ANSWERED, CheckState.CORRECTED)


def own_words(hearing: Hearing, session: Session, person_id: str) -> list[Entry]:
    """What a person said in a session, or will do, by the steps of the guide in the order told.

    In an interview with this person alone that is all that names nobody else as its source.
    """
    alone = hearing.interviewee(session.id) == person_id
    own = []
    for entry in read_back_of(hearing.record, session):
        named = (*entry.people, *entry.raised_by)
        if person_id in named or (alone and not (named or entry.departments or entry.unclear)):
            own.append(entry)
    return own


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far somebody's check of a session has come."""

    state: CheckState
    check: MemberCheck | None
    words: int
    """How many things of theirs there are, those left out counted."""
    answered: int
    """How many of them were answered as they stand."""

    @property
    def sentence(self) -> str:
        """In words: `overdue, 3 of 12 answered`."""
        part = 0 < self.answered < self.words
        return (
            f"{self.state.value}, {self.answered} of {self.words} answered"
            if part
            else (self.state.value)
        )


def progress_of(hearing: Hearing, session: Session, person_id: str, today: date) -> Progress:
    """How far somebody's check of a session has come.

    Args:
        hearing: who was heard, of all that was recorded.
        session: the session.
        person_id: whose words.
        today: the day on which it is asked.
    """
    check = check_of(hearing.record, session.id, person_id)
    own = own_words(hearing, session, person_id)
    answers = check.answers if check else {}
    given = [(answers[e.id], e) for e in own if e.id in answers and holds(answers[e.id], e)]
    changed = any(answer.verdict is not Verdict.RIGHT or answer.was for answer, _ in given)
    if own and len(given) == len(own):
        state = CheckState.CORRECTED if changed else CheckState.ANSWERED
    elif check is None or check.sent is None:
        state = CheckState.NOT_SENT
    else:
        late = check.until is not None and check.until < today
        state = CheckState.OVERDUE if late else CheckState.SENT
    return Progress(state=state, check=check, words=len(own), answered=len(given))


def session_words(hearing: Hearing, session: Session, today: date) -> str:
    """How far the checks of a session have come; empty where nothing was sent or answered."""
    checks = [c for c in hearing.record.all(MemberCheck) if c.session_id == session.id]
    people = [each for each in session.people if any(c.person_id == each for c in checks)]
    states = [progress_of(hearing, session, each, today).state for each in people]
    if len(session.people) == 1 and states:
        return states[0].value
    counts = {state: states.count(state) for state in CheckState if state in states}
    return ", ".join(f"{count} {state.value}" for state, count in counts.items())


def checks_of(record: Record, session: Session, today: date) -> str:
    """The same of a record, of which nothing is looked up where nothing was sent or answered."""
    if all(check.session_id != session.id for check in record.all(MemberCheck)):
        return ""
    return session_words(Hearing(record), session, today)


def confirmed(hearing: Hearing, sessions: Iterable[Session]) -> tuple[int, int]:
    """How many of those who said something have read all of it, and how many there are.

    Whoever was heard in several sessions has read all where they have in each of those in which
    they answered anything.
    """
    read: dict[str, list[bool]] = {}
    for session in sessions:
        for person_id in hearing.voices(session.id):
            if not own_words(hearing, session, person_id):
                continue
            found = read.setdefault(person_id, [])
            check = check_of(hearing.record, session.id, person_id)
            if check is not None and check.answers:
                found.append(progress_of(hearing, session, person_id, date.max).state.complete)
    return sum(bool(each) and all(each) for each in read.values()), len(read)


def confirmed_words(count: int, of: int) -> str:
    """`9 of 12 have read and confirmed their words`."""
    return say(
        "{number} of {people}",
        number=grouped(count),
        people=plural(
            of,
            "person has read and confirmed their words",
            "people have read and confirmed their words",
        ),
    )
