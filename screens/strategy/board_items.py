"""The rows of the list of boards, and what is said of one below its figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from textual.content import Content

from screens.widgets.figures.matrix_figure import FACTOR
from screens.widgets.ink import ALERT, KEY, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from screens.widgets.row_list import Item, Row
from workshop.report.blocks import Matrix, Plane
from workshop.report.boards.all_boards import BOARDS
from workshop.report.boards.board import Board, Mark
from workshop.text import plural

_GUIDE_NAMED: Final = re.compile("“([a-z0-9-]+)”")
"""The id of a guide, as sentences on what is missing have it."""


def board_items(boards: Mapping[str, Board]) -> Iterator[Item]:
    """Every board by its title, and on how much it rests; those that are empty step back.

    Args:
        boards: the boards that are worked out, by their names.
    """
    for name, known in BOARDS.items():
        board = boards.get(name)
        drawn = board is not None and board.figure is not None
        right = "…" if board is None else f"{board.n:,}" if drawn else "empty"
        ink = "" if board is None or drawn else MUTED
        yield Item(Row(Content.styled(known.title, ink), right=muted(right)), name, name)


def board_told(board: Board) -> Content:
    """What a board shows, on what it rests, whose method it is, and what would make it whole."""
    small = [each for each in (board.counted, board.source) if each]
    if board.left_out:
        small.append(f"{plural(board.left_out, 'mark')} left out")
    lines = [Content(board.sentence)] if board.sentence else []
    if small:
        lines.append(muted(" · ".join(small)))
    missing = [Content.assemble(("? ", f"bold {ALERT}"), (each, ALERT)) for each in board.missing]
    if named := [at for at, each in enumerate(board.missing) if _GUIDE_NAMED.search(each)]:
        missing[named[0]] += Content.assemble(" ", ("g", KEY), (" starts it.", MUTED))
    lines += missing
    return Content("\n").join(lines or [muted("Nothing is there yet.")])


def guide_of(board: Board) -> str:
    """The guide that its first sentence on what is missing names; empty where none does."""
    found = (_GUIDE_NAMED.search(each) for each in board.missing)
    return next((each[1] for each in found if each), "")


def behind_items(board: Board) -> list[Item]:
    """What the figure is made of and has no mark of its own for: factors, budget lines."""
    drawn = set()
    if isinstance(board.figure, Plane):
        drawn = {point.code for point in board.figure.points}
    elif isinstance(board.figure, Matrix):
        drawn = {row.code for row in board.figure.rows}
    found = [mark for mark in board.marks if mark.kind and mark.code not in drawn]
    if not found:
        return []
    title = Content.assemble((f"Behind it: {len(found)}", f"bold {MUTED}"))
    return [
        Item(Row(title, right=Content.assemble(("Tab", KEY), (" goes there", MUTED)))),
        *(_behind_item(mark, place) for place, mark in enumerate(found)),
    ]


def _behind_item(mark: Mark, place: int) -> Item:
    letter = letter_sign(mark.code[0]) + " " if FACTOR.fullmatch(mark.code) else Content("  ")
    words = Content(" ".join(mark.text.split()))
    lead = letter + Content.styled(mark.code, "bold")
    return Item(Row(words, lead=lead, indent=9), f"{place}", mark)
