"""What is due goes into calendars as whole days, once each, and no edition tells more than it may.

Requirement: an action with a date is an all-day event; what is due over all sessions and registers
is one calendar; a file that is taken in again changes events and makes none twice.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from sessions.exports.documents import Request, document_in
from sessions.exports.errors import ExportError
from sessions.exports.registry import DATA
from tests.builders.carried_on import CarriedOn, day
from tests.builders.record import Building, interview
from tests.builders.reports import HOSTILE
from tests.builders.rows import plain_cells
from workshop.record.documents import Attribution
from workshop.record.ids import id_number
from workshop.record.within import OutcomeState
from workshop.registers.kinds import REGISTERS
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.row_commands import PutRows, RowText


@pytest.fixture
def room() -> Building:
    """An engagement with Dana, who is not to be named."""
    return Building()


@pytest.fixture
def talk(room: Building) -> str:
    """An interview with her."""
    team = room.department("Stores")
    person = room.person("Dana Ortiz", "Head of stores", team)
    talk = room.start(interview(), person, department=team)
    room.consent(talk, person, Attribution.PARTICIPANT)
    return talk


def events(
    room: Building, document: str = "actions", edition: str = "restricted", session: str = ""
) -> list[Any]:
    """The events of a document, read by the reader of others."""
    request = Request(document, edition, session or None)
    content = document_in(room.record, request, "ics")
    assert content == document_in(room.record, request, "ics")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return Calendar.from_ical(content).walk("VEVENT")


def row(room: Building, register: str, **values: str) -> None:
    """Enter a row."""
    cells = {**plain_cells(REGISTERS[register]), **values}
    room.do(PutRows(register=register, rows=(RowText(values=dict(cells)),)))


def test_an_action_with_a_day_is_a_whole_day_that_takes_no_time(room: Building, talk: str) -> None:
    """One without a day is in no calendar; the time of change is that of the record."""
    changed = room.now
    room.say(talk, "actions", "> Count the stores; all, twice @Dana due:2026-04-01")
    room.say(talk, "actions", "> Think about it @Dana")
    (event,) = events(room)
    assert event.decoded("DTSTART") == date(2026, 4, 1)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert (event["TRANSP"], event["STATUS"]) == ("TRANSPARENT", "CONFIRMED")
    assert event["SUMMARY"] == "Count the stores; all, twice"
    assert "Owner: Dana Ortiz" in event["DESCRIPTION"]
    assert event.decoded("DTSTAMP") == (changed + timedelta(minutes=1)).astimezone(UTC)
    assert events(room, "session", session=talk) == events(room, "topline", session=talk)
    assert [one["UID"] for one in events(room, "session", session=talk)] == [event["UID"]]


def test_a_later_file_moves_and_cancels_the_same_event(room: Building, talk: str) -> None:
    """Its id stays, its number grows; what is done or dropped leaves calendars."""
    action = room.say(talk, "actions", "> Count the stores @Dana due:2026-04-01")
    (first,) = events(room)
    day = date(2026, 6, 1)
    room.do(SetOutcome(entry_id=action.id, state=OutcomeState.MOVED, due=day, note="no hands"))
    (second,) = events(room)
    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second.decoded("DTSTART") == day
    for state in (OutcomeState.DONE, OutcomeState.DROPPED):
        room.do(SetOutcome(entry_id=action.id, state=state, note="so"))
        assert [one["STATUS"] for one in events(room)] == ["CANCELLED"]


def test_the_shareable_calendar_names_nobody_and_tells_no_time(room: Building, talk: str) -> None:
    """Whoever did not agree is no owner by name, and no id of the record stands in it."""
    action = room.say(talk, "actions", "> Count the stores with Dana Ortiz @Dana due:2026-04-01")
    room.say(talk, "actions", "> Secret count @Dana due:2026-04-02 /private")
    row(room, "deadlines", what="Report", day="2026-05-02", owner="Dana Ortiz")
    request = Request("actions", "shareable")
    content = document_in(room.record, request, "ics").replace(b"\r\n ", b"").decode()
    assert "2026-04-01".replace("-", "") in content
    assert "Dana" not in content
    assert "Ortiz" not in content
    for kept in (action.id, talk, str(id_number(action.id))):
        assert kept not in content
    whole = {one["UID"] for one in events(room)}
    assert {one["UID"] for one in events(room, edition="shareable")} <= whole


def test_every_register_with_days_has_them_in_a_calendar(room: Building) -> None:
    """Its own, and that of all; what is settled is cancelled."""
    days = {name for name, register in REGISTERS.items() if register.days}
    assert days == {name for name in DATA["ics"].documents if name in REGISTERS}
    for at, name in enumerate(sorted(days), 1):
        fields = {field.id: f"2027-03-{at:02}" for field in REGISTERS[name].days}
        waits = {
            "approvals": {"answer": "to ask"},
            "needs": {"answer": "planned"},
            "predictions": {"outcome": ""},
            "signals": {"seen_on": "2027-03-01"},
        }
        row(room, name, **fields, **waits.get(name, {}))
        found = events(room, name)
        titles = sorted(event["SUMMARY"].partition(": ")[0] for event in found)
        assert titles == sorted(day.event for day in REGISTERS[name].days)
        for event in found:
            assert event.decoded("DTSTART") == date(2027, 3, at)
            assert event["STATUS"] == "CONFIRMED"
            assert REGISTERS[name].prefix in event["DESCRIPTION"]
    every = sum(len(REGISTERS[name].days) for name in days)
    assert len({one["UID"] for one in events(room)}) == every
    row(room, "approvals", what="other", due="2027-04-01", answer="approved")
    assert [one["STATUS"] for one in events(room, "approvals")] == ["CONFIRMED", "CANCELLED"]


def test_hostile_words_stay_in_their_place(room: Building, talk: str) -> None:
    """No word of people becomes a property or an event, and every word of them is there."""
    for text in HOSTILE:
        for words in (text, f"a\nEND:VEVENT\nATTENDEE:mailto:x@evil.example {text}"):
            if words.strip() and len(words) < 5000:
                room.say(talk, "actions", f"> x {words.replace('due:', '')} due:2026-04-01")
    found = events(room)
    assert len(found) > len(HOSTILE)
    assert not [one for one in found if "ATTENDEE" in one or "ATTACH" in one]
    facts = [one for one in found if "組織" in one["SUMMARY"]]
    assert facts


def test_other_documents_have_no_calendar(room: Building) -> None:
    """The refusal says in which forms there are."""
    with pytest.raises(
        ExportError, match=r"SWOT summary does not go as Calendar\. It goes as Mark"
    ):
        document_in(room.record, Request("swot", "restricted"), "ics")


def test_days_of_carrying_out_are_in_the_calendar(tmp_path: Path) -> None:
    """Both days of a round, reviews of signals, days of conditions and predictions, until over."""
    made = CarriedOn(tmp_path / "acme")
    made.edit(made.rows("predictions")[0], outcome="happened")
    request = Request("actions", "restricted", None)
    found = Calendar.from_ical(document_in(made.store.record, request, "ics")).walk("VEVENT")
    told = {str(each["SUMMARY"]): (str(each.decoded("DTSTART")), each["STATUS"]) for each in found}
    wanted = {
        "Round of feedback begins: Summer": (day(225), "CONFIRMED"),
        "Round of feedback ends: Summer": (day(240), "CONFIRMED"),
        "Signal to be looked at again: A rival opens next door": (day(220), "CONFIRMED"),
        "Condition to be met: A test on real data": (day(240), "CONFIRMED"),
        "Prediction to be answered: The network is live by June": (day(229), "CANCELLED"),
        "Prediction to be answered: Costs stay": (day(400), "CONFIRMED"),
    }
    assert told.items() >= wanted.items()
