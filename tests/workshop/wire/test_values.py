"""What stands in a field: of each type in the words that people and programs write it in.

Requirement: a value of another type is refused with what was found and what is taken, in words.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.builders.acme import Acme
from tests.workshop.wire.test_reader import SCORE, read, why
from workshop.cited import Cited
from workshop.record.documents import Session
from workshop.running.command_kinds.sessions import EditSession
from workshop.running.commands import RecordEntries


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Acme:
    """Two factors, said in one session."""
    made = Acme(tmp_path_factory.mktemp("values") / "acme")
    made.say("+ Fast @Dana")
    made.say("- Slow @Ana")
    return made


LINES = {"do": "RecordEntries", "session": 1, "step": "works"}
TAKE = {"do": "TakePassage", "session": 1, "step": "works"}
TITLED = {"do": "EditSession", "session": 1}
WHEN = "give a day with its time, such as 2026-03-31T14:30:00+02:00"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"do": "AddDepartment", "name": 7}, "name: 7 was found; give a text."),
        ({"do": "AddPerson", "name": "Z", "namesake": "yes"}, "“yes” was found; give true or"),
        ({"do": "StartSession", "guide": ["short"]}, "a list was found; give a guide, by its name"),
        ({"do": "FileEntry", "session": 1, "entry": 1, "pestle": 7}, "7 was found; give a field"),
        ({"do": "RetagEntry", "session": 1, "entry": 1, "kind": 7}, "7 was found; give one of"),
        ({**TITLED, "date": 7}, f"date: 7 was found; {WHEN}"),
        ({**TITLED, "date": "soon"}, f"date: “soon” was found; {WHEN}"),
        ({**TITLED, "date": "1200-01-01T00:00:00Z"}, "date: “1200-01-01T00:00:00Z” was found: it "),
        ({**LINES, "lines": [{"text": "a", "due": 7}]}, "7 was found; give a day, such as"),
        (
            {**LINES, "lines": [{"text": "a", "due": "soon"}]},
            "lines[1].due: “soon” is not a date",
        ),
        ({**LINES, "lines": [{"text": "a", "cited": 7}]}, "7 was found; give what stands in `doc"),
        ({**LINES, "lines": [{"text": "a", "cited": "A; x"}]}, "“x” is no page, date or figure"),
        ({**LINES, "lines": [{"text": "a", "cited": {}}]}, "cited.title: it is missing; give a"),
        ({**TAKE, "first": "one"}, "first: “one” was found; give a whole number."),
        ({**TAKE, "first": 1.5}, "first: 1.5 was found; give a whole number."),
        ({**SCORE, "value": True}, "value: true was found; give a number; or null."),
        ({"do": "PutRows", "register": "objectives", "rows": 7}, "7 was found; give a list, each"),
        ({"do": "PutRows", "register": "objectives", "rows": [{"values": 7}]}, "give an object."),
        ({"do": "MakeFinding", "text": "x", "cites": ["S1"], "ask": 7}, "give an object with text"),
    ],
)
def test_a_value_of_another_type_is_told_with_what_is_taken(
    acme: Acme, given: dict[str, Any], told: str
) -> None:
    """For every type that a field can have, in plain words."""
    assert told in why(acme, **given)


@pytest.mark.parametrize(
    "said",
    [
        "Annual  report p. 14; March 2026; 412 staff days",
        {"title": " Annual  report", "page": "14 ", "dated": "March 2026", "figure": 412,
         "unit": " staff  days"},
    ],
    ids=["as typed", "in parts"],
)  # fmt: skip
def test_a_document_is_given_as_typed_or_in_parts(acme: Acme, said: object) -> None:
    """Blanks around and inside its parts are no part of it."""
    sent = read(acme, **LINES, lines=[{"text": "Slow", "cited": said}])
    assert isinstance(sent, RecordEntries)
    assert sent.lines[0].cited == Cited(
        title="Annual report", page="14", dated="March 2026", figure=412, unit="staff days"
    )


@pytest.mark.parametrize(
    "said", ["2026-03-02T09:30:00+01:00", "2 Mar 2026 9:30", "2026-03-02 9:30"]
)
def test_a_moment_is_given_with_an_offset_or_in_the_zone_of_the_session(
    acme: Acme, said: str
) -> None:
    """A program writes the one, a person the other."""
    sent = read(acme, **TITLED, date=said)
    assert isinstance(sent, EditSession)
    begun = acme.store.record.get(Session, acme.session_id).started
    zone = timezone(timedelta(hours=1)) if "+" in said else begun.tzinfo
    assert sent.started == datetime(2026, 3, 2, 9, 30, tzinfo=zone)
