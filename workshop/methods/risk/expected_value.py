"""Expected monetary value: what an option is worth on average over what may happen.

Source: H. Raiffa, Decision Analysis (1968); in project work the PMBOK Guide. EMV = Σ p × payoff -
cost, with probabilities that add up to 1. It is neutral to risk.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.finance.cash import MOST, money
from workshop.text import listing, plural

SOURCE: Final = "Raiffa 1968; PMBOK Guide"

_EXACT: Final = 1e-6


class Bet(msgspec.Struct, frozen=True):
    """One option."""

    payoffs: tuple[float, ...]
    """In money, one for each of the things that may happen."""
    cost: float = 0.0
    """What it costs in any case."""


class ExpectedValue(msgspec.Struct, frozen=True):
    """What each option is worth on average."""

    by_name: Mapping[str, float]
    """The expected value of each option, by name."""
    choice: str | Undefined
    """The option of the highest value; not defined where several share it."""
    leaves: tuple[float, ...]
    """Payoff less cost of every case, option by option in the order of the alphabet."""
    best_case: Mapping[str, float]
    worst_case: Mapping[str, float]
    sentence: str
    source: str = SOURCE


def expected_value(options: Mapping[str, Bet], probabilities: Sequence[float]) -> ExpectedValue:
    """Expected values of options.

    Args:
        options: by name.
        probabilities: of the things that may happen, the same for every option; they add up to 1.

    Raises:
        BadInput: no options, probabilities that do not add up, a payoff too many or too few.
    """
    _checked(options, probabilities)
    values = {
        name: round(math.fsum(map(_times, probabilities, bet.payoffs)) - bet.cost, 9)
        for name, bet in sorted(options.items())
    }
    highest = max(values.values())
    best = [name for name, value in values.items() if value == highest]
    first = best[0] if len(best) == 1 else Undefined(f"{listing(best)} share the highest value")
    verb = "is" if len(best) == 1 else "are"
    sentence = (
        f"Of {plural(len(options), 'option')}, {listing(best)} {verb} worth most on average: "
        f"{money(highest)}."
    )
    return ExpectedValue(
        by_name=values,
        choice=first,
        leaves=tuple(p - options[name].cost for name in values for p in options[name].payoffs),
        best_case={name: max(options[name].payoffs) - options[name].cost for name in values},
        worst_case={name: min(options[name].payoffs) - options[name].cost for name in values},
        sentence=sentence,
    )


def _times(probability: float, payoff: float) -> float:
    return probability * payoff


def _checked(options: Mapping[str, Bet], probabilities: Sequence[float]) -> None:
    """Refuse what cannot be weighed."""
    check = Check("EMV")
    check.some("options", options)
    check.some("probabilities", probabilities)
    if check.numbers("probabilities", probabilities, 0, 1) and probabilities:
        total = round(math.fsum(probabilities), 9)
        if abs(total - 1) > _EXACT:
            check.say("probabilities", f"they add up to {total:g} and must add up to 1")
    for name, bet in options.items():
        where = f"{name}, payoffs"
        check.number(f"{name}, cost", bet.cost, -MOST, MOST)
        check.as_many(where, bet.payoffs, "probabilities", probabilities)
        for row, payoff in enumerate(bet.payoffs, 1):
            check.number(place(where, row), payoff, -MOST, MOST)
    check.done()


def _compute(inputs: Inputs) -> ExpectedValue:
    """From plain data: the probabilities, and every other key an option."""
    probabilities = inputs.numbers("probabilities")
    options = {}
    for name in inputs.keys:
        if name != "probabilities":
            part = inputs.part(name, ("payoffs", "cost"))
            options[name] = Bet(part.numbers("payoffs"), part.number("cost", 0))
    return expected_value(options, probabilities)


def _tables(found: ExpectedValue) -> tuple[Table, ...]:
    """The options, the highest value first."""
    ranked = sorted(found.by_name, key=lambda name: (-found.by_name[name], name))
    rows = tuple(
        (n, shown(found.by_name[n]), shown(found.worst_case[n]), shown(found.best_case[n]))
        for n in ranked
    )
    return (Table(("option", "expected value", "at worst", "at best"), rows),)


METHODS: Final = (
    Method(
        About(
            name="emv",
            title="Expected monetary value",
            question="Which option is worth most on average over what may happen?",
            computed="EMV = Σ probability × payoff - cost, for each option.",
            inputs=(
                Input("probabilities", "of the things that may happen; they add up to 1"),
                Input(
                    "each option",
                    "under its own name: `payoffs`, one for each probability, and `cost`",
                    own_names=True,
                ),
            ),
            limits=(
                "It is neutral to risk: a sure 40 and a coin for 80 or nothing are the same to it.",
                "What happens once does not happen on average; look at the worst case too.",
                "Probabilities are judgments; show what changes the choice.",
            ),
            source=SOURCE,
            example={
                "probabilities": [0.6, 0.4],
                "build": {"cost": 120, "payoffs": [200, 90]},
                "upgrade": {"cost": 50, "payoffs": [120, 60]},
            },
            example_from="the plant of the PMBOK Guide: 36 and 46",
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
