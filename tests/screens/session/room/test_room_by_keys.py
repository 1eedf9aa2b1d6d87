"""Earlier actions, reading out, feedback and closing on the session screen, by keys.

Requirement: what earlier sessions left open is told by one key each, and undone in this session;
what one alone knew is read out or waived by name before the vote; the room rates its meeting by
hands; parked items are asked about where the session is closed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import MINUTES, Acme, next_workshop
from tests.builders.votes import vote_step
from tests.screens.session.session_app import session
from workshop.ballots.votes.standing import vote_of
from workshop.guide.room_steps import Feedback, OpenActions
from workshop.guide.shape import Actions, Ask
from workshop.record.documents import Entry
from workshop.record.within import OutcomeState
from workshop.running.follow_up.outcomes import outcome_of

STEPS = (
    OpenActions(id="last", title="Last time", minutes=MINUTES),
    Ask(id="works", title="Talk", minutes=MINUTES),
    vote_step(of=("W",), scope="engagement", budget=2),
    Actions(id="actions", title="Actions", minutes=MINUTES),
    Feedback(id="feedback", title="Feedback", minutes=MINUTES),
)


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A workshop after a session that left two things open."""
    left = ("> Count the stores @Dana", "> Ask the vendor @Ana")
    made = next_workshop(tmp_path / "acme", STEPS, *left)
    for line in ("- Scanners fail @Dana", "- Slow close @Ana", "~ Parking fees"):
        made.say(line)
    return made


def states(acme: Acme) -> list[OutcomeState]:
    """What became of what the session before left."""
    record = acme.store.record
    entries = sorted(record.all(Entry), key=lambda entry: entry.at)
    return [outcome_of(each) for each in entries if each.kind.value == "action"][:2]


async def test_what_was_not_read_out_is_told_whole_as_a_vote_opens(acme: Acme) -> None:
    """It stands at the end of a long sentence, which takes another line for it."""
    async with session(acme, (80, 30)) as desk:
        await desk.to("priorities")
        await desk.press("ctrl+s")
        told = " ".join(desk.seen().split())
        assert "2 items known to one only not read out" in told


@pytest.mark.slow
async def test_what_a_room_does_together_by_keys(acme: Acme) -> None:
    """One start of the application for the whole of it."""
    async with session(acme) as desk:
        record = acme.store.record
        assert "1 done" in desk.seen()
        await desk.press("1", "2")
        assert states(acme) == [OutcomeState.DONE, OutcomeState.CONTINUES]
        await desk.press("ctrl+z")
        assert states(acme) == [OutcomeState.DONE, OutcomeState.OPEN]
        await desk.to("priorities")
        assert "2 known to one only" in desk.seen()
        await desk.type("/air")
        await desk.press("enter")
        assert "Read out before the vote: W1" in desk.hint
        await desk.press("down", "enter", "enter")
        assert "Waived by Dana Ortiz before the vote: W2" in desk.hint
        await desk.press("ctrl+s")
        vote = vote_of(record, acme.session_id, "priorities")
        assert vote is not None
        assert vote.not_aired == ()
        await desk.press("ctrl+s", "enter")
        await desk.to("actions")
        await desk.type("Buy scanners @Dana")
        await desk.type("/serves W1")
        assert "is about W1" in desk.hint
        await desk.to("feedback")
        await desk.press("ctrl+s")
        await desk.type("5:1 4:1")
        await desk.press("ctrl+s", "enter")
        await desk.type("+ Silence first")
        seen = desk.seen()
        assert "2 answers   median 4.5" in seen
        assert "Keep   1" in seen
        await desk.type("/close")
        assert "Parked, and not disposed of" in desk.seen()


async def test_an_empty_list_leaves_the_keys_to_the_line(tmp_path: Path) -> None:
    """Where nothing was left open, no key is named that would do nothing; the line has the keys."""
    async with session(next_workshop(tmp_path / "acme", STEPS)) as desk:
        assert "Earlier sessions left nothing open." in desk.seen()
        assert "what became of it" not in desk.seen()
        await desk.press("up", *"word")
        assert "▌ word" in desk.seen()
