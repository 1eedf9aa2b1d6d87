"""Looking back: wherever one comes from, a moment is the replay up to it.

A state is kept some way before the moment that was looked at last; it must never show in what is
seen.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sessions.database.moment import PastState
from sessions.journal.line import Line, Operation, compose
from sessions.journal.overlay import Tables
from sessions.journal.replay import apply, replay

RECORDS: Final = 600
"""More than twice the distance at which a state is kept."""


@cache
def journal() -> tuple[Line, ...]:
    """Records that put, change and remove documents of three tables."""
    chance = random.Random(8)  # noqa: S311 - the same records each time
    tables: Tables = {}
    lines: list[Line] = []
    after = (0, "00000000")
    for number in range(1, RECORDS + 1):
        table = chance.choice(("entries", "people", "factors"))
        there = sorted(tables.get(table, {}))
        key = chance.choice(there) if there and number % 3 else str(number)
        old = tables.get(table, {}).get(key)
        new = None if old and number % 7 == 0 else {"said": number}
        moment = datetime(2026, 11, 2, 10, tzinfo=UTC) + timedelta(seconds=number)
        done = (Operation(table, key, new, old),)
        line, _ = compose(after, moment, {}, done, first=number == 1)
        apply(tables, done)
        lines.append(line)
        after = line.mark
    return tuple(lines)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, RECORDS), st.lists(st.integers(0, RECORDS), min_size=1, max_size=6))
@example(RECORDS, [100, 0, 1])
@example(RECORDS, [344, 343, 345, RECORDS])
@example(0, [RECORDS, 255, 256, 257])
def test_any_order_of_moments_equals_a_replay(first: int, moments: list[int]) -> None:
    """On, back, and back beyond the state that was kept: the documents are those of then."""
    lines = journal()
    looking = PastState(lines, lambda _: first)
    assert looking.tables == replay(lines[:first])
    for count in moments:
        looking.go(count)
        assert looking.count == count
        assert [line.mark for line in looking.lines] == [line.mark for line in lines[:count]]
        # A table that is empty by now is no difference that anybody sees.
        assert _filled(looking.tables) == _filled(replay(lines[:count]))


def test_what_was_seen_is_not_changed_by_going_on() -> None:
    """The documents of a moment stay as they were handed out."""
    lines = journal()
    looking = PastState(lines, lambda _: 400)
    then = looking.tables
    looking.go(RECORDS)
    assert then == replay(lines[:400])


def _filled(tables: Tables) -> Tables:
    return {name: documents for name, documents in tables.items() if documents}
