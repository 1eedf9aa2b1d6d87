"""Net present value, rates of return, payback, ROI, expected value, and forecasts."""

from __future__ import annotations

import math

import numpy as np
import numpy_financial
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.finance.forecast import NOMINAL, REAL, Spending, cents_of, forecast, money_of
from workshop.methods.finance.irr import irr
from workshop.methods.finance.npv import npv
from workshop.methods.finance.payback import payback
from workshop.methods.finance.roi import roi
from workshop.methods.risk.expected_value import Bet, expected_value

flows = st.lists(st.integers(-1000, 1000), min_size=2, max_size=8)
rates = st.floats(-0.5, 2)


def test_a_stream_discounted_from_now_and_as_spreadsheets_do() -> None:
    """At 8 %: 3,065.22 with the first flow undiscounted; at 9 % 1,307.29 is 1,188.44 elsewhere."""
    found = npv(0.08, [-40000, 5000, 8000, 12000, 30000])
    assert found.npv == pytest.approx(3065.22267, abs=1e-5)
    other = npv(0.1, [-10000, 3000, 4200, 6800])
    assert (other.npv, other.excel_npv) == pytest.approx((1307.29, 1188.44), abs=0.005)


@pytest.mark.slow
@given(flows, rates)
def test_present_value_is_that_of_numpy_financial(stream: list[int], rate: float) -> None:
    """For any stream and rate; scaling money scales the value, and years add up."""
    found = npv(rate, stream).npv
    assert isinstance(found, float)
    assert found == pytest.approx(float(numpy_financial.npv(rate, stream)), rel=1e-9, abs=1e-6)
    assert npv(rate, [3 * flow for flow in stream]).npv == pytest.approx(3 * found, abs=1e-6)
    assert npv(0, stream).npv == sum(stream)


def test_three_rates_where_others_show_one() -> None:
    """-5, 10.5, 1, -8, 1: -87.02, 8.86 and 70.96 %, and no single rate is claimed."""
    found = irr([-5, 10.5, 1, -8, 1])
    assert found.all_rates == pytest.approx((-0.8702, 0.0886, 0.7096), abs=5e-5)
    assert isinstance(found.irr, Undefined)
    assert found.warnings


@pytest.mark.parametrize(
    ("stream", "rate"),
    [
        ([-7500, 3000, 5000, 1200, 4000], 0.2767),
        ([-10000, 3400, 6500, 1000], 0.0499),
        ([-70000, 12000, 15000, 18000, 21000, 26000], 0.0866),
        ([-70000, 12000, 15000, 18000, 21000], -0.0212),
        ([-70000, 12000, 15000], -0.4435),
        ([-100, 110], 0.1),
        ([-100, 100], 0.0),
        ([0, -100, 0, 121], 0.1),
        ([1e-9, -2.2e-9, 1.21e-9], 0.1),
    ],
)
def test_published_rates_and_edges(stream: list[float], rate: float) -> None:
    """Partial horizons with negative rates, zero, zeros around, a double root of tiny flows."""
    assert irr(stream).irr == pytest.approx(rate, abs=5e-5)


@settings(max_examples=80, deadline=None)
@given(flows)
def test_every_rate_is_found_and_none_made_up(stream: list[int]) -> None:
    """As many as numpy finds roots of the polynomial, and each makes the stream worth nothing."""
    found = irr(stream).all_rates
    for rate in found:
        scale = sum(abs(flow) / (1 + rate) ** year for year, flow in enumerate(stream))
        value = sum(flow / (1 + rate) ** year for year, flow in enumerate(stream))
        assert abs(value) <= 1e-6 * scale
    roots = np.roots(np.trim_zeros(stream)[::-1]) if any(stream) else np.array([])
    near_axis = [root for root in roots if root.real > 0 and abs(root.imag) < 1e-3 * abs(root)]
    assume(all(abs(root.imag) < 1e-12 for root in near_axis))
    oracle = sorted(1 / root.real - 1 for root in near_axis)
    distinct = [r for at, r in enumerate(oracle) if not at or r - oracle[at - 1] > 1e-3 * (1 + r)]
    assume(len(distinct) == len(oracle))
    assert found == pytest.approx(oracle, rel=1e-5, abs=1e-5)


