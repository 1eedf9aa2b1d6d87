"""The table of imports: every row can be used, and a file is recognised where that is certain.

Requirement: a kind of import is one row and one reader; the command line, the dialog and the manual
read the table.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from sessions.imports.into import import_into, import_into_new
from sessions.imports.registry import IMPORTS, Choices, Import, Target, recognised
from sessions.library.guides import Library
from sessions.store.store import Store
from sessions.transfer.zip_writer import export
from tests import ROOT
from tests.builders.acme import Acme
from workshop.errors import Problems, Refused
from workshop.record.documents import Session
from workshop.running.commands import BeginEngagement

NOTES = "guide: stakeholder-interview\ndate: 2026-10-06 10:00\n\n## goals\nEarn more\n"
ROW = IMPORTS["notes"]


@pytest.mark.parametrize("row", IMPORTS.values(), ids=IMPORTS)
def test_every_row_has_its_reader(row: Import) -> None:
    """The function that its target asks for, with the arguments that it is called with."""
    module = import_module(row.module)
    if row.target is Target.NEW_ENGAGEMENT:
        assert list(inspect.signature(module.make).parameters) == ["choices", "home"]
    else:
        parameters = list(inspect.signature(module.prepare).parameters)
        assert parameters == ["record", "choices", "library", "new_id"]
    assert IMPORTS[row.name] is row
    assert row.suffixes
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in row.suffixes)


def test_the_manual_names_every_import() -> None:
    """Each row stands in the table of the page on moving, with its command and its endings."""
    page = (ROOT / "docs" / "moving.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("|")]
    for row in IMPORTS.values():
        line = next((line for line in rows if f"`workshop import {row.name}`" in line), "")
        assert line, f"docs/moving.md has no row for `workshop import {row.name}`"
        assert row.title in line
        assert row.target.value in line
        assert all(f"`{suffix}`" in line for suffix in row.suffixes)


def test_a_file_is_recognised(tmp_path: Path) -> None:
    """By the ending of its name, else by what it begins with; else nothing is guessed."""
    packed = export(Acme(tmp_path / "Acme").folder, tmp_path / "a.zip").path
    unnamed = tmp_path / "packed"
    unnamed.write_bytes(packed.read_bytes())
    (tmp_path / "lines.TXT").write_text("anything")
    (tmp_path / "interview").write_text("\ufeff\n  Guide: x\n", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "letter.docx").write_bytes(packed.read_bytes())
    (tmp_path / "letter.odt").write_bytes(packed.read_bytes())
    (tmp_path / "talk.vtt").write_text("00:01.000 --> 00:02.000\nThe lift is slow.\n")
    (tmp_path / "talk.txt").write_text("Dana: The lift is slow.\nBen: It is.\n")
    (tmp_path / "board.csv").write_text("text,author,votes\nThe lift is slow,Ana,3\n")
    (tmp_path / "rows.csv").write_text("objective,year\nGrow,2028\n")
    (tmp_path / "empty").write_bytes(b"")
    found = {path: [row.name for row in recognised(path)] for path in tmp_path.iterdir()}
    assert {path.name: names for path, names in found.items()} == {
        "Acme": ["engagement"],
        "a.zip": ["engagement"],
        "packed": ["engagement"],
        "lines.TXT": ["notes"],
        "interview": ["notes"],
        "picture.png": [],
        "letter.docx": ["transcript"],
        "letter.odt": ["engagement"],
        "empty": [],
        "talk.vtt": ["transcript"],
        "talk.txt": ["transcript"],
        "board.csv": ["board"],
        "rows.csv": ["table"],
    }


def test_a_row_goes_into_an_open_engagement(tmp_path: Path) -> None:
    """One change with the sentence that was promised, which undo takes back; twice is refused."""
    path = tmp_path / "notes.txt"
    path.write_text(NOTES)
    with Acme(tmp_path / "Acme").store as store:
        before = len(store.history.changes)
        done = import_into(store, ROW, Choices(path), Library())
        assert [change.sentence for change in store.history.changes][before:] == [
            done.change.sentence
        ]
        assert store.record.entry_count(done.session_id) == 1
        with pytest.raises(Refused, match="is here already"):
            import_into(store, ROW, Choices(path), Library())
        store.undo()
        assert store.record.find(Session, done.session_id) is None


def test_nothing_is_made_for_what_cannot_be_taken(tmp_path: Path) -> None:
    """A new engagement is begun only when all is well, or a part was asked for."""
    path = tmp_path / "notes.txt"
    path.write_text(NOTES + "## what-worxs\n- lost\n")

    def begin(command: BeginEngagement) -> Store:
        return Store.begin(tmp_path / "New", command)

    command, library = BeginEngagement(name="New"), Library()
    with pytest.raises(Problems) as caught:
        import_into_new(begin, command, ROW, Choices(path), library)
    assert [problem.line for problem in caught.value.problems] == [6]
    with pytest.raises(Refused):
        import_into_new(begin, BeginEngagement(name=" "), ROW, Choices(path), library)
    assert not (tmp_path / "New").exists()
    store, done = import_into_new(begin, command, ROW, Choices(path, partial=True), library)
    with store:
        assert [problem.line for problem in done.left_out] == [6]
        assert store.record.entry_count(done.session_id) == 1
    with Store.open(tmp_path / "New", read_only=True) as again:
        assert again.record.entry_count(done.session_id) == 1
