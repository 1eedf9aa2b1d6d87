"""Whatever ends the program, in a real terminal, costs nothing that was acknowledged.

The next start goes on at the same field, with the half-typed words in it.
"""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pytest

from sessions.disk.folder import Folder
from sessions.store.drafts import Place
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.features.faulty_app import ANSWER
from tests.features.hung_app import HANGS, STUCK
from tests.terminal import Terminal
from workshop.running.commands import MoveTo, PauseSession

pytestmark = pytest.mark.terminal

LEAVE_SCREEN = b"\x1b[?1049l"


OTHER_SIGNALS = ("SIGHUP", "SIGINT")
OTHER_PLACES = ("thread", "handler", "worker", "timer")
"""Left out of the change-by-change run: they go the same way as those that are in it."""

PROGRAM = [sys.executable, "-m", "screens"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an engagement whose paused session stands at its third step."""
    made = Acme(tmp_path / "Acme")
    made.say("+ Said in the run before", step="works")
    made.store.do(MoveTo(session_id=made.session_id, step_id="works"))
    made.store.do(PauseSession(session_id=made.session_id))
    made.store.close()
    return tmp_path


def start(home: Path, *words: str) -> Terminal:
    """The program in a terminal of its own."""
    return Terminal([*PROGRAM, *words], environment={"WORKSHOP_FOLDER": str(home)})


def into_session(terminal: Terminal) -> None:
    """From the engagement into its session, where one answer is recorded and one half-typed."""
    terminal.until("Short session", "Start")
    terminal.press("enter")
    terminal.until("3 of 6", "● recorded")
    terminal.type("- Slow close")
    terminal.press("enter")
    terminal.until("Recorded weakness W1")
    terminal.type("! half a sen")
    terminal.until("half a sen")


def check_kept(home: Path) -> None:
    """Everything acknowledged is there, the time stands, the lock is free, and the way back."""
    with Store.open(home / "Acme") as store:
        (session,) = store.record.sessions()
        texts = [entry.text for entry in store.record.entries_of(session.id)]
        place = Place(session.id, "works")
        assert texts == ["Said in the run before", "Slow close"]
        assert store.record.clock_of(session.id).since is None
        assert store.unfinished_run is None
        assert store.drafts.left_at == place
        assert store.drafts.text(place) == "! half a sen"


def goes_on(home: Path, *told: str) -> None:
    """The next start tells what happened, and Enter leads to the same field."""
    with start(home, "open", "Acme") as terminal:
        terminal.until("The last run was cut off", "Go on there", *told)
        terminal.rest()
        terminal.press("enter")
        terminal.until("3 of 6", "Slow close", "! half a sen", "Typed before and not recorded")
        terminal.type("tence\r")
        terminal.until("Recorded threat T1")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    with Store.open(home / "Acme") as store:
        assert store.drafts.left_at is None
        (session,) = store.record.sessions()
        last = store.record.entries_of(session.id)[-1]
        assert (last.step_id, last.text) == ("works", "half a sentence")
        assert store.drafts.text(Place(session.id, "works")) == ""


@pytest.mark.slow
def test_the_plug_is_pulled(home: Path) -> None:
    """SIGKILL: no goodbye at all. What the run had recorded is told."""
    with start(home, "open", "Acme") as terminal:
        into_session(terminal)
        # What is half typed is written a moment later, by a thread.
        draft = Folder(home / "Acme").draft
        until = time.monotonic() + 60
        while "half a sen" not in (draft.read_text("utf-8") if draft.exists() else ""):
            assert time.monotonic() < until
            terminal.read(0.05)
        terminal.kill()
    assert Folder(home / "Acme").owner.exists()
    goes_on(home, "did not close", "2 changes", "Nothing that was acknowledged is missing")


@pytest.mark.parametrize(
    "name", ["SIGTERM", *(pytest.param(name, marks=pytest.mark.slow) for name in OTHER_SIGNALS)]
)
def test_told_to_stop(home: Path, name: str) -> None:
    """A shutdown or a signal from outside: paused, kept, and the terminal is as it was."""
    number = getattr(signal, name)
    with start(home, "open", "Acme") as terminal:
        into_session(terminal)
        terminal.signal(number)
        assert terminal.end() == 128 + number
        assert terminal.received.rstrip().find(LEAVE_SCREEN) > 0
        assert b"Traceback" not in terminal.received
    check_kept(home)


@pytest.mark.slow
def test_the_window_of_the_terminal_is_closed(home: Path) -> None:
    """Nobody is there to be told; all is kept, and nothing of the program stays behind."""
    with start(home, "open", "Acme") as terminal:
        into_session(terminal)
        assert terminal.hang_up() == 128 + signal.SIGHUP
    check_kept(home)
    goes_on(home, "It was stopped in the middle of a session")


@pytest.mark.slow
@pytest.mark.parametrize("how", ["SIGTERM", "SIGTERM, and no key waits", "the window is closed"])
def test_told_to_stop_while_the_disk_hangs(home: Path, how: str) -> None:
    """It ends in the time that it has for that, a key that waits for the disk or not.

    The terminal is as it was, and says why the program had not closed. What was shown as recorded
    is there, and what is found of the line that was being written is the first of two.
    """
    command = [sys.executable, "-m", "tests.features.hung_app", str(home), "Acme"]
    with Terminal(command) as terminal:
        into_session(terminal)
        (home / HANGS).touch()
        terminal.press("ctrl+u")
        terminal.type("+ First held\r")
        terminal.until("being written")
        terminal.type("+ Second held\r")
        terminal.until("Second held")
        if "no key" not in how:
            terminal.press("f2")
        terminal.read(0.5)
        begun = time.monotonic()
        if how.startswith("SIGTERM"):
            terminal.signal(signal.SIGTERM)
            assert terminal.end() == 128 + signal.SIGTERM
            for left in (LEAVE_SCREEN, b"\x1b[?1003l", b"\x1b[?25h", b"\x1b[?2004l"):
                assert left in terminal.received
            assert "the disk did not answer" in " ".join(terminal.text.split())
        else:
            assert terminal.hang_up() == 128 + signal.SIGHUP
        assert time.monotonic() - begun < 8
        assert b"Traceback" not in terminal.received
    (home / HANGS).unlink()
    with Store.open(home / "Acme") as store:
        (session,) = store.record.sessions()
        texts = [entry.text for entry in store.record.entries_of(session.id)]
        assert texts in (
            ["Said in the run before", "Slow close"],
            ["Said in the run before", "Slow close", "First held"],
        )
        assert not store.harm


@pytest.mark.slow
def test_told_to_stop_while_the_system_does_not_come_back(home: Path) -> None:
    """The same where the thread that deals with signals is the one that waits for the disk."""
    command = [sys.executable, "-m", "tests.features.hung_app", str(home), "Acme"]
    with Terminal(command) as terminal:
        into_session(terminal)
        (home / STUCK).touch()
        terminal.press("f2")
        terminal.read(0.5)
        begun = time.monotonic()
        terminal.signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert time.monotonic() - begun < 8
        assert LEAVE_SCREEN in terminal.received
    (home / STUCK).unlink()
    with Store.open(home / "Acme") as store:
        (session,) = store.record.sessions()
        texts = [entry.text for entry in store.record.entries_of(session.id)]
        assert texts == ["Said in the run before", "Slow close"]
        assert not store.harm


@pytest.mark.parametrize(
    "where",
    ["render", *(pytest.param(w, marks=pytest.mark.slow) for w in OTHER_PLACES)],
)
def test_a_fault_of_the_program(home: Path, where: str) -> None:
    """No traceback and no answer on the screen or in the report; work goes on where it was."""
    command = [sys.executable, "-m", "tests.features.faulty_app", str(home), "Acme", where]
    with Terminal(command) as terminal:
        into_session(terminal)
        terminal.press("f11")
        assert terminal.end() == 1
        assert LEAVE_SCREEN in terminal.received
        assert b"Traceback" not in terminal.received
        text = " ".join(terminal.text.split())
        assert "Something went wrong inside Workshop (KeyError)" in text
        assert "it goes on where you were" in text
        assert ANSWER.encode() not in terminal.received
    (report,) = (home / "reports").iterdir()
    content = report.read_text(encoding="utf-8")
    assert "KeyError" in content
    assert ANSWER not in content
    assert "half a sen" not in content
    check_kept(home)


def prompted(terminal: Terminal, times: int) -> None:
    """Wait until a prompt has taken the keys so often: it asks the terminal to mark what is pasted.

    What is typed before is the terminal's own, and no half of a line.
    """
    last = time.monotonic() + 60
    while terminal.received.count(b"\x1b[?2004h") < times:
        assert time.monotonic() < last, terminal.text
        terminal.read(0.05)


@pytest.mark.slow
def test_plain_prompts_are_stopped(home: Path) -> None:
    """The same at plain prompts: half a line is kept and offered again."""
    with start(home, "run", "Acme", "--plain", "--session", "1") as terminal:
        terminal.until("Step 3 of 6")
        prompted(terminal, 1)
        terminal.type("- Slow close\r")
        terminal.until("Recorded")
        prompted(terminal, 2)
        terminal.type("! half a sen")
        terminal.until("half a sen")
        terminal.signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert "Traceback" not in terminal.text
    check_kept(home)
    with start(home, "run", "Acme", "--plain") as terminal:
        terminal.until("where it was cut off?")
        terminal.press("y")
        terminal.until("Step 3 of 6", "! half a sen")
        terminal.type("tence\r")
        terminal.until("Recorded")
        terminal.press("ctrl+c")
        assert terminal.end() == 0


@pytest.mark.slow
def test_a_second_window_follows_and_takes_over(home: Path) -> None:
    """Two programs: one records, the other asks, reads along within a second, and goes on."""
    with start(home, "open", "Acme") as writer:
        writer.until("Short session", "Start")
        with start(home, "open", "Acme") as reader:
            reader.until("Open read-only?", "already open in another window since")
            reader.rest()
            reader.press("enter")
            reader.until("read-only, follows the other window since")
            reader.press("enter")
            writer.press("enter")
            writer.until("3 of 6", "● recorded")
            reader.until("3 of 6", "read-only since")
            writer.type("+ Seen beside\r")
            writer.until("Recorded strength S2")
            reader.until("Seen beside", seconds=5)
            writer.press("ctrl+q")
            assert writer.end() == 0
            reader.until("F12 records here", seconds=5)
            reader.press("f12")
            reader.until("● recorded")
            reader.type("+ Recorded in the second\r")
            reader.until("Recorded strength S3")
            reader.press("ctrl+q")
            assert reader.end() == 0
    with Store.open(home / "Acme") as store:
        texts = [entry.text for entry in store.record.entries_of(store.record.sessions()[0].id)]
    assert texts[1:] == ["Seen beside", "Recorded in the second"]
