"""Tests of who stands between departments and IT."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.liaising import Liaising
from tests.builders.record import Building
from workshop.needs.it_department import it_department
from workshop.needs.liaisons import AtTheTable, at_the_table
from workshop.record.parts import Part, PresenceState
from workshop.running.command_kinds.people import MarkPresent
from workshop.running.row_commands import PutRows, RowText


@pytest.fixture
def room() -> Liaising:
    return Liaising()


def of(room: Liaising, department: str, today: date | None = None) -> AtTheTable:
    found = [one for one in at_the_table(room.record, today) if one.department_id == department]
    assert len(found) == 1
    return found[0]


def test_every_department_but_it_stands_at_the_table_in_the_order_of_names(room: Liaising) -> None:
    """IT has no liaison towards itself; a department without one is there, and has none."""
    listed = [each.department_id for each in at_the_table(room.record)]

    assert listed == [room.finance, room.legal, room.sales]
    assert [row.code for row in of(room, room.sales).liaisons] == ["LI1"]
    assert of(room, room.legal).liaisons == ()


def test_a_liaison_whose_time_is_over_is_none_from_the_next_day_on(room: Liaising) -> None:
    """An assignment holds on its last day, and is over on the day after."""
    row = of(room, room.sales).liaisons[0]
    room.change("liaisons", row.id, ends="2026-06-30")

    assert of(room, room.sales, date(2026, 6, 30)).liaisons
    assert not of(room, room.sales, date(2026, 7, 1)).liaisons
    assert not of(room, room.sales).liaisons


def test_who_of_it_sat_there_is_told_session_by_session(room: Liaising) -> None:
    """Whoever of IT took part or listened was there; who is only named, or was away, was not."""
    alone = room.talk(room.sam)
    listened = room.talk(room.sam)
    room.listens(listened, room.lena)
    named = room.talk(room.sam)
    room.listens(named, room.max, Part.MENTIONED)
    away = room.talk(room.sam)
    room.listens(away, room.max)
    room.do(MarkPresent(session_id=away, person_id=room.max, state=PresenceState.AWAY))
    mixed = room.meeting(room.sam, room.dana, room.max)

    sat = {each.session.id: each.of_it for each in of(room, room.sales).sessions}
    assert sat == {alone: (), listened: (room.lena,), named: (), away: (), mixed: (room.max,)}
    assert [each.session.id for each in of(room, room.finance).sessions] == [mixed]
    assert not of(room, room.legal).sessions


def test_a_session_that_says_its_department_is_of_that_one_alone(room: Liaising) -> None:
    """A guest of another department does not make it their session."""
    held = room.meeting(room.sam, room.dana, department=room.finance)

    assert [each.session.id for each in of(room, room.finance).sessions] == [held]
    assert not of(room, room.sales).sessions


def test_promises_are_told_while_they_are_open_the_next_day_first(room: Liaising) -> None:
    """What is kept, broken or taken back is no longer open; one without a day stands last."""
    room.row("promises", promise="Some day", person="Max Auer", department="Sales")
    late = room.row("promises", promise="In May", department="Sales", due="2026-05-01")
    room.row("promises", promise="In April", department="Sales", due="2026-04-01", state="open")
    room.row("promises", promise="Kept", department="Sales", due="2026-03-01", state="kept")
    room.row("promises", promise="To others", department="Legal", due="2026-03-01")

    told = [row.cell("promise") for row in of(room, room.sales).promises]
    assert told == ["In April", "In May", "Some day"]
    room.change("promises", late, state="broken")
    assert [row.cell("promise") for row in of(room, room.sales).promises] == [
        "In April",
        "Some day",
    ]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Sales", "Information Technology"), "Information Technology"),
        (("Digital team", "Sales"), "Digital team"),
        (("Sales", "Finance"), None),
    ],
)
def test_it_is_the_department_that_is_called_so_else_where_liaisons_are_from(
    names: tuple[str, str], found: str | None
) -> None:
    """A department called otherwise is IT where the liaisons of the others are of it."""
    room = Building()
    ids = {name: room.department(name) for name in names}
    if found == "Digital team":
        room.person("Lena Frost", "BIO", ids[found])
        row = RowText(values={"person": "Lena Frost", "department": "Sales"})
        room.do(PutRows(register="liaisons", rows=(row,)))

    assert it_department(room.record) == (ids[found] if found else None)


def test_who_stands_for_their_own_department_does_not_make_it_the_one_of_it() -> None:
    """Two such of Sales count less than one who comes from elsewhere."""
    room = Building()
    ids = {name: room.department(name) for name in ("Sales", "Technology", "Finance")}
    for person, home, stands_for in (
        ("Ada Fell", "Sales", "Sales"),
        ("Bo Grant", "Sales", "Sales"),
        ("Lena Frost", "Technology", "Finance"),
    ):
        room.person(person, "Liaison", ids[home])
        row = RowText(values={"person": person, "department": stands_for})
        room.do(PutRows(register="liaisons", rows=(row,)))
    assert it_department(room.record) == ids["Technology"]
