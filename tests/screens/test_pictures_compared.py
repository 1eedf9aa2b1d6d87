"""Pictures are compared by what is seen, never by how their lines were cut into runs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tests.screens.seen_cells import Cell, seen_in

KEPT: Final = sorted(Path(__file__).parent.rglob("__snapshots__/**/*.svg"))
PLAIN: Final = Style(color="#112233", bgcolor="#fbf9f5")
WORDS: Final = "Costs  up é 王 e\u0301 <b> & 2"


class Lines(Widget):
    """One line in as many runs as it is told to be drawn in; what is drawn is kept."""

    def __init__(self, *runs: Segment) -> None:
        super().__init__()
        self.runs = list(runs)

    def render_line(self, y: int) -> Strip:
        """The same line in every row."""
        return Strip(self.runs)


class Drawn(App[None]):
    """Nothing but the line."""

    def __init__(self, *runs: Segment) -> None:
        super().__init__()
        self.lines = Lines(*runs)

    def compose(self) -> ComposeResult:
        """The line alone."""
        yield self.lines


async def picture(*runs: Segment) -> str:
    """The picture of a line that is drawn in these runs."""
    async with (app := Drawn(*runs)).run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        return app.export_screenshot()


def in_cells(words: str, style: Style, blank: Style) -> list[Segment]:
    """A run for every letter, and blanks of a style of their own."""
    whole = words.replace("e\u0301", "\x00")
    letters = [each.replace("\x00", "e\u0301") for each in whole]
    return [Segment(each, blank if each == " " else style) for each in letters]


async def test_how_runs_are_cut_is_not_seen() -> None:
    """One run for all, or one for each letter with blanks in a colour that nobody sees."""
    whole = await picture(Segment(WORDS, PLAIN))
    cut = await picture(
        *in_cells(WORDS, PLAIN, Style(color="#ff0000", bgcolor="#fbf9f5", bold=True))
    )
    assert whole != cut
    assert seen_in(whole) == seen_in(cut)
    assert seen_in(whole).differences(seen_in(cut)) == []


async def test_a_part_drawn_anew_is_the_same_picture() -> None:
    """A screen of which only some columns were drawn again, their blanks in other runs by now."""
    async with (app := Drawn(Segment(WORDS, PLAIN))).run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        before = app.export_screenshot()
        app.lines.runs = in_cells(WORDS, PLAIN, Style(bgcolor="#fbf9f5"))
        app.lines.refresh(Region(4, 1, 9, 1))
        await pilot.pause()
        after = app.export_screenshot()
    assert before != after
    assert seen_in(before) == seen_in(after)


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([Segment("Costs  ap", PLAIN)], "Costs  ap"),
        ([Segment("Costs  up", Style(color="#112234", bgcolor="#fbf9f5"))], "#112234"),
        ([Segment("Costs  up", PLAIN + Style(bold=True))], "font-weight: bold"),
        ([Segment("Costs  up", PLAIN + Style(strike=True))], "line-through"),
        (
            [
                Segment("Costs ", PLAIN),
                Segment(" ", Style(bgcolor="#fbf9f6")),
                Segment("up", PLAIN),
            ],
            "columns 7 to 7",
        ),
        ([Segment("Costs up", PLAIN)], "Costs up"),
        ([Segment("Costs  up ", PLAIN)], "columns 10 to 10"),
    ],
    ids=["letter", "colour", "weight", "line", "behind a blank", "blank", "behind the end"],
)
async def test_whatever_is_seen_is_another_picture(runs: list[Segment], told: str) -> None:
    """A letter, its colour, weight or line, what is behind a blank; and what it is, is told."""
    kept, taken = seen_in(await picture(Segment("Costs  up", PLAIN))), seen_in(await picture(*runs))
    assert kept != taken
    assert told in "\n".join(kept.differences(taken))


async def test_size_and_title_are_seen() -> None:
    """A larger terminal is another picture although the same letters stand in it."""
    async with (app := Drawn()).run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        one, titled = app.export_screenshot(), app.export_screenshot(title="Other")
    async with (app := Drawn()).run_test(size=(41, 3)) as pilot:
        await pilot.pause()
        other = app.export_screenshot()
    assert seen_in(one) != seen_in(titled)
    assert seen_in(one) != seen_in(other)


async def test_letters_stand_where_they_are_drawn() -> None:
    """A wide one takes two cells, and what combines takes none."""
    seen = seen_in(await picture(Segment("王 e\u0301x", PLAIN)))
    look, behind = "fill: #112233", "#fbf9f5"
    assert seen.row(0)[:5] == [
        Cell("王", look, behind),
        Cell(" ", "", behind),
        Cell(" ", "", behind),
        Cell("e\u0301", look, behind),
        Cell("x", look, behind),
    ]


@pytest.mark.usefixtures("pictures")
async def test_a_cursor_stands_still_in_pictures() -> None:
    """Whenever the picture is taken: a field that is typed in has its cursor, shown."""
    async with App[None]().run_test(size=(40, 3)) as pilot:
        field = Input()
        await pilot.app.mount(field)
        field.focus()
        await pilot.pause()
        before = pilot.app.export_screenshot()
        field._toggle_cursor()
        await pilot.pause()
        assert seen_in(pilot.app.export_screenshot()) == seen_in(before)


def test_every_kept_picture_is_read_whole() -> None:
    """No run of any of them is passed over."""
    assert KEPT
    for kept in KEPT[::4]:
        picture = kept.read_text("utf-8")
        seen = seen_in(picture)
        assert seen.title
        assert any(cell.letter != " " for cell in seen.cells.values())
        rows, columns = (1 + max(places) for places in zip(*seen.cells, strict=True))
        assert len(seen.cells) == rows * columns, kept


def test_what_is_no_picture_is_refused() -> None:
    """Nothing is never the same as nothing."""
    with pytest.raises(ValueError, match="no picture"):
        seen_in("")
