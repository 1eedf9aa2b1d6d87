"""The home screen: what a newcomer sees, opening, beginning, and what another window holds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from screens.dialogs.engagement_words import NewEngagement
from screens.engagement.engagement import EngagementScreen
from screens.home.home import HomeScreen
from sessions.library import places
from sessions.store.store import Store
from tests import ROOT
from tests.screens.stage import (
    HOSTILE,
    NARROW,
    WIDE,
    acme,
    current,
    fill,
    press,
    running,
    seen,
    seen_words,
    settle,
    to_section,
    told,
    workshop,
)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_newcomer_is_told_what_to_press(tmp_path: Path, size: tuple[int, int]) -> None:
    """An empty home names the three ways to begin, with their keys, and where things are kept."""
    async with running(tmp_path, size=size) as pilot:
        text = seen(pilot)
    assert "Nothing here yet" in text
    for words in ("n   Begin a new engagement", "s   Look at the sample", "o   Open a folder"):
        assert words in text
    assert "Kept on this machine" in text


@pytest.mark.slow
async def test_new_engagement(tmp_path: Path) -> None:
    """n, a name, Enter: the engagement is on disk, open, and in the list afterwards."""
    async with running(tmp_path) as pilot:
        await press(pilot, "n")
        fill(pilot, name="Northfield [red]Health[/x]", purpose="One plan", facilitator="Ines")
        await press(pilot, "ctrl+s")
        current(pilot, EngagementScreen)
        engagement = workshop(pilot).store.record.engagement
        assert (engagement.name, engagement.purpose) == ("Northfield [red]Health[/x]", "One plan")
        await press(pilot, "escape")
        current(pilot, HomeScreen)
        assert "Northfield [red]Health[/x]" in seen(pilot)
    (folder,) = places.folders(tmp_path)
    with Store.open(folder) as store:
        assert store.record.engagement.facilitator == "Ines"


async def test_new_engagement_needs_a_name(tmp_path: Path) -> None:
    """Without a name nothing is made, and the dialog says what is missing."""
    async with running(tmp_path) as pilot:
        await press(pilot, "n", "ctrl+s")
        assert "Give the engagement a name." in seen(pilot)
        await press(pilot, "escape")
        current(pilot, HomeScreen)
    assert not list(places.folders(tmp_path))


async def test_enter_goes_through_a_form(tmp_path: Path) -> None:
    """From a field to the next one, and in the last one it accepts; the form says so."""
    async with running(tmp_path) as pilot:
        await press(pilot, "n", *"Acme")
        assert "⏎ next field · ^s accept" in seen(pilot)
        await press(pilot, "enter", *"One strategy", "enter", *"Ines")
        assert isinstance(pilot.app.screen, NewEngagement)
        await press(pilot, "enter")
        engagement = workshop(pilot).store.record.engagement
        assert (engagement.name, engagement.purpose) == ("Acme", "One strategy")
        assert engagement.facilitator == "Ines"


@pytest.mark.slow
async def test_a_letter_that_is_no_key_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words typed where nothing is typed do not vanish in silence: on a screen, and in a dialog."""
    rung: list[str] = []
    async with running(tmp_path) as pilot:
        monkeypatch.setattr(pilot.app, "bell", lambda: rung.append("bell"))
        await press(pilot, "q")
        assert rung == ["bell"]
        await press(pilot, "n", "q")
        assert rung == ["bell"]
        await press(pilot, "ctrl+s", "tab", "tab", "tab", "q")
        assert rung == ["bell", "bell"]


async def test_recent_engagements(tmp_path: Path) -> None:
    """The list says name, content and when; Enter and the number open one, Escape closes it."""
    acme(tmp_path, ["+ Fast help desk"])
    async with running(tmp_path) as pilot:
        await press(pilot, "enter")
        current(pilot, EngagementScreen)
        await press(pilot, "escape")
        assert not workshop(pilot).has_store
        text = seen(pilot)
        assert "1 workshop · 1 entry" in text
        assert "today" in text
        await press(pilot, "1")
        current(pilot, EngagementScreen)


@pytest.mark.slow
async def test_first_folder_opens_at_once(tmp_path: Path) -> None:
    """A folder that was named on the command line is in front when the program has started."""
    folder = acme(tmp_path)
    async with running(tmp_path, folder) as pilot:
        current(pilot, EngagementScreen)
        assert workshop(pilot).store.folder == folder