def test_no_rate_is_said_so_and_why() -> None:
    """Never a change of sign; a stream of two changes that no rate brings to nothing."""
    assert "never changes its sign" in str(irr([1, 2, 3]).irr)
    assert "no rate" in str(irr([1, -1, 1]).irr)
    assert irr([0, 0]).all_rates == ()


def test_many_years_end_in_time() -> None:
    """A hundred and twenty flows that change their sign each year."""
    found = irr([(-1) ** year * (1 + year % 7) for year in range(121)])
    assert found.sign_changes == 120
    with pytest.raises(BadInput, match="120 years"):
        irr([(-1.0) ** year for year in range(122)])
    assert irr([-100_000, *[600] * 360]).irr == pytest.approx(0.0050, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-90, 200), min_size=1, max_size=4), st.sampled_from([1, -1, 700]))
@pytest.mark.slow
def test_rates_that_were_built_in_are_found_each_once(percents: list[int], unit: int) -> None:
    """Double and triple ones, close ones, 0: the stream is the product of (100 x - …)."""
    stream = [1]
    for percent in percents:
        earlier, later = [*stream, 0], [0, *stream]
        stream = [-100 * a + (100 + percent) * b for a, b in zip(earlier, later, strict=True)]
    found = irr([unit * flow for flow in stream]).all_rates
    assert found == pytest.approx([p / 100 for p in sorted(set(percents))], abs=1e-12)


def test_payback_within_a_year_and_never() -> None:
    """2.75 years, 3.04 discounted at 5 %; never back is none, nothing laid out is not defined."""
    found = payback([-10000, 3000, 4000, 4000, 2000], rate=0.05)
    assert found.payback == pytest.approx(2.75)
    worth = [3000 / 1.05, 4000 / 1.05**2, 4000 / 1.05**3, 2000 / 1.05**4]
    assert found.discounted_payback == pytest.approx(3 + (10000 - sum(worth[:3])) / worth[3])
    assert payback([-10, 3, 3]).payback is None
    assert isinstance(payback([5, 3]).payback, Undefined)
    assert isinstance(payback([-5, 6]).discounted_payback, Undefined)
    again = payback([-10, 20, -30, 5])
    assert again.payback == 0.5
    assert again.warnings


@given(st.integers(1, 1000), st.lists(st.integers(1, 500), min_size=1, max_size=10))
def test_money_is_back_when_the_sum_says_so(outlay: int, income: list[int]) -> None:
    """At the moment of payback as much came in as went out; more money a year is never slower."""
    found = payback([-outlay, *income]).payback
    if found is None:
        assert sum(income) < outlay
        return
    assert isinstance(found, float)
    year = math.ceil(found)
    back = sum(income[: year - 1]) + income[year - 1] * (found - (year - 1))
    assert back == pytest.approx(outlay)
    faster = payback([-outlay, *(2 * flow for flow in income)]).payback
    assert isinstance(faster, float)
    assert faster <= found


def test_roi_says_its_years() -> None:
    """25 % over three years are 7.7 % a year; without cost there is no share."""
    found = roi(150, 120, 3)
    assert (found.roi, found.net) == (0.25, 30)
    assert found.a_year == pytest.approx(1.25 ** (1 / 3) - 1)
    assert "Over 3 years" in found.sentence
    assert isinstance(roi(5, 0, 1).roi, Undefined)
    assert isinstance(roi(-5, 10, 1).a_year, Undefined)


