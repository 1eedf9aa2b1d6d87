"""A document verified on the screens of home and of an engagement.

Requirement: by keyboard alone; what differs stands over the screen until a key takes it away; what
cannot be read is told where it was typed, and markup in a file is text.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.dialogs.glance import Glance
from screens.home.home import HomeScreen
from screens.verifying.verify_dialog import VerifyDialog
from sessions.exports.documents import Request, document_in
from sessions.store.store import Store
from tests.screens.stage import NARROW, acme, current, fill, press, running, seen, settle, told


def _document(folder: Path, target: Path) -> Path:
    with Store.open(folder, read_only=True) as store:
        target.write_bytes(document_in(store.record, Request("swot", "restricted"), "html"))
    return target


@pytest.mark.slow
async def test_at_home_and_in_an_engagement(tmp_path: Path) -> None:
    """The key v and a path: unchanged, then with a word changed; by the command where it is."""
    folder = acme(tmp_path / "home", ["+ Fast help desk", "- Ledger breaks"])
    path = _document(folder, tmp_path / "swot.html")
    async with running(tmp_path / "home", size=NARROW) as pilot:
        await press(pilot, "v")
        fill(pilot, path=str(tmp_path / "none.docx"))
        await press(pilot, "ctrl+s")
        current(pilot, VerifyDialog)
        assert "is not there" in seen(pilot)
        fill(pilot, path=str(path))
        await press(pilot, "ctrl+s")
        current(pilot, Glance)
        assert "swot.html: unchanged" in seen(pilot)
        await press(pilot, "escape")
        current(pilot, HomeScreen)

        text = path.read_text("utf-8")
        path.write_text(text.replace("Ledger breaks", "Ledger [b]holds[/x]"), "utf-8")
        await press(pilot, "v")
        fill(pilot, path=str(path))
        await press(pilot, "ctrl+s")
        assert "it differs" in seen(pilot)
        assert "Ledger [b]holds[/x]" in seen(pilot)
        await press(pilot, "escape")

        path.write_text("# Markdown", "utf-8")
        await press(pilot, "v")
        fill(pilot, path=str(path))
        await press(pilot, "ctrl+s")
        assert "none of the files that say where they come from" in told(pilot)
    async with running(tmp_path / "home", folder) as pilot:
        await pilot.app.screen.run_action("file('verify')")
        await settle(pilot)
        fill(pilot, path=str(_document(folder, tmp_path / "swot.html")))
        await press(pilot, "ctrl+s")
        assert "swot.html: unchanged" in seen(pilot)
