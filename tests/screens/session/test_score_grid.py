"""The grid of scores without a screen: which digits a cell takes, and when they are recorded."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.message import Message

from screens.session.panes.left import Left
from screens.session.steps.score_grid import Grid, ScoreGrid
from tests.builders.record import RATING, WEIGHT, scale
from workshop.guide.parts import Scale
from workshop.record.documents import Factor, Letter
from workshop.running.score_rules import Spread, spread

CHANGE = scale("change", 5, least=-5)
TENTHS = scale("tenths", 9, least=0.5)
FACTORS = tuple(
    Factor(id=f"f{number}", letter=Letter.STRENGTH, number=number, text=f"Thing {number}")
    for number in (1, 2)
)


class Alone(ScoreGrid):
    """A grid that keeps what it would tell a screen."""

    def __init__(self, *scales: Scale, factors: tuple[Factor, ...] = FACTORS) -> None:
        self.kept: list[tuple[str, str, float | None]] = []
        self.told: list[Message] = []
        super().__init__(self._take)
        self.taking = True
        self.show(Grid(scales, factors, "Dana", "1 of 2", {}, None))

    def _take(self, factor: str, scale_id: str, value: float | None) -> bool:
        self.kept.append((factor, scale_id, value))
        return self.taking

    def post_message(self, message: Message) -> bool:
        """Keep it."""
        self.told.append(message)
        return True

    def type(self, keys: str) -> str:
        """Press keys; what then stands in the cell."""
        for key in keys:
            self.on_key(Key(key, key))
        return self.typed

    @property
    def why_not(self) -> str:
        """The last reason why a digit was not taken."""
        refused = [each for each in self.told if isinstance(each, self.NotTaken)]
        return refused[-1].sentence if refused else ""


@pytest.mark.parametrize(
    ("scale_", "keys", "typed", "reason"),
    [
        (WEIGHT, "100", "100", ""),
        (WEIGHT, "101", "10", "101"),
        (WEIGHT, "7,5", "7.5", ""),
        (WEIGHT, ".", ".", ""),
        (WEIGHT, "-", "", "- is not a number that weight can have."),
        (WEIGHT, "1..", "1.", "1.. is not a number that weight can have."),
        (CHANGE, "-5", "-5", ""),
        (CHANGE, "-6", "-", "-6"),
        (CHANGE, "--", "-", "-- is not a number that change can have."),
        (CHANGE, "-.5", "-.5", ""),
        (TENTHS, "0", "0", ""),
        (TENTHS, "9", "9", ""),
        (TENTHS, "10", "1", "10"),
        (WEIGHT, "x ", "", ""),
    ],
)
def test_a_cell_takes_what_may_become_a_value(
    scale_: Scale, keys: str, typed: str, reason: str
) -> None:
    """Both ends of the scale, and the beginnings of numbers; the reason tells what does not fit."""
    grid = Alone(scale_)
    assert grid.type(keys) == typed
    assert reason in grid.why_not
    assert bool(reason) == bool(grid.why_not)
    assert grid.kept == []


def test_one_digit_is_recorded_at_once_where_no_second_can_follow() -> None:
    """On a scale of whole single digits; what is no digit of it is refused and not recorded."""
    grid = Alone(RATING)
    assert grid.type("4") == ""
    assert grid.kept == [("f1", "rating", 4)]
    assert grid.type("5") == ""
    assert "5" in grid.why_not
    assert len(grid.kept) == 1


def test_cells_are_left_once_their_digits_are_recorded() -> None:
    """Onward goes through scales, then factors, and stays at the last; a refusal holds the cell."""
    grid = Alone(WEIGHT, TENTHS)
    grid.type("12")
    places = [(grid.row, grid.column)]
    for _ in range(4):
        grid.action_onward()
        places.append((grid.row, grid.column))
    assert places == [(0, 0), (0, 1), (1, 0), (1, 1), (1, 1)]
    assert grid.kept == [("f1", "weight", 12)]
    grid.action_go(-5, -5)
    assert (grid.row, grid.column) == (0, 0)
    grid.action_go(1, 9)
    assert (grid.row, grid.column) == (1, 1)
    assert not any(isinstance(each, Left) for each in grid.told)
    grid.action_go(1, 0)
    assert [type(each) for each in grid.told] == [Left]
    grid.type("3")
    grid.taking = False
    grid.action_go(-1, 0)
    assert (grid.row, grid.kept[-1], grid.typed) == (1, ("f2", "tenths", 3), "")
    asked = len(grid.told)
    grid.type("3")
    grid.action_voter(1)
    assert len(grid.told) == asked
    grid.taking = True
    grid.action_voter(-1)
    assert grid.told[-1] == grid.VoterAsked(-1)


def test_rubbing_out_takes_the_last_digit_then_the_value() -> None:
    """And what was typed can be dropped, which records nothing."""
    grid = Alone(WEIGHT)
    grid.type("12")
    grid.action_rub_out()
    assert (grid.typed, grid.kept) == ("1", [])
    assert grid.drop()
    assert not grid.drop()
    assert grid.commit()
    grid.action_rub_out()
    assert grid.kept == [("f1", "weight", None)]


def test_nothing_is_taken_without_factors_or_once_the_scores_are_in() -> None:
    """Each says why."""
    grid = Alone(WEIGHT, factors=())
    grid.type("1")
    assert grid.why_not == "There is nothing to score yet."
    grid.action_rub_out()
    assert grid.kept == []
    found = spread([20, 40])
    assert found is not None
    results = {("f1", "weight"): found}
    grid.show(Grid((WEIGHT,), FACTORS, "Dana", "", {}, results))
    assert grid.type("1") == ""
    assert grid.why_not == "The scores are in; ctrl+s goes on with scoring."


def test_the_foot_tells_the_ends_and_the_running_total() -> None:
    """Right at the total is a tick, and off it by one is not; results have no total."""
    grid = Alone(WEIGHT, RATING)
    values = {("f1", "weight"): 60.0, ("f2", "weight"): 40.0, ("f1", "rating"): 3.0}

    def foot(*, results: bool = False) -> str:
        shown: dict[tuple[str, str], Spread] | None = {} if results else None
        grid.show(Grid((WEIGHT, RATING), FACTORS, "Dana", "", values, shown))
        return " ".join(" ".join(line.plain.split()) for line in grid._foot)

    assert "✓ adds up to 100 of 100" in foot()
    assert "ctrl+n" not in foot()
    values["f2", "weight"] = 39.0
    assert "△ adds up to 99 of 100" in foot()
    assert foot().count("adds up") == 1
    assert "1 little" in foot()
    assert "4 much" in foot()
    assert "adds up" not in foot(results=True)


def test_a_shorter_list_keeps_the_cell_within_it() -> None:
    """A factor that goes takes the cell to the last one that stays."""
    grid = Alone(WEIGHT)
    grid.action_go(1, 0)
    grid.show(Grid((WEIGHT,), FACTORS[:1], "Dana", "", {}, None))
    assert grid.row == 0
    grid.show(Grid((WEIGHT,), (), "Dana", "", {}, None))
    assert grid.row == 0
