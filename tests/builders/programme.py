"""A programme of interviews, built as people build one."""

from __future__ import annotations

from datetime import date

from tests.builders.record import Building, interview, workshop
from workshop.guide.shape import Guide
from workshop.programme.appointments import GuideWords
from workshop.programme.stages import Interview, Programme
from workshop.running.row_commands import PutRows, RowText

TODAY = date(2026, 3, 2)
"""The day on which `Building` begins."""

GUIDE = GuideWords("Stakeholder interview", 50, "What helps.", ("by name", "not at all"))


def guide_of(name: str) -> GuideWords | None:
    """The one guide that there is, called `talk`."""
    return GUIDE if name == "talk" else None


class Programming(Building):
    """A record under construction, with short words for what is done about interviews."""

    def __init__(self) -> None:
        super().__init__()
        self.finance = self.department("Finance")
        self.sales = self.department("Sales")
        self.dana = self.person("Dana Ortiz", "CFO", self.finance)
        self.piet = self.person("Piet Vos", "", self.sales)

    def row(self, person: str, *, evidence: tuple[str, ...] = (), **cells: str) -> str:
        """Put somebody in the programme; the id of the row."""
        row = RowText(values={"person": person, **cells}, evidence=evidence or None)
        change = self.do(PutRows(register="interviews", rows=(row,)))
        return change.puts[-1].id

    def change(self, row_id: str, **cells: str) -> None:
        """Change cells of a row."""
        self.do(PutRows(register="interviews", rows=(RowText(row_id=row_id, values=dict(cells)),)))

    def talk(self, *people: str, closed: bool = True, guide: Guide | None = None) -> str:
        """Hold an interview; its id."""
        session = self.start(guide or interview(), *people)
        if closed:
            self.close(session)
        return session

    def meeting(self, *people: str) -> str:
        """Hold a workshop; its id."""
        return self.talk(*people, guide=workshop())

    @property
    def programme(self) -> Programme:
        """The programme as it is now."""
        return Programme(self.record)

    def interview(self, row_id: str) -> Interview:
        """The interview of a row as it is now."""
        found = self.programme.of(row_id)
        assert found is not None
        return found

    def stages(self) -> list[str]:
        """How far every interview is, in the order of the rows."""
        return [each.stage.value for each in self.programme.interviews]
