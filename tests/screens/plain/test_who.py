"""People at plain prompts: who takes part in a new session, whose session it is, departments.

Requirement: a session that begins at prompts asks who takes part: several, known people proposed, a
new department said, half a name of one asked about, and nobody only after a question. A list of
sessions says whose each is. Departments are merged and deleted. Somebody withdraws at all three
levels, in closed sessions too. Consent is asked at the guide's levels wherever it is asked.
"""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from screens.cli.main import main
from screens.plain.base.prompts import LineAsker
from screens.plain.who import ask_people, session_words
from sessions.store.store import Store
from tests.builders.acme import GUIDE, STEPS, Acme
from tests.screens.plain.conftest import Output, typed
from workshop.guide.shape import ConsentStep
from workshop.record.documents import (
    Attribution,
    Department,
    Entry,
    Person,
    Session,
)
from workshop.running.commands import CloseSession, NewPerson, StartSession


def asked(made: Acme, lines: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who is on the list after some answers, as words."""
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    chosen = ask_people(LineAsker(), made.store.record)
    return [
        f"new {one.name}, {one.role}, {one.department}"
        if isinstance(one, NewPerson)
        else made.store.record.get(Person, one).name
        for one in chosen
    ]


def test_it_is_asked_who_takes_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """By number, handle, name in any spelling, or with role and department; each is told."""
    made = Acme(tmp_path / "a")
    lines = """\
1
@Dana
ana lopez
1
99
, Head of IT, IT
Aino Virta, Head of IT, Information Technology
Cy Ng, Clerk, Fin
1

"""
    assert asked(made, lines, monkeypatch) == [
        "Ana López",
        "Dana Ortiz",
        "new Aino Virta, Head of IT, Information Technology",
        "new Cy Ng, Clerk, Finance",
    ]
    told = capsys.readouterr().out
    for words in (
        "1 Ana López (Head of Sales, Sales)",
        "Ana López is on the list already",
        "There is no number 99",
        "Give the name first",
        "Aino Virta is new (Head of IT, Information Technology, a new department)",
        "Which department is Fin?",
        "4 people take part",
    ):
        assert words in told, words
    assert asked(made, "\nno\nDana Ortiz\n\n", monkeypatch) == ["Dana Ortiz"]
    assert asked(made, "\nyes\n", monkeypatch) == []
    made.store.close()


def test_a_session_begins_with_whom_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """As one change; the list of sessions to go on with says whose each is."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    Acme(tmp_path / "Acme").store.close()
    answers = "\nSWOT workshop\nDana Ortiz\nAino Virta, Head of IT, IT\n\n+ Fast\n/leave\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert main(["run", "Acme", "--plain"]) == 0
    assert "Short session, Dana Ortiz and Ana López, " in capsys.readouterr().out
    with Store.open(tmp_path / "Acme", read_only=True) as store:
        session = store.record.sessions()[-1]
        assert [p.name for p in store.record.people_of(session)] == ["Dana Ortiz", "Aino Virta"]
        assert [each.text for each in store.record.all(Entry)] == ["Fast"]
        assert session_words(store.record, session).endswith(", Dana Ortiz and Aino Virta")


def test_departments_are_merged_and_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """After a question that says what becomes of their people."""
    made = Acme(tmp_path / "a")
    made.department("Custo")
    lines = (
        "/department-merge Sales into Finance\nyes\n/department-delete Custo\nno\n"
        "/department-delete Custo\nyes\n/department-merge Sales\n"
        "/join Cy Ng, Clerk, Legal\n/leave\n"
    )
    record = typed(made, lines, monkeypatch)
    told = capsys.readouterr().out
    assert "Sales becomes part of Finance, with its people." in told
    assert "Delete Custo? 0 people of it stay" in told
    assert "Say which becomes part of which" in told
    assert "Legal is a new department." in told
    assert sorted(each.name for each in record.all(Department)) == ["Finance", "Legal"]


def test_somebody_is_erased_at_prompts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """In a closed session; once the whole name was typed; then the work goes on."""
    made = Acme(tmp_path / "a")
    made.say("+ Alphaword @Dana")
    made.say("- Betaword @Ana")
    made.store.do(CloseSession(session_id=made.session_id))
    lines = (
        "/withdraw Ana López kept\nyes\n/withdraw Ana López again\n"
        "/withdraw Dana erased\nDana\n/withdraw Dana erased\nDana Ortiz\n"
        "/list all\n/reopen\nThe room goes on\n/leave\n"
    )
    typed(made, lines, monkeypatch)
    told = capsys.readouterr().out
    for words in (
        "Ana López withdrew: kept in the record",
        "Ana López agrees again as before",
        "What goes, for good; undo cannot bring it back:",
        "Nothing was changed: the name was not typed.",
        "Erased 1 person",
    ):
        assert words in told, words
    with Store.open(made.folder, read_only=True) as store:
        assert [each.name for each in store.record.all(Person)] == ["Ana López", "Bo Łoś"]
        assert [each.text for each in store.record.all(Entry)] == ["Betaword", "The room goes on"]
    assert b"Alphaword" not in b"".join(p.read_bytes() for p in made.folder.rglob("*.jsonl"))


def test_the_levels_of_the_guide_hold_wherever_consent_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Outside the step that asks for consent too."""
    levels = ("role", "withheld")
    steps = tuple(
        msgspec.structs.replace(step, levels=levels) if isinstance(step, ConsentStep) else step
        for step in STEPS
    )
    made = Acme(tmp_path / "a", guide=msgspec.structs.replace(GUIDE, steps=steps))
    record = typed(made, "yes\n/go works\n/consent Dana\n1\n/leave\n", monkeypatch)
    told = capsys.readouterr().out
    assert "1 by role and department" in told
    assert "by name" not in told
    consent = record.consent_of(made.session_id, made.dana.id)
    assert consent is not None
    assert consent.attribution is Attribution.ROLE


def test_a_word_is_nobody_who_takes_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """What begins with a slash is no name; it is said what can be typed."""
    assert asked(Acme(tmp_path / "a"), "/quit now\n1\n\n", monkeypatch) == ["Ana López"]
    assert "/quit does nothing here. Type a name" in capsys.readouterr().out


def test_two_new_people_of_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Another role or department is another person; the same again is told as that."""
    made = Acme(tmp_path / "a")
    typed_lines = "Tom Reilly, Admin, IT\nTom Reilly, Porter, Logistics\nTom Reilly, Admin\n\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed_lines))
    chosen = ask_people(LineAsker(), made.store.record)
    assert "Tom Reilly is on the list already." in capsys.readouterr().out
    session_id = made.store.do(StartSession(guide=GUIDE, digest="two", people=chosen)).session_id
    people = made.store.record.people_of(made.store.record.get(Session, str(session_id)))
    assert [each.role for each in people] == ["Admin", "Porter"]
