"""The command line.

Requirement: every capability without the full-screen application; 0 for done, 1 for what cannot be
done, told in a sentence, 2 for words that are not understood; never a traceback.
"""

from __future__ import annotations

import argparse
import inspect
import io
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from screens.cli.arguments import parser
from screens.cli.main import main
from sessions.exports.registry import REPORTS
from sessions.store.store import Store
from tests import ROOT
from workshop import __version__
from workshop.record.documents import Person
from workshop.report.document_names import DOCUMENTS

NOTES = """\
guide: stakeholder-interview
person: Dana [red]x[/] | CFO | Finance
date: 2026-10-06 10:00

## what-works
[10:06] + Month-end close is down to four days @Dana
[10:07] - [@click=app.quit]q[/] =HYPERLINK(1) <script>
"""

Output = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with one engagement of one session."""
    place = tmp_path / "place"
    monkeypatch.setenv("WORKSHOP_FOLDER", str(place))
    (tmp_path / "notes.txt").write_text(NOTES)
    monkeypatch.chdir(tmp_path)
    assert main(["import", "notes", "notes.txt", "--into", "Acme"]) == 0
    return place


def test_the_version(capsys: Output) -> None:
    assert main(["--version"]) == main(["-V"]) == 0
    assert main(["--folder", "x", "--version"]) == 0
    assert capsys.readouterr().out == f"workshop {__version__}\n" * 3


@pytest.mark.parametrize("module", ["workshop", "screens"])
def test_it_starts_as_a_module(module: str) -> None:
    """`python -m workshop` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", module, "--version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout == f"workshop {__version__}\n"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["summry"], "Did you mean summary?"),
        (["--foldr", "x"], "Did you mean --folder?"),
        (["summary", "Acme", "--document", "sowt"], "Did you mean swot?"),
        (["guides", "chexk"], "Did you mean check?"),
        (["board", "Acme", "risks", "extra"], "unrecognized arguments: extra.\n"),
        (["guides"], "required"),
        (["new"], "required"),
    ],
)
def test_words_that_are_not_understood(capsys: Output, words: list[str], meant: str) -> None:
    """The status is 2, and what may have been meant is said."""
    assert main(words) == 2
    assert meant in capsys.readouterr().err


def test_help_lists_every_command(capsys: Output) -> None:
    """For each command, and for the whole."""
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    for name in (
        "open",
        "new",
        "demo",
        "run",
        "history",
        "undo",
        "redo",
        "guides",
        "import",
        "export",
        "summary",
        "trace",
        "list",
    ):
        assert f"    {name} " in told
    assert main(["import", "notes", "--help"]) == 0


