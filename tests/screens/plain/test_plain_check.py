"""What somebody says of their own words, at plain prompts.

Requirement: one thing after another; right, wrong, leave out or what it should say; the sending is
recorded; a word behind a slash ends it; who is meant must be clear.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import Acme
from tests.screens.plain.conftest import Output, typed
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.documents import Entry

TALK = """\
:check
:check Dana sent whenever
:check Dana sent 2027-01-08
:check Dana
r
Slow mail on Mondays
l
:check Dana
:quit
"""


def test_one_thing_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Asked, refused, sent, answered three ways; what is left is asked again, a word ends it."""
    made = Acme(tmp_path / "a")
    for line in ("+ Close is fast @Dana", "- Slow mail @Dana", "- Lifts stick @Ana", "! Law @Dana"):
        made.say(line)
    record = typed(made, TALK, monkeypatch)
    told = capsys.readouterr().out
    for words in (
        "Say whose words: /check NAME. Dana Ortiz or Ana López takes part.",
        "“whenever” is not a date",
        "Sent Dana Ortiz their words in Short session, to be answered by 8 Jan 2027.",
        "Dana Ortiz: sent back.",
        "1 of 3. Close is fast",
        "1 put right.",
        "T1 rested on that alone and is in no document any more",
        "Everything was answered",
    ):
        assert words in told, words
    assert "Lifts stick" not in told.partition("Dana Ortiz: sent back.")[2].partition(":check")[0]
    (check,) = record.all(MemberCheck)
    texts = {record.get(Entry, key).text: answer.verdict for key, answer in check.answers.items()}
    assert texts == {
        "Close is fast": Verdict.RIGHT,
        "Slow mail on Mondays": Verdict.WRONG,
        "Law": Verdict.LEAVE_OUT,
    }
