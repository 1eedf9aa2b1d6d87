"""Strategies are scored by factors and shortlisted by a rule, by commands that every door sends.

Requirement: a strategy cites factors of its cell and no others, in the place where it is typed; a
dash in one column that is none in another is told and loses nothing; a tie is cut by no order.
"""

from __future__ import annotations

import pytest

from tests.builders.record import Building
from tests.workshop.running.choosing.test_choosing import PAIR, pairs
from workshop.errors import Refused
from workshop.record.documents import Factor, Session
from workshop.registers.kinds import REGISTERS
from workshop.running.cells.whole_table import open_points
from workshop.running.choosing.strategy_lines import strategy_of
from workshop.running.row_commands import PutRows, RowText
from workshop.running.strategy.commands import (
    Score,
    ScoreStrategies,
    ShortlistStrategies,
    StrategyScore,
)
from workshop.running.strategy.shortlisting import shortlisted_or_not
from workshop.strategy.attractive import Scores

ATTRACTIVENESS = REGISTERS["attractiveness"]


class Room:
    """A room with a factor of each letter and three strategies."""

    def __init__(self) -> None:
        self.built, self.talk = pairs()
        for line in ("S1 O1: Sell it", "W1 T1: Clean it", "S1 T1: Guard it"):
            self.type(line)
        self.factors = {each.letter.value: each for each in self.built.record.all(Factor)}
        self.ids = [row.id for row in self.built.record.rows("strategies")]

    def type(self, line: str) -> str:
        """A line typed in the step of pairs; what was done."""
        record = self.built.record
        session = record.get(Session, self.talk)
        return self.built.do(strategy_of(record, session, PAIR, line)).sentence

    def score(self, strategy: int, letter: str, score: Score | None) -> str:
        """One pair scored; what was done."""
        given = StrategyScore(
            strategy_id=self.ids[strategy], factor_id=self.factors[letter].id, score=score
        )
        return self.built.do(ScoreStrategies(scores=(given,))).sentence

    def scores(self, **weights: float) -> Scores:
        """What the scores come to with these weights."""
        return Scores(
            self.built.record, weights={self.factors[each].id: w for each, w in weights.items()}
        )

    def shortlisted(self) -> list[tuple[str, str]]:
        """Whether each strategy is in, and by what rule."""
        rows = self.built.record.rows("strategies")
        return [(row.cell("shortlisted"), row.cell("shortlisted_by")) for row in rows]


def test_scores_are_put_changed_and_taken_out_by_pair() -> None:
    """A pair has one row, whoever scores it again; a line of the step says the same."""
    room = Room()
    assert room.score(0, "S", 4) == "Scored strategies: SG1 on S1 4"
    assert room.type("SG1 S1 2 it is slow") == "Scored strategies: SG1 on S1 2"
    (row,) = room.built.record.rows("attractiveness")
    assert (row.cell("score"), row.cell("why"), row.step_id) == ("2", "it is slow", "")
    assert room.type("sg2 s1 —") == "Scored strategies: SG2 on S1 -"
    assert room.built.record.rows("attractiveness")[1].step_id == "pair"
    with pytest.raises(Refused, match="Nothing would change"):
        room.score(0, "S", 2)
    assert room.score(0, "S", None) == "Scored strategies: SG1 on S1 taken out"
    assert len(room.built.record.rows("attractiveness")) == 1
    with pytest.raises(Refused, match="There is no strategy SG9"):
        room.type("SG9 S1 4")
    with pytest.raises(Refused, match="There is no factor S9"):
        room.type("SG1 S9 4")


def test_the_sum_is_of_factors_that_every_strategy_has_a_score_on() -> None:
    """Weight times score; a dash everywhere changes nothing, a score that is missing is told."""
    room = Room()
    given: list[tuple[int, str, Score]] = [(0, "S", 4), (1, "S", 1), (0, "O", 2), (1, "O", 3)]
    for strategy, letter, score in given:
        room.score(strategy, letter, score)
    found = room.scores(S=0.6, O=0.4, W=1.0)
    assert dict(found.sums) == pytest.approx({room.ids[0]: 3.2, room.ids[1]: 1.8})
    for strategy in (0, 1):
        room.score(strategy, "W", "-")
    again = room.scores(S=0.6, O=0.4, W=1.0)
    assert again.sums == found.sums
    assert [each.code for each in again.counted] == ["W1", "S1", "O1"]
    assert [each.code for each in again.affecting] == ["S1", "O1"]
    room.score(1, "O", None)
    less = room.scores(S=0.6, O=0.4, W=1.0)
    assert dict(less.sums) == pytest.approx({room.ids[0]: 2.4, room.ids[1]: 0.6})
    assert [(one.factor.code, [r.code for r in one.without]) for one in less.unfinished] == [
        ("O1", ["SG2"])
    ]


