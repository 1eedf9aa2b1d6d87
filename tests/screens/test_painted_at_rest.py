"""What tests wait for is painted, all of it, although not every frame on the way there is."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Label


class Counted(Widget):
    """Counts how often it is painted, and can be told to fail at that."""

    painted = 0
    fails = False
    says = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """As any widget does."""
        self.painted += 1
        if self.fails:
            raise RuntimeError("painting failed")
        if self.says:
            self.says = False
            self.app.query_one(Label).update("said while it was painted")
        return super().render_lines(crop)


class Forgetful(Widget):
    """Shows a number, and forgets to be painted anew when that changes."""

    number = var(0)

    def render(self) -> str:
        """The number as it is by then."""
        return f"number {self.number}"


class Frames(App[None]):
    """One widget that counts, and one that is told something."""

    CSS = "Counted { height: 3; }"

    def compose(self) -> ComposeResult:
        """Both."""
        yield Counted()
        yield Label("")


async def test_what_is_waited_for_is_painted_once() -> None:
    """Several changes on the way are one picture; without a change nothing is painted."""
    async with (app := Frames()).run_test() as pilot:
        await pilot.pause()
        counted = app.query_one(Counted)
        before = counted.painted
        assert before
        for _ in range(3):
            counted.refresh()
            app.screen._on_timer_update()
        assert counted.painted == before
        await pilot.pause()
        assert counted.painted == before + 1
        await pilot.pause()
        assert counted.painted == before + 1


async def test_what_painting_sets_going_is_waited_for() -> None:
    """The wait ends once that is shown too."""
    async with (app := Frames()).run_test() as pilot:
        await pilot.pause()
        counted = app.query_one(Counted)
        counted.says = True
        counted.refresh()
        await pilot.pause()
        await pilot.pause()
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert not counted.says
        assert "said while it was painted" in text


async def test_what_is_not_painted_anew_is_seen_as_it_was() -> None:
    """A picture shows what a person would see: where the program forgets to paint, it is old."""
    async with (app := Frames()).run_test() as pilot:
        await app.mount(forgetful := Forgetful())
        await pilot.pause()
        forgetful.number = 1
        await pilot.pause()
        assert "number&#160;0" in app.export_screenshot()
        forgetful.refresh()
        await pilot.pause()
        assert "number&#160;1" in app.export_screenshot()


async def fails_in_painting() -> None:
    """An application of which a widget cannot be painted any more."""
    async with (app := Frames()).run_test() as pilot:
        await pilot.pause()
        app.query_one(Counted).fails = True
        app.query_one(Counted).refresh()
        await pilot.pause()
        await pilot.pause()


async def test_a_fault_in_painting_fails_the_test() -> None:
    """As it does where each frame is painted at once."""
    with pytest.raises(RuntimeError, match="painting failed"):
        await fails_in_painting()
