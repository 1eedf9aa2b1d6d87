"""Gaps in the order in which they matter: importance times how wide they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workshop.methods.core.raters import Said
from workshop.methods.priorities.gap import SOURCE, gap
from workshop.record.rows import Row

RATED = ("present", "wanted", "importance")


class GapOrder(NamedTuple):
    """Gaps, the one that matters most first."""

    rows: tuple[Row, ...]
    """Those that are rated by their weight, the others behind them as they came."""
    sentence: str
    """Which comes first; empty where there is no gap."""
    source: str = SOURCE


def by_weight(rows: Iterable[Row]) -> GapOrder:
    """Rows of the register of gaps in order; equal ones by importance, then as they came."""
    found = list(rows)
    if not found:
        return GapOrder((), "")
    said = [Said(row.code, tuple(row.cell(name) for name in RATED)) for row in found]
    come_to = gap(said)
    groups = [(one,) if isinstance(one, str) else one for one in come_to.order]
    place = {code: at for at, group in enumerate(groups) for code in group}
    ordered = sorted(found, key=lambda row: place.get(row.code, len(place)))
    return GapOrder(tuple(ordered), come_to.sentence)
