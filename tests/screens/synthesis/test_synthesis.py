"""The synthesis screen: what it says at each width, and every way through it by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from screens.session.session import SessionScreen
from screens.synthesis.draw_lists import list_lines
from screens.synthesis.draw_themes import matrix_of, themes_view
from screens.synthesis.state import GOALS, HEARD, PRIORITIES, Shown
from screens.synthesis.synthesis import SynthesisScreen
from screens.theming.theming import ThemingScreen
from screens.widgets.figures.heads import heads
from screens.widgets.figures.matrix_drawing import Columns
from tests.builders.asking import asking
from tests.builders.record import Building, interview
from tests.screens.stage import HOSTILE, acme, current, press, running, seen
from workshop.record.themes import Stance
from workshop.report.build import build
from workshop.running.theming import PutUnderTheme

SIZES = ((118, 28), (80, 20))


def building() -> Building:
    """Three departments that speak of signing in, one against, and one department not heard."""
    room = Building()
    lines = {"Finance": "- Sign-in is slow #sign-in", "Sales": "- Sign-in takes minutes #sign-in"}
    for name, line in lines.items():
        talk = room.start(asking(), room.person(f"{name} Ada", "", room.department(name)))
        room.say(talk, "talk", line)
        room.say(talk, "priorities", f"One door first, says {name}")
        room.say(talk, "priorities", "May wait: the intranet")
        room.say(talk, "goals", f"Cases of {name} from 50 to 20, today 50")
    talk = room.start(interview(), room.person("Leo", "", room.department("Legal")))
    other = room.say(talk, "talk", "+ Sign-in is fine by us")
    room.do(PutUnderTheme(statements=(other.id,), theme="sign-in", stance=Stance.AGAINST))
    room.say(talk, "talk", "! The river rises")
    room.department("Porters")
    return room


def shown(room: Building | None = None) -> Shown:
    return Shown(build((room or building()).record, "synthesis", "restricted").facts)


def lines_of(view: Shown, size: tuple[int, int]) -> list[str]:
    text = themes_view(view, *size).plain
    lines = text.split("\n")
    assert all(cell_len(line) <= size[0] for line in lines)
    assert len(lines) <= size[1]
    return lines


@pytest.mark.parametrize("size", SIZES)
def test_themes_over_departments(size: tuple[int, int]) -> None:
    """Each cell by its sign, never by colour alone; strength and what is new in words."""
    lines = lines_of(shown(), size)
    row = next(line for line in lines if "sign in" in line)
    assert row.replace(" ", "").startswith("▌−signin●●✕░3")
    assert "low" in row
    assert row.rstrip().endswith("+1")
    text = "\n".join(lines)
    for words in ("said", "opposite", "silent", "not heard", "Heard enough?", "TH1"):
        assert words in text
    quotes = [line for line in lines if "“" in line]
    assert "✕" in quotes[-1]
    assert "Sign-in is fine by us" in quotes[-1]


def test_one_department_and_another_order() -> None:
    """← → looks at one department after the other, beyond the ends at all; `o` keeps the theme."""
    view = shown()
    assert view.turned(1).department == "Finance"
    assert view.turned(-1).department == "Porters"
    assert view.turned(1).turned(-1).department == ""
    sales = view.turned(1).turned(1)
    assert [each.text for each in sales.statements] == ["Sign-in takes minutes"]
    assert "Porters was not heard." in themes_view(view.turned(-1), 118, 28).plain
    lower = replace(view, at=1)
    assert lower.theme is not None
    other = lower.reordered().reordered()
    assert other.order == "disagreement"
    assert other.theme is not None
    assert other.theme.id == lower.theme.id
    assert other.themes[0].against == 1


def test_what_is_new_is_counted_from_any_session() -> None:
    """From the latest, then from the one before it, then from the latest again."""
    view = shown()
    theme = view.themes[0]
    assert view.new(theme) == (1, False)
    assert view.looked_back().new(theme) == (2, False)
    assert view.looked_back().looked_back().new(theme) == (1, False)
    river = next(each for each in view.themes if "river" in each.text)
    assert view.new(river) == (1, True)


@pytest.mark.parametrize("size", SIZES)
def test_lists_fit_and_say_what_there_is(size: tuple[int, int]) -> None:
    """Priorities side by side, goals in their parts, who was heard and whom to hear next."""
    found = {}
    for view in (PRIORITIES, GOALS, HEARD):
        lines = [line.plain for line in list_lines(replace(shown(), view=view), size[0])]
        assert all(cell_len(line) <= size[0] for line in lines)
        found[view] = " ".join(" ".join(lines).split())
    assert "May wait: the intranet" in found[PRIORITIES]
    assert "Finance" in found[PRIORITIES]
    assert "20" in found[GOALS]
    assert "Porters: nobody of it was heard yet" in found[HEARD]
    assert "3 of 4 departments heard" in found[HEARD]
    assert "environmental none" in found[HEARD]


def test_many_departments_find_room_or_are_counted() -> None:
    """Heads are all different, columns that find no room are said, the chosen one is in view."""
    room = Building()
    names = [f"Department {letter}{letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
    for name in names:
        talk = room.start(interview(), room.person(f"P {name}", "", room.department(name)))
        room.say(talk, "talk", "- The same words")
    view = shown(room)
    assert len(set(heads(names))) == len(names)
    narrow = Columns(matrix_of(view), 80, view.column)
    assert narrow.left_out > 0
    assert f"→ {narrow.left_out} departments more" in themes_view(view, 80, 20).plain
    last = replace(view, column=len(names) - 1)
    assert len(names) - 1 in Columns(matrix_of(last), 80, last.column).shown
    for size in SIZES:
        lines_of(view, size)
        lines_of(last, size)


def test_nothing_recorded_is_said() -> None:
    """An engagement without a word has no matrix, and says what would stand there."""
    view = shown(Building())
    assert "Nothing is told that could be joined yet." in themes_view(view, 80, 20).plain
    for other in (PRIORITIES, GOALS, HEARD):
        assert list_lines(replace(view, view=other), 80)


@pytest.mark.slow
async def test_the_whole_screen_by_keys(tmp_path: Path) -> None:
    """From the engagement to a theme, to all that was said, to its session, and to every view."""
    lines = [f"- {text} #typed" for text in HOSTILE]
    async with running(tmp_path, acme(tmp_path, ["- Slow @Dana #desk", *lines])) as pilot:
        await press(pilot, "y")
        screen = current(pilot, SynthesisScreen)
        text = seen(pilot)
        assert "KEYS" in text
        assert "Synthesis" in text
        assert "restricted" in text
        assert screen.shown is not None
        await press(pilot, "down", "enter")
        assert screen.shown.opened == 0
        assert "Strength" in seen(pilot)
        await press(pilot, "escape", "2")
        assert "Nobody was asked what comes first yet" in seen(pilot)
        await press(pilot, "3", "4")
        assert "Hear next" in seen(pilot)
        await press(pilot, "t", "1", "o", "n", "right", "end", "home", "pagedown", "pageup")
        assert "shareable" in seen(pilot)
        await press(pilot, "c")
        current(pilot, ThemingScreen)
        for key in ("escape", "t", "enter", "enter"):
            await press(pilot, key)
        current(pilot, SessionScreen)
