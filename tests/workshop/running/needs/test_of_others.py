"""Factors, themes and rows become rows of other registers with one command, their lineage kept."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.record.rows import Row
from workshop.record.themes import Theme
from workshop.running.commands import KeepPrivate, MergeFactors
from workshop.running.needs.commands import MakeRows
from workshop.running.needs.of_entries import row_of
from workshop.running.row_commands import PutRows, RowText
from workshop.running.strategy.commands import (
    ScoreStrategies,
    ShortlistStrategies,
    StrategyScore,
)
from workshop.running.theming import MakeTheme, PutUnderTheme
from workshop.trace.tracing import trace


class Room(Building):
    """An interview in which two things are said, and what was entered of them."""

    def __init__(self) -> None:
        super().__init__()
        self.dana = self.person("Dana Ortiz", "CFO", self.department("Finance"))
        self.talk = self.start(interview(), self.dana)
        for line in ("- A close takes nine days @Dana", "* Shared ledgers are sold @Dana"):
            self.say(self.talk, "talk", line)
        self.weak, self.chance = self.record.live_factors()
        self.said = self.record.entries_of(self.talk)

    def put(self, register: str, evidence: tuple[str, ...] = (), **values: str) -> Row:
        """A row entered by hand."""
        row = RowText(values={**values}, evidence=evidence)
        self.do(PutRows(register=register, rows=(row,)))
        return self.record.rows(register)[-1]

    def make(self, register: str, *of: str) -> Row:
        """A row made of something; the last where there are several."""
        self.do(MakeRows(register=register, of=of))
        return self.record.rows(register)[-1]


def leads_to(row: Row, field: str) -> list[str]:
    """The ids to which a link leads."""
    return [target.id for target in row.cell(field)]


def test_a_strategy_becomes_goals_and_projects_that_lead_back_to_it() -> None:
    """In its words, on the same evidence, with owner and objective; both ways, as one change."""
    room = Room()
    aim = room.put("objectives", objective="Grow")
    one = room.put(
        "strategies", (room.said[0].id,), strategy="Buy a ledger", cites="W1; O1",
        owner="@Dana", objective=aim.code,
    )  # fmt: skip
    change = room.do(MakeRows(register="goals", of=(one.id,)))
    (goal,) = room.record.rows("goals")
    assert (goal.subject, goal.evidence) == ("Buy a ledger", (room.said[0].id,))
    assert goal.cell("owner") == room.dana
    assert leads_to(goal, "objective") == [aim.id]
    assert leads_to(goal, "strategies") == [one.id]
    project = room.make("projects", one.id)
    (strategy,) = room.record.rows("strategies")
    assert leads_to(strategy, "becomes") == [goal.id, project.id]
    assert {type(put) for put in change.puts} == {type(goal), type(one)}
    with pytest.raises(Refused, match="It is goal G1 already"):
        room.make("goals", one.id)
    assert row_of(room.record, "projects", one.id).row == project


def test_what_was_not_shortlisted_is_not_carried_out() -> None:
    """Whoever wants it says so first."""
    room = Room()
    one = room.put("strategies", strategy="Buy a ledger", cites="W1; O1")
    room.do(ShortlistStrategies(rule="decided"))
    with pytest.raises(Refused, match="SG1: it is not shortlisted"):
        room.make("goals", one.id)


def test_factors_drive_or_block_the_goal_that_is_made_of_them() -> None:
    """By their letters; one that was merged is the one that stands; made once."""
    room = Room()
    room.make("goals", room.weak.id, room.chance.id)
    blocked, driven = room.record.rows("goals")
    assert leads_to(blocked, "blockers") == [room.weak.id]
    assert leads_to(driven, "drivers") == [room.chance.id]
    assert blocked.evidence == (room.said[0].id,)
    room.say(room.talk, "talk", "- Closing is slow @Dana")
    other = next(f for f in room.record.live_factors() if f.code == "W2")
    room.do(MergeFactors(into=room.weak.id, others=(other.id,)))
    with pytest.raises(Refused, match="It is goal G1 already"):
        room.make("goals", other.id)
    with pytest.raises(Refused, match="a strategy comes of a factor inside and one outside"):
        room.make("strategies", room.weak.id)


def test_items_of_a_session_become_projects_with_their_lineage() -> None:
    """New offers, needs, gaps and themes: each has its place in the project that comes of it."""
    room = Room()
    offer = room.put("offers", (room.said[1].id,), offer="Sell a shared ledger", lead="@Dana")
    need = room.put("needs", want="A faster close", department="Finance")
    room.do(MakeTheme(name="Slow accounts"))
    (theme,) = room.record.all(Theme)
    room.do(PutUnderTheme(statements=(room.said[0].id,), theme=theme.id))
    made = [room.make("projects", each.id) for each in (offer, need, theme)]
    assert leads_to(made[0], "comes_of") == [offer.id]
    assert leads_to(made[1], "needs") == [need.id]
    assert leads_to(made[2], "comes_of") == [theme.id]
    assert [row.subject for row in made] == [
        "Sell a shared ledger", "A faster close", "Slow accounts",
    ]  # fmt: skip
    assert made[2].evidence == (room.said[0].id,)


def test_nothing_private_becomes_a_row_by_the_way() -> None:
    """What only private words support makes none, nor does a table for those who run sessions."""
    room = Room()
    room.do(KeepPrivate(entry_id=room.said[0].id, private=True))
    with pytest.raises(Refused, match="W1: nothing that was said for it may be told: it is priv"):
        room.make("goals", room.weak.id)
    contact = room.put("stakeholders", who="The mayor")
    with pytest.raises(Refused, match="its words are not for all to read"):
        room.make("risks", contact.id)
    made = room.make("gaps", room.chance.id)
    assert leads_to(made, "seen_in") == [room.chance.id]


def test_a_row_that_would_lead_nowhere_is_not_made() -> None:
    """Where the register has no place for what it came of and nothing was said for it."""
    room = Room()
    tool = room.put("tools", tool="Ledgerworks")
    with pytest.raises(Refused, match="goals do not say of which tools they were made"):
        room.make("goals", tool.id)


def test_the_lineage_is_traced_down_to_the_words_and_up_again() -> None:
    """From a project to its strategy, its factors and what was said; from there up again."""
    room = Room()
    one = room.put("strategies", (room.said[0].id,), strategy="Buy a ledger", cites="W1; O1")
    room.make("projects", one.id)
    given = StrategyScore(strategy_id=one.id, factor_id=room.weak.id, score=3)
    room.do(ScoreStrategies(scores=(given,)))
    down = trace(room.record, "PJ1", "shareable")
    assert [(node.kind, node.id) for node in down.rests_on] == [
        ("entry", "W1.1"), ("strategy", "SG1"),
    ]  # fmt: skip
    assert [node.id for node in down.rests_on[1].rests_on if node.kind == "factor"] == ["O1", "W1"]
    up = trace(room.record, "W1", "restricted").made_of_it
    assert [(node.id, node.text) for node in up] == [("AT1", "SG1 · W1"), ("SG1", "Buy a ledger")]
    assert "PJ1" in [node.id for node in up[1].made_of_it]
    assert not [node for node in trace(room.record, "SG1", "restricted").rests_on
                if node.id == "PJ1"]  # fmt: skip
