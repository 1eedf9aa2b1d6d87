"""The sheet of a liaison at every door: command line, screen, plain prompts; and compared again.

Requirement: `workshop summary E --document liaison --person X` writes the brief and the digest of
one liaison in every format; screens and plain prompts ask whose sheet is meant; whoever has none is
refused with those who have; the file can be compared with its record.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from screens.cli.main import main
from screens.export.export_dialog import ExportDialog
from screens.widgets.choice import Choice
from sessions.exports.registry import formats_of
from tests.builders.acme import Acme
from tests.screens.stage import current, press, running, seen, settle
from workshop.running.row_commands import PutRows, RowText


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engagement in which Ana is the liaison of Finance, and Cy of Sales."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    made = Acme(tmp_path / "Acme")
    made.say("+ Close in four days @Dana")

    def put(register: str, **cells: str) -> None:
        made.store.do(PutRows(register=register, rows=(RowText(values=dict(cells)),)))

    made.person("Cy Lind", "BIO", None)
    put("liaisons", person="Ana López", department="Finance", role="BIO")
    put("liaisons", person="Cy Lind", department="Sales")
    put("promises", promise="A trial of the portal", department="Finance", due="2026-12-01")
    put("promises", promise="A visit", department="Sales")
    made.store.close()
    return made.folder


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """What a command line says, on either stream."""
    capsys.readouterr()
    assert main(list(words)) == status
    said = capsys.readouterr()
    return said.out + said.err


def test_by_command_in_every_format(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sheet of one has nothing of another; each file is what the record says."""
    asked = ("summary", str(folder), "--document", "liaison", "--person", "Ana López")
    data = json.loads(run(capsys, *asked, "--edition", "restricted", "--format", "json"))
    assert [(each["who"], each["department"]) for each in data["liaisons"]] == [
        ("Ana López", "Finance")
    ]
    assert data["without_liaison"] == []
    assert [each["text"] for each in data["liaisons"][0]["brief"]["promises"]] == [
        "A trial of the portal"
    ]
    forms = {each.name: each for each in formats_of("liaison", "shareable")}
    assert {"md", "html", "docx", "pdf", "json"} <= set(forms)
    for name, form in forms.items():
        path = tmp_path / f"sheet-{name}{form.suffix}"
        run(capsys, *asked, "--format", name, "-o", str(path))
        if name in ("html", "docx", "json"):
            assert "Unchanged" in run(capsys, "verify", str(path))


def test_whoever_has_no_sheet_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With those who have one; a name that nobody has, and a document that is of nobody, too."""
    asked = ("summary", str(folder), "--document", "liaison", "--person")
    said = run(capsys, *asked, "Dana Ortiz", status=1)
    assert "Dana Ortiz is no liaison of a department. Choose Ana López or Cy Lind." in said
    assert "Nobody is called" in run(capsys, *asked, "Nobody Atall", status=1)
    said = run(
        capsys, "summary", str(folder), "--document", "swot", "--person", "Ana López", status=1
    )
    assert "--person goes with `--edition own` or `--document liaison` alone." in said


@pytest.mark.slow
async def test_on_screen_it_is_asked_whose_sheet(folder: Path, tmp_path: Path) -> None:
    """After the dialog; the name of the file then says whose it is."""
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "x")
        current(pilot, ExportDialog)
        document = pilot.app.screen.query_one("#document", Choice)
        document.focus()
        while document.value != "liaison":
            await press(pilot, "right")
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "Whose sheet?" in seen(pilot)
        await press(pilot, "down", "enter")
        await settle(pilot)
    (written,) = (folder / "exports").iterdir()
    assert "the liaison of Finance" in written.name


def test_at_plain_prompts_it_is_asked_whose_sheet(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is read out or written, of one or of all."""
    monkeypatch.setenv("ACCESSIBLE", "1")
    target = tmp_path / "cy.md"
    lines = (
        "documents",
        "liaison sheet",
        "Cy",
        "write",
        "restricted",
        "markdown",
        str(target),
        "",
        "",
        "",
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    said = run(capsys, "open", "Acme")
    assert f"Written: {target}" in said, said
    text = target.read_text("utf-8")
    assert text.startswith("# Liaison sheet: Cy Lind")
    assert "A trial of the portal" not in text
