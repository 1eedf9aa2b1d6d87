"""Which boards there are, in the order of a menu, and how one is made for an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
        "position": BoardName(
            marked("Position (IE)"),
            marked("Where does it stand inside and outside, and what follows from that?"),
            "position",
        ),
        "gaps": BoardName(
            marked("Gaps"),
            marked("How far is it from what is wanted, and which gap matters most?"),
            "gaps",
        ),
        "importance-performance": BoardName(
            marked("Importance and performance"),
            marked("Where should effort go: what matters and is done badly?"),
            "scored.importance_performance",
        ),
        "impact-uncertainty": BoardName(
            marked("Impact and uncertainty"),
            marked("Which uncertainties make scenarios, and are two of them independent?"),
            "scored.impact_uncertainty",
        ),
        "power-interest": BoardName(
            marked("Power and interest"),
            marked("How should each stakeholder be treated?"),
            "power_interest",
        ),
        "tows": BoardName(
            marked("TOWS matrix"),
            marked("Which strategies follow from pairs of factors, and what does none use?"),
            "tows",
        ),
        "attractiveness": BoardName(
            marked("Attractiveness of strategies (QSPM)"),
            marked("Which strategy answers the factors best?"),
            "attractiveness",
        ),
        "scores": BoardName(
            marked("Weighted scoring"),
            marked("Which does best on criteria that count differently?"),
            "scored.scores",
        ),
        "portfolio": BoardName(
            marked("Projects within money and staff"),
            marked("Which projects are worth most within what there is, and why not the others?"),
            "money.portfolio",
        ),
        "forecast": BoardName(
            marked("What each year costs"),
            marked("What does each year cost, and does the money in hand cover it?"),
            "money.forecast",
        ),
        "worth": BoardName(
            marked("What it is worth, and on what that hangs"),
            marked("What is the strategy worth, when is it paid back, what moves that most?"),
            "money.worth",
        ),
        "risks": BoardName(
            marked("Risks by likelihood and impact"),
            marked("How high is each risk, and what would the best mitigation leave of it?"),
            "risks",
        ),
        "map": BoardName(marked("Strategy map"), marked("What leads to what?"), "map"),
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


def boards_of(gathered: Gathered) -> Iterator[Board]:
    """Every board as an edition tells it, in the order of a menu, without data too."""
    for name in BOARDS:
        yield board_of(gathered, name)
