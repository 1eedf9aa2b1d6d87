"""The strategy map, which purposes nothing serves, and who was told of which change.

Requirement: cause and effect are what was entered; what is linked to nothing, served by nothing,
measured by nothing or told to nobody is listed.
"""

from __future__ import annotations

from datetime import date

from tests.builders.needs import Wanted
from tests.workshop.registers.test_needs_tables import entered
from workshop.registers.purposes import PURPOSES
from workshop.running.row_commands import PutRows, RowText
from workshop.strategy.awareness import awareness_of
from workshop.strategy.map import StrategyMap, empty_perspectives, map_of
from workshop.strategy.purposes import purposes_of


def mapped() -> Wanted:
    """Two objectives and four goals: G1 leads to G2, which serves B1; B2 and G3 stand alone."""
    built = Wanted()
    built.put("objectives", objective="Grow", perspective="financial", figure="+8 %",
              department="Sales")  # fmt: skip
    built.put("objectives", objective="Calm", perspective="customer")
    built.put("goals", goal="Close fast", measure="days", wanted="5", objective="B1")
    built.put("goals", goal="Learn", perspective="learning", leads_to="G1")
    built.put("goals", goal="Alone", leads_to=[])
    built.edit("G3", leads_to="G3")
    return built


def codes(found: StrategyMap) -> list[str]:
    """What stands on it."""
    return [node.row.code for node in found.nodes]


def test_goals_stand_where_they_say_else_where_what_they_serve_stands() -> None:
    """And lead to other goals and to the objectives that they serve; a goal leads not to itself."""
    built = mapped()
    found = map_of(built.record)
    stands = {node.row.code: node.perspective for node in found.nodes}
    assert stands == {"B1": "financial", "B2": "customer", "G1": "financial", "G2": "learning",
                      "G3": ""}  # fmt: skip
    links = {(link.cause, link.effect) for link in found.links}
    assert links == {(built.id("G1"), built.id("B1")), (built.id("G2"), built.id("G1"))}
    assert [node.row.code for node in found.unlinked] == ["B2", "G3"]
    assert empty_perspectives(found) == ("internal",)


def test_what_has_no_measure_target_or_initiative_is_listed() -> None:
    """What a goal has counts for its objective; a project that was stopped is no initiative."""
    built = mapped()
    built.put("projects", project="Ledger", goals="G1", state="stopped")

    def lacks() -> dict[str, tuple[str, ...]]:
        return {node.row.code: node.lacks for node in map_of(built.record).lacking}

    assert lacks() == {
        "B1": ("initiative",),
        "B2": ("measure", "target", "initiative"),
        "G1": ("initiative",),
        "G2": ("measure", "target", "initiative"),
        "G3": ("measure", "target", "initiative"),
    }
    built.edit("PJ1", state="idea")
    built.put("indicators", result="Calm", measure="calls", wanted="9", objectives="B2")
    built.put("strategies", strategy="Train", becomes="G2", objective="B2")
    assert set(lacks()) == {"G2", "G3"}
    assert lacks()["G2"] == ("measure", "target")


def test_a_department_sees_its_part() -> None:
    """Its own, and what leads there or follows at once."""
    built = mapped()
    part = map_of(built.record).part_of(built.departments["Sales"])
    assert codes(part) == ["B1", "G1"]
    assert len(part.links) == 1
    assert codes(map_of(built.record).part_of(built.departments["HR"])) == []


def test_purposes_that_nothing_serves_are_listed() -> None:
    """Goals, needs with what was merged into them, projects that were not stopped."""
    built = Wanted()
    assert purposes_of(built.record).unserved == PURPOSES
    built.put("goals", goal="G", purposes=("improve", "optimise"))
    built.need("One", purposes=("communication",))
    built.need("Other", purposes=("innovation",), merged_into="N1")
    built.put("projects", project="P", purposes=("improve",))
    built.put("projects", project="Q", purposes=("relationships",), state="stopped")
    built.put("projects", project="R")
    found = purposes_of(built.record)
    served = {each.id: [row.code for row in each.served_by] for each in found.purposes}
    assert list(served) == list(PURPOSES)
    assert {name: those for name, those in served.items() if those} == {
        "innovation": ["N1"],
        "communication": ["N1"],
        "improve": ["G1", "PJ1"],
        "optimise": ["G1"],
    }
    assert found.unserved == ("collaboration", "new business models", "relationships")
    assert [row.code for row in found.without] == ["PJ3"]


def told(built: Wanted) -> dict[str, tuple[list[str], list[str]]]:
    """By started project, who is concerned and untold, and which others are untold."""
    return {
        each.project.code: (built.named(each.concerned), built.named(each.others))
        for each in awareness_of(built.record).untold
    }


def test_a_started_project_with_a_department_untold_is_listed() -> None:
    """Until every department was told of every change; a notice that waits is not yet told."""
    built = Wanted("Finance", "HR", "IT", "Sales")
    built.need("A portal", "Sales")
    built.put("projects", project="Portal", state="started", needs="N1")
    built.put("projects", project="Later", state="approved")
    assert told(built) == {"PJ1": (["Sales"], ["Finance", "HR"])}
    built.put("changes", change="New forms", project="PJ1")
    day = date(2027, 5, 1)
    for department in ("Sales", "Finance"):
        built.put("notices", message="It comes", change="CH1", department=department, told_on=day)
    built.put("notices", message="It comes", change="CH1", department="HR")
    assert told(built) == {"PJ1": (["HR"], [])}
    built.edit("NT3", told_on=date(2027, 4, 1), acknowledged_on=day)
    assert told(built) == {}
    states = {built.named((each.department_id,))[0]: (each.state, each.on)
              for each in awareness_of(built.record).told}  # fmt: skip
    assert states == {
        "Finance": ("told", day),
        "HR": ("acknowledged", date(2027, 4, 1)),
        "Sales": ("told", day),
    }
    built.put("changes", change="Other forms", project="PJ1")
    assert set(told(built)) == {"PJ1"}


def test_words_that_are_a_code_or_a_name_are_a_link_all_the_same() -> None:
    """A table of benefits may come in before that of the projects; two of one name are none."""
    built = entered("changes", *({"change": each, "project": each} for each in ("PJ1", "ledger")))
    built.do(
        PutRows(register="changes", rows=(RowText(values={"change": "x", "project": "Twin"}),))
    )
    names = ("Portal", "Ledger", "Twin", "Twin")
    rows = tuple(RowText(values={"project": name, "state": "started"}) for name in names)
    built.do(PutRows(register="projects", rows=rows))
    built.department("Sales")
    found = awareness_of(built.record).untold
    assert [(each.project.subject, len(each.changes)) for each in found] == [
        ("Portal", 1),
        ("Ledger", 1),
        ("Twin", 0),
        ("Twin", 0),
    ]
