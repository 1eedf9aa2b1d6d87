"""The power-interest grid: the four treatments, the cut, and who stands on it."""

from __future__ import annotations

import pytest

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.raters import Said
from workshop.methods.people.power_interest import power_interest


def test_the_four_treatments_of_mendelow() -> None:
    """And n = 0: who was not rated has none."""
    found = power_interest(
        [
            Said("closely", (5, 5)), Said("satisfied", (5, 1)), Said("informed", (1, 5)),
            Said("monitor", (1, 1)), Said("unknown", (5, None)),
        ]
    )  # fmt: skip
    assert isinstance(found.treatments["unknown"], Undefined)
    assert [found.treatments[name] for name in ("closely", "satisfied", "informed", "monitor")] == [
        "manage closely", "keep satisfied", "keep informed", "monitor"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on_the_cut", "treatment"),
    [("none", "on the line"), ("high", "manage closely"), ("low", "keep informed")],
)
def test_what_exactly_the_cut_counts_as_is_stated(on_the_cut: str, treatment: str) -> None:
    """Power 3 of 5, interest 4."""
    found = power_interest([Said("a", (3, 4))], on_the_cut=on_the_cut)
    assert (found.treatments["a"], found.on_the_cut) == (treatment, on_the_cut)


def test_another_cut_is_named() -> None:
    """The result says that it was given, and several people count by their median."""
    said = [Said("a", (3, 5)), Said("a", (4, 5)), Said("a", (4, 1))]
    found = power_interest(said, cut=3.5)
    assert (found.cut, found.cut_name) == (3.5, "as it was given")
    assert found.treatments == {"a": "manage closely"}


def test_everything_wrong_is_told_at_once() -> None:
    """A value and a cut off the scale, and a word that is none."""
    with pytest.raises(BadInput) as refused:
        power_interest([Said("a", (0, 5))], cut=6, on_the_cut="maybe")
    assert [problem.where for problem in refused.value.problems] == [
        "stakeholders row 1, power", "cut", "on_the_cut"
    ]  # fmt: skip
