"""The rows of the list of boards, and what is said of one below its figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.row_list import Item, Row
from workshop.report.boards.all_boards import BOARDS
from workshop.report.boards.board import Board
from workshop.text import plural


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
    lines += [Content.assemble(("? ", f"bold {ALERT}"), (each, ALERT)) for each in board.missing]
    return Content("\n").join(lines or [muted("Nothing is there yet.")])
