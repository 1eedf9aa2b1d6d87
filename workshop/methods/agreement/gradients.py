"""Gradients of agreement: eight levels from endorsement to veto, in place of yes and no.

Source: S. Kaner, Facilitator's Guide to Participatory Decision-Making (1996), who polls a proposal
on eight levels. How much support is needed, and how many vetoes are borne, is agreed before the
poll. Support is a level of 1 to 3; whoever will go along without liking it is told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

import msgspec

from workshop.language import marked
from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.text import listing, plural

SOURCE: Final = "Kaner 1996"

LEVELS: Final = (
    marked("endorse"),
    marked("agree with a minor point"),
    marked("support with reservations"),
    marked("abstain"),
    marked("more discussion needed"),
    marked("do not like it, will go along"),
    marked("serious disagreement"),
    marked("veto"),
)
"""The levels from 1 on, in plain words."""

SUPPORTING: Final = 3
"""Up to this level it is support."""

VETO: Final = len(LEVELS)

USUAL_SUPPORT: Final = 0.75
"""The share that must support a proposal where nothing else was agreed."""


class Polled(msgspec.Struct, frozen=True):
    """What the levels given for one proposal come to."""

    answers: int
    distribution: tuple[int, ...]
    """By level from 1 to 8, how many gave it."""
    median: float | Undefined
    supporters: int
    """How many gave a level of 1 to 3."""
    share: float | Undefined
    """Their share of all answers, 0 to 1."""
    vetoes: int
    carried: bool
    """Whether the support that was agreed is there, and no more vetoes than are borne."""


class Gradients(msgspec.Struct, frozen=True):
    """Proposals polled on eight levels."""

    support: float
    """The share that was agreed on before, 0 to 1."""
    borne: int
    """How many vetoes are borne."""
    proposals: Mapping[str, Polled]
    carried: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def gradients(
    levels: Mapping[str, Sequence[float]], *, support: float = USUAL_SUPPORT, vetoes: int = 0
) -> Gradients:
    """What levels come to, proposal by proposal.

    Args:
        levels: by proposal, the level that each gave, 1 (endorse) to 8 (veto).
        support: the share of answers that must support it, above 0 to 1.
        vetoes: how many vetoes are borne.

    Raises:
        BadInput: a level that is none, or a share or a number of vetoes that cannot be.
    """
    check = Check("gradients of agreement")
    if check.number("support", support, 0, 1) and support == 0:
        check.say("support", "it must be above 0")
    check.number("vetoes", vetoes, 0, whole=True)
    for proposal, given in levels.items():
        for row, level in enumerate(given, 1):
            check.number(place(f"levels, {proposal}", row), level, 1, VETO, whole=True)
    check.done()
    found = {name: polled(given, support, vetoes) for name, given in levels.items()}
    carried = tuple(name for name, each in found.items() if each.carried)
    return Gradients(support, vetoes, found, carried, _sentence(found, carried, support, vetoes))


def polled(given: Sequence[float], support: float, vetoes: int) -> Polled:
    """What the levels given for one proposal come to, by a rule that was agreed before."""
    counts = Counter(given)
    distribution = tuple(counts[level] for level in range(1, VETO + 1))
    supporters = sum(distribution[:SUPPORTING])
    if not given:
        nobody = Undefined("nobody answered")
        return Polled(0, distribution, nobody, 0, nobody, 0, carried=False)
    share = supporters / len(given)
    against = distribution[VETO - 1]
    return Polled(
        answers=len(given),
        distribution=distribution,
        median=float(median(given)),
        supporters=supporters,
        share=share,
        vetoes=against,
        carried=share >= support - 1e-9 and against <= vetoes,
    )


def _sentence(
    found: Mapping[str, Polled], carried: Sequence[str], support: float, vetoes: int
) -> str:
    """Which proposals are carried, and by what rule."""
    rule = f"with {support * 100:g} % in support and {plural(vetoes, 'veto', 'vetoes')} borne"
    if not any(each.answers for each in found.values()):
        return f"Nobody answered; nothing is carried {rule}."
    if not carried:
        return f"Nothing of {plural(len(found), 'proposal')} is carried {rule}."
    return f"{listing(list(carried))} {'is' if len(carried) == 1 else 'are'} carried {rule}."


def _compute(inputs: Inputs) -> Gradients:
    given = inputs.part("levels")
    levels = {name: given.numbers(name) for name in given.keys}
    percent = inputs.number("support") if inputs.has("support") else USUAL_SUPPORT * 100
    return gradients(levels, support=percent / 100, vetoes=inputs.whole("vetoes", 0))


def _tables(found: Gradients) -> tuple[Table, ...]:
    """By proposal the levels, the median, the support and whether it is carried."""
    titles = ("proposal", *(str(level) for level in range(1, VETO + 1)), "median", "support",
              "carried")  # fmt: skip
    rows = tuple(
        (name, *(str(count) for count in each.distribution), shown(each.median),
         shown(each.share, 2), "yes" if each.carried else "no")
        for name, each in found.proposals.items()
    )  # fmt: skip
    return (Table(titles, rows),)


METHODS: Final = (
    Method(
        About(
            name="gradients",
            title="Gradients of agreement",
            question="How far does the room stand behind a proposal, and is that enough?",
            computed=(
                "Each says a level from 1 (endorse) to 8 (veto). The levels are counted; 1 to 3 "
                "are support. A proposal is carried where the share of support that was agreed "
                "before is reached and no more vetoes are given than are borne."
            ),
            inputs=(
                Input("levels", "by proposal, the level that each gave, 1 to 8"),
                Input("support", "the percentage that must support it; else 75", optional=True),
                Input("vetoes", "how many vetoes are borne; else none", optional=True),
            ),
            readings=tuple(Reading(str(at), words) for at, words in enumerate(LEVELS, 1)),
            limits=(
                "Agree on the rule before the poll; afterwards it would be made to fit.",
                "The levels are in order and no more: they are neither added nor averaged.",
                "Lukewarm support of all is not the same as warm support of most; look at both.",
            ),
            source=SOURCE,
            example={
                "levels": {
                    "Move the archive": [1, 1, 2, 2, 3, 3, 6, 4],
                    "Replace the phones": [1, 2, 5, 6, 7, 8, 3, 5],
                },
                "support": 70,
            },
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
