"""The dialogs of the programme: a letter, somebody new, an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.dialogs.path import PathDialog
from workshop.errors import Refused
from workshop.programme.acts import moment_cells
from workshop.programme.letters import Letter

SENT, WRITE = "sent", "write"
"""What can be done with a letter that is shown."""

_WHEN = "12 Dec 14:30, or friday"


class LetterDialog(ModalScreen[str | None]):
    """Shows a letter; the answer is what is to be done with it.

    Args:
        title: what it is, and to whom.
        letter: the letter.
        writable: whether it can be recorded as sent.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "dismiss", "Close"),
        Binding("s", "done('sent')", "Sent"),
        Binding("m", "done('write')", "Mail"),
    ]

    def __init__(self, title: str, letter: Letter, *, writable: bool) -> None:
        super().__init__()
        self._title = title
        self._letter = letter
        self._writable = writable

    def compose(self) -> ComposeResult:
        """Title, letter, keys."""
        keys = "m writes a draft for mail · Esc"
        if self._writable:
            keys = f"s records that it was sent today · {keys}"
        with VerticalScroll(classes="dialog", id="letter"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Static(self._letter.whole, markup=False)
            yield Static(keys, classes="dialog-keys", markup=False)

    def action_done(self, what: str) -> None:
        """Say what is to be done with it."""
        if self._writable or what != SENT:
            self.dismiss(what)


class PlanDialog(Dialog[Mapping[str, str]]):
    """Asks who is to be heard, and what is known of when; the answer has `person` among its cells.

    Args:
        people: the names of those who are known.
        guides: the names of the guides for interviews.
        today: the day from which `friday` is reckoned.
        guide: the guide that is proposed.
        person: who is proposed.
        department: the department in which somebody is to be heard; empty where none is meant.
    """

    HEADING = "Who is to be heard?"
    ACCEPT = "Take in"

    def __init__(
        self,
        people: Sequence[str],
        guides: Sequence[str],
        today: date,
        *,
        guide: str = "",
        person: str = "",
        department: str = "",
    ) -> None:
        super().__init__()
        self._guide = guide
        self._person = person
        self._department = department
        self._people = people
        self._guides = guides
        self._today = today

    def fields(self) -> Iterable[Widget]:
        """Who first; all others may be left empty."""
        hint = f"name, role, {self._department or 'department'}"
        who = CompletingInput(self._people, self._person, field="person", placeholder=hint)
        yield Field("Who", who)
        yield Field("Named by", CompletingInput(self._people, "", field="named_by", placeholder=""))
        yield Field(
            "Guide", CompletingInput(self._guides, self._guide, field="guide", placeholder="")
        )
        yield Field("When", line("when", hint=_WHEN))
        yield Field("Place", line("place", hint="room, town, call"))
        yield Field("Sitting", line("sitting", hint="a word that those heard together share"))

    def answer(self) -> Mapping[str, str]:
        """The cells that something was typed for."""
        person = self.text_of("person").strip()
        if not person:
            raise Missing("Say who is to be heard.", "person")
        guide = self.text_of("guide").strip()
        if guide and guide not in self._guides:
            raise Missing(f"There is no guide {guide}; Tab completes the names of guides.", "guide")
        cells = {name: self.text_of(name).strip() for name in ("named_by", "place", "sitting")}
        cells |= {"person": person, "guide": guide, **_moment(self, self._today)}
        return {name: cell for name, cell in cells.items() if cell}


class AgreedDialog(Dialog[tuple[str, str]]):
    """Asks for when and where somebody agreed to be heard.

    Args:
        name: who agreed.
        when: what was planned.
        place: where.
        today: the day from which `friday` is reckoned.
    """

    ACCEPT = "Agreed"

    def __init__(self, name: str, when: str, place: str, today: date) -> None:
        super().__init__()
        self._name = name
        self._when = when
        self._place = place
        self._today = today

    def heading(self) -> str:
        """Who agreed."""
        return f"{self._name} agreed"

    def fields(self) -> Iterable[Widget]:
        """When and where; either may be left empty until it is known."""
        yield Field("When", line("when", self._when, hint=_WHEN))
        yield Field("Place", line("place", self._place, hint="room, town, call"))

    def answer(self) -> tuple[str, str]:
        """Both, as typed."""
        _moment(self, self._today)
        return self.text_of("when").strip(), self.text_of("place").strip()


class FileDialog(PathDialog):
    """Asks where to write a letter or a calendar.

    Args:
        title: what is written.
        start: the file that is proposed.
        note: what is said under the field.
    """

    ACCEPT = "Write"

    def __init__(self, title: str, start: str, note: str) -> None:
        super().__init__(start)
        self._title = title
        self.NOTE = note

    def heading(self) -> str:
        """What is written."""
        return self._title


def _moment(dialog: PlanDialog | AgreedDialog, today: date) -> dict[str, str]:
    """The cells of what was typed as a day and a time.

    Raises:
        Missing: it cannot be read.
    """
    try:
        return moment_cells(dialog.text_of("when"), today)
    except Refused as refused:
        raise Missing(str(refused), "when") from refused
