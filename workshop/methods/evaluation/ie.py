"""IE matrix: where a unit stands by its IFE and its EFE total, and what follows from it.

Source: Fred R. David, Strategic Management: Concepts and Cases, 13th edition (Pearson 2011), after
the nine cells of General Electric. Both axes have three bands: weak [1, 2), average [2, 3), strong
[3, 4]; the cells by row (EFE high first) and column (IFE strong first)::

    I   II   III         grow and build: I, II, IV
    IV  V    VI          hold and maintain: III, V, VII
    VII VIII IX          harvest or divest: VI, VIII, IX

Copies that put I, II, III into the first region are wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.language import marked, pointed, say
from workshop.methods.core.checks import Check, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = "Fred R. David, Strategic Management: Concepts and Cases, 13th edition, 2011"

_CELLS: Final = (("I", "II", "III"), ("IV", "V", "VI"), ("VII", "VIII", "IX"))
_GROW, _HOLD = marked("grow and build"), marked("hold and maintain")
_HARVEST = marked("harvest or divest")
_REGIONS: Final = {
    "I": _GROW, "II": _GROW, "IV": _GROW,
    "III": _HOLD, "V": _HOLD, "VII": _HOLD,
    "VI": _HARVEST, "VIII": _HARVEST, "IX": _HARVEST,
}  # fmt: skip


class Unit(msgspec.Struct, frozen=True):
    """What is placed: a firm, a division, a service."""

    name: str
    ife: float
    """IFE total, 1 to 4."""
    efe: float
    """EFE total, 1 to 4."""


class Placement(msgspec.Struct, frozen=True):
    """Where units stand in the IE matrix, each list in the order of the units."""

    names: tuple[str, ...]
    cells: tuple[str, ...]
    """I to IX."""
    regions: tuple[str, ...]
    ife: tuple[float, ...]
    efe: tuple[float, ...]
    sentence: str
    source: str = SOURCE


def ie(units: Sequence[Unit]) -> Placement:
    """The IE matrix of one or more units.

    Raises:
        BadInput: no unit, a name twice, or a total that is not from 1 to 4.
    """
    check = Check("ie")
    check.some("items", units)
    check.once("items", [unit.name for unit in units])
    for row, unit in enumerate(units, 1):
        check.number(place("items", row, "ife"), unit.ife, 1, 4)
        check.number(place("items", row, "efe"), unit.efe, 1, 4)
    check.done()
    cells = tuple(_CELLS[_band(unit.efe)][_band(unit.ife)] for unit in units)
    regions = tuple(_REGIONS[cell] for cell in cells)
    return Placement(
        names=tuple(unit.name for unit in units),
        cells=cells,
        regions=regions,
        ife=tuple(unit.ife for unit in units),
        efe=tuple(unit.efe for unit in units),
        sentence=_sentence(units, cells, regions),
    )


def _band(total: float) -> int:
    """0 for the upper band, 1 for the middle one, 2 for the lower."""
    whole = round(total, 9)
    return 0 if whole >= 3 else 1 if whole >= 2 else 2


def _sentence(units: Sequence[Unit], cells: Sequence[str], regions: Sequence[str]) -> str:
    """Where one stands, or how many stand in each region."""
    if len(units) == 1:
        (unit,) = units
        return say(
            "IFE {ife} and EFE {efe} meet in cell {cell}: {region}.",
            ife=pointed(f"{unit.ife:.2f}"),
            efe=pointed(f"{unit.efe:.2f}"),
            cell=cells[0],
            region=say(regions[0]),
        )
    counts = Counter(regions)
    words = [
        f"{counts[region]} to {region}" for region in (_GROW, _HOLD, _HARVEST) if counts[region]
    ]
    return f"{plural(len(units), 'unit')}: {listing(words)}."


def _compute(inputs: Inputs) -> Placement:
    rows = inputs.rows("items", ("ife", "efe"), ("id", "text"))
    return ie(
        [
            Unit(row.label(f"unit {number}"), row.number("ife"), row.number("efe"))
            for number, row in enumerate(rows, 1)
        ]
    )


def _tables(found: Placement) -> tuple[Table, ...]:
    """A line a unit."""
    rows = zip(found.names, found.ife, found.efe, found.cells, found.regions, strict=True)
    return (
        Table(
            ("unit", "IFE", "EFE", "cell", "region"),
            tuple((n, shown(x), shown(y), cell, region) for n, x, y, cell, region in rows),
        ),
    )


METHODS: Final = (
    Method(
        About(
            name="ie",
            title="IE matrix (internal-external)",
            question="Should a unit grow, be held, or be harvested?",
            computed=(
                "The IFE and the EFE total each fall into a band: weak [1, 2), average [2, 3), "
                "strong [3, 4]. Row (EFE high first) and column (IFE strong first) give one of "
                "nine cells, I to IX, and the cells make three regions."
            ),
            inputs=(Input("items", "each {ife, efe, id?, text?}; totals from 1 to 4"),),
            readings=(
                Reading("I, II, IV", "grow and build: intensive or integrative strategies (David)"),
                Reading("III, V, VII", "hold and maintain: penetration, product development"),
                Reading("VI, VIII, IX", "harvest or divest"),
            ),
            limits=(
                "A total of exactly 2 or 3 belongs to the upper band, so 0.01 can change the cell.",
                "The cells do not know how large a unit is or how it changes.",
                "Only totals of matrices from 1 to 4 may be placed here, never IFAS or EFAS.",
            ),
            source=SOURCE,
            example={"items": [{"ife": 2.8, "efe": 1.3}, {"ife": 3.8, "efe": 3.5}]},
            example_from="a class exercise with key, items 1 and 6",
        ),
        _compute,
        _tables,
        records(
            "items",
            "Columns ife, efe and, if you like, id and text.",
            needs=("ife", "efe"),
            may=("id", "text"),
            words=("id",),
            name="text",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
