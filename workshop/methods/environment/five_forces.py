"""Five forces: how hard competition in an industry presses on profit.

Source: M. E. Porter, How competitive forces shape strategy, Harvard Business Review 57:2 (1979),
and The five competitive forces that shape strategy, 86:1 (2008). Porter names the forces and gives
no scoring, and no canonical one exists. The convention here: each force is the mean of ratings of
its drivers from 1 weak to 5 strong, and pressure is the mean of the five forces. A high force is
bad for those in the industry, so attractiveness turns the scale round::

    attractiveness = least + greatest - pressure
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.factor_scores import middle, scale_in, scale_input
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quadrants import side
from workshop.methods.core.quartiles import median
from workshop.methods.core.ranks import firsts, ranking
from workshop.methods.core.sheets import Filled, Sheet, grouped
from workshop.methods.core.table import Rows
from workshop.text import listing, plural

SOURCE: Final = "Porter 1979 and 2008 name the forces; the scoring is a convention of this tool"

SCALE: Final = (1.0, 5.0)
FORCES: Final = {
    "rivalry": "rivalry among competitors",
    "new_entrants": "threat of new entrants",
    "substitutes": "threat of substitutes",
    "buyers": "power of buyers",
    "suppliers": "power of suppliers",
}
"""Porter's five, with what each is called."""


class Pressure(msgspec.Struct, frozen=True):
    """How hard the forces press."""

    forces: dict[str, float | Undefined]
    """The mean of each force's drivers: high is strong, and bad for profit."""
    medians: dict[str, float | Undefined]
    drivers: dict[str, int]
    """How many drivers of each force were rated."""
    pressure: float | Undefined
    """The mean of the five forces; not defined while one is not rated."""
    attractiveness: float | Undefined
    """The same scale turned round: high pressure is low attractiveness."""
    strongest: tuple[str, ...]
    """The force or forces with the greatest mean."""
    complementors: float | Undefined
    """The mean of how much complementors help; beside the five, never among them."""
    sentence: str
    source: str = SOURCE


def five_forces(
    forces: Mapping[str, Sequence[float]],
    *,
    complementors: Sequence[float] = (),
    scale: tuple[float, float] = SCALE,
) -> Pressure:
    """How hard the five forces press.

    Args:
        forces: by force, ratings of its drivers, high for a strong force; none where it was not
            rated.
        complementors: ratings of how much complementors help.
        scale: the least and the greatest rating.

    Raises:
        BadInput: an unknown force, nothing rated, or a rating off the scale.
    """
    check = Check("five-forces")
    low, high = check.span("scale", scale)
    for name, values in forces.items():
        check.choice(name, name, FORCES)
        check.numbers(name, values, low, high)
    check.numbers("complementors", complementors, low, high)
    check.some("forces", [value for values in forces.values() for value in values])
    check.done()
    given = {name: tuple(forces.get(name, ())) for name in FORCES}
    means = {name: _mean(values) for name, values in given.items()}
    rated = {name: mean for name, mean in means.items() if not isinstance(mean, Undefined)}
    pressure = _pressure(rated)
    strongest = firsts(ranking(rated))
    return Pressure(
        forces=means,
        medians={
            name: median(values) if values else Undefined("it was not rated")
            for name, values in given.items()
        },
        drivers={name: len(values) for name, values in given.items()},
        pressure=pressure,
        attractiveness=(
            pressure if isinstance(pressure, Undefined) else round(sum(scale) - pressure, 9)
        ),
        strongest=strongest,
        complementors=_mean(complementors),
        sentence=_sentence(given, pressure, strongest, rated, scale),
    )


def _mean(values: Sequence[float]) -> float | Undefined:
    return round(math.fsum(values) / len(values), 9) if values else Undefined("it was not rated")


def _pressure(rated: Mapping[str, float]) -> float | Undefined:
    """The mean of all five."""
    missing = [FORCES[name] for name in FORCES if name not in rated]
    if missing:
        return Undefined(f"{listing(missing)} {'was' if len(missing) == 1 else 'were'} not rated")
    return round(math.fsum(rated.values()) / len(FORCES), 9)


