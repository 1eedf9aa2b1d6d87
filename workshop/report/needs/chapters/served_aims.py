"""What the needs serve: purposes, the three aims of the business, and what serves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.objectives import AIMS
from workshop.registers.purposes import PURPOSES
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Span, Table
from workshop.report.facts import Facts
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.wording.format import codes

_OBJECTIVES = "objectives"


def blocks(told: ToldNeeds, facts: Facts) -> Iterator[AnyBlock]:
    """Purposes and aims with the needs that serve them, empty ones too."""
    if not facts.needs:
        return
    yield Heading(text=say("What the needs serve"))
    yield _purposes(facts)
    yield _aims(told)
    yield Bullets(items=tuple(_gaps(facts)))


def _purposes(facts: Facts) -> Table:
    """Each purpose, and the needs that serve it; what nothing serves says so."""
    served = {
        purpose: [one.id for one in facts.needs or () if purpose in one.purposes]
        for purpose in PURPOSES
    }
    return Table(
        caption=say("Purposes, and which needs serve them"),
        columns=(
            Column(title=say("Purpose"), weight=2),
            Column(title=say("Needs‖from IT"), numeric=True),
            Column(title=say("Which"), weight=5),
        ),
        rows=tuple(
            (say(purpose), str(len(found)), codes(found, 40) or say("nothing serves it"))
            for purpose, found in served.items()
        ),
    )


def _aims(told: ToldNeeds) -> Table:
    """Revenue, cost and customer satisfaction: what of the objectives each need serves."""
    register = REGISTERS[_OBJECTIVES]
    rows = told.gathered.row_telling.by_id(register)
    serving: dict[str, list[str]] = {}
    for need in told.told:
        for target in need.row.cell("objective"):
            if target.id in rows:
                aim = rows[target.id].row.cell("aim")
                serving.setdefault(aim, []).append(told.code(need.id))
    objectives = {
        aim: [row.code for row in rows.values() if row.row.cell("aim") == aim] for aim in AIMS
    }
    return Table(
        caption=say("The three aims of the business, and which needs serve them"),
        columns=(
            Column(title=say("Aim"), weight=2),
            Column(title=say("Objectives"), weight=2),
            Column(title=say("Needs‖from IT"), numeric=True),
            Column(title=say("Which"), weight=5),
        ),
        rows=tuple(
            (
                say(aim),
                codes(objectives[aim], 20) or say("none"),
                str(len(serving.get(aim, ()))),
                codes(serving.get(aim, []), 40) or say("nothing serves it"),
            )
            for aim in AIMS
        ),
    )


def _gaps(facts: Facts) -> Iterator[tuple[Span, ...]]:
    """The needs that say neither what they serve nor by how much."""
    needs = facts.needs or ()
    found = (
        (say("No business objective named:"), [one.id for one in needs if not one.objective]),
        (
            say("Objective named, but not by how much:"),
            [one.id for one in needs if one.objective and not one.serves_by],
        ),
        (say("No purpose named:"), [one.id for one in needs if not one.purposes]),
    )
    for label, listed in found:
        yield (Span(f"{label} ", "strong"), Span(codes(listed, 60) or say("none")))
