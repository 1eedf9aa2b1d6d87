"""Speakers have numbers in a session, which stay theirs; names may stand before a sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from tests.builders.acme import Acme
from tests.workshop.running.test_capture import KINDS, TEXTS
from workshop.record.documents import EntryKind, Session
from workshop.record.parts import Part
from workshop.running.capture import Captured, read_line, render, statement
from workshop.running.command_kinds.people import SetPart
from workshop.running.commands import AddPerson, JoinSession, LeaveSession
from workshop.running.pasting.paste import Reading, read_paste
from workshop.running.typed.speakers import number_of, sign_first, speakers_of


def numbers(acme: Acme) -> dict[int, str]:
    """The speakers of the session."""
    record = acme.store.record
    return speakers_of(record, record.get(Session, acme.session_id))


def test_a_number_is_never_given_to_somebody_else(tmp_path: Path) -> None:
    """Numbers follow the list; whoever comes off it keeps theirs, and has it when they are back."""
    acme = Acme(tmp_path / "Acme")
    session, do = acme.session_id, acme.store.do
    first = numbers(acme)
    for name in ("Cem Kurt", "Eva Sand"):
        do(AddPerson(name=name, session_id=session))
    people = acme.store.record.get(Session, session).people
    count = len(people)
    assert numbers(acme) == first | {count - 1: "Cem", count: "Eva"}
    do(LeaveSession(session_id=session, person_id=people[-2]))
    do(AddPerson(name="Gil Roth", session_id=session))
    assert numbers(acme) == first | {count: "Eva", count + 1: "Gil"}
    do(SetPart(session_id=session, person_id=people[-1], part=Part.OBSERVER))
    assert numbers(acme) == first | {count + 1: "Gil"}
    do(JoinSession(session_id=session, person_id=people[-2]))
    assert numbers(acme) == first | {count - 1: "Cem", count + 1: "Gil"}
    now = acme.store.record.get(Session, session)
    assert [number_of(now, each) for each in people[-2:]] == [count - 1, None]
    acme.store.close()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("@Ben - Mail is slow #mail", "- @Ben Mail is slow #mail"),
        ("@Ben @Dana > Call them due:2027-01-02", "> @Ben @Dana Call them due:2027-01-02"),
        ("#mail @Ben ! Spam", "! #mail @Ben Spam"),
        ('@Ben "I said so"', '"I said so" @Ben'),
        ("@Ben Mail - and more", "@Ben Mail - and more"),
        ("@Ben -5 % budget", "@Ben -5 % budget"),
        ("#1 - the first", "#1 - the first"),
        ("- Mail", "- Mail"),
    ],
)
def test_names_may_stand_before_the_sign(typed: str, read: str) -> None:
    """Who speaks is known before what it is: the line is read as with the sign first."""
    assert sign_first(typed) == read
    found = read_line(sign_first(typed))
    assert found == read_line(read)
    assert "@" not in found.text


@pytest.mark.law
@given(TEXTS, KINDS)
def test_a_line_as_it_is_written_stays(text: str, kind: EntryKind) -> None:
    """Whatever `render` writes has its sign first already."""
    line = render(Captured(kind=kind, text=statement(text, kind), handles=("Ana",), tags=("it",)))
    assert read_line(sign_first(line)) == read_line(line)


def test_numbers_in_a_pasted_text_are_asked_about() -> None:
    """A list that somebody numbered is no list of speakers, unless it is said to be one."""
    text = "1 Mail is slow\n2 - No backup\n3 servers failed\n- 1 Phones are old"
    pasted = read_paste(text, speakers={1: "Dana", 2: "Ben"})
    assert pasted.reading is not Reading.SPEAKERS
    assert [each.captured.handles for each in pasted.lines] == [()] * 4
    assert Reading.SPEAKERS not in read_paste(text).readings
    said = pasted.taken_for(Reading.SPEAKERS).lines
    assert [(e.captured.kind.value, e.captured.text, e.captured.handles) for e in said] == [
        ("note", "Mail is slow", ("Dana",)),
        ("weakness", "No backup", ("Ben",)),
        ("note", "3 servers failed", ()),
        ("weakness", "Phones are old", ("Dana",)),
    ]
    assert [each.typed for each in said] == text.split("\n")
