"""Power-interest grid: how to treat each stakeholder.

Source: A. L. Mendelow, Environmental scanning: the impact of the stakeholder concept (1981, 1991)::

                  interest low       interest high
    power high    keep satisfied     manage closely
    power low     monitor            keep informed

The cut is named; unless another is given it is the middle of the scale. Who stands exactly on it is
in no field, or counts as high or low where the group has said so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.factor_scores import middle, scale_in
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quadrants import ON_LINE, Fields, zone_of
from workshop.methods.core.quartiles import SOURCE as QUARTILES
from workshop.methods.core.quartiles import Spread
from workshop.methods.core.raters import Said, check_said, median_words, said_in, spreads_of
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = f"A. L. Mendelow 1981 and 1991; medians {QUARTILES}"

SCALE: Final = (1.0, 5.0)
FIELDS: Final = Fields("manage closely", "keep satisfied", "keep informed", "monitor")
"""By power, then by interest."""

ON_THE_CUT: Final = {"none": 0, "high": 1, "low": -1}
"""What a value exactly on the cut counts as."""


class Stakeholder(msgspec.Struct, frozen=True):
    """A stakeholder in the grid."""

    name: str
    power: Spread
    interest: Spread
    treatment: str | Undefined
    """One of the four, or on the line."""


class PowerInterest(msgspec.Struct, frozen=True):
    """The grid, in the order of the input."""

    stakeholders: tuple[Stakeholder, ...]
    treatments: dict[str, str | Undefined]
    """By stakeholder."""
    cut: float
    """Above it power and interest are high."""
    cut_name: str
    """The middle of the scale, or that it was given."""
    on_the_cut: str
    """What exactly the cut counts as: none, high or low."""
    sentence: str
    source: str = SOURCE


def power_interest(
    said: Sequence[Said],
    *,
    scale: tuple[float, float] = SCALE,
    cut: float | None = None,
    on_the_cut: str = "none",
) -> PowerInterest:
    """The power-interest grid.

    Args:
        said: by person and stakeholder: power, interest; medians stand in the grid.
        scale: the least and the greatest value of both.
        cut: what divides high from low; the middle of the scale unless given.
        on_the_cut: what a value exactly there counts as: `high`, `low`, or `none` of them.

    Raises:
        BadInput: nothing said, a person twice on a stakeholder, or a value off the scale.
    """
    check = Check("power-interest")
    span = check.span("scale", scale)
    check_said(check, "stakeholders", said, {"power": span, "interest": span})
    if cut is not None:
        check.number("cut", cut, *span)
    check.choice("on_the_cut", on_the_cut, ON_THE_CUT)
    check.done()
    line = middle(scale) if cut is None else cut
    on_line = ON_THE_CUT[on_the_cut]
    found = tuple(
        Stakeholder(
            name,
            power,
            interest,
            zone_of((power.median, interest.median), (line, line), FIELDS, on_line=on_line),
        )
        for name, (power, interest) in spreads_of(said, 2).items()
    )
    return PowerInterest(
        stakeholders=found,
        treatments={each.name: each.treatment for each in found},
        cut=line,
        cut_name="the middle of the scale" if cut is None else "as it was given",
        on_the_cut=on_the_cut,
        sentence=_sentence(found, line),
    )


def _sentence(found: Sequence[Stakeholder], cut: float) -> str:
    """How many are treated how."""
    counts = Counter(each.treatment for each in found if isinstance(each.treatment, str))
    words = [
        f"{counts[name]} to {name}" for name in msgspec.structs.astuple(FIELDS) if counts[name]
    ]
    if counts[ON_LINE]:
        words.append(f"{counts[ON_LINE]} {ON_LINE}")
    what = listing(words) or "none was rated on both"
    return f"{plural(len(found), 'stakeholder')} around a cut of {cut:g}: {what}."


def _compute(inputs: Inputs) -> PowerInterest:
    scales = ("power", "interest")
    return power_interest(
        said_in(inputs, "stakeholders", scales, name="name", stem="stakeholder"),
        scale=scale_in(inputs, *SCALE),
        cut=inputs.answer("cut"),
        on_the_cut=inputs.word("on_the_cut", "none"),
    )


def _tables(found: PowerInterest) -> tuple[Table, ...]:
    """A line a stakeholder."""
    rows = tuple(
        (each.name, median_words(each.power), median_words(each.interest), shown(each.treatment))
        for each in found.stakeholders
    )
    caption = f"Cut at {found.cut:g}, {found.cut_name}."
    return (Table(("stakeholder", "power", "interest", "treatment"), rows, caption),)


METHODS: Final = (
    Method(
        About(
            name="power-interest",
            title="Power-interest grid",
            question="How should each stakeholder be treated?",
            computed=(
                "The median power and interest of each stakeholder put it into one of four fields "
                "around a cut, the middle of the scale unless another is given."
            ),
            inputs=(
                Input(
                    "stakeholders",
                    "each {name, power, interest, rater?}, 1 low to 5 high; a name on several "
                    "lines was rated by several people; a value left out is no answer",
                ),
                Input("scale", "the least and the greatest value; [1, 5]", optional=True),
                Input("cut", "what divides high from low; the middle of the scale", optional=True),
                Input(
                    "on_the_cut",
                    "what a value exactly there counts as: `high`, `low` or `none`; none",
                    optional=True,
                ),
            ),
            readings=(
                Reading("power high, interest high", "manage closely: key players (Mendelow)"),
                Reading("power high, interest low", "keep satisfied"),
                Reading("power low, interest high", "keep informed"),
                Reading("power low, interest low", "monitor"),
                Reading("on the line", "in no field; the group decides"),
            ),
            limits=(
                "Power and interest change: rate again when something happens.",
                "The grid leaves out who is right: see salience for legitimacy and urgency.",
            ),
            source=SOURCE,
            example={
                "stakeholders": [
                    {"name": "CFO", "power": 5, "interest": 2},
                    {"name": "Help desk", "power": 2, "interest": 5},
                    {"name": "Works council", "power": 4, "interest": 4},
                    {"name": "Supplier", "power": 3, "interest": 4},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "stakeholders",
            "Columns name, power, interest and, if you like, rater.",
            needs=("power", "interest"),
            may=("name", "rater"),
            words=("rater",),
            name="name",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
