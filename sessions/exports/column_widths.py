"""How wide the columns of a table are: no word is broken that could stand whole; which are low.

One function for the page and for Word, so that both set a table alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import chain
from typing import Final

from sessions.exports.text_layout import LONG, em_width, line_count
from workshop.report.blocks import Column, Table

_WIDEST: Final = 40.0
"""So much text in a line, in em, is enough for any column: longer lines are harder to read."""

_MEASURED: Final = 8
"""So many of the longest words and cells are measured; among these is the widest."""

_OF_HEAD: Final = 0.9
"""The size of the type in heads against that in cells."""

_SHORT: Final = 8.0
"""A column that needs no more than this in em has codes or single words; it gets no more."""


_FEW: Final = 10
_LOW: Final = 24.0
"""A table of no more rows, and of no more lines with the air between them, is low."""

_BESIDE: Final = 0.6
"""The air of a row, in lines."""

_WHOLE: Final = 11.0
"""Texts of a column that are all this short in em, as days are, stand in a line each."""

_CALM: Final = 0.8
"""So much of the width may go on that: others need room for their words."""


def table_shares(table: Table, room: float, margin: float) -> list[float]:
    """The share of the width that each column of a table has; together they are 1.

    Args:
        table: the table.
        room: how wide the whole table is, in em of the type in its cells.
        margin: what each cell needs beside its text, in em.
    """
    rows = [*table.rows, table.total] if table.total else table.rows
    return shares(table.columns, rows, room, margin)


def shares(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: float, margin: float
) -> list[float]:
    """As `table_shares`, of columns with their rows.

    Each column is at least as wide as its longest word, and one of short texts, such as days, as
    the longest of them where there is room. What is left is shared by what each column has to say
    in a line; a short one takes no more than it needs while others need it.
    """
    if not columns:
        return []
    cells = [[row[at] for row in rows] for at in range(len(columns))]
    pairs = list(zip(columns, cells, strict=True))
    least = [_longest_word(column.title, texts) + margin for column, texts in pairs]
    short = [_short_line(texts) + margin for _, texts in pairs]
    least = _with_short_lines(least, short, _CALM * room)
    wanted = [
        max(low, min(_WIDEST, _longest_line(column.title, texts)) + margin)
        for low, (column, texts) in zip(least, pairs, strict=True)
    ]
    return _parts(_spread(least, wanted, columns, room, margin))


def is_low(
    rows: Sequence[Sequence[str]], shares: Sequence[float], room: float, margin: float
) -> bool:
    """Whether a table takes less than half a page, so that the end of one need never part it.

    Args:
        rows: the texts of its cells.
        shares: the part of the width of each column.
        room: as in `table_shares`.
        margin: as there.
    """
    if len(rows) > _FEW:
        return False
    rooms = [max(1.0, share / sum(shares) * room - margin) for share in shares]
    lines = 0.0
    for row in rows:
        pairs = zip(row, rooms, strict=False)
        lines += _BESIDE + max((line_count(text, wide) for text, wide in pairs), default=1)
    return lines <= _LOW


def _with_short_lines(least: list[float], short: Sequence[float], room: float) -> list[float]:
    """The least widths, made wide enough for short texts while they fit; those that cost least."""
    found = list(least)
    for at in sorted(range(len(found)), key=lambda at: (short[at] - least[at], at)):
        wider = max(found[at], short[at])
        if sum(found) - found[at] + wider <= room:
            found[at] = wider
    return found


def _spread(
    least: Sequence[float],
    wanted: Sequence[float],
    columns: Sequence[Column],
    room: float,
    margin: float,
) -> list[float]:
    """The widths in em, before they are made into shares."""
    if sum(least) >= room:
        return list(least)
    if sum(wanted) > room:
        more = [want - low for want, low in zip(wanted, least, strict=True)]
        part = (room - sum(least)) / sum(more)
        return [low + part * add for low, add in zip(least, more, strict=True)]
    grows = [
        0.0 if column.numeric or want <= _SHORT + margin else want
        for column, want in zip(columns, wanted, strict=True)
    ]
    grows = grows if any(grows) else [1.0] * len(wanted)
    part = (room - sum(wanted)) / sum(grows)
    return [want + part * grow for want, grow in zip(wanted, grows, strict=True)]


def _parts(widths: Sequence[float]) -> list[float]:
    """The widths as shares of their sum."""
    whole = sum(widths)
    return [wide / whole for wide in widths] if whole > 0 else [1 / len(widths)] * len(widths)


def _longest_word(title: str, texts: Iterable[str]) -> float:
    """The width of the longest word that is not broken anyway, in em."""
    words = (word[:LONG] for word in chain.from_iterable(text.split() for text in texts))
    return max(_widest(words), _OF_HEAD * _widest(title.split()))


def _short_line(texts: Sequence[str]) -> float:
    """The width of the longest text where every one is short, else nothing; in em."""
    widest = _longest_line("", texts)
    return widest if widest <= _WHOLE else 0.0


def _longest_line(title: str, texts: Iterable[str]) -> float:
    """The width of the longest text as one line, in em."""
    lines = chain.from_iterable(text.split("\n") for text in texts)
    return max(_widest(lines), _OF_HEAD * em_width(title))


def _widest(texts: Iterable[str]) -> float:
    """The width of the widest, in em; the longest in characters are measured alone."""
    # Of equal length those that come last in the alphabet: a set has no order of its own.
    longest = nlargest(_MEASURED, set(texts), key=lambda text: (len(text), text))
    return max((em_width(text[:200]) for text in longest), default=0.0)
