"""The command line where another window or machine has the engagement open, or a run was cut off.

Requirement: what would record says who has it and what to do, in a sentence and without changing a
byte; what only reads just reads; a run that was cut off is told once, in one line.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from screens.cli.main import main
from screens.plain.read_along import Reading, read_along
from sessions.store.store import Store
from tests import ROOT
from tests.builders.acme import Acme
from tests.screens.cli.test_cli import NOTES
from tests.screens.home.test_opening import opened_elsewhere
from workshop.record.documents import Entry
from workshop.running.capture import read_line
from workshop.running.commands import MoveTo, RecordEntries

Output = pytest.CaptureFixture[str]

RECORDING = (
    ["run", "Acme", "--plain"],
    ["import", "notes", "notes.txt", "--engagement", "Acme"],
)
READING = (
    ["sessions", "Acme"],
    ["summary", "Acme", "--document", "swot"],
    ["export", "notes", "Acme", "--session", "1"],
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with one engagement, and notes to import."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text(NOTES, "utf-8")
    made = Acme(tmp_path / "Acme")
    made.say("+ Fast help desk")
    made.store.close()
    return tmp_path


def test_what_records_is_refused_and_what_reads_reads(home: Path, capsys: Output) -> None:
    """Beside a window that has it open."""
    with Store.open(home / "Acme") as writer:
        before = len(writer.database.journal.lines)
        for words in RECORDING:
            assert main(words) == 1
            said = capsys.readouterr().err
            assert "Acme is already open in another window since" in said
            assert "Close it there and try again, or read along: `workshop open`" in said
        for words in READING:
            assert main(words) == 0
            assert capsys.readouterr().err == ""
        writer.follow()
        assert len(writer.database.journal.lines) == before


def test_another_machine_is_named_and_opened_only_if_that_is_said(
    home: Path, capsys: Output
) -> None:
    """`--anyway` is the explicit choice."""
    opened_elsewhere(home / "Acme")
    for words in RECORDING:
        assert main(words) == 1
        said = capsys.readouterr().err
        assert "Acme is open on LAPTOP-B since 2026-11-02 14:02" in said
        assert "--anyway opens it all the same" in said
    assert main([*RECORDING[1], "--anyway"]) == 0
    assert "has not closed" in capsys.readouterr().err


@pytest.mark.slow
def test_a_run_that_was_cut_off_is_told_once(home: Path, capsys: Output) -> None:
    """On one line of the error stream, by whatever opens it for writing first."""
    code = (
        "import os, sys; from pathlib import Path; from sessions.store.store import Store;"
        "Store.open(Path(sys.argv[1])); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(home / "Acme")], check=False, cwd=ROOT)
    assert main(READING[0]) == 0
    assert capsys.readouterr().err == ""
    assert main(RECORDING[1]) == 0
    said = capsys.readouterr().err
    assert "did not close. It had recorded no changes. Nothing that was acknowledged is" in said
    assert said.count("\n") == 1
    (home / "notes.txt").write_text(NOTES.replace("2026-", "2025-"), "utf-8")
    main(RECORDING[1])
    assert "did not close" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "status", "reads"),
    [
        ("yes\n", 0, True),
        ("\n", 0, True),
        ("no\n", 1, False),
        (":help\n", 1, False),
        ("", 1, False),
    ],
)
def test_whoever_sits_there_is_offered_to_read_along(
    home: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    status: int,
    reads: bool,
) -> None:
    """Beside a window that records; said no, with a command or nothing, it is left alone."""
    along: list[tuple[bool, list[str]]] = []

    def read(store: Store, _: object) -> None:
        along.append((store.writable, [entry.text for entry in store.record.all(Entry)]))

    monkeypatch.setattr("screens.cli.commands.run.interactive", lambda: True)
    monkeypatch.setattr("screens.cli.commands.run.read_along", read)
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    with Store.open(home / "Acme") as writer:
        lines = len(writer.database.journal.lines)
        assert main(["run", "Acme", "--plain"]) == status
        told = capsys.readouterr()
        assert "Acme is already open in another window since" in told.out
        assert "open read-only?" in told.out
        assert told.err == ""
        assert along == ([(False, ["Fast help desk"])] if reads else [])
        writer.follow()
        assert len(writer.database.journal.lines) == lines


class Listener:
    """An asker that only listens."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def tell(self, text: str = "") -> None:
        """Keep what is told."""
        self.said.append(text)


def test_reading_along_at_plain_prompts(home: Path) -> None:
    """Steps and answers are told as they come, until the other window closes."""
    listener = Listener()
    writer = Store.open(home / "Acme")
    session_id = writer.record.sessions()[0].id
    acts = iter(
        (
            lambda: writer.do(MoveTo(session_id=session_id, step_id="works")),
            lambda: writer.do(
                RecordEntries(session_id=session_id, step_id="works", lines=(read_line("+ Quick"),))
            ),
            writer.close,
        )
    )

    def wait(_: float) -> None:
        next(acts)()

    with Store.open(home / "Acme", read_only=True) as store:
        reading = Reading(store, listener)  # type: ignore[arg-type]
        assert reading.look()
        assert listener.said == []
        read_along(store, listener, wait)  # type: ignore[arg-type]
    assert listener.said[0].startswith("Read-only: follows the other window since ")
    said = [line for line in listener.said[1:] if "strength S2: Quick" not in line]
    assert len(said) == len(listener.said) - 2
    assert said == [
        "\nShort session: What works",
        "The other window has closed.",
        "Give the same command again to record here.",
    ]
