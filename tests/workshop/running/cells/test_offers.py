"""What a half-typed cell may become: choices, people, departments, links and what was said."""

from __future__ import annotations

import msgspec

from tests.builders.record import Building, interview
from workshop.record.documents import Entry
from workshop.registers.fields import AnyField
from workshop.registers.kinds import REGISTERS
from workshop.running.cells.offers import Offer, offers
from workshop.running.row_commands import PutRows, RowText


def room() -> Building:
    """Two people and departments, what one of them said, and an objective."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    built.person("Ana López", "Sales", built.department("Field service"))
    talk = built.start(interview(), dana)
    built.say(talk, "talk", "+ Contracts end unseen @Dana")
    rows = (RowText(values={"objective": "Close in three days", "aim": "speed"}),)
    built.do(PutRows(register="objectives", rows=rows))
    return built


def field(register: str, name: str) -> AnyField:
    """A field of a register."""
    found = REGISTERS[register].field(name)
    assert found is not None
    return found


def texts(found: list[Offer]) -> list[str]:
    """What the cell would hold."""
    return [offer.text for offer in found]


def test_every_kind_of_field_offers_what_is_known() -> None:
    """By the beginning, whatever its case; a link by its code or by any of its words."""
    record = room().record
    aim, owner = field("objectives", "aim"), field("objectives", "owner")
    department = field("objectives", "department")
    serves = field("department_strategies", "objectives")
    words = field("objectives", "objective")
    assert texts(offers(record, "objectives", aim, "")) == [
        "revenue", "cost", "customer satisfaction", "speed",
    ]  # fmt: skip
    assert offers(record, "objectives", aim, "CU")[0].rest == "stomer satisfaction"
    assert texts(offers(record, "objectives", aim, "s")) == ["speed"]  # used before
    assert offers(record, "objectives", owner, "dan") == [Offer("Dana Ortiz", "a Ortiz")]
    assert texts(offers(record, "objectives", owner, "lóp")) == ["Ana López"]
    assert texts(offers(record, "objectives", department, "fi")) == ["Finance", "Field service"]
    assert texts(offers(record, "department_strategies", serves, "b")) == ["B1"]
    (by_words,) = offers(record, "department_strategies", serves, "Please them; three cl")
    assert by_words == Offer("Please them; B1", "", "B1 Close in three days")
    (said,) = offers(record, "objectives", words, "contr")
    assert (said.text, said.rest, said.means) == (
        "Contracts end unseen", "acts end unseen", "Dana Ortiz, Stakeholder interview",
    )  # fmt: skip
    assert offers(record, "objectives", words, "con") == []
    assert offers(record, "objectives", owner, "") == []


def test_words_of_a_list_and_quarters_are_offered() -> None:
    """Each option once, behind those that stand there; quarters that were named, then the next."""
    built = room()
    purposes, quarter = field("needs", "purposes"), field("capacity", "quarter")
    assert texts(offers(built.record, "needs", purposes, ""))[:2] == ["innovation", "communication"]
    (again,) = offers(built.record, "needs", purposes, "improve; in")
    assert again == Offer("improve; innovation", "novation")
    assert texts(offers(built.record, "needs", purposes, "Improve; im")) == []
    assert offers(built.record, "capacity", quarter, "") == []
    for when in ("Q4 2027", "2026-Q1"):
        row = RowText(values={"resource": "Python", "quarter": when})
        built.do(PutRows(register="capacity", rows=(row,)))
    assert texts(offers(built.record, "capacity", quarter, "")) == [
        "2026-Q1", "2027-Q4", "2028-Q1", "2028-Q2", "2028-Q3", "2028-Q4",
    ]  # fmt: skip
    assert texts(offers(built.record, "capacity", quarter, "2027")) == ["2027-Q4"]


def test_what_is_private_or_taken_back_is_not_offered() -> None:
    """Its words would stand in a table that others are told."""
    built = room()
    entry = next(built.record.all(Entry))
    words = field("objectives", "objective")
    for hidden in ({"private": True}, {"retracted": True}):
        built.record.put(msgspec.structs.replace(entry, **hidden))
        assert offers(built.record, "objectives", words, "contr") == []
