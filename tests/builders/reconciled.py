"""Needs of several departments on the way to one order, built through commands.

    room = Reconciled()
    room.wishes(40)
    room.limit(cost=700_000, staff_days=400)
    room.signed()

Every third need rests on something that was said in an interview; the others come from a table.
"""

from __future__ import annotations

from typing import Final

from tests.builders.record import Building, interview
from workshop.needs.agreed import framework_of
from workshop.record.documents import Attribution, Entry
from workshop.registers.purposes import PURPOSES
from workshop.running.row_commands import PutRows, RowText

NAMES: Final = ("Clinics", "Executive", "Finance", "HR", "Legal", "Outreach", "Patients")
_WANTS: Final = (
    "One patient record everywhere",
    "Single sign-on for all staff",
    "A service desk at night and at weekends",
    "One list of requests with one rule",
    "Tablets that work without a signal",
    "Month-end close without a memory stick",
    "An audit trail of three years",
    "Chat and evening slots",
    "A new intranet",
    "A register of skills",
    "A second screen at each desk",
)


class Reconciled(Building):
    """Seven departments, each with a head, and IT with the liaison of the first of them."""

    def __init__(self, *names: str) -> None:
        super().__init__("Merrowdale Health", "One order of what all departments want from IT.")
        self.names = names or NAMES
        """The departments that ask."""
        self.departments = {name: self.department(name) for name in self.names}
        """Their ids by name."""
        self.heads = {
            name: self.person(f"Head{at} Person{at}", f"Head of {name}", self.departments[name])
            for at, name in enumerate(self.names)
        }
        """The ids of their heads by the name of the department."""
        self.department("IT")
        self.person("Lena Frost", "Business Information Officer")
        self.rows("liaisons", {"person": "Lena Frost", "department": self.names[0]})
        self.talks = {name: self._talk(name) for name in self.names}
        """An interview with each head, who may be named by department; ids."""

    def _talk(self, name: str) -> str:
        session = self.start(interview(), self.heads[name], department=self.departments[name])
        self.consent(session, self.heads[name], Attribution.DEPARTMENT)
        return session

    def rows(
        self, register: str, *cells: dict[str, str], evidence: tuple[str, ...] | None = None
    ) -> list[str]:
        """Enter rows of a register; their ids."""
        rows = tuple(RowText(values=dict(each), evidence=evidence) for each in cells)
        return [row.id for row in self.do(PutRows(register=register, rows=rows)).puts]

    def edit(self, register: str, code: str, **cells: str) -> None:
        """Change cells of a row, by its code."""
        row = next(row for row in self.record.rows(register) if row.code == code)
        self.do(PutRows(register=register, rows=(RowText(row_id=row.id, values=dict(cells)),)))

    def wishes(self, number: int) -> None:
        """Enter so many needs, N1 on, dealt out over the departments."""
        cells = [self._wish(at) for at in range(number)]
        self.rows("needs", *cells)

    def _wish(self, at: int) -> dict[str, str]:
        return {
            "want": f"{_WANTS[at % len(_WANTS)]}{f', part {at}' if at >= len(_WANTS) else ''}",
            "department": self.names[at % len(self.names)],
            "problem": "" if at % 9 == 8 else f"It takes {at + 2} days each month.",
            "often": "each month end",
            "objective": "Lower cost" if at % 4 else "",
            "serves_by": f"{at % 6 + 1} % of cost" if at % 3 else "",
            "purposes": PURPOSES[at % 5],
            "priority": str(at * 7 % 5 + 1),
            "need": str(at * 3 % 5 + 1),
            "cost": f"{(at * 13 % 9 + 1) * 10_000}.{at % 100:02}",
            "staff_days": str(at * 5 % 12 + 1),
        }

    def heard(self, name: str, words: str) -> Entry:
        """Something that the head of a department says."""
        return self.say(self.talks[name], "talk", words)

    def limit(self, **amounts: float) -> None:
        """Set limits, money in the unit of the table."""
        self.rows(
            "limits", *({"limit": key, "amount": str(value)} for key, value in amounts.items())
        )

    def weigh(self, **weights: float) -> None:
        """Set criteria with their weights."""
        cells = (
            {"term": name.replace("_", " "), "term_kind": "criterion", "weight": str(value)}
            for name, value in weights.items()
        )
        self.rows("framework", *cells)

    def signed(self, *, but: str = "", dissent: str = "") -> None:
        """Have all departments sign what stands now, one of them with its dissent in words.

        Args:
            but: a department that does not sign.
            dissent: what the last department says against it; empty where it agrees.
        """
        version = framework_of(self.record).version
        for name in self.names:
            if name == but:
                continue
            against = dissent if name == self.names[-1] else ""
            self.rows(
                "signatures",
                {
                    "person": f"Head{self.names.index(name)} Person{self.names.index(name)}",
                    "department": name,
                    "stance": "dissents" if against else "agrees",
                    "words": against,
                    "version": version,
                },
            )
