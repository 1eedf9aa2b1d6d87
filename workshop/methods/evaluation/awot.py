"""A'WOT: how much each factor of a SWOT counts, by AHP within its group and between the groups.

Source: M. Kurttila, M. Pesonen, J. Kangas & M. Kajanus, Utilizing the analytic hierarchy process
in SWOT analysis, Forest Policy and Economics 1 (2000) 41-52: a factor's global weight is its local
weight within its group times the priority of the group.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.text import listing, plural

SOURCE: Final = "Kurttila, Pesonen, Kangas & Kajanus 2000"

_ACCEPTED: Final = 0.10
_MANY: Final = 10


class Ranked(msgspec.Struct, frozen=True):
    """A factor by its global weight."""

    place: int
    """From 1; equal weights share a place."""
    factor: str
    """Its group and its number in it: S1."""
    weight: float


class GlobalWeights(msgspec.Struct, frozen=True):
    """The weights of all factors over all groups."""

    global_weights: Mapping[str, tuple[float, ...]]
    """By group, in the order given."""
    total: float
    """What they add up to; rounded input may miss 1 by a little."""
    ranking: tuple[Ranked, ...]
    group_priority: Mapping[str, float]
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def awot(
    group_priority: Mapping[str, float],
    local_weights: Mapping[str, Sequence[float]],
    *,
    ratios: Mapping[str, float] | None = None,
) -> GlobalWeights:
    """The global weight of each factor.

    Args:
        group_priority: how much each group counts; together 1 or 100.
        local_weights: by group, how much each factor counts within it; together 1 or 100.
        ratios: published consistency ratios, by group or for the groups; only looked at.

    Raises:
        BadInput: groups that differ, or weights that do not add up.
    """
    check = Check("A'WOT")
    check.some("group_priority", group_priority)
    for key in group_priority.keys() - local_weights.keys():
        check.say("local_weights", f"there are none of the group {key}")
    for key in local_weights.keys() - group_priority.keys():
        check.say("group_priority", f"there is none of the group {key}")
    at = [f"group_priority, {key}" for key in group_priority]
    groups = check.weights("group_priority", tuple(group_priority.values()), at)
    locals_ = {
        key: check.weights(f"local_weights, {key}", tuple(values))
        for key, values in local_weights.items()
        if check.some(f"local_weights, {key}", values)
    }
    for key, ratio in (ratios or {}).items():
        check.number(f"published_CR, {key}", ratio, 0)
    check.done()
    shares = dict(zip(group_priority, groups.shares, strict=True))
    found = {
        key: tuple(shares[key] * weight for weight in locals_[key].shares) for key in group_priority
    }
    doubts = [f"Groups: {doubt}" for doubt in groups.warnings]
    doubts += [f"{key}: {doubt}" for key in found for doubt in locals_[key].warnings]
    doubts += _doubts(found, ratios or {})
    ranking = _ranking(found)
    return GlobalWeights(
        global_weights=found,
        total=round(math.fsum(weight for each in found.values() for weight in each), 9),
        ranking=ranking,
        group_priority=shares,
        warnings=tuple(doubts),
        sentence=_sentence(ranking, shares),
    )


def _doubts(found: Mapping[str, Sequence[float]], ratios: Mapping[str, float]) -> list[str]:
    """Groups that are too large to compare, and judgments that contradict each other."""
    many = [f"{key}: {len(v)} factors are many to compare." for key, v in found.items()
            if len(v) > _MANY]  # fmt: skip
    bad = [key for key, ratio in ratios.items() if round(ratio, 9) > _ACCEPTED]
    return many + [f"{key}: a consistency ratio above 0.10." for key in bad]


def _ranking(found: Mapping[str, Sequence[float]]) -> tuple[Ranked, ...]:
    """All factors by weight; those of equal weight in the order of their names."""
    weighed = [
        (round(weight, 9), f"{key}{number}", weight)
        for key, weights in found.items()
        for number, weight in enumerate(weights, 1)
    ]
    weighed.sort(key=lambda each: (-each[0], each[1]))
    return tuple(
        Ranked(1 + sum(other > rounded for other, _, _ in weighed), name, weight)
        for rounded, name, weight in weighed
    )


def _sentence(ranking: Sequence[Ranked], shares: Mapping[str, float]) -> str:
    """The factor and the group that count most."""
    most = max(round(share, 9) for share in shares.values())
    groups = [key for key, share in shares.items() if round(share, 9) == most]
    first = [each for each in ranking if each.place == 1]
    one = "counts" if len(first) == 1 else "count"
    group = "the group" if len(groups) == 1 else "the groups"
    return (
        f"Of {plural(len(ranking), 'factor')}, {listing([each.factor for each in first])} {one} "
        f"most ({first[0].weight:.1%}); {group} {listing(groups)} with {most:.0%}."
    )


def _compute(inputs: Inputs) -> GlobalWeights:
    groups = inputs.part("group_priority")
    locals_ = inputs.part("local_weights")
    ratios = inputs.part("published_CR") if inputs.has("published_CR") else None
    return awot(
        {key: groups.number(key) for key in groups.keys},
        {key: locals_.numbers(key) for key in locals_.keys},
        ratios={key: ratios.number(key) for key in ratios.keys} if ratios else None,
    )


def _tables(found: GlobalWeights) -> tuple[Table, ...]:
    """Every factor by its weight, and the groups."""
    rows = tuple((shown(r.place), r.factor, shown(r.weight, 4)) for r in found.ranking)
    groups = tuple((key, shown(share, 4)) for key, share in found.group_priority.items())
    return (Table(("place", "factor", "global weight"), rows), Table(("group", "priority"), groups))


METHODS: Final = (
    Method(
        About(
            name="awot",
            title="A'WOT: AHP over a SWOT",
            question="How much does each factor of a SWOT count against all the others?",
            computed=(
                "Within each group AHP gives the factors local weights; between the groups it "
                "gives priorities. Global weight = local weight × priority of the group."
            ),
            inputs=(
                Input("group_priority", "by group (S, W, O, T) how much it counts, together 1 or "
                      "100"),
                Input("local_weights", "by group the weights of its factors, together 1 or 100"),
                Input("published_CR", "by group, and for the groups, the consistency ratio that "
                      "the weights came with", optional=True),
            ),
            readings=(Reading("CR above 0.10", "the judgments behind it contradict each other"),),
            limits=(
                "Weights say how much people count a factor, not how well it is evidenced.",
                "Published weights are rounded, so their products may not add up to 1 exactly.",
                "More than ten factors in a group are hard to compare pair by pair.",
            ),
            source=f"{SOURCE}, Forest Policy and Economics 1, 41-52",
            example={
                "group_priority": {"S": 0.398, "W": 0.174, "O": 0.18, "T": 0.249},
                "local_weights": {
                    "S": [0.292, 0.262, 0.12, 0.119, 0.116, 0.091],
                    "W": [0.342, 0.185, 0.184, 0.169, 0.12],
                    "O": [0.308, 0.221, 0.196, 0.145, 0.129],
                    "T": [0.311, 0.185, 0.16, 0.101, 0.088, 0.082, 0.072],
                },
            },
            example_from="forestry in Karelia, Silva Fennica 7763, table 1: S1 0.116, T1 0.077",
        ),
        _compute,
        _tables,
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
