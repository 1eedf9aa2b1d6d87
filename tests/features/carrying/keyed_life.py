"""An engagement that is carried on in the application, by keys, on days that a test says.

What stands where is read off the screen, as somebody does who presses the keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

import sessions.clock
from screens.base.navigation import FEEDBACK, PROJECTS, TOLD, WATCH
from screens.carrying.carrying import CarryingScreen
from screens.engagement.engagement import EngagementScreen
from screens.engagement.start_session_dialog import StartSession
from screens.session.dialogs.close_session import CloseSessionDialog
from screens.session.dialogs.debrief import DebriefDialog
from screens.session.dialogs.step import StepDialog
from screens.session.session import SessionScreen
from screens.widgets.row_list import Row
from tests.features.carrying.typed_notes import Sheet
from tests.screens.keyboard import press_fast, rest, type_fast
from tests.screens.stage import S, current, seen, settle, until

_STEP: Final = re.compile(r" (\d+) of (\d+)   (.+?)(?:   | *$)", re.MULTILINE)
"""Which step is in front of the room, in the heading of a session."""
_NEXT: Final = re.compile(r"Next   (.+?)(?:   | *$)", re.MULTILINE)
_BY_DEPARTMENT: Final = re.compile(r"(\d) by department only")
_VIEWS: Final = {PROJECTS: "1", TOLD: "2", FEEDBACK: "3", WATCH: "4"}
_ROWS: Final = 60
"""No list of this life is longer."""


class Day:
    """The clock of the machine, which stands where the test put it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = datetime(2026, 11, 30, 9, tzinfo=UTC)
        # The clock of the machine stands where the test put it.
        now = lambda: round(self.at.timestamp() * 1_000)  # noqa: E731
        monkeypatch.setattr(sessions.clock, "_milliseconds", now)


class KeyedLife:
    """The sample as it is lived on, key by key.

    Args:
        pilot: presses the keys; the engagement is in front, at its overview.
        day: the day on which it is.
    """

    def __init__(self, pilot: Pilot[None], day: Day) -> None:
        self.pilot = pilot
        self._day = day

    async def front(self, kind: type[S]) -> S:
        """The screen in front, which must be of that type, at the latest in a while."""
        await self.until(lambda: isinstance(self.pilot.app.screen, kind))
        return current(self.pilot, kind)

    async def until(self, met: Callable[[], bool]) -> None:
        """Wait until something is so that keys set going, and nothing is under way."""
        await until(self.pilot, met)
        await rest(self.pilot)

    async def press(self, *keys: str) -> None:
        """Press keys, each once what the one before set going is done."""
        await press_fast(self.pilot, *keys)

    async def type(self, words: str) -> None:
        """Type words; a carriage return is Enter."""
        await type_fast(self.pilot, words)

    async def on(self, day: str) -> None:
        """Go to the morning of a day; the application stays open overnight."""
        self._day.at = datetime.fromisoformat(f"{day}T09:00:00+00:00")
        current(self.pilot, EngagementScreen)
        await self.press("2", "1")

    # The overview

    def next_title(self) -> str:
        """What the overview proposes first."""
        current(self.pilot, EngagementScreen)
        found = _NEXT.search(seen(self.pilot))
        assert found, seen(self.pilot)
        return found[1].strip()

    async def begin_next(self, title: str, *people: str) -> Room:
        """Begin what the overview proposes, which must be that, by Enter on it.

        Args:
            title: what is proposed.
            people: those who are there: name, role and department; else those of last time.
        """
        assert self.next_title() == title
        await self.go_to("⏎ starts it")
        await self.press("enter")
        return await self._begin(people)

    async def _begin(self, people: Sequence[str]) -> Room:
        await self.front(StartSession)
        if people:
            await self.type("".join(f"{each}\r" for each in people))
        else:
            await self.press("ctrl+l")
        await self.press("ctrl+s")
        await self.front(SessionScreen)
        room = Room(self)
        await room.agree()
        return room

    # Carrying out

    async def look(self, view: int) -> None:
        """Go to a view of carrying out."""
        await self.press("j", _VIEWS[view])
        await self.front(CarryingScreen)

    async def back(self) -> None:
        """Go back to the overview."""
        for _ in range(5):
            if isinstance(self.pilot.app.screen, EngagementScreen):
                break
            await self.press("escape")
            await settle(self.pilot)
        current(self.pilot, EngagementScreen)

    async def go_to(self, words: str, *, up: bool = False) -> None:
        """Go through the list that has the keys until the row in front holds words.

        Args:
            words: some that only that row has.
            up: from its end, where what is new stands.
        """
        await self.until(lambda: isinstance(self.pilot.app.focused, OptionList))
        await self.press("end" if up else "home")
        for _ in range(_ROWS):
            if words in self.row():
                return
            await self.press("up" if up else "down")
        pytest.fail(f"No row holds {words}.")

    def row(self) -> str:
        """The row in front, on one line."""
        found = self.pilot.app.focused
        assert isinstance(found, OptionList), found
        assert found.highlighted is not None
        prompt = found.get_option_at_index(found.highlighted).prompt
        lines = prompt.lines(200) if isinstance(prompt, Row) else [prompt]
        return " ".join(" ".join(str(line) for line in lines).split())

    # What is the same, and what it is about

    async def theme(self, words: str, theme: str) -> None:
        """Put a statement under a theme of a name that none has; the others wait."""
        await self.press("c")
        for _ in range(_ROWS):
            if words in seen(self.pilot):
                break
            await self.press("right")
        else:
            pytest.fail(f"{words} is to be themed no more.")
        await self.type(f"{theme}\r")
        await self.back()

    async def merge(self, *factors: str) -> None:
        """Make one factor of some that stand in the list that has the keys."""
        for words in factors:
            await self.go_to(words, up=True)
            await self.press("space")
        await self.press("m", "enter")


