"""TOWS: a strategy follows from the factors of its cell, or is told of."""

from __future__ import annotations

import pytest

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.evaluation.tows import Fault, tows


def test_each_way_to_break_the_rule_is_told_of_the_strategy() -> None:
    """No factor of a letter, a factor of another letter, none at all; the others stand."""
    found = tows(
        {
            "SO": [["S1", "O1"], ["S1", "S2"], ["S2", "T1", "O1"], []],
            "WT": [["W1", "T1"]],
            "ST": [["O1", "S1"]],
        },
        {"S": 2, "W": 1, "O": 1, "T": 1},
    )
    assert found.faults == (
        Fault("SO2", "cites no O"),
        Fault("SO3", "cites T1, which does not belong in SO"),
        Fault("SO4", "cites no S and no O"),
        Fault("ST1", "cites no T"),
        Fault("ST1", "cites O1, which does not belong in ST"),
    )
    assert found.valid["WT"] is True
    assert (found.valid["SO"], found.valid["ST"]) == (False, False)
    assert isinstance(found.valid["WO"], Undefined)
    assert found.used_by["S1"] == ("SO1", "SO2", "ST1")
    assert found.sentence == "2 of 6 strategies follow from their factors; every factor is used."


def test_factors_that_lead_nowhere_are_listed_by_letter() -> None:
    """In the order S, W, O, T, whatever the order of the input; a code twice counts once."""
    found = tows({"SO": [["O2", "S10", "S10"]]}, {"T": 1, "O": 2, "W": 0, "S": 10})
    assert found.unused_factors == (*(f"S{n}" for n in range(1, 10)), "O1", "T1")
    assert found.used_by["S10"] == ("SO1",)


def test_without_strategies_nothing_is_valid_and_nothing_is_used() -> None:
    """Not defined, never a true that nothing stands behind."""
    found = tows({}, {"S": 1})
    assert all(isinstance(each, Undefined) for each in found.valid.values())
    assert found.sentence == "No strategy was given for 1 factor."


def test_everything_wrong_is_told_at_once() -> None:
    """A cell and a letter that do not exist, and codes that name no factor."""
    with pytest.raises(BadInput) as refused:
        tows({"SW": [["S1"]], "SO": [["S3", "O0", "o1", "", "S1"]]}, {"S": 2, "X": 1, "O": 1})
    assert [problem.where for problem in refused.value.problems] == [
        "counts, X",
        "strategies, SW",
        "strategies, SO row 1, column 1",
        "strategies, SO row 1, column 2",
        "strategies, SO row 1, column 3",
        "strategies, SO row 1, column 4",
    ]
