"""`workshop settings`, and what the other commands take from the file.

Requirement: every setting with its value and where it is from; all problems at once with status 2;
a file is never replaced unasked; several values are set together or not at all; a broken file is
said on the error stream and holds up neither recording nor documents.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import docx
import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders import word_templates
from tests.screens.stage import acme
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.record.documents import Entry

Output = pytest.CaptureFixture[str]


@pytest.fixture
def file() -> Path:
    """The settings file of the test."""
    return Path(os.environ["WORKSHOP_SETTINGS"])


def test_a_file_is_begun_shown_changed_and_checked(capsys: Output, file: Path) -> None:
    """From nothing to three values, by the command line alone."""
    assert main(["settings", "--path"]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert main(["settings", "--check"]) == main(["settings"]) == 0
    assert "firm.name\tnot set\tusual\n" in capsys.readouterr().out
    assert main(["settings", "--init"]) == 0
    assert main(["settings", "--init"]) == 2
    assert "--force replaces it" in capsys.readouterr().err
    begun = file.read_text()
    assert (
        main(["settings", "firm.name=A = B", "keys.session.next=f3", "keys.session.back=f2"]) == 0
    )
    assert main(["settings", "--check"]) == 0
    capsys.readouterr()
    assert main(["settings", "firm.name", "keys.session.next"]) == 0
    assert capsys.readouterr().out == "A = B\nf3\n"
    assert main(["settings"]) == 0
    assert "keys.session.back\tf2\tsettings file\n" in capsys.readouterr().out
    assert main(["settings", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["firm.name"] == "A = B"
    assert data["documents.fewest_voters"] == FEWEST_VOTERS
    assert main(["settings", "--init", "--force"]) == 0
    assert file.read_text() == begun


@pytest.mark.parametrize(
    "words",
    [
        ["firm.nam"],
        ["firm.nam=x"],
        ["keys=x"],
        ["colours.theme=blue", "firm.name=x"],
        ["keys.session.next=f3"],
        ["documents.fewest_voters=four"],
    ],
)
def test_wrong_words_change_nothing(capsys: Output, file: Path, words: list[str]) -> None:
    assert main(["settings", *words]) == 2
    told = capsys.readouterr().err
    assert told
    # What is wrong with the words is told by lines of a file in which they do not stand.
    assert "  line " not in told or told.startswith("Nothing was set.")
    assert not file.exists()


def test_every_problem_is_told_at_once(capsys: Output, file: Path) -> None:
    """As lines, and as data."""
    file.write_text('[firm]\nnam = 1\n[keys]\nsession.next = "f3"\nno.such = "f9"\n')
    assert main(["settings", "--check"]) == 2
    told = capsys.readouterr().err
    assert [f"line {line}," in told for line in (2, 4, 5)] == [True] * 3
    assert main(["settings", "--check", "--json"]) == 2
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(each["line"], each["field"]) for each in problems] == [
        (2, "firm.nam"),
        (4, "keys.session.next"),
        (5, "keys.no.such"),
    ]
    assert all(set(each) == {"line", "field", "found", "allowed"} for each in problems)
    assert main(["settings", "firm.name=x"]) == 2
    assert "nam = 1" in file.read_text()


def test_commands_are_listed_with_their_keys(capsys: Output) -> None:
    assert main(["settings", "--commands", "--json"]) == 0
    listed = {each["id"]: each["key"] for each in json.loads(capsys.readouterr().out)}
    assert listed["session.next"] == "f2"
    assert "session.join" not in listed


def test_documents_and_sessions_take_what_is_set(
    capsys: Output, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The firm stands in a summary; a session at plain prompts is where sessions usually are."""
    folder = acme(Path(os.environ["WORKSHOP_FOLDER"]), ["+ Fast"])
    assert main(["settings", "firm.name=Harbour", "sessions.place=Room 3"]) == 0
    capsys.readouterr()
    assert main(["summary", "Acme", "--document", "swot", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["firm"] == "Harbour"
    begin = ["run", "Acme", "--plain", "--guide", "swot-workshop"]
    monkeypatch.setattr("sys.stdin", io.StringIO(":settings\n+ Said\n:quit\n"))
    assert main(begin) == 0
    assert "firm.name: Harbour" in capsys.readouterr().out
    file.write_text("[firm")
    monkeypatch.setattr("sys.stdin", io.StringIO("+ Said too\n:quit\n"))
    assert main([*begin, "--place", "Hall"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("+ And said\n:quit\n"))
    assert main(begin) == 0
    assert "are not taken; everything is as usual" in capsys.readouterr().err
    assert main(["summary", "Acme", "--document", "swot", "--format", "json"]) == 0
    assert "firm" not in json.loads(capsys.readouterr().out)
    with Store.open(folder, read_only=True) as store:
        places = [session.place for session in store.record.sessions()]
        said = {entry.text for entry in store.record.all(Entry)}
    assert places[1:] == ["Room 3", "Hall", ""]
    assert said == {"Fast", "Said", "Said too", "And said"}


def test_a_word_file_of_a_client_gives_the_style(
    capsys: Output, file: Path, tmp_path: Path
) -> None:
    """From the settings, or named for one document; a .dotx is told; what is none is refused."""
    folder = str(acme(tmp_path))
    letter, stencil, macros = (tmp_path / name for name in ("a.docx", "b.dotx", "c.docm"))
    letter.write_bytes(word_templates.letterhead())
    stencil.write_bytes(word_templates.stencil())
    macros.write_bytes(word_templates.with_macros())
    file.parent.mkdir(parents=True, exist_ok=True)
    words = ["summary", folder, "--document", "swot", "--force", "-o"]
    for template in (letter, stencil):
        made = tmp_path / f"{template.stem}-made.docx"
        assert main([*words, str(made), "--template", str(template)]) == 0
        head = docx.Document(str(made)).sections[0].header
        assert word_templates.LETTERHEAD in head.paragraphs[0].text
    assert "b.dotx is a template file of Word" in capsys.readouterr().err
    for wrong in (macros, tmp_path / "none.docx"):
        kept = tmp_path / "kept.docx"
        assert main([*words, str(kept), "--template", str(wrong)]) == 1
        assert not kept.exists()
        assert "Name a Word file" in capsys.readouterr().err
    assert main([*words, str(tmp_path / "a.html"), "--template", str(letter)]) == 1
    assert "goes with Word alone" in capsys.readouterr().err
    assert main(["settings", f"documents.word_template={macros}"]) == 2
    assert "macros" in capsys.readouterr().err
    assert main(["settings", f"documents.word_template={stencil}"]) == 0
    assert main(["settings", "--check"]) == 0
    assert "is a template file of Word" in capsys.readouterr().out
    by_setting = tmp_path / "d.docx"
    assert main([*words, str(by_setting)]) == 0
    assert by_setting.read_bytes() == (tmp_path / "b-made.docx").read_bytes()


def test_a_document_speaks_the_language_of_the_settings_or_its_own(
    tmp_path: Path, capsys: Output
) -> None:
    """`--language` goes before the settings; what programs read is English, and says so."""
    folder = str(acme(tmp_path / "acme"))
    assert main(["settings", "documents.language=de"]) == 0
    capsys.readouterr()
    assert main(["summary", folder, "--document", "swot"]) == 0
    assert "# SWOT-Übersicht" in capsys.readouterr().out
    assert main(["summary", folder, "--document", "swot", "--language", "fr"]) == 0
    assert "# Synthèse SWOT" in capsys.readouterr().out
    words = ["summary", folder, "--document", "actions", "--format", "csv", "--language", "de"]
    assert main(words) == 1
    assert "leave --language out" in capsys.readouterr().err
    assert main(["sessions", folder]) == 0
    assert "Sitzung" not in capsys.readouterr().out
