"""The dialog that opens the folder of an engagement."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing
from screens.dialogs.path import PathSuggester, within
from sessions.library.given_paths import given_path
from sessions.library.places import is_engagement


class OpenFolder(Dialog[Path]):
    """Asks for the folder of an engagement."""

    HEADING = "Open an engagement in another folder"
    ACCEPT = "Open"

    def __init__(self, start: Path) -> None:
        super().__init__()
        self._start = start

    def fields(self) -> Iterable[Widget]:
        """The path, with completion."""
        path = Input(
            within(self._start),
            id="path",
            compact=True,
            suggester=PathSuggester(),
            select_on_focus=False,
        )
        yield Field("Folder", path)
        note = "The folder that holds “journal” and “workshop.json”. The right arrow completes."
        yield Static(note, classes="field-note", markup=False)

    @on(Input.Changed, "#path")
    def forget_complaint(self) -> None:
        """A complaint is about what was typed before."""
        self.complain("")

    def answer(self) -> Path:
        """The folder, which must hold an engagement."""
        folder = given_path(self.text_of("path"))
        try:
            if is_engagement(folder):
                return folder.absolute()
            there = folder.is_dir()
        except (OSError, ValueError):
            there = False
        what = "holds no engagement" if there else "is not a folder on this machine"
        raise Missing(f"{folder} {what}.", "path")
