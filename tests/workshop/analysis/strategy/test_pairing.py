"""The matrix of pairs: what stands beside a cell, what no strategy uses, what comes first."""

from __future__ import annotations

from tests.workshop.running.choosing.test_choosing import PAIR, pairs
from workshop.analysis.strategy.gap_order import by_weight
from workshop.analysis.strategy.pairing import pairing_of
from workshop.record.documents import Factor, Session
from workshop.running.choosing.strategy_lines import strategy_of
from workshop.running.commands import MergeFactors
from workshop.running.row_commands import PutRows, RowText
from workshop.strategy.tows import faults_of


def test_what_no_strategy_uses_is_told() -> None:
    """Factors stand by letter with the strategies that cite them; merged ones count as one."""
    built, talk = pairs()
    session = built.record.get(Session, talk)
    assert pairing_of(built.record, session).sentence == "No strategy yet."
    for line in ("S1 O1: Sell the fast close", "W1 T1: Clean the data", "SG2 4", "SG1 2"):
        built.do(strategy_of(built.record, session, PAIR, line))
    built.say(talk, "decide", "+ A good team @Dana")
    found = pairing_of(built.record, session)
    assert found.sentence == "2 strategies; no strategy uses S2."
    assert [one.row.code for one in found.strategies] == ["SG2", "SG1"]
    assert [one.used_by for one in found.beside("SO", 5)[0]] == [(), ("SG1",)]
    assert [one.row.code for one in found.of_cell("WT")] == ["SG2"]
    assert found.traced.valid["SO"] is True
    assert not found.traced.faults
    one, two = (f for f in built.record.all(Factor) if f.letter.value == "S")
    built.do(MergeFactors(into=two.id, others=(one.id,)))
    merged = pairing_of(built.record, session)
    assert merged.sentence == "2 strategies; every factor is used."
    assert merged.traced.unused_factors == ()


def test_a_strategy_that_does_not_follow_is_named() -> None:
    """In the table anything may be cited; what does not fit its cell is said."""
    built, talk = pairs()
    session = built.record.get(Session, talk)
    told = {
        ("S1; O1", "SO"): "",
        ("S1; O1", "ST"): "cites no T and cites O1, which is not of ST",
        ("S1", ""): "cites nothing outside",
        ("S1; W1; O1", ""): "cites factors of several cells",
        ("Words", "SO"): "cites no factor",
        ("W1; T1", ""): "",
    }
    for (cites, cell), why in told.items():
        values: dict[str, str | int | float | None] = {
            "strategy": "x", "cites": cites, "quadrant": cell,
        }  # fmt: skip
        built.do(PutRows(register="strategies", rows=(RowText(values=values),)))
        assert faults_of(built.record, built.record.rows("strategies")[-1]) == why
    found = pairing_of(built.record, session)
    assert found.traced.valid["ST"] is False
    assert len(found.of_cell("WT")) == 1


def test_the_gap_that_matters_most_stands_first() -> None:
    """By importance times the gap, then importance; what is not rated behind, as it came."""
    built, _ = pairs()
    for what, present, wanted, importance in (
        ("Bare", "", "", ""),
        ("Wide", "1", "5", "2"),
        ("Heavy", "3", "5", "5"),
        ("Above", "4", "3", "5"),
    ):
        values: dict[str, str | int | float | None] = {
            "what": what, "present": present, "wanted": wanted, "importance": importance,
        }  # fmt: skip
        built.do(PutRows(register="gaps", rows=(RowText(values=values),)))
    found = by_weight(built.record.rows("gaps"))
    assert [row.subject for row in found.rows] == ["Heavy", "Wide", "Above", "Bare"]
    assert "comes first" in found.sentence
    assert by_weight([]).rows == ()
