"""Rounds of feedback and gates of projects as data, one factor or gate a row."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.exports.sheets.columns import (
    codes,
    data_words,
    numbers,
    sheet_of_columns,
    texts,
    yes_or_no,
)
from sessions.exports.sheets.sheet import Sheet
from sessions.exports.sheets.values import day_cell
from workshop.language import say
from workshop.programme.overview.carrying_facts import ProjectGatesFact, RoundsFact
from workshop.report.facts import Facts


def carrying_sheets(facts: Facts) -> Iterator[Sheet]:
    """What became of every factor in every round, and everything that starts wait for."""
    if facts.rounds is not None:
        yield from _changes(facts.rounds)
    if facts.gates:
        yield from _gates(facts.gates)


def _changes(fact: RoundsFact) -> Iterator[Sheet]:
    found = [(each, one) for each in fact.held for one in each.factors]
    columns = [
        (say("Round"), texts(each.text for each, _ in found)),
        (say("Code"), codes(one.id for _, one in found)),
        (say("Factor"), texts(one.text for _, one in found)),
        (say("It is"), data_words(one.change for _, one in found)),
        (say("Before"), numbers(len(one.before) for _, one in found)),
        (say("Now"), numbers(len(one.now) for _, one in found)),
        (say("Said before by"), texts("; ".join(one.before) for _, one in found)),
        (say("Said now by"), texts("; ".join(one.now) for _, one in found)),
    ]
    yield from sheet_of_columns(say("All changes"), columns, [() for _ in found])


def _gates(gates: tuple[ProjectGatesFact, ...]) -> Iterator[Sheet]:
    found = [(each, gate) for each in gates for gate in each.gates]
    columns = [
        (say("Project"), codes(each.id for each, _ in found)),
        (say("Name"), texts(each.text for each, _ in found)),
        (say("Code"), codes(gate.id for _, gate in found)),
        (say("Open"), yes_or_no(gate.open for _, gate in found)),
        (say("Its start waits for"), texts(gate.lacks for _, gate in found)),
        (say("Waived"), yes_or_no(gate.is_waived for _, gate in found)),
        (say("Waived by"), texts(gate.waived_by for _, gate in found)),
        (say("Why"), texts(gate.why for _, gate in found)),
        (say("On"), [day_cell(gate.waived_on) for _, gate in found]),
    ]
    yield from sheet_of_columns(say("What starts wait for"), columns, [() for _ in found])