def test_expected_values_of_published_trees() -> None:
    """The plant of the PMBOK Guide: 36 and 46; another pair: 41.5 and 49 of 65 and 35 %."""
    plant = {"build": Bet((200, 90), 120), "upgrade": Bet((120, 60), 50)}
    found = expected_value(plant, (0.6, 0.4))
    assert (found.by_name, found.choice) == ({"build": 36, "upgrade": 46}, "upgrade")
    assert found.worst_case == {"build": -30, "upgrade": 10}
    assert list(found.leaves) == [80, -30, 70, 10]
    tie = expected_value({"b": Bet((1, 3)), "a": Bet((2, 2))}, (0.5, 0.5))
    assert isinstance(tie.choice, Undefined)
    with pytest.raises(BadInput) as refused:
        expected_value({"a": Bet((1, 2, 3)), "b": Bet((1, math.nan))}, (0.5, 0.6))
    assert [p.where for p in refused.value.problems] == [
        "probabilities", "a, payoffs", "b, payoffs row 2",
    ]  # fmt: skip


@pytest.mark.slow
@given(
    st.dictionaries(
        st.text("abcd", min_size=1, max_size=2),
        st.builds(Spending, st.integers(0, 10_000_000), st.floats(-0.3, 0.5)),
        min_size=1,
        max_size=6,
    ),
    st.integers(1, 8),
)
def test_every_column_adds_up_to_the_cent(items: dict[str, Spending], years: int) -> None:
    """Totals are the sums of what stands there, within half a cent of the exact amount."""
    found = forecast(items, years, base_year=2026)
    for year, total in enumerate(found.totals_cents):
        assert total == sum(row[year] for row in found.items_cents.values())
        exact = sum(item.cents * (1 + item.growth) ** year for item in items.values())
        assert abs(total - exact) <= 0.51
        for name, item in items.items():
            assert abs(found.items_cents[name][year] - item.cents * (1 + item.growth) ** year) <= 1
    assert found.total_cents == sum(found.totals_cents)
    assert [row[0] for row in found.items_cents.values()] == [items[n].cents for n in sorted(items)]


def test_half_a_cent_and_large_sums_are_exact() -> None:
    """3 × 1.005 is 3.02 and not 3.01; 0.5 percent of ten trillion is told to the cent."""
    thirds = {name: Spending(100, 0.005) for name in "abc"}
    found = forecast(thirds, 1, base_year=2026)
    assert found.totals_cents == (300, 302)
    assert [row[1] for row in found.items_cents.values()] == [101, 101, 100]
    large = forecast({"x": Spending(10**15 - 1, 0.005)}, 2, base_year=2026)
    assert large.totals_cents[2] == (2 * (10**15 - 1) * 1005**2 + 10**6) // (2 * 10**6)
    assert cents_of(123456789.005) is None


def test_real_and_nominal_forecasts() -> None:
    """Real amounts get inflation on top; in the money of the base year they stay what they are."""
    flat = {"Hosting": Spending(100_000, 0.0)}
    real = forecast(flat, 2, base_year=2026, basis=REAL, inflation=0.1)
    assert real.totals_cents == (100_000, 110_000, 121_000)
    assert real.base_money_cents == (100_000, 100_000, 100_000)
    nominal = forecast(flat, 2, base_year=2026, basis=NOMINAL, inflation=0.1)
    assert nominal.totals_cents == (100_000, 100_000, 100_000)
    assert nominal.base_money_cents == (100_000, 90_909, 82_645)
    assert real.growth_a_year == pytest.approx(0.1)
    nothing = forecast({"x": Spending(0, 0)}, 1, base_year=2026)
    assert isinstance(nothing.growth_a_year, Undefined)


def test_money_is_whole_cents() -> None:
    """A part of a cent is no amount; an amount is told exactly."""
    assert [cents_of(amount) for amount in (0.1, 19.99, 1234567.89, -5)] == [
        10,
        1999,
        123456789,
        -500,
    ]
    assert cents_of(0.001) is None
    assert cents_of(math.nan) is None
    assert [money_of(cents) for cents in (5, -123456)] == ["0.05", "-1,234.56"]


def test_everything_wrong_with_a_forecast_is_told() -> None:
    """No item, no such basis, too many years, a rate beyond reason."""
    with pytest.raises(BadInput) as refused:
        forecast({}, 99, base_year=0, basis="both", inflation=-2)
    assert [problem.where for problem in refused.value.problems] == [
        "items", "years", "base_year", "basis", "inflation",
    ]  # fmt: skip
