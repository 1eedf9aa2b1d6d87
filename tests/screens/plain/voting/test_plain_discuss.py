"""A discussion at plain prompts: the same in words as on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.voters import DIFFER, LEVELS, called_out, room
from tests.screens.plain.conftest import Output, typed
from workshop.record.documents import Entry
from workshop.record.within import Wall


def test_a_discussion_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """The widest, the ends, why; hands counted again, what they came to once closed; the wall."""
    made = room(tmp_path / "acme", LEVELS, DIFFER)
    first, second = called_out(made)
    lines = (
        "no", "/go differ", "The lease ends in May @Mei", "/rate", "/rate 1:13", "/rate 2:9 3:3",
        "/widest", "It is near enough", "/wall result", "/close", "/go vote",
        "A remark", "/go differ", "",
    )  # fmt: skip
    typed(made, "\n".join(lines), monkeypatch)
    told = capsys.readouterr().out
    assert "1 of 2 far apart; the widest first." in told
    assert "At 1: " in told
    assert "Say how many hands: /rate 8:7 1:1." in told
    assert "13 hands counted, and 12 people are there." in told
    assert "12 of 12 hands. Counted hands for 1: Where we differ." in told
    assert "In front: 2 Stay." in told
    about = {entry.text: entry.about_id for entry in made.store.record.all(Entry)}
    assert about["The lease ends in May"] == first
    assert about["It is near enough"] == second
    assert about["A remark"] is None
    assert "Rated again: " in told
    assert "At least" not in told
    assert made.store.record.clock_of(made.session_id).wall is Wall.QUESTION
    behind = told[told.rindex("Step ") :]
    assert "before, " in behind
    assert "moved at least" in behind
