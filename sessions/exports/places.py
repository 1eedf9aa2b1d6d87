"""Where each code is told in a document, and where every mention of it leads.

A code has its home: a finding, a line of a register, an item of a list, a row of a table, or an
item of a picture, the first of these that there is. Where what was said behind it stands somewhere
else too, home leads there, and there leads back home. Every other mention leads home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import singledispatch
from typing import Final, NamedTuple

from workshop.report.blocks import (
    AnyBlock,
    Block,
    Bullets,
    DateLine,
    FindingBlock,
    Heading,
    Matrix,
    Paragraph,
    Plane,
    Quadrant,
    Span,
    Table,
)

_CODE: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,5}(?:\.[0-9]{1,5})?", re.ASCII)
_IN_TEXT: Final = re.compile(rf"(?<![\w.-])({_CODE.pattern})(?![\w-])", re.ASCII)
_LIST: Final = re.compile(rf"{_CODE.pattern}(?:, ?{_CODE.pattern})*", re.ASCII)

SAID: Final = "-said"
"""Behind the code, the name of the place where what was said behind it stands."""


class _Rank(IntEnum):
    """How well a code is told at a place; the lower, the better."""

    line = 0
    told = 1
    row = 2
    picture = 3


class _Place(NamedTuple):
    """Where a code stands at the beginning of something."""

    at: int
    """The place of the block."""
    item: int
    """The place in it, 0 where it is one."""
    code: str
    rank: _Rank


def is_code(text: str) -> bool:
    """Whether the text is a code and nothing else: `W4`, `TH2`, `S3.2`."""
    return _CODE.fullmatch(text) is not None


def are_codes(text: str) -> bool:
    """Whether the text is one code or several, and nothing else."""
    return _LIST.fullmatch(text) is not None


def codes_in(text: str) -> list[str]:
    """The codes of a text that is one or several; empty where there is anything else in it."""
    return [code.strip() for code in text.split(",")] if are_codes(text) else []


def split(text: str) -> list[str]:
    """The text in pieces, of which every second one is a code."""
    return _IN_TEXT.split(text)


class Places:
    """The places of all codes of a document."""

    def __init__(self, blocks: Iterable[AnyBlock]) -> None:
        """Look through the blocks of a document, in their order."""
        self._homes: dict[str, _Place] = {}
        said: dict[str, _Place] = {}
        for place in _places(blocks):
            if place.rank is _Rank.told:
                said.setdefault(place.code, place)
            home = self._homes.get(place.code)
            if home is None or place.rank < home.rank:
                self._homes[place.code] = place
        self._said = {code: one for code, one in said.items() if self._homes[code] != one}
        self._names: dict[tuple[int, int], str] = {}
        # Of an item that is of several codes the first one names it, and all lead there.
        for code, one in self._said.items():
            self._names.setdefault((one.at, one.item), code + SAID)
        for code, one in self._homes.items():
            self._names.setdefault((one.at, one.item), code)

    def name(self, at: int, item: int = 0) -> str:
        """What an item of the block at a place is called, to be led to; empty for none."""
        return self._names.get((at, item), "")

    def lead(self, code: str, at: int = -1, item: int = 0) -> str:
        """The name of the place to which a mention of a code leads; empty where it leads nowhere.

        Args:
            code: what is mentioned.
            at: the block in which it is.
            item: the item of it.
        """
        home = self._homes.get(code)
        if home is None:
            return ""
        if (home.at, home.item) == (at, item):
            said = self._said.get(code)
            return self.name(said.at, said.item) if said else ""
        return self.name(home.at, home.item)


def _places(blocks: Iterable[AnyBlock]) -> Iterator[_Place]:
    """Everything that begins with a code."""
    for at, block in enumerate(blocks):
        for item, (begin, rank) in enumerate(_begins(block)):
            codes = codes_in(begin)
            if len(codes) == 1 or rank is _Rank.told:
                yield from (_Place(at, item, code, rank) for code in codes)


@singledispatch
def _begins(block: Block) -> Iterable[tuple[str, _Rank]]:
    """What each item of a block begins with, and how well that is told there."""
    del block
    return ()


@_begins.register
def _(block: FindingBlock) -> Iterable[tuple[str, _Rank]]:
    return [(block.code, _Rank.line)]


@_begins.register
def _(block: Matrix) -> Iterable[tuple[str, _Rank]]:
    rank = _Rank.line if block.pattern == "signs" else _Rank.row
    return [(line.code, rank) for line in block.rows]


@_begins.register
def _(block: Bullets) -> Iterable[tuple[str, _Rank]]:
    return [(_head(item), _Rank.told) for item in block.items]


@_begins.register
def _(block: Paragraph) -> Iterable[tuple[str, _Rank]]:
    return [(_head(block.spans), _Rank.told)]


@_begins.register
def _(block: Heading) -> Iterable[tuple[str, _Rank]]:
    return [(block.text.partition(" ")[0], _Rank.told)] if block.level > 1 else []


@_begins.register
def _(block: Table) -> Iterable[tuple[str, _Rank]]:
    return [(row[0] if row else "", _Rank.row) for row in block.rows]


@_begins.register
def _(block: Quadrant) -> Iterable[tuple[str, _Rank]]:
    items = (item for quarter in block.quarters for item in quarter.items)
    return [(item.code, _Rank.picture) for item in items]


@_begins.register
def _(block: Plane) -> Iterable[tuple[str, _Rank]]:
    return [(point.code, _Rank.picture) for point in block.points]


@_begins.register
def _(block: DateLine) -> Iterable[tuple[str, _Rank]]:
    return [(item.code, _Rank.picture) for item in block.items]


def _head(spans: tuple[Span, ...]) -> str:
    """The strong words with which a run of text begins."""
    return spans[0].text.strip() if spans and spans[0].style == "strong" else ""
