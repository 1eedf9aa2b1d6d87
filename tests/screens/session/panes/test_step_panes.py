"""What the step panes show: questions ticked, silence and turns, breaks, what is decided on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
import pytest

from screens.session.session import SessionScreen
from screens.session.steps.break_ import BreakBody
from screens.widgets.large_text import ROWS, large
from tests.builders.acme import GUIDE, MINUTES, Acme
from tests.screens.session.session_app import session
from tests.screens.stage import settle
from workshop.guide.parts import Scale
from workshop.guide.shape import Actions, AnyStep, Ask, Break, Capture, Readback, Score
from workshop.record.documents import EntryKind, Session
from workshop.running.commands import CloseSession, FinishScoring, MergeFactors, MoveTo, SetScore

PROBES: Final = tuple(f"Question {number}: when, where and how often?" for number in range(1, 10))
STEPS: Final[tuple[AnyStep, ...]] = (
    Ask(id="goals", title="Goals", minutes=MINUTES, say="What do you want?", probes=PROBES),
    Capture(
        id="strengths",
        title="Strengths",
        minutes=MINUTES,
        mode="silent",
        silent_minutes=4,
        default_kind="strength",
        lens="internal",
    ),
    Break(id="break", title="Break", minutes=MINUTES, say="Ten minutes."),
    Score(
        id="score",
        title="Impact",
        minutes=MINUTES,
        voters="each",
        scales=(
            Scale(
                id="impact",
                title="Impact",
                least=1.0,
                greatest=5.0,
                least_means="hardly noticed",
                greatest_means="changes all",
            ),
        ),
    ),
    Ask(id="discuss", title="Where we differ", minutes=MINUTES, show="spread"),
    Actions(id="actions", title="Actions", minutes=MINUTES),
    Readback(id="read-back", title="Read-back", minutes=MINUTES),
)


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A workshop with factors, a merge, scores and a parking list."""
    made = Acme(tmp_path / "acme", guide=msgspec.structs.replace(GUIDE, steps=STEPS))
    for line in ("+ Fast desk @Dana", "- Slow close @Ana", "- The close is slow @Dana"):
        made.say(line, step="strengths")
    slow, late = (each.factor_id or "" for each in made.entries()[1:3])
    made.store.do(MergeFactors(into=slow, others=(late,), text="The close is slow and late"))
    for line in ("~ Parking at night @Dana", "~ Phones for volunteers @Ana"):
        made.say(line, step="goals")
    return made


def score(acme: Acme) -> None:
    """Two people differ on the first factor and agree on the second."""
    desk, slow = (each.factor_id or "" for each in acme.entries()[:2])
    for voter, values in ((acme.dana.id, (1, 4)), (acme.ana.id, (5, 4))):
        for factor, value in zip((desk, slow), values, strict=True):
            acme.store.do(
                SetScore(
                    session_id=acme.session_id,
                    step_id="score",
                    voter=voter,
                    subject_id=factor,
                    scale_id="impact",
                    value=float(value),
                )
            )
    acme.store.do(FinishScoring(session_id=acme.session_id, step_id="score"))


@pytest.mark.slow
async def test_questions_are_reached_while_typing_and_ticked(acme: Acme) -> None:
    """Pages turn under a half-typed line; ^b ticks the next, a digit any, a letter goes on typing.

    The tick is in the record, undone as any change, and there after a restart.
    """

    def asked() -> tuple[int, ...]:
        return acme.store.record.get(Session, acme.session_id).steps["goals"].asked

    async with session(acme, size=(80, 24)) as desk:
        await desk.type("- half", enter=False)
        await settle(desk.pilot)
        seen = desk.seen()
        assert "1 of " in seen
        assert "F7 all the words" in seen
        reached = set[str]()
        for _ in PROBES:
            reached |= {probe for probe in PROBES if probe in desk.seen()}
            await desk.press("pagedown")
        assert reached == set(PROBES)
        assert desk.screen.field.value == "- half"
        await desk.press("ctrl+b")
        assert asked() == (1,)
        await desk.press("f7", "4", "4", "7")
        assert asked() == (1, 7)
        assert "2 of 9 asked" in desk.seen()
        await desk.press("x")
        await settle(desk.pilot)
        assert desk.screen.field.value == "- halfx"
        await desk.press("ctrl+z")
        assert asked() == (1,)
        await desk.type("/asked 9")
        assert asked() == (1, 9)
        await desk.type("/timer 2")
        assert "silence 02:00" in desk.seen()
        await desk.press("ctrl+l")
        assert "silence over since 10:00" in desk.seen()
    acme.reopen()
    assert asked() == (1, 9)


