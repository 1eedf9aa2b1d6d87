"""The commands of plain mode for consent: the same for all, off the record."""

from __future__ import annotations

from screens.plain.base.talk import Talk
from screens.plain.entries import meant
from workshop.errors import Refused
from workshop.privacy.consents import levels_offered, not_asked
from workshop.record.documents import Attribution
from workshop.running.commands import KeepOffRecord, SetConsents, SetOffRecord
from workshop.running.same_person import told_apart
from workshop.text import listing


def consent_for_all(talk: Talk) -> None:
    """One level for everybody not asked yet; level and names are told before it is recorded."""
    record, session = talk.record, talk.session
    people = not_asked(record, session)
    if not people:
        raise Refused("Everybody was asked.")
    names = listing([told_apart(record, person) for person in people])
    choices = [(level.sentence, level.value) for level in levels_offered(talk.guide)]
    answer = talk.ask.choose(f"How may {names} be quoted?", choices, "ask later")
    if answer is None:
        return
    level = Attribution(answer)
    if talk.ask.confirm(f"{level.sentence}: {names}. Record it for all at once?", default=False):
        ids = tuple(person.id for person in people)
        command = SetConsents(session_id=session.id, people=ids, attribution=level)
        talk.tell(f"{talk.send(command).sentence}.")


def off(talk: Talk, words: str) -> None:
    """Go off the record or on it again; with a number, take that entry off it."""
    if words:
        entry, _ = meant(talk.record, talk.session_id, words)
        talk.tell(f"{talk.send(KeepOffRecord(entry_id=entry.id, off_record=True)).sentence}.")
        return
    on = talk.session.off_record is None
    change = talk.send(SetOffRecord(session_id=talk.session_id, on=on))
    behind = " What is typed now is in no output; /off ends it." if on else ""
    talk.tell(f"{change.sentence}.{behind}")
