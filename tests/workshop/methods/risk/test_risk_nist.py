"""Risk by NIST: table I-2 cell by cell, inherent and residual."""

from __future__ import annotations

import pytest

from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.risk.risk_nist import LEVELS, Levels, Threat, risk_nist

TABLE = """
VH VL L  M  H  VH
H  VL L  M  H  VH
M  VL L  M  M  H
L  VL L  L  L  M
VL VL VL VL L  L
"""
"""NIST SP 800-30 Revision 1, table I-2: likelihood, then the risk for impact VL to VH."""


def test_every_cell_of_the_table() -> None:
    """It is a lookup: not symmetric, and no product."""
    rows = [line.split() for line in TABLE.split("\n") if line]
    for likelihood, *expected in rows:
        found = risk_nist([Threat(impact, likelihood, impact) for impact in LEVELS])
        assert list(found.inherent) == expected


def test_inherent_and_residual_in_letters_or_words() -> None:
    """What is not judged has no level; a risk that would rise is warned of."""
    found = named("risk-nist").run(
        {
            "risks": [
                {"text": "a", "likelihood": "Very High", "impact": "moderate",
                 "residual_likelihood": "vl", "residual_impact": "Medium"},
                {"text": "b", "likelihood": "L", "impact": "L",
                 "residual_likelihood": "M", "residual_impact": "H"},
                {"text": "c", "likelihood": "L"},
            ]
        }
    )  # fmt: skip
    assert isinstance(found, Levels)
    assert (found.inherent[:2], found.residual[:2]) == (("M", "L"), ("VL", "M"))
    assert isinstance(found.inherent[2], Undefined)
    assert found.warnings == ("The residual risk is above the inherent one for b; check both.",)


def test_everything_wrong_is_told_at_once() -> None:
    """Levels that are none, a name twice."""
    with pytest.raises(BadInput) as refused:
        risk_nist([Threat("a", "X", "VH"), Threat("a", "L", "5")])
    assert [problem.where for problem in refused.value.problems] == [
        "risks row 2", "risks row 1, likelihood", "risks row 2, impact"
    ]  # fmt: skip
