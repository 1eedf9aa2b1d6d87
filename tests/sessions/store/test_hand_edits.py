"""Edits by hand in the journal: shown before and after, taken over as changes, or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.database.database import EngagementDB
from sessions.journal.line_defects import EditedLine
from sessions.store.hand_edits import keep, take_over
from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import bytes_of, journals, opened
from workshop.errors import Refused

NEW = "+ Fast help desk @Dana"


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
    """The edited lines that wait for a decision."""
    return [f for f in db.defects if isinstance(f, EditedLine) and not f.harmless]


def role_of(db: EngagementDB) -> str:
    """The role of the person who was edited."""
    return next(str(p["role"]) for p in db.table("people") if p["name"] == "Dana Ortiz")


@pytest.mark.parametrize("closed_since", [False, True])
def test_an_edit_is_taken_over_as_a_change(tmp_path: Path, *, closed_since: bool) -> None:
    """Before and after are told; afterwards the record has it, and it is offered no more."""
    path = edited(tmp_path / "e", b'"role":"CFO"', b'"role":"Head of money"')
    if closed_since:
        opened(tmp_path / "e").close()
    as_edited = path.read_bytes()
    db = opened(tmp_path / "e")
    assert role_of(db) == "CFO"
    (defect,) = edits_in(db)
    assert defect.details == ("people “Dana Ortiz”, role: “CFO” → “Head of money”",)
    line = take_over(db, defect)
    assert str(line.meta["s"]).startswith(f"Took over an edit by hand ({path.name} line 4): people")
    assert (role_of(db), edits_in(db)) == ("Head of money", [])
    db.close()
    assert path.read_bytes() == as_edited
    again = opened(tmp_path / "e", read_only=True)
    assert (role_of(again), edits_in(again)) == ("Head of money", [])
    assert all(defect.harmless for defect in again.defects)


def test_what_was_before_an_edit_can_be_kept(tmp_path: Path) -> None:
    """Then it is offered no more either; the bytes stay."""
    path = edited(tmp_path / "e", b'"role":"CFO"', b'"role":"Head of money"')
    as_edited = path.read_bytes()
    db = opened(tmp_path / "e")
    keep(db, edits_in(db)[0])
    assert (role_of(db), edits_in(db)) == ("CFO", [])
    db.close()
    again = opened(tmp_path / "e", read_only=True)
    assert (role_of(again), edits_in(again)) == ("CFO", [])
    assert path.read_bytes() == as_edited


def test_later_work_on_the_same_field_is_kept(tmp_path: Path) -> None:
    """What was recorded after the edited line was made is never overruled by it."""
    edited(tmp_path / "e", b'"role":"CFO"', b'"role":"Head of money"')
    opened(tmp_path / "e").close()
    db = opened(tmp_path / "e")
    (defect,) = edits_in(db)
    number = int(defect.edits[0].key)
    db.table("people").update({"role": "Chair"}, doc_ids=[number])
    (defect,) = edits_in(db)
    with pytest.raises(Refused, match="later work changed all that was edited"):
        take_over(db, defect)
    assert role_of(db) == "Chair"
    db.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"role":"CFO"', b'"role":["C","F","O"]'),
        (b'"kind":"strength"', b'"kind":"strong"'),
    ],
)
def test_an_edit_that_makes_no_document_is_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    """It would keep the engagement from being opened."""
    edited(tmp_path / "e", old, new)
    db = opened(tmp_path / "e")
    before = bytes_of(tmp_path)
    (defect,) = edits_in(db)
    with pytest.raises(Refused, match="cannot be used"):
        take_over(db, defect)
    assert bytes_of(tmp_path) == before
    db.close()


def test_without_any_other_trace_the_whole_document_is_offered(tmp_path: Path) -> None:
    """No checkpoint knows what the line said before."""
    folder = tmp_path / "e"
    edited(folder, b'"role":"CFO"', b'"role":"Head of money"')
    (folder / "workshop.json").unlink()
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    db = opened(folder)
    (defect,) = edits_in(db)
    assert defect.details == ("people, new: “Dana Ortiz”",)
    take_over(db, defect)
    assert role_of(db) == "Head of money"
    db.close()


def test_an_edit_beside_the_documents_does_no_harm(tmp_path: Path) -> None:
    """The words about a change were edited; the documents are the same."""
    edited(tmp_path / "e", b"Added Dana Ortiz", b"Added somebody!!")
    opened(tmp_path / "e").close()
    reader = opened(tmp_path / "e", read_only=True)
    assert edits_in(reader) == []
    assert all(defect.harmless for defect in reader.defects)
