"""The nominal group technique: each picks and ranks a few items, and the points are added up.

Source: A. L. Delbecq, A. H. Van de Ven & D. H. Gustafson, Group Techniques for Program Planning
(1975). Usually each participant picks five and gives them 5, 4, 3, 2 and 1 points. Of equal totals
the one with more voters comes first, then the one with the higher single vote; what is equal then
stays tied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.voting.ballots import Order, in_words
from workshop.text import plural

SOURCE: Final = "Delbecq, Van de Ven & Gustafson 1975"

USUAL: Final = (5.0, 4.0, 3.0, 2.0, 1.0)
"""Points for the five that each participant picks."""


class NominalGroup(msgspec.Struct, frozen=True):
    """Points by item."""

    voters: int
    totals: Mapping[str, float]
    supporters: Mapping[str, int]
    """By item, how many picked it."""
    order: Order
    """By total, then by voters, then by the highest single vote."""
    keep: tuple[str, ...] | Undefined
    """The items that reach the total asked for."""
    sentence: str
    source: str = SOURCE


def nominal_group(
    rankings: Mapping[str, Sequence[str]],
    *,
    points: Sequence[float] = USUAL,
    items: Sequence[str] = (),
    eliminate_below: float | None = None,
) -> NominalGroup:
    """The totals of a nominal group.

    Args:
        rankings: by participant, items from the best on; beyond the places with points they are
            known and get none.
        points: for the first place, the second and so on; never more than for the one before.
        items: every item; else those that are ranked.
        eliminate_below: the least total that stays; none where that was not asked.

    Raises:
        BadInput: an item twice in a ranking, points that rise, an unknown item.
    """
    known = sorted(set(items) or {item for ranking in rankings.values() for item in ranking})
    _checked(rankings, points, frozenset(known), eliminate_below)
    votes: dict[str, list[float]] = {item: [] for item in known}
    for ranking in rankings.values():
        for item, given in zip(ranking, points, strict=False):
            votes[item].append(given)
    totals = {item: _whole(sum(given)) for item, given in votes.items()}
    backers = {item: len(given) for item, given in votes.items()}
    if not rankings or not known:
        nobody = Undefined("nobody voted")
        return NominalGroup(0, totals, backers, (), nobody, "Nobody voted; there is no order.")
    order = _ordered({item: (totals[item], len(v), max(v, default=0)) for item, v in votes.items()})
    keep: tuple[str, ...] | Undefined = Undefined("no least total was said")
    stay = ""
    if eliminate_below is not None:
        keep = tuple(item for item in known if totals[item] >= eliminate_below)
        stay = f" With at least {eliminate_below:g}: {plural(len(keep), 'item')}."
    sentence = (
        f"{plural(len(rankings), 'participant')} ranked {plural(len(known), 'item')}: most points "
        f"went to {in_words(order[:1])} ({max(totals.values()):g}).{stay}"
    )
    return NominalGroup(len(rankings), totals, backers, order, keep, sentence)


def _checked(
    rankings: Mapping[str, Sequence[str]],
    points: Sequence[float],
    known: frozenset[str],
    least: float | None,
) -> None:
    """Refuse what is no ranking."""
    check = Check("nominal group")
    good = check.some("points", points) and check.numbers("points", points, 0)
    if good and any(later > earlier for earlier, later in pairwise(points)):
        check.say("points", "a later place has more points than an earlier one")
    if least is not None:
        check.number("eliminate_below", least)
    for who, ranking in rankings.items():
        check.once(f"rankings, {who}", ranking)
        for row, item in enumerate(ranking, 1):
            if item not in known:
                check.say(place(f"rankings, {who}", row), f"there is no item {quoted(item)}")
    check.done()


def _whole(points: float) -> float:
    """Points without the dust of floats."""
    near = round(points, 9)
    return int(near) if near == int(near) else near


def _ordered(keys: Mapping[str, tuple[float, int, float]]) -> Order:
    """Items by their keys, the highest first; equal ones stand together."""
    groups: dict[tuple[float, int, float], list[str]] = {}
    for item, key in sorted(keys.items()):
        groups.setdefault(key, []).append(item)
    ranked = [groups[key] for key in sorted(groups, reverse=True)]
    return tuple(group[0] if len(group) == 1 else tuple(group) for group in ranked)


def _compute(inputs: Inputs) -> NominalGroup:
    """From plain data; a ranking may be a word whose letters are the items."""
    given = inputs.part("rankings")
    rankings = {
        who: tuple(given.word(who)) if isinstance(given.value(who), str) else given.words(who)
        for who in given.keys
    }
    least = inputs.number("eliminate_below") if inputs.has("eliminate_below") else None
    points, items = inputs.numbers("points", USUAL), inputs.words("items", ())
    return nominal_group(rankings, points=points, items=items, eliminate_below=least)


def _tables(found: NominalGroup) -> tuple[Table, ...]:
    """Points and voters by item, in the order."""
    flat = [o for group in found.order for o in ([group] if isinstance(group, str) else group)]
    rows = tuple((i, shown(found.totals[i]), shown(found.supporters[i])) for i in flat)
    return (Table(("item", "points", "people"), rows),)


METHODS: Final = (
    Method(
        About(
            name="ngt",
            title="Nominal group technique",
            question="Which items rank highest when each picks and ranks a few alone?",
            computed=(
                "Each participant ranks the items that they pick; the first place gets most "
                "points, usually 5, the last 1. Points are added up by item. Equal totals: more "
                "voters first, then the higher single vote."
            ),
            inputs=(
                Input("rankings", "by participant, items from the best on"),
                Input("points", "for the first place, the second …; else 5 to 1", optional=True),
                Input("items", "every item, where some may not be ranked", optional=True),
                Input("eliminate_below", "the least total that stays", optional=True),
            ),
            limits=(
                "Points are places added up; a total twice as high is not twice as important.",
                "Show the number of voters beside the points: few with high points can lead.",
            ),
            source=SOURCE,
            example={
                "rankings": {
                    "Jacob": "DIBCAFEJHG", "Isabella": "ACEFGJDHIB", "Ethan": "HGEDBIJACF",
                    "Emma": "DIFAEGBCHJ", "Olivia": "BGAJHCFEID",
                },
                "points": [3, 2, 1],
                "eliminate_below": 3,
            },
        ),
        _compute,
        _tables,
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
