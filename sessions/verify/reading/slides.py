"""Slides: the texts and tables of each, in the order of the talk, and the notes behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from sessions.verify.reading.package import Package, inside, local, number_in, reference
from sessions.verify.reading.parts import Content, Outline

MAIN: Final = "ppt/presentation.xml"
"""The part by which slides are known."""


def read(package: Package) -> Content:
    """What stands on the slides."""
    outline = Outline()
    related = package.related(MAIN)
    slides = [related.get(reference(each), "") for each in inside(package.xml(MAIN), "sldId")]
    for number, name in enumerate(filter(None, slides), 1):
        outline.begin(f"slide {number}")
        _blocks(package.xml(name), outline)
        outline.begin(f"notes of slide {number}")
        for target in sorted(package.related(name).values(), key=number_in):
            if target.startswith("ppt/notesSlides/"):
                _notes(package.xml(target), outline)
    return outline.content(package.stamp, "pptx")


def _blocks(place: Element, outline: Outline) -> None:
    for each in place:
        match local(each):
            case "tbl":
                outline.table()
                for row in inside(each, "tr"):
                    outline.row(tuple(_text(cell) for cell in inside(row, "tc")))
            case "p":
                outline.paragraph(_text(each))
            case "Fallback":
                continue
            case _:
                _blocks(each, outline)


def _notes(place: Element, outline: Outline) -> None:
    """The notes, without the number of the slide that stands beside them."""
    for shape in inside(place, "sp"):
        kinds = {each.get("type", "") for each in inside(shape, "ph")}
        if "body" in kinds:
            _blocks(shape, outline)


def _text(place: Element) -> str:
    return "".join(_words(place)).strip()


def _words(place: Element) -> Iterator[str]:
    for each in place:
        match local(each):
            case "t":
                yield each.text or ""
            case "br":
                yield "\n"
            case "fld" if each.get("type", "").startswith(("slidenum", "datetime")):
                continue
            case "p":
                yield from _words(each)
                yield "\n"
            case _:
                yield from _words(each)
