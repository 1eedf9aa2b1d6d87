"""What a document lacks is said by every command that writes one, and the document is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.exports import extras

NOTES = """\
guide: stakeholder-interview
person: Dana | CFO | Finance
date: 2026-10-06 10:00

## what-works
[10:06] + Nobody reads \U000f1234 here @Dana
"""


@pytest.fixture(autouse=True)
def acme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An engagement in which a character has no glyph anywhere."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    (tmp_path / "notes.txt").write_text(NOTES, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["import", "notes", "notes.txt", "--into", "Acme"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("more", [[], ["--edition", "own", "--person", "@Dana"]])
def test_a_character_without_a_glyph_is_named(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """On the error stream, once, beside what was written."""
    words = ["summary", "Acme", "--document", "session", "-o", "one.pdf"]
    assert main([*words, "--edition", "restricted", *more]) == 0
    assert capsys.readouterr().err.count("has (U+F1234): a box stands in the place of each") == 1
    assert Path("one.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_without_the_extra_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said how to get it, and what to do without it."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    assert main(["summary", "Acme", "--document", "swot", "-o", "one.pdf"]) == 1
    said = capsys.readouterr().err
    assert "[pdf]" in said
    assert "print that as PDF from the browser" in said
    assert not Path("one.pdf").exists()
