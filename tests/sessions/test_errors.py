"""What the disk refused, in words.

Requirement: the sentence says what to do, of the file at hand; only a change that could not be
recorded is told of the journal.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sessions.errors import NotRecorded, cause_of
from sessions.exports.errors import ExportError
from sessions.exports.notes import export_notes
from sessions.library.guide_files import NotCopied
from sessions.library.guides import Library
from tests.builders.record import Building, interview


def refusal(number: int, path: Path | None = None) -> OSError:
    """What a disk call raises."""
    return OSError(number, os.strerror(number), *([str(path)] if path else []))


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ESTALE, errno.EROFS, errno.EIO])
def test_only_what_is_not_recorded_is_told_of_the_journal(number: int) -> None:
    """A report or a guide has none."""
    assert "journal" not in cause_of(refusal(number))
    assert "copy the folder" not in cause_of(refusal(number))
    told = str(NotRecorded.because(refusal(number)))
    assert told.startswith("Not recorded: ")
    assert told != f"Not recorded: {cause_of(refusal(number))}"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """Whether the problem knows the file or the caller does."""
    file = tmp_path / "nodir" / "x"
    told = f"the folder {file.parent} does not exist; make it, or choose another place."
    assert cause_of(refusal(errno.ENOENT), file) == told
    assert cause_of(refusal(errno.ENOENT, file)) == told
    assert "does not exist" not in cause_of(refusal(errno.ENOENT, tmp_path / "x"))


def test_notes_and_guides_tell_of_their_own_place(tmp_path: Path) -> None:
    """The folder that is missing, or in the way."""
    room = Building()
    talk = room.start(interview(), room.person("Ana"))
    with pytest.raises(ExportError, match="nodir does not exist; make it"):
        export_notes(room.record, talk, tmp_path / "nodir" / "notes.txt")
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="file is not a folder; choose another place"):
        export_notes(room.record, talk, tmp_path / "file" / "notes.txt")
    with pytest.raises(NotCopied, match="not a folder"):
        Library().copy("swot-workshop", tmp_path / "file" / "deeper" / "mine.toml")


def by_windows(number: int, winerror: int, path: Path) -> OSError:
    """What a disk call raises on Windows."""
    problem = refusal(number, path)
    problem.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    return problem


@pytest.mark.parametrize(
    ("number", "winerror", "at", "told"),
    [
        (errno.EACCES, 5, "", "it is a folder"),
        (errno.EACCES, 5, "there", "another program has it open, or you may not change it. Close"),
        (errno.EACCES, 5, "not-there", "you have no permission there"),
        (errno.EACCES, 32, "there", "another program has it open. Close it in the other program"),
        (errno.EACCES, 33, "there", "another program has it open"),
        (errno.ENOENT, 3, "there/deeper/x", "{home}/there is not a folder"),
        (errno.ENOENT, 3, "nodir/x", "the folder {home}/nodir does not exist"),
        (errno.ENOENT, 2, "not-there", "there is nothing of that name"),
        (errno.EINVAL, 1295, "there", "your share of the disk is used up"),
        (errno.EINVAL, 39, "there", "the disk is full"),
        (errno.ENOENT, 206, "there", "the name is too long"),
        (errno.EINVAL, 123, "What next?", "Windows takes no such name"),
        (errno.EINVAL, 267, "there/x", "{home}/there is not a folder"),
    ],
)
def test_one_error_of_windows_for_several_things_is_looked_into(
    number: int, winerror: int, at: str, told: str, tmp_path: Path
) -> None:
    """A folder, a document that Word has open, a file in the place of a folder, a full share."""
    (tmp_path / "there").write_text("x")
    path = tmp_path / at
    expected = told.replace("/", os.sep).format(home=tmp_path)
    assert cause_of(by_windows(number, winerror, path), path).startswith(expected)
    assert cause_of(by_windows(number, winerror, path)).startswith(expected)


def test_what_the_c_runtime_of_windows_refuses_is_looked_into_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked to open files, and tells no number of Windows."""
    monkeypatch.setattr("sessions.errors._WINDOWS", True)
    (tmp_path / "there").write_text("x")
    assert cause_of(refusal(errno.EACCES, tmp_path)).startswith("it is a folder")
    assert cause_of(refusal(errno.EACCES, tmp_path / "there")).startswith("another program has it")
    assert cause_of(refusal(errno.EACCES, tmp_path / "no")).startswith("you have no permission")
    below = refusal(errno.ENOENT, tmp_path / "there" / "x")
    assert cause_of(below).startswith(f"{tmp_path / 'there'} is not a folder")


def test_a_journal_that_another_program_holds_is_no_matter_of_permissions(tmp_path: Path) -> None:
    """A virus scanner lets go of it again."""
    told = str(NotRecorded.because(by_windows(errno.EACCES, 32, tmp_path)))
    assert told == "Not recorded: another program has the journal file open. Try again."


@pytest.mark.parametrize(
    ("number", "elsewhere", "not_recorded"),
    [
        (errno.ENOSPC, "the disk is full. Make room", "the disk is full. Make room"),
        (errno.EDQUOT, "your share of the disk is used up", "your share of the disk is used up"),
        (errno.EROFS, "the disk can only be read. Choose", "the disk can only be read. Check"),
        (errno.EACCES, "you have no permission there", "this folder may not be written to"),
        (errno.EPERM, "you have no permission there", "this folder may not be written to"),
        (errno.ENAMETOOLONG, "the name is too long. Choose a shorter one", ""),
        (errno.EISDIR, "it is a folder. Add a file name", ""),
        (errno.EIO, "the disk refused (Input/output error)", ""),
    ],
)
def test_each_refusal_says_what_to_do(number: int, elsewhere: str, not_recorded: str) -> None:
    """In words of its own, of the file at hand and of the journal; else in those of the system."""
    assert cause_of(refusal(number)).startswith(elsewhere)
    assert str(NotRecorded.because(refusal(number))).startswith(f"Not recorded: {not_recorded}")
