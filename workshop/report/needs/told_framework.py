"""What was agreed before anything was ranked, and who signed it, as an edition tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.language import say
from workshop.needs.facts import CriterionFact, FrameworkFact, SignatureFact
from workshop.needs.words import unsigned_told
from workshop.privacy.told_rows import tells_department
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.signatures import SIGNATURES
from workshop.report.needs.amounts import limits_as_data
from workshop.report.needs.told_needs import ToldNeeds


def framework(told: ToldNeeds) -> FrameworkFact:
    """The framework as data."""
    found = told.framework
    signatures = tuple(_signatures(told))
    holding = [one for one in signatures if one.holds]
    missing = told.names(each for each in found.missing if each in told.asking)
    return FrameworkFact(
        criteria=tuple(
            CriterionFact(
                name=told.telling.text(each.name),
                weight=each.weight,
                meaning=told.telling.text(each.meaning),
            )
            for each in found.criteria
        ),
        rule=found.rule,
        limits=limits_as_data(found.limits),
        agreed_by=tuple(one.department for one in holding if one.agrees and one.department),
        signatures=signatures,
        missing=missing,
        signed=found.is_signed,
        n=len(holding),
        sentence=_sentence(told, holding),
    )


def _signatures(told: ToldNeeds) -> Iterator[SignatureFact]:
    """What each department says, in the order in which it was given."""
    rows = told.gathered.row_telling.rows(REGISTERS[SIGNATURES]).rows
    cells = {row.row.id: row.cells for row in rows}
    for signed in told.framework.signed:
        if signed.row.id not in cells:
            continue
        yield SignatureFact(
            department=told.department(signed.department_id)
            if tells_department(told.telling, signed.person_id)
            else None,
            who=told.person(signed.person_id) or say("not named"),
            agrees=signed.agrees,
            holds=signed.holds,
            words=cells[signed.row.id]["words"],
            on=signed.row.cell("day"),
        )


def _sentence(told: ToldNeeds, holding: Sequence[SignatureFact]) -> str:
    """How far the framework is signed, and how many agree."""
    asking = set(told.asking)

    def called(department_id: str) -> str:
        return (told.department(department_id) or "") if department_id in asking else ""

    if open_ := unsigned_told(told.framework, called):
        return open_
    agreed = sum(one.agrees for one in holding)
    return say(
        "Limits, criteria and rule are signed by every department that asks: {yes} agree, {no} "
        "dissent.",
        yes=agreed,
        no=len(holding) - agreed,
    )
