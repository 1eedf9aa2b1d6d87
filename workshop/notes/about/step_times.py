"""How long each step took, worked out from the times that stand in a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

_BREAK: Final = timedelta(hours=4)
"""Nothing said for so long: the room was not together."""


def seconds_of(
    stamps: Sequence[tuple[datetime, str]],
    reached: Sequence[str],
    begun: datetime,
    closed: datetime | None,
) -> dict[str, float]:
    """Seconds by the ids of steps; empty where the times do not tell.

    Args:
        stamps: the times that stand before entries, with the step of each.
        reached: the steps of the file, in its order.
        begun: when the session began.
        closed: when it ended.

    Until the first time of the next step, the room was in the one before. Where steps have no
    time, nobody can tell how long they took; only the first may do without.
    """
    timed = {step_id for _, step_id in stamps}
    times = sorted((at, step_id) for at, step_id in stamps if step_id)
    if times and any(step_id not in timed for step_id in reached[1:]):
        return {}
    if not times and closed and len(reached) == 1:
        times = [(begun, reached[0])]
    if not times or (closed and closed < times[-1][0]):
        return {}
    first = times[0][1] if not reached or reached[0] in timed else reached[0]
    marks = [(begun, first), *times, *([(closed, times[-1][1])] if closed else [])]
    spent: dict[str, float] = {}
    for (since, step_id), (until, _) in pairwise(marks):
        length = until - since
        if timedelta() <= length < _BREAK:
            spent[step_id] = spent.get(step_id, 0.0) + round(length.total_seconds(), 3)
    return {step_id: seconds for step_id, seconds in spent.items() if seconds}
