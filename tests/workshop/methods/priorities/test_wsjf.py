"""WSJF: cost of delay over size, ties, relative scales and refusals."""

from __future__ import annotations

import msgspec
import pytest

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.priorities.wsjf import Task, wsjf


def test_the_smaller_job_comes_first_as_published() -> None:
    """170 / 10 and 120 / 5 are 17 and 24 (beginpm.com), in any order of the tasks."""
    tasks = {"B": Task(80, 30, 10, 5), "A": Task(100, 50, 20, 10)}
    found = wsjf(tasks)
    assert (found.names, found.cod, found.wsjf) == (("A", "B"), (170, 120), (17, 24))
    assert (found.first, found.ranking) == ("B", ("B", "A"))
    assert found == wsjf(dict(reversed(tasks.items())))


def test_equal_ratios_have_no_first() -> None:
    """Not the first of the list: not defined, with both names."""
    found = wsjf({"b": Task(2, 1, 1, 2), "a": Task(1, 1, 0, 1)})
    assert isinstance(found.first, Undefined)
    assert found.ranking == (("a", "b"),)
    assert "a and b tie" in found.sentence


def test_scaling_all_sizes_keeps_the_order() -> None:
    """Sizes are relative: ten times each is the same order, a tenth of each ratio."""
    tasks = {"a": Task(8, 3, 2, 5), "b": Task(5, 1, 1, 1)}
    larger = {
        name: msgspec.structs.replace(task, size=10 * task.size) for name, task in tasks.items()
    }
    assert wsjf(larger).ranking == wsjf(tasks).ranking
    assert wsjf(larger).wsjf == pytest.approx([w / 10 for w in wsjf(tasks).wsjf])


def test_it_tells_where_the_relative_scale_is_not_kept() -> None:
    """Other numbers, and columns without a 1."""
    assert "none of 1, 2, 3" in wsjf({"a": Task(4, 1, 1, 1)}).warnings[0]
    assert "none in risk" in wsjf({"a": Task(1, 1, 2, 1)}).warnings[0]
    assert wsjf({"a": Task(1, 1, 1, 1)}).warnings == ()


def test_everything_wrong_is_told_at_once() -> None:
    """Estimates below 0, a size of 0, no tasks."""
    with pytest.raises(BadInput) as refused:
        wsjf({"a": Task(-1, 1, 1, 0), "b": Task(1, float("nan"), 1, 1)})
    places = [problem.where for problem in refused.value.problems]
    assert places == ["a, value", "a, size", "b, time"]
    with pytest.raises(BadInput):
        wsjf({})
