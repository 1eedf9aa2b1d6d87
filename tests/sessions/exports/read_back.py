"""What stands in a written document, read back by readers of others, and what is missing in it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

import html5lib
import msgspec
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PageObject, PdfReader
from pypdf.generic import DecodedStreamObject, NameObject

from sessions.exports.files import render
from sessions.exports.languages.catalogue import language_of
from workshop.language import spoken
from workshop.report.blocks import Axis, MatrixCell, Quarter, Report, Zone
from workshop.text import clean
from workshop.times import MONTHS

_WORDLESS: Final = {"letter", "style", "sign", "pattern", "block"}
"""Fields that choose from a few words of ours, which a writer draws and does not write."""

_BETWEEN: Final = re.compile(r"[\s/,\u2060\u200e\u200f]+")
"""What writers put between texts, or in the place of the end of a line."""

_ARTIFACT: Final = re.compile(rb"/Artifact\s*(?:<<.*?>>)?\s*B(?:DC|MC).*?EMC", re.DOTALL)
"""What is on a page of a PDF and no part of its text, as a program reads it out."""

_NOT_IN_ORDER: Final = {"pdf"}
"""Formats that hold what is seen: a reader finds lines that run from the right turned round."""

_NOT_READ: Final = re.compile(
    r"[\x00\u0300-\u036f\u0590-\u08ff\ufb1d-\ufeff\u200c\u200d\u2e80-\ud7ff\uf900-\ufaff"
    r"\uff00-\uffef\U0001f000-\U0010ffff]"
)
"""What is not looked for there: scripts from the right, and what not every machine can draw."""

_MARKDOWN: Final = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def missing(report: Report, format: str) -> list[str]:  # noqa: A002 - as elsewhere
    """The texts of the blocks of a report that do not stand in a format of it, in their order."""
    written = bare(READERS[format](render(report, format)))
    if format in _NOT_IN_ORDER:
        return missing_in(report, _NOT_READ.sub("", written), _NOT_READ)
    return missing_in(report, written)


def missing_in(report: Report, written: str, unread: re.Pattern[str] | None = None) -> list[str]:
    """The texts of the blocks of a report that do not stand in a text, each behind the last block.

    A block begins where the first of its texts stands; all others stand behind that. Of the texts,
    what `unread` finds is left out.
    """
    absent = []
    at = 0
    for block in report.blocks:
        texts = list(map(bare, texts_of(block)))
        texts = [
            text for text in (unread.sub("", each) if unread else each for each in texts) if text
        ]
        places = [(written.find(text, at), text) for text in texts]
        absent += [text for place, text in places if place < 0]
        at = min((place for place, _ in places if place >= 0), default=at)
    return absent


def bare(text: str) -> str:
    """A text without what writers change."""
    return _BETWEEN.sub("", clean(text))


def texts_of(value: object, name: str = "") -> Iterator[str]:
    """Every text in a block, as deep as it lies."""
    if isinstance(value, str):
        if name not in _WORDLESS:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, name)
    elif isinstance(value, MatrixCell):
        yield value.text  # Its words say the same as its sign, in the place of it.
    elif isinstance(value, Quarter) and value.items and value.none:
        yield from texts_of(msgspec.structs.replace(value, none=""), name)
    elif isinstance(value, Axis | Zone):
        return  # A picture has them; in words they are told where a point lies.
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts_of(getattr(value, field), field)


def _of_markdown(content: bytes) -> str:
    tokens = _MARKDOWN.parse(content.decode())
    inner = (part for token in tokens for part in token.children or ())
    return "".join(part.content for part in inner if part.type in {"text", "text_special"})


def _of_page(content: bytes) -> str:
    tree = html5lib.parse(content.decode(), namespaceHTMLElements=False)
    main = next(tree.iter("main"))
    return "".join(_words(main))


def _words(element: Element) -> Iterator[str]:
    """The text of an element, without pictures."""
    if not str(element.tag).endswith("svg"):
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def _of_word(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "".join(one.text or "" for one in body.iter(qn("w:t")))


def _of_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(_without_artifacts(page).extract_text() for page in pages)


def _without_artifacts(page: PageObject) -> PageObject:
    """The page without what is no part of its text: its edges, and heads that are repeated."""
    stream = page.get_contents()
    assert stream is not None
    kept = DecodedStreamObject()
    kept.set_data(_ARTIFACT.sub(b"", stream.get_data()))
    page[NameObject("/Contents")] = kept
    return page


def _of_sheets(content: bytes) -> str:
    """The first sheet; each other one stands where the first leads to it from the text.

    The list of all sheets, at its head, leads to each of them once before.
    """
    book = load_workbook(io.BytesIO(content))
    listed = set()
    written = []
    for cell in _cells(book.worksheets[0]):
        written.append(shown(cell))
        to = cell.hyperlink.location if cell.hyperlink else None
        if to and to.endswith("!A1"):
            name = to.removesuffix("!A1")[1:-1].replace("''", "'")
            if name in listed:
                written += map(shown, _cells(book[name]))
            listed.add(name)
    return "".join(written)


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    """The cells of a sheet that hold anything, row by row."""
    yield from (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def shown(cell: Cell) -> str:
    """What a cell shows, by its value and its number format.

    The program is one in the language that is spoken: it writes numbers as that language does. It
    has names for months of its own, by the language that the format names.
    """
    value, form = cell.value, cell.number_format
    if isinstance(value, date):
        return _day_shown(value, _section(form, value))
    if isinstance(value, str):
        return value
    decimals = len(form.rstrip("%").partition(".")[2])
    kind = "%" if form.endswith("%") else "f"
    text = f"{value:{',' if ',' in form else ''}.{decimals}{kind}}"
    text = str(value) if form == "General" else text
    return text.translate({ord(","): spoken().thousands, ord("."): spoken().decimal})


_CONDITION: Final = re.compile(r"\[(<|>=)(\d+)\](.*)")
_SIGNS: Final = re.compile(r'\[\$-(\w+)\]|"([^"]*)"|(d+|m+|y+|h+)|(.)')
_MONTHS: Final = {
    "407": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "409": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "40C": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "C0A": "ene feb mar abr may jun jul ago sep oct nov dic",
}
"""Short names as LibreOffice writes them; long ones are the same everywhere."""
_TAGS: Final = {"407": "de", "409": "en", "40C": "fr", "C0A": "es"}


def _section(form: str, value: date) -> str:
    """The part of a format that holds for a day."""
    serial = (date(value.year, value.month, value.day) - date(1899, 12, 30)).days
    *conditional, other = form.split(";")
    for each in conditional:
        found = _CONDITION.fullmatch(each)
        assert found, form
        limit = int(found[2])
        if serial < limit if found[1] == "<" else serial >= limit:
            return found[3]
    return other


def _day_shown(value: date, form: str) -> str:
    parts, names = [], "409"
    for tag, literal, sign, other in _SIGNS.findall(form):
        names = tag or names
        if sign in ("mmm", "mmmm"):
            long = language_of(_TAGS[names]).months or MONTHS
            months = long if sign == "mmmm" else _MONTHS[names].split()
            parts.append(months[value.month - 1])
        elif sign:
            codes = {"yyyy": "%Y", "mm": "%M" if "h" in form and ":" in parts else "%m"}
            codes |= {"dd": "%d", "hh": "%H"}
            parts.append(str(value.day) if sign == "d" else f"{value:{codes[sign]}}")
        else:
            parts.append(literal or other)
    return "".join(parts)


READERS: Final[Mapping[str, Callable[[bytes], str]]] = {
    "md": _of_markdown,
    "html": _of_page,
    "docx": _of_word,
    "pdf": _of_pdf,
    "xlsx": _of_sheets,
}
"""By format: the words in a file, in their order."""
