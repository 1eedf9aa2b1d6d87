"""Consent at plain prompts: asked once, for all after naming them, off the record, withdrawn.

Requirement: what the full screen asks, marks and keeps out of every output is so at prompts too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import Acme
from tests.screens.plain.conftest import Output, typed
from workshop.notes import write_notes
from workshop.privacy.told_record import told_record
from workshop.record.documents import Attribution, EntryKind, Session, Withdrawal, WithdrawalLevel
from workshop.record.read_back import confirmed_of
from workshop.report.build import build

TALK = """\
yes
:next


She asked who will see this
:next
:consent all
3
yes
:consent Dana

+ The close takes four days
:off
- I fight with procurement @Ruth
:off
; She lowered her voice
My own doubt #private
:go read-back
1
The close takes five days

yes
:quit
"""
LATER = """\
+ Added after that
:withdraw Dana kept
yes
:close
"""


def test_a_talk_in_which_consent_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Everything that is asked, said and left out, in one session from lines of text."""
    made = Acme(tmp_path / "a")
    typed(made, TALK, monkeypatch)
    made.clock.forward(minutes=1)
    record = typed(made, LATER, monkeypatch)
    told = capsys.readouterr().out
    for words in (
        "Not asked how they may be quoted: Dana Ortiz and Ana López. /consent asks.",
        "by department only: Dana Ortiz and Ana López. Record it for all at once?",
        "given for all at once",
        "Dana Ortiz agreed to: by department only. Instead?",
        "Went off the record. What is typed now is in no output; /off ends it.",
        "OFF THE RECORD>",
        "1. The close takes four days",
        "Is that right, 1 entry in all?",
        "Dana Ortiz: kept in the record, and not quoted any more?",
    ):
        assert words in told, words
    page = told[told.index("1. The close") : told.index("Is that right")]
    for hidden in ("procurement", "lowered", "doubt"):
        assert hidden not in page
    consents = [record.consent_of(made.session_id, each.id) for each in (made.dana, made.ana)]
    assert [(c.attribution, c.together) for c in consents if c] == [
        (Attribution.DEPARTMENT, True)
    ] * 2
    asked = next(e for e in record.entries_of(made.session_id) if e.step_id == "consent")
    assert asked.kind is EntryKind.OBSERVATION
    found = confirmed_of(record, record.get(Session, made.session_id))
    assert found
    assert (len(found.added), found.changed, found.unseen) == (1, (), ())
    (withdrawal,) = record.all(Withdrawal)
    assert (withdrawal.person_id, withdrawal.level) == (made.dana.id, WithdrawalLevel.KEPT)
    for edition in ("shareable", "restricted"):
        report = build(record, "session", edition, session_id=made.session_id)
        assert "procurement" not in repr(report)
    assert "procurement" not in write_notes(told_record(record), made.session_id)
    sentences = " ".join(change.sentence for change in made.store.history.changes)
    assert "procurement" not in sentences
