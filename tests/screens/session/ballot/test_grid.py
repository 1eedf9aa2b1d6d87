"""The grid of scores without a screen: which digits a cell takes, and when they are recorded."""

from __future__ import annotations

import msgspec
import pytest
from textual.content import Content
from textual.events import Key
from textual.message import Message

from screens.session.ballot.grid import ScoreGrid
from screens.session.ballot.lines import Box, Cursor, foot, head, row
from screens.session.ballot.shown import Grid, Results, Voter
from screens.session.panes.left import Left
from tests.builders.record import IMPACT, RATING, WEIGHT, scale
from workshop.guide.parts import Scale
from workshop.record.documents import Factor, Letter

CHANGE = scale("change", 5, least=-5)
TENTHS = scale("tenths", 9, least=0.5)
FACTORS = tuple(
    Factor(id=f"f{number}", letter=Letter.STRENGTH, number=number, text=f"Thing {number}")
    for number in (1, 2)
)


DANA = Voter("Dana Ortiz", "Head of Finance", "Finance", "Dana")
TOM = Voter("Tom Reilly", "Network Engineer", "IT", "Tom Reilly, IT", done=True)


def shown(
    *scales: Scale,
    factors: tuple[Factor, ...] = FACTORS,
    values: dict[tuple[str, str], float] | None = None,
    results: Results | None = None,
) -> Grid:
    """A ballot of the second of two voters."""
    return Grid(scales, factors, (TOM, DANA), 1, values or {}, results)


class Alone(ScoreGrid):
    """A grid that keeps what it would tell a screen."""

    def __init__(self, *scales: Scale, factors: tuple[Factor, ...] = FACTORS) -> None:
        self.kept: list[tuple[str, str, float | None]] = []
        self.told: list[Message] = []
        super().__init__(self._take)
        self.taking = True
        self.show(shown(*scales, factors=factors))

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
        (WEIGHT, "101", "101", "101 is not on it"),
        (WEIGHT, "7,5", "7.5", ""),
        (WEIGHT, ".", ".", ""),
        (WEIGHT, "9999", "999", "999 is not on it"),
        (WEIGHT, "-", "-", "- is not a number that weight can have."),
        (WEIGHT, "1..", "1..", "1.. is not a number that weight can have."),
        (CHANGE, "-5", "-5", ""),
        (CHANGE, "-6", "-6", "-6"),
        (CHANGE, "--", "--", "-- is not a number that change can have."),
        (CHANGE, "-.5", "-.5", ""),
        (TENTHS, "0", "0", ""),
        (TENTHS, "9", "9", ""),
        (TENTHS, "10", "10", "10"),
        (WEIGHT, "x ", "", ""),
    ],
)
def test_a_cell_takes_what_may_become_a_value(
    scale_: Scale, keys: str, typed: str, reason: str
) -> None:
    """Both ends of the scale, and the beginnings of numbers; the reason tells what does not fit.

    What does not fit stays, and nothing follows it: so the next number lands in no other cell.
    """
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
    assert grid.type("5") == "5"
    assert "5 is not on it. Backspace takes it away." in grid.why_not
    assert len(grid.kept) == 1


def test_what_is_no_value_holds_its_cell() -> None:
    """At speed: neither Enter nor arrows nor Tab move on, and the next digits go nowhere."""
    grid = Alone(RATING, IMPACT)
    grid.type("7")
    for move in (grid.action_onward, lambda: grid.action_go(1, 0), lambda: grid.action_voter(1)):
        move()
        grid.type("3")
    assert (grid.row, grid.column, grid.typed, grid.kept) == (0, 0, "7", [])
    assert all(isinstance(each, grid.NotTaken) for each in grid.told)
    grid.action_rub_out()
    grid.type("3")
    grid.action_onward()
    assert (grid.column, grid.kept) == (1, [("f1", "rating", 3)])


