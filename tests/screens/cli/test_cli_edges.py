"""The command line at its edges: other encodings, closed streams, damage, empty names.

Requirement: what is written is right or it is said that it is not; never a traceback, and no
report of a fault for what is none.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.exports.registry import REPORTS
from sessions.library.places import find
from sessions.store.store import Store
from tests import ROOT
from tests.screens.cli.test_cli import NOTES
from workshop.report.document_names import DOCUMENTS

Output = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with one engagement of one session, with names beyond ASCII."""
    place = tmp_path / "place"
    monkeypatch.setenv("WORKSHOP_FOLDER", str(place))
    (tmp_path / "notes.txt").write_text(NOTES.replace("Month-end", "“Łoś” 漢字"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["import", "notes", "notes.txt", "--into", "Acme"]) == 0
    return place


def program(command: str, home: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `$W` is the program."""
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "WORKSHOP_FOLDER": str(home)}
    env |= {"W": f"{sys.executable} -m screens"} | environment
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, cwd=ROOT, env=env
    )


@pytest.mark.slow
def test_notes_are_utf_8_whatever_the_terminal_reads(home: Path, tmp_path: Path) -> None:
    """The same bytes to the output as to a file."""
    out = tmp_path / "out.txt"
    assert main(["export", "notes", "Acme", "--session", "1", "-o", str(out)]) == 0
    shown = program("$W export notes Acme --session 1", home, PYTHONIOENCODING="latin-1")
    assert (shown.returncode, shown.stdout) == (0, out.read_bytes())
    assert "“Łoś” 漢字".encode() in shown.stdout


@pytest.mark.slow
def test_data_is_utf_8_whatever_the_terminal_reads(home: Path, tmp_path: Path) -> None:
    """Of commands too that write it as text."""
    assert main(["import", "notes", "notes.txt", "--into", "Öko 漢字"]) == 0
    document = tmp_path / "swot.docx"
    assert main(["summary", "Öko", "--document", "swot", "-o", str(document)]) == 0
    made = tmp_path / "pack"
    for words in (
        f"verify {document} --json",
        f"pack Öko {made} --profile archive --formats md --json",
    ):
        shown = program(f"$W {words}", home, PYTHONIOENCODING="latin-1")
        assert shown.returncode == 0, shown.stderr
        assert "Öko 漢字" in json.dumps(json.loads(shown.stdout.decode()), ensure_ascii=False)


def test_a_missing_folder_is_told_of_every_file(home: Path, capsys: Output) -> None:
    """No journal is spoken of where none is written."""
    told = "the folder nodir does not exist; make it, or choose another place."
    for words in (["export", "notes", "Acme", "--session", "1"], ["summary", "Acme", "--document"]):
        more = ["swot"] if words[0] == "summary" else []
        assert main([*words, *more, "-o", "nodir/x.md"]) == 1
        assert told in capsys.readouterr().err


def test_a_suffix_that_is_no_format_is_refused(home: Path, tmp_path: Path, capsys: Output) -> None:
    """Unless the format is said; where both are, what was said counts."""
    words = ["summary", "Acme", "--document", "swot", "-o"]
    assert main([*words, "x.odt"]) == 2
    told = capsys.readouterr().err
    assert "No summary is written as .odt. End the name of the file in .md, .html, .docx" in told
    assert not (tmp_path / "x.odt").exists()
    assert main([*words, "x.odt", "--format", "md"]) == 0
    assert (tmp_path / "x.odt").read_text("utf-8").startswith("# ")
    assert main([*words, "x.html", "--format", "json"]) == 0
    assert (tmp_path / "x.html").read_bytes()[:1] == b"{"
    assert main([*words, "plain"]) == main([*words, "x.MD"]) == 0


def test_damage_is_told_whenever_an_engagement_is_opened(
    home: Path, tmp_path: Path, capsys: Output
) -> None:
    """A line for each defect; a summary of what is left is no success."""
    journal = max((home / "Acme" / "journal").iterdir(), key=lambda path: path.stat().st_size)
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"a", b"b", 1)
    journal.write_bytes(b"".join(lines))
    for cached in (home / "Acme").glob("checkpoint*"):
        cached.unlink()
    capsys.readouterr()
    with Store.open(home / "Acme", read_only=True) as store:
        harm = [each.sentence for each in store.database.journal.defects if not each.harmless]
    assert harm
    assert main(["sessions", "Acme"]) == 0
    assert capsys.readouterr().err.splitlines()[: len(harm)] == harm
    out = tmp_path / "swot.md"
    assert main(["summary", "Acme", "--document", "swot", "-o", str(out)]) == 1
    last = "The record is damaged: this summary is of what could be read. See `workshop doctor`."
    told = capsys.readouterr().err.splitlines()
    assert [line for line in told if not line.startswith("Read before sending: ")] == [*harm, last]
    assert out.stat().st_size > 100


COMMANDS = (
    "--version",
    "list",
    "summary Acme --document swot",
    "sessions Acme",
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "closed"),
    [
        *((words, ">&- 2>&-") for words in COMMANDS),
        ("list", ">&-"),
        ("list", "<&- >&- 2>&-"),
        ("summary Acme --document swot -o OUT", ">&- 2>&-"),
        ("summary Acme --document swot -o OUT", "<&- >&- 2>&-"),
    ],
)
def test_closed_streams_are_no_fault(home: Path, tmp_path: Path, words: str, closed: str) -> None:
    """Nothing is shown, and no file gets the number of a stream."""
    out = tmp_path / "swot.md"
    done = program(f"$W {words.replace('OUT', str(out))} {closed}", home)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert not (home / "reports").exists()
    if "OUT" in words:
        assert main(["summary", "Acme", "--document", "swot", "-o", str(tmp_path / "2.md")]) == 0
        assert out.read_bytes() == (tmp_path / "2.md").read_bytes()


@pytest.mark.slow
def test_the_sample_is_exported_whole_where_nothing_can_be_said(tmp_path: Path) -> None:
    """Every document, format and edition, and nothing left in the place of engagements."""
    place, out = tmp_path / "place", tmp_path / "out"
    done = program(f"$W demo --export {out} <&- >&- 2>&-", place)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    names = {path.name for path in out.iterdir()}
    for kind in (name for name, known in DOCUMENTS.items() if not known.of_register):
        written = {Path(name).suffix for name in names if name.startswith(f"{kind}-")}
        forms = (each for each in REPORTS.values() if each.holds(kind) and not each.extra)
        assert written == {each.suffix for each in forms}, kind
    assert sum("-shareable." in name for name in names) * 2 == len(names)
    assert {"swot-shareable.docx", "session-03-finance-restricted.html"} <= names
    assert not place.exists()


def test_a_report_of_a_fault_goes_where_the_folder_is(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--folder` counts before the environment."""

    def broken(_: object) -> int:
        raise KeyError("a secret answer")

    monkeypatch.setattr("screens.cli.commands.start.all_engagements.listing", broken)
    assert main(["--folder", str(tmp_path / "there"), "list"]) == 1
    (report,) = (tmp_path / "there" / "reports").iterdir()
    assert str(report) in capsys.readouterr().err


@pytest.mark.parametrize("named", ["", " ", "/", "///", ".", "..", "?"])
def test_no_name_names_no_engagement(tmp_path: Path, capsys: Output, named: str) -> None:
    """Not even one that is called what folders without a name are called."""
    assert main(["--folder", str(tmp_path), "new", "Engagement"]) == 0
    assert find(tmp_path, named) is None
    assert main(["--folder", str(tmp_path), "sessions", named]) == 1
    assert "There is no engagement" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["demo", "--export", ""], ["--folder", "", "list"]])
