"""Documents of a small engagement as files, and the same files after somebody edited them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import docx
import openpyxl

from sessions.exports.documents import Request, document_in
from sessions.exports.look import PLAIN, Look
from sessions.exports.registry import REPORTS
from sessions.store.past import Past
from sessions.store.store import Store
from tests.builders.harbour import Rich
from tests.builders.zips import parts_of, zip_of

WORD: Final = "Supplier"
"""Stands in every document of the engagement; `Vendor` is what is put in its place."""


class Written:
    """An engagement in a home of its own, and documents of it as files beside.

    Args:
        folder: an empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self.rich = Rich(self.home / "harbour")
        self.rich.first_run()
        self.rich.second_run()
        self.files = folder / "files"
        self.files.mkdir()

    @property
    def store(self) -> Store:
        """The engagement, open."""
        return self.rich.store

    def write(self, request: Request, form: str, look: Look = PLAIN, name: str = "") -> Path:
        """A document as a file."""
        path = self.files / f"{name or request.document}.{form}"
        if request.at is not None:
            with Past.open(self.rich.folder, at=request.at) as past:
                path.write_bytes(document_in(past.record, request, form, look))
        else:
            path.write_bytes(document_in(self.store.record, request, form, look))
        return path


def formats_of(document: str) -> list[str]:
    """The formats of a document that say where it comes from."""
    return [name for name, row in REPORTS.items() if name != "md" and row.holds(document)]


def in_word(path: Path, act: Callable[[docx.document.Document], object]) -> None:
    """Edit a Word file as another program does."""
    document = docx.Document(str(path))
    act(document)
    document.save(str(path))


def in_workbook(path: Path, act: Callable[[openpyxl.Workbook], object]) -> None:
    """Edit a spreadsheet as another program does."""
    book = openpyxl.load_workbook(path)
    act(book)
    book.save(path)


def replace_in_zip(path: Path, part: str, act: Callable[[bytes], bytes]) -> None:
    """Change a part of a packed file, or put one in."""
    parts = parts_of(path.read_bytes())
    parts[part] = act(parts.get(part, b""))
    path.write_bytes(zip_of(parts))
