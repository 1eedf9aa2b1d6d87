"""Three interviews and a workshop about one portal, of which people make findings.

S1 Portal shows the right prices        Sales
W1 Too many passwords                   Finance, Sales and IT: W2 and W3 are part of it
W4 Portal shows wrong prices            IT
T1 New data law                         IT
"""

from __future__ import annotations

from typing import Final

from tests.builders.record import Building, interview
from workshop.record.documents import Attribution, Entry
from workshop.record.findings.documents import Ask, Finding
from workshop.report.known import Earlier
from workshop.running.findings.commands import MakeFinding

DEPARTMENTS: Final = ("Finance", "Sales", "IT", "Legal", "Board")


class Answered(Building):
    """The engagement in memory, as people come to an answer."""

    def __init__(self, levels: dict[str, Attribution] | None = None) -> None:
        super().__init__()
        self.departments = {name: self.department(name) for name in DEPARTMENTS}
        self.people: dict[str, str] = {}
        self.talks: dict[str, str] = {}
        for name in ("Finance", "Sales", "IT"):
            department = self.departments[name]
            self.people[name] = self.person(f"{name}a Quist", f"Head of {name}", department)
            self.talks[name] = self.start(interview(), self.people[name], department=department)
            level = (levels or {}).get(name, Attribution.NAME)
            self.consent(self.talks[name], self.people[name], level)
        self.right = self.tell("Sales", "+ Portal shows the right prices to customers")
        self.passwords = self.tell("Finance", "- Too many passwords")
        self.tell("Sales", "- Too many passwords")
        self.tell("IT", "- Too many passwords")
        self.wrong = self.tell("IT", "- Portal shows wrong prices to customers")
        self.law = self.tell("IT", "! New data law #l")

    def tell(self, name: str, line: str) -> Entry:
        """Say a line in the interview of a department."""
        return self.say(self.talks[name], "talk", line)

    def finding(self, text: str, *about: Entry, ask: Ask | None = None, **given: str) -> str:
        """Make a finding of the factors of entries; its id."""
        cites = tuple(self.factor(entry).id for entry in about)
        change = self.do(MakeFinding(text=text, cites=cites, ask=ask, **given))  # type: ignore[arg-type]
        return self._made(change, Finding)

    def code(self, entry: Entry) -> str:
        """The code of the factor of an entry, as it stands."""
        return self.record.whole_of(self.factor(entry)).code

    def earlier(self) -> Earlier:
        """This moment, to look back to."""
        return Earlier(self.record.copy(), self.now, "draft 1")
