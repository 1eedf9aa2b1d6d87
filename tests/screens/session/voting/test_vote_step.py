"""A vote on the session screen.

Requirement: the list, the rule and who is there before it; hands line by line and ballots voter by
voter while it is open, and nothing of what was given on the screen; the ranked list after it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.builders.acme import Acme
from tests.builders.voters import DOTS, held, room
from tests.screens.session.session_app import Desk, session
from workshop.guide.vote import Vote
from workshop.record.documents import Session
from workshop.record.votes.channels import Channel


def flat(desk: Desk) -> str:
    """All that stands on the screen, with single blanks."""
    return " ".join(desk.seen().split())


def hands(made: Acme, step: str = "vote") -> dict[str, dict[str, int]]:
    """What hands were counted, by what is voted on."""
    vote = held(made, step)
    return {each.subject_id: each.counts for each in made.store.record.votes.hands_in(vote.id)}


@pytest.mark.slow
async def test_hands_of_a_room_from_the_list_to_the_result(tmp_path: Path) -> None:
    """At 80 × 24: an option is typed, somebody is away, hands are counted, nothing is told."""
    made = room(tmp_path / "acme")
    async with session(made, (80, 24)) as desk:
        await desk.to("vote")
        seen = flat(desk)
        assert "Dots: 4 each, at most 3 on one" in seen
        assert "Here 12" in seen
        assert "5 Gradients" in seen
        assert "/open opens it for 12" in seen
        assert "⏎ records an option" in seen
        await desk.type("Quiet room")
        await desk.type("/away Yusuf")
        seen = flat(desk)
        assert "6 Quiet room" in seen
        assert "Here 11" in seen
        assert "Away Yusuf" in seen
        await desk.type("/open")
        assert len(held(made).subjects) == 6
        # The line says what is meant, counts against the room, and goes on to the next.
        assert "1 value:hands" in flat(desk)
        await desk.type("2:3 1:4", enter=False)
        assert "7 of 11 hands, 4 stayed down" in flat(desk)
        assert "█ 3" in desk.seen()
        assert made.store.drafts.text(desk.screen.drafts.place_of("line")) == ""
        await desk.press("enter")
        assert "█" not in desk.seen()
        await desk.type("3:9 2:3")
        assert "12 hands counted, and 11 people are there." in desk.hint
        # Typed over, it neither comes back for the next thing nor is kept in a file.
        await desk.press("6", "enter")
        assert "value:hands" in flat(desk)
        assert made.store.drafts.text(desk.screen.drafts.place_of("line")) == ""
        # How to end it is told on the narrowest screen too.
        await desk.press("down")
        assert "^s closes the vote" in flat(desk)
        await desk.type("5. 6")
        first, second, *_, last = held(made).subjects[:5]
        assert hands(made) == {first: {"2": 3, "1": 4}, second: {"1": 6}, last: {"1": 6}}
        assert "hands counted for 3 of 6" in flat(desk)
        # What is no count is something said, and undo takes a count back.
        await desk.type("> Ask the board @Mei")
        assert made.texts()[-1] == "Ask the board"
        await desk.press("ctrl+z", "ctrl+z")
        assert set(hands(made)) == {first, second}
        await desk.type("/close")
        assert "4 counts of hands missing" in flat(desk)
        await desk.press("enter")
        seen = flat(desk)
        assert held(made).closed
        assert "1 1 Room view" in seen
        # What got nothing stays on the list.
        assert "Gradients 0" in seen
        await desk.type("/void a number was misheard")
        assert held(made).reason == "a number was misheard"
        assert "Here 11" in flat(desk)


@pytest.mark.slow
async def test_ballots_of_others_one_key_a_voter(tmp_path: Path) -> None:
    """Whose, what is left, the rule's own checks in the cell; the next voter by one key."""
    made = room(tmp_path / "acme")
    async with session(made) as desk:
        await desk.to("vote")
        await desk.press("ctrl+s")
        await desk.type("/ballots Tom.Reilly.2")
        seen = flat(desk)
        assert "Tom Reilly Controller, Finance called out" in seen
        assert "0 of 4 given · 4 left" in seen
        assert " KEYS " in desk.seen()
        await desk.press("3", "down", "2", "down")
        # Too much stays in its cell, with the reason; nothing was recorded so far.
        assert "5 dots given, and there are 4" in desk.hint
        assert "[ 2_ ]" in desk.seen()
        assert not made.store.record.votes.cast_in(held(made).id)
        await desk.press("backspace", "1", "tab")
        ballot = made.store.record.votes.cast_in(held(made).id)[0]
        one, two = held(made).subjects[:2]
        assert ballot.scores == {one: {"votes": 3.0}, two: {"votes": 1.0}}
        assert ballot.channel is Channel.CALLED
        seen = flat(desk)
        assert "Yusuf Demir" in seen
        assert "Done Tom, Finance" in seen
        assert "0 of 4 given" in seen
        # A ballot in hand is neither left behind nor recorded by going on.
        await desk.press("c", "1", "f2")
        assert desk.step_id == "vote"
        assert "x forgets it" in desk.hint
        await desk.press("x", "shift+tab")
        assert "in already: replaces" in flat(desk)
        await desk.press("2", "tab")
        cast = made.store.record.votes.cast_in(held(made).id)
        assert [each.scores for each in cast] == [{one: {"votes": 2.0}}]
        assert cast[0].channel is Channel.PAPER
        await desk.press("f2")
        assert "The vote is still open" in flat(desk)
        await desk.press("c")
        assert held(made).closed
        assert desk.step_id == "score"


