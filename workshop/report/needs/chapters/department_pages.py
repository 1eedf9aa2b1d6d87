"""A page for each department: its strategy, and what becomes of what it asked for."""

from __future__ import annotations

from collections.abc import Iterator

from workshop import times
from workshop.language import say
from workshop.needs.words import share_told
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.facts import Facts
from workshop.report.needs.answer_words import answer_word
from workshop.report.needs.told_needs import ToldNeeds

_STRATEGIES = "department_strategies"
_SHEET = ("aim", "approach", "plans", "objectives")


def blocks(told: ToldNeeds, facts: Facts) -> Iterator[AnyBlock]:
    """The sheets of all departments that ask for something, by name, a page each."""
    for department_id in told.asking:
        yield from _sheet(told, facts, department_id)


def asked_for_and_answered(department: str) -> str:
    """What the table of a department is called: by its name, which is what its sheet is called."""
    return say(
        "{department}: requests, its own place and the joint one, and the answer",
        department=department,
    )


def own_place() -> str:
    """What the column is called that no other table has."""
    return say("Own place")


def _sheet(told: ToldNeeds, facts: Facts, department_id: str) -> Iterator[AnyBlock]:
    name = told.department(department_id) or ""
    yield Heading(text=say("{department}: its strategy and its needs", department=name), page=True)
    yield from _strategy(told, department_id)
    own = {one.id: one.place for one in (facts.by_department or {}).get(name, ())}
    joint = {one.id: one.place for one in facts.joint or ()}
    rows = tuple(
        (
            one.id,
            one.want,
            _place(own.get(one.stands_in)),
            _place(joint.get(one.stands_in)),
            answer_word(one.answer),
            one.why,
            times.short_day(one.when) if one.when else "–",
        )
        for one in facts.answers or ()
        if one.department == name
    )
    yield Table(
        caption=asked_for_and_answered(name),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Request"), weight=5),
            Column(title=own_place(), numeric=True),
            Column(title=say("Joint place"), numeric=True),
            Column(title=say("Answer"), weight=2),
            Column(title=say("Why"), weight=4),
            Column(title=say("When"), weight=2),
        ),
        rows=rows,
    )
    chosen = facts.selections
    if chosen and chosen.value and chosen.equal_shares and name in chosen.value.share:
        yield Paragraph(
            spans=plain(
                say(
                    "Of the value that it asked for it gets {value} with most value, {shares} with "
                    "equal shares.",
                    value=share_told(chosen.value.share[name]),
                    shares=share_told(chosen.equal_shares.share.get(name, 0.0)),
                )
            )
        )
    liaison = told.liaison(department_id) or say("nobody is named")
    yield Paragraph(spans=(Span(f"{say('Liaison:')} ", "strong"), Span(liaison)))


def _place(place: int | None) -> str:
    return "–" if place is None else str(place)


def _strategy(told: ToldNeeds, department_id: str) -> Iterator[AnyBlock]:
    """What the department aims at, how it goes about it, what it plans and what that serves."""
    register = REGISTERS[_STRATEGIES]
    rows = [
        row
        for row in told.gathered.row_telling.rows(register).rows
        if row.row.cell("department") == department_id
    ]
    if not rows:
        yield Paragraph(spans=plain(say("Its strategy is not told yet.")))
        return
    titles = {field.id: field.title for field in register.fields}
    yield Bullets(
        items=tuple(
            (
                Span(f"{row.code} " if at == 0 else "", "strong"),
                Span(f"{say('{label}:', label=say(titles[field]))} ", "strong"),
                Span(row.cells[field]),
            )
            for row in rows
            for at, field in enumerate(_SHEET)
            if row.cells[field]
        )
    )
