"""What the documents look like, by number, and how those of older numbers are read.

Two numbers stand on the first line of each journal file and in the checkpoint, and are counted
apart: the *format* (`sessions.journal.line`, `sessions.database.checkpoint`) is that of the
container, the *schema* that of the documents in it. A file that states no schema has the first.

Lines are never rewritten for a new schema. Documents are lifted when they are read, by a chain of
pure functions from each schema to the next, table by table. What a later schema or format wrote
is only read, and no byte of its folder is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

FIRST: Final = 1
"""The schema of a file that states none."""

Raw = dict[str, Any]

Upcaster = Callable[[Raw], Raw]
"""Gives a document of one schema as the next one has it; the given one stays as it is.

One that has the next shape already is given back: where the first line of a file is damaged,
nothing says what the others are.
"""

Lift = Callable[[str, Raw], Raw]
"""Gives a document of a table, as read, in the shape of today."""


class Schemas:
    """The schemas that there were, and the way from each to the next."""

    def __init__(self, *steps: Mapping[str, Upcaster]) -> None:
        """Take the steps in their order.

        Args:
            steps: the first leads from schema 1 to 2, and so on; each has an upcaster for every
                table whose documents changed.
        """
        self._steps = steps
        self.current = FIRST + len(steps)
        """The number of the schema that is written."""

    def lift(self, since: int) -> Lift | None:
        """What lifts documents of a schema to the current one; nothing where none is needed."""
        return partial(self._lifted, since) if since < self.current else None

    def _lifted(self, since: int, table: str, raw: Raw) -> Raw:
        """Lift one document step by step."""
        for step in self._steps[since - FIRST :]:
            if table in step:
                raw = step[table](raw)
        return raw


SCHEMAS: Final = Schemas()
"""The schemas of this program: there has been one so far."""


def keeping(raw: Raw, known: Raw, new: Raw) -> Raw:
    """The new form of a document with those fields that this version does not know.

    Args:
        raw: the document as it is stored.
        known: what this version made of it.
        new: what is to be stored in its place.
    """
    merged = dict(new)
    for field, value in raw.items():
        if field not in new:
            if field not in known:
                merged[field] = value
        elif field in known:
            merged[field] = _inside(value, known[field], new[field])
    return merged


def _inside(raw: Any, known: Any, new: Any) -> Any:
    """The same inside a field: by key where it holds things by key, by place in a list."""
    if isinstance(raw, dict) and isinstance(known, dict) and isinstance(new, dict):
        return keeping(raw, known, new)
    if isinstance(raw, list) and isinstance(known, list) and isinstance(new, list):
        triples = list(zip(raw, known, new, strict=False))
        kept = [_inside(r, k, n) if k == n else n for r, k, n in triples]
        return kept + new[len(triples) :]
    return new
