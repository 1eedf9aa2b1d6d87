"""Lines of commands are carried out one by one, each durable before its answer.

Requirement: one answer a line, in order; the next line is not read before the last answer is given;
whatever bytes come, and whatever the disk does, is an answer; what was refused changed nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from sessions.apply import lines as apply_lines
from sessions.apply.lines import Answer, answers
from sessions.errors import NotRecorded
from sessions.library.guides import Library
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.errors import Refused
from workshop.running.command_kinds.sessions import EditSession
from workshop.running.senders import Sender

SAY = {"do": "RecordEntries", "session": 1, "step": "works", "lines": ["+ Fast @Dana"]}


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A running session."""
    return Acme(tmp_path / "acme")


def told(acme: Acme, *sent: bytes | dict[str, Any], sender: Sender = Sender.APPLY) -> list[Answer]:
    """The answers to some lines."""
    raw = (each if isinstance(each, bytes) else json.dumps(each).encode() + b"\n" for each in sent)
    return list(answers(acme.store, BytesIO(b"".join(raw)), Library(), sender))


def words(found: Iterable[Answer]) -> list[tuple[int, str]]:
    """Number and sentence of each answer, a refusal with a mark in front."""
    return [(each.line, f"{'! ' * each.refused}{each.sentence}") for each in found]


def test_each_line_is_answered_by_what_became_of_it(acme: Acme) -> None:
    """What was done as history tells it; what was refused, with nothing changed."""
    found = told(acme, SAY, {**SAY, "step": "worcs"}, {"do": "Undo", "session": 1}, {"do": "Redo"})
    assert words(found) == [
        (1, "Recorded strength S1 “Fast”"),
        (2, "! step: Short session has no step “worcs”. Did you mean works?"),
        (3, "Undone: Recorded strength S1 “Fast”"),
        (4, "Redone: Recorded strength S1 “Fast” (in Short session)"),
    ]
    assert [each.fields for each in found[1:3]] == [
        {"line": 2, "refused": found[1].sentence},
        {"line": 3, "said": found[2].sentence},
    ]
    assert acme.texts() == ["Fast"]


def test_nothing_to_undo_is_told(acme: Acme) -> None:
    """Undo is refused as at the keyboard."""
    assert words(told(acme, {"do": "Redo", "session": 1})) == [(1, "! There is nothing to redo.")]
    assert words(told(acme, {"do": "Undo", "session": 9}))[0][1].startswith(
        "! session: There is no"
    )


def test_a_line_is_read_when_the_answer_before_it_was_taken(acme: Acme) -> None:
    """And then its change is on the disk, where another window sees it."""
    seen: list[int] = []

    class Watching(BytesIO):
        """Looks at the folder whenever a line is asked for."""

        def readline(self, size: int | None = -1, /) -> bytes:
            with Store.open(acme.folder, read_only=True) as other:
                seen.append(other.record.entry_count(acme.session_id))
            return super().readline(size)

    stream = Watching(json.dumps(SAY).encode() * 1 + b"\n" + json.dumps(SAY).encode())
    coming = answers(acme.store, stream, Library())
    next(coming)
    assert seen == [0]
    next(coming)
    assert seen == [0, 1]
    assert next(coming, None) is None
    assert seen == [0, 1, 2]


def test_any_bytes_are_answered(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark in front, both line ends, no end, empty lines, wrong bytes, lines without end."""
    monkeypatch.setattr(apply_lines, "LONGEST", 200)
    say = json.dumps(SAY).encode()
    found = words(
        told(
            acme,
            b"\xef\xbb\xbf" + say + b"\r\n",
            b"\n  \r\n",
            b'{"do": "a\xe9"}\n',
            b'{"do": "' + b"x" * 999 + b'"}\n',
            b"\xff\xfe{\x00\n",
            b"\x00\x1b[31m\n",
            say,
        )
    )
    assert [number for number, _ in found] == [1, 4, 5, 6, 7, 8]
    assert found[0][1] == "Recorded strength S1 “Fast”"
    assert found[1][1] == "! The line is not in UTF-8, as byte 10 of the line shows."
    assert found[2][1] == "! The line is longer than 200 bytes; split it."
    assert "not in UTF-8" in found[3][1]
    assert "This is not JSON" in found[4][1]
    assert found[5][1] == "Recorded strength S2 “Fast”; S2 says the same as S1"


def test_a_guide_with_problems_is_told(acme: Acme, tmp_path: Path) -> None:
    """A guide of one's own is found by name, and what is wrong with it is the refusal."""
    guides = tmp_path / "home" / "guides"
    guides.mkdir(parents=True)
    (guides / "mine.toml").write_text('format = 1\nname = "mine"\n')
    library = Library.at(tmp_path / "home", None)
    stream = BytesIO(b'{"do": "StartSession", "guide": "mine"}\n')
    (answer,) = answers(acme.store, stream, library)
    assert answer.refused
    assert "The guide has problems:" in answer.sentence
    assert "\n" not in answer.sentence
    sent = {"do": "StartSession", "guide": "short"}
    assert words(told(acme, sent)) == [(1, "Started Short session")]


def test_what_the_disk_refuses_is_told(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere: nothing is recorded, and the next line is tried."""
    full = NotRecorded("The disk is full.")

    def refuse(*_: object) -> None:
        monkeypatch.undo()
        raise full

    monkeypatch.setattr(acme.store, "commit", refuse)
    assert words(told(acme, SAY, SAY)) == [
        (1, "! The disk is full."),
        (2, "Recorded strength S1 “Fast”"),
    ]


def test_the_sender_is_who_the_caller_says(acme: Acme) -> None:
    """A phone comes no further by this way than by any other."""
    found = words(told(acme, SAY, sender=Sender.PHONE))
    assert found == [(1, "! Nothing can be sent by a phone.")]
    assert acme.texts() == []


def test_no_moment_is_taken_that_not_every_system_can_tell(acme: Acme) -> None:
    """A session of the year 1 could be exported, and its notes not be taken in again."""
    edit = {"do": "EditSession", "session": 1}
    before = acme.store.record.sessions()[0].started
    for moment in ("0001-01-01T00:00:00+02:00", "1969-12-31T10:00:00Z", "3000-01-01T00:00:00Z"):
        (found,) = words(told(acme, {**edit, "date": moment}))
        assert "1970 to 2999" in found[1]
    begun = {"kind": "strength", "text": "Fast", "begun": "1969-12-31T10:00:00Z"}
    (found,) = words(told(acme, {**SAY, "lines": [begun]}))
    assert "1970 to 2999" in found[1]
    old = EditSession(session_id=acme.session_id, started=before.replace(year=1969))
    with pytest.raises(Refused, match="before 1970"):
        acme.store.do(old, Sender.APPLICATION)
    assert acme.store.record.sessions()[0].started == before
