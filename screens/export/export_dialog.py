"""The dialog that asks what to write, for whom, in which format and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.before_sending import in_few
from screens.dialogs.dialog import Dialog, Field, Missing
from screens.dialogs.path import in_one_line, put
from screens.widgets.choice import Choice
from sessions.exports.registry import formats_of
from sessions.library.given_paths import given_path, in_folder
from workshop.report.build import TELL_CHANGES
from workshop.report.document_names import EDITIONS

_LONGEST_FOLDER: Final = 50
"""Characters of a folder that leave the buttons of the dialog in sight on a small terminal."""


class Wanted(NamedTuple):
    """What shall be written."""

    document: str
    """A document of `workshop.report.document_names`."""
    edition: str
    """An edition of the same."""
    format: str
    """A format of `sessions.exports.registry`."""
    path: Path
    """The file."""
    since: str = ""
    """Since when the document tells what changed: `draft 2`; empty where it tells nothing of it."""


def _formats(document: str, edition: str) -> list[tuple[str, str]]:
    """The formats for a choice: pairs of a format and the words for it."""
    return [(row.name, row.title) for row in formats_of(document, edition)]


class ExportDialog(Dialog[Wanted]):
    """Asks what to write.

    Args:
        documents: pairs of a document and the words for it.
        edition: the edition that is proposed.
        document: the document that is proposed.
        name: gives the proposed file for document, edition and format.
        exposed: says for a document who is known all the same.
        status: how far the documents of the engagement are, in a sentence.
        versions: pairs of a version that was issued and the words for it, the latest first.
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - Textual's own type
    HEADING = "Export"
    ACCEPT = "Write the file"

    def __init__(
        self,
        documents: Sequence[tuple[str, str]],
        edition: str,
        document: str,
        name: Callable[[str, str, str], Path],
        exposed: Callable[[str], Sequence[str]],
        status: str = "",
        versions: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self._documents = documents
        self._edition = edition
        self._document = document
        self._file_name = name
        self._exposed = exposed
        self._status = status
        self._versions = versions
        self._proposed = ""

    def heading(self) -> str:
        """The title, with how far the documents are: in one line, for there is little room."""
        return f"{self.HEADING}  {self._status}".rstrip()

    def fields(self) -> Iterable[Widget]:
        """Some choices; left and right change one, Tab goes on, Enter writes."""
        yield Field("Document", Choice(self._documents, self._document, id="document"))
        editions = [(name, edition.word) for name, edition in EDITIONS.items()]
        yield Field("Edition", Choice(editions, self._edition, id="edition"))
        yield Static("", id="meaning", classes="field-note", markup=False)
        yield Static("", id="exposed", classes="field-note", markup=False)
        if self._versions:
            since = [("", "nothing"), *((name, f"since {words}") for name, words in self._versions)]
            with_since = Field("Changes", Choice(since, "", id="since"))
            with_since.id = "since-field"
            yield with_since
        yield Field("Format", Choice(_formats(self._document, self._edition), "docx", id="format"))
        yield Field("File", Input(id="path", compact=True, select_on_focus=False))
        yield Static("", id="where", classes="field-note", markup=False)

    def on_mount(self) -> None:
        """Propose a file."""
        self.propose()

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Choice).value

    @on(Choice.Changed)
    def propose(self) -> None:
        """Offer the formats of what is chosen, and propose a file unless another was typed."""
        document, edition = self._value("document"), self._value("edition")
        self.query_one("#meaning", Static).update(EDITIONS[edition].means)
        # Only what may be sent can give somebody away.
        told = self._exposed(document) if edition == "shareable" else []
        self.query_one("#exposed", Static).update(in_few(told))
        self.query_one("#exposed").display = bool(told)
        self.query_one("#format", Choice).offer(_formats(document, edition))
        for field in self.query("#since-field"):
            field.display = document in TELL_CHANGES
        path = self._file_name(document, edition, self._value("format"))
        path_field = self.query_one("#path", Input)
        if path_field.value in ("", self._proposed):
            self._proposed = path.name
            put(path_field, path.name)
        self._folder = path.parent
        where = in_one_line(path.parent, _LONGEST_FOLDER)
        self.query_one("#where", Static).update(f"in {where}; or type a whole path")

    def answer(self) -> Wanted:
        """What shall be written."""
        if not (typed := self.text_of("path").strip()):
            raise Missing("Say which file to write.", "path")
        chosen = self._value("document"), self._value("edition"), self._value("format")
        name = self._file_name(*chosen).name
        path = in_folder(self._folder / given_path(typed), typed, name)
        return Wanted(*chosen, path, self._since)

    @property
    def _since(self) -> str:
        """The version since which changes are told, where the document can tell them."""
        if not self._versions or self._value("document") not in TELL_CHANGES:
            return ""
        return self._value("since")
