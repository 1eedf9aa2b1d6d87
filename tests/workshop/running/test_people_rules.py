"""People as they are named: who is the same, who is new, and all that comes with them at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders.record import IMPACT, Building, interview, workshop
from workshop.ballots.standing import voters_of
from workshop.errors import Refused
from workshop.record.documents import ROOM, Clock, Department, Person, Session
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddPerson,
    EditPerson,
    NewPerson,
    PauseSession,
    RecordEntries,
    StartSession,
)
from workshop.running.same_person import is_same_name, known_person, same_person
from workshop.running.score_rules import lacking, score_step
from workshop.running.session_rules import is_to_go_on


@pytest.fixture
def room() -> Building:
    """Finance, and in it Bo Łoś, a clerk; Ana of whom nothing is known."""
    made = Building()
    made.person("Bo Łoś", "Clerk", made.department("Finance"))
    made.person("Ana")
    return made


def person(room: Building, name: str) -> Person:
    """The one person of a name."""
    (found,) = (each for each in room.record.all(Person) if each.name == name)
    return found


@pytest.mark.parametrize("name", ["Bo Łoś", "bo los", " BO   LOŚ ", "Bo  Los"])
def test_a_name_is_the_same_without_accents_in_any_case_with_any_blanks(
    room: Building, name: str
) -> None:
    """One voice stays one voice, however its name is typed."""
    assert same_person(room.record, NewPerson(name=name)).person == person(room, "Bo Łoś")


@pytest.mark.parametrize("name", ["Bo", "Bo Łośka", "Łoś", ""])
def test_a_part_of_a_name_is_another_name(room: Building, name: str) -> None:
    """Who is meant by a first name is a question, and no rule answers it."""
    assert same_person(room.record, NewPerson(name=name)) == (None, ())


def test_names_without_a_letter_are_told_apart() -> None:
    """Nothing to compare by key is compared as it stands."""
    assert is_same_name("!!!", " !!! ")
    assert not is_same_name("!!!", "%")


@pytest.mark.parametrize(
    ("role", "department"),
    [("", ""), ("clerk", ""), ("", "FINANCE"), ("Clerk", "Finance")],
)
def test_what_was_said_agrees_with_what_is_known(
    room: Building, role: str, department: str
) -> None:
    """Role and department, as far as they were said."""
    named = NewPerson(name="Bo Los", role=role, department=department)
    assert known_person(room.record, named) == person(room, "Bo Łoś")


@pytest.mark.parametrize(
    ("role", "department"), [("CFO", ""), ("", "Sales"), ("Clerk", "Sales"), ("CFO", "Sales")]
)
def test_another_role_or_department_is_not_sure(room: Building, role: str, department: str) -> None:
    """It may be a namesake or a new job: the choice is named, and nothing chosen."""
    named = NewPerson(name="Bo Los", role=role, department=department)
    assert same_person(room.record, named) == (None, (person(room, "Bo Łoś"),))
    with pytest.raises(Refused, match=r"may be Bo Łoś \(Clerk, Finance\)"):
        known_person(room.record, named)


def test_a_title_written_otherwise_is_the_same_job_where_the_department_agrees(
    room: Building,
) -> None:
    """Nobody of that name is doubled for a job that one calls a clerk's and another a driver's."""
    named = NewPerson(name="Bo Los", role="Senior clerk", department="finance")
    assert known_person(room.record, named) == person(room, "Bo Łoś")


def test_what_is_not_known_of_somebody_speaks_not_against_it(room: Building) -> None:
    """Ana of whom no role was known is the Ana whose role is said."""
    named = NewPerson(name="ana", role="CFO", department="Sales")
    assert known_person(room.record, named) == person(room, "Ana")


def test_namesakes_are_told_apart_by_what_is_said(room: Building) -> None:
    """Of several, the one whose role or department was said; by the name alone none."""
    other = room.person("BO ŁOŚ", "Driver")
    found = same_person(room.record, NewPerson(name="bo los"))
    assert [each.id for each in found.perhaps] == [person(room, "Bo Łoś").id, other]
    driver = NewPerson(name="bo los", role="driver")
    assert known_person(room.record, driver) == room.record.get(Person, other)
    with pytest.raises(Refused, match=r"Bo Łoś \(Clerk, Finance\) or BO ŁOŚ \(Driver\)"):
        known_person(room.record, NewPerson(name="bo los", role="Cook"))
    assert known_person(room.record, NewPerson(name="bo los"), but=[other]) == person(
        room, "Bo Łoś"
    )


def test_nobody_is_entered_twice_unless_a_namesake_is_meant(room: Building) -> None:
    """Whatever sends the command."""
    with pytest.raises(Refused, match=r"There is Bo Łoś \(Clerk, Finance\) already"):
        room.do(AddPerson(name="bo los", role="Driver"))
    room.do(AddPerson(name="bo los", role="Driver", namesake=True))
    assert len(list(room.record.all(Person))) == 3


def test_a_newcomer_of_several_lines_is_one_person(room: Building) -> None:
    """With and without the accent, behind `@`."""
    talk = room.start(interview())
    lines = tuple(read_line(line) for line in ("+ Fast @Zoë", "+ Slow @zoe"))
    change = room.do(RecordEntries(session_id=talk, step_id="talk", lines=lines))
    assert [put.name for put in change.puts if isinstance(put, Person)] == ["Zoë"]


def test_a_person_comes_with_a_new_department_in_one_change(room: Building) -> None:
    """Both or neither, so one undo takes both back."""
    change = room.do(AddPerson(name="Zoe", department=" Internal  audit "))
    made, zoe = change.puts
    assert isinstance(made, Department)
    assert isinstance(zoe, Person)
    assert (made.name, zoe.department_id) == ("Internal audit", made.id)
    assert change.undoable


def test_a_department_that_is_known_is_found_by_its_name(room: Building) -> None:
    """No second voice is made of it, in another case."""
    (zoe,) = room.do(AddPerson(name="Zoe", department="finance")).puts
    assert isinstance(zoe, Person)
    finance = room.record.department_named("Finance")
    assert finance is not None
    assert zoe.department_id == finance.id
    change = room.do(EditPerson(person_id=zoe.id, name="Zoe", role="", department="Legal"))
    assert [type(put) for put in change.puts] == [Department, Person]


def begin(room: Building, *people: str | NewPerson, department: str = "") -> StartSession:
    """The command that starts an interview with people."""
    guide = interview()
    return StartSession(guide=guide, digest=guide.name, people=people, department=department)


def test_a_session_starts_with_new_people_and_departments_in_one_change(room: Building) -> None:
    """In the order in which they were named; who says no department is of the session's."""
    ana = person(room, "Ana").id
    zoe = NewPerson(name="Zoe", role="CIO")
    pat, kim = (NewPerson(name=name, department="IT") for name in ("Pat", "Kim"))
    change = room.do(begin(room, zoe, ana, pat, kim, department="Board"))
    session = next(put for put in change.puts if isinstance(put, Session))
    taking = room.record.people_of(session)
    assert [each.name for each in taking] == ["Zoe", "Ana", "Pat", "Kim"]
    departments = [room.record.find(Department, each.department_id) for each in taking]
    assert [each.name if each else "" for each in departments] == ["Board", "", "IT", "IT"]
    assert [put.name for put in change.puts if isinstance(put, Department)] == ["Board", "IT"]
    assert change.undoable
    assert not room.do(begin(room, ana)).undoable


