"""Keys one after the other, however fast they are typed."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from screens.base.application import Application
from screens.base.key_queue import TYPING


class Asking(ModalScreen[str | None]):
    """A dialog with one field."""

    def compose(self) -> ComposeResult:
        """The field."""
        yield Input(id="answer")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        self.dismiss(event.value)


class Typing(Application):
    """A line, a command that clears it, one that asks, and one that takes it away."""

    BINDINGS: ClassVar = [("f2", "clear"), ("f3", "ask"), ("f4", "replace")]

    def __init__(self) -> None:
        super().__init__(Path())
        self.lines: list[str] = []
        self.answers: list[str | None] = []

    def compose(self) -> ComposeResult:
        """The line."""
        yield Input(id="line")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the line."""
        self.lines.append(event.value)
        event.input.value = ""

    def action_clear(self) -> None:
        """Clear the line."""
        self.query_one("#line", Input).value = ""

    @work
    async def action_ask(self) -> None:
        """Ask something."""
        self.answers.append(await self.push_screen_wait(Asking()))

    async def action_replace(self) -> None:
        """Take the line away while its key is still on the way, and put another one."""
        await self.query_one("#line").remove()
        await self.mount(Input(id="line"))
        self.query_one("#line").focus()


def keys(app: Typing, *typed: str) -> None:
    """Type without waiting: characters of a text, or the name of one key."""
    for word in typed:
        for key in [word] if word.startswith("f") and word[1:].isdigit() else word:
            name = {"\r": "enter", "\b": "backspace"}.get(key, key)
            app.post_message(events.Key(name, key if key.isprintable() and len(key) == 1 else None))


async def all_taken(pilot: Pilot[None], app: Typing) -> None:
    """Wait until every key has had its effect, however busy the machine is."""
    for _ in range(400):
        await pilot.pause(0.02)
        if app.keys.idle:
            break
    await pilot.pause()


async def test_a_burst_counts_in_its_order() -> None:
    """Enter, editing keys and commands act on what was typed before them and on nothing else."""
    app = Typing()
    async with app.run_test() as pilot:
        keys(app, "one\r", "twx\bo\r", "gone", "f2", "three\r")
        await all_taken(pilot, app)
        assert app.lines == ["one", "two", "three"]


async def test_words_for_a_dialog_reach_it_and_what_follows_does_not() -> None:
    """A dialog that a key opens gets the keys behind it, until one of them closes it."""
    app = Typing()
    async with app.run_test() as pilot:
        keys(app, "half", "f3", "because\r", " line\r")
        await all_taken(pilot, app)
        assert app.answers == ["because"]
        assert app.lines == ["half line"]


async def test_a_widget_that_goes_away_holds_nobody_up() -> None:
    """When the widget with the focus is removed by a key, the keys behind it still come in."""
    app = Typing()
    async with app.run_test() as pilot:
        keys(app, "lost", "f4", "new\r")
        await all_taken(pilot, app)
        assert app.lines[-1].endswith("new")


async def test_a_paste_waits_for_its_turn() -> None:
    """What is pasted stands behind what was typed before it."""
    app = Typing()
    async with app.run_test() as pilot:
        keys(app, "typed ")
        app.post_message(events.Paste("pasted"))
        keys(app, "\r")
        await all_taken(pilot, app)
        assert app.lines == ["typed pasted"]


async def test_what_may_wait_is_done_between_two_keys() -> None:
    """Behind the next key while somebody types, soon where none comes, and at once in a pause."""
    app, done = Typing(), list[str]()

    def act() -> None:
        assert app.keys.idle
        done.append(app.query_one("#line", Input).value)

    async with app.run_test() as pilot:
        keys(app, "a")
        await all_taken(pilot, app)
        app.keys.between(act)
        app.keys.between(act)
        assert done == []
        keys(app, "bc")
        await all_taken(pilot, app)
        assert done == ["abc"]
        app.keys.between(act)
        assert done == ["abc"]
        await pilot.pause(TYPING + 0.1)
        assert done == ["abc", "abc"]
        app.keys.between(act)
        assert done == ["abc"] * 3
