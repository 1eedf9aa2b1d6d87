"""Digits in the grid of scores: each one is recorded where it was typed, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.session.steps.score import ScoreBody
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from workshop.running.commands import SetScore

CELLS = {"weight": 5.0}


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session with two factors to score."""
    made = Acme(tmp_path / "acme")
    made.say("+ Fast help desk")
    made.say("- Old ledger")
    return made


def given(acme: Acme) -> list[tuple[str, dict[str, float]]]:
    """Every row of every ballot, with its voter."""
    ballots = acme.store.record.ballots_of(acme.session_id, "score")
    return [(ballot.voter, dict(row)) for ballot in ballots for row in ballot.scores.values()]


def typed(desk: Desk) -> str:
    """The digits that wait in the cell."""
    assert isinstance(desk.screen.body, ScoreBody)
    return desk.screen.body.grid.typed


@pytest.mark.slow
@pytest.mark.parametrize("key", ["f2", "f3", "f4", "f5", "f8", "f9", "f10", "tab", "enter"])
async def test_going_on_records_the_digits(acme: Acme, key: str) -> None:
    """Whatever leaves the cell takes the value along, for the voter who gave it."""
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("5", key)
        assert given(acme) == [(acme.dana.id, CELLS)]


@pytest.mark.slow
async def test_quitting_records_the_digits(acme: Acme) -> None:
    """The program ends with the value on the disk."""
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("5", "ctrl+q")
    acme.reopen()
    assert given(acme) == [(acme.dana.id, CELLS)]


@pytest.mark.slow
async def test_the_scores_are_in_with_the_last_value(acme: Acme) -> None:
    """Ctrl+S counts what stands in the cell, and so does ctrl+n."""
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("5", "ctrl+n")
        assert given(acme) == [(acme.dana.id, {"weight": 100.0})]
        await desk.press("5", "ctrl+s")
        assert given(acme) == [(acme.dana.id, CELLS)]
        assert "Not all scores are there" in desk.seen()
        await desk.press("enter")
        assert "scores yet" not in desk.hint
        assert "Scores are in" in desk.seen()
        await desk.press("7")
        assert "ctrl+s goes on with scoring" in desk.hint


async def test_undo_takes_the_digits_first(acme: Acme) -> None:
    """Digits that are not recorded are what ctrl+z takes away; entries stay."""
    async with session(acme) as desk:
        await desk.to("score")
        before = acme.texts()
        await desk.press("5", "ctrl+z")
        assert (typed(desk), given(acme), acme.texts()) == ("", [], before)
        assert "what was recorded stands" in desk.hint
        assert desk.step_id == "score"


async def test_what_leaves_the_scale_stays_in_its_cell(acme: Acme) -> None:
    """999 on a scale to 100 stays with a sentence, and Enter stays with it; nothing goes on."""
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("9", "9", "9")
        assert typed(desk) == "999"
        assert "Weight goes from 0 (none) to 100 (all); 999 is not on it" in desk.hint
        await desk.press("enter", "4", "enter", "f2")
        assert (typed(desk), given(acme), desk.step_id) == ("999", [], "score")
        await desk.press("backspace", "enter")
        assert given(acme) == [(acme.dana.id, {"weight": 99.0})]


@pytest.mark.slow
async def test_what_is_no_number_is_not_taken(acme: Acme) -> None:
    """Two points, or a minus where the scale has none, are refused as they are typed."""
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("minus")
        assert "- is not a number that weight can have" in desk.hint
        await desk.press("backspace", "1", "full_stop", "full_stop")
        assert typed(desk) == "1.."
        await desk.press("backspace", "5", "f2")
        assert "1.5 is not on it" in desk.hint
        assert (desk.step_id, given(acme)) == ("score", [])


@pytest.mark.slow
async def test_a_scale_of_one_digit_is_corrected_by_another(acme: Acme) -> None:
    """There a digit is recorded at once, and the next one replaces it."""
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("right", "3", "4")
        assert given(acme) == [(acme.dana.id, {"rating": 4.0})]


@pytest.mark.slow
async def test_a_click_on_another_step_records_the_digits(acme: Acme) -> None:
    """Also without a key."""
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("5")
        await desk.to("works")
        assert given(acme) == [(acme.dana.id, CELLS)]


@pytest.mark.slow
async def test_points_of_what_is_taken_back_are_asked_about(acme: Acme) -> None:
    """Escape leaves it as it is; kept at its total, the ballot has the points on what is left."""
    factors = acme.store.record.live_factors()
    for factor, points in zip(factors, (60.0, 40.0), strict=True):
        acme.store.do(
            SetScore(
                session_id=acme.session_id,
                step_id="score",
                voter=acme.dana.id,
                subject_id=factor.id,
                scale_id="weight",
                value=points,
            )
        )
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("up", "slash", "x", "enter")
        assert "What becomes of its points?" in desk.seen()
        assert acme.texts() == ["Fast help desk", "Old ledger"]
        await desk.press("escape")
        assert acme.texts() == ["Fast help desk", "Old ledger"]
        await desk.press("slash", "x", "enter", "k")
        assert acme.texts() == ["Fast help desk"]
        # Its own points wait in the ballot, for the day on which it is restored.
        assert sorted(row["weight"] for _, row in given(acme)) == [40.0, 100.0]
        assert "the others were fitted to 100" in desk.hint
        await desk.press("ctrl+z")
        assert sorted(row["weight"] for _, row in given(acme)) == [40.0, 60.0]
