"""A deck that grows slide by slide: titles that no two share, foot, notes, and its bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from sessions.disk.deterministic_zip import repacked
from sessions.exports import labels as words
from sessions.exports.look import Look
from sessions.exports.office.file_properties import (
    CUSTOM_PART,
    CUSTOM_TYPE,
    custom_part,
    describe,
)
from sessions.exports.slides.shapes import Box, fill_text, paint_of, put_bar, put_text, tell
from sessions.exports.slides.template import (
    BODY,
    COVER_SIZE,
    COVER_TITLE,
    EDGE,
    FOOT,
    FOOT_INDEX,
    FOOT_SIZE,
    NUMBER_INDEX,
    TITLE,
    TITLE_SIZE,
    WIDE,
    blank,
    edges,
)
from sessions.exports.slides.texts import all_fitted, fitted, flat, para
from workshop.report.blocks import Report
from workshop.report.document_names import DOCUMENTS
from workshop.text import clean_line

_LOGO: Final = (200.0, 60.0)
_PIXEL: Final = 0.75  # of a screen, as images are measured that say nothing else


class Deck:
    """The slides so far."""

    def __init__(self, report: Report, look: Look) -> None:
        """An empty deck for a report."""
        self.report = report
        self.paint = paint_of(look)
        self._look = look
        self._deck = blank(self.paint)
        self._titles: set[str] = set()
        package = self._deck.part.package
        custom = Part(PackURI(CUSTOM_PART), CUSTOM_TYPE, package, custom_part(report))
        describe(self._deck, custom, report, look)

    @property
    def created(self) -> datetime:
        """The day of the record, as properties and workbooks name it."""
        return self.report.created

    def cover(self) -> None:
        """Whose it is, what it is, how far it is, for whom."""
        report = self.report
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[0])
        paint = self.paint
        made = fitted(para(self._unique(report.title), COVER_SIZE, bold=True), COVER_TITLE.wide)
        self._entitle(slide, made.para.text)
        above = fitted(para(report.engagement, 20, "accent", bold=True, most=1), BODY - 220)
        put_text(slide, Box(EDGE, 150, BODY - 220, 30), [above], paint, name="Client")
        put_bar(slide, Box(EDGE, 296, 120, 4), paint.accent, "", name="Line")
        below = all_fitted([para(report.subtitle, 15, most=5)], BODY * 0.8)
        if report.subtitle.strip():
            put_text(slide, Box(EDGE, 312, BODY * 0.8, 92), below, paint, name="Subtitle")
        lines = [para(words.edition(report), 14, "accent", bold=True, most=1)]
        lines += [para(words.signed(report), 13, "muted", most=2)]
        put_text(slide, Box(EDGE, 440, BODY, 56), all_fitted(lines, BODY), paint, name="Standing")
        self._logo(slide)
        told = [
            report.title,
            report.subtitle,
            *(f"{label}: {value}" for label, value in report.meta),
        ]
        self.note(slide, told)

    def slide(self, title: str, part: int = 1, parts: int = 1) -> Slide:
        """A new slide; of several with one title each says which it is."""
        count = f" ({part}/{parts})" if parts > 1 else ""
        slide: Slide = self._deck.slides.add_slide(self._deck.slide_layouts[1])
        name = flat(title).strip() or DOCUMENTS[self.report.document].title
        # Cut so that the count stands behind it still, and in two lines at most.
        room = TITLE.wide - 90
        shown = fitted(para(name, TITLE_SIZE, bold=True), room)
        self._entitle(slide, self._unique(shown.para.text + count))
        for shape in edges(self.paint, len(self._deck.slides)):
            slide.shapes._spTree.append(shape)  # noqa: SLF001 - python-pptx does not copy these
        self._foot(slide)
        if not shown.whole:
            self.note(slide, [name])
        return slide

    def _unique(self, title: str) -> str:
        """The title, with a number where another slide has it already."""
        found, number = flat(title).strip() or DOCUMENTS[self.report.document].title, 1
        while (shown := found if number == 1 else f"{found} [{number}]") in self._titles:
            number += 1
        self._titles.add(shown)
        return shown

    def _entitle(self, slide: Slide, title: str) -> None:
        place = slide.shapes.title
        assert place is not None  # noqa: S101 - both layouts have one
        frame = place.text_frame
        frame.text = title
        run = frame.paragraphs[0].runs[0]
        run._r.get_or_add_rPr().set("lang", self.paint.language)  # noqa: SLF001 - no other way

    def _foot(self, slide: Slide) -> None:
        """What it is, for whom and of which day, on every slide."""
        report = self.report
        parts = (
            report.title,
            report.engagement,
            words.edition(report),
            *words.signed_parts(report),
        )
        text = " · ".join(clean_line(part) for part in parts if part.strip())
        made = fitted(para(text, FOOT_SIZE, "muted", most=1), FOOT.wide)
        for shape in slide.placeholders:
            if shape.placeholder_format.idx == FOOT_INDEX:
                fill_text(shape._element.txBody, [made.para], self.paint)  # noqa: SLF001
        ids = (each for each in slide.shapes._spTree.iter(qn("p:cNvPr")))  # noqa: SLF001
        for at, each in enumerate(ids, 2):
            each.set("id", str(at))

    def _logo(self, slide: Slide) -> None:
        """The logo in the upper right corner; PowerPoint shows no SVG without a second image."""
        logo = self._look.logo
        if logo is None or logo.kind != "png":
            return
        wide, high = logo.width * _PIXEL, logo.height * _PIXEL
        share = min(1.0, _LOGO[0] / wide, _LOGO[1] / high)
        wide, high = max(1.0, wide * share), max(1.0, high * share)
        picture = slide.shapes.add_picture(
            io.BytesIO(logo.data), Pt(WIDE - EDGE - wide), Pt(36), Pt(wide), Pt(high)
        )
        picture.name = "Logo"
        tell(picture, clean_line(self._look.firm) or "Logo")

    def note(self, slide: Slide, lines: Iterable[str]) -> None:
        """Add lines to the notes of the speaker, each once."""
        frame = slide.notes_slide.notes_text_frame
        if frame is None:
            return
        before = [one.text for one in frame.paragraphs if one.text]
        added = (part.strip() for line in lines for part in line.split("\n"))
        found = dict.fromkeys([*before, *(line for line in added if line)])
        fill_text(
            frame._txBody,  # noqa: SLF001 - python-pptx has no other way
            [para(line, 12) for line in found],
            self.paint,
        )

    def packed(self) -> bytes:
        """The bytes of the file; the same deck gives the same ones."""
        for slide in self._deck.slides:
            _foot_last(slide)
        data = io.BytesIO()
        self._deck.save(data)
        return repacked(data.getvalue())


def _foot_last(slide: Slide) -> None:
    """Put foot and number behind everything else, where they are read last."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx in {FOOT_INDEX, NUMBER_INDEX}:
            slide.shapes._spTree.append(shape._element)  # noqa: SLF001 - there is no other way
