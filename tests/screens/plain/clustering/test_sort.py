"""Sorting at plain prompts.

Requirement: the same as on the screen by lines: the board read out, pair after pair, words for the
rest; what a merge does to scores is told first.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.sorted import sorting_engagement
from tests.screens.plain.conftest import Output, typed
from workshop.record.documents import Factor
from workshop.record.themes import Theme


def test_a_room_sorts_by_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Board, pair, group, name, split; a refusal says what can be done."""
    lines = (
        "no", "/go sort",
        "/sort", "3", "Test system", "/sort",
        "/group W3 W4: Access", "/name TH2 Passwords and access", "/split W1", "/group",
        "/show",
    )  # fmt: skip
    made = sorting_engagement(tmp_path / "acme")
    record = typed(made, "\n".join([*lines, ""]), monkeypatch)
    told, refused = capsys.readouterr()
    assert "1 pair look alike" in told or "1 pair looks alike" in told
    assert "W1 Carelog has no test system, changes go straight to live (Ana" in told
    assert "They look alike: both say" in told
    assert "No two look alike that nobody judged." in told
    assert "Took W1 out of “Test system”." in told
    assert "Say which: /group CODES : NAME." in told + refused
    last = told.rpartition("Weaknesses, 4:")[2]
    assert "  Group TH2 Passwords and access, 2:\n    W3 Staff carry" in last
    assert "3 of 5 in 2 groups, 2 in none." in last
    assert [theme.name for theme in record.all(Theme)] == ["Test system", "Passwords and access"]
    assert all(theme.step_id == "sort" for theme in record.all(Theme))
    assert not [factor for factor in record.all(Factor) if factor.into]
