"""The next sensible session at the moments of the life of a programme, and the steps beside it.

Requirement: at each moment one session, and why; a rule that no longer applies makes room for the
next. The life below is lived in one record, moment after moment, as a facilitator would.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from tests.builders.needs import Wanted
from tests.builders.record import interview, workshop
from workshop.guide.shape import Guide
from workshop.programme.overview.department_guides import guide_for
from workshop.programme.overview.groups import GROUPS
from workshop.programme.overview.known import Known
from workshop.programme.overview.next_session import Next, next_of, others_of
from workshop.programme.overview.overview import SIGNS, overview_lines, overview_of
from workshop.programme.overview.six_steps import StepState, steps_of
from workshop.programme.overview.waits import waits_of
from workshop.record.documents import Department, Entry, Factor, Pestle
from workshop.registers.field_base import Target
from workshop.running.commands import AddDepartment

TODAY = date(2026, 12, 1)


def guide(name: str, step: str = "collect information", setting: str = "interview") -> Guide:
    """A short guide of a name, for a step of the programme."""
    made = interview(name) if setting == "interview" else workshop(name)
    return msgspec.structs.replace(made, programme_step=step, title=name)


class Life(Wanted):
    """The life of a programme."""

    def __init__(self) -> None:
        super().__init__("Finance", "Sales")
        self.today = TODAY
        self.now = datetime(2026, 11, 24, 9, tzinfo=self.now.tzinfo)
        self.cfo = self.person("Dana Ortiz", "CFO", self.departments["Finance"])
        self.seller = self.person("Ana López", "Head of Sales", self.departments["Sales"])

    @property
    def known(self) -> Known:
        """As the overview reads it."""
        return Known(self.record, self.today)

    @property
    def next(self) -> Next:
        """The next session."""
        found = next_of(self.known)
        assert found is not None
        return found

    def step(self, number: int) -> StepState:
        """One of the six steps."""
        return steps_of(self.known)[number - 1]

    def hold(self, name: str, *people: str, says: tuple[str, ...] = (), **given: Any) -> str:
        """Hold a session from its beginning to its end; its id."""
        session = self.start(guide(name, **given), *people)
        for line in says:
            self.say(session, "talk", line)
        self.close(session)
        return session


@pytest.fixture
def life() -> Life:
    """An engagement with two departments in which nothing was done yet."""
    return Life()


def plan(life: Life) -> None:
    """What a kick-off leaves."""
    life.put("objectives", objective="Break even")
    life.put("approvals", what="Anything", approver=life.cfo, above=10_000_000)
    life.put("stakeholders", who="The board", power=5.0, interest=4.0)


def heard(life: Life) -> None:
    """Both departments and every group are heard."""
    life.hold("finance-interview", life.cfo, says=("+ Fast close @Dana",))
    life.hold("sales-interview", life.seller, says=("- Slow quotes @Ana",))
    for group in GROUPS:
        life.hold(group.guides[0], life.cfo, says=("Heard.",))


def outside(life: Life) -> None:
    """Something is said of each letter."""
    session = life.start(guide("environmental-scan", setting="workshop"), life.cfo)
    for place, field in enumerate(Pestle):
        entry = life.say(session, "talk", f"! Change {place} @Dana")
        factor = life.record.get(Factor, entry.factor_id or "")
        life.record.put(msgspec.structs.replace(factor, pestle=field))
    life.close(session)


def weighed(life: Life) -> None:
    """A room weighs the factors."""
    made = guide("swot-workshop", "analyse and set goals", "workshop")
    session = life.start(made, life.cfo)
    entry = next(e for e in life.record.all(Entry) if e.text == "Fast close")
    life.score(session, "inside", entry, weight=100, rating=4)
    life.finish(session, "inside")
    life.close(session)


def wanted(life: Life) -> None:
    """A need that has a place."""
    life.need("One ledger", "Sales", priority=4.0, need=5.0)


def chosen(life: Life) -> None:
    """Strategies, gaps, goals and risks."""
    life.put("strategies", strategy="Close daily")
    life.put("gaps", what="Closing", present=2.0, wanted=4.0)
    life.put("goals", goal="Close in a day", measure="days")
    life.put("risks", event="It stops")


def planned(life: Life) -> None:
    """A project with all that it must have."""
    life.put("projects", project="Ledger", state="proposed", expected="Closed in a day")
    life.put("budget", line="Licences", year=2027, likely=1_000_000, project="PJ1", part="present")
    life.put("deliverables", deliverable="A ledger", project="PJ1")
    life.put("funding", source="Budget", year=2027, amount=2_000_000)


def test_the_next_session_at_each_moment_of_a_life(life: Life) -> None:
    """Fourteen moments, one after the other."""
    assert life.next.guide == "kick-off"
    assert "Nothing is agreed yet" in life.next.why

    session = life.start(guide("kick-off", "overall plan"), life.cfo)
    assert (life.next.guide, life.next.session_id) == ("", session)
    life.close(session)
    assert life.step(1).mark == "begun"
    plan(life)
    assert life.step(1).mark == "done"

    assert (life.next.guide, life.next.title) == ("finance-interview", "Interview Finance")
    assert life.next.settles == "After it 1 of 2 departments are heard."
    agreed = {"person": life.seller, "answer": "agreed", "day": TODAY + timedelta(days=3)}
    talk = life.put("interviews", **agreed)
    assert (life.next.title, life.next.guide) == ("Interview Ana López", "sales-interview")
    life.edit(talk.code, guide="senior-interview")
    assert life.next.guide == "senior-interview"  # what was planned
    life.today = TODAY + timedelta(days=4)
    assert life.next.title == "Interview Finance"  # it was not held on its day
    life.today = TODAY

    heard(life)
    assert life.next.guide == "environmental-scan"
    assert life.step(2).mark == "begun"
    outside(life)
    assert life.next.guide == "swot-workshop"
    weighed(life)
    assert life.next.guide == "department-needs"
    life.need("One ledger", "Sales")
    assert life.next.guide == "needs-reconciliation"
    life.edit("N1", priority=4.0, need=5.0)
    assert life.step(2).missing == ()
    assert life.next.guide == "tows"
    chosen(life)
    assert life.next.guide == "action-planning"
    planned(life)
    assert life.step(4).mark == "done"


def test_what_is_begun_or_due_comes_before_what_is_new(life: Life) -> None:
    """A started project wants feedback and notices; a round that is due wants its session."""
    plan(life)
    life.hold("kick-off", life.cfo, step="overall plan")
    planned(life)
    life.edit("PJ1", state="started")
    assert (life.next.guide, life.next.title) == ("feedback-round", "Feedback round")
    life.put("rounds", round="Spring", begins=TODAY)
    assert life.next.title == "Feedback: Spring"
    life.now = datetime(2026, 12, 2, 9, tzinfo=life.now.tzinfo)
    life.hold("feedback-round", life.cfo, step="feedback", says=("It works @Dana",))
    assert life.next.guide == "change-notices"
    assert life.step(6).mark == "done"
    home = life.put("changes", change="A new ledger", project="PJ1")
    for name in life.departments:
        assert life.next.guide == "change-notices"
        life.put("notices", message="A new ledger", department=name, change=home.code)
    assert life.next.title == "Interview Sales"
    assert any(each.where == "notices" for each in waits_of(life.known))


def test_what_is_done_is_looked_back_on_while_it_is_remembered(life: Life) -> None:
    """A review for what ended in the last three months, none after it or when it is long ago."""
    plan(life)
    life.hold("kick-off", life.cfo, step="overall plan")
    life.put("rounds", round="Spring", begins=TODAY + timedelta(days=400))
    life.put("projects", project="Ledger", state="done", ends=TODAY)
    life.today = TODAY - timedelta(days=1)
    assert life.next.guide != "after-action-review"
    life.today = TODAY + timedelta(days=92)
    assert (life.next.guide, life.next.why) == (
        "after-action-review",
        "PJ1 is done, and nobody has looked back on it.",
    )
    life.today += timedelta(days=1)
    assert life.next.guide != "after-action-review"
    life.today = TODAY + timedelta(days=2)
    life.now = datetime(2026, 12, 2, 9, tzinfo=life.now.tzinfo)
    life.hold("after-action-review", life.cfo, step="feedback", setting="workshop")
    assert life.next.guide != "after-action-review"


def test_what_is_outside_is_looked_at_again_after_half_a_year(life: Life) -> None:
    """By the guide that keeps a scan alive; until then what comes after it is next."""
    plan(life)
    life.hold("kick-off", life.cfo, step="overall plan")
    heard(life)
    outside(life)
    day = next(s for s in life.known.held_by("environmental-scan")).started.date()
    life.today = day + timedelta(days=182)
    assert life.next.guide == "swot-workshop"
    life.today += timedelta(days=1)
    assert life.next.guide == "pestle-scan"
    assert "more than half a year ago" in life.next.why


def test_an_idea_asks_for_nobodys_yes(life: Life) -> None:
    """It waits for a ladder as everything does, but no session is held about it."""
    life.put("projects", project="Robots", state="idea")
    known = life.known
    assert [each.project.code for each in known.held_up] == ["PJ1"]
    assert "approval" not in {each.guide for each in others_of(known, most=99)}
    life.edit("PJ1", state="proposed")
    assert "approval" in {each.guide for each in others_of(life.known, most=99)}


def test_projects_that_are_held_up_want_approval_once_all_else_is_there(life: Life) -> None:
    """Whatever the document lacks comes first, then who approves."""
    plan(life)
    life.put("approvals", what="Ledger", approver=life.cfo)
    heard(life)
    outside(life)
    weighed(life)
    wanted(life)
    chosen(life)
    planned(life)
    life.record.put(
        msgspec.structs.replace(
            life.record.rows("approvals")[1],
            project=(Target(table="projects", id=life.id("PJ1")),),
        )
    )
    lacking = {part.guide for element in life.known.elements for part in element.missing}
    assert life.next.guide in lacking
    known = life.known
    known.elements = ()  # as if nothing were missing
    found = next_of(known)
    assert found is not None
    assert (found.guide, found.why) == ("approval", "PJ1 cannot start yet: 1 thing to be settled.")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Finance", "finance-interview"),
        ("Human Resources", "hr-interview"),
        ("Estates and Facilities", "operations-interview"),
        ("Legal & Compliance", "legal-interview"),
        ("Board of trustees", "board-interview"),
        ("Patients' Panel", "customer-interview"),
        ("Pharmacy", "stakeholder-interview"),
        ("Refinancing", "stakeholder-interview"),
    ],
)
def test_the_guide_fits_what_a_department_is_called(life: Life, name: str, expected: str) -> None:
    """By the beginnings of its words."""
    life.do(AddDepartment(name=f"{name} x"))
    found = next(d for d in life.record.all(Department) if d.name == f"{name} x")
    assert guide_for(found) == expected


def test_the_overview_of_nothing_and_of_the_end(life: Life) -> None:
    """It can always be told; every line of it is a line, and says in words how far a thing is."""
    for _ in range(2):
        lines = list(overview_lines(overview_of(life.record, TODAY)))
        assert lines[0].startswith("Next: Kick-off")
        assert not any("\n" in line or {*SIGNS.values()} & {*line} for line in lines)
        assert any(
            line.startswith("1 overall plan, not begun: nothing; missing: ") for line in lines
        )
        life.put("signals", signal="A\tvendor leaves", review=TODAY, state="watched")
    found = overview_of(life.record, TODAY)
    assert [wait.words for wait in found.waits] == ["2 signals to look at again"]
    assert found.waits[0].since == TODAY
    nothing = msgspec.structs.replace(found, next=None)
    assert list(overview_lines(nothing))[:2] == ["Next: nothing is needed now.", ""]
    life.edit("SN1", state="let go")
    life.edit("SN2", review=TODAY + timedelta(days=1))
    assert overview_of(life.record, TODAY).waits == ()
