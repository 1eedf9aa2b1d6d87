"""The way on which links of rows lead from one back to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def way_back(start: str, leads_to: Mapping[str, Sequence[str]]) -> list[str]:
    """The rows on a shortest way from one back to it, that one first and each once.

    Args:
        start: the key of a row.
        leads_to: by the key of each row, those to which it leads; others are not followed.

    Returns:
        The keys; none where no way leads back.
    """
    came: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for each in leads_to.get(here, ()):
            if each == start:
                way = [here]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if each in leads_to and each not in came:
                came[each] = here
                waiting.append(each)
    return []
