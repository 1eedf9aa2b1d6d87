"""Each block as the template takes it: texts, links and shares of the width, ready to be set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, Final

from sessions.exports import labels as words
from sessions.exports.column_widths import is_low, table_shares
from sessions.exports.pdf.texts import Text, Texts, spoken, told, turned
from sessions.exports.text_layout import em_width, right_to_left, side_of
from workshop.language import raised, say
from workshop.report.blocks import (
    Block,
    Bullets,
    Dated,
    FindingBlock,
    Heading,
    Headline,
    Matrix,
    MatrixLine,
    Notice,
    Paragraph,
    Point,
    Quadrant,
    QuadrantItem,
    Quarter,
    Quote,
    Table,
)
from workshop.text import listing

Part = dict[str, Any]
"""A block as the template takes it; `k` is the tag of the block."""

ROOM: Final = 61.0
"""The width of a table, in em of the type in its cells: that is narrower than the one measured."""

MARGIN: Final = 1.7
"""What each of its cells needs beside its text, in em."""

_MANY: Final = 40
"""With more items in the four fields, two of them beside each other may be higher than a page."""

_FEW_IN_ALL: Final = 24
_SHORT_IN_ALL: Final = 2200
"""The four fields with no more items, and no more characters in them, stay on a page."""

_LONG_HEAD: Final = 120

_TALL: Final = 1500.0
"""A text of more em than this may go on over the end of a page; others are kept whole."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block must know of the document around it."""

    texts: Texts
    language: str
    """As a language tag."""
    at: int
    """The place of the block."""
    level: int
    """Of the heading above it, 0 for none."""
    opens: bool = False
    """Whether it stands right below that heading."""
    following: Block | None = None
    """What stands right below it."""

    def lead(self, code: str) -> str:
        """The name of the place to which a code in the block leads; empty for nowhere."""
        return self.texts.lead(code, self.at)


def auto(text: str) -> Text:
    """A text that begins at the side of its first letter."""
    return turned(told(text), right=right_to_left(text))


def tall(texts: Iterable[str]) -> bool:
    """Whether one of the texts is too long to be kept on one page for certain."""
    return any(len(text) > 600 and em_width(text) > _TALL for text in texts)


def together(rows: Sequence[Sequence[str]], shares: Sequence[float]) -> bool:
    """Whether a table is so low that it is never parted by the end of a page.

    Args:
        rows: the texts of its cells.
        shares: the part of the width of each column.
    """
    return is_low(rows, shares, ROOM, MARGIN) and not any(map(tall, rows))


def repeated(heads: Iterable[str]) -> bool:
    """Whether the heads of a table leave room below them, so that every page can have them."""
    return all(len(head) <= _LONG_HEAD for head in heads)


def item_part(
    item: QuadrantItem | MatrixLine | Point | Dated, place: int, setting: Setting
) -> Part:
    """What every item has that is told under a code; `place` is its own in the block."""
    texts, at = setting.texts, setting.at
    return {
        "id": texts.name(at, place),
        "code": texts.code(item.code, at, place) if item.code else "",
        "t": texts.said(item.text),
        "rtl": right_to_left(item.text),
        "mark": words.tied_mark(item.contested),
    }


@singledispatch
def part_of(block: Block, setting: Setting) -> Part:
    """The block as data; a caption of it is left to whoever knows what stands above."""
    raise TypeError(f"no PDF of {type(block).__name__} at {setting.at}")


# Each of the others is known when `pictures` is loaded.
@part_of.register
def _(block: Heading, setting: Setting) -> Part:
    text = setting.texts.own(block.text, setting.at, 0) if block.text.strip() else ""
    return {
        "t": turned(text, right=right_to_left(block.text)),
        # None is skipped, for those who are read to.
        "level": min(block.level, setting.level + 1),
        "page": block.page,
        "id": setting.texts.name(setting.at),
    }


@part_of.register
def _(block: Paragraph, setting: Setting) -> Part:
    return {
        "t": setting.texts.spans(block.spans, setting.at, 0),
        "leads": words.leads(block, setting.following),
        # What is said between a heading and its table goes with both.
        "stays": setting.opens and isinstance(setting.following, Matrix),
        "id": setting.texts.name(setting.at),
    }