def _sentence(
    given: Mapping[str, Sequence[float]],
    pressure: float | Undefined,
    strongest: Sequence[str],
    rated: Mapping[str, float],
    scale: tuple[float, float],
) -> str:
    """How hard the forces press, and which most."""
    count = plural(sum(map(len, given.values())), "rating")
    named = listing([FORCES[name] for name in strongest])
    most = f"strongest: {named} ({rated[strongest[0]]:.2f})"
    if isinstance(pressure, Undefined):
        return f"{count}; {most}. The pressure of all five is not defined: {pressure.reason}."
    where = side(pressure, middle(scale))
    meaning = {1: "an unattractive industry", 0: "neither one nor the other",
               -1: "an attractive industry"}[where]  # fmt: skip
    return (
        f"{count}: the forces press with {pressure:.2f} on a scale of {scale[0]:g} to "
        f"{scale[1]:g}, {meaning}; {most}."
    )


def _compute(inputs: Inputs) -> Pressure:
    return five_forces(
        {name: inputs.numbers(name) for name in FORCES if inputs.has(name)},
        complementors=inputs.numbers("complementors", ()),
        scale=scale_in(inputs, *SCALE),
    )


def _tables(found: Pressure) -> tuple[Table, ...]:
    """A line a force, and what they come to."""
    rows = tuple(
        (called, str(found.drivers[name]), shown(found.forces[name]), shown(found.medians[name]))
        for name, called in FORCES.items()
    )
    figures = (
        ("pressure (high is bad for profit)", shown(found.pressure)),
        ("attractiveness (the scale turned round)", shown(found.attractiveness)),
        ("complementors, beside the five", shown(found.complementors)),
    )
    titles = ("force", "drivers", "mean", "median")
    return (Table(titles, rows), Table(("figure", "value"), figures))


_BY_LINE: Final = grouped(
    "force",
    {
        "RIVAL": "rivalry",
        "NEW": "new_entrants",
        "SUBST": "substitutes",
        "BUY": "buyers",
        "SUPPL": "suppliers",
        "COMPL": "complementors",
    },
    "",
    needs=("rating",),
)


def _read(rows: Rows) -> Filled:
    """From a line a driver; forces that no line names stay unrated."""
    filled = _BY_LINE.read(rows)
    data = {
        name: [row.get("rating") for row in listed if isinstance(row, dict)]
        for name, listed in filled.data.items()
        if isinstance(listed, list) and listed
    }
    return Filled(data, filled.lines, filled.notes)


METHODS: Final = (
    Method(
        About(
            name="five-forces",
            title="Five forces",
            question="How hard does competition press, and which force most?",
            computed=(
                "Each force is the mean of its drivers' ratings, pressure the mean of the five "
                "forces, attractiveness = least + greatest - pressure. No canonical scoring "
                "exists; this is a convention."
            ),
            inputs=(
                *(
                    Input(name, f"{called}: a list, one rating a driver; 1 weak to 5 strong",
                          optional=True)
                    for name, called in FORCES.items()
                ),
                Input("complementors", "how much complementors help, not among the five",
                      optional=True),
                scale_input(*SCALE),
            ),
            readings=(
                Reading("pressure above the middle", "an unattractive industry"),
                Reading("pressure below the middle", "an attractive industry"),
            ),
            limits=(
                "Porter gives no scoring: the numbers order a discussion and prove nothing.",
                "A high force is bad for those in the industry; mind the direction.",
                "The mean lets four weak forces hide one that decides alone: read the strongest.",
            ),
            source=SOURCE,
            example={
                "rivalry": [4, 5, 4], "new_entrants": [2, 3], "substitutes": [3],
                "buyers": [4, 4], "suppliers": [2, 1],
            },
        ),
        _compute,
        _tables,
        Sheet("Columns force (rivalry, new entrants, …) and rating, a line a driver.", _read),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
