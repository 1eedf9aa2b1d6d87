"""Where engagements are kept, and which were open last."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.disk.folder import Folder
from sessions.library.file_names import folder_name, new_folder
from sessions.library.places import (
    UNCLOSED,
    Recent,
    files_of,
    find,
    home_folder,
    recent,
    remember,
    several,
)


def an_engagement(folder: Path) -> Path:
    """A folder that looks like an engagement."""
    (folder / "journal").mkdir(parents=True)
    return folder


def test_the_place_is_chosen_by_flag_then_environment_then_custom(tmp_path: Path) -> None:
    """What is said at the start goes before what the environment says."""
    environment = {"WORKSHOP_FOLDER": str(tmp_path / "named")}
    assert home_folder(tmp_path, environment) == tmp_path
    assert home_folder(None, environment) == tmp_path / "named"
    assert home_folder(None, {}).name.casefold() == "workshop"  # by system


@given(st.text())
def test_any_name_gives_a_folder_inside(name: str) -> None:
    """What a person types is never a path."""
    folder = folder_name(name)
    assert folder
    assert Path(folder).name == folder
    assert folder not in (".", "..")


def test_a_second_engagement_of_one_name_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    """Nothing is written into a folder that is there."""
    an_engagement(tmp_path / "Acme")
    assert new_folder(tmp_path, "Acme") == tmp_path / "Acme 2"


def test_an_engagement_is_found_by_path_name_or_beginning(tmp_path: Path) -> None:
    """People name an engagement as they please."""
    folder = an_engagement(tmp_path / "Acme portal")
    assert find(tmp_path, str(folder)) == folder
    assert find(tmp_path, "Acme portal") == folder
    assert find(tmp_path, "acme") == folder


def test_an_engagement_is_found_by_the_name_on_its_screens(tmp_path: Path) -> None:
    """Its folder may be called otherwise, as that of the sample is."""
    folder = an_engagement(tmp_path / "Sample Merrowdale")
    remember(tmp_path, Recent(folder, "Merrowdale Health", "2026-11-02T10:00", ""))
    assert find(tmp_path, "merrowdale health") == folder


def test_several_of_one_name_are_all_given(tmp_path: Path) -> None:
    """None of them is meant for sure; a name that nobody has is none of several."""
    folders = [an_engagement(tmp_path / "one"), an_engagement(tmp_path / "two")]
    for folder in folders:
        remember(tmp_path, Recent(folder, "Merrowdale Health", "2026-11-02T10:00", ""))
    assert find(tmp_path, "Merrowdale Health") is None
    assert sorted(several(tmp_path, "merrowdale health ")) == folders
    assert several(tmp_path, "nobody") == several(tmp_path, "one") == several(tmp_path, " ") == []


def test_the_last_opened_comes_first(tmp_path: Path) -> None:
    """The list keeps the newest at its head, each once, and finds what it never saw."""
    for name in ("One", "Two", "Three"):
        an_engagement(tmp_path / name)
    for name in ("One", "Two", "One"):
        remember(tmp_path, Recent(tmp_path / name, name, "2026-11-02T10:00", "3 sessions"))
    assert [entry.name for entry in recent(tmp_path)] == ["One", "Two", "Three"]


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"folder": 3}]', "\x00"])
def test_a_damaged_list_is_an_empty_list(tmp_path: Path, content: str) -> None:
    """The list is a convenience; the folders themselves are looked at."""
    an_engagement(tmp_path / "One")
    (tmp_path / ".recent.json").write_text(content)
    assert [entry.name for entry in recent(tmp_path)] == ["One"]


def test_what_a_run_left_open_holds_is_not_told_from_before(tmp_path: Path) -> None:
    """Counts of its opening would be untrue after a crash; the note of the window is looked for."""
    folder = an_engagement(tmp_path / "One")
    remember(tmp_path, Recent(folder, "One", "2026-11-02T10:00:00", "no sessions yet"))
    assert recent(tmp_path)[0].holds == "no sessions yet"
    Folder(folder).owner.write_text("{}", "utf-8")
    assert recent(tmp_path)[0].holds == f"no sessions yet · {UNCLOSED}"
    (folder / "journal" / "000001-a.jsonl").write_text("{}\n", "utf-8")
    (told,) = recent(tmp_path)
    assert told.stale
    assert told.holds == UNCLOSED


def test_numbers_stay_with_their_engagements(tmp_path: Path) -> None:
    """Whichever was open last: 2 means the same one all day, and a new one takes a free number."""
    for name in ("One", "Two", "Three"):
        remember(tmp_path, Recent(an_engagement(tmp_path / name), name, "", ""))
    for name in ("One", "Three", "Two"):
        remember(tmp_path, Recent(tmp_path / name, name, "", ""))
    assert [(e.name, e.number) for e in recent(tmp_path)] == [("Two", 2), ("Three", 3), ("One", 1)]
    an_engagement(tmp_path / "Four")
    assert recent(tmp_path)[-1].number == 4
    remember(tmp_path, Recent(tmp_path / "Four", "Four", "", ""))
    assert [entry.number for entry in recent(tmp_path)] == [4, 2, 3, 1]


def test_of_more_than_nine_the_one_open_longest_ago_gives_its_number_up(tmp_path: Path) -> None:
    """All others keep theirs."""
    for n in range(1, 10):
        remember(tmp_path, Recent(an_engagement(tmp_path / f"E{n}"), f"E{n}", "", ""))
    before = {entry.name: entry.number for entry in recent(tmp_path)}
    remember(tmp_path, Recent(an_engagement(tmp_path / "New"), "New", "", ""))
    after = {entry.name: entry.number for entry in recent(tmp_path)}
    assert after == before | {"New": 1, "E1": 0}


def test_a_list_of_an_older_version_is_counted_anew(tmp_path: Path) -> None:
    """It says nothing of the files that it was counted from; its numbers are those of its order."""
    folders = [str(an_engagement(tmp_path / name)) for name in ("B", "A")]
    rows = [{"folder": f, "name": f[-1], "opened": "", "told": "0 entries"} for f in folders]
    (tmp_path / ".recent.json").write_text(json.dumps(rows))
    assert [(e.name, e.number, e.stale) for e in recent(tmp_path)] == [
        ("B", 1, True), ("A", 2, True),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [0, -1, 10, 47, 10**30, 2.0, "2", None, [2], {}])
def test_a_number_that_no_key_gives_is_none(tmp_path: Path, number: object) -> None:
    """An engagement is opened by 1 to 9; what else the list says of it is counted anew."""
    folder = an_engagement(tmp_path / "One")
    row = {"folder": str(folder), "name": "One", "opened": "", "told": "", "number": number}
    (tmp_path / ".recent.json").write_text(json.dumps([row]))
    assert [repr(entry.number) for entry in recent(tmp_path)] == ["1"]


@pytest.mark.parametrize("number", [1, 2, 9])
def test_a_number_that_a_key_gives_stays(tmp_path: Path, number: int) -> None:
    """Both ends of them."""
    folder = an_engagement(tmp_path / "One")
    row = {"folder": str(folder), "name": "One", "opened": "", "told": "", "number": number}
    (tmp_path / ".recent.json").write_text(json.dumps([row]))
    assert [entry.number for entry in recent(tmp_path)] == [number]


def test_a_folder_that_cannot_be_entered_blocks_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's folder, `lost+found`, or a disk that does not answer, beside engagements."""
    good, gone = an_engagement(tmp_path / "Good"), an_engagement(tmp_path / "Gone")
    (tmp_path / "lost+found").mkdir()
    remember(tmp_path, Recent(gone, "Gone", "2026-11-02T10:00:00+00:00", "1 interview"))
    whole = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if {"lost+found", "Gone"} & set(
            path.relative_to(tmp_path).parts[:1]
        ) and path.parent != tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return whole(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    listed = {entry.name: entry.holds for entry in recent(tmp_path)}
    assert listed == {"Gone": "cannot be entered now: Permission denied", "Good": ""}
    assert find(tmp_path, "goo") == good
    assert find(tmp_path, "~nobody-of-that-name/x") is None


def test_the_list_of_engagements_is_its_owners_alone(tmp_path: Path) -> None:
    """Their names tell who is advised; a list of an older version is closed too."""
    (tmp_path / ".recent.json").write_text("[]")
    (tmp_path / ".recent.json").chmod(0o644)
    remember(tmp_path, Recent(an_engagement(tmp_path / "Acme"), "Acme", "", ""))
    assert (tmp_path / ".recent.json").stat().st_mode & 0o077 == 0
    assert [entry.name for entry in recent(tmp_path)] == ["Acme"]


@pytest.mark.parametrize("name", ["0.jsonl", "~.jsonl"])
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path, name: str) -> None:
    """Before the files of the record, and behind the last one, whose end is read."""
    folder = an_engagement(tmp_path / "Acme")
    (folder / "journal" / "1.jsonl").write_bytes(b"{}\n")
    before = files_of(folder)
    os.mkfifo(folder / "journal" / name)
    assert files_of(folder) not in ("", before)
