"""Links both ways: from every mention of a code to where it is told, on to what was said, and back.

A code has its place in a register, a finding or a row of a table, and may have a second one where
what was said behind it stands. Bookmarks are called as the code, the second ones with `_said`;
dots are strokes in them, for Word takes letters, digits and strokes alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from docx.oxml.ns import qn

from sessions.exports.places import codes_in
from sessions.exports.word.cells import MENTION
from sessions.exports.word.xml import Element, element

_AS_CODE: Final = frozenset({"Code", "Strong", MENTION})
_RUN_STYLE: Final = qn("w:rStyle")
_VALUE: Final = qn("w:val")
_TEXT: Final = qn("w:t")
_FIGURES: Final = qn("w:txbxContent")
_LEADING: Final = qn("w:hyperlink")
_ANCHOR: Final = qn("w:anchor")
_STYLE: Final = qn("w:pStyle")
_RUN: Final = qn("w:r")
_CELL: Final = qn("w:tc")


class _Rank(IntEnum):
    """How well a code is told where it stands; the lower, the better."""

    line = 0
    """A line of a register, or a finding."""
    told = 1
    """The head of a paragraph or an item of a list."""
    row = 2
    """The first cell of a row."""
    picture = 3
    """An item of a picture of four fields, or of what a figure shows."""
    mention = 9


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a code stands."""

    code: str
    rank: _Rank
    run: Element
    alone: bool
    """Whether the run is of this code and no other."""


def tie(body: Element) -> None:
    """Put a bookmark at the places of every code, and let every mention of it lead there."""
    places = list(_places(body))
    homes = _first(places, lambda place: place.rank < _Rank.mention)
    said = {
        code: place
        for code, place in _first(places, lambda place: place.rank is _Rank.told).items()
        if homes[code] is not place
    }
    _tie_figures(body, homes)
    number = 0
    for place in places:
        home, told = homes.get(place.code), said.get(place.code)
        if home is None:
            continue
        leads = (told if place is home else home) if place.alone else None
        run = place.run
        if leads is not None:
            leading = element("hyperlink", anchor=_name(place.code, said=leads is told), history=1)
            run.addprevious(leading)
            leading.append(run)
            run = leading
        if place is home or place is told:
            number += 1
            _mark(run, number, _name(place.code, said=place is told))


def _tie_figures(body: Element, homes: Mapping[str, _Place]) -> None:
    """Let the codes in figures lead to their places, and nowhere where they have none."""
    figures = [leading for words in body.iter(_FIGURES) for leading in words.iter(_LEADING)]
    for leading in figures:
        code = leading.get(_ANCHOR, "")
        if code in homes:
            leading.set(_ANCHOR, _name(code, said=False))
        else:
            leading.addprevious(leading[0])
            leading.getparent().remove(leading)


def _first(places: list[_Place], fits: Callable[[_Place], bool]) -> dict[str, _Place]:
    """The best place of every code; of several as good, the first."""
    found: dict[str, _Place] = {}
    for place in filter(fits, places):
        if place.code not in found or place.rank < found[place.code].rank:
            found[place.code] = place
    return found


def _name(code: str, *, said: bool) -> str:
    return code.replace(".", "_") + ("_said" if said else "")


def _mark(run: Element, number: int, name: str) -> None:
    run.addprevious(element("bookmarkStart", id=number, name=name))
    run.addnext(element("bookmarkEnd", id=number))


def _places(body: Element) -> Iterator[_Place]:
    """Every run that is a code and nothing else, or the head of what is told of several.

    Figures have links of their own.
    """
    for named in list(body.iter(_RUN_STYLE)):
        style = named.get(_VALUE, "")
        if style not in _AS_CODE:
            continue
        run = named.getparent().getparent()
        codes = codes_in("".join(one.text or "" for one in run.iterchildren(_TEXT)).strip())
        if not codes or any(run.iterancestors(_FIGURES)):
            continue
        rank, alone = _rank(run, style), len(codes) == 1
        if alone or rank is _Rank.told:
            yield from (_Place(code, rank, run, alone) for code in codes)


def _rank(run: Element, style: str) -> _Rank:
    around = run.getparent()
    kind = next((one.get(_VALUE) for one in around.iter(_STYLE)), "")
    first = next(around.iterchildren(_RUN)) is run
    cell = next(iter(around.iterancestors(_CELL)), None)
    if kind == "LineCoded" or (kind == "Finding" and not first):
        return _Rank.line
    if kind == "Factor":
        return _Rank.picture if first else _Rank.mention
    if kind == "Heading2" and first:
        return _Rank.told
    if style == MENTION:
        return _Rank.mention
    if cell is None:
        return _Rank.told if first and style == "Strong" else _Rank.mention
    alone = first and cell.getprevious() is not None and cell.getprevious().tag != _CELL
    return _Rank.row if alone else _Rank.mention
