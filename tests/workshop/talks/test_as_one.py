"""What was written down twice stands once, with all that either had, and told no more openly."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.builders.record import START
from workshop.record.documents import Attribution, Entry, EntryKind, Pestle
from workshop.record.within import Mark, Outcome, OutcomeState
from workshop.talks.as_one import taken_as_one

BARE = Entry(
    id="kept", session_id="s", step_id="talk", kind=EntryKind.ACTION, text="Slow", at=START
)
DONE = Outcome(state=OutcomeState.DONE, at=START)

FIELDS: dict[str, tuple[Any, Any, Any]] = {
    **dict.fromkeys(
        ("people", "raised_by", "mentions", "unclear", "departments", "tags"),
        (("a", "b"), ("b", "c"), ("a", "b", "c")),
    ),
    "written_by": (("a",), ("b",), ("a", "b")),
    "pestle": (Pestle.LEGAL, Pestle.SOCIAL, Pestle.LEGAL),
    "due": (date(2026, 4, 1), date(2026, 5, 1), date(2026, 4, 1)),
    "private": (False, True, True),
    "attribution": (Attribution.NAME, Attribution.ROLE, Attribution.ROLE),
    "spoken": (0.0, 7.0, 0.0),
    "votes": (0, 3, 0),
    "stack": ("One", "Two", "One"),
    "dropped": ("no time", "no money", "no time"),
    "outcomes": ((DONE,), (DONE,), (DONE,)),
    "marks": ((Mark.KEY,), (Mark.SURPRISE,), (Mark.KEY, Mark.SURPRISE)),
}
"""By field, what stands in the one, in the other, and in the one that stands for both."""


@pytest.mark.parametrize("field", FIELDS)
def test_what_either_has_is_kept(field: str) -> None:
    """Of two the first, or both, or what is told less; of one alone that."""
    first, second, both = FIELDS[field]
    empty = getattr(BARE, field)
    other = msgspec.structs.replace(BARE, id="other")
    alone = ((first, empty, first), (empty, second, second), (empty, empty, empty))
    for one, two, expected in ((first, second, both), *alone):
        whole, taken = taken_as_one(
            msgspec.structs.replace(BARE, **{field: one}),
            msgspec.structs.replace(other, **{field: two}),
        )
        assert getattr(whole, field) == expected
        assert (whole.id, whole.retracted) == ("kept", False)
        assert (taken.id, taken.retracted, taken.same_as_id) == ("other", True, "kept")
        assert (taken.people, taken.raised_by) == (whole.people, whole.raised_by)
