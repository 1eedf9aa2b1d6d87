"""Sentences that name a key.

Requirement: where a person has keys of their own, or the terminal keeps some for itself, a hint
names the way that works there, the same as the line of keys; Alt with a letter is a key, and types
nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from screens.base.system.terminals import TERMINAL_APP
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from tests.screens.stage import settle

ROOT = Path(__file__).parents[3]
_F_KEY = re.compile(r"\bF([1-9]|1[0-2])\b")
_MAY = {
    "catalogue.py": "how macOS calls the row",
    "findings.py": "the code of a finding",
}
"""Files of sentences in which such a word is no key of a command, and what it is."""


def _sentences(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def test_no_sentence_names_an_f_key_that_may_be_another() -> None:
    """They are asked for by the command: `way_to`."""
    found = {
        f"{path.relative_to(ROOT)}: {words}"
        for path in (ROOT / "screens").rglob("*.py")
        if path.name not in _MAY
        for words in _sentences(path)
        if _F_KEY.search(words)
    }
    assert found == set()


async def alt(desk: Desk, letter: str) -> None:
    """Press Alt with a letter as terminals send it: the letter comes along."""
    desk.pilot.app.post_message(events.Key(f"alt+{letter}", letter))
    await settle(desk.pilot)


def in_front(desk: Desk) -> str:
    """The name of the class of what is in front."""
    return type(desk.pilot.app.screen).__name__


async def test_hints_name_the_keys_of_this_person(tmp_path: Path) -> None:
    """The keys that changed places are told as they are, and do what is told."""
    acme = Acme(tmp_path / "acme")
    async with session(acme) as desk:
        keys = {
            "session.next": "alt+n", "session.back": "f2", "session.leave": "f8",
            "session.readback": "f10", "session.so-far": "alt+s", "session.words": "f4",
            "session.goto": "f7",
        }  # fmt: skip
        desk.pilot.app.use_keys(keys)  # type: ignore[attr-defined]
        await desk.to("works")
        await desk.to("opening")
        assert "Say this in your own words. alt+n goes on." in desk.seen()
        assert "alt+n goes on" in desk.hint
        assert "F2" not in desk.seen()
        await alt(desk, "n")
        assert desk.step_id == "consent"
        assert desk.screen.field.value == ""
        await desk.press("f2")
        assert desk.step_id == "opening"
        await desk.type("half", enter=False)
        await desk.press("escape")
        assert desk.hint == "Enter records the line. F8 leaves, and keeps the line for this step."
        await alt(desk, "s")
        assert in_front(desk) == "Glance"
        await alt(desk, "s")
        assert in_front(desk) == "SessionScreen"
        await desk.press("f4")
        assert in_front(desk) == "StepWords"
        await desk.press("f4")
        assert in_front(desk) == "SessionScreen"
        # An Alt that is nobody's key types, as it always did.
        await alt(desk, "x")
        assert desk.screen.field.value == "halfx"


async def test_hints_name_the_ways_of_this_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Mac no hint names an F-key; the whole session says what leads back from it."""
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
    acme = Acme(tmp_path / "acme")
    async with session(acme) as desk:
        assert desk.pilot.app.terminal is TERMINAL_APP  # type: ignore[attr-defined]
        assert "Say this in your own words. /n goes on." in desk.seen()
        assert "/n goes on" in desk.hint
        await desk.press("escape")
        assert desk.hint.startswith("Esc stays here. /q or /leave leaves, /p or")
        await desk.to("works")
        await desk.type("/l")
        assert "Esc the step   the whole session" in desk.seen()
        assert not _F_KEY.search(desk.seen())
        await desk.press("escape")
        assert "the whole session" not in desk.seen()


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24)])
async def test_what_leads_back_and_to_more_is_seen_at_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """From everything recorded to the step, and from the signs to all that can be done."""
    async with session(Acme(tmp_path / "acme"), size) as desk:
        await desk.to("works")
        hint = desk.seen().partition(" LINE ")[2].partition("▌")[0]
        assert "/ more" in " ".join(hint.split())
        assert "…" not in hint.partition("1 Dana")[0]
        await desk.type("/l")
        assert "Esc the step" in desk.seen()
