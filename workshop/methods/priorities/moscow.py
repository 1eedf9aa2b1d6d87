"""MoSCoW: whether the effort of what must be done leaves room for what may give way.

Source: D. Clegg & R. Barker, Case Method Fast-Track: A RAD Approach (1994); the shares are those
of the DSDM Agile Project Framework: Must at most 60 percent of the effort, Could about 20.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = "Clegg & Barker 1994; shares of DSDM"

CLASSES: Final = ("must", "should", "could", "won't")
"""Won't (this time) is kept on record and counts in no share."""

MUST_AT_MOST: Final = 0.6
COULD_ABOUT: Final = 0.2


class Item(msgspec.Struct, frozen=True):
    """A request with its class."""

    name: str
    priority: str
    """One of CLASSES."""
    effort: float
    """In any one unit."""


class MoSCoW(msgspec.Struct, frozen=True):
    """How the effort divides."""

    effort: Mapping[str, float]
    """By class."""
    share: Mapping[str, float | None]
    """Of must, should and could in what is to be done; none where that takes no effort."""
    must_fits: bool | Undefined
    """Must takes 60 percent of the effort or less."""
    could_suffices: bool | Undefined
    """Could takes 20 percent or more: what can give way when the time runs short."""
    set_aside: tuple[str, ...]
    """Won't, this time."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def moscow(items: Sequence[Item]) -> MoSCoW:
    """The shares of effort of the classes.

    Raises:
        BadInput: an unknown class, an effort below 0, or two requests of one name.
    """
    check = Check("MoSCoW")
    check.some("items", items)
    check.once("items", [item.name for item in items])
    for row, item in enumerate(items, 1):
        check.choice(f"{place('items', row)}, class", item.priority, CLASSES)
        check.number(f"{place('items', row)}, effort", item.effort, 0)
    check.done()
    effort = {
        each: math.fsum(item.effort for item in items if item.priority == each) for each in CLASSES
    }
    total = math.fsum(effort[each] for each in CLASSES[:3])
    share = {each: round(effort[each] / total, 9) if total else None for each in CLASSES[:3]}
    must, could = share["must"], share["could"]
    none = Undefined("nothing of what is to be done takes any effort")
    aside = tuple(sorted(item.name for item in items if item.priority == "won't"))
    return MoSCoW(
        effort=effort,
        share=share,
        must_fits=none if must is None else must <= MUST_AT_MOST,
        could_suffices=none if could is None else could >= COULD_ABOUT,
        set_aside=aside,
        warnings=tuple(_doubts(must, could)),
        sentence=_sentence(must, could, len(items), aside),
    )


def _doubts(must: float | None, could: float | None) -> Iterator[str]:
    """What the shares warn of."""
    if must is not None and must > MUST_AT_MOST:
        yield f"Must takes {must:.0%} of the effort, above 60%: success is no longer likely."
    if could is not None and could < COULD_ABOUT:
        yield f"Could takes {could:.0%} of the effort, below 20%: little can give way."


def _sentence(must: float | None, could: float | None, count: int, aside: Sequence[str]) -> str:
    """The shares in a line."""
    kept = f"; {listing(list(aside))} will not be done this time" if aside else ""
    if must is None or could is None:
        return f"{plural(count, 'request')} of no effort: there are no shares{kept}."
    verdict = "room enough for surprises" if must <= MUST_AT_MOST else "too much (60% at most)"
    return f"Must takes {must:.0%} of the effort, {verdict}; could takes {could:.0%}{kept}."


def _compute(inputs: Inputs) -> MoSCoW:
    rows = inputs.rows("items", ("class", "effort"), ("name",))
    return moscow(
        [
            Item(row.label(f"request {n}", "name"), _class(row.word("class")), row.number("effort"))
            for n, row in enumerate(rows, 1)
        ]
    )


def _class(word: str) -> str:
    """A class as people write it: `Must have`, `Won't`, `M`."""
    letters = "".join(c for c in word.casefold() if c.isalpha())
    stem = letters.removesuffix("thistime").removesuffix("have")
    return next((c for c in CLASSES if stem in (c[0], c.replace("'", ""))), word)


def _tables(found: MoSCoW) -> tuple[Table, ...]:
    """Effort and share of each class."""
    rows = tuple(
        (each, shown(effort), "–" if (part := found.share.get(each)) is None else f"{part:.0%}")
        for each, effort in found.effort.items()
    )
    return (Table(("class", "effort", "share"), rows),)


METHODS: Final = (
    Method(
        About(
            name="moscow",
            title="MoSCoW by effort",
            question="Does what must be done leave room for what may give way?",
            computed=(
                "The effort of must, should and could is added up; each share is of their sum. "
                "Won't (this time) stays on record and counts in no share."
            ),
            inputs=(
                Input("items", "rows of `name`, `class` (must, should, could or won't) and "
                      "`effort`, in any one unit"),
            ),
            readings=(
                Reading("must 60% or less", "likely to be kept (DSDM)"),
                Reading("must above 60%", "at risk: nothing else can absorb a surprise (DSDM)"),
                Reading("could about 20%", "a pool that may give way (DSDM)"),
            ),
            limits=(
                "Shares are of effort, not of the number of requests.",
                "A must is what would make the whole worthless if left out; most are not.",
                "Efforts are estimates; the 40% beside must is there for their errors.",
            ),
            source=f"{SOURCE} Agile Project Framework",
            example={
                "items": [
                    {"name": "Single sign-on", "class": "must", "effort": 12},
                    {"name": "Supplier portal", "class": "should", "effort": 6},
                    {"name": "Dark theme", "class": "could", "effort": 5},
                    {"name": "Own data centre", "class": "won't", "effort": 80},
                ]
            },
        ),
        _compute,
        _tables,
        records("items", "A line a request: name, class, effort.",
                needs=("class", "effort"), may=("name",), words=("class",), name="name"),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
