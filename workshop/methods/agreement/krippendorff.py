"""Krippendorff's alpha for names: how far coders put the same things under the same heads.

Source: K. Krippendorff, Content Analysis, 4th edition (2018), chapter 12; the worked example is in
his Computing Krippendorff's Alpha-Reliability (2011). Every pair of values of one thing by two
coders counts, so that who did not code a thing takes nothing away from the others::

    alpha = 1 - Do / De        Do = sum of o_ck, c != k, / n
                               De = sum of n_c n_k, c != k, / (n (n - 1))

where o_ck counts the pairs, each divided by the values of its thing less one, and n the values that
can be paired.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Final

import msgspec

from workshop.language import marked
from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import grid
from workshop.text import plural

SOURCE: Final = "Krippendorff 2018"

VERDICTS: Final = (
    (0.0, marked("they disagree more than chance would")),
    (0.667, marked("they do not agree well enough to conclude anything")),
    (0.8, marked("they agree well enough for tentative conclusions")),
    (math.inf, marked("they agree reliably")),
)
"""What alpha says below each bound; messages."""


class CodingAgreement(msgspec.Struct, frozen=True):
    """How far coders agree."""

    coders: int
    """Those who coded anything that another coded too."""
    n: int
    """The things that at least two coded."""
    alike: int
    """Of these, those that all who coded them coded alike."""
    values: int
    """The values that can be paired."""
    alpha: float | Undefined
    """1 where all agree, 0 as by chance, below 0 where they agree less than that."""
    sentence: str
    source: str = SOURCE


def krippendorff_alpha(answers: Sequence[Sequence[Hashable | None]]) -> CodingAgreement:
    """Krippendorff's alpha for names, a row a coder and a column a thing.

    Args:
        answers: which head each coder put each thing under; none where a coder did not code it.

    Raises:
        BadInput: rows of different lengths, or a head that is no number at all.
    """
    check = Check("Krippendorff's alpha")
    check.grid("coders_by_units", answers)
    heads = [v for row in answers for v in row if isinstance(v, float)]
    check.numbers("coders_by_units", heads)
    check.done()
    units = [[v for v in unit if v is not None] for unit in zip(*answers, strict=True)]
    paired = [unit for unit in units if len(unit) > 1]
    coders = sum(
        any(v is not None and len(units[at]) > 1 for at, v in enumerate(row)) for row in answers
    )
    totals = Counter(value for unit in paired for value in unit)
    n = sum(totals.values())
    alike = sum(len(set(unit)) == 1 for unit in paired)
    told = f"{plural(coders, 'coder')} coded {plural(len(paired), 'thing')}, {alike} of them alike"
    if not paired or len(totals) < 2:
        why = "nothing was coded by two" if not paired else "everything was put under one head"
        words = f"{told}; agreement beyond chance is not defined: {why}."
        return CodingAgreement(coders, len(paired), alike, n, Undefined(why), words)
    apart = math.fsum(_apart(unit) / (len(unit) - 1) for unit in paired)
    by_chance = (n * n - sum(count * count for count in totals.values())) / (n - 1)
    alpha = 1 - apart / by_chance
    sentence = f"{told}; {verdict_on(alpha)} (alpha {alpha:.2f})."
    return CodingAgreement(coders, len(paired), alike, n, alpha, sentence)


def verdict_on(alpha: float) -> str:
    """What alpha says; a message."""
    return next(words for bound, words in VERDICTS if alpha < bound)


def _apart(unit: Sequence[Hashable]) -> int:
    """The ordered pairs of values of one thing that differ."""
    return len(unit) ** 2 - sum(count**2 for count in Counter(unit).values())


def _compute(inputs: Inputs) -> CodingAgreement:
    return krippendorff_alpha(inputs.answer_rows("coders_by_units"))


def _tables(found: CodingAgreement) -> tuple[Table, ...]:
    figures = (
        ("alpha", shown(found.alpha, 3)),
        ("things that at least two coded", str(found.n)),
        ("of these, alike", str(found.alike)),
        ("values that can be paired", str(found.values)),
    )
    return (Table(("figure", "value"), figures),)


METHODS: Final = (
    Method(
        About(
            name="krippendorff-alpha",
            title="Agreement of coders (Krippendorff's alpha)",
            question="How far do coders put the same statements under the same themes?",
            computed=(
                "The disagreement that was seen is set against that of the same values in any "
                "order: alpha = 1 - Do / De, for names, over all pairs of values of one thing."
            ),
            inputs=(
                Input("coders_by_units",
                      "a row a coder, a column a thing; a number for each head, null where a coder "
                      "did not code it"),
            ),
            readings=tuple(
                Reading(span, words.removeprefix("they "))
                for span, (_, words) in zip(
                    ("below 0", "0 to .667", ".667 to .8", ".8 to 1"), VERDICTS, strict=True
                )
            ),
            limits=(
                "It tells whether coders agree, not whether they are right.",
                "Of few things, or with one head far more frequent than others, it is unsteady.",
                "Heads are names: two that are near each other count as apart like any two.",
            ),
            source=SOURCE,
            example={"coders_by_units": [[1, 2, 3, 3, 2, None], [1, 2, 3, 3, 1, 2]]},
        ),
        _compute,
        _tables,
        grid("coders_by_units", "A line of titles; a line a coder, whose name is first, and a "
             "column a thing."),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
