"""Paths as people give them, on this system and on Windows, and where things are on each laptop."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sessions.library import places
from sessions.library.given_paths import as_listed, completed, dropped, given_path, in_folder
from sessions.library.places import (
    Recent,
    find,
    folders,
    home_folder,
    own_guides,
    recent,
    remember,
)
from tests import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose path has a blank, an accent and a quote."""
    made = tmp_path / "Zoë's board 100%" / "Acme"
    made.mkdir(parents=True)
    return made


def test_what_explorer_finder_and_terminals_make_of_a_path_is_understood(folder: Path) -> None:
    """Copied in quotes, dropped with backslashes or quotes, an address, with blanks around."""
    shell = str(folder).replace("'", "'\\''")
    escaped = "".join(f"\\{c}" if c in " '%" else c for c in str(folder))
    for words in (
        str(folder), f'"{folder}"', f"'{folder}'", f"'{shell}'", f"{escaped} ", f"  {folder}",
        folder.as_uri(), f'"{folder.as_uri()}"',
        folder.as_uri().replace("file://", "file://localhost"),
        folder.as_uri().replace("file://", "file:"), f"{folder}{os.sep}",
    ):  # fmt: skip
        assert given_path(words, windows=False) == folder, words


def test_a_file_that_was_dropped_is_told_by_its_whole_path(folder: Path) -> None:
    """For a settings file; what is not there, and what was typed from elsewhere, stays as it is."""
    for words in (f'"{folder}"', f"{folder.as_uri()} ", str(folder).replace(" ", "\\ ")):
        assert dropped(words, windows=False) == str(folder), words
    for words in ("logo.png", "~/logo.png", "'no such.png'", str(folder), ""):
        assert dropped(words, windows=False) == words


def test_a_folder_stands_for_the_proposed_file_in_it(folder: Path) -> None:
    """One that is there, or that a stroke at its end tells; a file is believed as it is typed."""
    wanted = folder / "swot.docx"
    for words in (str(folder), f'"{folder}"', f'"{folder}/"', folder.as_uri()):
        path = given_path(words, windows=False)
        assert in_folder(path, words, "swot.docx", windows=False) == wanted, words
    new = f"{folder}/new/"
    assert in_folder(Path(new), new, "swot.docx", windows=False) == folder / "new" / "swot.docx"
    assert in_folder(Path("C:\\new"), '"C:\\new\\"', "a.docx", windows=True).name == "a.docx"
    assert in_folder(wanted, str(wanted), "other.docx", windows=False) == wanted


def test_a_new_file_is_understood_by_its_folder(folder: Path) -> None:
    """Nothing is there yet; what is typed is believed where it could be put."""
    escaped = str(folder).replace(" ", "\\ ")
    assert given_path(f"{escaped}/new one.docx", windows=False) == folder / "new one.docx"
    assert given_path(f'"{folder}/new.docx"', windows=False) == folder / "new.docx"
    odd = folder / 'a"b\\c'
    assert given_path(str(odd), windows=False) == odd
    assert given_path('"nowhere/at all"', windows=False) == Path("nowhere/at all")
    assert given_path("  ", windows=False) == Path("  ")


def test_home_is_somebodys(tmp_path: Path) -> None:
    """`~`, in quotes too; a person that nobody knows is a name like any other."""
    home = Path.home()
    assert given_path("~") == given_path('"~"') == home
    assert given_path("~nobody-of-that-name/x") == Path("~nobody-of-that-name/x")


def test_addresses_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive, a share of another machine, and a backslash that parts names."""
    monkeypatch.setattr("sessions.library.given_paths._leads_somewhere", lambda _: False)
    typed = (
        "file:///C:/Users/x/My%20Folder", r'"C:\ws\Acme"', "file://server/share/a%20b",
        r"C:\ws\Acme ",
    )  # fmt: skip
    found = [str(given_path(words, windows=True)) for words in typed]
    folder = str(Path("C:/Users/x/My Folder"))
    assert found == [folder, r"C:\ws\Acme", r"\\server\share\a b", r"C:\ws\Acme"]


def test_paths_are_completed_whatever_the_capitals_and_signs(tmp_path: Path) -> None:
    """The very letters first; behind a quote that was copied along too."""
    for name in ("Acme", "acorn", "Beta", ".hidden"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.txt").write_text("x")
    begin = f"{tmp_path}/"
    assert completed(f"{begin}ac", files=False) == f"{begin}acorn"
    assert completed(f"{begin}Ac", files=False) == f"{begin}Acme"
    assert completed(f"{begin}BE", files=False) == f"{begin}Beta"
    assert completed(f"{begin}n", files=False) is None
    assert completed(f"{begin}n", files=True) == f"{begin}notes.txt"
    assert completed(f'"{begin}be', files=False) == f'"{begin}Beta'
    assert completed(begin, files=False) == f"{begin}Acme"
    assert completed(f"{begin}none/x", files=False) is None
    assert completed("a\x00/b", files=True) is None


def test_a_backslash_parts_names_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends with one goes on with what is in that folder."""
    (tmp_path / "ws\\").mkdir()
    (tmp_path / "ws\\" / "Acme").mkdir()
    monkeypatch.chdir(tmp_path)
    assert completed("ws\\ac", files=False, windows=True) == "ws\\Acme"
    assert completed("ws\\ac", files=False, windows=False) is None


