"""An engagement whose departments want something, with short words for what is agreed on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.builders.acme import GUIDE, START, Acme
from workshop.needs.agreed import Framework, framework_of
from workshop.record.change import Change
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.running.commands import CloseSession, Command, StartSession
from workshop.running.needs.commands import (
    CriterionText,
    SelectNeeds,
    SetFramework,
    SetLimits,
    SignFramework,
    Waiver,
)
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.running.senders import Sender

Cells = dict[str, str | int | float | None]
"""What is typed in the cells of a row."""


class Wanting:
    """An open engagement with departments that ask for something."""

    def __init__(self, folder: Path) -> None:
        self.acme = Acme(folder)
        self.store = self.acme.store

    def do(self, command: Command) -> Change:
        """Carry out a command as the application sends it."""
        return self.store.do(command, Sender.APPLICATION)

    def rows(self, register: str) -> list[Row]:
        """The rows of a register."""
        return self.store.record.rows(register)

    def put(self, register: str, *rows: dict[str, Any]) -> list[Row]:
        """Enter rows; gives them."""
        made = tuple(RowText(values=dict(each)) for each in rows)
        change = self.do(PutRows(register=register, rows=made))
        return [put for put in change.puts if isinstance(put, Row)]

    def edit(self, row: Row, **values: Any) -> Change:
        """Change cells of a row by hand."""
        typed = RowText(values=values, row_id=row.id)
        return self.do(PutRows(register=row.TABLE, rows=(typed,)))

    def remove(self, row: Row) -> Change:
        """Take a row out by hand."""
        return self.do(RemoveRows(register=row.TABLE, row_ids=(row.id,)))

    def hold(self, day: date, *lines: str, people: tuple[Person, ...] = ()) -> None:
        """Begin a session of Dana and Ana, or of others, in which these lines are said.

        The one before is closed if it was not; the clock stands on that day from then on.
        """
        acme = self.acme
        if not self.store.record.sessions()[-1].closed:
            self.do(CloseSession(session_id=acme.session_id))
        acme.clock.now = START + (day - START.date())
        ids = tuple(each.id for each in people or (acme.dana, acme.ana))
        start = StartSession(guide=GUIDE, digest="again", people=ids)
        acme.session_id = str(self.do(start).session_id)
        for line in lines:
            acme.say(line)

    def need(self, want: str, department: str = "Finance", **cells: Any) -> Row:
        """Enter a need with a problem behind it and two ways to meet it, unless said otherwise."""
        given = {"want": want, "department": department, "problem": f"No {want}", **cells}
        (row,) = self.put("needs", given)
        ways = ({"solution": f"{way} {want}", "for_needs": row.code} for way in ("Buy", "Build"))
        self.put("solutions", *ways)
        return next(each for each in self.rows("needs") if each.id == row.id)

    def limits(self, reason: str = "", **limits: float | None) -> Change:
        """Set limits."""
        return self.do(SetLimits(of="needs", limits=limits, reason=reason))

    def weights(self, reason: str = "", **weights: float) -> Change:
        """Set criteria with their weights."""
        criteria = tuple(CriterionText(name=name, weight=one) for name, one in weights.items())
        return self.do(SetFramework(criteria=criteria, reason=reason))

    def sign(self, person: Person, dissent: str = "", of: Department | None = None) -> Change:
        """Sign for the department of a person, or for another one."""
        department_id = of.id if of else None
        command = SignFramework(person_id=person.id, department_id=department_id, dissent=dissent)
        return self.do(command)

    @property
    def framework(self) -> Framework:
        """What stands."""
        return framework_of(self.store.record)


def agree_and_choose(do: Callable[[Command], Change], record: Record, person_id: str) -> None:
    """Give every command on needs: somebody wants something, all is agreed on, and it is chosen.

    Args:
        do: carries out a command.
        record: the record, which follows.
        person_id: who signs and decides.
    """
    values: Cells = {"want": "Tablets", "department": "Wards", "value": 90, "cost": 9}
    do(PutRows(register="needs", rows=(RowText(values=values),)))
    do(SetLimits(of="needs", limits={"cost": 1000}))
    do(SetFramework(preset=True))
    do(SignFramework(person_id=person_id, dissent="Our wards would wait for years"))
    do(SignFramework(person_id=person_id))
    reason = "A trial first"
    waived = tuple(Waiver(need_id=row.id, reason=reason) for row in record.rows("needs"))
    do(SelectNeeds(way="value", decided_by=person_id, waived=waived))
