"""What holds for every method that can be used on a file, whichever it is.

`published.json` holds the figures of published examples: inputs, what is expected, and how closely.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import ROOT
from tests.workshop.methods.shown import shown, written
from workshop.methods import MODULES, every_method, named, names
from workshop.methods.core.checks import BadInput
from workshop.methods.core.method import Method, fields_of, plain
from workshop.methods.manual_page import manual_page

PUBLISHED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "published.json").read_text("utf-8")
)
EVERY = list(every_method())

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


def entry_id(entry: Method) -> str:
    """The name of a method, for the list of tests."""
    return entry.about.name


def leaves(value: object) -> Iterator[object]:
    """Every value inside of lists and mappings."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def assert_within(found: object, expected: object, tolerance: float, where: str) -> None:
    """Compare what was found with what is expected, number by number."""
    if isinstance(expected, Mapping):
        assert isinstance(found, Mapping), where
        for key, item in expected.items():
            assert key in found, f"{where}.{key}"
            assert_within(found[key], item, tolerance, f"{where}.{key}")
    elif isinstance(expected, list):
        assert isinstance(found, list), where
        assert len(found) == len(expected), where
        for place, (one, other) in enumerate(zip(found, expected, strict=True)):
            assert_within(one, other, tolerance, f"{where}[{place}]")
    elif isinstance(expected, bool) or not isinstance(expected, int | float):
        assert found == expected, where
    else:
        assert found == pytest.approx(expected, abs=tolerance + 1e-9), where


@pytest.mark.parametrize("example", PUBLISHED, ids=[each["id"] for each in PUBLISHED])
def test_published_examples_come_out_as_published(example: dict[str, Any]) -> None:
    """Each within the digits that were printed."""
    found = fields_of(named(example["calc"]).run(example["inputs"]))
    assert_within(found, example["expected"], example["tolerance"], example["id"])


@pytest.mark.parametrize("entry", EVERY, ids=entry_id)
def test_it_explains_itself_and_its_example_works(entry: Method) -> None:
    """Question, inputs, limits, source; an example whose result is plain JSON without NaN."""
    about = entry.about
    assert about.question.endswith("?")
    assert about.limits
    assert all(limit.endswith(".") for limit in about.limits)
    assert about.source
    assert set(about.example) <= set(about.known) or not about.known
    result = entry.run(about.example)
    assert result.sentence.endswith(".")
    assert result.sentence[0].isupper() or result.sentence[0].isdigit()
    json.dumps(fields_of(result), allow_nan=False)
    for table in entry.tables(result):
        assert all(len(row) == len(table.titles) for row in table.rows)
        assert all(isinstance(cell, str) for row in table.rows for cell in row)


@pytest.mark.parametrize("entry", EVERY, ids=entry_id)
def test_its_example_is_shown_as_it_was_checked(entry: Method) -> None:
    """The sentence and every cell of the tables: their order, their rounding and their words."""
    assert shown(entry) == written()[entry.about.name]


@pytest.mark.parametrize("entry", EVERY, ids=entry_id)
def test_the_order_of_keys_changes_nothing_and_results_are_frozen(entry: Method) -> None:
    """The same result, equal and hashable as a value is."""
    items = list(entry.about.example.items())
    random.Random(3).shuffle(items)  # noqa: S311 - the same order each time
    one, other = entry.run(entry.about.example), entry.run(dict(items))
    assert plain(one) == plain(other)
    with pytest.raises(AttributeError):
        one.sentence = ""  # type: ignore[misc]


@pytest.mark.parametrize("entry", EVERY, ids=entry_id)
def test_wrong_input_is_refused_and_never_a_fault(entry: Method) -> None:
    """An unknown key, a missing one, and each value of the example turned into something else."""
    example = dict(entry.about.example)
    if entry.about.inputs:
        with pytest.raises(BadInput, match="surprise"):
            entry.run({**example, "surprise": 1})
    with pytest.raises(BadInput):
        entry.run({})
    kinds: tuple[object, ...] = (
        None, "x", math.nan, math.inf, -1e308, [], [[]], [None], {}, {"x": {}}, True
    )  # fmt: skip
    for key in example:
        for wrong in kinds:
            try:
                fields_of(entry.run({**example, key: wrong}))
            except BadInput:
                continue


@pytest.mark.parametrize("entry", EVERY, ids=entry_id)
@pytest.mark.slow
def test_any_single_value_may_be_wrong(entry: Method) -> None:
    """Deep inside the example one value becomes another kind: refused, or a result all the same."""
    chance = random.Random(7)  # noqa: S311 - the same places each time
    text = json.dumps(plain(entry.about.example))
    count = len(list(leaves(json.loads(text))))
    for place in range(min(count, 24)):
        for wrong in ("x", None, True, math.nan, [1], {"a": 1}, -1, 0, 1e300):
            at = iter(range(count))
            target = place if count <= 24 else chance.randrange(count)
            broken = _replaced(json.loads(text), at, target, wrong)
            assert isinstance(broken, dict)
            try:
                json.dumps(fields_of(entry.run(broken)), allow_nan=False)
            except BadInput:
                continue


def _replaced(value: Any, at: Iterator[int], target: int, wrong: object) -> Any:
    """The value with one of its leaves replaced."""
    if isinstance(value, dict):
        return {key: _replaced(item, at, target, wrong) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, at, target, wrong) for item in value]
    return wrong if next(at) == target else value


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.text(max_size=4), anything, max_size=3), anything)
@pytest.mark.slow
def test_garbage_is_refused(data: dict[str, object], value: object) -> None:
    """Any JSON at all, under names that the method knows too."""
    for entry in EVERY:
        for given_data in (data, {each.name: value for each in entry.about.inputs}):
            try:
                fields_of(entry.run(given_data))
            except BadInput:
                continue


def test_the_manuals_page_is_made_of_the_same_explanations() -> None:
    """`python -m workshop.methods.manual_page > docs/methods.md` writes it."""
    page = ROOT / "docs" / "methods.md"
    assert page.read_text("utf-8") == manual_page()


def test_names_and_files_go_together() -> None:
    """Every name is there once, and every file tells the names that the list has."""
    assert len(set(names())) == len(names())
    assert [entry.about.name for entry in EVERY] == names()
    assert all(MODULES.values())
