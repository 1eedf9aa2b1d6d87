"""Stand-ins for what damage took away, so that what is left can be shown and gone on with.

An entry without its session, or a session without its guide, could be shown nowhere. Stand-ins
are made anew whenever a record is read; one is recorded only when a person changes it. They say
nothing that was not recorded: names of steps, times and people come from what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from workshop.guide.parts import Timing
from workshop.guide.shape import AnyStep, Ask, Guide
from workshop.record.checks import MemberCheck
from workshop.record.documents import (
    Ballot,
    Clock,
    Consent,
    Document,
    Engagement,
    Entry,
    Session,
    StoredGuide,
)
from workshop.record.findings.documents import Finding
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.transcripts import Transcript
from workshop.record.votes.documents import HandCount, Rule, Vote

_LOST = "not recorded any more"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MINUTES = Timing(least=1.0, planned=5.0, greatest=15.0)


def stand_in(record: Record, name: str, moment: datetime) -> list[Document]:
    """Complete a record with stand-ins, and give them.

    Args:
        record: what is left; it is completed.
        name: what to call the engagement.
        moment: a time for what has none of its own.
    """
    made: list[Document] = []
    for document in _missing(record, name, moment):
        record.put(document)
        made.append(document)
    return made


def _missing(record: Record, name: str, moment: datetime) -> Iterator[Document]:
    """What is needed, each made once what it needs itself is there."""
    if next(record.all(Engagement), None) is None:
        yield Engagement(id=id_text(0), name=name, created=moment)
    yield from _votes(record, moment)
    for session_id in _lost_sessions(record):
        yield _session(record, session_id, moment)
    for session in record.sessions():
        if record.find(StoredGuide, session.guide_id) is None:
            yield _guide(record, session)
        if record.find(Clock, session.id) is None:
            yield Clock(id=session.id, step_id=record.guide_of(session).steps[0].id)


def _votes(record: Record, moment: datetime) -> Iterator[Vote]:
    """The votes of which only what was given is left; nobody knows by what rule: they are void."""
    given: list[Ballot | HandCount] = [*record.all(Ballot), *record.all(HandCount)]
    lost = {one.vote_id: one for one in given if one.vote_id}
    for vote_id, one in lost.items():
        if vote_id and record.find(Vote, vote_id) is None:
            yield Vote(
                id=vote_id,
                session_id=one.session_id,
                step_id=one.step_id,
                rule=Rule(method="approve"),
                subjects=(),
                roster=(),
                opened=moment,
                voided=moment,
                reason=_LOST,
            )


def _lost_sessions(record: Record) -> list[str]:
    """The sessions that something belongs to and that are not there."""
    named = dict.fromkeys(
        [
            *(entry.session_id for entry in record.all(Entry)),
            *(ballot.session_id for ballot in record.all(Ballot)),
            *(vote.session_id for vote in record.all(Vote)),
            *(hands.session_id for hands in record.all(HandCount)),
            *(consent.session_id for consent in record.all(Consent)),
            *(each.session_id for each in record.all(Transcript)),
            *(check.session_id for check in record.all(MemberCheck)),
            *(finding.session_id for finding in record.all(Finding)),
            *(row.session_id for row in _rows(record)),
        ]
    )
    return [each for each in named if each and record.find(Session, each) is None]


def _rows(record: Record) -> Iterator[Row]:
    """The rows of all registers."""
    return (row for kind in ROW_TYPES.values() for row in record.all(kind))


def _session(record: Record, session_id: str, moment: datetime) -> Session:
    """A session of which only what was said in it is left."""
    entries = record.entries_of(session_id)
    consents = [each for each in record.all(Consent) if each.session_id == session_id]
    people = dict.fromkeys(
        [
            *(consent.person_id for consent in consents),
            *(person for entry in entries for person in entry.people),
        ]
    )
    return Session(
        id=session_id,
        title="A session whose beginning is lost",
        guide_id=session_id,
        people=tuple(people),
        started=min((entry.at for entry in entries), default=moment),
        closed=max((entry.at for entry in entries), default=moment),
    )


def _guide(record: Record, session: Session) -> StoredGuide:
    """A guide with the steps in which anything was recorded."""
    steps = dict.fromkeys(
        [
            *session.steps,
            *(entry.step_id for entry in record.entries_of(session.id)),
            *(each.step_id for each in record.all(Ballot) if each.session_id == session.id),
            *(each.step_id for each in record.votes.held_in(session.id)),
            *(row.step_id for row in _rows(record) if row.session_id == session.id),
        ]
    )
    guide = Guide(
        format=1,
        name="lost-guide",
        title=session.title,
        setting="workshop",
        purpose=_LOST,
        audience=_LOST,
        stage="environmental scanning",
        programme_step="collect information",
        steps=tuple(_steps(steps)) or (_step("left"),),
    )
    return StoredGuide(id=session.guide_id, digest="", guide=guide)


def _steps(ids: Iterable[str]) -> Iterator[AnyStep]:
    return (_step(step_id) for step_id in ids if _ID.fullmatch(step_id))


def _step(step_id: str) -> Ask:
    return Ask(id=step_id, title=step_id.replace("-", " ").capitalize(), minutes=_MINUTES)
