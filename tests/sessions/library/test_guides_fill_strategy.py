"""What the strategy is made of, a session by a guide that ships fills.

Requirement: whatever the strategy document lacks it names with the guide that fills it, so a
session by that guide has to ask for it, in the register and with the field that tell it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sessions.library.guides import Library
from workshop.guide.row_steps import RowStep
from workshop.guide.shape import Guide
from workshop.registers.kinds import REGISTERS
from workshop.strategy.element_parts import FACTORS, PARTS_OF_ELEMENTS, REGISTERS_OF, Part

BESIDE_ELEMENTS = (
    "changes",
    "notices",
    "approvals",
    "strategies",
    "gaps",
    "stakeholders",
    "offers",
)
"""Registers that the strategy tells beside its six elements."""


def filling(guide: Guide, part: Part) -> Iterator[str]:
    """The steps of a guide that fill a part and say so."""
    for step in guide.steps:
        if part.element not in step.gives:
            continue
        if FACTORS in part.registers:
            if step.RECORDS == "entries":
                yield step.id
        elif isinstance(step, RowStep) and step.table_name in part.registers:
            asked = {field.id for field in step.columns}
            if not part.field or part.field in asked:
                yield step.id


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS_OF_ELEMENTS, ids=lambda part: f"{part.element}-{part.id}")
def test_the_guide_of_a_part_fills_it(part: Part) -> None:
    """The guide that is named where a part is missing has a step that asks for just that."""
    assert list(filling(Library().load(part.guide), part))


def test_what_must_be_there_is_asked_whatever_the_time() -> None:
    """A part that only a step fills which goes when time is short would often stay missing.

    Only the benefits may be done by mail: a project is outlined without them, not without a goal.
    """
    loose = set()
    for part in PARTS_OF_ELEMENTS:
        guide = Library().load(part.guide)
        must = {step.id for step in guide.steps if step.must_ask}
        if not must & set(filling(guide, part)):
            loose.add(part.id)
    assert loose == {"benefits"}


@pytest.mark.slow
def test_every_register_of_the_strategy_is_filled_by_a_guide() -> None:
    """No table of the strategy is left to be filled by hand or from a file alone."""
    filled = {
        step.table_name
        for listed in Library().listing()
        for step in Library().load(listed.name).steps
        if isinstance(step, RowStep)
    }
    wanted = {name for names in REGISTERS_OF.values() for name in names} | set(BESIDE_ELEMENTS)
    assert wanted <= set(REGISTERS)
    assert wanted - filled <= {"objectives"}, "business objectives are asked by guides of one's own"