def test_an_engagement_is_called_as_its_folder_lists_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where capitals make no difference to the system, one typed otherwise is still the same."""
    (tmp_path / "Acme" / "journal").mkdir(parents=True)
    other = tmp_path / "acme"
    assert as_listed(tmp_path / "Acme") == tmp_path / "Acme"
    assert as_listed(other) == other
    other.symlink_to("Acme")  # what a system without capitals does, but for the list
    monkeypatch.setattr(Path, "iterdir", lambda self: iter([self / "Acme"]))
    assert as_listed(other) == tmp_path / "Acme"
    assert find(tmp_path, str(other)) == find(tmp_path, "acme") == tmp_path / "Acme"


@pytest.fixture(params=["win32", "darwin"])
def laptop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A laptop whose folder for the data of programs is hidden; the place of before."""
    monkeypatch.setattr(places, "_SYSTEM", request.param)
    before = Path.home() / "hidden" / "workshop"
    monkeypatch.setattr(places, "data_folder", lambda: before)
    return before


def test_engagements_are_where_a_person_finds_them(laptop: Path) -> None:
    """On Windows and macOS beside the documents; elsewhere where programs keep their data."""
    assert home_folder(None, {}) == Path.home() / "Workshop"
    assert home_folder(None, {"WORKSHOP_FOLDER": str(laptop)}) == laptop


def test_on_linux_they_stay_where_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    """That folder is nobody's secret there."""
    monkeypatch.setattr(places, "_SYSTEM", "linux")
    assert home_folder(None, {}).name == "workshop"


def test_what_lies_in_the_place_of_before_is_still_found(laptop: Path) -> None:
    """With its number and what was counted; guides too, until there are some in the new place."""
    home = Path.home() / "Workshop"
    old = laptop / "Old board"
    (old / "journal").mkdir(parents=True)
    (laptop / "guides").mkdir()
    remember(laptop, Recent(old, "Old board", "2026-11-02T10:00", "3 sessions"))
    assert [(e.folder, e.number, e.holds) for e in recent(home)] == [(old, 1, "3 sessions")]
    assert find(home, "old") == find(home, "Old board") == old
    assert own_guides(home) == laptop / "guides"
    (home / "New" / "journal").mkdir(parents=True)
    (home / "guides").mkdir()
    remember(home, Recent(home / "New", "New", "2026-11-03T10:00", "0 sessions"))
    assert [e.folder for e in recent(home)] == [home / "New", old]
    assert list(folders(home)) == [home / "New", old]
    assert own_guides(home) == home / "guides"
    assert list(folders(laptop)) == [old]


def test_an_account_without_a_home_has_the_folder_of_the_moment(
    laptop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As that of a service: engagements are found and remembered all the same."""

    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    monkeypatch.chdir(tmp_path)
    assert home_folder(None, {}) == tmp_path / "Workshop"
    there = tmp_path / "elsewhere"
    (there / "Acme" / "journal").mkdir(parents=True)
    remember(there, Recent(there / "Acme", "Acme", "", "1 session"))
    assert [entry.holds for entry in recent(there)] == ["1 session"]
    assert not laptop.exists()


def test_nothing_asks_for_a_home_that_may_not_be_there() -> None:
    """But `own_home`, and what says by itself which folders are synced."""
    asked = {
        path.relative_to(ROOT).as_posix()
        for package in ("sessions", "screens")
        for path in (ROOT / package).rglob("*.py")
        if re.search(r"Path\.home\(\)|\.expanduser\(", path.read_text("utf-8"))
    }
    assert asked == {"sessions/library/given_paths.py", "sessions/library/sync_folders.py"}
