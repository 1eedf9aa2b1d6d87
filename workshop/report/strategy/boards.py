"""The boards: every one on a page of its own, and which of them have nothing to draw yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.language import say
from workshop.privacy.participant import LeftOut
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.boards import in_document as told
from workshop.report.boards.all_boards import BOARDS, boards_of
from workshop.report.boards.board import Board
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases


def content(gathered: Gathered) -> Content:
    """The boards in an edition."""
    found = tuple(boards_of(gathered))
    facts = Facts(boards=tuple(map(told.fact, found)))
    return of_engagement(gathered, "boards", _blocks(gathered, found), facts)


def _blocks(gathered: Gathered, found: Sequence[Board]) -> Iterator[AnyBlock]:
    drawn = [each for each in found if each.figure is not None]
    empty = [each for each in found if each.figure is None]
    yield from chapters.left_out(gathered, LeftOut())
    number = phrases.some_of(len(drawn), len(found), "board")
    words = say("With something to show: {boards}.", boards=number)
    yield Paragraph(spans=plain(words))
    if drawn:
        yield _overview(drawn)
    if empty:
        yield Heading(text=say("Nothing to show yet"), level=2)
        yield Bullets(items=tuple(map(_lacking, empty)))
    for each in drawn:
        yield Heading(text=each.title, page=True)
        yield Paragraph(spans=(Span(say(BOARDS[each.name].question), "muted"),))
        yield from told.drawn(each, tables=False)
    tables = [block for each in drawn for block in told.behind(each)]
    if tables:
        yield Heading(text=say("What stands behind the boards"), page=True)
        yield from tables


def _overview(drawn: Sequence[Board]) -> Table:
    """What each of them shows, in a line."""
    return Table(
        caption=say("What the boards show"),
        columns=(
            Column(title=say("Board"), weight=2),
            Column(title=say("What it shows"), weight=5),
            Column(title=say("Rests on"), weight=3),
        ),
        rows=tuple((each.title, each.sentence, each.counted) for each in drawn),
    )


def _lacking(board: Board) -> tuple[Span, ...]:
    """A board without a figure, and what would give it one, or that it is left out."""
    label = say("{label}:", label=board.title)
    hidden = " ".join(block.text for block in board.beside if isinstance(block, Notice))
    why = " ".join(board.missing) or board.sentence or hidden
    why = why or say("there is nothing to draw yet.")
    return (Span(f"{label} ", "strong"), Span(why))
