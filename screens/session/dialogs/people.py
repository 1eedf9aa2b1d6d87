"""Who is in the session: part and presence of each, changed by one key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row, RowList
from workshop import times
from workshop.record.documents import Person, Session
from workshop.record.parts import Part, PresenceState, presence_now
from workshop.record.record import Record
from workshop.running.command_kinds.people import MarkPresent, SetPart
from workshop.running.commands import Command, LeaveSession
from workshop.running.same_person import about
from workshop.running.typed.speakers import number_of

_PARTS: Final = {str(number): part for number, part in enumerate(Part, 1)}
_STATES: Final = {
    "h": PresenceState.PRESENT,
    "t": PresenceState.LATE,
    "l": PresenceState.LEFT,
    "w": PresenceState.AWAY,
}

Send = Callable[[Command], str]
"""Carries out a command, and says what came of it."""


class SessionPeople(Dialog[None]):
    """Lists everybody of a session; keys say part and presence of the one under the cursor.

    Args:
        look: gives the record and the session as they are now.
        send: carries out what a key asks for.
        live: whether anything can be changed.
    """

    HEADING = "Who is here"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Done", show=False),
        Binding("ctrl+o", "accept", "Done", show=False),
        *(Binding(key, f"part('{key}')", part.value, show=False) for key, part in _PARTS.items()),
        *(Binding(key, f"mark('{key}')", s.value, show=False) for key, s in _STATES.items()),
        Binding("x", "off", "Off the list", show=False),
    ]

    def __init__(
        self, look: Callable[[], tuple[Record, Session]], send: Send, *, live: bool
    ) -> None:
        super().__init__()
        self._look = look
        self._send = send
        self._live = live

    def accept_words(self) -> str:
        """The word on the button."""
        return "Done"

    def fields(self) -> Iterable[Widget]:
        """Everybody, what the keys do, and what came of the last one."""
        yield RowList(id="listed", classes="dialog-list")
        parts = "  ".join(f"{key} {part.value}" for key, part in _PARTS.items())
        states = "h here   t came late   l has left   w away   x off the list"
        yield Static(f"{parts}\n{states}", classes="dialog-words muted", markup=False)
        yield Static("", id="said", classes="dialog-words", markup=False)

    def on_mount(self) -> None:
        """Show the list."""
        self._show()
        self.query_one("#listed").focus()

    def _show(self) -> None:
        record, session = self._look()
        items = [Item(_row(record, session, p, part), p.id) for p, part in _listed(record, session)]
        self.query_one("#listed", RowList).fill(items)

    def _do(self, make: Callable[[str, str], Command]) -> None:
        """Carry out a command for the one under the cursor."""
        chosen = self.query_one("#listed", RowList).chosen
        if chosen is None:
            return
        words = "Nothing can be changed here now."
        if self._live:
            words = self._send(make(self._look()[1].id, chosen))
        self.query_one("#said", Static).update(words)
        self._show()

    def action_part(self, key: str) -> None:
        """Say what somebody is."""
        part = _PARTS[key]
        self._do(lambda here, person: SetPart(session_id=here, person_id=person, part=part))

    def action_mark(self, key: str) -> None:
        """Say whether somebody is there."""
        state = _STATES[key]
        self._do(lambda here, person: MarkPresent(session_id=here, person_id=person, state=state))

    def action_off(self) -> None:
        """Take somebody off the list."""
        self._do(lambda here, person: LeaveSession(session_id=here, person_id=person))

    def answer(self) -> None:
        """Nothing: each key acts at once."""


def _listed(record: Record, session: Session) -> Iterable[tuple[Person, Part]]:
    """Everybody on the list with their part, participants first."""
    yield from ((person, Part.PARTICIPANT) for person in record.people_of(session))
    yield from ((person, session.parts[person.id]) for person in record.others_of(session))


def _row(record: Record, session: Session, person: Person, part: Part) -> Row:
    """Somebody with part and presence; who has gone is shown as that."""
    marks = session.presence.get(person.id, ())
    there = part.in_the_room and presence_now(session.presence, person.id).there
    known = muted(about(record, person))
    number = number_of(session, person.id)
    spoken = muted(f"speaker {number}  ") if number else Content("")
    came = "  ".join(f"{mark.state.value} {times.time(mark.at)}" for mark in marks)
    return Row(
        Content.assemble((person.name, "bold" if there else ""), "  ", spoken, known),
        lead=Content.styled("●", "$success") if there else muted("○"),
        right=muted("  ".join(word for word in (came, part.value) if word)),
        indent=3,
    )
