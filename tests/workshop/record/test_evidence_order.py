"""The order in which a record tells what supports a factor."""

from __future__ import annotations

import msgspec

from tests.builders.record import Building, interview
from workshop.record.change import Change
from workshop.record.documents import Entry


def test_evidence_stands_in_the_order_of_time() -> None:
    """What was said first comes first, also where it was entered last, as from imported notes."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    late = room.say(talk, "talk", "- Said later, entered first")
    early = room.say(talk, "talk", "- Said first, entered later")
    room.merge(late, early)
    assert [entry.text for entry in room.record.evidence_of(room.factor(late).id)] == [
        late.text, early.text,
    ]  # fmt: skip
    moved = msgspec.structs.replace(
        room.record.get(Entry, early.id), at=late.at.replace(year=late.at.year - 1)
    )
    room.record.apply(Change(puts=(moved,), sentence="Moved"))
    assert [entry.text for entry in room.record.evidence_of(room.factor(late).id)] == [
        early.text, late.text,
    ]  # fmt: skip


def test_what_was_said_at_one_moment_stands_in_the_order_of_entering() -> None:
    """Ties are told by the id, so that every machine tells them alike."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    one, two = (room.say(talk, "talk", f"- No. {n}") for n in (1, 2))
    room.merge(two, one)
    same = [msgspec.structs.replace(room.record.get(Entry, e.id), at=one.at) for e in (two, one)]
    room.record.apply(Change(puts=tuple(same), sentence="Moved"))
    found = room.record.evidence_of(room.factor(two).id)
    assert [entry.id for entry in found] == sorted([one.id, two.id])
