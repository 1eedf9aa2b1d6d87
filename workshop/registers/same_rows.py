"""Rows of a register that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshop.text import clean_line


def rows_alike(rows: Mapping[str, Mapping[str, Any]], *fields: str) -> Iterator[tuple[str, ...]]:
    """The keys of rows that say the same in some fields, wherever there are several.

    Args:
        rows: the values of rows by a key for each.
        fields: fields of words, however these are written.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for key, values in rows.items():
        same = tuple(clean_line(values[each] or "").casefold() for each in fields)
        found.setdefault(same, []).append(key)
    return (tuple(keys) for keys in found.values() if len(keys) > 1)
