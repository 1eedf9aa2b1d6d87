"""What was written is shown in its folder, from the palette, a line and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette

from screens.app import app as application
from screens.cli.main import main
from screens.engagement.engagement import EngagementScreen
from tests.builders.acme import Acme
from tests.screens.stage import acme, current, press, running, settle, told


async def test_the_last_document_is_shown_else_where_it_is_all_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is told; a colon finds every command where letters act."""
    folder = acme(tmp_path)
    shown: list[Path] = []
    failure = ["No file manager can be started here."]

    def show(path: Path) -> str:
        shown.append(path)
        return failure.pop() if failure else ""

    monkeypatch.setattr(application, "show_in_folder", show)
    async with running(tmp_path, folder) as pilot:
        await settle(pilot)
        screen = current(pilot, EngagementScreen)
        await pilot.app.run_action("show_in_folder")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert shown == [folder]
        assert "No file manager" in told(pilot)
        screen.tell_written(tmp_path / "swot.docx")
        await pilot.app.run_action("show_in_folder")
        await pilot.app.workers.wait_for_complete()
        assert shown[-1] == tmp_path / "swot.docx"
        assert "Show in folder" in told(pilot)
        await press(pilot, "colon")
        assert isinstance(pilot.app.screen, CommandPalette)


def test_the_command_line_shows_it_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says it where nothing can be shown."""
    kept = Acme(tmp_path / "acme")
    kept.store.close()
    shown: list[Path] = []

    def show(path: Path) -> str:
        shown.append(path)
        return "No file manager can be started here."

    monkeypatch.setattr("screens.base.system.show_in_folder.show_in_folder", show)
    file = tmp_path / "out.md"
    words = ["summary", str(kept.folder), "--document", "swot", "-o", str(file)]
    assert main(words) == 0
    assert main([*words, "--force", "--show"]) == 0
    assert shown == [file]
    assert "No file manager" in capsys.readouterr().err
