"""What an edition tells of a score that a room gave a need: the total, and the medians in it."""

from __future__ import annotations

import msgspec

from workshop.needs.judged import Judged
from workshop.report.told_scores import ToldScores


def is_told(scores: ToldScores, judged: Judged) -> bool:
    """Whether a score may be told: entered by hand, agreed on by a room, or given by enough.

    Two totals that are shown beside each other, of two moments or before and after a merge, do not
    tell what single people gave either (`workshop.privacy.numbers.shown_totals`).
    """
    return judged.question is None or scores.why_left_out(judged.question) is None


def told_score(scores: ToldScores, judged: Judged) -> Judged | None:
    """A score as it is told; none where it is not.

    The median of a department stays where enough of its people gave a value, and where either
    nobody else did or enough others: else both together would tell what those others gave.

    Args:
        scores: the scores of the record as the edition tells them.
        judged: what a need came to.
    """
    if not is_told(scores, judged):
        return None
    fewest = scores.fewest_voters
    kept = {
        key: value
        for key, value in judged.by_department.items()
        if _is_of_enough(judged.gave.get(key, 0), judged.n, fewest)
    }
    return msgspec.structs.replace(judged, by_department=kept)


def _is_of_enough(gave: int, n: int, fewest: int) -> bool:
    return fewest < 2 or (gave >= fewest and n - gave not in range(1, fewest))
