"""Files that are none, are too large, or cannot be read: the same at every door, in a sentence.

Requirement: what cannot be read is told by its name with what to do; up to the greatest size a file
is read, and none beyond it, however small it would unfold to.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from screens.cli.main import main
from sessions.errors import SessionsError
from sessions.imports import method_input, notes, spreadsheet, table, transcript_file
from sessions.imports.registry import IMPORTS, Choices, Import
from sessions.imports.spreadsheet import OLD_OPENING, read_spreadsheet
from sessions.imports.transcripts import word_file
from sessions.imports.transcripts.word_file import word_text
from sessions.verify.reading import read as reading
from tests.builders.spreadsheets import xlsx
from tests.builders.zips import zip_of
from workshop.errors import Problems, WorkshopError
from workshop.methods import named

SHEET = named("kendall-w").sheet
SAID = b"Ada: we wait\n\nBo: so do we\n"


def _table(path: Path) -> object:
    return table.read_file(Choices(path), path.name, "")


def _verified(path: Path) -> object:
    return reading.read(path)


DOORS: dict[str, tuple[Callable[[Path], object], ModuleType, str, bytes]] = {
    "table": (_table, table, "GREATEST_SIZE", b"a,b\n1,2\n"),
    "transcript": (transcript_file.read_transcript, transcript_file, "GREATEST_SIZE", SAID),
    "notes": (notes.read_text, notes, "GREATEST_SIZE", b"+ Fast close\n"),
    "method": (
        lambda path: method_input.read_input(path, SHEET), method_input, "GREATEST_SIZE",
        b"who,a,b\nAna,1,2\nBo,2,1\n",
    ),
    "verify": (_verified, reading, "GREATEST", b"<!doctype html><p>Text</p>"),
}  # fmt: skip
"""How a file is read, in which module its greatest size stands, and one that is read."""


@pytest.mark.parametrize("door", DOORS)
def test_a_file_is_read_up_to_its_greatest_size(
    door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte; one byte more is refused by its name, with the size."""
    read, module, limit, content = DOORS[door]
    path = tmp_path / "given.txt"
    path.write_bytes(content)
    monkeypatch.setattr(module, limit, len(content))
    assert read(path)
    monkeypatch.setattr(module, limit, len(content) - 1)
    with pytest.raises((SessionsError, Problems), match=r"given\.txt is larger than"):
        read(path)


@pytest.mark.parametrize("door", DOORS)
def test_what_is_no_file_is_told_by_its_name(door: str, tmp_path: Path) -> None:
    """A folder, nothing of that name, and a file that may not be read."""
    read, *_, content = DOORS[door]
    (tmp_path / "box").mkdir()
    with pytest.raises((SessionsError, WorkshopError), match="box") as told:
        read(tmp_path / "box")
    assert str(told.value).endswith(".")
    assert "a folder" in str(told.value)
    with pytest.raises((SessionsError, WorkshopError), match=r"none\.txt"):
        read(tmp_path / "none.txt")
    if sys.platform == "win32":
        return

    class Closed(type(tmp_path)):  # type: ignore[misc]
        def open(self, *_: object, **__: object) -> object:
            raise PermissionError(13, "denied")

    path = Closed(tmp_path / "closed.txt")
    Path(path).write_bytes(content)
    with pytest.raises((SessionsError, WorkshopError), match="you have no permission there"):
        read(path)


@pytest.mark.parametrize(
    ("read", "content", "why"),
    [
        (read_spreadsheet, OLD_OPENING + b"x", "an old .xls, or has a password"),
        (read_spreadsheet, b"PK\x03\x04", "no spreadsheet that can be read"),
        (read_spreadsheet, zip_of({"a.txt": b"x"}), "no spreadsheet that can be read"),
        (word_text, b"PK\x03\x04", "this Word file is damaged; save it again"),
        (word_text, zip_of({"a.txt": b"x"}), "this is no Word file; save the transcript as"),
        (word_text, zip_of({"word/document.xml": b"<a"}), "this Word file cannot be read"),
        (word_text, xlsx({"A": [["a"]]}), "this is no Word file"),
    ],
)
def test_what_is_no_such_file_says_how_to_save_it(
    read: Callable[[bytes, str], object], content: bytes, why: str
) -> None:
    """Old, damaged, empty, or of another program; the message names the file."""
    with pytest.raises(Problems, match=why) as told:
        read(content, "given")
    assert "given" in str(told.value)


def test_files_that_unfold_to_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the sum of their parts, to the byte, and by how many parts there are."""
    content = xlsx({"A": [["a", "b"]]})
    count = len(zipfile.ZipFile(io.BytesIO(content)).infolist())
    monkeypatch.setattr(spreadsheet, "_PARTS", count)
    assert read_spreadsheet(content, "given")[0][0].cells == ("a", "b")
    monkeypatch.setattr(spreadsheet, "_PARTS", count - 1)
    with pytest.raises(Problems, match="far larger than a table"):
        read_spreadsheet(content, "given")
    parts = zip_of({"word/document.xml": b"<a/>", "x": b"123456"})
    monkeypatch.setattr(word_file, "GREATEST_TEXT", 10)
    with pytest.raises(Problems, match="cannot be read"):
        word_text(parts, "given")
    monkeypatch.setattr(word_file, "GREATEST_TEXT", 9)
    with pytest.raises(Problems, match="too large to be a transcript; split it"):
        word_text(parts, "given")


def test_a_transcript_may_have_so_many_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """And none more; without any, it is said what is read."""
    monkeypatch.setattr(transcript_file, "MOST_CUES", 2)
    assert len(transcript_file.spoken_in(SAID, "talk.txt").cues) == 2
    monkeypatch.setattr(transcript_file, "MOST_CUES", 1)
    with pytest.raises(SessionsError, match=r"talk\.txt has more than 1 turns. Split it."):
        transcript_file.spoken_in(SAID, "talk.txt")
    with pytest.raises(SessionsError, match=r"Nobody speaks in talk\.txt: no times"):
        transcript_file.spoken_in(b"words\n", "talk.txt")
    with pytest.raises(Problems, match="only a spreadsheet has sheets; leave --sheet out"):
        table.read_file(Choices(Path(__file__)), "given", "Sheet")


@pytest.mark.parametrize("row", [each for each in IMPORTS.values() if each.counted])
@pytest.mark.parametrize("given", [".", "folder", "old.doc", "bytes.txt"])
def test_what_cannot_be_read_has_the_status_of_wrong_input(
    row: Import,
    given: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every import ends with the status of its row and names the file, also a folder as `.`."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    work = tmp_path / "work"
    (work / "folder").mkdir(parents=True)
    (work / "old.doc").write_bytes(OLD_OPENING + bytes(600))
    (work / "bytes.txt").write_bytes(bytes(range(256)))
    monkeypatch.chdir(work)
    first = ["objectives" for option in row.options if option.first]
    words = ["import", row.name, *first, given, "--into", "Acme", "--json"]
    assert main(words) == row.wrong
    told = capsys.readouterr()
    assert given in told.err or json.loads(told.out)["problems"]
    assert not (tmp_path / "place" / "Acme").exists()
