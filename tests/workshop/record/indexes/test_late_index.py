"""An index that is made late.

Requirement: whenever it is first asked, it says what one says that followed from the beginning.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.record.indexes.late_index import LateIndex

IDS = "abcd"
KEYS = ("S", "W", None)


class Thing(NamedTuple):
    """A document with a key, or with none."""

    id: str
    key: str | None


THINGS = st.builds(Thing, st.sampled_from(IDS), st.sampled_from(KEYS))


@pytest.mark.law
@given(changes=st.lists(THINGS | st.sampled_from(IDS), max_size=12), asked=st.integers(0, 12))
def test_it_says_the_same_whenever_it_is_asked(changes: list[Thing | str], asked: int) -> None:
    """Documents are put, put anew with another key, and removed; before, between and after."""
    there: dict[str, Thing] = {}
    late: LateIndex[str, Thing] = LateIndex(there, lambda thing: thing.key)
    for number, change in enumerate(changes):
        if number == asked:
            late.of("S")
        old = there.pop(change if isinstance(change, str) else change.id, None)
        if old is not None:
            late.take_out(old)
        if isinstance(change, Thing):
            there[change.id] = change
            late.enter(change)
    for key in ("S", "W", "never"):
        assert dict(late.of(key)) == {each.id: each for each in there.values() if each.key == key}


def test_it_is_made_once() -> None:
    """The documents are looked through for the first question alone."""
    there = {"a": Thing("a", "S")}
    looked: list[Thing] = []

    def key_of(thing: Thing) -> str | None:
        looked.append(thing)
        return thing.key

    late: LateIndex[str, Thing] = LateIndex(there, key_of)
    late.enter(Thing("a", "S"))
    assert not looked
    assert list(late.of("S")) == list(late.of("S")) == ["a"]
    assert len(looked) == 1
