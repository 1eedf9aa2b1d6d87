"""What the views of needs draw, at any size: the one in front is there, no line is too long.

Requirement: 1,000 needs in a list of which only what is in sight is drawn; where codes meet in a
cell of the plane they are counted; what is chosen is told by letters and not by colour alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.engagement.lists.tally import tally
from screens.needs.draw_board import board_view
from screens.needs.draw_matrix import matrix_view
from screens.needs.draw_plane import plane_lines
from screens.needs.draw_ranks import cased, count_words, rank_lines
from screens.needs.draw_replies import replies_view
from screens.needs.lines import window
from screens.needs.picture import picture_of, results_of
from screens.needs.state import BOARD, MATRIX, REPLIES, Shown
from screens.needs.words import money
from tests.builders.needs import Wanted

DEPARTMENTS = ("Finance", "HR", "Legal", "Outreach", "Sales")
NEEDS = 60


@lru_cache(maxsize=1)
def state() -> Shown:
    """Sixty needs of five departments, half of which fit; a few are not scored."""
    built = Wanted(*DEPARTMENTS)
    for at in range(NEEDS):
        scored = {"priority": 1 + at % 5, "need": 1 + at * 3 % 5} if at % 7 else {}
        built.need(
            f"Request number {at} 値 [red]",
            DEPARTMENTS[at % len(DEPARTMENTS)],
            cost=100_000 * (1 + at % 9),
            **scored,
        )
    built.put("limits", limit="cost", amount=100_000.0)
    picture = picture_of(built.record)
    return Shown(picture, results_of(built.record, picture), working=False)


def test_the_engagement_counts_needs_as_the_board_does() -> None:
    """What was merged into another one is a request, and no need more."""
    built = Wanted()
    built.need(department="Sales")
    built.need(department="HR", merged_into="N1")
    shown = Shown(picture_of(built.record))
    assert count_words(shown) == "1 need of 2 departments"
    assert count_words(shown) in tally(built.record).plain


@pytest.mark.parametrize("words", ["cost", "Budget", "MONEY"])
def test_money_is_told_in_the_unit_of_the_limit_that_counts(words: str) -> None:
    """However the limit is called, the latest entered."""
    built = Wanted()
    built.put("limits", limit="cost", amount=100.0, unit="$")
    built.put("limits", limit=words, amount=200.0, unit="£")
    built.put("limits", limit="staff_days", amount=20.0, unit="days")
    assert picture_of(built.record).unit == "£"


@pytest.mark.law
@given(
    at=st.integers(0, NEEDS - 1),
    width=st.integers(60, 160),
    height=st.integers(8, 60),
    department=st.sampled_from(("", *range(len(DEPARTMENTS)))),
    plane=st.booleans(),
    way=st.sampled_from(("value", "equal_shares")),
    view=st.sampled_from((BOARD, MATRIX, REPLIES)),
)
def test_any_size_has_the_one_in_front_and_no_line_too_long(
    at: int, width: int, height: int, department: str | int, plane: bool, way: str, view: int
) -> None:
    """Whatever is looked at, at any size."""
    shown = replace(state(), view=view, plane=plane, way=way)  # type: ignore[arg-type]
    if department != "":
        shown = shown.looking_at(shown.picture.departments[int(department)])
    shown = shown.moved(at)
    if view == MATRIX:
        drawn = matrix_view(shown, width, height)
    elif view == REPLIES:
        drawn = replies_view(shown, {}, width, height)
    else:
        drawn = board_view(shown, width, height)
    lines = drawn.split("\n", allow_blank=True)
    assert len(lines) <= height
    assert max(line.cell_length for line in lines) <= width
    front = shown.answer.row.code if view == REPLIES and shown.answer else ""
    need = shown.need
    code = front or (cased(need.code, shown, need.id) if need else "")
    assert code.lower() in drawn.plain.lower()


@pytest.mark.law
@given(count=st.integers(0, 2_000), at=st.integers(0, 2_000), room=st.integers(1, 60))
def test_the_window_holds_the_row_in_front(count: int, at: int, room: int) -> None:
    """And is full where there are rows enough."""
    at = min(at, max(0, count - 1))
    first = window(count, at, room)
    assert 0 <= first <= at
    assert at < first + room
    assert count <= room or first + room <= count


def test_every_need_stands_once_on_the_board_and_chosen_ones_first() -> None:
    shown = state()
    assert sorted(shown.order) == sorted(shown.picture.by_id)
    assert shown.cut == len(shown.chosen) > 0
    assert set(shown.order[: shown.cut]) == shown.chosen
    places = [shown.picture.places[each] for each in shown.order]
    assert places[: shown.cut] == sorted(places[: shown.cut])
    assert places[shown.cut :] == sorted(places[shown.cut :])


def test_needs_that_meet_on_the_plane_are_counted() -> None:
    """Sixty needs on 25 places: each place tells one code and how many more; none is lost."""
    shown = state().moved(3)
    drawn = "\n".join(line.plain for line in plane_lines(shown, 80, 24))
    words = re.sub(r"[]◆[┤│╎╌]", " ", drawn).split()
    codes = [word for word in words if word.lower().startswith("n") and word[1:].isdigit()]
    more = sum(int(word[1:]) for word in words if word.startswith("+"))
    scored = sum(1 for n in shown.picture.needs.standing if n.priority and n.need)
    legend = 2  # what capitals and small letters mean
    assert len(codes) - legend + more == scored
    assert f"{NEEDS - scored} needs not scored" in drawn
    assert shown.need
    assert f"[◆{cased(shown.need.code, shown, shown.need.id)}]" in drawn


def test_codes_without_capitals_are_told_apart_too() -> None:
    """What is not chosen stands in small letters, or in brackets where a code has no letters."""
    shown = state()
    out = next(each for each in shown.order if each not in shown.chosen)
    assert cased("N5", shown, out) == "n5"
    assert cased("2027/5", shown, out) == "(2027/5)"
    assert cased("2027/5", shown, shown.order[0]) == "2027/5"


def test_where_the_limits_end_is_told_with_what_ends() -> None:
    lines = [line.plain for line in rank_lines(state(), 100, 80)]
    (line,) = [each for each in lines if "not this time" in each]
    assert "100k ends here" in line


def test_more_departments_than_find_room_are_counted_and_the_one_looked_at_is_there() -> None:
    """Thirty departments on a small screen: as many columns as fit, and how many more."""
    names = [f"{chr(65 + at % 26)}{at:02} unit" for at in range(30)]
    built = Wanted(*names)
    for at, name in enumerate(names):
        built.need(f"Request {at}", name, priority=3, need=3, cost=100)
    picture = picture_of(built.record)
    for view in (BOARD, MATRIX):
        shown = Shown(picture, view=view, department=picture.departments[-1])
        draw = matrix_view(shown, 79, 20) if view == MATRIX else board_view(shown, 79, 20)
        (head,) = (line.plain for line in draw.split("\n") if " +" in line.plain)
        shown_heads = [word for word in head.split() if word[0].isalpha() and word[1:].isdigit()]
        assert shown_heads[-1] == "Z25"
        assert head.rstrip().endswith(f"+{30 - len(shown_heads)}")


@pytest.mark.parametrize(
    ("cents", "unit", "told"),
    [
        (70_000_000, "£", "£700k"),
        (69_512_345, "", "695.1k"),
        (125_000_000, "EUR", "1.25M EUR"),
        (900_000, "", "9,000"),
        (1_050, "", "10.5"),
        (0, "", "0"),
        (None, "£", "·"),
    ],
)
def test_money_is_read_at_a_glance(cents: int | None, unit: str, told: str) -> None:
    assert money(cents, unit) == told
