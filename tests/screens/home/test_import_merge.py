"""Moving engagements on the screens: import, the zip of an engagement, merging, synced places.

Requirement: all of it by keyboard; what is wrong is shown before anything is done, and nothing is
replaced or merged unasked.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.geometry import Size

from screens.dialogs.confirm import Confirm
from screens.dialogs.notes_look import NotesLookDialog
from screens.dialogs.pick import Pick
from screens.engagement.engagement import EngagementScreen
from screens.home.home import HomeScreen
from screens.home.import_merge import _listed
from sessions.library import places
from sessions.store.store import Store
from sessions.transfer.zip_writer import export
from tests.builders.laptops import Laptop, say
from tests.screens.stage import (
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
    told,
)
from tests.sessions.disk.failing_disks import bytes_of
from workshop.record.documents import Entry, Person


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """The zip of an engagement from another laptop."""
    folder = acme(tmp_path / "other", ["+ Said on the other laptop"])
    return export(folder, tmp_path).path


@pytest.mark.slow
async def test_import_a_zip(tmp_path: Path, packed: Path) -> None:
    """i, a path, Enter: the engagement is here and open."""
    async with running(tmp_path / "home") as pilot:
        await press(pilot, "i")
        fill(pilot, path=str(packed))
        await press(pilot, "ctrl+s")
        current(pilot, EngagementScreen)
        assert "was imported" in " ".join(seen(pilot).split())
    assert [path.name for path in places.folders(tmp_path / "home")] == ["Acme"]


async def test_import_what_is_not_all_right(tmp_path: Path, packed: Path) -> None:
    """What is wrong is shown; Escape leaves nothing, Enter takes the rest."""
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("guides/[red].toml", "slipped in")
    async with running(tmp_path / "home", size=NARROW) as pilot:
        for key, made in (("escape", 0), ("enter", 1)):
            await press(pilot, "i")
            fill(pilot, path=str(packed))
            await press(pilot, "ctrl+s")
            current(pilot, Confirm)
            assert "the manifest does not list it" in seen(pilot)
            assert "guides/[red].toml" in seen(pilot)
            await press(pilot, key)
            assert len(list(places.folders(tmp_path / "home"))) == made
        await press(pilot, "escape", "i")
        fill(pilot, path=str(tmp_path / "missing.zip"))
        await press(pilot, "ctrl+s")
        assert "is not there" in seen_words(pilot)


@pytest.mark.slow
async def test_the_zip_of_an_engagement(tmp_path: Path) -> None:
    """z, a path, Enter; one that is there already is replaced only when that is wanted."""
    folder = acme(tmp_path / "home", ["+ Fast help desk"])
    target = tmp_path / "kept.zip"
    async with running(tmp_path / "home", folder) as pilot:
        await press(pilot, "z")
        await settle(pilot)
        assert "One zip to keep or to move" in seen(pilot)
        fill(pilot, path=str(target))
        await press(pilot, "ctrl+s")
        assert f"Written: {target}" in told(pilot)
        first = target.read_bytes()
        target.write_bytes(b"mine")
        await press(pilot, "z")
        fill(pilot, path=str(target))
        await press(pilot, "ctrl+s")
        await press(pilot, "escape")
        assert target.read_bytes() == b"mine"
        await press(pilot, "z")
        fill(pilot, path=str(target))
        await press(pilot, "ctrl+s")
        assert "⏎ or Esc: no · ^s: yes" in seen(pilot)
        await press(pilot, "ctrl+s")
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
            await press(pilot, "ctrl+s")
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


NOTES = """\
guide: stakeholder-interview
person: Dana Ortiz | Chief Financial Officer | Finance
date: 2026-10-06 10:00

