"""A deck as others read it: its slides, its shapes, and every run of text with its size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pptx
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from sessions.exports.look import PLAIN, Look
from sessions.exports.registry import REPORTS
from sessions.exports.text_layout import wrap
from workshop.report.blocks import Report

POINT: Final = 12_700
"""A point in the units of the file."""
_LEAD: Final = 1.2
_NEAR: Final = 0.6
"""So much in points is lost where places are rounded."""


class Place(NamedTuple):
    """Where a shape lies, in points."""

    name: str
    x: float
    y: float
    right: float
    bottom: float

    def over(self, other: Place) -> bool:
        """Whether one lies over the other."""
        wide = min(self.right, other.right) - max(self.x, other.x)
        high = min(self.bottom, other.bottom) - max(self.y, other.y)
        return wide > _NEAR and high > _NEAR


def deck_of(report: Report, look: Look = PLAIN) -> Presentation:
    """The report as a deck, read back."""
    return pptx.Presentation(io.BytesIO(REPORTS["pptx"].render(report, look)))


def faults(deck: Presentation) -> Iterator[str]:
    """What lies over the edge or over something else, and what has no room for its words."""
    wide, high = (deck.slide_width or 0) / POINT, (deck.slide_height or 0) / POINT
    for number, slide in enumerate(deck.slides, 1):
        places = [place_of(shape) for shape in slide.shapes]
        for one in places:
            if min(one.x, one.y) < -_NEAR or one.right > wide + _NEAR or one.bottom > high + _NEAR:
                yield f"slide {number}: {one} is over the edge"
        solid = [
            place
            for shape, place in zip(slide.shapes, places, strict=True)
            if shape.has_text_frame is False or shape.text_frame.text.strip()
        ]
        for at, one in enumerate(solid):
            for other in solid[at + 1 :]:
                if one.over(other):
                    yield f"slide {number}: {one} is over {other}"
        for shape in slide.shapes:
            yield from (f"slide {number}: {fault}" for fault in _too_full(shape))


def place_of(shape: Any) -> Place:
    """Where a shape lies."""
    x, y = shape.left / POINT, shape.top / POINT
    return Place(shape.name, x, y, x + shape.width / POINT, y + shape.height / POINT)


def _too_full(shape: Any) -> Iterator[str]:
    if shape.has_text_frame and shape.text_frame.text.strip():
        frame = shape.text_frame
        inset = (frame.margin_left + frame.margin_right) / POINT if _own(shape) else 0
        room = shape.width / POINT - inset
        needed = _height(frame._txBody, room) + inset
        if needed > shape.height / POINT + _NEAR:
            high = shape.height / POINT
            yield f"{shape.name} needs {needed:.0f} of {high:.0f}: {frame.text[:60]}"
    if shape.has_table:
        table = shape.table
        rows = sum(row.height for row in table.rows)
        if abs(rows - shape.height) > POINT:
            yield f"the rows of {shape.name} are {rows / POINT:.0f} high together"
        for row in table.rows:
            for at, cell in enumerate(row.cells):
                turned = cell._tc.tcPr.get("vert") is not None
                wide, high = table.columns[at].width / POINT, row.height / POINT
                room, most = (high, wide) if turned else (wide, high)
                sides = (cell.margin_left + cell.margin_right) / POINT
                ends = (cell.margin_top + cell.margin_bottom) / POINT
                across, down = (ends, sides) if turned else (sides, ends)
                needed = _height(cell._tc.txBody, room - across) + down
                if needed > most + _NEAR:
                    yield f"a cell needs {needed:.0f} of {most:.0f}: {cell.text[:60]}"


def _own(shape: Any) -> bool:
    return not shape.is_placeholder


def _height(body: Any, room: float) -> float:
    """How high the paragraphs are, by the lines that they take."""
    high = 0.0
    for at, line in enumerate(body.findall(qn("a:p"))):
        runs = [
            (run.findtext(qn("a:t")) or "", run.find(qn("a:rPr")))
            for run in line.findall(qn("a:r"))
        ]
        text = "".join(words for words, _ in runs)
        sizes = [int(look.get("sz", 0)) / 100 for _, look in runs if look is not None]
        size = max(sizes, default=0) or (24 if text else 0)
        settings = line.find(qn("a:pPr"))
        indent = (
            int(settings.get("marL", settings.get("marR", 0))) / POINT
            if settings is not None
            else 0
        )
        before = line.find(f"{qn('a:pPr')}/{qn('a:spcBef')}/{qn('a:spcPts')}")
        lines, _ = wrap(text, max(1.0, (room - indent) / size) if size else 1.0, 1000)
        high += len(lines) * size * _LEAD + (
            int(before.get("val")) / 100 if at and before is not None else 0
        )
    return high


def runs_of(deck: Presentation) -> Iterator[str]:
    """Every run of text on slides and in charts, and the lines of all notes."""
    for slide in deck.slides:
        for part in (slide.shapes._spTree, *_charts(slide)):
            for run in part.iter(qn("a:t")):
                yield run.text or ""
        yield from notes_of(slide).splitlines()


def _charts(slide: Any) -> Iterator[Any]:
    for shape in slide.shapes:
        if shape.has_chart:
            yield shape.chart._chartSpace


def notes_of(slide: Any) -> str:
    """What the speaker is told."""
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


def text_of(slide: Any) -> str:
    """All words of a slide in one line, without its notes."""
    words = (run.text or "" for run in slide.shapes._spTree.iter(qn("a:t")))
    return " ".join("".join(words).split())