def test_what_is_left_is_spread_by_a_key() -> None:
    """On a scale with a total alone; the digits in the cell are recorded before."""
    grid = Alone(WEIGHT, RATING)
    grid.type("40=")
    assert grid.kept == [("f1", "weight", 40)]
    assert grid.told[-1] == grid.SpreadAsked("weight")
    asked = len(grid.told)
    grid.action_go(0, 1)
    grid.type("=")
    assert len(grid.told) == asked


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
    grid.type("2.5")
    grid.taking = False
    grid.action_go(-1, 0)
    assert (grid.row, grid.kept[-1], grid.typed) == (1, ("f2", "tenths", 2.5), "2.5")
    asked = len(grid.told)
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
    grid.show(shown(WEIGHT, results=Results((), "weight", "", 2, "")))
    assert grid.type("1") == ""
    assert grid.why_not == "The scores are in; ctrl+s goes on with scoring."
    grid.type("o")
    assert isinstance(grid.told[-1], grid.OrderAsked)


def text(lines: list[Content]) -> str:
    """Lines as one text."""
    return " ".join(" ".join(line.plain.split()) for line in lines)


def test_whose_ballot_the_total_and_the_meanings_are_always_in_view() -> None:
    """Above and below the rows: name, role, department, what is left for how many, both scales."""
    values = {("f1", "weight"): 60.0, ("f1", "rating"): 3.0}
    box, cursor = Box(80, 19), Cursor(0, 0)

    def above() -> str:
        return text(head(shown(WEIGHT, RATING, values=values), cursor, box))

    assert "Ballot 2 of 2 Dana Ortiz Head of Finance, Finance" in above()
    assert "60 of 100 · 40 left for 1" in above()
    values["f2", "weight"] = 40.0
    assert "100 of 100 · ✓ all given" in above()
    values["f2", "weight"] = 41.0
    assert "101 of 100 · ▲ 1 too many" in above()
    below = text(foot(shown(WEIGHT, RATING, values=values), cursor, box))
    for words in ("Weight 0 little – 100 much", "Rating 1 little – 4 much"):
        assert words in below
    without = text(head(shown(RATING, values={("f1", "rating"): 3.0}), cursor, box))
    assert "1 of 2 cells filled" in without


def test_room_that_is_left_shows_all_meanings_and_whole_titles() -> None:
    """Four scales at 80 columns: nothing is cut or left out while lines and cells are empty."""
    ends = {"least_means": "hardly noticed by us", "greatest_means": "changes what we are"}
    four = [
        msgspec.structs.replace(scale(name, 5), **ends)
        for name in ("weight", "response today", "impact", "likelihood")
    ]
    few, many = FACTORS, FACTORS * 7
    box, cursor = Box(76, 18), Cursor(0, 0)
    assert "Likelihood 1 hardly noticed by us – 5" in text(foot(shown(*four), cursor, box))
    assert "Response today" in text(head(shown(*four), cursor, box))
    assert len(foot(shown(*four, factors=many), cursor, box)) == 3
    long = tuple(msgspec.structs.replace(each, text="word " * 9) for each in few)
    assert "Respo…" in text(head(shown(*four, factors=long), cursor, box))


def test_the_row_in_front_shows_its_whole_text() -> None:
    """On as many lines as it takes, and the others on one."""
    long = " ".join(f"word{number}" for number in range(20))
    factors = tuple(Factor(id=f"f{n}", letter=Letter.THREAT, number=n, text=long) for n in (1, 2))
    grid = shown(WEIGHT, factors=factors)
    here, other = (row(grid, place, Cursor(0, 0), Box(80, 19)) for place in (0, 1))
    assert long in text(here).replace("[ · ] ", "")
    assert len(here) > 1
    assert len(other) == 1
    assert all(line.cell_length <= 80 for line in [*here, *other])


def test_a_shorter_list_keeps_the_cell_within_it() -> None:
    """A factor that goes takes the cell to the last one that stays."""
    grid = Alone(WEIGHT)
    grid.action_go(1, 0)
    grid.show(shown(WEIGHT, factors=FACTORS[:1]))
    assert grid.row == 0
    grid.show(shown(WEIGHT, factors=()))
    assert grid.row == 0
