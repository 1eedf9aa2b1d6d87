"""A discussion on the session screen.

Requirement: the widest first with its shape, the ends and the reasons beside it; a line is the
reason for what is in front; hands are counted again at one word, told when the vote is closed,
before and after side by side.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.voters import DIFFER, LEVELS, called_out, room
from tests.screens.session.session_app import Desk, session
from workshop.record.documents import Entry
from workshop.record.within import Wall


def flat(desk: Desk) -> str:
    """All that stands on the screen, with single blanks."""
    return " ".join(desk.seen().split())


@pytest.mark.slow
async def test_from_the_widest_to_how_it_moved(tmp_path: Path) -> None:
    """At 120 × 36: the reason, hands counted again, hidden until closed, the wall, undo."""
    made = room(tmp_path / "acme", LEVELS, DIFFER)
    first, second = called_out(made)
    record = made.store.record
    async with session(made, (120, 36)) as desk:
        await desk.to("differ")
        seen = flat(desk)
        assert "1 of 2 far apart; the widest first." in seen
        assert "◆ split" in seen
        assert "The ends open: names may be said" in seen
        assert "Amara Finance" in seen
        # A line is said about what is in front; what stands elsewhere is said about nothing.
        await desk.type("The lease ends in May @Mei")
        entry = next(e for e in record.all(Entry) if e.text == "The lease ends in May")
        assert entry.about_id == first
        assert "Why they differ" in desk.seen()
        assert "The lease ends in May Mei" in flat(desk)
        # A wrong line opens nothing.
        await desk.type("/rate 1:13")
        assert "13 hands counted, and 12 people are there" in desk.hint
        assert not record.votes.still_open()
        await desk.press("escape")
        await desk.type("/rate 2:9 3:3")
        assert "12 of 12 hands; told when the vote is closed" in desk.hint
        seen = flat(desk)
        assert "Rating again: hands counted for 1 of 2" in seen
        assert "✓ hands" in seen
        assert "before" not in desk.seen()
        # The next, and back; its own reasons are none.
        await desk.press("ctrl+l")
        assert "The lease ends in May" not in flat(desk)
        await desk.press("up")
        await desk.press("ctrl+s")
        assert "What nobody rated again stays as it was." in flat(desk)
        await desk.press("enter")
        seen = flat(desk)
        assert "before after moved" in seen
        assert "↑9" in seen
        assert "↓6" in seen
        assert "middle 4.5 → 2, half in 1–8 → 2–2.2" in seen
        assert "The ends by hands: no names │ 9 gave 2 · 3 gave 3" in seen
        await desk.type("/wall result")
        clock = record.clock_of(made.session_id)
        assert (clock.wall, clock.wall_item_id) == (Wall.RESULT, first)
        await desk.press("ctrl+z")
        assert record.votes.still_open()
        await desk.press("ctrl+z", "ctrl+z")
        assert "before" not in desk.seen()
        assert second not in {each.about_id for each in record.all(Entry)}


async def test_signs_and_the_way_to_more_are_not_cut_off(tmp_path: Path) -> None:
    """A high screen whose middle takes all its width has one line for them, as a low one has."""
    async with session(room(tmp_path / "acme", LEVELS, DIFFER), (120, 36)) as desk:
        await desk.to("differ")
        assert "/ more" in flat(desk)
        assert "…" not in flat(desk).partition("LINE")[2]
