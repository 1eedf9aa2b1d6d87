"""A talk as a whole at plain prompts and on the command line: debrief, second record, questions.

Requirement: what can be done on the screen can be done there; an interview that is closed is asked
for its debrief, and a script that ends there is not held up.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest

from screens.cli.main import main
from screens.plain.base.prompts import LineAsker
from screens.plain.loop import hold
from tests.builders.acme import GUIDE, Acme
from workshop.record.documents import Entry, Session
from workshop.running.commands import StartSession

TALK = """\
/go works
/writer Dana
+ The close is fast
+ Closing got quick
/as-one 2 1
/debrief surprise: nobody spoke of the lift
/second-record {second}
yes
/view
/questions
/close
Steady hands

A calm room
works: ask since when
"""


def test_a_talk_at_plain_prompts_and_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One interview from its writer to its debrief, then what the command line tells of it."""
    guide = msgspec.structs.replace(GUIDE, setting="interview")
    acme = Acme(tmp_path / "Acme", guide=guide)
    start = StartSession(guide=guide, digest="second", people=(acme.dana.id,))
    second = str(acme.store.do(start).session_id)
    lines = TALK.format(second=second)
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    hold(acme.store, acme.session_id, LineAsker())
    told = capsys.readouterr().out
    for words in (
        "Dana Ortiz writes in",
        "as one with what was written down beside it",
        "Second record:",
        "Joined a second record of",
        "Not yet asked",
        "What works: asked in 1 of 1 session; 1 entry; 1 factor; 0 quotes",
        "What should change in the guide?",
        "Noted 3 remarks",
    ):
        assert words in told
    record = acme.store.record
    kept, taken = record.entries_of(acme.session_id)
    assert kept.written_by == (acme.dana.id,)
    assert taken.same_as_id == kept.id
    debrief = record.get(Session, acme.session_id).debrief
    assert [(r.topic.value, r.step_id) for r in debrief] == [
        ("surprise", ""), ("stood out", ""), ("surprise", ""), ("guide", "works"),
    ]  # fmt: skip
    assert record.find(Entry, kept.id) is not None
    acme.store.close()
    folder = str(acme.folder)
    assert main(["debrief", folder, "--session", "1", "--words-used", "the long week"]) == 0
    capsys.readouterr()
    assert main(["debrief", folder, "--json"]) == 0
    assert [r["topic"] for r in json.loads(capsys.readouterr().out)][-1] == "words used"
    assert main(["questions", folder, "--json"]) == 0
    works = next(q for q in json.loads(capsys.readouterr().out) if q["step"] == "works")
    assert (works["n"], works["to_change"]) == (1, ["ask since when"])
    assert main(["join-talks", folder, "1"]) == 0
    assert "No other session" in capsys.readouterr().out
    assert main(["join-talks", folder, "1", "1"]) == 1
    assert "the same one" in capsys.readouterr().err


WORD_FOR_AN_ANSWER = """\
/go works
Closing got quick
/edit 1
/help
/edit 1
//etc is full
/debrief
Steady hands
/list
/close

/leave
"""


def test_a_word_in_place_of_an_answer_is_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is never recorded as what was said; what was answered before it is noted."""
    guide = msgspec.structs.replace(GUIDE, setting="interview")
    acme = Acme(tmp_path / "Acme", guide=guide)
    monkeypatch.setattr("sys.stdin", io.StringIO(WORD_FOR_AN_ANSWER))
    hold(acme.store, acme.session_id, LineAsker())
    told = capsys.readouterr().out
    assert "What begins with a slash is a word" in told.partition("Instead:")[2]
    record = acme.store.record
    assert [each.text for each in record.entries_of(acme.session_id)] == ["/etc is full"]
    debrief = record.get(Session, acme.session_id).debrief
    assert [each.text for each in debrief] == ["Steady hands"]
    assert record.get(Session, acme.session_id).closed is not None
    assert told.count("The debrief can be noted later: /debrief.") == 1
    acme.store.close()
