"""Moving house on the screens: import, the zip of an engagement, merging, synced places.

Requirement: all of it by keyboard; what is wrong is shown before anything is done, and nothing is
replaced or merged unasked.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from screens.dialogs.confirm import Confirm
from screens.engagement.engagement import EngagementScreen
from screens.home.home import HomeScreen
from sessions.library import places
from sessions.store.store import Store
from sessions.transfer.zip_writer import export
from tests.builders.laptops import Laptop, say
from tests.screens.stage import NARROW, acme, current, fill, press, running, seen, settle, told
from workshop.record.documents import Entry


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """The zip of an engagement from another laptop."""
    folder = acme(tmp_path / "other", ["+ Said on the other laptop"])
    return export(folder, tmp_path).path


async def test_import_a_zip(tmp_path: Path, packed: Path) -> None:
    """i, a path, Enter: the engagement is here and open."""
    async with running(tmp_path / "home") as pilot:
        await press(pilot, "i")
        fill(pilot, path=str(packed))
        await press(pilot, "enter")
        current(pilot, EngagementScreen)
        assert "was imported" in told(pilot)
    assert [path.name for path in places.folders(tmp_path / "home")] == ["Acme"]


async def test_import_what_is_not_all_right(tmp_path: Path, packed: Path) -> None:
    """What is wrong is shown; Escape leaves nothing, Enter takes the rest."""
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("guides/[red].toml", "slipped in")
    async with running(tmp_path / "home", size=NARROW) as pilot:
        for key, made in (("escape", 0), ("enter", 1)):
            await press(pilot, "i")
            fill(pilot, path=str(packed))
            await press(pilot, "enter")
            current(pilot, Confirm)
            assert "the manifest does not list it" in seen(pilot)
            assert "guides/[red].toml" in seen(pilot)
            await press(pilot, key)
            assert len(list(places.folders(tmp_path / "home"))) == made
        await press(pilot, "escape", "i")
        fill(pilot, path=str(tmp_path / "missing.zip"))
        await press(pilot, "enter")
        assert "is not there" in seen(pilot)


async def test_the_zip_of_an_engagement(tmp_path: Path) -> None:
    """z, a path, Enter; one that is there already is replaced only when that is wanted."""
    folder = acme(tmp_path / "home", ["+ Fast help desk"])
    target = tmp_path / "kept.zip"
    async with running(tmp_path / "home", folder) as pilot:
        await press(pilot, "z")
        await settle(pilot)
        assert "One zip to keep or to move" in seen(pilot)
        fill(pilot, path=str(target))
        await press(pilot, "enter")
        assert f"Written: {target}" in told(pilot)
        first = target.read_bytes()
        target.write_bytes(b"mine")
        await press(pilot, "z")
        fill(pilot, path=str(target))
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert target.read_bytes() == b"mine"
        await press(pilot, "z")
        fill(pilot, path=str(target))
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert target.read_bytes() == first


async def test_merge_with_another_laptop(tmp_path: Path) -> None:
    """On an engagement, m and the other folder: both sides are shown, and made one when wanted."""
    folder = acme(tmp_path / "home")
    other = Laptop(folder, tmp_path, "other")
    other.do(say("+ Said on the other laptop"))
    Laptop(folder, tmp_path, "unused")
    with Store.open(folder) as store:
        store.do(say("+ Said here")(store.record))
    async with running(tmp_path / "home", size=NARROW) as pilot:
        for key in ("escape", "enter"):
            await press(pilot, "home", "m")
            fill(pilot, path=str(other.folder))
            await press(pilot, "enter")
            assert "S1 was given on both sides" in seen(pilot)
            assert "1 entry, 1 factor" in seen(pilot)
            assert len(list(places.folders(tmp_path / "home"))) == 1
            await press(pilot, key)
        current(pilot, EngagementScreen)
    with Store.open(tmp_path / "home" / "Acme merged", read_only=True) as store:
        texts = {entry.text for entry in store.record.all(Entry)}
        assert texts == {"Said here", "Said on the other laptop"}


async def test_a_synced_place_is_named(tmp_path: Path) -> None:
    """On the home screen, on the engagement and for a new one, with what it means."""
    home = tmp_path / "OneDrive - Acme" / "work"
    folder = acme(home)
    async with running(home) as pilot:
        await settle(pilot)
        assert "Synced by OneDrive" in seen(pilot)
        assert "on this machine" not in seen(pilot)
        await press(pilot, "n")
        assert "Synced by OneDrive" in seen(pilot)
        await press(pilot, "escape")
        current(pilot, HomeScreen)
    async with running(home, folder) as pilot:
        assert "Synced by OneDrive" in seen(pilot)
