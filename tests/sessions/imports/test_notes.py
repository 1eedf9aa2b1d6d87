"""Notes files are imported whole or not at all.

Requirement: nothing is imported until a file is clean or a part is asked for; an import is one
line of the journal; people who are known are used again; unreadable files say why.
"""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from sessions.exports.errors import ExportError
from sessions.exports.notes import export_notes
from sessions.imports.notes import LocalZone, UnreadableNotes, import_notes, read_text
from sessions.library.guides import Library
from sessions.store.store import Store
from workshop.errors import Problems
from workshop.notes import write_notes
from workshop.record.documents import Department, Person, Session
from workshop.running.commands import BeginEngagement

NOTES = """\
guide: stakeholder-interview
person: Dana Ortiz | Chief Financial Officer | Finance
date: 2026-10-06 10:00
closed: 2026-10-06 11:02

## what-works
% minutes: 6.5
[10:06] + Month-end close is down to four days #people @Dana
[10:07] - The rest is not
"""
WRONG = NOTES + "\n## what-worxs\n- lost\n\n## goals\n[10:30] @Dana\n[10:31] Earn @Dana\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty engagement."""
    return Store.begin(tmp_path / "Acme", BeginEngagement(name="Acme"))


def file(tmp_path: Path, content: str | bytes) -> Path:
    """A notes file."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_an_import_is_one_change_that_can_be_undone(store: Store, tmp_path: Path) -> None:
    """History tells it in one sentence; undo takes all of it back."""
    before = len(store.history.changes)
    result = import_notes(store, file(tmp_path, NOTES), Library(), zone=UTC)
    assert result.sentence == "Imported Stakeholder interview from notes: 2 entries"
    assert [told.sentence for told in store.history.changes][before:] == [result.sentence]
    assert store.record.entry_count(result.session_id) == 2
    store.undo()
    assert not any(store.record.all(Session))
    assert not any(store.record.all(Person))
    store.close()


@pytest.mark.parametrize("content", [NOTES, NOTES.replace("\n", "\r\n"), "\ufeff" + NOTES])
def test_files_of_every_editor_are_read(store: Store, tmp_path: Path, content: str) -> None:
    """Byte order marks and line ends of other systems make no difference."""
    result = import_notes(store, file(tmp_path, content), Library(), zone=UTC)
    text = write_notes(store.record, result.session_id)
    assert "[10:06] + Month-end close is down to four days @Dana.Ortiz #people" in text
    store.close()


def test_nothing_is_imported_while_anything_is_wrong(store: Store, tmp_path: Path) -> None:
    """Problems of the text and of the names in it come together, by line."""
    documents = list(store.record.documents())
    with pytest.raises(Problems) as caught:
        import_notes(store, file(tmp_path, WRONG), Library(), zone=UTC)
    assert [problem.line for problem in caught.value.problems] == [11, 15]
    assert list(store.record.documents()) == documents
    store.close()


def test_what_is_right_is_imported_when_asked(store: Store, tmp_path: Path) -> None:
    """What was left out is listed."""
    result = import_notes(store, file(tmp_path, WRONG), Library(), partial=True, zone=UTC)
    assert [problem.line for problem in result.left_out] == [11, 15]
    texts = [entry.text for entry in store.record.entries_of(result.session_id)]
    assert texts == ["Month-end close is down to four days", "The rest is not", "Earn"]
    store.close()


def test_a_session_goes_into_another_engagement_and_stays_the_same(
    store: Store, tmp_path: Path
) -> None:
    """Export, import elsewhere, export: the same file; both survive opening again."""
    first = import_notes(store, file(tmp_path, NOTES), Library(), zone=UTC).session_id
    path = tmp_path / "out.txt"
    export_notes(store.record, first, path)
    with Store.begin(tmp_path / "Other", BeginEngagement(name="Other")) as other:
        second = import_notes(other, path, Library()).session_id
    with Store.open(tmp_path / "Other") as other:
        assert write_notes(other.record, second) == path.read_text("utf-8")
        assert [d.name for d in other.record.all(Department)] == ["Finance"]
    store.close()


def test_a_guide_that_the_library_lost_is_found_in_the_engagement(
    store: Store, tmp_path: Path
) -> None:
    """A session of this engagement ran it once."""
    own = tmp_path / "guides"
    Library().copy("stakeholder-interview", own / "mine.toml")
    notes = NOTES.replace("stakeholder-interview", "mine")
    import_notes(store, file(tmp_path, notes), Library(own=own), zone=UTC)
    later = file(tmp_path, notes.replace("10-06 1", "10-07 1"))
    assert import_notes(store, later, Library(), zone=UTC).entries == 2
    store.close()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfeg\x00", "not in UTF-8"), ("ä".encode("latin-1"), "as line 1 shows")],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableNotes, match=words):
        read_text(file(tmp_path, content))


def test_missing_files_and_folders_are_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every failure is a sentence that says what to do."""
    with pytest.raises(UnreadableNotes, match="There is no file"):
        read_text(tmp_path / "none")
    with pytest.raises(UnreadableNotes, match="is a folder"):
        read_text(tmp_path)
    monkeypatch.setattr("sessions.imports.notes.GREATEST_SIZE", 3)
    with pytest.raises(UnreadableNotes, match="larger than 3 bytes"):
        read_text(file(tmp_path, "12345"))
    session = import_session(store)
    with pytest.raises(ExportError, match="Cannot write"):
        export_notes(store.record, session, tmp_path / "none" / "x.txt")
    store.close()


def import_session(store: Store) -> str:
    """A session in the engagement."""
    path = store.folder.parent / "two.txt"
    path.write_text("guide: stakeholder-interview\ndate: 2026-10-06")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sessions.imports.notes.GREATEST_SIZE", 1000)
        return import_notes(store, path, Library()).session_id


def test_local_time_is_this_machines(tmp_path: Path) -> None:
    """Times without an offset are meant where the machine is."""
    zone = LocalZone()
    with Store.begin(tmp_path / "Acme", BeginEngagement(name="Acme")) as store:
        result = import_notes(store, file(tmp_path, NOTES), Library())
        started = store.record.get(Session, result.session_id).started
    assert started.utcoffset() == started.replace(tzinfo=zone).utcoffset()
    assert (zone.dst(None), zone.tzname(None)) == (None, "local")
