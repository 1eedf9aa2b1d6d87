"""What only one person or department knew is read out before a vote, or waived, or so recorded."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import interview
from tests.builders.votes import STEP, VotingRoom, vote_step
from workshop.errors import Refused
from workshop.guide.shape import Capture
from workshop.record.documents import Session, StoredGuide
from workshop.running.commands import KeepPrivate
from workshop.running.voting.commands import MarkAired
from workshop.running.voting.unshared import known_to_one, not_aired


class Scene:
    """Two of Finance and one of Sales; an interview with each was held before."""

    def __init__(self) -> None:
        self.room = room = VotingRoom(vote_step(of=("S", "W"), scope="engagement"), people=2)
        self.sal = room.person("Sal Soto", "Buyer", room.department("Sales"))
        self.ana, self.bo = room.people
        here = room.session
        room.record.put(msgspec.structs.replace(here, people=(*here.people, self.sal)))
        for person, lines in (
            (self.sal, ("- Orders are typed twice", "+ Wi-Fi works")),
            (self.ana, ("- Close takes ten days", "+ Wi-Fi works")),
        ):
            talk = room.start(interview(f"interview-{person}"), person)
            for line in lines:
                room.say(talk, "talk", line)
        room.say(room.talk, "talk", "- Nobody trusts the stock figures @Voter.002")
        room.say(room.talk, "talk", f"- Scanners fail @{'Voter.001'} @Voter.002")
        room.say(room.talk, "talk", "- Printers jam @Voter.001 @Sales")
        room.say(room.talk, "talk", "+ Everybody knows this")

    @property
    def session(self) -> Session:
        return self.room.session

    def found(self) -> list[tuple[str, str, bool]]:
        """What is known to one only: its words, to what of, and whether it was said here."""
        step = self.room.record.step_of(self.session, STEP)
        return [
            (one.item.text, one.known_to, one.heard_here)
            for one in known_to_one(self.room.record, self.session, step)
        ]

    def mark(self, *texts: str, by: str | None = None) -> str:
        """Record that things were read out, or waived by somebody; the sentence."""
        ids = {item.text: item.id for item in self.room.items}
        command = MarkAired(
            session_id=self.room.talk,
            step_id=STEP,
            subjects=tuple(ids[each] for each in texts),
            waived_by=by,
        )
        return self.room.do(command).sentence


def test_what_rests_on_one_voice_or_one_department_is_to_be_read_out() -> None:
    """What comes from elsewhere first; what two departments said, or nobody is known to, is not."""
    scene = Scene()
    assert scene.found() == [
        ("Orders are typed twice", "person", False),
        ("Close takes ten days", "person", False),
        ("Nobody trusts the stock figures", "person", True),
        ("Scanners fail", "department", True),
    ]
    # With nobody of another department there, a department knows what all know.
    here = scene.session
    scene.room.record.put(msgspec.structs.replace(here, people=(scene.ana, scene.bo)))
    assert "department" not in {known for _, known, _ in scene.found()}


def test_what_each_read_out_in_turn_was_read_out() -> None:
    """Every idea of a round is one person's by construction; the room heard it all the same."""
    scene = Scene()
    guide = scene.room.record.guide_of(scene.session)
    first, *others = guide.steps
    for step, left in (
        (Capture(id=first.id, title="Round", minutes=first.minutes, mode="round-robin"), 2),
        (Capture(id=first.id, title="Silence", minutes=first.minutes, mode="silent"), 2),
        (Capture(id=first.id, title="Open", minutes=first.minutes), 4),
    ):
        changed = msgspec.structs.replace(guide, steps=(step, *others))
        frozen = scene.room.record.get(StoredGuide, scene.session.guide_id)
        scene.room.record.put(msgspec.structs.replace(frozen, guide=changed))
        assert len(scene.found()) == left, step.title
        assert any(here for _, _, here in scene.found()) is (step.title == "Open")


def test_what_the_room_may_not_see_is_not_read_out() -> None:
    """A statement that rests on a private entry alone is neither on the list nor told here."""
    scene = Scene()
    entries = {entry.text: entry for entry in scene.room.record.entries_of(scene.room.talk)}
    private = entries["Nobody trusts the stock figures"]
    scene.room.do(KeepPrivate(entry_id=private.id, private=True))
    assert "Nobody trusts the stock figures" not in [text for text, _, _ in scene.found()]


def test_read_out_waived_by_name_and_the_rest_recorded_with_the_vote() -> None:
    """Nothing of it refuses the vote; what was read out after it was opened is refused."""
    scene = Scene()
    assert scene.mark("Orders are typed twice") == (
        "Read out before the vote: W1 “Orders are typed twice”"
    )
    assert scene.mark("Close takes ten days", by=scene.ana) == (
        "Waived by Voter 001 before the vote: W2 “Close takes ten days”"
    )
    with pytest.raises(Refused, match="recorded already"):
        scene.mark("Orders are typed twice")
    step = scene.room.record.step_of(scene.session, STEP)
    left = [one.item for one in not_aired(scene.room.record, scene.session, step)]
    assert [item.text for item in left] == ["Nobody trusts the stock figures", "Scanners fail"]
    assert scene.room.open().sentence.endswith("2 items known to one only not read out")
    assert set(scene.room.vote.not_aired) == {item.id for item in left}
    with pytest.raises(Refused, match="is open: what was read out before it stands with it"):
        scene.mark("Scanners fail")
    # Voided and opened anew, what was read out was read out.
    scene.room.void()
    scene.mark("Scanners fail", "Nobody trusts the stock figures")
    assert "read out" not in scene.room.open().sentence
    assert scene.room.vote.not_aired == ()


def test_what_is_not_on_the_list_cannot_be_read_out() -> None:
    """Neither can nothing."""
    scene = Scene()
    for subjects, why in (((), "Say what was read out"), (("x",), "not on the list")):
        with pytest.raises(Refused, match=why):
            scene.room.do(MarkAired(session_id=scene.room.talk, step_id=STEP, subjects=subjects))
    note = scene.room.say(scene.room.talk, "talk", "They sounded tired")
    chance = scene.room.say(scene.room.talk, "talk", "* Cloud is cheaper")
    assert chance.factor_id
    strange = (note.id, chance.factor_id)
    with pytest.raises(Refused, match=r"Priorities: “They sounded tired” and O1[.]$"):
        scene.room.do(MarkAired(session_id=scene.room.talk, step_id=STEP, subjects=strange))
