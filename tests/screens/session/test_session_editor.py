"""A person's own editor gets the text in a file that nobody else reads and that does not stay."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from screens.session.dialogs.long_text import edited
from sessions.disk.folder import Folder
from sessions.store.drafts import TEXT, Place
from sessions.store.store import Store
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


@pytest.mark.parametrize(
    ("editor", "told"),
    [("false", "ended with status 1"), ("no-such-editor", "No such file"), ("vi '", "quotation")],
)
async def test_the_screen_comes_back_whatever_the_editor_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, told: str
) -> None:
    """`:cq`, a misspelt name or quotes that do not end: the text is as it was, and it says so."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    went: list[str] = []

    @contextmanager
    def suspend() -> Iterator[None]:
        """As the framework does it: nothing but the end of the block brings the screen back."""
        went.append("away")
        yield
        went.append("back")

    acme = Acme(tmp_path / "acme")
    async with session(acme) as desk:
        monkeypatch.setattr(desk.pilot.app, "suspend", suspend)
        await desk.press("ctrl+t", "x", "ctrl+o")
        assert went == ["away", "back"]
        seen = " ".join(desk.seen().split())
        assert told in seen
        await desk.press("ctrl+s")
        assert acme.texts() == ["x"]


def test_what_the_editor_had_when_the_run_was_cut_off_is_there_again(tmp_path: Path) -> None:
    """The file lies in the folder of the engagement, where the next start and erasing find it."""
    acme = Acme(tmp_path / "acme")
    file = Folder(acme.folder).own_editor
    place = Place(acme.session_id, acme.store.record.clock_of(acme.session_id).step_id, TEXT)
    acme.store.drafts.go(place)
    acme.store.drafts.put(place, "Begun")
    acme.store.drafts.flush()
    left = Folder(acme.folder).draft.read_bytes()
    assert edited(f"{sys.executable} -c pass", "Begun", file) == "Begun"
    assert not file.exists()
    acme.store.close()
    Folder(acme.folder).draft.write_bytes(left)
    file.write_text("Begun and gone on with\n", encoding="utf-8")
    with Store.open(acme.folder) as store:
        assert store.drafts.text(place) == "Begun and gone on with"
        assert not file.exists()


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
