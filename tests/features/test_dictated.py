"""A talk taken down at the speed of speech, with the plug pulled in the middle of it.

Requirement: what stood on the screen as recorded is in the record to the letter, each once and in
order, with who said it; the half-typed line goes on where it was. Kills come at random keys.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from sessions.store.drafts import Place
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.faults import LONG
from tests.terminal import Terminal
from workshop.record.documents import Session
from workshop.running.commands import AddPerson, MoveTo, PauseSession

pytestmark = pytest.mark.terminal

WORDS: Final = ("mail", "close", "ledger", "slow", "every", "week", "nobody", "pays", "for")
PACE: Final = int(os.environ.get("WORKSHOP_PACE", "0"))
"""Words a minute, of six characters each; 0 for as fast as the terminal takes them."""
BACKSPACE: Final = "\x7f"


class Spoken(NamedTuple):
    """One thing that is said, as it is typed and as it is to be recorded."""

    keys: str
    kind: str
    text: str
    speaker: int | None


def script(count: int, chance: random.Random) -> list[Spoken]:
    """So many things: with speakers, signs, slips mended, numbers that are text, short forms."""
    return [_one(number, chance) for number in range(count)]


def _one(number: int, chance: random.Random) -> Spoken:
    """The thing of a number, whose words are like no other's."""
    said = f"{' '.join(chance.choices(WORDS, k=chance.randint(3, 9)))} item{number}"
    sign, kind = chance.choice((("", "note"), ("- ", "weakness"), ("+ ", "strength")))
    typed, slip = said, chance.randrange(5)
    if slip == 0:
        cut = chance.randrange(1, len(said))
        typed = f"{said[:cut]}xyz{BACKSPACE * 3}{said[cut:]}"
    elif slip == 1:
        typed, said = f"kpi {said}", f"key figure {said}"
    elif slip == 2:
        typed, said = f"kpi {BACKSPACE}{said}", f"kpi {said}"
    turn = chance.randrange(4)
    if turn == 0:
        return Spoken(f"{sign}{typed}", kind, said, None)
    if turn == 1:
        return Spoken(f"3 {BACKSPACE}{typed}", "note", f"3 {said}", None)
    speaker = chance.randint(1, 3)
    before = f"{sign}{speaker} " if chance.random() < 0.5 else f"{speaker} {sign}"
    return Spoken(f"{before}{typed}", kind, said, speaker)


CUT_OFF: Final = "The last run was cut off"


class Room:
    """A session of three people at a question, and a terminal on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        made = Acme(home / "Acme")
        made.store.do(AddPerson(name="Cem Kurt", session_id=made.session_id))
        made.store.do(MoveTo(session_id=made.session_id, step_id="works"))
        made.store.do(PauseSession(session_id=made.session_id))
        self.session_id = made.session_id
        made.store.close()
        (home / "settings.toml").write_text('[abbreviations]\nkpi = "key figure"\n', "utf-8")

    def start(self) -> Terminal:
        """The program at the session, which goes on where it was."""
        terminal = Terminal(
            [sys.executable, "-m", "screens", "run", str(self.home / "Acme"), "--session", "1"],
            environment={
                "WORKSHOP_FOLDER": str(self.home),
                "WORKSHOP_SETTINGS": str(self.home / "settings.toml"),
            },
        )
        if terminal.until_any(CUT_OFF, "1 Dana") == CUT_OFF:
            terminal.press("enter")
        terminal.until("3 of 6", "1 Dana", "3 Cem", "● recorded")
        terminal.rest()
        return terminal

    def kept(self) -> tuple[list[tuple[str, str, int | None]], str]:
        """What is recorded, and the line that was half typed."""
        with Store.open(self.home / "Acme") as store:
            people = store.record.get(Session, self.session_id).people
            entries = [
                (e.kind.value, e.text, people.index(e.people[0]) + 1 if e.people else None)
                for e in store.record.entries_of(self.session_id)
            ]
            assert all(
                e.begun and e.begun <= e.at for e in store.record.entries_of(self.session_id)
            )
            return entries, store.drafts.text(Place(self.session_id, "works"))


def dictate(
    room: Room, spoken: list[Spoken], kills: set[int], chance: random.Random, rate: float
) -> None:
    """Type everything; at some of them pull the plug at a random key and go on."""
    expected: list[tuple[str, str, int | None]] = []
    terminal = room.start()
    for number, one in enumerate(spoken):
        if number in kills:
            cut = chance.randrange(len(one.keys))
            _type(terminal, one.keys[:cut], rate)
            terminal.kill()
            terminal.__exit__(None, None, None)
            found, _ = room.kept()
            assert found == expected
            terminal = room.start()
            terminal.press("ctrl+u")
        if number % 10 == 5:
            terminal.press("f2")
            terminal.until("4 of 6")
            terminal.press("f3")
            terminal.until("3 of 6")
        _type(terminal, one.keys, rate)
        terminal.press("enter")
        expected.append((one.kind, one.text, one.speaker))
        terminal.until(re.sub(r".* ", "", one.text), "Recorded")
        _until_acknowledged(terminal, one.text)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    terminal.__exit__(None, None, None)
    assert room.kept() == (expected, "")


def _until_acknowledged(terminal: Terminal, text: str) -> None:
    """Wait until the hint says that this very line was recorded."""
    begin = text[:20]
    end = time.monotonic() + 30
    while f"“{begin}" not in terminal.text:
        assert time.monotonic() < end, terminal.text
        terminal.read(0.02)


def _type(terminal: Terminal, keys: str, rate: float) -> None:
    """Type keys, so many a second; all at once for none."""
    if not rate:
        terminal.type(keys)
        return
    for key in keys:
        terminal.type(key)
        terminal.read(1 / rate)


@pytest.mark.slow
def test_a_talk_of_150_entries(tmp_path: Path) -> None:
    """With slips mended, speakers, going back and five kills, compared to the letter.

    With shorter loops there are fewer entries, and as many kills. `WORKSHOP_PACE=80` has it typed
    at 80 words a minute, which takes a quarter of an hour.
    """
    count = min(150, LONG * 15 // 2)
    seed = random.randrange(10**6)  # noqa: S311
    print(f"seed {seed}")
    chance = random.Random(seed)  # noqa: S311
    kills = set(chance.sample(range(5, max(count, 10)), 5))
    dictate(Room(tmp_path), script(count, chance), kills, chance, PACE / 10)