async def test_open_a_folder_elsewhere(tmp_path: Path) -> None:
    """Any folder with an engagement can be opened; one without is refused in the dialog."""
    folder = acme(tmp_path / "elsewhere")
    async with running(tmp_path / "home") as pilot:
        await press(pilot, "o")
        fill(pilot, path=str(tmp_path))
        await press(pilot, "ctrl+s")
        assert "holds no engagement" in seen_words(pilot)
        fill(pilot, path=str(folder))
        await press(pilot, "ctrl+s")
        current(pilot, EngagementScreen)


@pytest.mark.slow
async def test_second_window_reads_and_follows(tmp_path: Path) -> None:
    """What another window has open can be read, is followed live, and takes no changes."""
    folder = acme(tmp_path)
    with Store.open(folder) as writer:
        async with running(tmp_path, folder) as pilot:
            assert "already open in another window since" in seen_words(pilot)
            await press(pilot, "enter")
            screen = current(pilot, EngagementScreen)
            assert "read-only, follows the other window" in seen(pilot)
            from workshop.running.commands import AddDepartment  # noqa: PLC0415

            writer.do(AddDepartment(name="[/x] Audit"))
            workshop(pilot).opened.each_second()
            await to_section(pilot, "People")
            assert "[/x] Audit" in seen(pilot)
            await press(pilot, "d")
            assert not pilot.app.screen.is_modal
            assert "This window only reads" in told(pilot)
            assert "a" not in {c.key for c in screen.user_commands()}


async def test_locked_and_left_alone(tmp_path: Path) -> None:
    """Escape in the dialog stays at home."""
    folder = acme(tmp_path)
    with Store.open(folder):
        async with running(tmp_path, folder) as pilot:
            await press(pilot, "escape")
            current(pilot, HomeScreen)
            assert not workshop(pilot).has_store


def crash(folder: Path) -> None:
    """Open an engagement in a process that dies without closing it."""
    code = (
        "import os, sys; from pathlib import Path; from sessions.store.store import Store;"
        "Store.open(Path(sys.argv[1])); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=False, cwd=ROOT)


@pytest.mark.slow
async def test_run_that_did_not_close(tmp_path: Path) -> None:
    """After a crash it is said, with what is there."""
    folder = acme(tmp_path / "a", ["+ Fast help desk"])
    crash(folder)
    async with running(tmp_path, folder) as pilot:
        text = " ".join(seen(pilot).split())
        assert "did not close" in text
        assert "It had recorded no changes" in text
        await settle(pilot)
        assert pilot.app.screen.is_modal
        await press(pilot, "enter")
        current(pilot, EngagementScreen)
    async with running(tmp_path, folder) as pilot:
        assert "did not close" not in seen(pilot)


async def test_what_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    """A folder that went away is told, and the program goes on."""
    folder = acme(tmp_path)
    async with running(tmp_path) as pilot:
        shutil.rmtree(folder)
        current(pilot, HomeScreen).open_folder(folder)
        await settle(pilot)
        assert "is not an engagement" in told(pilot)
        current(pilot, HomeScreen)


async def test_hostile_names_are_shown_as_they_are(tmp_path: Path) -> None:
    """A name that looks like markup stands in the list to the letter."""
    for number, name in enumerate(HOSTILE):
        folder = acme(tmp_path / str(number))
        places.remember(tmp_path, places.Recent(folder, name, "2026-11-02T10:00", name))
    async with running(tmp_path) as pilot:
        text = seen(pilot)
        for name in HOSTILE:
            assert text.count(name) >= 2


@pytest.mark.slow
def test_first_paint_loads_no_store() -> None:
    """The home screen is there before anything that reads an engagement is loaded."""
    code = (
        "import sys, screens.app.app, screens.home.home;"
        "late = ('msgspec', 'tinydb', 'workshop.record.documents', 'sessions.store.store');"
        "print([name for name in late if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
async def test_sample_is_made_once(tmp_path: Path) -> None:
    """The key s makes the sample the first time, and opens the same one again."""
    async with running(tmp_path) as pilot:
        for _ in range(2):
            await press(pilot, "s")
            current(pilot, EngagementScreen)
            assert workshop(pilot).store.folder.name.startswith("Sample")
            assert "2 Sessions 1" in seen(pilot)  # and more
            await press(pilot, "escape")
        assert len(list(places.folders(tmp_path))) == 1
