"""What a room does together, at plain prompts: earlier actions, reading out, feedback, closing."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from screens.plain.base.prompts import LineAsker
from screens.plain.loop import hold
from tests.builders.acme import GUIDE, MINUTES, Acme
from tests.builders.votes import vote_step
from workshop.ballots.votes.standing import vote_of
from workshop.guide.room_steps import Feedback, OpenActions
from workshop.guide.shape import Ask
from workshop.record.documents import Session
from workshop.record.within import OutcomeState
from workshop.running.commands import CloseSession, StartSession
from workshop.running.follow_up.outcomes import outcome_of

STEPS = (
    OpenActions(id="last", title="Last time", minutes=MINUTES),
    Ask(id="talk", title="Talk", minutes=MINUTES),
    vote_step(of=("W",), scope="engagement", budget=2),
    Feedback(id="feedback", title="Feedback", minutes=MINUTES),
)

TYPED = """\
1
2
4
waits for the budget
/next
- Scanners fail @Dana
~ Parking fees
/next
/air
1
/open
/close
/next
/open
/hands 5:1 4:1
/close
+ Silence first
- Longer breaks
/close
no
/close
yes
"""


def test_a_workshop_at_plain_prompts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is asked, one after the other; closing asks about what is parked."""
    made = Acme(tmp_path / "acme")
    for line in ("> Count the stores @Dana", "> Ask the vendor @Ana", "> Pay the fee @Dana"):
        made.say(line)
    earlier = made.entries()
    made.store.do(CloseSession(session_id=made.session_id))
    made.clock.forward(minutes=10)
    guide = msgspec.structs.replace(GUIDE, name="room", steps=STEPS)
    people = (made.dana.id, made.ana.id)
    start = StartSession(guide=guide, digest="room", people=people, title="Workshop")
    talk = str(made.store.do(start).session_id)
    monkeypatch.setattr("sys.stdin", io.StringIO(TYPED))
    hold(made.store, talk, LineAsker())
    told, record = capsys.readouterr().out, made.store.record
    states = [outcome_of(record.get(type(each), each.id)) for each in earlier]
    assert states == [OutcomeState.DONE, OutcomeState.CONTINUES, OutcomeState.DROPPED]
    assert "3 things open from earlier sessions: 1 done, 1 kept on, 1 dropped." in told
    assert "1 known to one only, not read out yet: /air goes through them." in told
    assert "Read out before the vote: W1 “Scanners fail”" in told
    vote = vote_of(record, talk, "priorities")
    assert vote is not None
    assert vote.not_aired == ()
    assert "Worth the time, 2 answers: median 4.5; 1 × 4, 1 × 5." in told
    tags = [each.tags for each in record.entries_of(talk, "feedback")]
    assert tags == [("keep",), ("change",)]
    assert told.count("Parked, and not disposed of:\n- Parking fees") == 2
    assert record.get(Session, talk).closed is not None
