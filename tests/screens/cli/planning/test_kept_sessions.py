"""`workshop sessions` for the second time, which opens no engagement.

Requirement: it tells what opening it would tell, loads no more than the list of engagements does,
and keeps nobody who was erased.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.harbour import Rich, made
from tests.screens.cli.test_import_hygiene import OF_ENGAGEMENTS, OF_EVERY_LIST, loaded

Output = pytest.CaptureFixture[str]


@pytest.fixture
def rich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rich:
    """An engagement of two sessions, closed."""
    home = tmp_path / "home"
    monkeypatch.setenv("WORKSHOP_FOLDER", str(home))
    home.mkdir()
    return made(home / "Harbour Works")


def sessions(capsys: Output, *words: str) -> str:
    capsys.readouterr()
    assert main(["sessions", "Harbour Works", *words]) == 0
    return capsys.readouterr().out


def test_the_second_time_it_is_told_without_opening(rich: Rich, capsys: Output) -> None:
    """The same words, by what the list of engagements loads."""
    first = sessions(capsys)
    assert "Dana Ortiz-Vega" in first
    more = loaded(f"--folder={rich.folder.parent}", "sessions", "Harbour Works")
    more -= loaded("--version")
    packages = {name.rpartition(".")[0] for name in more}
    told = {name for name in more - packages if name.split(".")[0] not in sys.stdlib_module_names}
    of_engagements = OF_ENGAGEMENTS - {
        "screens.cli.commands.start.all_engagements",
        "sessions.library.sync_folders",
    }
    own = {
        "screens.cli.commands.start.all_sessions",
        "sessions.library.list_place",
        "sessions.library.session_lists",
    }
    assert told == OF_EVERY_LIST | of_engagements | own
    assert sessions(capsys) == first


def test_what_happened_since_is_told_and_a_moment_is_looked_up(rich: Rich, capsys: Output) -> None:
    """A line more is counted, a window that has it open is warned of, and `--at` is as it was."""
    first = sessions(capsys)
    with Store.open(rich.folder, now=rich.clock, ids=rich.ids) as rich.store:
        rich.say(rich.room, "One more", "inside")
        during = sessions(capsys)
    rows = [row.split("\t") for row in first.splitlines()]
    more = [row.split("\t") for row in during.splitlines()]
    assert int(more[1][5]) == int(rows[1][5]) + 1
    assert sessions(capsys) == during
    assert sessions(capsys, "--at", "2026-03-02") == during


def test_whoever_is_erased_is_in_no_list_that_is_kept(rich: Rich, capsys: Output) -> None:
    """The list lies beside the engagement, and goes before the erasure has ended."""
    sessions(capsys)
    kept = rich.folder.parent / ".sessions"
    assert "Dana" in "".join(path.read_text("utf-8") for path in kept.iterdir())
    assert main(["erase", "Harbour Works", "Dana Ortiz-Vega", "--yes"]) == 0
    assert not list(kept.iterdir())
    assert "Dana" not in sessions(capsys)
