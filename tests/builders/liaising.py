"""Departments with liaisons, built as people build them: rows of registers, and sessions."""

from __future__ import annotations

from tests.builders.record import Building, interview, workshop
from workshop.guide.shape import Guide
from workshop.record.documents import Attribution
from workshop.record.parts import Part
from workshop.running.command_kinds.people import SetPart
from workshop.running.row_commands import PutRows, RowText


class Liaising(Building):
    """IT, three departments, and Lena Frost, who is the liaison of Sales."""

    def __init__(self) -> None:
        super().__init__()
        self.it = self.department("IT")
        self.sales = self.department("Sales")
        self.finance = self.department("Finance")
        self.legal = self.department("Legal")
        self.lena = self.person("Lena Frost", "Business Information Officer", self.it)
        self.max = self.person("Max Auer", "Architect", self.it)
        self.sam = self.person("Sam Hart", "Head of Sales", self.sales)
        self.dana = self.person("Dana Ortiz", "CFO", self.finance)
        self.row("liaisons", person="Lena Frost", department="Sales", begins="2026-01-01")

    def row(self, register: str, *, evidence: tuple[str, ...] = (), **cells: str) -> str:
        """Enter a row of a register; its id."""
        row = RowText(values=dict(cells), evidence=evidence or None)
        change = self.do(PutRows(register=register, rows=(row,)))
        return change.puts[-1].id

    def change(self, register: str, row_id: str, **cells: str) -> None:
        """Change cells of a row."""
        self.do(PutRows(register=register, rows=(RowText(row_id=row_id, values=dict(cells)),)))

    def talk(self, *people: str, department: str | None = None) -> str:
        """Begin an interview in which everybody may be named; its id."""
        return self._begun(interview(), people, department)

    def meeting(self, *people: str, department: str | None = None) -> str:
        """Begin a workshop in which everybody may be named; its id."""
        return self._begun(workshop(), people, department)

    def listens(self, session: str, person: str, part: Part = Part.OBSERVER) -> None:
        """Let somebody look on in a session."""
        self.do(SetPart(session_id=session, person_id=person, part=part))

    def _begun(self, guide: Guide, people: tuple[str, ...], department: str | None) -> str:
        session = self.start(guide, *people, department=department)
        for person in people:
            self.consent(session, person, Attribution.NAME)
        return session
