"""The issues priority matrix: nine cells, and what goes on."""

from __future__ import annotations

import pytest

from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.environment.issue_priority import (
    LEVELS,
    MATRIX,
    Issue,
    Priorities,
    issue_priority,
)


def test_all_nine_cells_are_those_of_the_matrix() -> None:
    """Lederman 1984: symmetric, and never lower for a higher probability or impact."""
    found = {(p, i): MATRIX[p][i] for p in LEVELS for i in LEVELS}
    assert found == {
        ("H", "H"): "High", ("H", "M"): "High", ("H", "L"): "Medium",
        ("M", "H"): "High", ("M", "M"): "Medium", ("M", "L"): "Low",
        ("L", "H"): "Medium", ("L", "M"): "Low", ("L", "L"): "Low",
    }  # fmt: skip


def test_high_and_medium_go_on() -> None:
    """Letters or words, capitals or not."""
    rows = [
        {"text": "law", "probability": "high", "impact": "M"},
        {"text": "fair", "probability": "l", "impact": "Medium"},
        {"probability": "L", "impact": "H"},
    ]
    found = named("issue-priority").run({"issues": rows})
    assert isinstance(found, Priorities)
    assert found.priorities == ("High", "Low", "Medium")
    assert found.forward == ("law", "issue 3")


def test_a_level_that_is_none_is_refused_with_its_place() -> None:
    """All of them at once."""
    with pytest.raises(BadInput) as refused:
        issue_priority([Issue("a", "X", "H"), Issue("a", "H", "")])
    assert [problem.where for problem in refused.value.problems] == [
        "issues row 2", "issues row 1, probability", "issues row 2, impact"
    ]  # fmt: skip
