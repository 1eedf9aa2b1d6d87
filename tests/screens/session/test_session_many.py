"""A step with thousands of entries: what changes is worked out, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.session.panes import entry_log
from screens.session.panes.entry_log import entry_lines
from screens.session.panes.entry_rows import EntryRow
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries

MANY = 9_000
"""More than a cache of the usual size would hold."""


def with_entries(folder: Path, count: int) -> Acme:
    """A step with so many entries, each on two lines."""
    made = Acme(folder)
    words = "said at such length that it takes another line on the screen of a laptop"
    lines = tuple(read_line(f"Number {number} was {words} @Ana") for number in range(count))
    made.store.do(RecordEntries(session_id=made.session_id, step_id="works", lines=lines))
    return made


async def first_drawn(desk: Desk, count: int) -> None:
    """Wait until every entry of the step was measured; a busy machine takes its time."""
    log = desk.screen.body.log_view
    for _ in range(400):
        width = log.scrollable_content_region.width - 1  # the bar of the chosen row stands beside
        if len(log._ends) >= count and log._drawn_for[0] == width:
            return
        await desk.pilot.pause(0.05)
    raise AssertionError("the step was not drawn")


@pytest.mark.parametrize("count", [200, pytest.param(MANY, marks=pytest.mark.slow)])
async def test_only_what_is_new_is_wrapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """Enter, undo and a correction wrap what they changed, and what is in view."""
    async with session(with_entries(tmp_path / "acme", count)) as desk:
        await desk.to("works")
        await first_drawn(desk, count)
        wrapped: list[str] = []
        wrap = entry_log._body

        def counted(row: EntryRow, width: int) -> object:
            wrapped.append(row.id)
            return wrap(row, width)

        monkeypatch.setattr(entry_log, "_body", counted)
        await desk.type("+ One more")
        assert "One more" in desk.seen()
        await desk.press("ctrl+z")
        assert "One more" not in desk.screen.body.log_view._rows[-1].text
        await desk.press("up")
        await desk.type("/-")
        assert len(wrapped) < 100


@pytest.mark.slow
async def test_every_row_is_as_high_as_it_is_drawn(tmp_path: Path) -> None:
    """What was measured once is what is drawn, before and after a change of the width."""
    async with session(with_entries(tmp_path / "acme", 300)) as desk:
        await desk.to("works")
        for size in ((120, 36), (80, 24), (120, 36)):
            await desk.pilot.resize_terminal(*size)
            await desk.pilot.pause()
            log = desk.screen.body.log_view
            width = log._drawn_for[0]
            rows = [row for row in log._rows[:200] if isinstance(row, EntryRow)]
            heights = [len(entry_lines(row, width)) + log._airy for row in rows]
            assert log._ends[:200] == [sum(heights[: n + 1]) for n in range(200)]