async def test_a_silence_has_a_clock_and_then_it_goes_round(
    acme: Acme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One key begins it, ends it and gives the turns; it rings once when it is over."""
    async with session(acme) as desk:
        rung: list[int] = []
        monkeypatch.setattr(desk.pilot.app, "bell", lambda: rung.append(1))
        await desk.to("strengths")
        assert "begins 4 min of silence" in desk.seen()
        await desk.press("ctrl+l")
        assert "silence 04:00" in desk.seen()
        acme.clock.forward(minutes=1)
        desk.screen.tick()
        await desk.pilot.pause()
        assert "silence 03:00" in desk.seen()
        acme.clock.forward(minutes=3, seconds=1)
        for _ in range(3):
            desk.screen.tick()
        await desk.pilot.pause()
        assert "silence over since 10:04" in desk.seen()
        assert rung == [1]
        await desk.press("ctrl+l")
        assert "turn of Dana Ortiz  1 of 2" in desk.seen()
        assert "then Ana López" in desk.seen()
        await desk.type("/turn")
        assert "turn of Ana López  2 of 2" in desk.seen()
        await desk.to("break")
        body = desk.screen.body
        assert isinstance(body, BreakBody)
        assert large("10:09") in str(body.board.content)
        assert "5 min left" in desk.seen()
        await desk.press("ctrl+l", *"10:30", "enter")
        assert large("10:30") in str(body.board.content)
        acme.clock.forward(minutes=40)
        desk.screen.tick()
        await desk.pilot.pause()
        assert "the room was to be back at" in desk.seen()


@pytest.mark.slow
async def test_deciding_shows_what_differs_what_is_on_top_and_what_is_parked(acme: Acme) -> None:
    """Scores first say that they are wanted; then the widest with its ends, the top, the list."""
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="discuss"))
    async with session(acme) as desk:
        assert "The scores of Impact are not in yet" in desk.seen()
        score(acme)
        await desk.to("goals")
        await desk.to("discuss")
        seen = desk.seen()
        assert "1 of 2" in seen
        assert "Impact   1: 1   2: 0   3: 0   4: 0   5: 1   (2 voters)" in seen
        assert "1 Dana Ortiz" in seen
        assert "5 Ana López" in seen
        await desk.press("ctrl+l")
        assert "2 of 2" in desk.seen()
        assert "The close is slow and late" in desk.seen()
        await desk.to("actions")
        seen = desk.seen()
        assert "Came out on top   by impact" in seen
        assert "1. − W1" in seen
        assert "Parking list: 2 to be disposed of" in seen
        await desk.type("Order a test system @Ana")  # the heading no longer stands first
        assert desk.seen().count("Parking list: 2 to be disposed of") == 1
        await desk.press("ctrl+l", "down", "down", "down", "down", "enter")
        await desk.press(*"not ours", "enter")
        assert "Phones for volunteers" in desk.seen()
        await desk.press("enter")  # an action; who does it is asked
        await desk.press("escape")
        parked, made = (e for e in acme.entries() if e.step_id == "goals")
        assert parked.dropped == "not ours"
        assert (made.kind, made.people) == (EntryKind.ACTION, ())
        assert made.raised_by == (acme.ana.id,)
        assert "all disposed of" in desk.seen()


@pytest.mark.slow
async def test_a_workshop_is_read_back_as_paper_and_closed_with_its_times(acme: Acme) -> None:
    """Merged wording, scores; a number words it otherwise. Closed, each step has its own time."""
    score(acme)
    acme.clock.forward(minutes=3)
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="read-back"))
    async with session(acme) as desk:
        assert "Weaknesses         1" in desk.seen()
        await desk.to("strengths")
        await desk.give("session.merge")
        assert not isinstance(desk.pilot.app.screen, SessionScreen)
        acme.clock.forward(minutes=2)
        await desk.press("escape")
        assert isinstance(desk.pilot.app.screen, SessionScreen)
        await desk.to("read-back")
        assert acme.store.record.clock_of(acme.session_id).spent["strengths"] == 120
        await desk.press("f8")
        seen = desk.seen()
        assert "What will be on paper" in seen
        assert "The close is slow and late" in seen
        assert "2 statements · impact 4" in seen
        await desk.press("2", "enter")
        await desk.press(*" here", "enter")
        assert "now: The close is slow and late here" in desk.seen()
        await desk.press("enter")
        run = acme.store.record.get(Session, acme.session_id).steps["read-back"]
        assert run.confirmed
        assert run.unseen == ()
        acme.store.do(CloseSession(session_id=acme.session_id))
        await desk.pilot.pause()
        for _ in range(6):
            await desk.press("f3")
        assert "03:0" in desk.seen().splitlines()[3]


def test_large_figures_are_as_high_as_they_are_said_to_be() -> None:
    """Every hour has the same size, so that nothing moves while it counts."""
    pictures = [large(f"{hour:02}:{minute:02}") for hour in range(24) for minute in (0, 28, 59)]
    assert {picture.count("\n") + 1 for picture in pictures} == {ROWS}
    assert {max(map(len, picture.split("\n"))) for picture in pictures} <= {34}
