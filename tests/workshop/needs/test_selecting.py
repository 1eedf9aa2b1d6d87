"""Choosing needs in two ways: against trying everything, by laws, and by hand."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.choices import codes_of, limited, many_needs, needs_among, wanted
from tests.inputs import inputs
from workshop.needs.agreed import Framework
from workshop.needs.selecting import Selection, Selections, selections_of
from workshop.needs.standing import Need, Needs

WAYS: Final = ("value", "equal_shares")
DEPARTMENTS: Final = ("finance", "hr", "sales")


@st.composite
def cases(draw: st.DrawFn) -> tuple[Needs, Framework]:
    """Up to eight needs, free ones and unknown ones too, exclusions, limits of nothing."""
    count = draw(st.integers(0, 8))
    codes = [f"N{at}" for at in range(1, count + 1)]
    unknown = st.integers(0, 9).map(lambda number: not number)
    found = []
    for code in codes:
        value = draw(st.integers(0, 40)) / draw(st.sampled_from((1, 2, 3)))
        found.append(
            wanted(
                code,
                None if draw(unknown) else value,
                None if draw(unknown) else draw(st.integers(0, 3000)),
                None if draw(unknown) else draw(st.integers(0, 20)) / 2,
                draw(st.lists(st.sampled_from(DEPARTMENTS), unique=True, max_size=3)),
                excludes=draw(st.lists(st.sampled_from(codes), max_size=1)),
                liked=draw(st.dictionaries(st.sampled_from(DEPARTMENTS), st.integers(1, 5))),
            )
        )
    limits: dict[str, float] = {}
    if draw(st.booleans()):
        limits["cost"] = draw(st.integers(0, 8000))
    if not limits or draw(st.booleans()):
        limits["staff_days"] = draw(st.integers(0, 60)) / 2
    return needs_among(*found), limited(**limits)


def excluded(one: Need, other: Need) -> bool:
    """Whether two needs exclude each other, whichever of them says so."""
    targets = [target.id for target in one.row.cell("excludes")]
    return other.id in targets or one.id in [each.id for each in other.row.cell("excludes")]


def goes(needs: Iterable[Need], framework: Framework) -> bool:
    """Whether needs keep all limits and exclusions together; every amount must be known."""
    those = list(needs)
    if any(excluded(a, b) for a, b in itertools.combinations(those, 2)):
        return False
    return all(
        sum(Fraction(str(need.uses(limit))) for need in those) <= Fraction(str(amount))
        for limit, amount in framework.limits.items()
    )


def selectable(needs: Needs, framework: Framework) -> list[Need]:
    """Those of which everything is known."""
    return [
        need
        for need in needs.standing
        if need.value is not None and all(need.uses(each) is not None for each in framework.limits)
    ]


def both(needs: Needs, framework: Framework, steps: int = 60_000) -> Selections:
    """Both selections."""
    found = selections_of(needs, framework, steps=steps)
    assert found is not None
    return found


@settings(max_examples=inputs(150), deadline=None)
@given(cases())
def test_most_value_is_what_trying_every_choice_finds(case: tuple[Needs, Framework]) -> None:
    """No choice within the limits is worth more, and that is what is said."""
    needs, framework = case
    known = selectable(needs, framework)
    best = max(
        sum(need.value or 0 for need in those)
        for size in range(len(known) + 1)
        for those in itertools.combinations(known, size)
        if goes(those, framework)
    )
    found = both(needs, framework).value
    assert found.value == pytest.approx(best, abs=1e-6)
    assert (found.proven, found.bound) == (True, found.value)


@settings(max_examples=inputs(200), deadline=None)
@given(cases())
def test_limits_and_exclusions_hold_and_nothing_left_out_would_fit(
    case: tuple[Needs, Framework],
) -> None:
    """Every need stands once, chosen or not; what is used is told to the cent."""
    needs, framework = case
    by_id = {need.id: need for need in needs.standing}
    for way in WAYS:
        found = both(needs, framework).of(way)
        chosen = [by_id[each] for each in found.chosen]
        left = [each.need_id for each in found.not_done]
        assert sorted([*found.chosen, *left]) == sorted(by_id)
        assert [each for each in by_id if each in found.chosen] == list(found.chosen)
        assert [each for each in by_id if each in left] == left
        assert goes(chosen, framework)
        for need in selectable(needs, framework):
            if need.id in left:
                assert not goes([*chosen, need], framework)
        for limit in framework.limits:
            used = sum(Fraction(str(need.uses(limit))) for need in chosen)
            assert Fraction(str(found.used[limit])) == used
        check_sums(needs, found)
        check_reasons(needs, framework, found)


def check_sums(needs: Needs, found: Selection) -> None:
    """Value, what was asked for, and the share of every department that asked for any."""
    values = {need.id: need.value for need in needs.standing if need.value is not None}
    assert found.value == pytest.approx(sum(values[each] for each in found.chosen), abs=1e-6)
    assert found.asked == pytest.approx(sum(values.values()), abs=1e-6)
    for department in DEPARTMENTS:
        own = [each for each in needs.standing if department in each.asked_by and each.id in values]
        asked = sum(values[each.id] for each in own)
        if not asked:
            assert department not in found.share
            continue
        given = sum(values[each.id] for each in own if each.id in found.chosen)
        assert found.share[department] == pytest.approx(given / asked, abs=1e-6)
        assert 0 <= found.share[department] <= 1


def check_reasons(needs: Needs, framework: Framework, found: Selection) -> None:
    """Each reason is true of the need that it is told of."""
    by_id = {need.id: need for need in needs.standing}
    chosen = [by_id[each] for each in found.chosen]
    for each in found.not_done:
        need = by_id[each.need_id]
        if each.reason not in ("unknown value", "unknown cost"):
            assert each.lacks == lacking(framework, [*chosen, need])
        match each.reason:
            case "unknown value":
                assert need.value is None
            case "unknown cost":
                assert any(need.uses(limit) is None for limit in framework.limits)
            case "excluded":
                assert each.by
                assert all(excluded(need, by_id[other]) for other in each.by)
                assert set(each.by) <= set(found.chosen)
            case "less value":
                (other,) = each.by
                assert (by_id[other].value or 0) >= (need.value or 0)
                assert not lacking(framework, [one for one in [*chosen, need] if one.id != other])
            case "money":
                assert "cost" in each.lacks
            case "staff":
                assert "staff_days" in each.lacks
            case "share":
                assert each.lacks
                assert found.way == "equal_shares"
    check_next(framework, by_id, found)


def lacking(framework: Framework, those: Sequence[Need]) -> dict[str, float]:
    """By limit, by how much needs go beyond it together."""
    over = {
        limit: sum(Fraction(str(need.uses(limit))) for need in those) - Fraction(str(amount))
        for limit, amount in framework.limits.items()
    }
    return {limit: float(lack) for limit, lack in over.items() if lack > 0}


def check_next(framework: Framework, by_id: dict[str, Need], found: Selection) -> None:
    """What comes in at the least rise of all limits is next; nothing excluded or worthless is."""
    known = [one for one in by_id.values() if one.value is not None]
    known = [one for one in known if all(one.uses(each) is not None for each in framework.limits)]
    wholes = {
        limit: amount or sum(one.uses(limit) or 0 for one in known)
        for limit, amount in framework.limits.items()
    }
    rises = {
        each.need_id: max(lack / wholes[limit] for limit, lack in each.lacks.items())
        for each in found.not_done
        if each.lacks and each.reason != "excluded" and by_id[each.need_id].value
    }
    least = min(rises.values(), default=0)
    for need_id, rise in rises.items():
        assert (need_id in found.next_in) is (rise == pytest.approx(least))
    assert set(found.next_in) <= set(rises)


@settings(max_examples=inputs(100), deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_in_which_needs_were_entered_decides_nothing(
    case: tuple[Needs, Framework], chance: random.Random
) -> None:
    """The same is chosen, for the same reasons, whatever stands first."""
    needs, framework = case
    order = list(needs.standing)
    chance.shuffle(order)
    one = both(needs, framework)
    other = both(msgspec.structs.replace(needs, standing=tuple(order)), framework)
    for way in WAYS:
        first, second = one.of(way), other.of(way)
        assert set(first.chosen) == set(second.chosen)
        assert set(first.next_in) == set(second.next_in)
        by_id = {each.need_id: each for each in second.not_done}
        assert all(by_id[each.need_id].reason == each.reason for each in first.not_done)
        assert (first.value, first.share) == (second.value, second.share)


def test_without_limits_nothing_is_chosen() -> None:
    """The framework says so, and there are no selections at all."""
    assert selections_of(needs_among(wanted("N1")), limited()) is None


def test_no_needs_and_no_values_are_no_fault() -> None:
    """Nothing to choose; what is not valued is told as that."""
    empty = both(needs_among(), limited(cost=100))
    assert (empty.value.chosen, empty.value.used, empty.value.share) == ((), {"cost": 0}, {})
    unknown = both(needs_among(wanted("N1", None, None)), limited(cost=100))
    for way in WAYS:
        (left,) = unknown.of(way).not_done
        assert left.reason == "unknown value"


def test_one_department_has_all_the_money() -> None:
    """By hand: 100.00 for needs of 60.00 (5), 50.00 (4) and 40.00 (3): the first and the last.

    For each cent of 60.00 it has 5/6000, of 50.00 8/10000, of 40.00 7.5/10000: the first is bought
    first, and 50.00 is more than is left.
    """
    needs = needs_among(wanted("N1", 5, 6000), wanted("N2", 4, 5000), wanted("N3", 3, 4000))
    found = both(needs, limited(cost=100_00))
    assert codes_of(found.value) == codes_of(found.equal_shares) == "N1 N3"
    assert found.value.share == {"finance": 8 / 12}
    (left,) = found.value.not_done
    assert (left.reason, left.by, left.lacks) == ("less value", ("n1",), {"cost": 50_00})
    (left,) = found.equal_shares.not_done
    assert (left.reason, left.lacks) == ("share", {"cost": 50_00})
    assert found.value.next_in == found.equal_shares.next_in == ("n2",)


def test_equal_shares_give_the_small_department_its_part() -> None:
    """By hand: 100.00 between two. Most value takes both needs of sales; HR gets nothing.

    With 50.00 each sales buys N1 (6 for 50.00) and has nothing left; HR buys N3.
    """
    needs = needs_among(
        wanted("N1", 6, 50_00, by=("sales",)),
        wanted("N2", 5, 50_00, by=("sales",)),
        wanted("N3", 2, 40_00, by=("hr",)),
    )
    found = both(needs, limited(cost=100_00))
    assert codes_of(found.value) == "N1 N2"
    assert found.value.share == {"hr": 0.0, "sales": 1.0}
    assert codes_of(found.equal_shares) == "N1 N3"
    assert found.equal_shares.share == {"hr": 1.0, "sales": 6 / 11}
    assert found.equal_shares.used == {"cost": 90_00}
    assert [(each.reason, each.by) for each in found.value.not_done] == [("less value", ("n2",))]


@pytest.mark.parametrize(("liking", "chosen"), [(3.0, "N1 N2"), (4.0, "N2 N3")])
def test_whoever_scored_a_need_above_the_middle_pays_for_it_too(liking: float, chosen: str) -> None:
    """By hand: 50.00 each. HR pays for N2 alone, unless sales likes it: a 3 does not say so.

    Then each pays 25.00 and can pay for nothing else; raised by half they could pay for both N1
    and N3, which is too much. N3 fits and has more value for money.
    """
    needs = needs_among(
        wanted("N1", 4, 50_00, by=("sales",)),
        wanted("N2", 5, 50_00, by=("hr",), liked={"sales": liking}),
        wanted("N3", 4.5, 50_00, by=("hr",)),
    )
    assert codes_of(both(needs, limited(cost=100_00)).equal_shares) == chosen


def test_days_are_shared_where_there_is_no_limit_of_money() -> None:
    """By hand: ten days, five for each; HR cannot have its six, and sales has both of its own."""
    needs = needs_among(
        wanted("N1", 1, None, 6.5, by=("hr",)),
        wanted("N2", 9, None, 2.5, by=("sales",)),
        wanted("N3", 9, None, 2.5, by=("sales",)),
    )
    found = both(needs, limited(staff_days=10))
    assert codes_of(found.equal_shares) == "N2 N3"
    assert found.equal_shares.used == {"staff_days": 5.0}
    (left,) = found.equal_shares.not_done
    assert (left.reason, left.lacks) == ("share", {"staff_days": 1.5})


def test_a_limit_of_nothing_leaves_what_is_free() -> None:
    """What would come in first is what takes the smallest part of what all take."""
    needs = needs_among(wanted("N1", 5, 100), wanted("N2", 1, 0), wanted("N3", 5, 300))
    found = both(needs, limited(cost=0))
    for way in WAYS:
        one = found.of(way)
        assert (codes_of(one), one.next_in, one.used) == ("N2", ("n1",), {"cost": 0})


def test_of_two_that_exclude_each_other_one_is_done_and_named() -> None:
    """Whichever of them says so."""
    needs = needs_among(wanted("N1", 5, 10), wanted("N2", 6, 10, excludes=("N1",)))
    for way in WAYS:
        found = both(needs, limited(cost=100)).of(way)
        assert codes_of(found) == "N2"
        assert [(each.reason, each.by, each.lacks) for each in found.not_done] == [
            ("excluded", ("n2",), {})
        ]
        assert found.next_in == ()


def test_what_is_worth_nothing_is_done_where_there_is_room_left() -> None:
    """Nothing that is left out would still fit, whatever it is worth; it is never next in."""
    needs = needs_among(wanted("N1", 5, 60), wanted("N2", 0, 40), wanted("N3", 0, 50))
    found = both(needs, limited(cost=100))
    for way in WAYS:
        one = found.of(way)
        assert (codes_of(one), one.next_in, one.value) == ("N1 N2", (), 5)


def test_cents_never_drift() -> None:
    """A hundred needs of 0.10 and one of 0.01 under a limit of 10.00: exactly the hundred."""
    needs = needs_among(
        *(wanted(f"N{at}", 0.1, 10, 0.1) for at in range(1, 101)), wanted("N101", 0.1, 1, 0)
    )
    found = both(needs, limited(cost=1001, staff_days=10))
    for way in WAYS:
        one = found.of(way)
        assert (one.used, one.value) == ({"cost": 1001, "staff_days": 10.0}, 10.1)
        assert one.not_done == ()


def test_of_alike_needs_the_earlier_codes_are_chosen() -> None:
    """Ten alike, of which three fit: N2 before N10."""
    needs = needs_among(*(wanted(f"N{at}", 1, 10) for at in range(12, 0, -1)))
    found = both(needs, limited(cost=30))
    assert codes_of(found.equal_shares) == "N3 N2 N1"
    assert set(found.value.chosen) == {"n1", "n2", "n3"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["points", "sums"])
def test_among_a_thousand_needs_the_best_found_is_told_with_its_bound(kind: str) -> None:
    """Within all limits, and the same for the same effort; nothing left out would still fit."""
    needs, framework = many_needs(1_000, 30, kind)
    found = both(needs, framework, steps=2_000)
    assert found == both(needs, framework, steps=2_000)
    by_id = {need.id: need for need in needs.standing}
    for way in WAYS:
        one = found.of(way)
        check_within(framework, [by_id[each] for each in one.chosen])
        assert all(each.lacks for each in one.not_done)
    assert found.value.bound is not None
    assert found.value.value <= found.value.bound <= found.value.value * 1.002
    assert found.value.proven is (found.value.bound == found.value.value)
    assert found.equal_shares.value <= found.value.bound


def check_within(framework: Framework, chosen: Sequence[Need]) -> None:
    """All limits hold."""
    for limit, amount in framework.limits.items():
        assert sum(need.uses(limit) or 0 for need in chosen) <= amount
