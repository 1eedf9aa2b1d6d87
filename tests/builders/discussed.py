"""A room that scored or voted, and discusses where it is apart.

room = scored_room({"T1": {"1": 6, "5": 6}})
rate(room, AGAIN, {"T1": {"4": 12}})
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tests.builders.record import TEN, workshop
from tests.builders.votes import VotingRoom
from workshop.guide.room_steps import Discuss
from workshop.guide.shape import Guide
from workshop.guide.vote import Vote as VoteStep
from workshop.record.documents import Entry
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries

AGAIN, THIRD = "differ", "differ-again"


def discussing(*before: VoteStep) -> Guide:
    """The workshop, or one with a vote, and two discussions behind it."""
    guide = workshop()
    steps = (
        *guide.steps,
        *before,
        Discuss(id=AGAIN, title="Where we differ", minutes=TEN),
        Discuss(id=THIRD, title="Once more", minutes=TEN),
    )
    return msgspec.structs.replace(guide, name="discussing", steps=steps)


def scored_room(first: Mapping[str, Mapping[str, int]], people: int = 6) -> VotingRoom:
    """A room that gave three threats an impact by hands."""
    room = VotingRoom(people=people, guide=discussing())
    for line in ("! Prices rise", "! Staff leave", "! Wards close"):
        room.say(room.talk, "talk", line)
    room.step_id = "outside"
    room.open()
    for code, counts in first.items():
        room.hands(code, dict(counts), "impact")
    room.close_vote()
    return room


def rate(room: VotingRoom, step_id: str, counts: Mapping[str, Mapping[str, int]]) -> None:
    """One more round, by hands."""
    room.step_id = step_id
    room.open()
    for code, given_ in counts.items():
        room.hands(code, dict(given_), "impact")
    room.close_vote()


def call_out(room: VotingRoom, step_id: str, given: Mapping[str, tuple[int, ...]]) -> None:
    """One round by ballots with names: what each person in turn gave, by the codes of things."""
    room.step_id = step_id
    room.open()
    for at, person in enumerate(room.people):
        scores = {room.item(code): {"impact": float(values[at])} for code, values in given.items()}
        room.give("called", scores, person)
    room.close_vote()


def reason(room: VotingRoom, words: str, about_id: str) -> Entry:
    """Somebody says why."""
    change = room.do(
        RecordEntries(
            session_id=room.talk, step_id=AGAIN, lines=(read_line(words),), about_id=about_id
        )
    )
    return next(put for put in change.puts if isinstance(put, Entry))
