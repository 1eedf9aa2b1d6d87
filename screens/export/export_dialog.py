"""The dialog that asks what to write, for whom, in which format and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing
from screens.widgets.choice import Choice


class Wanted(NamedTuple):
    """What shall be written."""

    document: str
    """`swot`, `scan` or `session`."""
    edition: str
    """`shareable` or `restricted`."""
    format: str
    """A format of the exports."""
    path: Path
    """The file."""


EDITIONS = (("shareable", "Shareable"), ("restricted", "Restricted"))
"""The editions, with the words for them."""

_MEANING = {
    "shareable": "As each person agreed to be told; without private notes. May be sent.",
    "restricted": "Everything, with names and private notes. For those who ran the sessions.",
}


class ExportDialog(Dialog[Wanted]):
    """Asks what to write.

    Args:
        documents: pairs of a document and the words for it.
        formats: pairs of a format and the words for it.
        edition: the edition that is proposed.
        name: gives the proposed file for document, edition and format.
    """

    HEADING = "Export"
    ACCEPT = "Write the file"

    def __init__(
        self,
        documents: Sequence[tuple[str, str]],
        formats: Sequence[tuple[str, str]],
        edition: str,
        document: str,
        name: Callable[[str, str, str], Path],
    ) -> None:
        super().__init__()
        self._documents = documents
        self._formats = formats
        self._edition = edition
        self._document = document
        self._file_name = name
        self._proposed = ""

    def fields(self) -> Iterable[Widget]:
        """Four choices; left and right change one, Tab goes on, Enter writes."""
        yield Field("Document", Choice(self._documents, self._document, id="document"))
        yield Field("Edition", Choice(EDITIONS, self._edition, id="edition"))
        yield Static("", id="meaning", classes="field-note", markup=False)
        yield Field("Format", Choice(self._formats, "docx", id="format"))
        yield Field("File", Input(id="path", compact=True, select_on_focus=False))
        yield Static("", id="where", classes="field-note", markup=False)

    def on_mount(self) -> None:
        """Propose a file."""
        self.propose()

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Choice).value

    @on(Choice.Changed)
    def propose(self) -> None:
        """Propose a file for what is chosen, unless another was typed."""
        edition = self._value("edition")
        self.query_one("#meaning", Static).update(_MEANING[edition])
        path = self._file_name(self._value("document"), edition, self._value("format"))
        field = self.query_one("#path", Input)
        if field.value in ("", self._proposed):
            self._proposed = path.name
            field.value = path.name
        self._folder = path.parent
        self.query_one("#where", Static).update(f"in {path.parent}, unless a whole path is typed")

    def answer(self) -> Wanted:
        """What shall be written."""
        if not (typed := self.text_of("path").strip()):
            raise Missing("Say which file to write.", "path")
        return Wanted(
            self._value("document"),
            self._value("edition"),
            self._value("format"),
            self._folder / Path(typed).expanduser(),
        )
