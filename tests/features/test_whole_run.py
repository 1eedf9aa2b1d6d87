"""A whole interview in a real terminal, by keys alone: from an empty laptop to the file to send."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import docx
import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.terminal import KEYS, Terminal
from workshop.record.documents import Attribution, Department, EntryKind, Person, Session, StepState
from workshop.running.commands import BeginEngagement

pytestmark = pytest.mark.terminal


def program(place: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    """The command that starts the program, and its environment."""
    return [sys.executable, "-m", "screens", *words], {"WORKSHOP_FOLDER": str(place)}


def start_interview(terminal: Terminal) -> None:
    """From the home screen into an interview of Dana Ortiz."""
    terminal.until("Begin a new engagement")
    terminal.press("n")
    terminal.until("New engagement")
    terminal.type("Acme Ltd")
    terminal.press("enter", "enter", "enter")
    terminal.until("Kick-off", "starts it")
    terminal.rest()
    terminal.press("n")
    terminal.until("Which guide?")
    terminal.type("stakeholder")
    terminal.until("One person, or two")
    terminal.press("enter")
    terminal.until("Start: Stakeholder interview")
    terminal.type("Dana Ortiz, CFO, Finance")
    terminal.press("enter")
    terminal.until("Dana Ortiz")
    terminal.press("enter")
    terminal.until("1 of 12", "Opening", "recorded")


def record_what_works(terminal: Terminal) -> None:
    """A strength, a quote, and a slip that is undone."""
    for line in (
        "+ Month-end close is down to four days @Dana #ledger",
        '" I trust the close now. I did not two years ago. @Dana',
        "- A slip of the keyboard",
    ):
        terminal.type(f"{line}\r")
    terminal.until("W1")
    terminal.press("ctrl+z")
    terminal.until("Undone: Recorded weakness W1")


def paste_and_retag(terminal: Terminal) -> None:
    """Two pasted lines become two notes after a glance; one of them a weakness."""
    terminal.paste("Orders are typed twice\nPayroll hangs on one person\n")
    terminal.until("Orders are typed twice", "Payroll hangs on one person")
    terminal.press("enter")
    terminal.until("Recorded 2 entries")
    terminal.press("up")
    terminal.type("/-\r")
    terminal.until("a weakness, W1")
    terminal.press("escape")


def skip_with_a_reason(terminal: Terminal) -> None:
    """A step is left out."""
    terminal.press("f5")
    terminal.until("Skip “Priorities”")
    terminal.type("no time left")
    terminal.press("enter")


@pytest.mark.slow
def test_a_whole_interview_by_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engagement, an interview of twelve steps, corrections on the way, and the summaries."""
    command, environment = program(tmp_path)
    with Terminal(command, environment=environment) as terminal:
        start_interview(terminal)
        terminal.press("f2")
        terminal.until("2 of 12")
        terminal.press("up", "2")
        terminal.until("● by role and department")
        terminal.press("f2")
        terminal.until("3 of 12")
        terminal.type("Fourteen people close the books for nine clinics @Dana\r")
        terminal.press("f2", "f2", "f2")
        terminal.until("6 of 12", "What works")
        record_what_works(terminal)
        terminal.press("f2")
        terminal.until("7 of 12", "What blocks")
        paste_and_retag(terminal)
        terminal.press("f2")
        terminal.until("8 of 12", "Outside forces")
        terminal.type("! E-invoicing becomes law for suppliers #legal @Dana\r")
        terminal.press("f2")
        terminal.until("9 of 12")
        skip_with_a_reason(terminal)
        terminal.until("10 of 12")
        terminal.type("> Send the list of suppliers @Dana due:2027-01-31\r")
        terminal.press("f2", "f2")
        terminal.until("12 of 12", "Read-back")
        terminal.press("f8")
        terminal.until("What I wrote down", "you have seen")
        terminal.press("space", "enter")
        terminal.until("Confirmed")
        terminal.press("f2")
        terminal.until("Close")
        terminal.press("enter")
        terminal.until("What stood out?")
        terminal.press("escape")
        terminal.until("Acme Ltd", "Sessions 1")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    check_record(tmp_path / "Acme Ltd")
    check_files(tmp_path, monkeypatch)


