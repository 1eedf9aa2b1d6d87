"""Sorting on the session screen, by keys.

Requirement: inside the session and on the clock; a look-alike pair on top, judged by one key;
groups with names, lineage, nothing dropped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.session.steps.cluster import ClusterBody
from tests.builders.acme import Acme
from tests.builders.sorted import sorting_engagement
from tests.screens.session.session_app import session
from workshop.record.documents import Factor
from workshop.record.themes import Theme


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session with something to sort."""
    return sorting_engagement(tmp_path / "acme")


def codes_in(acme: Acme) -> dict[str, str | None]:
    """What every factor is part of, by its code."""
    return {factor.code: factor.into for factor in acme.store.record.all(Factor)}


@pytest.mark.slow
async def test_a_room_sorts_by_keys(acme: Acme) -> None:
    """Merge the pair, mark two, group them under a name, rename, split, find, undo, go on."""
    async with session(acme) as desk:
        await desk.to("sort")
        seen = desk.seen()
        for words in (" KEYS ", "Alike", "both say", "m merge into W1", "Strengths", "Threats"):
            assert words in seen
        assert "5 in no group yet" in seen
        await desk.press("down")
        assert "m merge into W2" in desk.seen()  # the one under the cursor stands
        await desk.press("up", "m")
        assert "Merged W2 into W1" in desk.hint
        assert codes_in(acme)["W2"] is not None
        seen = desk.seen()
        assert "No two look alike" in seen
        assert "×2" in seen
        assert "holds W2 No test system" in seen
        await desk.press("down", "space", "space")
        assert "Marked  2   W3 and W4" in desk.seen()
        await desk.press("g", *"Access", "enter")  # typing replaces the name proposed
        (theme,) = acme.store.record.all(Theme)
        assert (theme.name, theme.step_id) == ("Access", "sort")
        seen = desk.seen()
        assert "▾ Access" in seen
        assert "in no group  1" in seen
        assert "2 of 4 in 1 group, 2 in none" in seen
        await desk.press("home", "e", *" rights", "enter")
        assert "Renamed the theme “Access” to “Access rights”" in desk.hint
        await desk.press("down", "s")
        assert "Took W3 out of “Access rights”" in desk.hint
        await desk.press("ctrl+z")
        assert "2 of 4 in 1 group" in desk.seen()
        await desk.press("f", *"friendly", "enter")
        body = desk.screen.body
        assert isinstance(body, ClusterBody)
        thing = body.state.row.thing if body.state.row else None
        assert thing is not None
        assert thing.code == "S1"
        assert "▌ S1" in desk.seen()
        assert "1 with “friendly”" in desk.hint
        await desk.press("escape")
        assert desk.screen.field.has_focus
        await desk.type("/split W2")
        assert codes_in(acme)["W2"] is None
        await desk.press("up", "n")
        assert "Kept W1 and W2 apart" in desk.hint
        await desk.press("k", "enter")
        assert [factor.letter.value for factor in acme.store.record.live_factors()].count("W") == 3
        await desk.press("f2")
        assert desk.step_id != "sort"
