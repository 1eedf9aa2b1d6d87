"""Indexes that are made at once when a record is filled.

Requirement: a record that was filled with documents answers what one answers to which they were
given one by one, and goes on so: the numbers that are free are the same.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.record.documents import Document, Entry, EntryKind, Factor, Letter
from workshop.record.record import Record

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
IDS = [f"f{at}" for at in range(8)]
SESSIONS = ["one", "two", "three"]

FACTORS = st.lists(
    st.tuples(st.sampled_from(Letter), st.integers(1, 5), st.none() | st.sampled_from(IDS)),
    max_size=len(IDS),
)
ENTRIES = st.lists(st.sampled_from(SESSIONS), max_size=8)


def answers(record: Record) -> list[object]:
    """What a record answers from its indexes."""
    return [
        [record.last_number(letter) for letter in Letter],
        [record.parts_of(each) for each in IDS],
        [record.entries_of(each) for each in SESSIONS],
    ]


@pytest.mark.law
@given(factors=FACTORS, entries=ENTRIES)
def test_filled_is_as_put_one_by_one(
    factors: list[tuple[Letter, int, str | None]], entries: list[str]
) -> None:
    """Whatever the documents are, and while they go again one after the other."""
    documents: list[Document] = [
        Factor(id=IDS[at], letter=letter, number=number, text="x", into=into)
        for at, (letter, number, into) in enumerate(factors)
    ]
    documents += [
        Entry(id=f"e{at}", session_id=session, step_id="s", kind=EntryKind.NOTE, text="x", at=AT)
        for at, session in enumerate(entries)
    ]
    filled, put = Record(documents), Record()
    for document in documents:
        put.put(document)
    assert answers(filled) == answers(put)
    for document in documents:
        filled.remove(document)
        put.remove(document)
        assert answers(filled) == answers(put)