## what-works
[10:06] + Month-end close is down to four days @Dana
"""


def notes(tmp_path: Path, text: str = NOTES, name: str = "interview.txt") -> Path:
    """A notes file."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def titles(folder: Path) -> list[str]:
    """The sessions of an engagement."""
    with Store.open(folder, read_only=True) as store:
        return [session.title for session in store.record.sessions()]


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_import_notes_into_the_engagement_under_the_cursor(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """i, a path, Enter, Enter: recognised, recorded with one change, shown; undo takes it back."""
    home = tmp_path / "home"
    acme(home, name="First")
    folder = acme(home, name="Second")
    before = titles(folder)
    async with running(home, size=size) as pilot:
        await press(pilot, "down", "i")
        assert "Recognise it" in seen(pilot)
        fill(pilot, path=str(notes(tmp_path)))
        await press(pilot, "ctrl+s")
        assert "into which engagement?" in seen(pilot)
        assert "A new engagement" in seen(pilot)
        current(pilot, Pick)
        await press(pilot, "enter")
        current(pilot, NotesLookDialog)
        await press(pilot, "enter")
        screen = current(pilot, EngagementScreen)
        assert screen.store.folder == folder
        assert "Imported Stakeholder interview from notes: 1 entry." in seen(pilot)
        assert len(screen.store.record.sessions()) == len(before) + 1
        await press(pilot, "ctrl+z")
        assert len(screen.store.record.sessions()) == len(before)
    assert titles(folder) == before


@pytest.mark.slow
async def test_import_notes_into_a_new_engagement(tmp_path: Path) -> None:
    """Where there is none yet, its name is asked for at once; none is made for a wrong file."""
    home = tmp_path / "home"
    wrong = notes(tmp_path, NOTES + "## what-worxs\n- lost [red]\n", "wrong.txt")
    async with running(home, size=NARROW) as pilot:
        for key, made in (("escape", 0), ("enter", 1)):
            await press(pilot, "i")
            fill(pilot, path=str(wrong))
            await press(pilot, "ctrl+s")
            fill(pilot, name="Harbour")
            await press(pilot, "ctrl+s")
            current(pilot, NotesLookDialog)
            assert "Import notes: wrong.txt" in seen(pilot)
            assert "1 problem, with the lines below." in seen(pilot)
            assert "line 7" in seen(pilot)
            assert "Import what is right" in seen(pilot)
            await press(pilot, key)
            assert len(list(places.folders(home))) == made
        current(pilot, EngagementScreen)
        assert "Left out: line 7" in seen(pilot)
    assert titles(home / "Harbour") == ["Stakeholder interview"]


@pytest.mark.slow
async def test_every_problem_of_a_file_can_be_read(tmp_path: Path) -> None:
    """At 80x24 too: all of them by keys, each with its line; Escape writes nothing."""
    home = tmp_path / "home"
    folder = acme(home)
    bad = "".join(f"## no-such-{number}\n" for number in range(30))
    wrong = notes(tmp_path, NOTES + bad)
    before = bytes_of(folder / "journal")
    async with running(home, size=NARROW) as pilot:
        await press(pilot, "i")
        fill(pilot, path=str(wrong))
        await press(pilot, "ctrl+s", "enter")
        current(pilot, NotesLookDialog)
        assert "30 problems" in seen(pilot)
        assert "line 7:" in seen(pilot)
        assert "line 36:" not in seen(pilot)
        pages = 0
        while "line 36:" not in seen(pilot):
            pages += 1
            assert pages <= 20
            await press(pilot, "pagedown")
        await press(pilot, "home")
        assert "line 7:" in seen(pilot)
        await press(pilot, "escape")
        current(pilot, HomeScreen)
    assert bytes_of(folder / "journal") == before


async def test_what_is_not_recognised_is_asked(tmp_path: Path) -> None:
    """The kind is chosen by keys; a twin is refused with the reason and nothing is written."""
    home = tmp_path / "home"
    folder = acme(home)
    odd = notes(tmp_path, "\n" + NOTES.replace("guide:", "# a word\nguide:"), "odd.dat")
    path = notes(tmp_path, NOTES, "plain.dat")
    path.write_text("\n\n" + NOTES)
    async with running(home, size=NARROW) as pilot:
        await press(pilot, "i")
        fill(pilot, path=str(odd))
        await press(pilot, "ctrl+s")
        assert "It cannot be told what odd.dat is: choose the kind." in seen(pilot)
        fill(pilot, path=str(path))
        await press(pilot, "right")
        assert "a text file with the notes of a session" in seen(pilot)
        await press(pilot, "enter", "enter", "enter")
        current(pilot, EngagementScreen)
        await press(pilot, "escape", "i")
        fill(pilot, path=str(path))
        await press(pilot, "ctrl+s", "enter", "enter")
        assert "is here already" in told(pilot)
        current(pilot, HomeScreen)
    assert len(titles(folder)) == 2


async def test_notes_wait_for_another_window(tmp_path: Path) -> None:
    """An engagement that another window records in is not written to, and that is said."""
    home = tmp_path / "home"
    folder = acme(home)
    with Store.open(folder) as store:
        before = len(store.lines)
        async with running(home) as pilot:
            await press(pilot, "i")
            fill(pilot, path=str(notes(tmp_path)))
            await press(pilot, "ctrl+s", "enter", "enter")
            assert "Nothing was imported: Acme is already open in another window" in told(pilot)
            current(pilot, HomeScreen)
        assert len(store.lines) == before


@pytest.mark.slow
async def test_import_into_the_open_engagement(tmp_path: Path) -> None:
    """Shift+I on the engagement: into this one, refused where it only reads; undo takes it back."""
    home = tmp_path / "home"
    folder = acme(home)
    packed = export(folder, tmp_path).path
    async with running(home, folder, size=NARROW) as pilot:
        screen = current(pilot, EngagementScreen)
        record = screen.store.record
        before = [*record.sessions(), *record.all(Person), *record.live_factors()]
        await press(pilot, "I")
        fill(pilot, path=str(packed))
        await press(pilot, "ctrl+s")
        assert "Acme.zip is imported on the home screen, as engagement." in seen(pilot)
        fill(pilot, path=str(notes(tmp_path)))
        await press(pilot, "ctrl+s", "enter")
        assert "Imported Stakeholder interview from notes: 1 entry." in told(pilot)
        assert len(screen.store.record.sessions()) == 2
        await press(pilot, "ctrl+z")
        after = [*record.sessions(), *record.all(Person), *record.live_factors()]
        assert after == before
    with Store.open(folder):
        async with running(home, folder) as pilot:
            await press(pilot, "enter", "I")
            current(pilot, EngagementScreen)


@pytest.mark.parametrize(("height", "most"), [(24, 2), (26, 2), (30, 3), (40, 5)])
def test_as_many_sentences_as_there_is_room_for(height: int, most: int) -> None:
    """A fourth of what the dialog leaves, and never fewer than two; the rest is counted."""
    screen = SimpleNamespace(size=Size(100, height))
    sentences = [f"Sentence {n}" for n in range(1, 9)]
    listed = _listed(screen, sentences).splitlines()  # type: ignore[arg-type]
    assert listed[:-1] == [f"· Sentence {n}" for n in range(1, most + 1)]
    assert listed[-1] == f"… and {8 - most} more; the command line lists all."
    assert _listed(screen, sentences[:most]).count("\n") == most - 1  # type: ignore[arg-type]
