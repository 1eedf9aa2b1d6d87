"""What is agreed before needs are ranked, at plain prompts: limits, criteria, rule, signatures."""

from __future__ import annotations

from typing import Final

from screens.plain.menus.menu import Engaged, one_of
from workshop.needs.agreed import LIMITED, Framework, framework_of
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.registers import numbers
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.framework import CRITERIA, RULES
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.running.needs.commands import CriterionText, SetFramework, SetLimits, SignFramework
from workshop.running.needs.limit_rules import in_table
from workshop.running.same_person import in_full
from workshop.text import as_sorted

_NONE: Final = "-"
"""Takes a limit, or the dissent, away."""


def set_limits(engaged: Engaged) -> None:
    """Ask for each limit, which stays where nothing is typed, and why it changes."""
    framework = _framework(engaged)
    limits: dict[str, float | None] = {}
    for column in LIMITED:
        field = next(each for each in REGISTERS[NEEDS].fields if each.id == column)
        old = in_table(column, framework.limits.get(column))
        known = "" if old is None else numbers.write_number(old)
        question = f"{field.title}, how much is there? ({_NONE} for no limit)"
        new = _amount(engaged, question, known)
        if new != old:
            limits[column] = new
    if limits:
        reason, who = _reason(engaged, framework), _who_set(engaged)
        engaged.send(SetLimits(of=NEEDS, limits=limits, reason=reason, set_by=who))


def _who_set(engaged: Engaged) -> str | None:
    """The id of who set the limits; none where nobody is named."""
    with engaged.reading() as store:
        named = everybody(store.record)
    return one_of(engaged.ask, "Who set them?", named, "nobody is named") if named else None


def everybody(record: Record) -> list[tuple[str, str]]:
    """Everybody in full with their ids, in the order of names: to choose from."""
    people = sorted(record.all(Person), key=lambda one: as_sorted(one.name))
    return [(in_full(record, each), each.id) for each in people]


def _amount(engaged: Engaged, question: str, known: str) -> float | None:
    """An amount; asked again while it is none, so that what was typed before is not lost."""
    while (typed := engaged.line(question, known)) not in ("", _NONE):
        if (amount := numbers.read_number(typed)) is not None:
            return amount
        engaged.ask.tell(f"“{typed}” is no amount; type one such as 12500 or 12.5k.")
    return None


def set_criteria(engaged: Engaged) -> None:
    """Ask for criterion after criterion with its weight; those that are proposed come first."""
    framework = _framework(engaged)
    known = {each.name: 100 * each.weight for each in framework.criteria}
    proposed = known or dict.fromkeys(CRITERIA, 100 / len(CRITERIA))
    engaged.ask.tell("Weights count against each other; they are told in per cent of all.")
    engaged.ask.tell(f"An empty line leaves a weight as it is, {_NONE} takes the criterion out.")
    criteria = []
    for name, share in proposed.items():
        typed = _weight(engaged, name, numbers.write_number(round(share, 2)))
        if typed is not None:
            criteria.append(CriterionText(name=name, weight=typed))
    while name := engaged.line("Another criterion (empty: no more):"):
        if (typed := _weight(engaged, name, "")) is not None:
            criteria.append(CriterionText(name=name, weight=typed))
    engaged.send(SetFramework(criteria=tuple(criteria), reason=_reason(engaged, framework)))


def _weight(engaged: Engaged, name: str, known: str) -> float | None:
    """What a criterion weighs; none where it is taken out."""
    while (typed := engaged.line(f"{name} weighs:", known)) not in ("", _NONE):
        if (weight := numbers.read_number(typed)) is not None and weight > 0:
            return weight
        engaged.ask.tell(f"“{typed}” is no weight; type a number above 0.")
    return None


def set_rule(engaged: Engaged) -> None:
    """Choose by what needs are put in the joint order."""
    framework = _framework(engaged)
    question = f"By what? Now: {framework.rule}."
    rule = one_of(engaged.ask, question, [(each, each) for each in RULES])
    if rule is not None:
        engaged.send(SetFramework(rule=rule, reason=_reason(engaged, framework)))


def sign(engaged: Engaged) -> None:
    """Choose who signs, those first whose department has not yet, and ask what they say."""
    with engaged.reading() as store:
        record = store.record
        framework = framework_of(record)
    people = sorted(record.all(Person), key=lambda one: _order(record, framework, one))
    person = one_of(engaged.ask, "Who signs?", [(in_full(record, each), each) for each in people])
    if person is None:
        return
    departments = sorted(record.all(Department), key=lambda each: as_sorted(each.name))
    own = next((each for each in departments if each.id == person.department_id), None)
    of = own
    if own is None or not engaged.ask.confirm(f"For {own.name}?"):
        named = [(each.name, each) for each in departments]
        of = one_of(engaged.ask, "For which department?", named)
    if of is None:
        return
    dissent = ""
    if not engaged.ask.confirm("Do they agree to limits, criteria and rule as they stand?"):
        dissent = engaged.line("Why not, in their words (empty: back):")
        if not dissent:
            return
    engaged.send(SignFramework(person_id=person.id, department_id=of.id, dissent=dissent))


def _order(record: Record, framework: Framework, person: Person) -> tuple[bool, object]:
    """Whose department has not signed comes first, then by name."""
    return person.department_id not in framework.missing, as_sorted(in_full(record, person))


def _framework(engaged: Engaged) -> Framework:
    with engaged.reading() as store:
        return framework_of(store.record)


def _reason(engaged: Engaged, framework: Framework) -> str:
    """Why something changes; asked for where it must be said."""
    if not any(each.holds for each in framework.signed):
        return engaged.line("Why? (may be empty)")
    engaged.ask.tell("This was signed: signatures then no longer hold and are asked for again.")
    return engaged.line("Why does it change?")