@part_of.register
def _(block: Bullets, setting: Setting) -> Part:
    texts, at = setting.texts, setting.at
    items = [
        {"t": texts.spans(item, at, place), "id": texts.name(at, place)}
        for place, item in enumerate(block.items)
    ]
    return {"items": items}


@part_of.register
def _(block: Notice, setting: Setting) -> Part:
    text = setting.texts.own(block.text, setting.at)
    return {"t": turned(text, right=side_of(block.text) == "rtl"), "tall": tall([block.text])}


@part_of.register
def _(block: Headline, setting: Setting) -> Part:
    del setting
    return {"t": auto(block.text), "lines": [auto(line) for line in block.lines]}


@part_of.register
def _(block: Quote, setting: Setting) -> Part:
    return {
        "t": told(words.quoted(block)),
        "rtl": right_to_left(block.text),
        "lang": words.foreign(block.text, setting.language),
        "who": told(block.who),
        "where": told(block.where),
        "tall": tall([block.text]),
    }


@part_of.register
def _(block: FindingBlock, setting: Setting) -> Part:
    texts, at = setting.texts, setting.at
    return {
        "place": str(block.place),
        "level": setting.level + 1,
        "id": texts.name(at),
        "code": texts.code(block.code, at, 0) if block.code else "",
        "t": texts.said(block.text),
        "support": texts.own(block.support, at),
        "cites": texts.codes(block.cites, at),
        "heard": [cell.sign or "silent" for cell in block.heard],
        "told": spoken("; ".join(f"{said}: {who}" for said, who in words.heard_words(block))),
        "departments": told(_departments(block)),
        "against": texts.own(block.against, at),
        "recommendation": told(block.recommendation),
        "ask": told(block.ask),
        "tall": tall([block.text, block.against, block.recommendation, block.ask]),
    }


def _departments(block: FindingBlock) -> str:
    """Which departments say what, in a line; that one says nothing is seen from the signs alone.

    Who says the opposite is not told twice.
    """
    found = []
    left_out = {"", "silent", *({"against"} if block.against else ())}
    for sign, said in words.SIGN_WORDS.items():
        pairs = zip(block.departments, block.heard, strict=False)
        names = [name for name, cell in pairs if cell.sign == sign]
        if names and sign not in left_out:
            label = raised(say(said))
            found.append(say("{label}: {text}", label=label, text=listing(names)))
    return ". ".join(found)


@part_of.register
def _(block: Table, setting: Setting) -> Part:
    texts, at = setting.texts, setting.at
    rows = [
        {
            "id": texts.name(at, item),
            "cells": [texts.cell(text, at, item) for text in row],
            "tall": tall(row),
        }
        for item, row in enumerate(block.rows)
    ]
    widths = table_shares(block, ROOM, MARGIN)
    return {
        "widths": [round(1000 * share, 1) for share in widths],
        "together": together(block.rows, widths),
        "heads": [auto(column.title) for column in block.columns],
        "repeat": repeated([column.title for column in block.columns]),
        "numeric": [column.numeric for column in block.columns],
        "rows": rows,
        "total": [texts.cell(text, at, -1) for text in block.total],
    }


@part_of.register
def _(block: Quadrant, setting: Setting) -> Part:
    found, item = [], 0
    for quarter in block.quarters:
        found.append(_quarter(quarter, setting, item))
        item += len(quarter.items)
    texts = [one.text for quarter in block.quarters for one in quarter.items]
    many = item > _MANY or tall(texts)
    whole = item <= _FEW_IN_ALL and sum(map(len, texts)) <= _SHORT_IN_ALL
    return {"quarters": found, "level": setting.level + 1, "many": many, "whole": whole}


def _quarter(quarter: Quarter, setting: Setting, first: int) -> Part:
    """A field of the picture; `first` is the place of its first item in the block."""
    items = [
        item_part(item, place, setting) | {"support": told(item.support)}
        for place, item in enumerate(quarter.items, first)
    ]
    return {
        "helps": quarter.letter in {"S", "O"},
        "letter": quarter.letter,
        "title": auto(quarter.title),
        "note": told(quarter.note),
        "items": items,
        "none": "" if quarter.items else auto(quarter.none),
        "more": words.in_register(quarter.more) if quarter.more else "",
    }
