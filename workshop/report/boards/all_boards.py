"""Which boards there are, in the order of a menu, and how one is made for an edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final, NamedTuple

from workshop.errors import Refused
from workshop.language import marked
from workshop.report.boards.board import Board
from workshop.report.view import Gathered
from workshop.text import listing, nearest


class BoardName(NamedTuple):
    """The words for one board, and where it is made."""

    title: str
    """A message."""
    question: str
    """What it answers; a message."""
    module: str
    """Below `workshop.report.boards`; its function `board(gathered)` makes it."""


BOARDS: Final[Mapping[str, BoardName]] = MappingProxyType(
    {
        "risks": BoardName(
            marked("Risks by likelihood and impact"),
            marked("How high is each risk, and what would the best mitigation leave of it?"),
            "risks",
        ),
        "portfolio": BoardName(
            marked("Projects within money and staff"),
            marked("Which projects are worth most within what there is, and why not the others?"),
            "portfolio",
        ),
        "forecast": BoardName(
            marked("What each year costs"),
            marked("What does each year cost, and does the money in hand cover it?"),
            "forecast",
        ),
        "worth": BoardName(
            marked("What it is worth, and on what that hangs"),
            marked("What is the strategy worth, when is it paid back, what moves that most?"),
            "worth",
        ),
    }
)
"""Every board by its name."""


def board_of(gathered: Gathered, name: str) -> Board:
    """A board as an edition tells it, made once for a report.

    Raises:
        Refused: there is no such board.
    """
    if name not in BOARDS:
        near = nearest(name, BOARDS)
        hint = f"Did you mean {near[0]}?" if near else f"Choose {listing(list(BOARDS), 'or')}."
        raise Refused(f"There is no board “{name[:60]}”. {hint}")
    made: Callable[[Gathered], Board] = import_module(
        f"workshop.report.boards.{BOARDS[name].module}"
    ).board
    return gathered.once(made)
