"""What is done before the first paint, which everybody waits for.

Requirement: `workshop` alone loads no parser of words; what is said of looks is read once, whatever
theme is wanted; no garbage is looked for until the home screen is there, and from then on it is.
The figures are those of `tests.benchmarks.bench_first_paint`.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

import screens.app.app
from screens.app.app import WorkshopApp
from screens.base.colours import DARK, LIGHT
from screens.cli.arguments import parser
from screens.cli.main import _read
from screens.cli.opening import application
from sessions.collector import nothing_collected
from tests import ROOT
from tests.screens.stage import running, seen, workshop


def test_no_parser_is_loaded() -> None:
    """Nothing is to be understood where nothing was said; as the parser says."""
    script = """
import sys
from screens.cli.commands.start import home
home.application = lambda place: print("OPENED") or 0
from screens.cli.main import main
assert main([]) == 0
assert not {"argparse", "gettext", "screens.cli.arguments"} & set(sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "OPENED\n"
    assert vars(_read([])) == vars(parser().parse_args([]))


@pytest.mark.parametrize(("said", "theme"), [("", DARK), ('theme = "light"', LIGHT)])
async def test_looks_are_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, theme: object
) -> None:
    """A theme that is set as one sets it when all runs would have them read once more."""
    settings = tmp_path / "settings.toml"
    settings.write_text(f"[colours]\n{said}\n", encoding="utf-8")
    monkeypatch.setenv("WORKSHOP_SETTINGS", str(settings))
    again = []
    reparse = Stylesheet.reparse

    def counted(sheet: Stylesheet) -> None:
        again.append(sheet)
        reparse(sheet)

    monkeypatch.setattr(Stylesheet, "reparse", counted)
    async with running(tmp_path / "home") as pilot:
        assert "Open a folder" in seen(pilot)
        assert not again
        app = workshop(pilot)
        assert app.current_theme == theme
        assert app.screen.styles.background.hex.lower() == app.current_theme.background
        other = LIGHT if theme is DARK else DARK
        app.show_theme(other.name)
        await pilot.pause()
        assert again
        assert app.screen.styles.background.hex.lower() == other.background


async def test_it_is_told_when_the_first_screen_is_there(tmp_path: Path) -> None:
    """What waited for the paint is done then, and once."""
    app, told = WorkshopApp(tmp_path), []
    app.painted = lambda: told.append(app.screen.query("#engagements").first().size.height)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert len(told) == 1
        assert told[0] > 0


@pytest.mark.parametrize("fails", [False, True])
def test_no_garbage_is_looked_for_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """Then it is looked for again, and so where the application never came to painting."""
    seen_states = []

    def run(*given: object) -> int:
        seen_states.append(gc.isenabled())
        painted: Callable[[], None] = given[-1]  # type: ignore[assignment]
        if fails:
            raise OSError("gone")
        painted()
        seen_states.append(gc.isenabled())
        return 0

    monkeypatch.setattr(application, "interactive", lambda: True)
    monkeypatch.setattr(screens.app.app, "run_app", run)
    try:
        application.application(tmp_path)
    except OSError:
        assert fails
    assert seen_states == ([False] if fails else [False, True])
    assert gc.isenabled()


def test_times_without_it_may_overlap() -> None:
    """A folder that is opened by the command is still being read when the screen is there."""
    painting, reading = nothing_collected(), nothing_collected()
    painting.__enter__()
    reading.__enter__()
    painting.__exit__(None, None, None)
    assert not gc.isenabled()
    reading.__exit__(None, None, None)
    assert gc.isenabled()
