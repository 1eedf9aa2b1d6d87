"""Where the cursor goes when the factor that it stands on becomes part of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from screens.widgets.row_list import RowList
from workshop.record.documents import Factor
from workshop.record.record import Record


def standing(record: Record, key: str) -> str:
    """The id of the factor that stands for one: another one where it was merged into that."""
    factor = record.find(Factor, key)
    return record.whole_of(factor).id if factor else key


@contextmanager
def going_along(record: Record, lists: Sequence[RowList]) -> Iterator[None]:
    """While lists are filled anew: a cursor on a merged factor goes to the one that stands."""
    before = [each.chosen or "" for each in lists]
    yield
    for each, key in zip(lists, before, strict=True):
        if (whole := standing(record, key)) != key:
            each.go_to(whole)
