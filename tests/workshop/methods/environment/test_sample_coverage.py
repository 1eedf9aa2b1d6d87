"""Sample coverage: the published formula on cases worked by hand, and the laws that hold for it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.environment.sample_coverage import heard_in_of, sample_coverage

interviews = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), min_size=1, max_size=9)
pytestmark = pytest.mark.law


def test_the_formula_where_some_themes_were_heard_twice() -> None:
    """Ten interviews, Q1 = 4, Q2 = 2, U = 20: worked by hand, in fractions."""
    found = sample_coverage([1, 1, 1, 1, 2, 2, 5, 7], 10)
    share = Fraction(9 * 4, 9 * 4 + 2 * 2)
    assert (found.once, found.twice, found.hearings, found.themes) == (4, 2, 20, 8)
    assert found.coverage == pytest.approx(float(1 - Fraction(4, 20) * share)) == 0.82
    assert found.unseen_at_least == pytest.approx(0.9 * 4 * 4 / (2 * 2)) == 3.6
    assert found.next_brings == pytest.approx(0.18 * 20 / 10) == 0.36


def test_the_formula_where_no_theme_was_heard_twice() -> None:
    """Five interviews, Q1 = 3, Q2 = 0, U = 11: the other form."""
    found = sample_coverage([1, 1, 1, 3, 5], 5)
    share = Fraction(4 * 2, 4 * 2 + 2)
    assert found.coverage == pytest.approx(float(1 - Fraction(3, 11) * share))
    assert found.unseen_at_least == pytest.approx(0.8 * 3 * 2 / 2)


def test_nothing_heard_once_is_full_coverage_and_nothing_heard_is_none() -> None:
    """With Q1 = 0 the second form would divide by nothing for three interviews; it is full."""
    assert sample_coverage([3, 3], 3).coverage == 1
    assert sample_coverage([2, 3], 3).next_brings == 0
    nothing = sample_coverage([], 4)
    assert isinstance(nothing.coverage, Undefined)
    assert "nothing to judge" in nothing.sentence


def test_one_interview_is_not_said_to_cover_everything() -> None:
    """The formula gives 1 for it; the sentence says that this cannot be told."""
    found = sample_coverage([1, 1, 1], 1)
    assert found.coverage == 1
    assert "cannot be told" in found.sentence
    assert "%" not in found.sentence


def test_what_rounds_to_nothing_is_not_told_as_at_least_nothing() -> None:
    """Less than half a theme is “not one whole theme”, and less than 0.05 is no 0.0."""
    found = sample_coverage([1, 2, 5, 5], 7)
    assert found.unseen_at_least == pytest.approx(6 / 7 * 1 / 2)
    assert "not one whole theme is missing, and the next interview" in found.sentence
    assert "0 themes" not in found.sentence
    many = sample_coverage([1, *[2] * 8, *[9] * 5], 20)
    assert many.next_brings == pytest.approx(19 / (19 + 16) / 20) == pytest.approx(0.0271428571)
    assert many.sentence.endswith("expected to bring fewer than 0.1 new ones.")


@given(interviews)
def test_coverage_is_a_share_and_all_three_numbers_agree(told: list[list[str]]) -> None:
    """From 0 to 1; the next interview brings what the part not covered says.

    That is also what the lower bound of themes not heard would bring by extrapolation, and the
    order of interviews decides nothing.
    """
    heard = heard_in_of(told)
    found = sample_coverage(heard, len(told))
    if not heard:
        assert isinstance(found.coverage, Undefined)
        return
    assert not isinstance(found.coverage, Undefined)
    assert not isinstance(found.unseen_at_least, Undefined)
    assert 0 <= found.coverage <= 1
    assert found.unseen_at_least >= 0
    assert found.next_brings == pytest.approx((1 - found.coverage) * found.hearings / len(told))
    unseen, once = found.unseen_at_least, found.once
    brings = unseen * once / (len(told) * unseen + once) if once else 0
    assert found.next_brings == pytest.approx(brings)
    assert sample_coverage(heard_in_of(told[::-1]), len(told)).coverage == found.coverage


@given(interviews)
def test_hearing_everything_again_leaves_nothing_single(told: list[list[str]]) -> None:
    """The same interviews twice: no theme is heard once, so coverage is full."""
    heard = heard_in_of([*told, *told])
    if heard:
        assert sample_coverage(heard, 2 * len(told)).coverage == 1


def test_a_theme_cannot_be_heard_in_more_interviews_than_there_were() -> None:
    """Nor in none: both are told, with their places."""
    with pytest.raises(BadInput) as refused:
        sample_coverage([0, 4, 1.5], 3)
    assert [each.where for each in refused.value.problems] == [
        "heard_in row 1", "heard_in row 2", "heard_in row 3",
    ]  # fmt: skip
