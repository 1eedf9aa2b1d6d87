"""What is kept of carrying a strategy out, a session by a guide that ships fills.

Requirement: conditions, waivers, rounds, aspects, measurements, predictions and signals are said in
sessions, so each of their tables has a guide with a step that asks for whatever decides.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Final, NamedTuple

import pytest

from sessions.library.guides import Library
from workshop.guide.row_steps import RowStep
from workshop.guide.shape import Guide
from workshop.registers.kinds import carrying


class Filled(NamedTuple):
    """By which guide a register is filled, and what is asked at least."""

    guide: str
    register: str
    fields: str


FILLED: Final = (
    Filled("approval", "approvals", "what approver rung answer project"),
    Filled("approval", "conditions", "condition project owner due"),
    Filled("approval", "waivers", "why project waives waived_by"),
    Filled("kick-off", "rounds", "round begins ends"),
    Filled("kick-off", "predictions", "prediction chance who due"),
    Filled("feedback-round", "aspects", "aspect verdict why"),
    Filled("feedback-round", "measurements", "value indicator measured_on"),
    Filled("feedback-round", "predictions", "prediction outcome known_on"),
    Filled("feedback-round", "signals", "signal source indicator review"),
    Filled("pestle-scan", "signals", "signal source bears_on indicator review"),
    Filled("pestle-scan", "signals", "signal state review"),
    Filled("scenarios", "signals", "signal source bears_on indicator review"),
    Filled("after-action-review", "measurements", "value indicator measured_on"),
    Filled("after-action-review", "predictions", "prediction outcome known_on"),
)


def steps_for(guide: Guide, register: str, fields: str) -> list[str]:
    """The steps of a guide that ask for these fields of a register."""
    return [
        step.id
        for step in guide.steps
        if isinstance(step, RowStep)
        and step.table_name == register
        and set(fields.split()) <= {field.id for field in step.columns}
    ]


@pytest.mark.parametrize("filled", FILLED, ids=lambda each: f"{each.guide}-{each.register}")
def test_the_guide_asks_for_what_decides(filled: Filled) -> None:
    """One step asks for all of it, so that no second session is needed for a row."""
    assert len(steps_for(Library().load(filled.guide), filled.register, filled.fields)) == 1


def test_every_register_of_carrying_is_filled_by_a_guide() -> None:
    """No table of carrying out is left to be filled by hand or from a file alone."""
    names = [each.name for each in pkgutil.iter_modules(carrying.__path__)]
    registers = {import_module(f"{carrying.__name__}.{name}").REGISTER.name for name in names}
    assert registers == {filled.register for filled in FILLED} - {"approvals"}


def test_what_a_start_waits_for_is_asked_whatever_the_time() -> None:
    """Conditions and the ladder never go when time is short: a start would hang on neither."""
    guide = Library().load("approval")
    never = {step.id for step in guide.steps if step.cut == "never"}
    assert {"conditions", "ladder"} <= never
