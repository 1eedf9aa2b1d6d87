"""Where objectives and goals stand on the strategy map, so that few arrows cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workshop.registers.kinds.objectives import PERSPECTIVES
from workshop.strategy.map import Node, StrategyMap

_ROUNDS: Final = 4
"""So often each band is put in order after the others; more changes hardly anything."""


class Place(NamedTuple):
    """A node and its place."""

    node: Node
    across: float
    """0 to 1."""
    up: float
    """From the bottom: each band is 1 high."""


def places_of(found: StrategyMap) -> tuple[Place, ...]:
    """Everything on the map, band by band from the top and from left to right.

    In a band each stands where those are on the average that it is linked to (Sugiyama 1981). What
    follows from another of its own band stands higher in it.
    """
    bands = [list(found.in_perspective(each)) for each in (*PERSPECTIVES, "")]
    if not bands[-1]:
        bands.pop()
    near = _near(found)
    for turn in range(_ROUNDS):
        for band in bands if turn % 2 == 0 else bands[::-1]:
            across = {node.id: at for each in bands for node, at in _spread(each)}
            order = {node.id: _middle(node, across, near) for node in band}
            band.sort(key=lambda node: order[node.id])
    number = len(bands)
    return tuple(
        Place(node, at, number - row - 1 + height)
        for row, band in enumerate(bands)
        for (node, at), height in zip(_spread(band), _heights(band, found), strict=True)
    )


def _near(found: StrategyMap) -> Mapping[str, list[str]]:
    """By the id of a node, those to which it is linked."""
    near: dict[str, list[str]] = {}
    for link in found.links:
        near.setdefault(link.cause, []).append(link.effect)
        near.setdefault(link.effect, []).append(link.cause)
    return near


def _middle(node: Node, across: Mapping[str, float], near: Mapping[str, list[str]]) -> float:
    """Where those are on the average to which a node is linked; its own place without any."""
    places = [across[each] for each in near.get(node.id, ()) if each in across]
    return sum(places) / len(places) if places else across[node.id]


def _spread(band: Sequence[Node]) -> list[tuple[Node, float]]:
    """The nodes of a band at equal distances."""
    return [(node, (at + 0.5) / len(band)) for at, node in enumerate(band)]


def _heights(band: Sequence[Node], found: StrategyMap) -> list[float]:
    """How high each stands in its band: what follows from others of the band is above them."""
    own = {node.id for node in band}
    within = [link for link in found.links if link.cause in own and link.effect in own]
    levels = dict.fromkeys(own, 0)
    for _ in range(min(len(own), 6)):  # Circles end there too.
        for link in within:
            levels[link.effect] = min(max(levels[link.effect], levels[link.cause] + 1), 6)
    most = max(levels.values(), default=0)
    return [0.5 if not most else 0.2 + 0.6 * levels[node.id] / most for node in band]
