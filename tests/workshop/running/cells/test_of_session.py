"""Rows that are typed in the session of a department are that department's, unless they say else.

Whoever interviews a head types request after request: none of them may stand without a department
because nobody typed it again, and none may name one that is not to be told.
"""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from workshop.record.documents import Attribution, Department
from workshop.running.row_commands import PutRows, RowText


class Talk(Building):
    """An interview with Dana in a department, and another department."""

    def __init__(self, *, mixed: bool = False) -> None:
        super().__init__()
        finance = self.department("Finance")
        self.department("Sales")
        self.dana = self.person("Dana Ortiz", "CFO", finance)
        self.talk = self.start(interview(), self.dana, department=None if mixed else finance)

    def department_of(self, register: str, *, here: bool = True, **cells: str) -> str:
        """The name of the department of a row that is typed; empty for none."""
        at = {"session_id": self.talk, "step_id": "talk"} if here else {}
        self.do(PutRows(register=register, rows=(RowText(values=dict(cells)),), **at))
        stored = self.record.rows(register)[-1].cell("department")
        found = self.record.find(Department, stored or "")
        return found.name if found else ""


def test_a_request_that_is_typed_in_a_session_is_of_its_department() -> None:
    """Like one that is made of what was said there; what is typed stands, outside nothing does."""
    talk = Talk()
    assert talk.department_of("needs", want="A close in three days") == "Finance"
    assert talk.department_of("needs", want="One list", department="") == "Finance"
    assert talk.department_of("needs", want="One price", department="Sales") == "Sales"
    assert talk.department_of("objectives", objective="Close in three days") == "Finance"
    assert talk.department_of("needs", want="A phone", here=False) == ""
    assert Talk(mixed=True).department_of("needs", want="A phone") == ""


def test_it_can_be_taken_away_and_stays_away() -> None:
    """Only a new row takes it over."""
    talk = Talk()
    talk.department_of("needs", want="A close in three days")
    row = talk.record.rows("needs")[0]
    cells = RowText(row_id=row.id, values={"department": ""})
    talk.do(PutRows(register="needs", rows=(cells,), session_id=talk.talk, step_id="talk"))
    often = RowText(row_id=row.id, values={"often": "monthly"})
    talk.do(PutRows(register="needs", rows=(often,), session_id=talk.talk, step_id="talk"))
    assert talk.record.rows("needs")[0].cell("department") is None


@pytest.mark.parametrize(
    ("level", "department"),
    [
        (Attribution.DEPARTMENT, "Finance"),
        (Attribution.PARTICIPANT, ""),
        (Attribution.WITHHELD, ""),
    ],
)
def test_a_department_that_is_not_to_be_told_is_not_taken_over(
    level: Attribution, department: str
) -> None:
    """A row tells its department to everybody who reads it."""
    talk = Talk()
    talk.consent(talk.talk, talk.dana, level)
    assert talk.department_of("needs", want="A close in three days") == department
