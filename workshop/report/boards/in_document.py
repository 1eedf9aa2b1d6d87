"""A board within a document: what it shows, on how much it rests, and what would make it whole."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from workshop.language import counted, say
from workshop.report.blocks import AnyBlock, Heading, Notice, Paragraph, Span, Table
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.board import Board
from workshop.report.strategy.told.shown import Level
from workshop.report.view import Gathered
from workshop.strategy.chapter_facts import BoardFact, MarkFact

_MOST_ROWS = 40
"""So many rows of a table stand behind a board."""


def fact(board: Board) -> BoardFact:
    """A board as data."""
    return BoardFact(
        name=board.name,
        title=board.title,
        n=board.n,
        counted=board.counted,
        sentence=board.sentence,
        source=board.source,
        marks=tuple(MarkFact(code=m.code, text=m.text, kind=m.kind) for m in board.marks),
        missing=board.missing,
        left_out=board.left_out,
    )


def blocks(
    gathered: Gathered, name: str, level: Level = 2, *, page: bool = False
) -> Iterator[AnyBlock]:
    """A board under its title; nothing where there is nothing to draw.

    Args:
        gathered: the record as the edition tells it.
        name: that of the board.
        level: of its heading.
        page: whether it begins a page.
    """
    board = board_of(gathered, name)
    if board.figure is None:
        return
    yield Heading(text=board.title, level=level, page=page)
    yield from drawn(board)


def drawn(board: Board, *, tables: bool = True) -> Iterator[AnyBlock]:
    """Its sentence, its figure, on what it rests, what stands beside it and what is missing.

    Args:
        board: the board.
        tables: whether what stands beside it is told with it; else see `behind`.
    """
    if board.sentence and _is_said_apart(board):
        yield Paragraph(spans=(Span(board.sentence, "strong"),))
    if board.figure is not None:
        yield board.figure
    if basis := basis_of(board):
        yield Paragraph(spans=(Span(basis, "muted"),))
    if board.left_out:
        lines = counted(
            board.left_out, "line that is not told here", "lines that are not told here"
        )
        yield Notice(text=say("Left out of this edition: {what}.", what=lines))
    if tables or not _has_tables(board):
        yield from board.beside
    yield from (Notice(text=words) for words in board.missing)


def behind(board: Board) -> Iterator[AnyBlock]:
    """What stands beside a board where that has tables, under its title."""
    if _has_tables(board):
        yield Heading(text=board.title, level=2)
        for block in board.beside:
            if isinstance(block, Heading):
                yield Paragraph(spans=(Span(block.text, "strong"),))
            elif isinstance(block, Table):
                yield from _cut(block)
            else:
                yield block


def _cut(table: Table) -> Iterator[AnyBlock]:
    """The first rows of a table, and how many more there are: boards put first what matters."""
    yield msgspec.structs.replace(table, rows=table.rows[:_MOST_ROWS])
    if (more := len(table.rows) - _MOST_ROWS) > 0:
        yield Paragraph(spans=(Span(say("And {n} more.", n=more), "muted"),))


def _has_tables(board: Board) -> bool:
    return any(isinstance(block, Table) for block in board.beside)


def alone(board: Board) -> Board:
    """A board without what stands beside it, where a document tells that in its own words."""
    return msgspec.structs.replace(board, beside=())


def basis_of(board: Board) -> str:
    """On how much it rests, and whose method it is: `Rests on 12 factors. Method: David 2017`."""
    number = say("Rests on {what}.", what=board.counted) if board.counted else ""
    source = say("Method: {source}.", source=board.source.rstrip(".")) if board.source else ""
    return f"{number} {source}".strip()


def _is_said_apart(board: Board) -> bool:
    """Whether the sentence does not stand below the figure already."""
    return getattr(board.figure, "sentence", "") != board.sentence
