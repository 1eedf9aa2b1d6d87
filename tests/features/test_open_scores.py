"""The shipped SWOT workshop with values typed and never taken in: each has an effect or is told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from textual.widgets import Static

from screens.plain.base.prompts import LineAsker
from screens.plain.loop import hold
from tests import ROOT
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from workshop.guide.reader import read_guide
from workshop.guide.shape import Guide
from workshop.record.documents import ROOM, Session, StepState
from workshop.report.build import build
from workshop.running.commands import CloseSession, FinishScoring, MoveTo, SetScore, SkipStep

STEP = "score-external"
POINTS = (40.0, 35.0, 25.0)


def swot(voters: str = "room") -> Guide:
    """The guide as it ships, or with a ballot for each."""
    text = (ROOT / "sessions" / "guides" / "swot-workshop.toml").read_text("utf-8")
    return read_guide(text.replace('voters = "room"', f'voters = "{voters}"'), "swot-workshop.toml")


def workshop(folder: Path, voters: str = "room") -> Acme:
    """The workshop with three factors outside, at the step that weighs them."""
    made = Acme(folder / "acme", guide=swot(voters))
    for line in ("* A grant for shared records", "! Prices rise", "! E-invoicing becomes law"):
        made.say(line, step="opportunities")
    made.store.do(MoveTo(session_id=made.session_id, step_id=STEP))
    return made


def type_values(made: Acme, voter: str = ROOM, *, without: int = 0) -> None:
    """Every value of a voter, but for the last few."""
    cells = [
        (factor.id, scale, value)
        for factor, points in zip(made.store.record.live_factors(), POINTS, strict=True)
        for scale, value in (("weight", points), ("rating", 2), ("impact", 4), ("likelihood", 3))
    ]
    for subject, scale, value in cells[: len(cells) - without]:
        made.store.do(
            SetScore(
                session_id=made.session_id,
                step_id=STEP,
                voter=voter,
                subject_id=subject,
                scale_id=scale,
                value=value,
            )
        )


def go(made: Acme, step: str) -> str:
    """Go to a step; what is said of it."""
    return made.store.do(MoveTo(session_id=made.session_id, step_id=step)).sentence


def told(made: Acme) -> str:
    """The document of the session, as one text."""
    found = build(made.store.record, "session", "restricted", session_id=made.session_id)
    return str(found.blocks)


def test_complete_scores_of_a_room_are_in_every_result(tmp_path: Path) -> None:
    """Nobody takes them in: they count, and what is recorded later takes nothing away."""
    made = workshop(tmp_path)
    type_values(made)
    assert go(made, "actions") == "Went to Actions"
    made.say("! A late thought", step="actions")
    assert (
        made.store.do(CloseSession(session_id=made.session_id)).sentence == "Closed SWOT workshop"
    )
    facts = build(made.store.record, "scan", "restricted").facts
    assert facts.efe
    assert facts.efe.total == 2
    assert facts.swot
    assert [one.significance for one in facts.swot.opportunities] == [12]
    assert "not taken in" not in told(made)
    made.store.close()


def test_what_is_not_taken_in_is_said_by_every_answer(tmp_path: Path) -> None:
    """One value is missing, or everybody votes: moving, skipping and closing say so."""
    made = workshop(tmp_path)
    type_values(made, without=1)
    left = (
        "; the scores of Weigh opportunities and threats are not taken in, and its 11 values in no "
        "result"
    )
    assert go(made, "actions") == f"Went to Actions{left}"
    assert go(made, STEP) == "Went to Weigh opportunities and threats"
    skip = SkipStep(session_id=made.session_id, step_id=STEP, reason="late")
    assert made.store.do(skip).sentence.endswith(left)
    assert made.store.do(CloseSession(session_id=made.session_id)).sentence.endswith(left)
    assert "11 values given; they count in no result, as the scoring was not finished" in told(made)
    assert "skipped: late, scores in no result" in told(made)
    made.store.close()
    each = workshop(tmp_path / "each", "each")
    for person in (each.dana, each.ana):
        type_values(each, person.id)
    assert "its 24 values in no result" in go(each, "actions")
    assert "every ballot is complete" in told(each)
    each.store.do(FinishScoring(session_id=each.session_id, step_id=STEP))
    assert "(sum)" in told(each)
    each.store.close()


def in_dialog(desk: Desk) -> str:
    """The words of the dialog in front, on one line."""
    texts = desk.pilot.app.screen.query(Static).results()
    return " ".join(" ".join(str(one.content) for one in texts).split())


def step_mark(desk: Desk) -> str:
    """The line of the step in the list at the left."""
    lines = desk.seen().split("\n")
    return next(line for line in lines if "Weigh oppor" in line).strip()


async def test_leaving_asks_and_the_list_has_a_mark_of_its_own(tmp_path: Path) -> None:
    """F2 asks; Escape stays; what is left open has no tick, and the close says what it is."""
    made = workshop(tmp_path, "each")
    type_values(made, made.dana.id)
    async with session(made) as desk:
        await desk.press("f2")
        asked = in_dialog(desk)
        assert "Take the scores of “Weigh opportunities and threats” in?" in asked
        assert "12 values entered, and in no result until they are taken in." in asked
        assert "Ana López: no scores." in asked
        await desk.press("escape")
        assert desk.step_id == STEP
        await desk.press("f2", "l")
        assert desk.step_id == "differ"
        await desk.press("f2")
        assert desk.step_id == "actions"
        assert step_mark(desk).startswith("◐")
        assert "◐ scores not taken in" in desk.seen()
        run = made.store.record.get(Session, made.session_id).steps[STEP]
        assert run.state is StepState.DONE
        await desk.give("session.close")
        closing = in_dialog(desk)
        assert "Scores in no result: Weigh opportunities and threats, 12 values not" in closing
        assert "Ana López: no scores." in closing
        await desk.press("escape", "f3", "f3", "f2", "enter")
        assert desk.step_id == "differ"
        await desk.press("f2")
        assert step_mark(desk).startswith("✓")
        assert made.store.record.get(Session, made.session_id).steps[STEP].scores_in


def test_plain_prompts_ask_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Staying, leaving them, taking them in."""
    made = workshop(tmp_path)
    type_values(made, without=3)
    # Nothing is scored when the step is told: nine empty lines, and that they are not in.
    lines = ["", *[""] * 12, "no", "/next", "", "/next", "2", "/back"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines[1:]) + "\n"))
    hold(made.store, made.session_id, LineAsker())
    record = made.store.record
    assert record.clock_of(made.session_id).step_id == STEP
    assert not record.get(Session, made.session_id).steps[STEP].scores_in
    monkeypatch.setattr("sys.stdin", io.StringIO("\n" * 12 + "no\n/next\n1\n"))
    hold(made.store, made.session_id, LineAsker())
    assert record.clock_of(made.session_id).step_id == "differ"
    assert record.get(Session, made.session_id).steps[STEP].scores_in
    # Taken back, what had points is asked about too.
    monkeypatch.setattr("sys.stdin", io.StringIO("/go opportunities\n/retract 3\n1\n"))
    hold(made.store, made.session_id, LineAsker())
    assert "the others were fitted to 100" in made.store.history.changes[-2].sentence
    (ballot,) = record.ballots_of(made.session_id, STEP)
    assert [row["weight"] for row in ballot.scores.values() if "weight" in row]
    made.store.close()
