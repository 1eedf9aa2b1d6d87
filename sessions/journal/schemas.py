"""What the documents look like, by number, and how those of older numbers are read.

Two numbers stand on the first line of each journal file and in the checkpoint, and are counted
apart: the *format* (`sessions.journal.line`, `sessions.database.checkpoint`) is that of the
container, the *schema* that of the documents in it. A file that states no schema has the first.

Lines are never rewritten for a new schema. Documents are lifted when they are read, by a chain of
pure functions from each schema to the next, table by table. What a later schema or format wrote
is only read, and no byte of its folder is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register

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
        return partial(self._lifted, since) if any(self._steps[since - FIRST :]) else None

    def _lifted(self, since: int, table: str, raw: Raw) -> Raw:
        """Lift one document step by step."""
        for step in self._steps[since - FIRST :]:
            if table in step:
                raw = step[table](raw)
        return raw


NEWEST: Final = 3
"""The number of the newest schema, unless a register has an upcaster to a later one.

1. Version 0.1.0.
2. Version 0.2.0: tables of registers, and guides whose steps are forms. No document of 0.1.0 looks
   different; the number keeps 0.1.0, which knows neither, from taking such guides for damaged and
   from erasing a person while leaving them in rows that it does not read.
3. Tables of themes and of where statements stand in them, of transcripts, and of findings, the
   headline and versions. No document of 0.2.0
   looks different; the number keeps 0.2.0, which knows none of them, from erasing a person while
   leaving them in these.
"""

_UPCASTERS: Final[Mapping[int, Mapping[str, Upcaster]]] = {}
"""By the number of the schema that they lead to and by table: those of the tables of sessions.

Those of a register stand in its declaration.
"""


def schemas_of(registers: Iterable[Register]) -> Schemas:
    """The schemas that there were, with what registers say of theirs.

    Raises:
        ValueError: a register leads to a schema that is none.
    """
    steps = {number: dict(steps) for number, steps in _UPCASTERS.items()}
    for register in registers:
        for number, upcaster in register.upcasters.items():
            if number <= FIRST:
                raise ValueError(f"register {register.name}: no upcaster leads to schema {number}")
            steps.setdefault(number, {})[register.name] = upcaster
    newest = max([NEWEST, *steps])
    return Schemas(*(steps.get(number, {}) for number in range(FIRST + 1, newest + 1)))


SCHEMAS: Final = schemas_of(REGISTERS.values())
"""The schemas of this program."""


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