def check_record(folder: Path) -> None:
    """Everything that was typed is there, and nothing else."""
    with Store.open(folder, read_only=True) as store:
        record = store.record
        (session,) = record.sessions()
        entries = record.entries_of(session.id)
        assert [(entry.kind, entry.text) for entry in entries] == [
            (EntryKind.NOTE, "Fourteen people close the books for nine clinics"),
            (EntryKind.STRENGTH, "Month-end close is down to four days"),
            (EntryKind.QUOTE, "I trust the close now. I did not two years ago."),
            (EntryKind.NOTE, "Orders are typed twice"),
            (EntryKind.WEAKNESS, "Payroll hangs on one person"),
            (EntryKind.THREAT, "E-invoicing becomes law for suppliers"),
            (EntryKind.ACTION, "Send the list of suppliers"),
        ]
        (dana,) = record.all(Person)
        consent = record.consent_of(session.id, dana.id)
        assert consent
        assert consent.attribution is Attribution.ROLE
        (finance,) = record.all(Department)
        assert (dana.name, dana.role, finance.name) == ("Dana Ortiz", "CFO", "Finance")
        assert dana.department_id == session.department_id == finance.id
        steps = record.get(Session, session.id).steps
        assert session.closed
        assert steps["read-back"].confirmed
        assert (steps["priorities"].state, steps["priorities"].reason) == (
            StepState.SKIPPED,
            "no time left",
        )