def test_an_empty_path_is_not_understood(capsys: Output, words: list[str]) -> None:
    """It would be the folder one is in."""
    assert main(words) == 2
    assert "the name is empty" in capsys.readouterr().err


@pytest.mark.slow
def test_names_are_kept_where_the_locale_knows_no_utf_8(tmp_path: Path) -> None:
    """The name in the record, and the folder that is called the same."""
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = program("$W new é漢字 --purpose ß && $W sessions é漢字 && $W list", tmp_path, **plain)
    assert (done.returncode, b"There are no sessions yet" in done.stderr) == (0, True)
    with Store.open(tmp_path / "é漢字", read_only=True) as store:
        assert store.record.engagement.name == "é漢字"
        assert store.record.engagement.purpose == "ß"


def test_what_was_said_has_left_before_the_program_says_it_is_done(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that went away is noticed here, while there is still somebody to handle it."""

    class Buffered(io.StringIO):
        """A stream that keeps what is written until it is told to hand it on."""

        flushed = ""

        def flush(self) -> None:
            """Hand it on."""
            self.flushed = self.getvalue()

    stream = Buffered()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["guides", "list"]) == 0
    assert stream.flushed == stream.getvalue() != ""


@pytest.mark.parametrize("words", [["new", "  "], ["import", "notes", "notes.txt", "--into", "  "]])
def test_an_engagement_without_a_name_leaves_no_folder(
    home: Path, capsys: Output, words: list[str]
) -> None:
    """A name of blanks is refused before anything is made."""
    before = sorted(home.iterdir())
    assert main(words) == 1
    assert "Give the engagement a name." in capsys.readouterr().err
    assert sorted(home.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["swot", "--format", "csv"], "SWOT summary does not go as CSV. It goes as Markdown, "),
        (["deadlines", "--format", "pptx"], "Deadlines does not go as Slides. It goes as "),
        (["actions", "--format", "form"], "A form goes with `--edition own` alone."),
        (["session", "--format", "notes"], "Choose the restricted edition, or another format."),
        (["swot", "-o", "a.odt"], "End the name of the file in .md, .html, "),
    ],
)
def test_a_form_that_a_document_does_not_have_is_a_wrong_call(
    home: Path, capsys: Output, words: list[str], told: str
) -> None:
    """Exit 2 and a sentence with the forms that it has; nothing on the output, no file."""
    assert main(["summary", "Acme", "--document", *words]) == 2
    shown = capsys.readouterr()
    assert told in shown.err
    assert not shown.out
    assert not Path("a.odt").exists()


def test_a_name_that_several_have_is_told_as_that(tmp_path: Path, capsys: Output) -> None:
    """With the folders, of which one is to be given."""
    assert main(["--folder", str(tmp_path), "new", "Engagement one"]) == 0
    assert main(["--folder", str(tmp_path), "new", "Engagement two"]) == 0
    capsys.readouterr()
    assert main(["--folder", str(tmp_path), "sessions", "engagement"]) == 1
    told = capsys.readouterr().err
    assert "Several engagements go by “engagement”" in told
    assert str(tmp_path / "Engagement one") in told
    assert "Give the folder of one." in told
