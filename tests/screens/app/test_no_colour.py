"""The full screen without colours.

Requirement: with `NO_COLOR` no colour goes to the terminal, not even greys; what colours said is
said by reversing, dimming and bold: the row in front, what is muted, the badge of a hint.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome
from textual.theme import Theme

from screens.app.app import WorkshopApp
from screens.app.no_colour import WithoutColour, as_wanted, without_colour
from screens.base.colours import DARK, LIGHT

BLACK = Color(0, 0, 0)


def drawn(theme: Theme, text: str, ink: str, ground: str, more: str = "") -> tuple[str, str]:
    """A text in two colours as it is drawn without any: its text and its style."""
    line = [Segment(text, Style.parse(f"{more} {ink} on {ground}".strip()))]
    (segment,) = WithoutColour(lambda: theme).apply(line, BLACK)
    assert segment.style is not None
    assert segment.style.color is None
    assert segment.style.bgcolor is None
    attributes = [name for name in ("bold", "dim", "reverse") if getattr(segment.style, name)]
    return segment.text, " ".join(attributes)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_what_colours_said_is_said_without_them(theme: Theme) -> None:
    ink, page = theme.foreground or "", theme.background or ""
    panel, here = theme.panel or "", theme.variables["block-cursor-background"]
    assert drawn(theme, "said", ink, page) == ("said", "")
    assert drawn(theme, "said", ink, panel) == ("said", "")
    assert drawn(theme, "muted", theme.variables["ink-muted"], page) == ("muted", "dim")
    assert drawn(theme, "in front", ink, here, "bold") == ("in front", "bold reverse")
    assert drawn(theme, "badge", theme.accent or "", page, "bold reverse") == (
        "badge",
        "bold reverse",
    )
    assert drawn(theme, "focus", ink, here, "reverse") == ("focus", ""), (
        "told from what is around it"
    )
    assert drawn(theme, "▊║", page, page) == ("  ", "")
    assert drawn(theme, "値", panel, panel) == ("  ", ""), "as wide as it was"


def test_what_lies_behind_the_text_stays() -> None:
    """A click finds what it found, and text keeps being text."""
    line = [Segment("[red]", Style.parse("red on blue") + Style.from_meta({"offset": (1, 2)}))]
    (segment,) = WithoutColour(lambda: DARK).apply(line, BLACK)
    assert segment.text == "[red]"
    assert segment.style is not None
    assert segment.style.meta == {"offset": (1, 2)}


def test_a_variable_that_is_empty_says_nothing() -> None:
    assert without_colour(lambda: DARK, {"NO_COLOR": ""}) is None
    assert without_colour(lambda: DARK, {}) is None
    own = without_colour(lambda: DARK, {"NO_COLOR": "0"})
    assert own is not None, "whatever it is set to"
    others: list[LineFilter] = [Monochrome()]
    assert list(as_wanted(others, own)) == [own]
    assert list(as_wanted(others, None)) == []


async def test_no_line_of_the_screen_has_a_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home screen and a dialog over it, as they go to the terminal."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = WorkshopApp(tmp_path)
    assert not any(isinstance(each, Monochrome) for each in app.get_line_filters())
    assert any(isinstance(each, ANSIToTruecolor) for each in app.get_line_filters())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        styles = {segment.style for strip in strips for segment in strip if segment.style}
        assert styles
        assert not [each for each in styles if each.color or each.bgcolor]
        assert any(style.reverse for style in styles), "where one is can be seen"
