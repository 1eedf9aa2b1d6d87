"""What you told us: whose words stand on a sheet, what others say on them, and what follows."""

from __future__ import annotations

import json

import pytest

from sessions.exports.json_file import read, render
from tests.builders.asking import asking
from tests.builders.record import Building
from workshop.analysis.synthesis.facts import SheetTold
from workshop.errors import Refused
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.record.themes import Stance
from workshop.report.build import build, name_of_file
from workshop.running.theming import PutUnderTheme


def programme() -> Building:
    """Sales told by department, with one who is a participant; Finance agrees, Legal does not."""
    room = Building()
    sales, finance = room.department("Sales"), room.department("Finance")
    legal = room.department("Legal")
    for name, where, level, line, place in (
        ("Ada One", sales, Attribution.DEPARTMENT, "- Quotes take a week #quotes", "north"),
        ("Bo Two", sales, Attribution.PARTICIPANT, "- Quotes are lost on the way #quotes", "south"),
        ("Cy Three", finance, Attribution.NAME, "- Quotes wait for a signature #quotes", "west"),
    ):
        talk = room.start(asking(), room.person(name, "", where))
        room.consent(talk, room.record.sessions()[-1].people[0], level)
        room.say(talk, "talk", line)
        room.say(talk, "goals", f"Fewer quotes lost in the {place}")
        room.say(talk, "actions", f"> Count the quotes of the {place} @{name.split()[0]}")
    talk = room.start(asking(), room.person("Di Four", "", legal))
    room.consent(talk, room.record.sessions()[-1].people[0], Attribution.DEPARTMENT)
    other = room.say(talk, "talk", "+ Quotes are fast enough")
    room.do(PutUnderTheme(statements=(other.id,), theme="#quotes", stance=Stance.AGAINST))
    return room


def sheets(edition: Edition, department: str = "") -> dict[str, SheetTold]:
    report = build(programme().record, "told-back", edition, department=department)
    assert read(render(report)) == report
    return {sheet.department: sheet for sheet in report.facts.sheets or ()}


def test_a_sheet_for_each_department_that_was_heard() -> None:
    """Own words, who says so too, the opposite in full, goals, and what follows."""
    found = sheets("restricted")
    assert list(found) == ["Sales", "Finance", "Legal"]
    (point,) = found["Sales"].points
    assert [each.text for each in point.own] == [
        "Quotes take a week", "Quotes are lost on the way",
    ]  # fmt: skip
    assert point.agree == ("Finance",)
    assert [each.text for each in point.opposite] == ["Quotes are fast enough"]
    assert len(found["Sales"].goals) == 2
    assert [each.text for each in found["Sales"].follows] == [
        "Count the quotes of the north", "Count the quotes of the south",
    ]  # fmt: skip
    (theirs,) = found["Legal"].points
    assert theirs.agree == ()
    assert len(theirs.opposite) == 3
    assert "1 of them" not in found["Legal"].sentence.split(";")[0]


def test_who_asked_to_be_a_participant_is_on_no_sheet() -> None:
    """Neither words nor number stand on the sheet of the department; elsewhere they are counted."""
    found = sheets("shareable")
    text = json.dumps(json.loads(render(build(programme().record, "told-back", "shareable"))))
    assert "Bo" not in text.split()
    sales = found["Sales"]
    assert [each.text for each in sales.points[0].own] == ["Quotes take a week"]
    assert sales.n == 1
    assert [goal.text for goal in sales.goals] == ["Fewer quotes lost in the north"]
    assert [each.text for each in sales.follows] == ["Count the quotes of the north"]
    assert found["Finance"].points[0].agree == ("Sales",)
    assert found["Finance"].points[0].agree_elsewhere == 1


def test_the_sheet_of_one_department_has_nothing_else() -> None:
    """Its name is in the title and in the name of the file; an unknown one is refused."""
    room = programme()
    report = build(room.record, "told-back", "shareable", department="sales")
    assert report.title == "What you told us: Sales"
    assert [sheet.department for sheet in report.facts.sheets or ()] == ["Sales"]
    name = name_of_file(room.record, "told-back", "shareable", None, "Sales")
    assert name == "Acme - What you told us - Sales"
    with pytest.raises(Refused, match="Did you mean Sales"):
        build(room.record, "told-back", "shareable", department="Sale")
    with pytest.raises(Refused, match="of no department"):
        build(room.record, "swot", "shareable", department="Sales")
