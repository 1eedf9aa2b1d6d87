"""What the strategy costs by year, whether it is covered, what it is worth and on what that hangs.

Requirement: sums are whole cents and add up whichever way they are taken; the first year that money
in hand does not cover is told in a sentence; net present value, payback and the order of variables
are those that `workshop calc` comes to with the same numbers.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.languages.catalogue import language_of
from tests.builders.needs import Wanted
from workshop.language import speaking
from workshop.methods.finance.npv import npv
from workshop.methods.finance.payback import payback
from workshop.registers.kinds.strategy.budget import PARTS, USES
from workshop.strategy.money import NOTHING, Amounts, money_of, viability_of, viability_told
from workshop.strategy.worth import Worth, tornado_of, worth_of


def planned(*funds: tuple[int, int]) -> Wanted:
    """Three lines of two years, the first in cents that do not divide, and money in hand."""
    built = Wanted()
    built.put("budget", line="Licences", year=2027.0, part="present", use="run", low=90_01,
              likely=100_03, high=120_05)  # fmt: skip
    built.put("budget", line="Licences", year=2029.0, part="present", use="run", likely=110_00)
    built.put("budget", line="Portal", year=2027.0, part="new and alternative", use="grow",
              low=40_00, likely=50_00, high=99_99)  # fmt: skip
    for year, amount in funds:
        built.put("funding", source="Board", year=float(year), amount=amount)
    return built


def told_worth(built: Wanted) -> Worth:
    """What it is worth at 10 % a year, where that can be told."""
    built.put("assumptions", assumption="discount rate", likely=10.0)
    found = worth_of(built.record)
    assert found
    return found


def test_money_adds_up_by_year_part_and_use() -> None:
    """By hand: to the cent, a year without a line between others is there, with nothing."""
    money = money_of(planned().record)
    assert [each.year for each in money.years] == [2027, 2028, 2029]
    costs = [each.costs for each in money.years]
    assert costs == [Amounts(130_01, 150_03, 220_04), NOTHING, Amounts(110_00, 110_00, 110_00)]
    assert money.costs == Amounts(240_01, 260_03, 330_04)
    assert money.by_part == {
        "present": Amounts(200_01, 210_03, 230_05),
        "new and alternative": Amounts(40_00, 50_00, 99_99),
    }
    assert list(money.years[0].by_use) == ["run", "grow"]
    assert money.years[0].in_hand is None


AMOUNT = st.none() | st.integers(0, 10**9)
LINE = st.tuples(
    st.integers(2026, 2030), st.sampled_from(["", *PARTS]), st.sampled_from(["", *USES]),
    AMOUNT, AMOUNT, AMOUNT,
)  # fmt: skip


@given(st.lists(LINE, max_size=12))
def test_sums_are_the_same_whichever_way_they_are_taken(
    lines: list[tuple[int, str, str, int | None, int | None, int | None]],
) -> None:
    """Over years, parts and uses; every line is in them, or is listed as without an amount."""
    built = Wanted()
    for year, part, use, *said in lines:
        low, likely, high = sorted(said, key=lambda each: (each is None, each or 0))
        cells = {"low": low, "likely": likely, "high": high}
        built.put("budget", line="X", year=float(year), part=part, use=use, **cells)
    money = money_of(built.record)
    for sums in (
        [each.costs for each in money.years],
        money.by_part.values(),
        money.by_use.values(),
    ):
        assert sum(sums, NOTHING) == money.costs
    counted = [row for year in money.years for row in year.rows]
    assert sorted([*counted, *money.without_amounts]) == sorted(
        row.id for row in built.record.rows("budget")
    )
    assert money.costs.low <= money.costs.likely <= money.costs.high


@pytest.mark.parametrize(
    ("said", "amounts"),
    [
        ({"likely": 5}, Amounts(5, 5, 5)),
        ({"low": 3}, Amounts(3, 3, 3)),
        ({"high": 9}, Amounts(9, 9, 9)),
        ({"low": 3, "high": 9}, Amounts(3, 9, 9)),
        ({"low": 3, "likely": 5}, Amounts(3, 5, 5)),
        ({"likely": 5, "high": 9}, Amounts(5, 5, 9)),
    ],
)
def test_what_is_not_said_makes_no_sum_smaller(said: dict[str, int], amounts: Amounts) -> None:
    """Of a range without a likely amount the high one counts; such lines are listed."""
    built = Wanted()
    row = built.put("budget", line="X", year=2027.0, **said)
    money = money_of(built.record)
    assert money.costs == amounts
    assert money.with_some == (row.id,)


def test_the_first_year_that_is_not_covered_is_told() -> None:
    """By year, at least, likely and at most; what is left over of a year counts in no other."""
    short = money_of(planned((2027, 200_00), (2028, 50_00), (2029, 100_00)).record)
    found = viability_of(short)
    assert found
    assert (found.low, found.likely, found.high, found.lacking) == (2029, 2029, 2027, 10_00)
    assert viability_told(short) == (
        "2029 is the first year in which the money in hand does not cover the likely cost: 10 is "
        "lacking."
    )
    assert viability_told(short, "£").endswith(": £10 is lacking.")
    likely = money_of(planned((2027, 200_00), (2029, 110_00)).record)
    assert viability_told(likely) == (
        "The money in hand covers the likely cost of every year up to 2029, but not the highest of "
        "2027."
    )
    enough = money_of(planned((2027, 220_04), (2029, 110_00)).record)
    assert viability_told(enough) == (
        "The money in hand covers even the highest cost of every year up to 2029."
    )
    a_cent = viability_of(money_of(planned((2027, 150_02), (2029, 110_00)).record))
    assert a_cent
    assert (a_cent.likely, a_cent.lacking) == (2027, 1)


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    """Without costs, and without money in hand, which is not the same as none."""
    assert (
        viability_told(money_of(Wanted().record)) == "Nobody has said yet what the strategy costs."
    )
    unknown = money_of(planned().record)
    assert viability_of(unknown) is None
    assert viability_told(unknown).startswith("Nobody has said yet what money is in hand")
    nothing = viability_of(money_of(planned((2029, 500_00)).record))
    assert nothing
    assert nothing.likely == 2027


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("de", "2029 ist das erste Jahr, in dem"),
        ("fr", "2029 est la première année où"),
        ("es", "2029 es el primer año en que"),
    ],
)
def test_it_is_told_in_each_language(tag: str, said: str) -> None:
    """The amounts as the language writes them."""
    money = money_of(planned((2027, 200_00), (2029, 99_50)).record)
    with speaking(language_of(tag)):
        assert viability_told(money).startswith(said)
        assert "10,50" in viability_told(money)


def test_worth_and_payback_are_those_of_the_methods() -> None:
    """Benefits from their year, or that of their day, on; those without either are listed.

    What runs today is paid for anyway: its lines are counted as such, and in no sum.
    """
    built = planned()
    built.put("benefits", benefit="Time", yearly=200_00, from_year=2028.0)
    undated = built.put("benefits", benefit="Calm", yearly=1_00)
    built.put("benefits", benefit="Quiet", measure="dB")
    worth = told_worth(built)
    assert worth.years == (2027, 2028, 2029)
    assert worth.inputs.anyway == 2
    assert worth.flows == (-50_00, 200_00, 200_00)
    flows = [-50.0, 200.0, 200.0]
    assert worth.present == npv(0.1, flows)
    assert worth.present.npv == pytest.approx(-50 + 200 / 1.1 + 200 / 1.21)
    assert worth.present.source == "Fisher 1907"
    assert worth.payback == payback(flows, rate=0.1)
    assert worth.payback.payback == pytest.approx(50 / 200)
    assert worth.undated == (undated.id,)
    assert worth_of(Wanted().record) is None
    for last, flows_then in ((2031, (-50_00, *[200_00] * 4)), (2026, None)):
        built.put("assumptions", assumption="last year", likely=float(last))
        then = worth_of(built.record)
        assert (then and then.flows) == flows_then


def test_what_moves_the_result_most_comes_first() -> None:
    """Each line at its low and at its high, all others likely, as the method has it."""
    built = planned()
    late = built.put("budget", line="Late", year=2029.0, low=0, likely=10_00, high=62_00)
    worth = told_worth(built)
    swings = tornado_of(worth)
    codes = {row.id: row.code for row in built.record.rows("budget")}
    assert [codes[each.row_id] for each in swings] == ["BL3", "BL4"]
    last = next(each for each in swings if each.row_id == late.id)
    assert last.at_low == pytest.approx(npv(0.1, [-50.0, 0, 0]).npv)
    assert last.at_high == pytest.approx(npv(0.1, [-50.0, 0, -62.0]).npv)
    assert last.size == pytest.approx(62 / 1.21)
    for each in swings:
        assert each.at_high < float(worth.present.npv) <= each.at_low  # type: ignore[arg-type]
    assert [each.size for each in swings] == sorted((s.size for s in swings), reverse=True)
