"""Files of every format as text that can be read and compared: nothing of them is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, Literal

import msgspec
from docx.oxml.parser import parse_xml

from sessions.exports.figures.drawing import figure_of
from sessions.exports.look import PLAIN, Look
from sessions.exports.paging.estimate import SHEETS, Measured
from sessions.exports.pdf.content import content_of
from sessions.exports.read_out import block_lines
from sessions.exports.registry import REPORTS
from tests.builders.report_figures import date_line, plane
from tests.builders.word_templates import german
from tests.builders.zips import parts_of
from workshop.report.blocks import AnyBlock, Dated, Point, Quadrant, Report

_SKIPPED: Final = re.compile(
    r"theme|Layout|Master|\.rels$|fontTable|webSettings|presProps|viewProps|tableStyles|\.xlsx$"
)
"""Parts that the libraries bring along, and workbooks within charts."""
_LETTERS: Final[tuple[Literal["T", "O", "S", "W"], ...]] = ("T", "O", "S", "W")
_LONG: Final = re.compile(r"\d+\.\d{3,}")


def _tree(part: Any, depth: int = 0) -> Iterator[str]:
    """A piece of XML, an element a line, without its name spaces."""
    if not isinstance(part.tag, str):
        return
    words = [part.tag.rpartition("}")[2]]
    words += [f"{name.rpartition('}')[2]}={value}" for name, value in part.attrib.items()]
    if (part.text or "").strip():
        words.append(f"| {part.text}")
    yield " " * depth + " ".join(words)
    for child in part:
        yield from _tree(child, depth + 1)


def _of_zip(content: bytes) -> Iterator[str]:
    for name, part in parts_of(content).items():
        yield f"== {name}"
        if name.endswith(".xml") and not _SKIPPED.search(name):
            yield from _tree(parse_xml(part))


def _crowded() -> Iterator[AnyBlock]:
    """Pictures in which things have to give way to each other."""
    points = tuple(
        Point(
            code=f"{letter}{at}",
            text="",
            across=1 + at * 7 % 17 / 4,
            up=1 + at * 5 % 23 / 6,
            letter=letter,
            contested=at % 5 == 0,
        )
        for at, letter in enumerate(_LETTERS * 15, 1)
    )
    yield msgspec.structs.replace(plane(), points=points)
    yield msgspec.structs.replace(plane(), points=points[:3] * 5, sentence="")
    items = tuple(
        Dated(
            begins=date(2020, 1, 1) + timedelta(days=131 * at),
            when=f"Q{at % 4 + 1}",
            code=f"T{at}",
            text=("Support ends and nobody has chosen what comes after it " * (at % 4 + 1)),
            letter=_LETTERS[at % 4],
            contested=at % 3 == 0,
        )
        for at in range(34)
    )
    yield msgspec.structs.replace(date_line(), items=items)
    yield msgspec.structs.replace(date_line(), items=items[-1:])


def _figures(report: Report) -> Iterator[str]:
    for block in (*report.blocks, *_crowded()):
        if figure := figure_of(block):
            yield f"== {figure.kind} {figure.wide:g} {figure.high:g} {figure.whole}"
            yield figure.title
            yield figure.description
            yield from (_LONG.sub(_short, str(shape)) for shape in figure.shapes)


def _short(number: re.Match[str]) -> str:
    """A number without what no eye tells apart."""
    return f"{float(number[0]):.2f}"


def _heights(report: Report) -> Iterator[str]:
    """How high each block is reckoned on paper, and the page on which each heading falls."""
    for name, sheet in SHEETS.items():
        measured = Measured(report, sheet)
        for block, pieces in zip(report.blocks, measured._pieces, strict=True):
            high = " ".join(f"{each:.1f}" for each in pieces)
            yield f"{name} {type(block).__name__} {high}".rstrip()
        paging = measured.paging()
        yield f"{name} {paging.pages} pages, headings on {paging.headings}"


def _office(name: str) -> Callable[[Report], Iterator[str]]:
    return lambda report: _of_zip(REPORTS[name].render(report))


def _of_a_client(report: Report) -> Iterator[str]:
    """What is added to a client's styles and lists, and what a firm's look makes of it."""
    look = Look(template=german(), accent="#7a1f5c", second="#205080", firm="Harbour & Co")
    fields = next(block for block in report.blocks if isinstance(block, Quadrant))
    short = msgspec.structs.replace(report, blocks=(*report.blocks[:4], fields))
    return _of_zip(REPORTS["docx"].render(short, look))


def _text(name: str) -> Callable[[Report], Iterator[str]]:
    return lambda report: iter(REPORTS[name].render(report).decode().splitlines())


WRITTEN: Final[Mapping[str, Callable[[Report], Iterator[str]]]] = {
    "figures": _figures,
    "heights": _heights,
    "pdf": lambda report: iter(
        json.dumps(content_of(report, PLAIN), ensure_ascii=False, indent=1).splitlines()
    ),
    "docx": _office("docx"),
    "docx-of-a-client": _of_a_client,
    "pptx": _office("pptx"),
    "xlsx": _office("xlsx"),
    "md": _text("md"),
    "read-out": lambda report: (line for block in report.blocks for line in block_lines(block)),
    "html": _text("html"),
}
"""The lines of each."""
