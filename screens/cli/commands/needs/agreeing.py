"""The commands that agree on how needs are ranked, sign that, and choose."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import as_text
from screens.cli.commands.lookup import carried_out, day_named, pair_of
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.record.meanings import Meaning
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.numbers import read_number
from workshop.running.commands import Command
from workshop.running.needs.commands import (
    CriterionText,
    SelectNeeds,
    SetFramework,
    SetLimits,
    SignFramework,
    Waiver,
)
from workshop.running.words.as_said import (
    LOOK_UPS,
    Around,
    department_named,
    person_named,
    session_named,
)
from workshop.text import shorten


def limits(arguments: Namespace) -> int:
    """Set how much there is of money and of staff days."""

    def command(store: Store) -> Command:
        given = (pair_of(each, "LIMIT=AMOUNT") for each in arguments.limits)
        amounts = {name: _number(name, value) if value else None for name, value in given}
        reason, by = as_text(arguments.reason), _person(store, arguments.by)
        return SetLimits(of=NEEDS, limits=amounts, reason=reason, set_by=by)

    return carried_out(arguments, command)


def framework(arguments: Namespace) -> int:
    """Set criteria with their weights, or the rule."""

    def command(_: Store) -> Command:
        given = (pair_of(each, "CRITERION=WEIGHT") for each in arguments.criteria)
        criteria = tuple(
            CriterionText(name=name, weight=_number(name, value)) for name, value in given
        )
        return SetFramework(
            criteria=criteria or None,
            rule=None if arguments.rule is None else as_text(arguments.rule),
            preset=arguments.preset,
            reason=as_text(arguments.reason),
        )

    return carried_out(arguments, command)


def sign(arguments: Namespace) -> int:
    """Sign what stands for a department, or dissent."""

    def command(store: Store) -> Command:
        person = person_named(Around(store.record), as_text(arguments.person)).id
        department_id = None
        if arguments.department is not None:
            department_id = department_named(store.record, as_text(arguments.department)).id
        dissent = as_text(arguments.dissent)
        return SignFramework(person_id=person, department_id=department_id, dissent=dissent)

    return carried_out(arguments, command)


def select(arguments: Namespace) -> int:
    """Choose needs within the limits."""

    def command(store: Store) -> Command:
        around = Around(store.record)
        waived = tuple(
            Waiver(need_id=LOOK_UPS[Meaning.NEED](around, name), reason=reason)
            for name, reason in (pair_of(each, "NEED=REASON") for each in arguments.waive)
        )
        session = arguments.session
        return SelectNeeds(
            way="value" if arguments.way == "value" else "equal_shares",
            decided_by=_person(store, arguments.by),
            day=None if arguments.day is None else day_named(store, as_text(arguments.day)),
            waived=waived,
            session_id=session_named(store.record, as_text(session)).id if session else None,
        )

    return carried_out(arguments, command)


def _number(name: str, value: str) -> float:
    """A number as people type it.

    Raises:
        Refused: it is none.
    """
    if (number := read_number(value)) is None:
        raise Refused(f"{name}: “{shorten(value, 40)}” is no number.")
    return number


def _person(store: Store, said: str | None) -> str | None:
    return None if said is None else person_named(Around(store.record), as_text(said)).id