def test_a_strategy_that_is_scored_in_part_waits_for_the_rest() -> None:
    """While the third is scored, what the other two come to stays what it is."""
    room = Room()
    given: list[tuple[int, str, Score]] = [(0, "S", 4), (1, "S", 1), (0, "O", 2), (1, "O", 3)]
    for strategy, letter, score in given:
        room.score(strategy, letter, score)
    before = dict(room.scores(S=0.6, O=0.4).sums)
    room.score(2, "S", "-")
    found = room.scores(S=0.6, O=0.4)
    assert dict(found.sums) == before
    assert found.lacking(room.built.record.rows("strategies")[2]) == 1
    room.score(2, "S", 3)
    room.score(2, "O", 3)
    assert len(room.scores(S=0.6, O=0.4).sums) == 3


def test_a_dash_in_one_column_is_challenged_and_not_lost() -> None:
    """It stands, it is told in the table and beside the sums, and the factor waits."""
    room = Room()
    room.score(0, "S", "-")
    room.score(1, "S", 3)
    points = [point.sentence for point in open_points(room.built.record, ATTRACTIVENESS)]
    assert points == [
        "SG1 (AT1): a dash in one column means a dash in all, and others have a score"
    ]
    found = room.scores(S=1.0)
    assert found.sums == {}
    assert found.why_none == "No factor that has a weight is scored for every strategy."
    (waiting,) = found.unfinished
    assert [row.code for row in waiting.dashes] == ["SG1"]
    assert found.score(room.built.record.rows("strategies")[0], room.factors["S"]) == "-"
    room.score(1, "S", "-")
    assert open_points(room.built.record, ATTRACTIVENESS) == ()


def test_those_that_share_the_last_place_come_in_together() -> None:
    """By attractiveness nobody is cut off by an order that nobody gave."""
    room = Room()
    with pytest.raises(Refused, match="No strategy is rated yet"):
        room.built.do(ShortlistStrategies(rule="attractiveness", most=1))
    for line in ("SG1 2", "SG2 4", "SG3 4"):
        room.type(line)
    said = room.built.do(ShortlistStrategies(rule="attractiveness", most=1)).sentence
    assert said == (
        "Shortlisted SG2 and SG3 of 3 strategies by attractiveness; 2 and not 1, because they "
        "share the last place"
    )
    by = "attractiveness"
    assert room.shortlisted() == [("no", by), ("yes", by), ("yes", by)]
    with pytest.raises(Refused, match="Nothing would change"):
        room.built.do(ShortlistStrategies(rule="attractiveness", most=2))
    decided = ShortlistStrategies(rule="decided", strategy_ids=(room.ids[0],))
    assert room.built.do(decided).sentence == "Shortlisted SG1 of 3 strategies as decided"
    assert room.shortlisted() == [("yes", "decided"), ("no", "decided"), ("no", "decided")]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (ShortlistStrategies(rule="attractiveness"), "Say how many"),
        (ShortlistStrategies(rule="attractiveness", most=0), "Say how many"),
        (ShortlistStrategies(rule="attractiveness", most=1, strategy_ids=("x",)), "leave them out"),
        (ShortlistStrategies(rule="decided", most=2), "Say which strategies"),
    ],
)
def test_a_rule_takes_what_it_needs_and_no_more(command: ShortlistStrategies, why: str) -> None:
    """What would be passed over in silence is refused."""
    with pytest.raises(Refused, match=why):
        Room().built.do(command)


def test_one_is_put_on_the_shortlist_and_taken_off_while_the_others_stay() -> None:
    """What a key on the screen and a choice at plain prompts send."""
    room = Room()
    told = []
    for place in (0, 2, 0):
        room.built.do(shortlisted_or_not(room.built.record, room.ids[place]))
        told.append([is_in for is_in, _ in room.shortlisted()])
    assert told == [["yes", "no", "no"], ["yes", "no", "yes"], ["no", "no", "yes"]]


def put(built: Building, talk: str | None, **values: str) -> None:
    """A strategy entered by whatever sends the command for rows."""
    step = "pair" if talk else ""
    row = RowText(values={"strategy": "Do it", **values})
    built.do(PutRows(register="strategies", rows=(row,), session_id=talk, step_id=step))


def test_a_strategy_of_a_pair_keeps_the_rule_of_its_cell_whoever_enters_it() -> None:
    """In the step it is refused with the reason; in the table outside it is taken and told."""
    built, talk = pairs()
    for cites, cell, why in (
        ("S1; O1", "ST", "cites no T and cites O1, which is not of ST"),
        ("S1", "", "cites nothing outside"),
        ("S1; W1; O1", "SO", "cites W1, which is not of SO"),
    ):
        with pytest.raises(Refused, match=why):
            put(built, talk, cites=cites, quadrant=cell)
    put(built, talk, cites="S1; O1")
    put(built, talk)  # what it cites comes next, cell by cell
    put(built, None, cites="S1", quadrant="SO")
    told = [point.sentence for point in open_points(built.record, REGISTERS["strategies"])]
    assert told == ["Do it (SG2): cites no factor", "Do it (SG3): cites no O"]
