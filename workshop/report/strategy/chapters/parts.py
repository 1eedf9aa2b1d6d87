"""What several chapters have: headings with numbers, boards, what is missing, claims with codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from workshop import times
from workshop.guide.step import Element
from workshop.language import say
from workshop.privacy.told_rows import Told, ToldRow
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Matrix,
    Notice,
    Paragraph,
    Plane,
    Span,
    Table,
    plain,
)
from workshop.report.boards.all_boards import BOARDS, board_of
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.text import plural

_CODE: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,5}", re.ASCII)

MOST: Final = 60
"""So many rows of a table are read on paper; all of them stand in the data."""


def chapter(number: int, title: str, *, page: bool = False) -> Heading:
    """The heading of a chapter."""
    return Heading(text=f"{number} {title}", page=page)


def part(title: str) -> Heading:
    """The heading of a part of a chapter."""
    return Heading(text=title, level=2)


def labelled(label: str, words: str) -> tuple[Span, ...]:
    """A line with a strong label before it."""
    return (Span(f"{label} ", "strong"), Span(words))


def behind(codes: Iterable[str]) -> tuple[Span, ...]:
    """Codes behind a claim, muted; nothing where there are none."""
    found = ", ".join(dict.fromkeys(code for code in codes if code))
    return (Span(f" ({found})", "muted"),) if found else ()


def bullets(items: Iterable[tuple[Span, ...]]) -> Iterator[AnyBlock]:
    """A list; nothing where it has no items."""
    if found := tuple(items):
        yield Bullets(items=found)


def table(caption: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> Table:
    """A table without the columns in which nothing stands; the first two stay."""
    shown = [at for at in range(len(columns)) if at < 2 or any(row[at] for row in rows[:MOST])]
    return Table(
        caption=caption,
        columns=tuple(columns[at] for at in shown),
        rows=tuple(tuple(row[at] for at in shown) for row in rows[:MOST]),
    )


def more(rows: Sequence[object]) -> Iterator[AnyBlock]:
    """How many rows a table has no room for; nothing where it has all."""
    if (rest := len(rows) - MOST) > 0:
        words = plural(rest, "more row stands in the data.", "more rows stand in the data.")
        yield Paragraph(spans=plain(words))


def links(row: ToldRow, *fields: str) -> str:
    """What a row links to, as codes that lead there, with commas; words as they are."""
    found = [each for name in fields for each in _several(row.values[name])]
    return (", " if all(map(_CODE.fullmatch, found)) else "; ").join(dict.fromkeys(found))


def _several(value: Told) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def day(when: date | None) -> str:
    """A day in a cell."""
    return times.short_day(when) if when else ""


def to(now: str, wanted: str) -> str:
    """A value today and the one that is wanted: `18 days → 9 days`."""
    if now and wanted:
        return say("{now} → {wanted}", now=now, wanted=wanted)
    return wanted or (say("{value} today", value=now) if now else "")


def board(
    told: ToldStrategy,
    name: str,
    *,
    heading: bool = True,
    sentence: bool = True,
    above: tuple[type, ...] = (),
    beside: bool = False,
) -> Iterator[AnyBlock]:
    """A board as it stands in a chapter; nothing where there is nothing on it yet.

    Args:
        told: the strategy as the edition tells it.
        name: the board.
        heading: whether it has one of its own.
        sentence: whether its sentence stands before it; the chapter may have said it.
        above: of which kinds what stands beside it is told before its figure.
        beside: with what stands below its figure; the document of boards has that of each.
    """
    if name not in BOARDS:
        return
    found = board_of(told.gathered, name)
    if found.figure is None:
        return
    if isinstance(found.figure, Matrix) and not found.figure.rows:
        return
    if heading:
        yield part(found.title)
    has_own = isinstance(found.figure, Plane) and found.figure.sentence == found.sentence
    if found.sentence and sentence and not has_own:
        yield Paragraph(spans=plain(found.sentence))
    yield from (block for block in found.beside if isinstance(block, above))
    yield found.figure
    notes = [each for each in (found.counted, found.source) if each]
    if notes:
        yield Paragraph(spans=(Span(" · ".join(notes), "muted"),))
    if beside:
        yield from found.beside


def board_missing(told: ToldStrategy, *names: str) -> Iterator[str]:
    """What would make boards whole that have nothing yet."""
    for name in names:
        if name in BOARDS and (found := board_of(told.gathered, name)).figure is None:
            yield from found.missing


def missing(told: ToldStrategy, element: Element, *boards: str) -> Iterator[AnyBlock]:
    """What an element must have and has not, with the session that would fill it.

    Args:
        told: the strategy as the edition tells it.
        element: which of the six.
        boards: those of the chapter, of which it is told what they wait for.
    """
    found = told.elements[element]
    sentences = [each.sentence for each in found.missing]
    sentences += [each for each in board_missing(told, *boards) if each not in sentences]
    if sentences:
        yield part(say("What is missing here"))
        yield Bullets(items=tuple(plain(each) for each in sentences))
    if found.left_out:
        lines = plural(found.left_out, "line", "lines")
        one = say("Left out of this edition: {line} that rests on what is not told.", line=lines)
        many = say("Left out of this edition: {lines} that rest on what is not told.", lines=lines)
        yield Notice(text=one if found.left_out == 1 else many)


def none_yet(words: str) -> Paragraph:
    """That there is nothing to tell, in a sentence."""
    return Paragraph(spans=plain(words))
