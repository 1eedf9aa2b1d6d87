"""Erasing a person: what it comes to, the name typed to confirm it, and what was done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.privacy.erasure_report import UNREACHED, Extent
from workshop.text import clean_line


class EraseDialog(Dialog[bool]):
    """Says what goes, what stays and what cannot be reached; True when the name was typed."""

    ACCEPT = "Erase"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("pagedown", "read(1)"),
        ("pageup", "read(-1)"),
    ]

    def __init__(self, extent: Extent) -> None:
        super().__init__()
        self._extent = extent

    def heading(self) -> str:
        """Who."""
        return f"Erase {self._extent.name}?"

    def fields(self) -> Iterable[Widget]:
        """What it comes to, and the field for the name."""
        parts = (
            ("What goes, for good. Undo cannot bring it back:", self._extent.goes),
            ("What stays:", self._extent.stays),
            ("What cannot be reached from here:", UNREACHED),
        )
        shown = [Static(_part(*part), classes="dialog-words") for part in parts]
        yield VerticalScroll(*shown, classes="dialog-scroll")
        yield Field("Name", line("name", hint="type the whole name to confirm; PgDn reads on"))

    def on_mount(self) -> None:
        """The name is typed at once."""
        self.query_one("#name").focus()

    def action_read(self, by: int) -> None:
        """Show what is further down or up, while the cursor stays in the field."""
        words = self.query_one(".dialog-scroll", VerticalScroll)
        (words.scroll_page_down if by > 0 else words.scroll_page_up)()

    def answer(self) -> bool:
        """The name was typed.

        Raises:
            Missing: it was not.
        """
        if clean_line(self.text_of("name")) != self._extent.name:
            raise Missing("Type the name as it stands in the title.", "name")
        return True


def _part(title: str, sentences: Sequence[str]) -> Content:
    lines = [Content.styled(title, "bold"), *(Content(f"· {sentence}") for sentence in sentences)]
    return Content("\n").join(lines)


class FormerName(Dialog[str]):
    """Asks how somebody was called of whom nothing but the id came back."""

    HEADING = "What were they called?"
    ACCEPT = "Go on"

    def fields(self) -> Iterable[Widget]:
        """What the name is for, and the field for it."""
        words = (
            "They were erased here and came back without a name, with files of another copy. "
            "Everything is looked through for the name that they had."
        )
        yield Static(words, classes="dialog-words", markup=False)
        yield Field("Name", line("name", hint="the whole name"))

    def on_mount(self) -> None:
        """The name is typed at once."""
        self.query_one("#name").focus()

    def answer(self) -> str:
        """The name.

        Raises:
            Missing: none was given.
        """
        if not (name := clean_line(self.text_of("name"))):
            raise Missing("Give the name that they had.", "name")
        return name


class Working(ModalScreen[BaseException | None]):
    """Stands in front while something is done that must not be interrupted by keys.

    Args:
        words: what is being done.
        job: what does it, in a thread; what it raises is the answer.
    """

    CSS_PATH = Dialog.CSS_PATH

    def __init__(self, words: str, job: Callable[[], object]) -> None:
        super().__init__()
        self._words = words
        self._job = job

    def compose(self) -> ComposeResult:
        """The words."""
        with Vertical(classes="dialog"):
            yield Static(self._words, classes="dialog-title", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self._run()

    @work
    async def _run(self) -> None:
        """Do it, and go away."""
        try:
            await asyncio.to_thread(self._job)
        except Exception as problem:  # noqa: BLE001 - told by whoever asked for it
            self.dismiss(problem)
        else:
            self.dismiss(None)


class ErasedDialog(Dialog[bool]):
    """Tells what was done and what is left, until it is answered."""

    HEADING = "Erased"

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._sentences = sentences

    def fields(self) -> Iterable[Widget]:
        """What was done, searched and found."""
        words = "\n".join(self._sentences)
        listed = Static(words, classes="dialog-words", markup=False)
        yield VerticalScroll(listed, classes="dialog-scroll")

    def buttons(self) -> Iterable[Widget]:
        """One, to go on."""
        yield Button("Good", action="screen.accept", compact=True, classes="-go", id="accept")

    def on_mount(self) -> None:
        """Enter goes on."""
        self.query_one("#accept", Button).focus()

    def answer(self) -> bool:
        """It was read."""
        return True