def tasks(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every task that a command line can name, with those of the commands in it."""
    if task := parser.get_default("task"):
        yield task
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from tasks(each)


def test_every_command_has_the_function_that_it_names() -> None:
    """What the parser names is there and takes the words that were read; nothing is misspelt."""
    named = sorted(set(tasks(parser())))
    assert len(named) > 20
    for task in named:
        module, _, function = task.partition(":")
        found = getattr(import_module(f"screens.cli.commands.{module}"), function)
        assert list(inspect.signature(found).parameters) == ["arguments"], task
        assert found.__annotations__["return"] == "int", task


def test_every_command_module_is_used() -> None:
    """A module of commands that no command leads to, and no other module of them uses, is dead."""
    modules = {task.partition(":")[0] for task in tasks(parser())}
    helpers = {"lines_or_data", "locations", "lookup", "method_help", "personal"}
    helpers |= {"planning.desk", "planning.sessions", "documents.own_copy"}
    helpers |= {"documents.before_sending"}
    folder = ROOT / "screens" / "cli" / "commands"
    found = {path.relative_to(folder).with_suffix("") for path in folder.rglob("*.py")}
    names = {".".join(path.parts) for path in found if path.name != "__init__"}
    assert names == modules | helpers


def test_an_import_tells_what_it_did(capsys: Output, home: Path) -> None:
    """The sentence of history, and where the session is; a second time is refused."""
    told = capsys.readouterr().out
    assert "Imported Stakeholder interview from notes: 2 entries. It is session 1 of Acme." in told
    assert main(["import", "notes", "notes.txt"]) == 1
    assert "is here already" in capsys.readouterr().err
    assert (home / "Acme").is_dir()


def test_a_wrong_file_is_told_line_by_line(home: Path, tmp_path: Path, capsys: Output) -> None:
    """Nothing is imported, and no empty engagement is left behind, unless a part is asked for."""
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(NOTES.replace("10-06", "10-07") + "## what-worxs\n- lost\n")
    words = ["import", "notes", str(wrong), "--engagement", "Acme"]
    capsys.readouterr()
    assert main(words) == 1
    told = capsys.readouterr().err
    assert "wrong.txt has 1 problem:\n  line 8: " in told
    assert "--partial" in told
    assert main(["import", "notes", str(wrong), "--into", "Other"]) == 1
    assert not (home / "Other").exists()
    assert main([*words, "--partial"]) == 0
    assert "Left out, 1 problem:\n  line 8" in capsys.readouterr().err


def test_notes_come_out_as_they_went_in(home: Path, tmp_path: Path, capsys: Output) -> None:
    """Export to the output and to a file, by number and by id."""
    capsys.readouterr()
    assert main(["export", "notes", "Acme", "--session", "1"]) == 0
    told = capsys.readouterr().out
    assert "person: Dana [red]x[/] | CFO | Finance\n" in told
    with Store.open(home / "Acme", read_only=True) as store:
        (session,) = store.record.sessions()
    out = tmp_path / "out.txt"
    assert main(["export", "notes", "Acme", "--session", session.id[:15], "-o", str(out)]) == 0
    assert out.read_text("utf-8") == told
    assert main(["export", "notes", "Acme", "--session", "2"]) == 1


def test_lists_are_plain_where_nobody_looks(home: Path, capsys: Output) -> None:
    """One line each, with tabs, so that other programs can read them."""
    capsys.readouterr()
    assert main(["sessions", "acm"]) == 0
    fields = capsys.readouterr().out.rstrip("\n").split("\t")
    assert fields[0] == "1"
    assert fields[2:] == [
        "2026-10-06 10:00",
        "Stakeholder interview",
        "Dana [red]x[/]",
        "2",
        "paused",
    ]
    assert main(["list"]) == 0
    assert capsys.readouterr().out == f"Acme\t1 interview · 2 entries\t{home / 'Acme'}\n"


def test_summaries_are_written_and_shown(
    home: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The format is as asked for, or as the file is called; the safe edition is the default."""
    assert main(["summary", "Acme", "--document", "swot", "--format", "json"]) == 0
    shown = capfdbinary.readouterr().out
    report = json.loads(shown[shown.index(b"{") :])
    assert report["edition"] == "shareable"
    assert report["swot"]["strengths"][0]["text"] == "Month-end close is down to four days"
    assert main(["summary", "Acme", "--document", "scan", "--session", "1"]) == 1


PAIRS: Final = tuple(
    (document, form) for document in DOCUMENTS for form in REPORTS if REPORTS[form].holds(document)
)
"""Every document in every format that holds it."""


def each_once() -> list[tuple[str, str]]:
    """Of the pairs so many that every document and every format is in one, in turn."""
    chosen = []
    for number, document in enumerate(DOCUMENTS):
        forms = [form for each, form in PAIRS if each == document]
        chosen.append((document, forms[number % len(forms)]))
    missing = set(REPORTS) - {form for _, form in chosen}
    return chosen + [next(pair for pair in PAIRS if pair[1] == form) for form in sorted(missing)]


@pytest.mark.parametrize(
    "pairs", [each_once(), pytest.param(PAIRS, marks=pytest.mark.slow)], ids=["each", "all"]
)
def test_documents_are_written_in_the_format_that_the_file_is_called_by(
    home: Path, tmp_path: Path, pairs: Sequence[tuple[str, str]]
) -> None:
    """Whichever document and format; with every change each of both once, else all pairs."""
    for document, form in pairs:
        path = tmp_path / f"{document}.{form}"
        words = ["--document", document, "--edition", "restricted", "-o", str(path)]
        assert main(["summary", "Acme", *words]) == 0
        assert path.stat().st_size > 200
        assert written_as(path.read_bytes()) == (form if form in ("pdf", *PACKAGES) else "text")


PACKAGES: Final = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
"""The formats that are zips, by what is in them."""


def written_as(content: bytes) -> str:
    """Which format a file is in; text where it is one that is read as text."""
    if content.startswith(b"%PDF"):
        return "pdf"
    if not content.startswith(b"PK"):
        return "text"
    with ZipFile(io.BytesIO(content)) as file:
        parts = set(file.namelist())
    return next(form for form, part in PACKAGES.items() if part in parts)


def test_an_id_is_traced(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """In lines and as data, in the safe edition unless told; a slip names what is near."""
    capfdbinary.readouterr()
    found = []
    for words in (["s1"], ["S1", "--edition", "restricted"]):
        assert main(["trace", "Acme", *words, "--json"]) == 0
        found.append(json.loads(capfdbinary.readouterr().out))
    shared, whole = found
    assert list(whole) == [
        *("id", "kind", "sort", "text", "speaker", "check", "session", "session_title", "at"),
        *("minute", "from", "to", "edition", "told", "strength", "decided_by"),
        *("entered", "left_out"),
    ]
    assert (shared["edition"], shared["from"][0]["id"]) == ("shareable", "S1.1")
    assert (shared["from"][0]["session"], shared["from"][0]["minute"]) == (None, None)
    assert whole["from"][0]["speaker"] == "Dana [red]x[/], CFO, Finance"
    assert whole["from"][0]["minute"] == 6
    assert main(["trace", "Acme", "W1", "--edition", "restricted"]) == 0
    assert b"[@click=app.quit]q[/] =HYPERLINK(1) <script>" in capfdbinary.readouterr().out
    assert main(["trace", "Acme", "S2"]) == 1
    assert b"Did you mean S1" in capfdbinary.readouterr().err
    assert main(["trace", "Acme"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["open", "Nobody"],
        ["open", "Acme"],
        [],
        ["sessions", "Nobody"],
        ["summary", "Acme", "--document", "swot", "-o", "/nowhere/at/all.md"],
        ["summary", "Acme", "--document", "session", "--session", "7"],
        ["guides", "show", "nothing"],
        ["guides", "check", "notes.txt.toml"],
        ["import", "notes", "missing.txt"],
        ["import", "notes", "."],
        ["new", " "],
        ["run", "Acme", "--guide", "swot-workshop"],
        ["run", "Acme", "--plain", "--session", "zzz"],
        ["run", "Acme", "--plain", "--guide", "swot-workshop", "--person", "|"],
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    home: Path, capsys: Output, words: list[str]
) -> None:
    """The status is 1; the sentence says what is the matter."""
    capsys.readouterr()
    assert main(words) == 1
    told = capsys.readouterr().err
    assert told.strip().endswith((".", "?"))
    assert "Traceback" not in told
    assert "Something went wrong" not in told


def test_guides_are_shown_checked_and_copied(home: Path, tmp_path: Path, capsys: Output) -> None:
    """A copy is found again by its name, and by its file from anywhere."""
    assert main(["guides", "list"]) == 0
    assert "swot-workshop\tSWOT workshop\tworkshop\t120 min\tshipped" in capsys.readouterr().out
    assert main(["guides", "show", "stakeholder-interview"]) == 0
    shown = capsys.readouterr().out
    assert "What blocks (what-blocks, ask)" in shown
    numbers = [
        line.split(". ")[0] for line in shown.splitlines() if " min" in line and ". " in line
    ]
    steps = [number for number in numbers if number.isdigit()]
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    assert len(steps) > 5
    assert main(["guides", "copy", "swot-workshop"]) == 0
    assert (home / "guides" / "my-swot-workshop.toml").is_file()
    assert main(["guides", "check", "my-swot-workshop.toml"]) == 0
    assert main(["guides", "check", "my-swot-workshop"]) == 0
    assert main(["guides", "copy", "swot-workshop", str(tmp_path / "mine.toml")]) == 0
    (tmp_path / "mine.toml").write_text("format = 1\n")
    assert main(["guides", "check", str(tmp_path / "mine.toml")]) == 1
    assert "problems:" in capsys.readouterr().err


def test_a_fault_of_ours_leaves_a_report_without_answers(
    home: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback is shown; the report tells places in the program and nothing that was said."""

    def broken(_: object) -> int:
        raise KeyError("a secret answer")

    monkeypatch.setattr("screens.cli.commands.start.all_engagements.listing", broken)
    capsys.readouterr()
    assert main(["list"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Something went wrong inside Workshop (KeyError).")
    (report,) = (home / "reports").iterdir()
    assert str(report) in told
    text = report.read_text("utf-8")
    assert "screens/cli/main.py:" in text
    assert "secret" not in text + told
    assert str(ROOT) not in text


def test_interruptions_and_closed_pipes_are_quiet(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C has the status that shells expect."""

    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("screens.cli.commands.start.all_engagements.listing", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_fault(home: Path) -> None:
    """`workshop … | head` ends without a word."""
    command = f"{sys.executable} -m screens summary Acme --document swot --format html | head -c 1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert (len(done.stdout), done.stderr) == (1, "")


def test_a_session_is_begun_with_people_as_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is known is used again; who is new is entered with role and department."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    people = ["Dana [red]x[/]", "Bo Łoś, Clerk", "Ana | Head | Sales"]
    options = [word for name in people for word in ("--person", name)]
    words = ["run", "Acme", "--guide", "swot-workshop", "--department", "Finance", "--plain"]
    assert main([*words, *options]) == 0
    with Store.open(home / "Acme", read_only=True) as store:
        everybody = list(store.record.all(Person))
        assert [person.role for person in everybody] == ["CFO", "Clerk", "Head"]
        session = store.record.sessions()[-1]
        assert session.people == tuple(person.id for person in everybody)


def test_a_person_of_whom_it_is_not_sure_who_is_meant_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Nobody is chosen or entered twice in silence: the choice is named, and nothing begins."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    words = ["run", "Acme", "--guide", "swot-workshop", "--plain", "--person", "Zoe"]
    assert main([*words, "--person", "dána [red]x[/]"]) == 0
    assert main([*words, "--person", "Dána [red]x[/], Chair"]) != 0
    assert "Dána [red]x[/] may be Dana [red]x[/] (CFO, Finance)" in capsys.readouterr().err
    with Store.open(home / "Acme", read_only=True) as store:
        assert [person.name for person in store.record.all(Person)] == ["Dana [red]x[/]", "Zoe"]
        assert len(store.record.sessions()) == 2


@pytest.mark.slow
def test_the_sample_is_made_and_shown(home: Path, capsys: Output) -> None:
    """Without a terminal: the SWOT summary, and where the engagement is kept."""
    assert main(["demo"]) == 0
    told = capsys.readouterr().out
    for words in ("Strengths", "Weaknesses", "Opportunities", "Threats", "It is kept in"):
        assert words in told
    assert main(["summary", "Sample", "--document", "scan", "-o", "-"]) == 0
