"""The dialog that asks what to write.

Requirement: at 80 columns and 24 lines all of it is in sight, buttons and keys too, with the
longest list of formats and a warning.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.base.system.terminals import VS_CODE
from screens.engagement.engagement import EngagementScreen
from screens.export.export_dialog import ExportDialog
from screens.widgets.choice import Choice
from tests.screens.stage import (
    NARROW,
    WIDE,
    acme,
    current,
    fill,
    press,
    running,
    seen,
    told,
    until,
)


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_all_is_in_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Of one session, which has the most formats, with somebody who is known all the same."""
    warning = "A session: Dana Ray is alone here, and as “a participant” hides nobody at all."
    monkeypatch.setattr("screens.export.export.hidden_in_vain", lambda *_: [warning, warning])
    lines = ["+ Fast help desk @Dana", "> Renew it @Dana due:2027-03-31"]
    folder = acme(tmp_path, lines)
    async with running(tmp_path, folder, size) as pilot:
        await press(pilot, "x")
        current(pilot, ExportDialog)
        shown = seen(pilot)
    for words in ("Document", "Edition", "▲ A session", "GitLab", "File", "Write the file", "Esc"):
        assert words in shown, words


async def test_a_folder_that_was_dropped_takes_the_proposed_file(tmp_path: Path) -> None:
    """In the format that is chosen by then; how it is shown in its folder is told as it works."""
    folder = acme(tmp_path, ["+ Fast help desk @Dana"])
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "x")
        dialog = current(pilot, ExportDialog)
        fill(pilot, path=f'"{tmp_path}"')
        assert dialog.answer().path.parent == tmp_path
        assert dialog.answer().path.suffix == ".docx"
        dialog.query_one("#format", Choice).focus()
        await press(pilot, "left", "left")
        assert dialog.answer().path.suffix == ".md"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "Written: " in told(pilot))
        screen = current(pilot, EngagementScreen)
        written = screen.workshop.last_written
        assert written is not None
        assert (written.parent, written.suffix) == (tmp_path, ".md")
        assert "(Ctrl+P)" in screen.shows_in_folder
        screen.workshop.terminal = VS_CODE
        assert "(:)" in screen.shows_in_folder
