"""A line that cannot be taken is refused with the field, what was found and what is allowed.

Requirement: no line of any text does anything else than give a command or be refused, in a sentence
of one line; ids are given as people say them, and what may be several, or is nothing, is refused
with the choice.
"""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.acme import GUIDE, Acme
from workshop.errors import Refused
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.record.documents import Person
from workshop.running.commands import (
    AddPerson,
    Command,
    EditEntry,
    NewPerson,
    SetConsent,
    SetScore,
    StartSession,
)
from workshop.running.senders import HistoryCommand, Sender
from workshop.wire.names import sent_by
from workshop.wire.reader import read_sent


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Acme:
    """Two factors, two Smiths, a department that is called like nobody."""
    made = Acme(tmp_path_factory.mktemp("reader") / "acme")
    made.say("+ Fast @Dana")
    made.say("- Slow @Ana")
    for role in ("Clerk", "Driver"):
        made.store.do(AddPerson(name="Sam Smith", role=role, namesake=True))
    return made


def guide_named(name: str) -> Guide:
    """The one guide of these tests."""
    if name != GUIDE.name:
        raise Refused(f"No guide is called “{name}”.")
    return GUIDE


def read(acme: Acme, sender: Sender = Sender.APPLY, /, **given: Any) -> Command | HistoryCommand:
    """What a line comes to."""
    return read_sent(json.dumps(given), acme.store.record, guide_named, sender)


def why(acme: Acme, **given: Any) -> str:
    """Why a line is refused."""
    with pytest.raises(Refused) as refused:
        read(acme, **given)
    return str(refused.value)


CONSENT = {"do": "SetConsent", "session": 1, "attribution": "role"}
SCORE = {"do": "SetScore", "session": 1, "step": "score", "voter": "room", "subject": "S1"}
SCORE |= {"scale": "weight", "value": 4}


@pytest.mark.parametrize("said", ["@Dana", "Dana", "dana ortiz", "DANA.ORTIZ", "@Dana.Ortiz"])
def test_a_person_goes_by_handle_or_name(acme: Acme, said: str) -> None:
    """As written, in another case, or as at the capture line."""
    sent = read(acme, **CONSENT, person=said)
    assert isinstance(sent, SetConsent)
    assert sent.person_id == acme.dana.id


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Dana Ortis", "Nobody is called “Dana Ortis”. Did you mean @Dana?"),
        ("@Sam", "@Sam may be several people: type @Sam.Smith.1 or @Sam.Smith.2."),
        ("Sam Smith", "may be several people"),
        ("Finance", "Finance is a department, and a person is needed."),
        ("", "Nobody is called “”."),
        (None, "person: null was found; give a person: `@handle`, the name as written, or the id."),
        (1.5, "1.5 was found"),
        ([], "a list was found"),
    ],
)
def test_nobody_is_guessed(acme: Acme, said: Any, told: str) -> None:
    """Who is not known, or may be several, is asked for again with the choice."""
    assert told in why(acme, **CONSENT, person=said)


def test_a_namesake_is_named_by_the_number_that_is_offered(acme: Acme) -> None:
    """What a refusal offers is taken."""
    sent = read(acme, **CONSENT, person="@Sam.Smith.2")
    assert isinstance(sent, SetConsent)
    assert acme.store.record.get(Person, sent.person_id).role == "Driver"


@pytest.mark.parametrize(
    ("said", "voter"),
    [("room", "room"), ("Room", "room"), ("Seat 3", "Seat 3"), ('"Table 2"', "Table 2")],
)
def test_a_voter_is_the_room_or_a_seat(acme: Acme, said: str, voter: str) -> None:
    """A person too, as elsewhere; a slip in a name is not a seat of that name."""
    sent = read(acme, **(SCORE | {"voter": said}))
    assert isinstance(sent, SetScore)
    assert sent.voter == voter
    sent = read(acme, **(SCORE | {"voter": "@Dana"}))
    assert isinstance(sent, SetScore)
    assert sent.voter == acme.dana.id
    assert "A seat is written `Seat 3`" in why(acme, **(SCORE | {"voter": "Table 2"}))


