"""A text of several lines, in an editor of its own or in the person's own editor."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from screens.base.own_editor import edit_file, in_place_of_screens, own_editor
from screens.dialogs.dialog import Dialog, DialogKeys, Missing
from screens.session.dialogs.found_text import FoundText
from workshop.text import clean

Reading = Callable[[str], Content]
"""Says how a text will be read."""


class TextDialog(Dialog[str]):
    """Edits a text; ctrl+s gives it back.

    Args:
        title: what is written.
        text: what stands there at first.
        reading: says how the text will be read.
        keep: is given the text at each change.
        typed: what was typed before and not recorded; else the text.
        file: where the text lies while the person's own editor has it, so that a run that is cut
            off finds it again; a file of the system for passing things where none is given.
    """

    ACCEPT = "Record"
    KEYS: ClassVar[str] = "^s record · ^f find · ^o own editor"
    """The keys, as they are named beside the buttons."""
    TYPED_BEFORE: ClassVar[str] = "Typed before and not recorded: ^s records it."
    """What is said where other words stand there than at first, which follow."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "own_editor", "Your own editor", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        text: str,
        reading: Reading,
        keep: Callable[[str], None],
        typed: str,
        file: Path | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._first = text
        self._reading = reading
        self._keep = keep
        self._typed = typed
        self._file = file
        self._warned = False

    def heading(self) -> str:
        """What is written."""
        return self._title

    def fields(self) -> Iterable[Widget]:
        """The editor, and how its text will be read."""
        yield FoundText(self._typed)
        yield Static("", id="reading", markup=False)

    def buttons(self) -> Iterable[Widget]:
        """The keys are named, for Enter makes a new line here."""
        yield Button(self.ACCEPT, action="screen.accept", compact=True, classes="-go", id="accept")
        yield Button("Cancel", action="screen.cancel", compact=True, id="cancel")
        yield DialogKeys(self.KEYS)

    @property
    def _text(self) -> FoundText:
        return self.query_one(FoundText)

    @property
    def _area(self) -> TextArea:
        return self._text.area

    def on_mount(self) -> None:
        """Go to the end of the text."""
        self._text.begin()
        self._say_reading()
        if self._typed != self._first:
            self.complain(self.TYPED_BEFORE.format(self._first))

    @on(TextArea.Changed, "#text")
    def read(self) -> None:
        """Say how it will be read, and keep it."""
        self._warned = False
        self._keep(self._area.text)
        self._say_reading()

    def _say_reading(self) -> None:
        self.query_one("#reading", Static).update(self._reading(self._area.text))

    def answer(self) -> str:
        """The text."""
        if not self._area.text.strip():
            raise Missing("There is nothing to record: type what was said.", "text")
        return self._area.text

    def action_cancel(self) -> None:
        """Go back to the text from finding; away; with changes, only when asked twice."""
        if self._text.finding:
            self._text.leave()
            return
        if self._area.text == self._first or self._warned:
            self.dismiss(None)
            return
        self._warned = True
        self.complain("Not recorded yet. Escape again throws these words away.")

    def action_own_editor(self) -> None:
        """Hand the text to the person's own editor."""
        editor = own_editor()
        if not editor:
            self.complain("No editor is named: set the environment variable EDITOR.")
            return
        left: list[str] = []
        try:
            failure = in_place_of_screens(
                self.app, lambda: left.append(edited(editor, self._area.text, self._file))
            )
        except SuspendNotSupported:
            self.complain("Your own editor cannot be opened from here.")
            return
        if failure or not left:
            self.complain(f"“{editor}” could not be used ({failure}); the text is as it was.")
            return
        self._area.text = left[0]
        self._area.move_cursor(self._area.document.end)


def edited(editor: str, text: str, file: Path | None = None) -> str:
    """A text as an editor leaves it; the file is for this person's eyes and does not stay.

    Args:
        editor: the command, as a shell would take it apart.
        text: the text.
        file: where it lies meanwhile; a new file of the system where none can be made there.

    Raises:
        OSError: the editor cannot be run, or it failed.
        ValueError: the command cannot be taken apart, or the editor left no text.
    """
    handle, file = _opened(file)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        edit_file(editor, file)
        return clean(file.read_text(encoding="utf-8-sig")).rstrip("\n")
    finally:
        file.unlink(missing_ok=True)


def _opened(file: Path | None) -> tuple[int, Path]:
    """A new file that nobody else can read, open."""
    if file is not None:
        with suppress(OSError):
            file.unlink(missing_ok=True)
            return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), file
    handle, name = tempfile.mkstemp(suffix=".txt", prefix="workshop-")
    return handle, Path(name)
