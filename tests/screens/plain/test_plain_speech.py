"""Speakers by number, short forms, marks and “what else?” at plain prompts.

Requirement: a line that comes at once is asked about where it begins with the number of a speaker,
and what is no answer is the next line; at a terminal words change while they are typed.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from screens.plain.base.prompts import LineAsker, PromptAsker
from screens.plain.loop import hold
from tests.builders.acme import Acme
from workshop.record.documents import Entry, Session
from workshop.running.commands import MoveTo


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acme:
    """A session of two at a question, and settings with a short form."""
    settings = tmp_path / "settings.toml"
    settings.write_text('[abbreviations]\nkpi = "key figure"\n', "utf-8")
    monkeypatch.setenv("WORKSHOP_SETTINGS", str(settings))
    made = Acme(tmp_path / "Acme")
    made.store.do(MoveTo(session_id=made.session_id, step_id="works"))
    return made


def entries(acme: Acme) -> list[Entry]:
    """What was recorded."""
    return acme.store.record.entries_of(acme.session_id)


def test_lines_that_come_at_once(
    acme: Acme, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Yes names the speaker, no keeps the number, and another line loses nothing."""
    given = """
        2 - Mail is slow
        yes
        2 servers failed
        no
        2 more failed
        our kpi is low
        /key
        /revisit 1
        /else
        The help desk
        /else

        /people
        /close
        no
        /find mark:come
    """
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(str.strip, given.split("\n")[1:]))))
    hold(acme.store, acme.session_id, LineAsker())
    told = capsys.readouterr().out
    assert [(e.kind.value, e.text, len(e.people), e.begun) for e in entries(acme)] == [
        ("weakness", "Mail is slow", 1, None),
        ("note", "2 servers failed", 0, None),
        ("note", "2 more failed", 0, None),
        ("note", "our key figure is low", 0, None),
        ("note", "The help desk", 0, None),
    ]
    assert [[mark.value for mark in e.marks] for e in entries(acme)] == [
        ["revisit"], [], [], ["key"], [],
    ]  # fmt: skip
    assert acme.store.record.get(Session, acme.session_id).steps["works"].dry is not None
    for words in (
        "A number at the start of a line says who speaks: 1 Dana, 2 Ana.",
        "2 was kept as text; nobody was named.",
        "Note: kpi is key figure.",
        "What else? 5 said for this question",
        "Nothing more came in What works, after 5 entries.",
        "participant, speaker 1",
        "Not asked: Outside.\nNot asked how they may be quoted: Dana Ortiz and Ana López.\n",
        "Not come back to:\n- Mail is slow",
        "weakness W1: Mail is slow (Ana López, come back)",
    ):
        assert words in told


def test_words_change_while_they_are_typed(acme: Acme) -> None:
    """At a terminal a number becomes a name before Enter, and Backspace brings it back."""
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        typed.send_text("2 Mail and kpi \r2 \x7fservers failed\r\x04")
        hold(acme.store, acme.session_id, PromptAsker())
    found = entries(acme)
    assert [(entry.text, len(entry.people)) for entry in found] == [
        ("Mail and key figure", 1),
        ("2 servers failed", 0),
    ]
    assert all(entry.begun is not None and entry.begun <= entry.at for entry in found)