def test_entries_go_by_their_number_in_the_session(acme: Acme) -> None:
    """As plain prompts number them; without the session no number means anything."""
    line = {"do": "EditEntry", "line": "- Slower @Ana"}
    sent = read(acme, **line, session=1, entry=2)
    assert isinstance(sent, EditEntry)
    second = acme.store.record.entries_of(acme.session_id)[1]
    assert sent.entry_id == second.id
    assert read(acme, **line, entry=second.id) == sent
    assert "Say the session too" in why(acme, **line, entry=2)
    assert "There is no entry “9”: Short session has 2." in why(acme, **line, session=1, entry=9)
    assert "give its number" in why(acme, **line, session=1, entry="two").casefold()


def test_a_session_starts_from_the_name_of_a_guide(acme: Acme) -> None:
    """Its fingerprint follows from it; people are known, or new, in every way to write them."""
    people: list[Any] = ["dana ortiz", "@Ana", "Eve, Nurse", "Flo | Cook | Kitchen"]
    people.append({"name": "Gus", "department": "Sales"})
    sent = read(acme, do="StartSession", guide="short", people=people, department=acme.sales.id)
    assert isinstance(sent, StartSession)
    assert (sent.guide, sent.digest) == (GUIDE, guide_digest(GUIDE))
    assert sent.people == (
        acme.dana.id,
        acme.ana.id,
        NewPerson(name="Eve", role="Nurse"),
        NewPerson(name="Flo", role="Cook", department="Kitchen"),
        NewPerson(name="Gus", department="Sales"),
    )
    assert (sent.department, sent.department_id) == ("Sales", None)
    assert "No guide is called “shrt”" in why(acme, do="StartSession", guide="shrt")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "do: It is missing; give the name of a command"),
        ({"do": 7}, "do: It is no text"),
        ({"do": "SetScroe"}, "do: there is no command “SetScroe”. Did you mean SetScore"),
        ({"do": "x" * 99}, "There are EditEngagement, AddDepartment"),
        ({"do": "RecordEntry"}, "Did you mean RecordEntries"),
        ({"do": "SetStanding"}, "cannot be sent by `workshop apply`, only by a file of notes"),
        ({"do": "BeginEngagement", "name": "B"}, "only by the application"),
        ({"do": "PauseSession", "sess": 1}, "sess: there is no such field; did you mean session?"),
        ({"do": "PauseSession", "session": 8}, "session: There is no session “8”."),
        ({"do": "PauseSession", "session": True}, "session: true was found; give a session: its"),
        ({"do": "MoveTo", "session": 1, "step": "scor"}, "step: Short session has no step “scor”."),
        ({"do": "MoveTo", "session": 1, "step": "zzz"}, "Its steps are: opening, consent, works"),
        ({**SCORE, "subject": "S9"}, "subject: There is no factor “S9”. Did you mean"),
        ({**SCORE, "scale": "wait"}, "scale: Score has no scale “wait”. Did you mean weight?"),
        ({**SCORE, "step": "works"}, "scale: What works takes no scores"),
        ({**SCORE, "value": "4"}, "value: “4” was found; give a number; or null."),
        ({**SCORE, "value": 10**400}, "value: the number is too large"),
        ({"do": "RenameDepartment", "department": "Fin", "name": "x"}, "no department “Fin”"),
        ({"do": "RetractEntry", "entry": {}}, "entry: an object was found"),
        ({"do": "FileEntry", "session": 1, "entry": 1, "pestle": "moon"}, "pestle: “moon” was"),
        ({"do": "RecordEntries", "session": 1, "step": "works", "lines": "x"}, "lines: “x” was"),
        (
            {
                "do": "RecordEntries", "session": 1, "step": "works",
                "lines": ["fine", 7, {"text": "a", "due": "soon", "doubts": []}],
            },
            "parts; lines[3].doubts: there is no such field; did you mean votes?",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_what_is_allowed(
    acme: Acme, given: dict[str, Any], told: str
) -> None:
    """The field stands in front, in a list with the number of the item."""
    assert told in why(acme, **given)


def test_everything_that_is_wrong_is_told_at_once(acme: Acme) -> None:
    """Names of fields, missing ones and values; what is looked up in something wrong is not."""
    told = why(acme, do="SetConsent", session=1, person="Zoe", attributionn="x")
    assert [part.partition(":")[0] for part in told.split("; ")] == [
        "attributionn",
        "did you mean attribution?",
        "attribution",
        "give one of name, role, department, participant, withheld",
        "person",
    ]
    told = why(acme, **CONSENT, person=None, lines=[])
    assert told.startswith("lines: there is no such field; allowed are session, person, ")
    told = why(acme, do="RecordEntries", session=1, step="works", lines=[7, {"due": "soon"}])
    assert [part.partition(":")[0] for part in told.split("; ")] == [
        "lines[1]",
        "give a line as typed at the capture line, or an object with its parts",
        "lines[2].text",
        "give a text",
        "lines[2].due",
    ]
    told = why(acme, do="MoveTo", session=9, step="nowhere")
    assert "step:" not in told
    values = {"objective": ["Grow"], "year": True, "figure": None, "aim\0": {}, "aim": "cost"}
    told = why(acme, do="PutRows", register="objectives", rows=[{"values": values}])
    assert [part.partition(":")[0] for part in told.split("; ")] == [
        "rows[1].values.objective",
        "give a text, a number or null",
        "rows[1].values.year",
        "give a text, a number or null",
        "rows[1].values.aim",
        "give a text, a number or null",
        "rows[1].values.aim",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "This is not JSON"),
        ("[]", "A line is an object"),
        ('"x"', "A line is an object"),
        ('{"do": "PauseSession", "session": NaN}', "NaN is not a number"),
        ('{"do": "PauseSession", "session": -Infinity}', "-Infinity is not a number"),
        ('{"do": "PauseSession", "do": "MoveTo"}', "do stands there twice"),
        ('{"do": "PauseSession", "session": ' + "[" * 99_999 + "]" * 99_999 + "}", "go too deep"),
        ('{"do": "PauseSession", "session": ' + "9" * 9_999 + "}", "too far"),
        ('{"do": "PauseSession"} {"do": "PauseSession"}', "This is not JSON: Extra data"),
        ('{"do": "\\ud800\\u001b[31m\\u202e"}', "there is no command “"),
    ],
    ids=count(),  # the texts themselves are too long for a name: Windows takes 32,767 characters
)
def test_a_line_that_is_no_object_is_refused(acme: Acme, text: str, told: str) -> None:
    """Whatever stands there, in a sentence that is clean."""
    with pytest.raises(Refused, match=r"^[^\x1b\u202e\ud800]*$") as refused:
        read_sent(text, acme.store.record, guide_named, Sender.APPLY)
    assert told in str(refused.value)


def test_a_phone_can_send_nothing_yet(acme: Acme) -> None:
    """Not even what anybody may ask for: no field of it is looked up."""
    with pytest.raises(Refused, match=r"Nothing can be sent by a phone\."):
        read(acme, Sender.PHONE, do="RecordEntries")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=6,
)
SENT = (Command, HistoryCommand)
WORDS = st.sampled_from(("1", "@Dana", "S1", "score", "weight", "room", "works", "role", "short"))


@given(st.data())
@pytest.mark.slow
def test_any_value_in_any_field_is_taken_or_refused(acme: Acme, data: st.DataObject) -> None:
    """Nothing that another program can write gets further than a sentence."""
    name = data.draw(st.sampled_from(sorted(sent_by(Sender.APPLY))))
    given: dict[str, Any] = {"do": name}
    fields = ("session", "step", "entry", "person", "lines", "value", "subject", "people", "line")
    for field in data.draw(st.lists(st.sampled_from(fields), unique=True)):
        given[field] = data.draw(WORDS | JSON | st.just(1))
    text = data.draw(st.just(json.dumps(given)) | st.text())
    with suppress(Refused):
        assert isinstance(read_sent(text, acme.store.record, guide_named, Sender.APPLY), SENT)
