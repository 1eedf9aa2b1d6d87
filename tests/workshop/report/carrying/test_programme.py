"""The programme as a document: where it stands, for a sponsor who was in no session.

Requirement: it says the same next session and steps as the overview; what an edition leaves out
shows neither by name nor in what holds a project up; no heard department can be worked out.
"""

from __future__ import annotations

import pytest

from tests.builders.asked_again import AskedAgain
from tests.builders.record import Building, interview
from workshop.privacy.editions import Edition
from workshop.programme.overview.carrying_facts import ProgrammeFact, ProjectGatesFact
from workshop.programme.overview.overview import overview_of
from workshop.record.documents import Attribution
from workshop.report.blocks import Headline, Report, Table
from workshop.report.build import build, last_change_of
from workshop.report.known import Earlier


@pytest.fixture(scope="module")
def room() -> AskedAgain:
    """Projects that wait, and one that runs."""
    return AskedAgain()


def made(room: Building, edition: Edition = "shareable") -> Report:
    """The document."""
    return build(room.record, "programme", edition)


def told(room: Building, edition: Edition = "shareable") -> ProgrammeFact:
    """The same as data."""
    found = made(room, edition).facts.programme
    assert found is not None
    return found


def gates(room: Building, edition: Edition = "shareable") -> dict[str, ProjectGatesFact]:
    """What each project waits for, by its code."""
    return {each.id: each for each in made(room, edition).facts.gates or ()}


def test_it_is_the_overview_on_the_day_of_the_last_change(room: AskedAgain) -> None:
    """The clock of whoever writes it says nothing."""
    fact = told(room, "restricted")
    known = overview_of(room.record, last_change_of(room.record).date())
    assert fact.on == last_change_of(room.record).date()
    assert fact.next is not None
    assert known.next is not None
    assert (fact.next.title, fact.next.why) == (known.next.title, known.next.why)
    assert fact.steps == known.steps
    assert fact.waits == known.waits
    assert told(room).next == fact.next


def test_it_is_read_from_the_next_session_on(room: AskedAgain) -> None:
    """Next, six steps, who is heard, projects: a table each."""
    report = made(room)
    first = report.blocks[0]
    assert isinstance(first, Headline)
    assert first.text == "Next: Kick-off"
    tables = {each.caption: each for each in report.blocks if isinstance(each, Table)}
    assert [len(each.rows) for each in tables.values()] == [6, 6, 2]
    assert list(tables)[2] == "What the start of each project waits for"


def test_what_starts_wait_for_and_who_waived(room: AskedAgain) -> None:
    """People as they agreed; in the restricted record by name."""
    found = gates(room)
    assert [each.lacks for each in found["PJ3"].gates] == [
        "Finance has not approved it, and needs before: Two offers",
        "“The network carries it” is not met yet",
        "“New tills” is not done yet",
    ]
    (waived,) = (each for each in found["PJ4"].gates if each.is_waived)
    assert (waived.id, waived.waived_by, waived.why) == (
        "AP4", "Tills", "The board said so by telephone",
    )  # fmt: skip
    (waived,) = (each for each in gates(room, "restricted")["PJ4"].gates if each.is_waived)
    assert waived.waived_by == "Head3 Person3"


def test_what_is_left_out_holds_nothing_up(room: AskedAgain) -> None:
    """PJ4 waits for a condition that is not told, and the words do not say that it is free."""
    assert not gates(room, "restricted")["PJ4"].can_start
    assert gates(room)["PJ4"].can_start
    assert "PJ2" not in gates(room)
    assert "Nothing told here holds up the start of PJ4." in str(made(room).blocks)
    assert "Nothing holds up the start" not in str(made(room).blocks)


def test_no_missing_ladder_is_told_where_steps_are_left_out() -> None:
    """It may be there and not be told."""
    room = AskedAgain()
    room.rows("projects", {"project": "Another", "state": "proposed"})
    assert [each.kind for each in gates(room)["PJ5"].gates] == ["ladder"]
    room.rows("approvals", {"what": "Another", "approver": "Head1 Person1", "project": "PJ5"},
              evidence=room.hushed)  # fmt: skip
    assert gates(room)["PJ5"].gates == ()
    assert [each.kind for each in gates(room, "restricted")["PJ5"].gates] == ["approval"]


def test_who_was_not_heard_is_named_where_nobody_could_be_worked_out(room: AskedAgain) -> None:
    """Legal was heard, and is told nowhere: IT and the groups are not named as not heard either."""
    heard = {each.name: each for each in told(room).heard}
    assert (heard["departments"].covered, heard["departments"].of) == (4, 5)
    assert (heard["departments"].missing, heard["groups"].missing) == ((), ())
    titles = [each.title for each in told(room).others]
    assert "Interview a department that was not heard yet" in titles
    assert "Interview IT" not in titles
    restricted = {each.name: each for each in told(room, "restricted").heard}
    assert restricted["departments"].missing == ("IT",)

    open_ = Building()
    home = open_.department("Sales")
    open_.department("Stores")
    ana = open_.person("Ana López", "Clerk", home)
    session = open_.start(interview(), ana)
    open_.consent(session, ana, Attribution.DEPARTMENT)
    open_.say(session, "talk", "- Slow quotes")
    heard = {each.name: each for each in told(open_).heard}
    assert heard["departments"].missing == ("Stores",)
    assert heard["groups"].missing[0] == "executives"


def test_what_changed_since_an_earlier_moment() -> None:
    """Steps and starts that moved; nothing of what is left out; nothing where nothing did."""
    room = AskedAgain()
    then = Earlier(room.record.copy(), room.now, "draft 1")
    unchanged = build(room.record, "programme", "shareable", before=then)
    assert "Nothing changed." in str(unchanged.blocks)
    room.edit("approvals", "AP3", answer="approved")
    room.rows("objectives", {"objective": "Break even"})
    room.rows("projects", {"project": "A new one", "state": "proposed"})
    hidden = next(row for row in room.record.rows("conditions") if row.evidence)
    room.edit("conditions", hidden.code, state="met")
    editions: tuple[Edition, Edition] = ("restricted", "shareable")
    found = [
        build(room.record, "programme", each, before=then).facts.programme for each in editions
    ]
    whole, shared = (each.changes if each else () for each in found)
    assert shared == (
        "1 Overall plan, now: 1 objective.",
        "1 Overall plan, no longer: no business objective.",
        "4 Action plan, now: 4 projects.",
        (
            "4 Action plan, missing before: no budget: PJ3 and PJ4; nothing to deliver: PJ1, PJ3 "
            "and PJ4; missing now: no budget: PJ3, PJ4 and PJ5; nothing to deliver: PJ1, PJ3, PJ4 "
            "and 1 more."
        ),
        "5 Integrate, now: 2 of 4 approvals.",
        "5 Integrate, missing before: held up: PJ3; missing now: held up: PJ3 and PJ5.",
        "PJ3 no longer waits for AP3.",
        "PJ5 A new one is new.",
    )
    assert "PJ4 no longer waits for CN3." in whole
