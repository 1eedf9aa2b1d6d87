"""What the strategy of a record comes to, as the screen shows it: looked up for every change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from screens.strategy.listed_strategies import Strategies, strategies_of
from workshop.privacy.told_record import told_record
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.report.boards.all_boards import BOARDS, board_of
from workshop.report.boards.board import Board
from workshop.report.strategy.told.letters import department_ids
from workshop.report.view import Gathered
from workshop.strategy.elements import ElementOf, elements_of
from workshop.strategy.map import StrategyMap, map_of
from workshop.text import as_sorted


@dataclass(frozen=True, eq=False)
class Picture:
    """Everything but the boards, which take longer."""

    elements: tuple[ElementOf, ...]
    """The six elements."""
    strategies: Strategies
    """The strategies, and the factors that none of them uses."""
    map: StrategyMap
    """Objectives and goals, and what leads to what."""
    departments: Mapping[str, str]
    """How the departments to which something on the map belongs are called, by their ids, in the
    order of names."""


def picture_of(record: Record) -> Picture:
    """What the strategy of a record comes to, without what was withdrawn or is off the record."""
    record = told_record(record)
    found = map_of(record)
    ids = {node.department_id for node in found.nodes}
    names = sorted(record.all(Department), key=lambda each: as_sorted(each.name))
    elements = elements_of(record)
    return Picture(
        elements=elements,
        strategies=strategies_of(record, {row.id: row.code for e in elements for row in e.rows}),
        map=found,
        departments={each.id: each.name for each in names if each.id in ids},
    )


def counts_of(picture: Picture | None, boards: Mapping[str, Board]) -> tuple[str, ...]:
    """How much each view holds, in their order; nothing before it was looked up.

    Args:
        picture: what the strategy comes to.
        boards: the boards that are worked out, by their names.
    """
    if picture is None:
        return ("", "", "", "")
    return (
        f"{sum(len(each.rows) for each in picture.elements):,}",
        f"{sum(each.figure is not None for each in boards.values())}/{len(BOARDS)}",
        f"{len(picture.strategies.lines):,}",
        f"{len(picture.map.nodes):,}",
    )


def gathered_of(record: Record) -> Gathered:
    """A record as whoever runs the sessions is told it: what all boards are made of."""
    return Gathered(told_record(record), "restricted", ids=True)


def boards_in(gathered: Gathered, first: str) -> Iterator[Board]:
    """Every board, that first which is in front."""
    for name in sorted(BOARDS, key=lambda each: each != first):
        yield board_of(gathered, name)


def departments_told(record: Record) -> list[str]:
    """The names of the departments to which a notice stands that may be sent, by the alphabet."""
    gathered = Gathered(told_record(record), "shareable")
    found = (record.get(Department, each) for each in department_ids(gathered))
    return [each.name for each in found]
