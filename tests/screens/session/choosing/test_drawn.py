"""What stands above the line where a room decides or pairs, for every size and without a screen."""

from __future__ import annotations

import pytest
from textual.content import Content

from screens.session.ballot.lines import Box
from screens.session.choosing import basis, gaps, matrix
from tests.workshop.running.choosing.test_choosing import PAIR, pairs
from workshop.analysis.strategy.gap_order import by_weight
from workshop.analysis.strategy.pairing import pairing_of
from workshop.record.documents import Session
from workshop.running.choosing.strategy_lines import strategy_of
from workshop.running.row_commands import PutRows, RowText

SIZES = [(width, height) for width in (40, 76, 116) for height in (4, 9, 14, 27)]


def text(lines: list[Content]) -> str:
    """Lines as plain text."""
    return "\n".join(line.plain for line in lines)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_matrix_fits_and_tells_what_is_left(width: int, height: int) -> None:
    """Within its size; the cell in front, its factors and what no strategy uses are always told."""
    built, talk = pairs()
    session = built.record.get(Session, talk)
    for number in range(9):
        line = f"S1 O1: Strategy {number} with a long sentence that has to be cut somewhere"
        built.do(strategy_of(built.record, session, PAIR, line))
    found = pairing_of(built.record, session)
    lines = matrix.draw(found, "SO", 5, Box(width, height))
    assert len(lines) <= height
    whole = text(lines)
    assert "SO" in whole
    assert lines[-1].plain.startswith("9 strategies; no strategy uses")
    if height >= 9:
        assert f"{matrix.USED} S1" in whole
        assert "▸ SG1" in whole
    if width >= 76:
        assert max(line.cell_length for line in lines) <= width + 1
    assert "no strengths" not in whole
    assert "[" not in whole


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_is_decided_stands_before_what_was_voted(width: int, height: int) -> None:
    """The rule, the vote and every decision; of what was voted on the rest is counted."""
    shown = basis.Shown(
        rule="Three quarters [red]agree[/]",
        title="Agreement",
        sentence="2 of 2 voted. " * 9,
        lines=tuple(f"{n}. option {n}" for n in range(1, 30)),
        waits="",
        decided=(basis.Decided("DC1", "One sign-on", "carried", 2),),
    )
    lines = basis.draw(shown, Box(width, height))
    whole = text(lines)
    assert "Three quarters [red]agree[/]" in " ".join(whole.split())
    assert "✓ DC1 One sign-on   carried   dissent: 2" in whole
    assert ("and " in whole and " more" in whole) or height < 9
    none = basis.draw(basis.Shown("", "", "", (), "The vote of X is still open.", ()), Box(80, 9))
    assert "none is agreed" in text(none)
    assert "still open" in text(none)


def test_gaps_are_bars_by_weight() -> None:
    """Two cells a level, from what is there to what is wanted; what is not rated has none."""
    built, _ = pairs()
    for what, present, wanted, importance in (
        ("Backups", "1", "2", "1"),
        ("Closing", "2", "4.5", "4"),
        ("Bare", "", "3", ""),
    ):
        cells = {"what": what, "present": present, "wanted": wanted, "importance": importance}
        built.do(PutRows(register="gaps", rows=(RowText(values=dict(cells)),)))
    lines = list(gaps.draw(by_weight(built.record.rows("gaps")).rows, 100))
    assert len(lines) == 2
    assert "████▒▒▒▒▒·  2 ▸ 4.5   gap 2.5   weighs 10" in lines[0].plain
    assert "██▒▒······" in lines[1].plain
