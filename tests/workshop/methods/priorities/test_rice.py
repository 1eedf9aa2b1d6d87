"""RICE: the published reach, its scales, several requests and what is refused."""

from __future__ import annotations

import msgspec
import pytest

from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.priorities.rice import Estimate, Rice, rice


def test_reach_may_be_prospects_and_their_share() -> None:
    """1,200 prospects at 30 percent are 360; 360 × 2 × 80 % / 4 is 144."""
    found = named("rice").run(
        {"prospects": 1200, "conversion": 0.3, "impact": 2, "confidence": 80, "effort": 4}
    )
    assert isinstance(found, Rice)
    assert found.reach == pytest.approx(360)
    assert found.score == pytest.approx(144)


def test_several_requests_are_ranked_and_ties_shared() -> None:
    """The order of the list decides nothing."""
    rows = [Estimate("a", 100, 1, 1, 1), Estimate("b", 200, 1, 0.5, 1), Estimate("c", 50, 3, 1, 1)]
    for order in (rows, rows[::-1]):
        found = rice(order)
        assert found.ranking == ("c", ("a", "b"))
        assert found.warnings == ()
    assert rice(rows[:2]).sentence.startswith("Of 2 requests, a and b share the first place")


def test_the_score_grows_with_each_part_and_falls_with_effort() -> None:
    """Twice the reach, twice the score; twice the effort, half of it; nobody reached, none."""
    one = Estimate("a", 100, 2, 0.8, 2)
    assert rice([one]).score == (80.0,)
    assert rice([msgspec.structs.replace(one, reach=200)]).score == (160.0,)
    assert rice([msgspec.structs.replace(one, effort=4)]).score == (40.0,)
    assert rice([msgspec.structs.replace(one, reach=0)]).score == (0.0,)


def test_a_moonshot_is_taken_with_a_warning() -> None:
    """A confidence of 20 percent is none of the three."""
    assert "none of 100, 80 and 50" in rice([Estimate("a", 1, 1, 0.2, 1)]).warnings[0]


def test_everything_wrong_is_told_at_once() -> None:
    """An impact that is not on the scale, no confidence, effort 0, reach twice, no requests."""
    with pytest.raises(BadInput) as refused:
        named("rice").run(
            {"requests": [{"reach": 5, "prospects": 3, "impact": 4, "confidence": 20, "effort": 0}]}
        )
    assert [problem.where for problem in refused.value.problems] == [
        "requests row 1, prospects", "requests row 1, impact", "requests row 1, confidence",
        "requests row 1, effort",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="at least 1"):
        rice([])
