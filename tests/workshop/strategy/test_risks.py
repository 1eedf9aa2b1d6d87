"""How high risks are, what mitigations leave of them, and which is best by the rule.

Requirement: the best leaves the least, of equal ones it is the cheapest; whatever else there is.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.needs import Wanted
from workshop.methods.risk.risk import Risk, risk
from workshop.strategy.risks import RiskLevels, risks_of, unlinked


def best(found: RiskLevels) -> str:
    """The code of the best, empty where there is none."""
    return found.best.row.code if found.best else ""


def mitigated(*options: tuple[int, int, int | None], state: str = "") -> Wanted:
    """A risk of 4 times 5 with some mitigations: likelihood, impact, cost."""
    built = Wanted()
    built.put("risks", event="It stops", likelihood=4.0, impact=5.0)
    for likelihood, impact, cost in options:
        built.put("mitigations", mitigation="M", risk="R1", likelihood_after=float(likelihood),
                  impact_after=float(impact), cost=cost, state=state)  # fmt: skip
    return built


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([(2, 5, 1), (2, 4, 900)], "MT2"),  # the least residual, whatever it costs
        ([(2, 4, 900), (4, 2, 899)], "MT2"),  # equal residual: the cheaper
        ([(2, 4, None), (2, 4, 900)], "MT2"),  # whose cost is known before whose is not
        ([(2, 4, 5), (2, 4, 5)], "MT1"),  # the one entered first
        ([(4, 5, 0)], ""),  # it lowers nothing
        ([], ""),
    ],
)
def test_the_best_is_marked_by_the_rule(
    options: list[tuple[int, int, int | None]], code: str
) -> None:
    """By hand, each part of the rule."""
    (found,) = risks_of(mitigated(*options).record)
    assert best(found) == code


OPTION = st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(0, 9) | st.none())


@given(st.lists(OPTION, max_size=6))
def test_nothing_is_better_than_the_best(options: list[tuple[int, int, int | None]]) -> None:
    """No option leaves less, none leaves as much for less; without a best none lowers the risk."""
    (found,) = risks_of(mitigated(*options).record)
    left = [(each.residual.score, each.cost) for each in found.options if each.residual]
    if found.best is None:
        assert all(score >= 20 for score, _ in left)
        return
    assert found.best.residual
    mine = (found.best.residual.score, found.best.cost)
    assert mine[0] == min(score for score, _ in left) < 20
    costs = [cost for score, cost in left if score == mine[0] and cost is not None]
    assert mine[1] == min(costs, default=None)


def test_what_the_risk_itself_says_is_an_option_and_dropped_ones_are_none() -> None:
    """Its own columns come first; scores and bands are those of the method."""
    built = mitigated((1, 1, 5), state="dropped")
    built.edit("R1", mitigation="Two lines", likelihood_after=2.0, impact_after=5.0)
    (found,) = risks_of(built.record)
    method = risk([Risk("R1", 4, 5, 2, 5)])
    assert found.inherent
    assert (found.inherent.score, found.inherent.band) == (
        method.inherent[0],
        method.inherent_bands[0],
    )
    assert best(found) == "R1"
    assert found.best
    assert found.best.text == "Two lines"
    assert found.best.residual
    assert found.best.residual.band == method.residual_bands[0]
    assert [each.is_dropped for each in found.options] == [False, True]


def test_the_highest_risk_comes_first_and_what_is_not_judged_is_none() -> None:
    """A mitigation of what is not judged is best by what it leaves; one of no risk is listed."""
    built = Wanted()
    built.put("risks", event="Unknown", likelihood=5.0)
    built.put("risks", event="Low", likelihood=1.0, impact=2.0)
    built.put("risks", event="High", likelihood=3.0, impact=5.0)
    built.put("mitigations", mitigation="A", risk="R1", likelihood_after=2.0, impact_after=2.0)
    lost = built.put("mitigations", mitigation="B")
    found = risks_of(built.record)
    assert [each.row.code for each in found] == ["R3", "R2", "R1"]
    assert found[-1].inherent is None
    assert best(found[-1]) == "MT1"
    assert unlinked(built.record) == (lost,)
