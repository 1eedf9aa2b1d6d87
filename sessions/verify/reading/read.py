"""A file of any format that we write, by what it is and not by what it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sessions.errors import cause_of
from sessions.verify.reading import data, page, pdf, slides, word
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.package import Package
from sessions.verify.reading.parts import Content

GREATEST: Final = 100_000_000
"""The most bytes of a file that is read."""

_PACKED: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_CARRY: Final = "Word, PDF, Excel, slides, web page or JSON"
_NOT_OURS: Final = (
    f"This is none of the files that say where they come from: {_CARRY}. Plain text, Markdown, CSV "
    "and calendars have no place for it: verify the same document in another format."
)
_PLACES: Final[dict[str, Callable[[Package], Content]]] = {
    word.MAIN: word.read,
    slides.MAIN: slides.read,
}


def read(path: Path) -> Content:
    """What stands in a file, and what it says of where it comes from.

    Raises:
        CannotVerify: it cannot be read, or is no such file.
        ExportError: what reads it is not installed.
    """
    return read_bytes(_bytes_of(path))


def read_bytes(content: bytes) -> Content:
    """The same of the bytes of a file."""
    if content.startswith(_PACKED):
        return _packed(content)
    if content[:1024].lstrip().startswith(pdf.OPENING):
        return pdf.read(content)
    if content.startswith(_OLD_OFFICE):
        raise CannotVerify(
            "This is an old .doc, .xls or .ppt, or has a password. Save it as .docx, .xlsx or "
            ".pptx without one, then try again."
        )
    if content.lstrip()[:1] == b"{":
        return data.read(content)
    text = page.text_of(content)
    if page.is_page(text):
        return page.read(text)
    raise CannotVerify(_NOT_OURS)


def _packed(content: bytes) -> Content:
    package = Package(content)
    for place, reader in _PLACES.items():
        if place in package.parts:
            return reader(package)
    if "xl/workbook.xml" in package.parts:
        from sessions.verify.reading import sheets  # noqa: PLC0415 - its library, for them alone

        return sheets.read(package)
    if "mimetype" in package.parts:
        raise CannotVerify(
            "This was saved as OpenDocument. Open it, save it as .docx or .xlsx, then try again."
        )
    raise CannotVerify(_NOT_OURS)


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        CannotVerify: it cannot be read, or is larger than any document.
    """
    try:
        if path.is_dir():
            raise CannotVerify(f"{path} is a folder. Give the file in it.")
        if not path.is_file():
            raise CannotVerify(f"There is no file {path}. Check the name.")
        if path.stat().st_size > GREATEST:
            raise CannotVerify(f"{path} is larger than any document of ours, so it is not read.")
        with path.open("rb") as file:
            return file.read(GREATEST + 1)
    except OSError as problem:
        raise CannotVerify(f"{path} cannot be read: {cause_of(problem, path)}") from problem
    except ValueError as problem:
        raise CannotVerify(f"{path!s} is no name of a file. Check the name.") from problem
