"""Twelve needs of seven departments on disk: one engagement to look at the screen of needs with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sessions.clock import IdMaker
from sessions.store.store import Store
from tests.builders.acme import GUIDE, Clock, _counter
from workshop.record.documents import EntryKind
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    CloseSession,
    RecordEntries,
    StartSession,
)
from workshop.running.needs.commands import SetLimits
from workshop.running.row_commands import PutRows, RowText

DEPARTMENTS: Final = (
    "Executive", "Finance", "Patients", "Outreach", "Clinical", "HR", "Legal",
)  # fmt: skip
"""The departments that ask."""

_FIELDS: Final = (
    "want", "department", "problem", "often", "priority", "need", "cost", "staff_days",
)  # fmt: skip
NEEDS: Final = (
    "Single sign-on for all staff|HR|Eleven passwords a shift|daily|4.1|4.5|85|75",
    "One list of requests, one rule|Executive|The loudest wins|quarterly|4.6|3.4|10|15",
    "Audit trail of three years|Legal|3 years by law, 90 days kept|always|3.8|3|35|20",
    "One patient record everywhere|Clinical|Typed two to four times|each visit|4.8|4.8|310|140",
    "Second screen at each desk|HR|||1.5|2.2|55|8",
    "Chat and evening slots|Patients|40 % of calls after 17:00|daily|3.1|2.8|40|22",
    "Tablets that work without signal|Outreach|Visits lost in upper valleys|weekly|2.9|4.6|95|45",
    "Skills register|HR|Nobody knows who can do what|monthly|2.4|2.6|60|30",
    "Service desk at night, weekends|Patients|Wards wait until Monday|nightly|4|4|120|65",
    "A newer intranet|Outreach|||2|1.8|140|70",
    "Month-end without memory stick|Finance|Payment file carried by hand|monthly|3.5|3.6|40|18",
    "Contracts register with end dates|Finance|Six surfaced only with the bill|yearly|||25|12",
)
"""The needs in the order in which they are entered: N1 to N12; money in thousands."""


class NeedsBoard:
    """An open engagement with the needs.

    Args:
        folder: where it is kept.
        rows: how many needs there are; beyond those above they are told apart by a number.
    """

    def __init__(self, folder: Path, rows: int = len(NEEDS)) -> None:
        self.folder = folder
        self.clock = Clock()
        begin = BeginEngagement(name="Merrowdale Health", facilitator="Ines Kaya")
        ids = IdMaker(self.clock, _counter())
        self.store = Store.begin(folder, begin, now=self.clock, ids=ids)
        self.heads: dict[str, str] = {}
        """The ids of the heads, by the name of the department."""
        self.departments: dict[str, str] = {}
        """The ids of the departments, by name."""
        for name in DEPARTMENTS:
            department = self.store.do(AddDepartment(name=name)).puts[0].id
            self.departments[name] = department
            person = AddPerson(name=f"Ada {name}", role="Head", department_id=department)
            self.heads[name] = self.store.do(person).puts[0].id
        self._hear()
        self.put("needs", *(self._need(at) for at in range(rows)))

    def _hear(self) -> None:
        """One interview, in which two things are said."""
        start = StartSession(
            guide=GUIDE,
            digest=GUIDE.name,
            people=(self.heads["HR"],),
            department_id=self.departments["HR"],
        )
        session = str(self.store.do(start).session_id)
        texts = ("Eleven passwords a shift, and one sheet of paper", "The loudest wins each time")
        lines = tuple(read_line(text, EntryKind.NOTE) for text in texts)
        said = self.store.do(RecordEntries(session_id=session, step_id="works", lines=lines))
        self.said = [each.id for each in said.puts][: len(texts)]
        """The ids of what was said."""
        self.store.do(CloseSession(session_id=session))

    def _need(self, at: int) -> dict[str, str]:
        cells = NEEDS[at % len(NEEDS)].split("|")
        found = dict(zip(_FIELDS, cells, strict=True))
        found["cost"] = f"{found['cost']}000"
        if at >= len(NEEDS):
            found["want"] += f" {at}"
            found["department"] = DEPARTMENTS[at % len(DEPARTMENTS)]
            found["priority"], found["need"] = f"{1 + at % 41 / 10:g}", f"{1 + at % 37 / 9:.1f}"
        return found

    def put(self, register: str, *cells: dict[str, str]) -> None:
        """Enter rows of a register."""
        if not cells:
            return
        rows = tuple(RowText(values=dict(each)) for each in cells)
        self.store.do(PutRows(register=register, rows=rows))

    def edit(self, code: str, **cells: str) -> None:
        """Change cells of a need, by its code."""
        row = RowText(row_id=self.row_id(code), values=dict(cells))
        self.store.do(PutRows(register="needs", rows=(row,)))

    def row_id(self, code: str) -> str:
        """The id of a need."""
        return next(each.id for each in self.store.record.rows("needs") if each.code == code)

    def rest_on_said(self) -> None:
        """Have the first need rest on what was said."""
        row = RowText(row_id=self.row_id("N1"), evidence=(self.said[0],))
        self.store.do(PutRows(register="needs", rows=(row,)))

    def limit(self, cost: float | None = 700_000, staff_days: float | None = 400) -> None:
        """Set the limits."""
        limits = {"cost": cost, "staff_days": staff_days}
        self.store.do(SetLimits(of="needs", limits=limits))

    def closed(self) -> Path:
        """The folder, once it is closed."""
        self.store.close()
        return self.folder


def needs_board(folder: Path) -> Path:
    """The twelve needs with their limits, ties and what they rest on, closed; the folder."""
    made = NeedsBoard(folder)
    made.rest_on_said()
    made.edit("N1", helps="N4", tie_reason="One account opens every record")
    made.edit("N9", competes="N7", tie_reason="The same two engineers")
    made.edit("N10", excludes="N2", tie_reason="Two lists of requests")
    made.limit()
    return made.closed()
