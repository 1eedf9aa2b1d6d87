"""What the sums of the strategy rest on and no line says: the discount rate, the last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import NumberField, PersonField, TextField
from workshop.registers.in_order import not_below
from workshop.registers.register import Finding, Register, RowCheck, Values
from workshop.registers.same_rows import rows_alike
from workshop.text import clean_line, folded

ASSUMPTIONS: Final = "assumptions"
"""The name of the register."""

RATE: Final = "discount rate"
LAST_YEAR: Final = "last year"

_NAMES: Final = {
    "discount rate": RATE,
    "rate": RATE,
    "interest rate": RATE,
    "cost of capital": RATE,
    "last year": LAST_YEAR,
    "horizon": LAST_YEAR,
    "until": LAST_YEAR,
}
_RANGES: Final = {RATE: (0, 100), LAST_YEAR: (1990, 2100)}
_COLUMNS: Final = ("low", "likely", "high")


def assumption_called(words: str) -> str:
    """The assumption that is called so; empty where no sum rests on one that is."""
    return _NAMES.get(folded(clean_line(words)), "")


def _out_of_range(values: Values) -> str:
    """A rate is in per cent a year, a year is a year."""
    name = assumption_called(str(values.get("assumption") or ""))
    least, most = _RANGES.get(name, (None, None))
    given = [values[each] for each in _COLUMNS if values.get(each) is not None]
    if least is None or most is None or all(least <= each <= most for each in given):
        return ""
    if name == RATE:
        return "a discount rate is from 0 to 100 per cent a year"
    return "the last year is a year from 1990 to 2100"


def _known_and_once(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """What no sum rests on changes none; of two values nobody would know which holds."""
    for key, row in rows.items():
        if not assumption_called(row["assumption"]):
            yield Finding((key,), say("no sum of the strategy rests on what is called so"))
    for keys in rows_alike(rows, "assumption"):
        yield Finding(keys, say("assumed more than once"))


REGISTER: Final = Register(
    name=ASSUMPTIONS,
    title="Assumptions",
    one="assumption",
    prefix="AM",
    means="What the sums of the strategy rest on: the discount rate in per cent a year, and the "
    "last year that is looked at.",
    place=57,
    whole=(_known_and_once,),
    checks=(
        RowCheck(field="likely", wrong=_out_of_range),
        not_below("likely", low="it is below the least that it may be"),
        not_below(
            "high",
            likely="it is below what is likely",
            low="it is below the least that it may be",
        ),
    ),
    fields=(
        TextField(
            id="assumption",
            title="Assumption",
            means="What is assumed: `discount rate` in per cent a year, or `last year`.",
            required=True,
            weight=2,
            also=("what", "parameter", "variable"),
        ),
        NumberField(
            id="low",
            title="At least",
            means="The least that it may be.",
            also=("lowest", "minimum"),
        ),
        NumberField(
            id="likely",
            title="Likely",
            means="What is taken.",
            asks="Which value is taken?",
            also=("value", "amount", "expected"),
        ),
        NumberField(
            id="high",
            title="At most",
            means="The most that it may be.",
            also=("highest", "maximum"),
        ),
        TextField(
            id="reason",
            title="Why it is so",
            means="Where it comes from.",
            weight=3,
            asks="Where does it come from?",
            also=("why", "source", "note"),
        ),
        PersonField(
            id="decided_by",
            title="Decided by",
            means="Who decided it.",
            also=("set by", "owner"),
        ),
    ),
)
