"""The program killed in a real terminal while somebody types: what it showed is kept.

Requirement: an answer that stood on the screen as recorded is there when the program is started
again, whenever it is killed; each is there once, and nothing that was not typed.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest

from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.faults import SIZES
from tests.terminal import Terminal
from workshop.running.commands import MoveTo

pytestmark = pytest.mark.terminal

KILLS = 3
AT_ONCE = 12
CUT_OFF = "The last run was cut off"
SHOWN = re.compile(r"\d\d:\d\d +· +(answer-\d+-end)|Recorded note “(answer-\d+-end)")


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement whose session stands at a step that takes answers."""
    made = Acme(tmp_path / "Acme")
    made.store.do(MoveTo(session_id=made.session_id, step_id="works"))
    made.store.close()
    return made


def type_until_killed(acme: Acme, module: list[str], first: int, chance: random.Random) -> set[str]:
    """Start the program, type answers, kill it; what it had shown as recorded."""
    words = ["run", str(acme.folder), "--session", acme.session_id]
    environment = {"WORKSHOP_FOLDER": str(acme.folder.parent)}
    command = [sys.executable, "-m", *module, *words]
    shown = set[str]()
    with Terminal(command, environment=environment) as terminal:
        if terminal.until_any(CUT_OFF, "So far") == CUT_OFF:
            terminal.press("enter")
        terminal.until("What works", "So far", "Enter records")
        terminal.rest()
        # What was half typed stands there again.
        terminal.press("ctrl+u")
        terminal.type("".join(f"answer-{first + i}-end\r" for i in range(AT_ONCE)))
        terminal.until("answer-", "Recorded note")
        for _ in range(chance.randint(0, 8)):
            terminal.read(chance.uniform(0, 0.04))
            shown |= _shown(terminal)
        terminal.kill()
        terminal.read(0.2)
        return shown | _shown(terminal)


def _shown(terminal: Terminal) -> set[str]:
    """The answers that the screen shows as recorded."""
    return {one or other for one, other in SHOWN.findall(terminal.text)}


def kept(acme: Acme) -> list[str]:
    """The answers that are found."""
    with Store.open(acme.folder) as store:
        return [entry.text for entry in store.record.entries_of(acme.session_id)]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_what_the_screen_showed_is_kept(acme: Acme, size: int) -> None:
    """Kills in mid-sentence, each followed by another start."""
    chance, shown, typed = random.Random(), set[str](), 0  # noqa: S311
    kills = 1 if size == 1 else KILLS * size
    for _ in range(kills):
        shown |= type_until_killed(acme, ["screens"], typed, chance)
        typed += AT_ONCE
        found = kept(acme)
        assert shown <= set(found)
        assert found == sorted(set(found), key=lambda text: int(text.split("-")[1]))
        assert set(found) <= {f"answer-{i}-end" for i in range(typed)}
    assert len(shown) >= kills


@pytest.mark.slow
def test_the_check_catches_a_program_that_only_shows(acme: Acme) -> None:
    """A twin that shows answers as recorded and does not write them."""
    twin = ["tests.faults.broken_app", "forgetful"]
    shown = type_until_killed(acme, twin, 0, random.Random(1))  # noqa: S311
    assert not shown <= set(kept(acme))
