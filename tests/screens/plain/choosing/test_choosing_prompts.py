"""Pairs, gaps and decisions at plain prompts: the same rows as on the screen, asked in words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.builders.acme import Acme
from tests.builders.choosing import CHOOSING, FACTORS
from tests.screens.plain.conftest import Output, typed
from workshop.record.documents import Entry
from workshop.record.record import Record
from workshop.running.commands import MoveTo


def typed_in(tmp_path: Path, step: str, text: str, monkeypatch: pytest.MonkeyPatch) -> Record:
    """The record after lines were typed in a step."""
    steps = tuple(each for each in CHOOSING.steps if each.id != "agree")
    made = Acme(tmp_path / "x", guide=msgspec.structs.replace(CHOOSING, steps=steps))
    for _, line in FACTORS:
        made.say(line)
    made.store.do(MoveTo(session_id=made.session_id, step_id=step))
    return typed(made, text, monkeypatch)


def test_strategies_are_typed_with_their_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """The matrix is told; a line makes a strategy or says what is missing; ratings too."""
    lines = "Sell it\nS1 O1: Sell the close\nSG1 3\nSG1 9\n\nA remark\n"
    record = typed_in(tmp_path, "pair", lines, monkeypatch)
    told = capsys.readouterr().out
    (row,) = record.rows("strategies")
    assert (row.subject, row.cell("quadrant"), row.cell("attractiveness")) == (
        "Sell the close", "SO", 3,
    )  # fmt: skip
    assert "SO, use strengths for opportunities: no strategy yet" in told
    assert "S, 1:\n  S1 Month-end close is down to four days" in told
    assert "Begin with what it comes from" in told
    assert "1 strategy; no strategy uses W1 and T1." in told
    assert "a whole number from 1 to 4" in told
    assert [each.text for each in record.entries_of(row.session_id or "", "pair")] == ["A remark"]


def test_gaps_are_told_by_weight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Field by field; then all of them, what matters most first, with what is worked out."""
    lines = "Backups\n\n1\n2\n1\n\n\nClosing\n\n2\n5\n4\n\n\n\n:cell GP1 gap 3\n"
    record = typed_in(tmp_path, "gap", lines, monkeypatch)
    told = capsys.readouterr().out
    assert [row.subject for row in record.rows("gaps")] == ["Backups", "Closing"]
    assert told.index("GP2 Closing: gap 3, weighted 12") < told.index("GP1 Backups: gap 1")
    assert "GP2 comes first" in told
    assert "gap is worked out of other cells" in told


def test_a_decision_is_asked_for_with_what_does_not_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Its rule, result, conditions and who is against it; a command in between is carried out."""
    said = "One sign-on\nThe heads agree\n1\nOnly with training\nDana: It comes too early\n"
    lines = f"{said}Nobody: x\n\n:table\n"
    record = typed_in(tmp_path, "decide", lines, monkeypatch)
    told = capsys.readouterr().out
    (row,) = record.rows("decisions")
    assert (row.subject, row.cell("rule"), row.cell("result"), row.cell("conditions")) == (
        "One sign-on", "The heads agree", "carried", "Only with training",
    )  # fmt: skip
    (target,) = row.cell("dissent")
    assert record.get(Entry, target.id).text == "It comes too early"
    assert "The vote of Agreement" not in told
    assert "Say who, then their words" in told
    assert "Dissent “It comes too early” (Dana Ortiz)" in told
