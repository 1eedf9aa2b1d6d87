"""Where objectives and goals stand on the strategy map, so that few arrows cross."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workshop.registers.kinds.objectives import PERSPECTIVES
from workshop.strategy.map import Node, StrategyMap

_ROUNDS: Final = 8
"""So often every row is put in order after the others; more changes hardly anything."""
_DEEPEST: Final = 5
"""So many rows has a band at most above its lowest."""


class Place(NamedTuple):
    """A node and its place."""

    node: Node
    across: float
    """0 to 1."""
    up: float
    """From the bottom: each band is 1 high."""


class _Row(NamedTuple):
    """Those that stand beside each other."""

    nodes: list[Node]
    up: float


def places_of(found: StrategyMap) -> tuple[Place, ...]:
    """Everything on the map, row by row from the top and from left to right.

    In a row each stands where those are on the average that it is linked to (Sugiyama, Tagawa &
    Toda 1981). What follows from another of its own band stands in a higher row of it.
    """
    bands = [found.in_perspective(each) for each in (*PERSPECTIVES, "")]
    if not bands[-1]:
        bands.pop()
    rows = [
        row
        for place, band in enumerate(bands)
        for row in _rows(band, found, len(bands) - place - 1)
    ]
    near = _near(found)
    for turn in range(_ROUNDS):
        for row in rows if turn % 2 else rows[::-1]:
            across = {node.id: at for each in rows for node, at in _spread(each.nodes)}
            order = {node.id: _middle(node, across, near) for node in row.nodes}
            row.nodes.sort(key=lambda node: order[node.id])
    return tuple(Place(node, at, row.up) for row in rows for node, at in _spread(row.nodes))


def _rows(band: Sequence[Node], found: StrategyMap, bottom: int) -> Iterator[_Row]:
    """The rows of a band, the highest first."""
    levels = _levels(band, found)
    most = max(levels.values(), default=0)
    for level in range(most, -1, -1):
        nodes = [node for node in band if levels[node.id] == level]
        if nodes:
            yield _Row(nodes, bottom + (0.2 + 0.6 * level / most if most else 0.5))


def _levels(band: Sequence[Node], found: StrategyMap) -> Mapping[str, int]:
    """By the id of a node in which row of its band it stands, 0 for the lowest."""
    levels = dict.fromkeys((node.id for node in band), 0)
    within = [link for link in found.links if link.cause in levels and link.effect in levels]
    for _ in range(_DEEPEST):  # Circles end there too.
        for link in within:
            after = min(levels[link.cause] + 1, _DEEPEST)
            levels[link.effect] = max(levels[link.effect], after)
    return levels


def _near(found: StrategyMap) -> Mapping[str, list[str]]:
    """By the id of a node, those to which it is linked."""
    near: dict[str, list[str]] = {}
    for link in found.links:
        near.setdefault(link.cause, []).append(link.effect)
        near.setdefault(link.effect, []).append(link.cause)
    return near


def _middle(node: Node, across: Mapping[str, float], near: Mapping[str, list[str]]) -> float:
    """Where those are on the average to which a node is linked; its own place without any."""
    places = [across[each] for each in near.get(node.id, ())]
    return sum(places) / len(places) if places else across[node.id]


def _spread(row: Sequence[Node]) -> list[tuple[Node, float]]:
    """The nodes of a row at equal distances."""
    return [(node, round((at + 0.5) / len(row), 4)) for at, node in enumerate(row)]
