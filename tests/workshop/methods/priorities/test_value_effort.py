"""Value against effort: the four classes, the named line, what stands on it, several raters."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.priorities.value_effort import Line, Rated, ValueEffort, kind_of, value_effort

ratings = st.lists(st.integers(1, 5), min_size=1, max_size=4).map(tuple)
requests = st.lists(st.tuples(ratings, ratings), min_size=1, max_size=6).map(
    lambda pairs: [Rated(f"r{n}", *pair) for n, pair in enumerate(pairs)]
)


@pytest.mark.parametrize(
    ("value", "effort", "kind"),
    [
        (5, 1, "quick win"), (5, 5, "big bet"), (1, 1, "fill-in"), (1, 5, "money pit"),
        (3, 1, "on the line"), (5, 3, "on the line"),
    ],
)  # fmt: skip
def test_each_class_and_the_line_between(value: float, effort: float, kind: str) -> None:
    """On a line is no class."""
    assert kind_of(value, effort, 3, 3) == kind


def test_the_median_of_the_raters_counts_and_the_line_is_told() -> None:
    """Three raters, one of whom did not rate the effort; one request on the line."""
    found = named("value-effort").run(
        {"items": [{"name": "a", "value": [5, 1, 5], "effort": [2, None, 1]},
                   {"name": "b", "value": 3, "effort": 1}]}
    )  # fmt: skip
    assert isinstance(found, ValueEffort)
    assert msgspec.structs.astuple(found.placed[0])[1:] == (5, 1.5, 3, 2, "quick win")
    assert found.warnings == ("b is on a line, in no class: decide together.",)
    assert "value 3 and effort 3 (midpoint)" in found.sentence


@pytest.mark.parametrize(
    ("cut", "lines", "sorted_as"),
    [
        ("midpoint", "value 3 and effort 3", ["quick win", "fill-in", "big bet", "fill-in"]),
        ("median", "value 3 and effort 1.5", ["quick win", "fill-in", "big bet", "money pit"]),
        ("mean", "value 2.75 and effort 2", ["quick win", "fill-in", "big bet", "on the line"]),
    ],
)
def test_each_way_to_draw_the_lines(cut: str, lines: str, sorted_as: list[str]) -> None:
    """The middle of the scale, of the ratings or their average; the sentence tells which."""
    ratings = {"a": (4, 1), "b": (1, 1), "c": (4, 4), "d": (2, 2)}
    items = [Rated(name, (value,), (effort,)) for name, (value, effort) in ratings.items()]
    found = value_effort(items, line=Line(cut))
    assert (f"the lines lie at {lines} ({cut})." in found.sentence, found.cut) == (True, cut)
    assert [each.kind for each in found.placed] == sorted_as


@given(requests, st.sampled_from(["midpoint", "median", "mean"]))
def test_every_request_is_in_one_class_whatever_the_order(items: list[Rated], cut: str) -> None:
    """Nothing is lost, and neither order nor the scale's units count."""
    found = value_effort(items, line=Line(cut))
    assert sorted(n for names in found.classes.values() for n in names) == sorted(
        item.name for item in items
    )
    assert value_effort(items[::-1], line=Line(cut)).classes == found.classes
    tenfold = [
        Rated(i.name, *(tuple(10 * r for r in rs) for rs in msgspec.structs.astuple(i)[1:]))
        for i in items
    ]
    assert value_effort(tenfold, scale=(10, 50), line=Line(cut)).classes == found.classes


def test_a_line_of_ones_own_wins() -> None:
    """And is told as given."""
    item = [Rated("a", (4,), (2,))]
    found = value_effort(item, line=Line("median", 4.5, 1.5))
    assert (found.cut, found.placed[0].kind) == ("given", "money pit")
    assert value_effort(item, line=Line(value=2)).cut == "midpoint, one given"


def test_everything_wrong_is_told_at_once() -> None:
    """Nobody rated, off the scale, an unknown cut, a name twice; a scale that is none; nothing."""
    with pytest.raises(BadInput) as refused:
        value_effort([Rated("a", (), (6,)), Rated("a", (1,), (1,))], line=Line("half"))
    assert [problem.where for problem in refused.value.problems] == [
        "items row 2", "cut", "items row 1, value", "items row 1, effort row 1",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="scale"):
        value_effort([Rated("a", (1,), (1,))], scale=(5, 1))
    with pytest.raises(BadInput):
        value_effort([])
