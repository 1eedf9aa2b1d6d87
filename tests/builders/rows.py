"""Cells of registers, as people would type them, made from the declaration of their fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

import pytest
from hypothesis import strategies as st

from tests.builders.record import TEN
from workshop.guide.row_steps import Form
from workshop.guide.shape import Ask, Guide
from workshop.registers.choices import ChoicesField
from workshop.registers.fields import (
    AnyField,
    ChoiceField,
    DateField,
    DepartmentField,
    LinkField,
    MoneyField,
    NumberField,
    PersonDaysField,
    PersonField,
    TimeField,
)
from workshop.registers.kinds import REGISTERS
from workshop.registers.quarters import QuarterField
from workshop.registers.register import Register

if TYPE_CHECKING:
    from workshop.registers.field_base import Names

WORDS = st.text(
    alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30
).filter(str.strip)
"""What people may type: letters, digits, signs of every script."""


HOSTILE_WORDS = st.sampled_from(
    (
        "=1+1",
        "'=1+1",
        "''@x",
        "+8 %",
        "-25 %",
        "@SUM(A1)",
        '"quoted", so; "x"',
        "a|b\tc",
        "[red]x[/]",
    )
)
"""What means something to a spreadsheet, a table or a terminal, and is text here."""


def typed_cells(register: Register) -> st.SearchStrategy[dict[str, str]]:
    """Cells of one row: every field that must be there, and any of the others."""
    must = {field.id: typed_cell(field) for field in register.fields if field.required}
    may = {field.id: typed_cell(field) for field in register.fields if not field.required}
    return st.fixed_dictionaries(must, optional=may).map(lambda cells: fitting(register, cells))


def fitting(register: Register, cells: dict[str, str]) -> dict[str, str]:
    """Cells that fit together: what a check blames is given, or left out where it may not be."""
    for check in register.checks:
        if check.wrong(_as_read(register, cells)) and (blamed := register.field(check.field)):
            cells = cells | {blamed.id: plain_cell(blamed)}
        if check.wrong(_as_read(register, cells)):
            cells = {name: text for name, text in cells.items() if name != check.field}
    return cells


def _as_read(register: Register, cells: dict[str, str]) -> dict[str, Any]:
    """Cells as checks see them, as far as that takes no record: numbers as numbers."""
    nobody = cast("Names", None)  # of whom numbers ask nothing
    fields = {field.id: field for field in register.fields}
    return {
        name: field.read(text, nobody)
        if isinstance(field := fields.get(name), NumberField | MoneyField)
        else text
        for name, text in cells.items()
    }


def typed_cell(field: AnyField) -> st.SearchStrategy[str]:
    """What may be typed in a cell of a field."""
    cells = WORDS
    match field:
        case ChoiceField() | ChoicesField() | LinkField():
            cells = _of_a_list(field)
        case NumberField() | MoneyField():
            cells = _number(field)
        case DateField() | TimeField() | QuarterField():
            cells = _when(field)
        case PersonField():
            cells = st.sampled_from(["Dana Ortiz", "@Dana", "Somebody New"])
        case DepartmentField():
            cells = st.sampled_from(["Finance", "finance", "Legal affairs"])
    return cells


def _of_a_list(field: ChoiceField | ChoicesField | LinkField) -> st.SearchStrategy[str]:
    """What is one, or several, of what there is."""
    match field:
        case ChoiceField():
            return st.sampled_from(field.options)
        case ChoicesField():
            return st.lists(st.sampled_from(field.options), max_size=4).map("; ".join)
    empty = [] if field.required else [""]
    here = ["S1"] if "factor" in field.to else empty
    return st.sampled_from([*here, "B1", "Words for it"] if field.or_text else here)


def _number(field: NumberField | MoneyField) -> st.SearchStrategy[str]:
    """A number or an amount."""
    match field:
        case PersonDaysField():
            return st.integers(0, 400).map(lambda halves: f"{halves / 2:g}")
        case NumberField():
            least, most = int(max(field.least, -1000)), int(min(field.greatest, 9999))
            return st.integers(least, most).map(str)
    return st.integers(0, 10**9).map(lambda cents: f"{cents // 100}.{cents % 100:02}")


def _when(field: DateField | TimeField | QuarterField) -> st.SearchStrategy[str]:
    """A day, a time of day or a quarter, which is written in several forms."""
    match field:
        case DateField():
            return st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
        case TimeField():
            return st.times().map(lambda clock: f"{clock.hour:02}:{clock.minute:02}")
    form = st.sampled_from(["{0}-Q{1}", "Q{1} {0}", "T{1}/{0}"])
    parts = st.tuples(st.integers(1990, 2100), st.integers(1, 4))
    return st.builds(lambda how, when: how.format(*when), form, parts)


_PLAIN: Final[dict[type[AnyField], str]] = {
    NumberField: "2027",
    PersonDaysField: "12.5",
    MoneyField: "12500.50",
    DateField: "2027-03-31",
    TimeField: "14:30",
    QuarterField: "2027-Q1",
    PersonField: "Dana Ortiz",
    DepartmentField: "Finance",
}


def plain_cell(field: AnyField) -> str:
    """One cell of a field that is right, the same in every run."""
    if isinstance(field, ChoiceField):
        return field.options[0]
    if isinstance(field, ChoicesField):
        return "; ".join(field.options[:2])
    if isinstance(field, LinkField):
        return "Words for it" if field.or_text else ""
    if isinstance(field, NumberField) and field.greatest < 2027:
        return f"{field.greatest:g}"
    return _PLAIN.get(type(field), f"{field.title} = “said”, so")


def plain_cells(register: Register) -> dict[str, str]:
    """A whole row that is right, the same in every run."""
    return {field.id: plain_cell(field) for field in register.fields}


def _traits(register: Register) -> set[object]:
    """What of a declaration the mechanism treats in a manner of its own."""
    fields = {type(field) for field in register.fields}
    checked = ("checks" if register.checks else "", "computed" if register.computed else "")
    return {
        *fields,
        type(register.subject).__name__,
        register.internal,
        register.evidence,
        *checked,
    }


def _telling_registers(names: Iterable[str]) -> set[str]:
    """Few of some registers that together have everything that any of them has."""
    traits = {name: _traits(REGISTERS[name]) for name in sorted(names)}
    open_ones = set().union(*traits.values())
    found: set[str] = set()
    while open_ones:
        best = max(traits, key=lambda name: len(traits[name] & open_ones))
        found.add(best)
        open_ones -= traits[best]
    return found


def quick_registers(names: Collection[str] = REGISTERS) -> list[object]:
    """Registers by name, as parameters of a test that takes long with each; all unless given.

    A change tries a few that together have every type of field and everything else that a register
    may have; the others, which lead through the same lines, are `slow`.
    """
    quick = _telling_registers(names)
    return [
        pytest.param(name, marks=() if name in quick else pytest.mark.slow)
        for name in REGISTERS
        if name in names
    ]


def form_guide(*registers: str, fields: tuple[str, ...] = ()) -> Guide:
    """A workshop with a question and, for each register, a step that fills it in."""
    return Guide(
        format=1,
        name="forms",
        title="Tables",
        setting="workshop",
        purpose="What is wanted, in rows.",
        audience="Eight people.",
        stage="strategy formulation",
        programme_step="analyse and set goals",
        steps=(
            Ask(id="talk", title="Collect", minutes=TEN),
            *(
                Form(
                    id=name.replace("_", "-"),
                    title=REGISTERS[name].title,
                    minutes=TEN,
                    register=name,
                    fields=fields,
                )
                for name in registers
            ),
        ),
    )
