"""Lines that were edited by hand: told before and after, set aside, never part of the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb.table import Document as Row

from sessions.database.database import EngagementDB
from sessions.database.resolved_defects import ResolvedDefects, mark_of
from sessions.journal.line_defects import EditedLine
from tests.builders.acme import Acme
from tests.builders.folders import no_other_trace
from tests.sessions.disk.failing_disks import bytes_of, journals, opened, state_of

NEW = "+ Fast help desk @Dana"
ROLE = (b'"role":"CFO"', b'"role":"Head of money"')


def edited(folder: Path, old: bytes, new: bytes) -> Path:
    """An engagement in whose journal somebody replaced words with an editor; the file."""
    acme = Acme(folder)
    acme.say(NEW)
    acme.say("- Slow month-end close @Ana")
    acme.store.close()
    (path,) = journals(folder)
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))
    return path


def edits_in(db: EngagementDB) -> list[EditedLine]:
    """The edited lines."""
    return [defect for defect in db.journal.defects if isinstance(defect, EditedLine)]


def role_of(db: EngagementDB) -> str:
    """The role of the person who was edited."""
    return next(str(p["role"]) for p in db.table("people") if p["name"] == "Dana Ortiz")


def test_an_edit_is_told_and_does_not_count(tmp_path: Path) -> None:
    """Before and after, as long as it lies there; the record has what was recorded, no more."""
    path = edited(tmp_path / "e", *ROLE)
    as_edited = path.read_bytes()
    reader = opened(tmp_path / "e", read_only=True)
    (defect,) = edits_in(reader)
    assert (role_of(reader), defect.harmless) == ("CFO", False)
    assert defect.details == ("people “Dana Ortiz”, role: “CFO” → “Head of money”",)
    assert "make the change in the application" in defect.advice
    db = opened(tmp_path / "e")
    assert role_of(db) == "CFO"
    db.close()
    assert path.read_bytes() == as_edited
    (aside,) = (tmp_path / "e" / "quarantine").glob("line-*")
    assert ROLE[1] in aside.read_bytes()
    no_other_trace(tmp_path / "e")
    again = opened(tmp_path / "e", read_only=True)
    (defect,) = edits_in(again)
    assert (role_of(again), defect.harmless) == ("CFO", True)
    assert defect.details == ("people “Dana Ortiz”, role: “CFO” → “Head of money”",)
    # No line of the record was made of it.
    assert not [line for line in again.history() if ROLE[1] in line.raw]


def test_an_edit_that_makes_no_document_keeps_nothing_from_opening(tmp_path: Path) -> None:
    """It does not count, whatever it says."""
    edited(tmp_path / "e", ROLE[0], b'"role":["C","F","O"]')
    db = opened(tmp_path / "e")
    assert role_of(db) == "CFO"
    db.close()


def test_without_any_other_trace_the_whole_document_is_told(tmp_path: Path) -> None:
    """No checkpoint knows what the line said before: that is harm, and stays told as such."""
    folder = tmp_path / "e"
    edited(folder, *ROLE)
    no_other_trace(folder)
    before = bytes_of(folder)
    reader = opened(folder, read_only=True)
    (defect,) = edits_in(reader)
    assert defect.details == ("people, new: “Dana Ortiz”",)
    assert not defect.harmless
    assert bytes_of(folder) == before
    opened(folder).close()
    (defect,) = edits_in(opened(folder, read_only=True))
    assert not defect.harmless
    assert "Dana Ortiz" not in str(state_of(opened(folder, read_only=True))["people"])


def test_later_work_proves_what_was_there_before(tmp_path: Path) -> None:
    """A later record of the same document has its old state: nothing is missing."""
    folder = tmp_path / "e"
    db = opened(folder)
    db.table("people").insert(Row({"name": "Dana", "role": "CFO"}, 7))
    db.table("people").insert(Row({"name": "Ana", "role": "CTO"}, 8))
    db.table("people").update({"role": "Chair"}, doc_ids=[7])
    db.close()
    no_other_trace(folder)
    (path,) = journals(folder)
    raws = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(raws[0].replace(*ROLE) + b"".join(raws[1:]))
    reader = opened(folder, read_only=True)
    (defect,) = edits_in(reader)
    assert defect.details == ("people “Dana”, role: “CFO” → “Head of money”",)
    assert (state_of(reader)["people"][7]["role"], defect.harmless) == ("Chair", True)


def test_an_edit_beside_the_documents_does_no_harm(tmp_path: Path) -> None:
    """The words about a change were edited; the documents are the same."""
    edited(tmp_path / "e", b"Added Dana Ortiz", b"Added somebody!!")
    opened(tmp_path / "e").close()
    reader = opened(tmp_path / "e", read_only=True)
    assert all(defect.harmless for defect in reader.journal.defects)


@pytest.mark.parametrize("known", [True, False])
def test_what_was_once_decided_on_an_edit_still_counts(tmp_path: Path, *, known: bool) -> None:
    """Edits could be taken over, or not, and the record says that it was done."""
    folder = tmp_path / "e"
    edited(folder, *ROLE)
    no_other_trace(folder)
    db = opened(folder)
    (defect,) = edits_in(db)
    mark = mark_of(defect.content if known else b"another one")
    db.journal.note({"s": "Kept the record as it was", **ResolvedDefects(lines=(mark,)).meta})
    assert [each.harmless for each in edits_in(db)] == [known]
    db.close()
