"""The matrix of pairs: what stands beside a cell, what no strategy uses, what comes first."""

from __future__ import annotations

import pytest

from tests.builders.votes import VotingRoom, vote_step
from tests.workshop.running.choosing.test_choosing import PAIR, pairs
from workshop.analysis.strategy.gap_order import by_weight
from workshop.analysis.strategy.pairing import pairing_of, weights_of
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
        ("O1; T1", ""): "cites nothing inside",
        ("S1; W1; O1", ""): "cites factors of several cells",
        ("W1; T1", "SO"): "cites no S or O and cites W1 and T1, which are not of SO",
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


@pytest.mark.parametrize(
    ("method", "given", "shares"),
    [
        ("dots", {"W1": 3, "T1": 1}, {"W1": 0.75, "T1": 0.25, "W2": 0.0}),
        ("points", {"W1": 20, "W2": 30, "T1": 50}, {"W1": 0.2, "T1": 0.5, "W2": 0.3}),
        ("approve", {"W1": 1, "T1": 1}, {"W1": 0.5, "T1": 0.5, "W2": 0.0}),
        ("ranks", {"W1": 1, "T1": 2}, {}),
        ("dots", {}, {}),
    ],
)
def test_the_last_vote_on_factors_weighs_them_where_its_numbers_are_shares(
    method: str, given: dict[str, float], shares: dict[str, float]
) -> None:
    """What was merged since weighs for its whole; ranks weigh nothing, nor does an empty vote."""
    budget = {"dots": 4, "points": 100}.get(method)
    room = VotingRoom(vote_step(method, of=("W", "T"), budget=budget), people=4)
    said = [room.say(room.talk, "talk", line) for line in ("- Slow", "- Old", "! A law")]
    room.open()
    room.cast("paper", given, room.people[0])
    assert weights_of(room.record, room.session) == {}
    room.close_vote()
    codes = {factor.id: factor.code for factor in room.record.all(Factor)}
    found = weights_of(room.record, room.session)
    assert {codes[key]: share for key, share in found.items()} == shares
    if shares:
        room.merge(said[0], said[1])
        found = weights_of(room.record, room.session)
        assert {codes[key]: share for key, share in found.items()} == {
            "W1": pytest.approx(shares["W1"] + shares["W2"]), "T1": shares["T1"],
        }  # fmt: skip


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
