"""Dissent: the decision that it is from, and how it is recorded."""

from __future__ import annotations

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import EntryKind, Person, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.field_base import Target
from workshop.registers.kinds.decisions import DECISIONS, DISSENT
from workshop.running.base.registry import rule
from workshop.running.capture import Captured
from workshop.running.entry_rules import Writing
from workshop.running.row_commands import RecordDissent
from workshop.running.same_person import told_apart
from workshop.running.sources import Heard
from workshop.text import shorten


def last_decision(record: Record, session: Session, step_id: str) -> Row:
    """The decision that dissent is from where none is named: the newest one of the step.

    Raises:
        Refused: nothing was decided yet.
    """
    rows = [row for row in record.rows_of(session.id, step_id) if row.TABLE == DECISIONS]
    if not rows:
        raise Refused("Nothing is decided in this step yet: type the decision first.")
    return rows[-1]


@rule(RecordDissent)
def record_dissent(record: Record, command: RecordDissent, moment: Moment) -> Change:
    """Put the statement, and the decision with it; off the record the sentence has no word of it.

    Raises:
        Refused: the session is closed, or nothing was said.
    """
    session = record.get(Session, command.session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to record more.")
    step = record.step_of(session, command.step_id)
    decision = record.get(ROW_TYPES[DECISIONS], command.decision_id)
    person = record.get(Person, command.person_id)
    writing = Writing(record, session, step, moment)
    said = Captured(kind=EntryKind.QUOTE, text=command.words, tags=(DISSENT,))
    entry = writing.entry(said, Heard(people=(person.id,)))
    if not entry.people:  # off the record nobody is taken in, and the words are still theirs
        entry = msgspec.structs.replace(entry, people=(person.id,))
    dissent = (*decision.cell("dissent"), Target(table="entry", id=entry.id))
    changed = msgspec.structs.replace(decision, dissent=dissent)
    who, words = told_apart(record, person), shorten(entry.text, 60)
    sentence = f"Recorded dissent of {who} from {decision.code}: “{words}”"
    if entry.off_record:
        sentence = f"Recorded dissent from {decision.code} off the record"
    puts = tuple(each for each in writing.puts if each.id != entry.id)
    return Change(sentence=sentence, puts=(*puts, entry, changed), session_id=session.id)