def check_files(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The summaries come out as files that can be opened."""
    for document, form in (("session", "docx"), ("swot", "json"), ("scan", "md")):
        target = place / f"{document}.{form}"
        words = ["summary", "Acme Ltd", "--document", document, "--session", "1"]
        if document != "session":
            words = words[:4]
        monkeypatch.setenv("WORKSHOP_FOLDER", str(place))
        assert main([*words, "--format", form, "-o", str(target)]) == 0
    word = "\n".join(
        paragraph.text for paragraph in docx.Document(str(place / "session.docx")).paragraphs
    )
    assert "I trust the close now" in word
    swot = json.loads((place / "swot.json").read_text("utf-8"))["swot"]
    assert [factor["text"] for factor in swot["threats"]] == [
        "E-invoicing becomes law for suppliers"
    ]
    assert [factor["id"] for factor in swot["strengths"]] == ["S1"]
    assert "E\\-invoicing" in (place / "scan.md").read_text("utf-8").replace("E-", "E\\-")


@pytest.mark.slow
def test_the_plug_is_pulled_in_mid_sentence(tmp_path: Path) -> None:
    """Killed while somebody types: every acknowledged answer is there, at the same step."""
    command, environment = program(tmp_path)
    with Terminal(command, environment=environment) as terminal:
        start_interview(terminal)
        terminal.press("f2", "f2")
        terminal.until("3 of 12")
        for number in range(5):
            terminal.type(f"+ Strength number {number}")
            terminal.press("enter")
            terminal.until(f"Strength number {number}")
        terminal.type("- half a sen")
        terminal.kill()
    command, environment = program(tmp_path, "open", "Acme Ltd")
    with Terminal(command, environment=environment) as terminal:
        terminal.until("did not close", "Nothing that was acknowledged is missing")
        terminal.until("Recorded strength S5")
        terminal.rest()
        terminal.press("enter")
        terminal.until("3 of 12", "Strength number 4")
        terminal.press("ctrl+q")
        assert terminal.end() == 0


@pytest.mark.slow
def test_typing_ahead_of_the_screen_mixes_nothing_up(tmp_path: Path) -> None:
    """Keys that arrive faster than they can be drawn count in their order, each at its step."""
    command, environment = program(tmp_path)
    with Terminal(command, environment=environment) as terminal:
        start_interview(terminal)
        terminal.press("f2", "f2")
        terminal.until("3 of 12")
        lines = [f"+ Said in step {step}, line {line}\r" for step in (3, 4) for line in range(10)]
        first, second = "".join(lines[:10]), "".join(lines[10:])
        slip = f"+ wrong{KEYS['backspace'] * 5}right\r"
        terminal.type(f"{first}{slip}{KEYS['f2']}{second}kept{KEYS['f2']}{KEYS['f3']}")
        terminal.until("4 of 12", "Said in step 4, line 9", "kept")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    with Store.open(tmp_path / "Acme Ltd", read_only=True) as store:
        (session,) = store.record.sessions()
        said = [(entry.step_id, entry.text) for entry in store.record.entries_of(session.id)]
    assert said == [
        *(("your-team", f"Said in step 3, line {line}") for line in range(10)),
        ("your-team", "right"),
        *(("goals", f"Said in step 4, line {line}") for line in range(10)),
    ]


@pytest.mark.slow
def test_words_typed_ahead_of_a_dialog_reach_it(tmp_path: Path) -> None:
    """A reason typed right behind the key that asks for it is the reason, not a note."""
    command, environment = program(tmp_path)
    with Terminal(command, environment=environment) as terminal:
        start_interview(terminal)
        terminal.type(f"{KEYS['f5']}they know us\r")
        terminal.until("2 of 12")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    with Store.open(tmp_path / "Acme Ltd", read_only=True) as store:
        (session,) = store.record.sessions()
        assert session.steps["opening"].reason == "they know us"
        assert store.record.entries_of(session.id) == []


@pytest.mark.slow
def test_a_session_is_begun_and_gone_on_with_from_the_command_line(tmp_path: Path) -> None:
    """`run` opens the screens in the session that is meant."""
    Store.begin(tmp_path / "Acme", BeginEngagement(name="Acme")).close()
    words = ["run", "Acme", "--guide", "swot-workshop", "--person", "Dana Ortiz | CFO | Finance"]
    command, environment = program(tmp_path, *words)
    with Terminal(command, environment=environment) as terminal:
        terminal.until("SWOT workshop", "1 of 15", "recorded")
        terminal.press("f2")
        terminal.until("2 of 15")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    command, environment = program(tmp_path, "run", "Acme", "--session", "1")
    with Terminal(command, environment=environment) as terminal:
        terminal.until("SWOT workshop", "2 of 15", "Dana Ortiz")
        terminal.press("ctrl+q")
        assert terminal.end() == 0


@pytest.mark.slow
def test_eighty_by_twenty_four(tmp_path: Path) -> None:
    """On the smallest usual terminal the question, the line and the way on are there."""
    command, environment = program(tmp_path)
    with Terminal(command, columns=80, rows=24, environment=environment) as terminal:
        start_interview(terminal)
        terminal.press("f2", "f2")
        terminal.until("3 of 12", "Your team", "Next")
        terminal.type("+ Seen at once")
        terminal.press("enter")
        terminal.until("S1", "Seen at once")
        assert all(len(line) <= 80 for line in terminal.lines)


@pytest.mark.slow
def test_leaving_a_session_and_coming_back(tmp_path: Path) -> None:
    """F10 leads to the engagement, Enter back to the same step; the program goes on."""
    Store.begin(tmp_path / "Acme", BeginEngagement(name="Acme")).close()
    command, environment = program(tmp_path, "run", "Acme", "--guide", "swot-workshop")
    with Terminal(command, environment=environment) as terminal:
        terminal.until("1 of 15", "recorded")
        terminal.press("f2")
        terminal.until("2 of 15")
        for _ in range(3):
            terminal.press("f10")
            terminal.until("Sessions 1", "SWOT workshop")
            terminal.press("enter")
            terminal.until("2 of 15", "recorded")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert "met a fault" not in terminal.text
