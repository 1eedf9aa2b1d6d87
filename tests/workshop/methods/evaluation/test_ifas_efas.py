"""IFAS and EFAS: their own scale, and nothing of the other."""

from __future__ import annotations

import pytest

from workshop.methods.core.checks import BadInput
from workshop.methods.core.factor_scores import Factor
from workshop.methods.evaluation.ifas_efas import efas, ifas

MAYTAG = (
    (0.15, 5.0), (0.05, 4.2), (0.10, 3.9), (0.05, 3.0), (0.15, 2.8),
    (0.05, 2.2), (0.05, 2.0), (0.15, 2.0), (0.20, 2.1), (0.05, 4.0),
)  # fmt: skip


def test_the_ifas_of_maytag_is_just_above_an_average_firm() -> None:
    """Wheelen & Hunger, Maytag as of 1995: total 3.05, average firm 3.0, decimals allowed."""
    found = ifas([Factor(f"F{n}", w, r) for n, (w, r) in enumerate(MAYTAG)])
    assert found.total == pytest.approx(3.05, abs=0.005)
    assert (found.average_firm, found.position, found.warnings) == (3.0, "above average", ())


def test_exactly_an_average_firm_is_average() -> None:
    """In spite of floats: 0.1 × 3 ten times is not 3 to the last bit."""
    found = efas([Factor(f"F{n}", 0.1, 3) for n in range(10)])
    assert (found.total, found.position) == (3.0, "average")
    assert found.sentence.startswith("10 factors: EFAS total 3.00 on a scale of 1 to 5")


@pytest.mark.parametrize("scale", [(1, 4), (0, 5), (1, 7)])
def test_no_other_scale_is_taken(scale: tuple[float, float]) -> None:
    """The two kinds of matrix must never be mixed, so the other one is named."""
    with pytest.raises(BadInput, match="an IFE"):
        ifas([Factor("A", 1, 3)], scale=scale)


def test_few_factors_are_warned_of() -> None:
    """Wheelen and Hunger ask for eight to ten."""
    assert "8 to 10" in efas([Factor("A", 1, 3)]).warnings[0]
