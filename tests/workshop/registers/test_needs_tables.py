"""What does not hold over the tables of needs, and verdicts that nobody's words support."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.record.documents import Entry
from workshop.registers.kinds import REGISTERS
from workshop.report.build import build
from workshop.running.cells.whole_table import open_points
from workshop.running.row_commands import PutRows, RowText


def told(built: Building, register: str) -> list[str]:
    """What does not hold, as the table says it."""
    return [point.sentence for point in open_points(built.record, REGISTERS[register])]


def entered(register: str, *rows: dict[str, str]) -> Building:
    """An engagement with some rows of a register."""
    built = Building()
    texts = tuple(RowText(values={**cells}) for cells in rows)
    built.do(PutRows(register=register, rows=texts))
    return built


@pytest.mark.parametrize(
    ("register", "rows", "points"),
    [
        (
            "limits",
            [{"limit": "cost", "amount": "5"}, {"limit": " Cost ", "amount": "6"}],
            ["cost (LM1 and LM2): limited more than once"],
        ),
        (
            "limits",
            [
                {"limit": "staff_days", "choice": "projects", "amount": "5"},
                {"limit": "cost", "amount": "5"},
                {"limit": "cost", "choice": "projects", "amount": "5"},
                {"limit": "COST", "choice": "needs", "amount": "6"},
                {"limit": "Staff_days", "choice": "projects", "amount": "6"},
            ],
            [
                "cost (LM2 and LM4): limited more than once",
                "staff_days (LM1 and LM5): limited more than once",
            ],
        ),
        (
            "framework",
            [
                {"term": "budget", "term_kind": "criterion"},
                {"term": "Budget", "term_kind": "criterion"},
                {"term": "budget", "term_kind": "date"},
            ],
            ["budget (FW1 and FW2): a criterion more than once"],
        ),
        (
            "framework",
            [{"term": "value", "term_kind": "rule"}, {"term": "by lot", "term_kind": "rule"}],
            [
                "value (FW1 and FW2): more than one rule of the joint order",
                "by lot (FW2): no rule of the joint order is called so",
            ],
        ),
        (
            "capacity",
            [
                {"resource": "Python", "quarter": "2027-Q1", "have": "5"},
                {"resource": "python", "quarter": "Q1 2027", "have": "6"},
                {"resource": "Python", "quarter": "2027-Q2", "have": "5"},
            ],
            ["Python (CP1 and CP2): more than one amount for one quarter"],
        ),
    ],
)
def test_what_is_agreed_is_said_once(
    register: str, rows: list[dict[str, str]], points: list[str]
) -> None:
    """However it is written; it is told and refuses nothing, for tables are filled row by row."""
    assert told(entered(register, *rows), register) == points


def test_a_verdict_on_a_tool_rests_on_a_voice() -> None:
    """One that nothing supports is told where tables and documents tell what does not hold."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    talk = built.start(interview(), dana)
    said = built.say(talk, "talk", "- Nobody trusts its figures @Dana")
    cells = {"tool": "Ledger", "disposition": "migrate"}
    rows = (
        RowText(values={**cells}, evidence=(said.id,)),
        RowText(values={**cells, "tool": "CRM"}),
        RowText(values={"tool": "Wiki"}),
    )
    built.do(PutRows(register="tools", rows=rows))
    lacking = "CRM (TL2): no voice supports the verdict"
    assert told(built, "tools") == [lacking]
    for edition in ("restricted", "shareable"):
        fact = build(built.record, "tools", edition).facts.registers["tools"]
        assert [(point.ids, point.sentence) for point in fact.open_points] == [(("TL2",), lacking)]
    entry = built.record.get(Entry, said.id)
    built.record.put(msgspec.structs.replace(entry, retracted=True))
    assert told(built, "tools") == ["Ledger (TL1): no voice supports the verdict", lacking]


def test_a_liaison_ends_after_it_began() -> None:
    """The other way round is a slip, told where it is typed."""
    days = {"person": "Dana Ortiz", "department": "Finance", "begins": "2027-03-01"}
    entered("liaisons", {**days, "ends": "2027-03-01"})
    with pytest.raises(Refused, match=r"^Until: it ends before it begins: 28 February 2027 is "):
        entered("liaisons", {**days, "ends": "2027-02-28"})


def test_what_a_department_is_told_has_its_reason() -> None:
    """Less than what was asked is answered with a reason; so is dissent kept in words."""
    with pytest.raises(Refused, match="“later” needs the reason that the department is told"):
        entered("needs", {"want": "A portal", "answer": "later"})
    with pytest.raises(Refused, match="whoever dissents is kept in their own words"):
        entered("signatures", {"person": "Dana Ortiz", "stance": "dissents"})
    with pytest.raises(Refused, match="only a criterion has a weight"):
        entered("framework", {"term": "Vote", "term_kind": "date", "weight": "5"})
