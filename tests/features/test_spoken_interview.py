"""The page on accessibility is what the program says today, and no door writes a colour unasked.

Requirement: a whole interview as a screen reader speaks it stands in the manual, made of a real run
in a terminal; with `NO_COLOR` neither the full screen, nor plain prompts, nor any command writes a
colour; what is read out line after line is never drawn over.
"""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

from screens.base import stop_signals
from sessions.store.store import Store
from tests import ROOT
from tests.builders.acme import Acme
from tests.features.spoken_interview import PAGE, as_in_one, held, written_anew
from tests.terminal import Terminal

pytestmark = pytest.mark.terminal

COLOURS = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")
"""What sets a colour: by number, by name, of text or behind it."""


def program(*words: str) -> list[str]:
    """The program with its words."""
    return [sys.executable, "-m", "screens.cli.main", *words]


@pytest.mark.slow
def test_the_page_is_what_is_said_today(tmp_path: Path) -> None:
    """Not a word else; and the terminal is told to do nothing but to show it."""
    page = PAGE.read_text(encoding="utf-8")
    assert page == written_anew(page), "python -m tests.features.spoken_interview writes it anew"
    assert "\x1b" not in page


def test_what_differs_is_put_as_in_one(tmp_path: Path) -> None:
    said = f"Kept in {tmp_path}/x at 14:55, 28 min left of 20 min; 23:59:01"
    assert as_in_one(said, tmp_path) == "Kept in ~/x at 10:00, 29 min left of 20 min; 10:00"


def environment(home: Path, **more: str) -> dict[str, str]:
    """What the program is told of its surroundings."""
    return {
        "WORKSHOP_FOLDER": str(home),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        **more,
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "seen", "typed"),
    [
        (("open", "Acme"), "Sessions", "q"),
        (("run", "Acme", "--session", "1"), "Welcome", "ctrl+q"),
        (("run", "Acme", "--plain", "--session", "1"), "Was this said?", "ctrl+c"),
        (("run", "Acme", "--plain"), "Go on with which session?", "ctrl+c"),
        (("guides", "list"), "stakeholder-interview", ""),
        (("calc", "kendall-w", "--explain"), "Kendall", ""),
        (("list",), "Acme", ""),
        (("--help",), "commands", ""),
        (("nonsense",), "Did you mean", ""),
    ],
)
def test_no_door_writes_a_colour(
    tmp_path: Path, words: tuple[str, ...], seen: str, typed: str
) -> None:
    """Full screen, plain prompts with lists and yes or no, commands, help and errors."""
    Acme(tmp_path / "Acme").store.close()
    told = environment(tmp_path, NO_COLOR="1")
    with Terminal(program(*words), columns=100, rows=60, environment=told) as terminal:
        terminal.until(seen)
        terminal.read(0.2)
        if typed:
            terminal.press(typed)
            terminal.read(0.2)
        said = terminal.received.decode(errors="replace")
    assert not COLOURS.findall(said)


@pytest.mark.slow
def test_nothing_is_drawn_over(tmp_path: Path) -> None:
    """No escape of any kind: a line that was written stays as it was read."""
    assert "\x1b" not in held(tmp_path)


@pytest.mark.slow
def test_the_menus_end_with_the_session_when_told_to_stop(tmp_path: Path) -> None:
    """Nobody is asked what next by a program that was to end; the session is paused."""
    Acme(tmp_path / "Acme").store.close()
    told = environment(tmp_path, ACCESSIBLE="1")
    with Terminal(program("open", "Acme"), columns=100, rows=60, environment=told) as terminal:
        terminal.until("What next?")
        terminal.type("hold\n1\n")
        terminal.until("Was this said?")
        terminal.signal(signal.SIGTERM)
        assert terminal.end() == stop_signals.status_of(signal.SIGTERM)
        assert terminal.received.count(b"What next?") == 1
    with Store.open(tmp_path / "Acme", read_only=True) as store:
        (session,) = store.record.sessions()
        assert store.record.clock_of(session.id).since is None


def test_the_pattern_finds_colours() -> None:
    """Else the test above could not fail."""
    for code in ("31", "1;32", "38;2;1;2;3", "48;5;7", "7;97", "100", "0;38;5;3;1"):
        assert COLOURS.search(f"\x1b[{code}m"), code
    for code in ("", "0", "1", "2", "7", "1;7", "22;27", "39;49"):
        assert not COLOURS.search(f"\x1b[{code}m"), code
