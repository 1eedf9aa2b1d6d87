"""Who is there and what they are, at plain prompts; and a session as a whole, put right."""

from __future__ import annotations

from typing import Final

from screens.plain.talk import Act, Talk
from workshop import times
from workshop.record.parts import Part
from workshop.running.people_commands import (
    DiscardSession,
    EditSession,
)
from workshop.running.same_person import in_full


def _people(talk: Talk, _: str) -> None:
    """Tell everybody on the list, with part and presence."""
    session, record = talk.session, talk.record
    listed = [(person, Part.PARTICIPANT) for person in record.people_of(session)]
    listed += [(person, session.parts[person.id]) for person in record.others_of(session)]
    lines = []
    for person, part in listed:
        marks = session.presence.get(person.id, ())
        came = [f"{mark.state.value} {times.time(mark.at)}" for mark in marks]
        lines.append(", ".join([in_full(record, person), part.value, *came]))
    talk.tell("\n".join(lines) or "Nobody is on the list.")


def _department(talk: Talk, words: str) -> None:
    if words and talk.record.department_named(words) is None:
        known = talk.ask.confirm(f"{words} is a new department. Add it?")
        if not known:
            return
    change = talk.send(EditSession(session_id=talk.session_id, department=words))
    talk.tell(f"{change.sentence}.")


def _discard(talk: Talk, _: str) -> None:
    if talk.ask.confirm(f"Discard {talk.session.title} with all in it?", default=False):
        change = talk.send(DiscardSession(session_id=talk.session_id))
        talk.tell(f"{change.sentence}.")
        talk.over = True


PEOPLE_ACTS: Final[dict[str, Act]] = {
    "people": _people,
    "department": _department,
    "discard": _discard,
}
"""What is told or asked about people and the session as a whole, by its word."""
