"""What a room does together, at plain prompts: earlier actions, reading out, feedback, closing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import MINUTES, next_workshop
from tests.builders.votes import vote_step
from tests.screens.plain.conftest import Output, typed
from workshop.ballots.votes.standing import vote_of
from workshop.guide.room_steps import Feedback, OpenActions
from workshop.guide.shape import Ask
from workshop.record.documents import Session
from workshop.record.within import OutcomeState
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
/close
yes
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Each is asked, one after the other; closing asks about what is parked or not voted."""
    left = ("> Count the stores @Dana", "> Ask the vendor @Ana", "> Pay the fee @Dana")
    made = next_workshop(tmp_path / "acme", STEPS, *left)
    record, talk = typed(made, TYPED, monkeypatch), made.session_id
    told = capsys.readouterr().out
    before, _ = record.sessions()
    states = [outcome_of(each) for each in record.entries_of(before.id)]
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
