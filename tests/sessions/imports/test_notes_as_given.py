"""Notes from where people have them: office files, pasted text, what is said beside the file."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.imports.foreign import foreign_words
from sessions.imports.notes import UnreadableNotes, prepare, read_text
from sessions.imports.notes_look import look
from sessions.imports.registry import IMPORTS, Choices
from sessions.imports.table import UnreadableTable
from sessions.library.guides import Library
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.record.ids import new_id

PROSE = "The close takes four days\nNobody owns the mail\n"
SAID = {"guide": "Stakeholder interview", "date": "6 Oct 2026, 10:00", "step": "Goals"}


def packed(*names: str, mimetype: str = "") -> bytes:
    """A zip with some parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (packed("word/document.xml"), "Word"),
        (packed("ppt/presentation.xml"), "PowerPoint"),
        (packed("xl/workbook.xml"), "Excel"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "LibreOffice"),
        (b"\xd0\xcf\x11\xe0rest", "older Word"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "Rich Text"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",  # a zip holds the time it was made
)
def test_files_of_office_programs_are_refused_as_what_they_are(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    """With what to do, and never as a matter of encodings."""
    path = tmp_path / "talk.bin"
    path.write_bytes(content)
    with pytest.raises(UnreadableNotes, match=kind) as refused:
        read_text(path)
    assert "plain text" in str(refused.value) or "copy the text" in str(refused.value)
    assert "UTF-8" not in str(refused.value)


def test_what_is_a_text_or_an_engagement_is_none_of_them() -> None:
    for content in (b"guide: x", packed("workshop.json"), b"PK\x03\x04 cut off"):
        assert foreign_words(content) == ""


def test_a_word_file_is_no_list_of_people_either(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(packed("word/document.xml"))
    with Acme(tmp_path / "Acme").store as store, pytest.raises(UnreadableTable, match="Word"):
        IMPORTS["people"].prepare(store.record, Choices(path), Library(), lambda: new_id(1, 0))


def test_a_pasted_text_is_imported_with_what_was_said_beside_it(tmp_path: Path) -> None:
    """Plain prose becomes entries of the step that was named; first it is looked at."""
    choices = Choices(Path("pasted text"), text=PROSE, options=SAID)
    with Acme(tmp_path / "Acme").store as store:
        seen = look(store.record, choices, Library())
        assert (seen.refused, seen.problems) == ("", ())
        assert [(line.step, line.text) for line in seen.lines] == [
            ("Goals", "The close takes four days"),
            ("Goals", "Nobody owns the mail"),
        ]
        assert "6 Oct 2026, 10:00: 2 entries in 1 step." in seen.sentence
        done = prepare(store.record, choices, Library(), store.moment().new_id)
        assert done.counts["new"] == 2
        store.commit(done.change)
        assert "is here already" in look(store.record, choices, Library()).refused
    assert "Say the guide" in look(store.record, choices._replace(options={}), Library()).refused


def test_the_command_line_tells_before_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--dry-run` makes nothing, `--json` has lines and problems, `--lines` is checked."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    path = tmp_path / "n.txt"
    path.write_text(PROSE + "> call them due:2027-02-30\n> ask due:31.3.2027\n")
    words = ["import", "notes", str(path), "--into", "New"]
    words += [part for name, text in SAID.items() for part in (f"--{name}", text)]
    assert main([*words, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [problem["line"] for problem in told["problems"]] == [3]
    assert any(
        note.startswith("line 4: due:31.3.2027 is read as 31 March 2027") for note in told["notes"]
    )
    assert main([*words, "--partial", "--dry-run"]) == 0
    assert "Nothing was recorded" in capsys.readouterr().out
    assert not (tmp_path / "New").exists()
    assert main([*words, "--lines", "dots"]) == 1
    assert "write signs or bullets" in capsys.readouterr().err
    assert main([*words, "--partial"]) == 0
    with Store.open(tmp_path / "New", read_only=True) as store:
        (session,) = store.record.sessions()
        assert store.record.entry_count(session.id) == 4
