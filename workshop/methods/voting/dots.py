"""Dot voting: each participant spreads a few dots over the items.

Sources: the budget of a third of the number of items is the usual multi-voting rule (N/3, as in
Scholtes, The Team Handbook, 1988); at most twenty dots, and at most three on one item, keep it
manageable. N is the number of items, not of people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.core.sheets import crosstab
from workshop.methods.voting.ballots import Order, in_words, ordered
from workshop.text import listing, plural

SOURCE: Final = "multi-voting by N/3, as in Scholtes 1988"

MOST_DOTS: Final = 20
MOST_ON_ONE: Final = 3


class Dots(msgspec.Struct, frozen=True):
    """What the dots come to."""

    voters: int
    budget: int
    """How many dots each participant had."""
    suggested_budget: int
    """A third of the number of items, at least 1 and at most 20."""
    totals: Mapping[str, int]
    """Dots by item."""
    supporters: Mapping[str, int]
    """By item, how many people gave it a dot: one person's three dots are one supporter."""
    order: Order
    chosen: tuple[str, ...] | Undefined
    """The first items as asked for; those that tie for the last place are all among them."""
    unspent: Mapping[str, int]
    """By participant, dots that were not given."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def suggested_budget(items: int) -> int:
    """How many dots each participant gets: a third of the items, rounded down, 1 to 20."""
    return max(1, min(MOST_DOTS, items // 3))


def dots(
    ballots: Mapping[str, Mapping[str, int]],
    *,
    items: Sequence[str] = (),
    budget: int | None = None,
    most_per_item: int = MOST_ON_ONE,
    places: int | None = None,
) -> Dots:
    """The tally of a dot vote.

    Args:
        ballots: by participant, the dots by item.
        items: every item; else those that have a dot.
        budget: dots that each participant had; else as suggested for the number of items.
        most_per_item: dots that one participant may give to one item.
        places: how many items go on; none where that was not asked.

    Raises:
        BadInput: more dots than there were, an unknown item, a number that is no count of dots.
    """
    known = sorted(set(items) or {item for given in ballots.values() for item in given})
    mine = suggested_budget(len(known))
    limit = mine if budget is None else budget
    _checked(ballots, frozenset(known), limit, most_per_item, places)
    totals, backers = dict.fromkeys(known, 0), dict.fromkeys(known, 0)
    for given in ballots.values():
        for item, count in given.items():
            totals[item] += count
            backers[item] += bool(count)
    order = ordered(totals)
    unspent = {who: limit - sum(given.values()) for who, given in ballots.items()}
    left = {who: count for who, count in sorted(unspent.items()) if count}
    warnings = (_unspent(left, limit),) if left else ()
    if not ballots or not known:
        nobody = Undefined("nobody voted")
        words = "Nobody voted; there is no order."
        return Dots(0, limit, mine, totals, backers, (), nobody, left, (), words)
    chosen = (
        Undefined("how many items go on was not said") if places is None else _first(order, places)
    )
    return Dots(
        voters=len(ballots),
        budget=limit,
        suggested_budget=mine,
        totals=totals,
        supporters=backers,
        order=order,
        chosen=chosen,
        unspent=left,
        warnings=warnings,
        sentence=_sentence(len(ballots), limit, totals, order, chosen),
    )


def _checked(
    ballots: Mapping[str, Mapping[str, int]],
    known: frozenset[str],
    budget: int,
    most: int,
    places: int | None,
) -> None:
    """Refuse what is no vote."""
    check = Check("dots")
    check.number("budget", budget, 1, whole=True)
    check.number("most_per_item", most, 1, whole=True)
    if places is not None:
        check.number("places", places, 1, whole=True)
    for who, given in ballots.items():
        where = f"ballots, {who}"
        good = [
            check.number(f"{where}, {item}", count, 0, most, whole=True)
            and (item in known or check.say(f"{where}, {quoted(item)}", "there is no such item"))
            for item, count in given.items()
        ]
        if all(good) and (spent := sum(given.values())) > budget:
            check.say(where, f"{plural(spent, 'dot')} where {budget} were to be given")
    check.done()


def _first(order: Order, places: int) -> tuple[str, ...]:
    """The first items; a tie for the last place lets all of it in."""
    found: list[str] = []
    for group in order:
        if len(found) >= places:
            break
        found += [group] if isinstance(group, str) else group
    return tuple(found)


def _unspent(left: Mapping[str, int], budget: int) -> str:
    """That some kept dots back."""
    return (
        f"{plural(len(left), 'participant')} gave fewer than {plural(budget, 'dot')}; "
        "what was not given counts for nothing."
    )


def _sentence(
    voters: int, budget: int, totals: Mapping[str, int], order: Order, chosen: object
) -> str:
    """What the dots say."""
    people = f"{plural(voters, 'participant')} with {plural(budget, 'dot')} each"
    lead = f"{in_words(order[:1])} with {plural(max(totals.values()), 'dot')}"
    go_on = f" Going on: {listing(list(chosen))}." if isinstance(chosen, tuple) and chosen else ""
    return f"{people}: most dots went to {lead}.{go_on}"


def _compute(inputs: Inputs) -> Dots:
    ballots = {}
    for who in (given := inputs.part("ballots")).keys:
        ballot = given.part(who)
        ballots[who] = {item: ballot.whole(item, 0) for item in ballot.keys}
    budget = inputs.whole("budget", 1) if inputs.has("budget") else None
    places = inputs.whole("places", 1) if inputs.has("places") else None
    most = inputs.whole("most_per_item", MOST_ON_ONE)
    items = inputs.words("items", ())
    return dots(ballots, items=items, budget=budget, most_per_item=most, places=places)


def _tables(found: Dots) -> tuple[Table, ...]:
    """Dots and supporters by item, most dots first."""
    ranked = sorted(found.totals, key=lambda item: (-found.totals[item], item))
    rows = tuple((i, shown(found.totals[i]), shown(found.supporters[i])) for i in ranked)
    return (Table(("item", "dots", "people"), rows),)


METHODS: Final = (
    Method(
        About(
            name="dots",
            title="Dot voting",
            question="Which items does the room care about most?",
            computed=(
                "Each participant spreads the same number of dots, by the usual rule a third of "
                "the number of items, at most three on one. The dots are added up by item."
            ),
            inputs=(
                Input("ballots", "by participant, the number of dots by item"),
                Input("items", "every item, where some may have no dot", optional=True),
                Input("budget", "dots for each; else a third of the items", optional=True),
                Input("most_per_item", "dots for one item from one person; else 3", optional=True),
                Input("places", "how many items go on", optional=True),
            ),
            limits=(
                "People see what others do and follow; let them choose before they stand up.",
                "Items that say the same share their dots; merge them before the vote.",
                "It orders what is on the wall and says nothing about what is missing there.",
            ),
            source=SOURCE,
            example={
                "ballots": {
                    "Ana": {"Single sign-on": 2, "Help desk": 1},
                    "Bo": {"Help desk": 3},
                    "Cy": {"Data warehouse": 1, "Single sign-on": 2},
                },
                "budget": 3,
                "places": 2,
            },
        ),
        _compute,
        _tables,
        crosstab("ballots", "A line a participant, a column an item; first the name."),
    ),
)
"""What `workshop calc` offers of this file."""
