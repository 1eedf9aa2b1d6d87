"""Published examples come out of an engagement as they were published.

Requirement: what a method gives for a file, a board gives for what a room recorded. Every example
is recorded by commands in a folder, which is closed and opened again; then the figures that the
engagement tells are compared with the published ones.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from sessions.store.store import Store
from tests.builders.example import Example, StoredBuilding
from tests.features import examples
from tests.features.examples import without_calc
from tests.workshop.methods.test_every_method import PUBLISHED, assert_within
from workshop.report.view import Gathered

_PUBLISHED: dict[str, dict[str, Any]] = {
    each["id"]: each for each in (*PUBLISHED, *without_calc.PUBLISHED)
}
_EXAMPLES: list[Example] = [
    example
    for module in iter_modules(examples.__path__)
    for example in import_module(f"{examples.__name__}.{module.name}").EXAMPLES
]


@pytest.mark.parametrize("example", _EXAMPLES, ids=[each.id for each in _EXAMPLES])
def test_an_example_recorded_in_a_session_comes_out_as_published(
    example: Example, tmp_path: Path
) -> None:
    """Each within the digits that were printed, after the folder was opened again."""
    published = _PUBLISHED[example.id]
    room = StoredBuilding(tmp_path / "example")
    example.record(room, published["inputs"])
    room.store.close()
    with Store.open(tmp_path / "example") as store:
        found = example.figures(Gathered(store.record, "restricted"), published["inputs"])
    expected = {key: value for key, value in published["expected"].items() if key in found}
    assert expected, "nothing of what was published is told"
    assert_within(found, expected, published["tolerance"], example.id)


def test_every_example_is_held_in_a_session_or_says_why_not() -> None:
    """What a session cannot tell is known by name, and nothing stands there that is held."""
    held = {each.id for each in _EXAMPLES}
    assert held.isdisjoint(without_calc.NOT_HELD)
    assert held | without_calc.NOT_HELD.keys() == _PUBLISHED.keys()