class Room:
    """A session that is held by keys; it has begun."""

    def __init__(self, life: KeyedLife) -> None:
        self._life = life
        self._pilot = life.pilot

    @property
    def step(self) -> str:
        """The title of the step in front, as the heading says it; empty behind a dialog."""
        found = _STEP.search(seen(self._pilot))
        return found[3].strip() if found else ""

    async def to(self, title: str) -> None:
        """Go to a step."""
        if self.step != title:
            await self._life.press("f4")
            await self._life.front(StepDialog)
            await self._life.go_to(title)
            await self._life.press("enter")
            await self._life.until(lambda: self.step == title)
        assert self.step == title

    async def agree(self) -> None:
        """Everybody may be quoted by department."""
        await self.to("How you may be quoted")
        await self._life.press("up")
        while "○ not asked yet" in seen(self._pilot):
            by_department = _BY_DEPARTMENT.search(seen(self._pilot))
            assert by_department
            await self._life.press(by_department[1])

    async def says(self, title: str, *lines: str) -> None:
        """What the room says in a step."""
        await self.to(title)
        for line in lines:
            await self._life.type(f"{line}\r")

    async def rows(self, title: str, *rows: Sequence[str]) -> None:
        """What it enters in the table of a step, cell by cell."""
        await self.to(title)
        for cells in rows:
            await self._life.type("".join(f"{cell}\r" for cell in cells))
            await self._life.press("ctrl+n")

    async def types(self, sheet: Sheet, titles: Mapping[str, str]) -> None:
        """Type what stands in notes.

        Args:
            sheet: the notes.
            titles: of their steps, by their ids.
        """
        for step, title in titles.items():
            await self.rows(title, *sheet.rows.get(step, ()))
            await self.says(title, *sheet.said.get(step, ()))

    async def close(self) -> None:
        """Go on to the end and close it."""
        await self._life.press("f4")
        await self._life.front(StepDialog)
        await self._life.press("end", "enter")
        await self._life.front(SessionScreen)
        await self._life.press("f2")
        await self._life.front(CloseSessionDialog)
        await self._life.press("enter")
        over = (EngagementScreen, DebriefDialog)
        await self._life.until(lambda: isinstance(self._pilot.app.screen, over))
        if isinstance(self._pilot.app.screen, DebriefDialog):
            await self._life.press("escape")
        await self._life.front(EngagementScreen)
