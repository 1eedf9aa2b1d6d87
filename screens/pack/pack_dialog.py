"""The dialog that asks for whom a pack is, in which formats and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing
from screens.dialogs.path import in_one_line, put
from screens.widgets.choice import Choice
from sessions.disk.disk import Disk
from sessions.exports.errors import ExportError
from sessions.exports.registry import every_format, formats_in
from sessions.library.given_paths import given_path
from sessions.pack.errors import NotPacked
from sessions.pack.place import require_free
from sessions.pack.profiles import PROFILES, Profile
from workshop.report.document_names import EDITIONS

_LONGEST_FOLDER = 34
"""Characters of a folder that leave the buttons of the dialog in sight on a small terminal."""


class Wanted(NamedTuple):
    """The pack that shall be made."""

    profile: Profile
    formats: tuple[str, ...]
    target: Path
    """The folder that it becomes."""


class PackDialog(Dialog[Wanted]):
    """Asks for whom a pack is; Enter makes it as it is proposed.

    Args:
        place: gives the folder that is proposed for a profile.
        status: how far the documents of the engagement are, in a sentence.
        profile: for whom it is proposed; empty for the commonest.
    """

    HEADING = "Make a pack"
    ACCEPT = "Make it"

    def __init__(
        self, place: Callable[[Profile], Path], status: str = "", profile: str = ""
    ) -> None:
        super().__init__()
        self._place = place
        self._first = profile or next(iter(PROFILES))
        self._status = status
        self._proposed = Path()
        self._formats = ""

    def heading(self) -> str:
        """The title, with how far the documents are."""
        return f"{self.HEADING}  {self._status}".rstrip()

    def key_words(self) -> str:
        """What the keys do: one key makes it, whichever field has the keys."""
        return "⏎ make it · Tab next field · Esc"

    def fields(self) -> Iterable[Widget]:
        """Some choices; left and right change one, Tab goes on, Enter makes it."""
        profiles = [(name, name) for name in PROFILES]
        yield Field("For", Choice(profiles, self._first, id="profile"))
        yield Static("", id="meaning", classes="field-note", markup=False)
        yield Field("Formats", Input(id="formats", compact=True, select_on_focus=False))
        yield Field("Folder", Input(id="folder", compact=True, select_on_focus=False))
        yield Static("", id="where", classes="field-note", markup=False)

    def on_mount(self) -> None:
        """Propose formats and a folder."""
        self.propose()

    @property
    def _profile(self) -> Profile:
        return PROFILES[self.query_one("#profile", Choice).value]

    @on(Choice.Changed)
    def propose(self) -> None:
        """Propose what fits those it is for, unless something else was typed."""
        profile = self._profile
        edition = EDITIONS[profile.edition].title
        self.query_one("#meaning", Static).update(f"{profile.means} {edition}.")
        formats = self.query_one("#formats", Input)
        known = {row.name for row in every_format()}
        if formats.value in ("", self._formats):
            self._formats = ", ".join(filter(known.__contains__, profile.formats))
            put(formats, self._formats)
        folder, before = self.query_one("#folder", Input), self._proposed.name
        self._proposed = self._place(profile)
        if folder.value in ("", before):
            put(folder, self._proposed.name)
        where = in_one_line(self._proposed.parent, _LONGEST_FOLDER)
        self.query_one("#where", Static).update(f"in {where}, or a whole path")

    def go_on_from(self, field: Widget | None) -> None:
        """Enter makes the pack, whichever field has the keys."""
        del field
        self.action_accept()

    def answer(self) -> Wanted:
        """The pack that shall be made.

        Raises:
            Missing: no folder is given, or one that has something else in it, or a format that
                there is not.
        """
        if not (typed := self.text_of("folder").strip()):
            raise Missing("Say which folder.", "folder")
        try:
            formats = formats_in(self.text_of("formats"))
        except ExportError as problem:
            raise Missing(str(problem), "formats") from problem
        chosen = () if self.text_of("formats") == self._formats else formats
        target = self._proposed.parent / given_path(typed)
        try:
            # Whether a pack of ours is replaced is asked next.
            require_free(target, replace=True, disk=Disk())
        except NotPacked as problem:
            raise Missing(str(problem), "folder") from problem
        return Wanted(self._profile, chosen, target)