SECRET = msgspec.structs.replace(DOTS, secret=True, method="approve", budget=2, most_on_one=None)


@pytest.mark.parametrize(
    "step", [pytest.param(DOTS, marks=pytest.mark.slow), SECRET], ids=["open", "secret"]
)
async def test_a_passed_laptop_shows_one_empty_ballot_a_voter(tmp_path: Path, step: Vote) -> None:
    """Nothing else is on the screen, and nothing of the ballot is left anywhere on it."""
    made = room(tmp_path / "acme", step)
    async with session(made, (80, 24)) as desk:
        await desk.to("vote")
        await desk.type("/open")
        await desk.type("/pass")
        await desk.press(*"mei")
        seen = flat(desk)
        assert "Mei Lin" in seen
        assert "Jun Sato" not in seen
        assert "recorded" not in seen
        await desk.press("enter")
        assert "Ballot Mei Lin" in flat(desk)
        await desk.press("1", "down", "1", "down", "1", "ctrl+s")
        if step is SECRET:
            assert "3 items named, and at most 2 may be" in flat(desk)
            await desk.press("backspace", "ctrl+s")
        assert "Give this ballot?" in flat(desk)
        await desk.press("escape", "ctrl+s", "enter")
        seen = flat(desk)
        assert "Your ballot is in" in seen
        assert "Room view" not in seen
        assert "Mei" not in seen
        await desk.press("enter")
        seen = flat(desk)
        assert "Mei" not in seen
        assert "Jun Sato" in seen
        # The next one, with nothing of the one before.
        await desk.press(*"jun", "enter")
        assert "1" not in "".join(line[-8:] for line in desk.seen().splitlines()[6:11])
        await desk.press("f10")
        assert "2 of 12 in" not in flat(desk)
        assert "1 of 12 in" in flat(desk)
        assert "Mei" not in desk.hint
        box = made.store.moment().boxes.get(held(made).id)
        cast = made.store.record.votes.cast_in(held(made).id)
        assert len(box.ballots if box else cast) == 1


@pytest.mark.slow
async def test_scores_are_counted_by_hands_where_a_vote_is_opened(tmp_path: Path) -> None:
    """On each scale, criterion by criterion; without a vote the step stays as it was."""
    made = room(tmp_path / "acme")
    for number in range(3):
        made.say(f"! Threat {number}", step="outside")
    async with session(made) as desk:
        await desk.to("score")
        assert "/open counts hands" in desk.hint
        await desk.press("escape")
        await desk.type("/open")
        assert "T1 weight" in flat(desk)
        await desk.press("tab")
        await desk.type("4:6 16", enter=False)
        assert "split: hear one of each" in flat(desk)
        await desk.press("enter")
        await desk.type("T3 rating 4:7 3")
        await desk.type("T2 weight 40:3 5")
        vote = held(made, "score")
        counted = made.store.record.votes.hands_in(vote.id)
        assert [(each.scale_id, each.counts) for each in counted] == [
            ("rating", {"4": 6, "1": 6}),
            ("rating", {"4": 7, "3": 5}),
            ("weight", {"40": 3, "5": 9}),
        ]
        await desk.press("ctrl+s")
        await desk.press("enter")
        assert made.store.record.get(Session, made.session_id).steps["score"].scores_in
        assert "Scores are in" in flat(desk)