def test_a_session_that_cannot_start_leaves_nobody_behind(room: Building) -> None:
    """All or nothing: one person who cannot be taken stops the rest."""
    before = list(room.record.documents())
    for people in (("nobody",), (NewPerson(name="bo los"),), (NewPerson(name="Zoe"),) * 2):
        with pytest.raises(Refused):
            room.do(begin(room, NewPerson(name="Kim", department="IT"), *people))
    assert list(room.record.documents()) == before


def test_whose_ballots_a_step_takes(room: Building) -> None:
    """Those who take part, then seats, then the room, each once; the room alone for no list."""
    bo, ana = (person(room, name).id for name in ("Bo Łoś", "Ana"))
    talk = room.record.get(Session, room.start(workshop(), bo, ana))
    step = score_step(room.record, talk, "outside")
    entry = room.say(talk.id, "talk", "* Chance")
    assert voters_of(room.record, talk, step) == (bo, ana)
    assert lacking(room.record, talk, step) == ["Bo Łoś and Ana: no scores."]
    for voter in (ROOM, ana, "Seat 3"):
        room.score(talk.id, "outside", entry, voter, **{IMPACT.id: 3})
    assert voters_of(room.record, talk, step) == (bo, ana, "Seat 3", ROOM)
    assert not any(line.startswith("Bo") for line in lacking(room.record, talk, step))
    empty = room.record.get(Session, room.start(workshop()))
    assert voters_of(room.record, empty, step) == (ROOM,)
    assert lacking(room.record, empty, step) == ["The room: no scores."]


def test_a_room_that_scores_together_is_one_voter(room: Building) -> None:
    """Whoever is on the list."""
    guide = workshop(voters="room")
    talk = room.record.get(Session, room.start(guide, person(room, "Ana").id))
    step = score_step(room.record, talk, "outside")
    assert voters_of(room.record, talk, step) == (ROOM,)


def test_a_session_that_began_just_now_runs_already(room: Building) -> None:
    """Opened later, or paused, its time must be let run; a closed one stands."""
    talk = room.start(interview())

    def goes_on(seconds: float) -> bool:
        session, clock = room.record.get(Session, talk), room.record.get(Clock, talk)
        since = clock.since or session.started
        return is_to_go_on(session, clock, since + timedelta(seconds=seconds))

    assert [goes_on(seconds) for seconds in (0, 1.9, 2, 60)] == [False, False, True, True]
    room.do(PauseSession(session_id=talk))
    assert goes_on(0)
    room.close(talk)
    assert not goes_on(60)
