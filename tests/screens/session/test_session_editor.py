"""A person's own editor gets the text in a file that nobody else reads and that does not stay."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from screens.session.dialogs.long_text import edited
from tests.builders.acme import Acme
from tests.screens.session.session_app import session

EDITOR = """
import os, pathlib, sys
file = pathlib.Path(sys.argv[-1])
note = f"{file} {os.stat(file).st_mode & 0o777:o}"
pathlib.Path(sys.argv[1]).write_text(note)
file.write_text(file.read_text() + "\\nand ünicode\\n", encoding="utf-8")
"""


def test_the_text_comes_back_and_the_file_is_gone(tmp_path: Path) -> None:
    """Mode 600 while it is edited."""
    script, seen = tmp_path / "editor.py", tmp_path / "seen"
    script.write_text(EDITOR, encoding="utf-8")
    assert edited(f"{sys.executable} {script} {seen}", "First") == "First\nand ünicode"
    name, mode = seen.read_text(encoding="utf-8").rsplit(" ", 1)
    assert mode == "600"
    assert not Path(name).exists()


def test_an_editor_that_fails_changes_nothing() -> None:
    """Its status is told."""
    with pytest.raises(OSError, match="status 3"):
        edited(f"{sys.executable} -c 'raise SystemExit(3)'", "First")


async def test_where_the_terminal_cannot_be_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence says so, and the text stays."""
    monkeypatch.setenv("EDITOR", "true")
    acme = Acme(tmp_path / "acme")
    async with session(acme) as desk:
        await desk.press("ctrl+t", "x", "ctrl+o")
        assert "cannot be opened from here" in desk.seen()
        await desk.press("ctrl+s")
        assert acme.texts() == ["x"]
