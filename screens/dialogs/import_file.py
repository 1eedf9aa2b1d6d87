"""The dialog that asks for a file to import, and what kind of file it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing
from screens.dialogs.path import path_field, path_of, there
from screens.widgets.choice import Choice
from sessions.errors import cause_of
from sessions.imports.registry import Import, recognised
from workshop.text import listing

PASTED: Final = Path("pasted text")
"""What a text is called that comes from no file."""


class FileToImport(NamedTuple):
    """What shall be imported."""

    row: Import
    """As what."""
    path: Path
    """The file or folder."""
    text: str | None = None
    """The content, where it was pasted; the path is then only a name for it."""


class ImportDialog(Dialog[FileToImport]):
    """Asks for a file; what it is is recognised, or chosen.

    Args:
        rows: the kinds that can be imported here.
        start: what stands in the field of the path.
    """

    HEADING = "Import"
    ACCEPT = "Import"

    def __init__(self, rows: Sequence[Import], start: Path | str) -> None:
        super().__init__()
        self._rows = {row.name: row for row in rows}
        self._start = str(start)

    def fields(self) -> Iterable[Widget]:
        """The path, with completion; the kind; what is read."""
        yield Field("File", path_field(self._start))
        kinds = [("", "Recognise it"), *((row.name, row.title) for row in self._rows.values())]
        yield Field("Kind", Choice(kinds, "", id="kind"))
        yield Static("", id="reads", classes="field-note", markup=False)

    def on_mount(self) -> None:
        """Say what is read."""
        self.say_what_is_read()

    @on(Choice.Changed)
    def say_what_is_read(self) -> None:
        """Say what is read as the kind that is chosen."""
        # What every kind takes would push complaints and buttons out of a small screen.
        reads = "What it is follows from its name and content; right and left tell of each kind"
        if self._kind:
            row = self._rows[self._kind]
            reads = f"{row.title}: {row.reads}"
        pasted = " The text of notes can be pasted here too." if "notes" in self._rows else ""
        words = f"{reads}. It is not changed. The right arrow completes the path.{pasted}"
        self.query_one("#reads", Static).update(words)
        self.complain("")

    @property
    def _kind(self) -> str:
        return self.query_one("#kind", Choice).value

    @on(Input.Changed)
    def forget_complaint(self) -> None:
        """A complaint is about what was typed before."""
        self.complain("")

    def take_list(self, text: str, field: str) -> None:
        """Text that is pasted in place of a path is that of notes."""
        if "notes" in self._rows:
            self.dismiss(FileToImport(self._rows["notes"], PASTED, text))
        else:
            super().take_list(text, field)

    def answer(self) -> FileToImport:
        """The file, and what it is."""
        path = there(path_of(self.text_of("path"), self._start))
        if self._kind:
            return FileToImport(self._rows[self._kind], path)
        try:
            found = recognised(path)
        except OSError as problem:
            raise Missing(f"{path} cannot be read: {cause_of(problem, path)}", "path") from None
        here = [row for row in found if row.name in self._rows]
        if len(here) == 1:
            return FileToImport(here[0], path)
        if found and not here:
            raise Missing(
                f"{path.name} is imported on the home screen, as {_titles(found)}.", "path"
            )
        raise Missing(
            f"{path.name} may be {_titles(here)}: choose the kind."
            if here
            else f"It cannot be told what {path.name} is: choose the kind.",
            "kind",
        )


def _titles(rows: Sequence[Import]) -> str:
    return listing([row.title.lower() for row in rows], "or")
