"""The dialog that asks what to write.

Requirement: at 80 columns and 24 lines all of it is in sight, buttons and keys too, with the
longest list of formats and a warning.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.export.export_dialog import ExportDialog
from tests.screens.stage import NARROW, WIDE, acme, current, press, running, seen


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
