"""Needs without the scores that an edition may not tell, and what rests on these."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from workshop.needs.judged import Judged
from workshop.needs.standing import Need, Needs
from workshop.report.needs.told_scores import told_score
from workshop.report.told_scores import ToldScores


def shown_needs(whole: Needs, scores: ToldScores, told: Collection[str]) -> Needs:
    """All needs, without scores that may not be told, and without values that rest on these.

    Args:
        whole: all needs.
        scores: the scores as the edition tells them.
        told: the ids of the rows that are told. What a need has by hand from those that were
            merged into it is not told where one of these is not.
    """
    return msgspec.structs.replace(
        whole,
        standing=tuple(
            _without_borrowed(_shown(need, whole, scores), whole)
            if any(row.id not in told for row in need.merged)
            else _shown(need, whole, scores)
            for need in whole.standing
        ),
    )


def _without_borrowed(need: Need, whole: Needs) -> Need:
    """A need without what it has by hand only from others."""
    own = need.row.cell
    by_hand = {"priority": need.priority, "need": need.need}
    lent = {key for key, one in by_hand.items() if one and one.by == "hand" and own(key) is None}
    dropped: dict[str, None] = dict.fromkeys(lent)
    if whole.valued == "hand" and own("value") is None:
        dropped["value"] = None
    if whole.valued == "priority and need" and lent:
        dropped["value"] = None
    return msgspec.structs.replace(need, **dropped) if dropped else need


def _shown(need: Need, whole: Needs, scores: ToldScores) -> Need:
    told = {key: _score(value, scores) for key, value in need.criteria.items()}
    criteria = {key: value for key, value in told.items() if value is not None}
    priority, needed = _score(need.priority, scores), _score(need.need, scores)
    from_scores = {
        "criteria": len(criteria) == len(need.criteria),
        "priority and need": priority is not None and needed is not None,
    }
    value = need.value if from_scores.get(whole.valued, True) else None
    return msgspec.structs.replace(
        need, priority=priority, need=needed, criteria=criteria, value=value
    )


def _score(judged: Judged | None, scores: ToldScores) -> Judged | None:
    return told_score(scores, judged) if judged else None


def scored_by_few(whole: Needs, shown: Needs) -> frozenset[str]:
    """The ids of departments of which too few people gave scores for these to be told."""
    pairs = (
        pair
        for given, told in zip(whole.standing, shown.standing, strict=True)
        for pair in (
            (given.priority, told.priority),
            (given.need, told.need),
            *((one, told.criteria.get(name)) for name, one in given.criteria.items()),
        )
    )
    return frozenset(
        department_id
        for given, told in pairs
        if given is not None
        for department_id in given.by_department
        if told is None or department_id not in told.by_department
    )


def hides_values(whole: Needs, shown: Needs) -> bool:
    """Whether values of needs rest on scores that are not told."""
    return any(
        given.value is not None and told.value is None
        for given, told in zip(whole.standing, shown.standing, strict=True)
    )
