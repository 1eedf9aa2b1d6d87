"""The laws of merging, with anything that two or three laptops can do apart.

Requirement: a union in which no record of either side is missing; the same whoever is named first;
merging again adds nothing; what was merged first does not matter where nothing was begun twice.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_into
from tests.builders.laptops import (
    ACTIONS,
    ALONE,
    Laptop,
    Tables,
    base,
    codes,
    documents,
    marks,
    merged,
)
from tests.faults import SIZES, times
from workshop.errors import Refused
from workshop.record.documents import Entry
from workshop.report.build import build


def acts(kinds: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    """What a laptop does."""
    return st.lists(st.tuples(st.integers(0, kinds - 1), st.integers(0, 6)), max_size=6)


@contextmanager
def laptops(*done: list[tuple[int, int]]) -> Iterator[tuple[Path, list[Path]]]:
    """Laptops that did these things apart; they started half a minute after each other."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        source = base(place)
        folders = []
        for number, picks in enumerate(done):
            laptop = Laptop(source, place, f"laptop{number}", late=number / 2)
            laptop.act(*picks)
            folders.append(laptop.folder)
        yield place / "home", folders


def without_codes(tables: Tables) -> Tables:
    """The documents without the numbers of factors, which are given anew where given twice."""
    factors = {
        key: {field: value for field, value in raw.items() if field != "number"}
        for key, raw in tables.get("factors", {}).items()
    }
    return tables | {"factors": factors}


@pytest.mark.parametrize("size", SIZES)
def test_two_become_one(size: int) -> None:
    """Complete, symmetric, idempotent, and an engagement that can be worked with."""
    examples = settings(max_examples=times(20, size), deadline=None)
    examples(given(acts(len(ACTIONS)), acts(len(ACTIONS)))(become_one))()


def become_one(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    """What is merged is the same whichever way it is done, and again."""
    with laptops(first, second) as (home, (a, b)):
        ab, ba = merged(a, b, home, "ab"), merged(b, a, home, "ba")
        assert documents(ab) == documents(ba)
        assert marks(ab) >= marks(a) | marks(b)
        assert len(set(codes(ab))) == len(codes(ab))
        found = [raw["number"] for raw in documents(ab).get("findings", {}).values()]
        assert len(set(found)) == len(found)
        kept = {key for folder in (a, b) for key in documents(folder).get("entries", {})}
        undone = {key for key in kept if key not in documents(ab).get("entries", {})}
        assert all(
            any(key not in documents(f).get("entries", {}) for f in (a, b)) for key in undone
        )
        for again in (merged(ab, b, home, "ab-b"), merged(ab, ba, home, "ab-ba")):
            assert documents(again) == documents(ab)
        before = marks(ab)
        merge_into(compare(ab, a))
        assert marks(ab) == before
        _can_be_worked_with(ab)


def _can_be_worked_with(folder: Path) -> None:
    """It opens without complaint, can be summed up, undone and redone."""
    with Store.open(folder) as store:
        assert not store.joined
        assert not store.database.journal.defects
        build(store.record, "swot", "restricted")
        session = store.record.sessions()[0]
        build(store.record, "session", "shareable", session_id=session.id)
        before = {entry.id for entry in store.record.all(Entry)}
        try:
            store.undo()
        except Refused:
            return
        store.redo()
        assert {entry.id for entry in store.record.all(Entry)} == before


@settings(max_examples=10, deadline=None)
@given(acts(ALONE), acts(ALONE), acts(ALONE))
@pytest.mark.slow
def test_three_become_one_in_any_order(
    first: list[tuple[int, int]], second: list[tuple[int, int]], third: list[tuple[int, int]]
) -> None:
    """Associative, but for the new codes of factors: one that was shown is not changed again."""
    with laptops(first, second, third) as (home, (a, b, c)):
        left = merged(merged(a, b, home, "ab"), c, home, "ab-c")
        right = merged(a, merged(c, b, home, "cb"), home, "a-cb")
        assert without_codes(documents(left)) == without_codes(documents(right))
        both = merged(left, right, home, "both")
        assert without_codes(documents(both)) == without_codes(documents(left))
        assert len(set(codes(both))) == len(codes(both))
