"""What a stored document, a guide or a sent command leaves out means for ever the same.

Requirement: files hold only what differs from the usual. What is usual never changes, else every
file that was written before says something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, get_args

import msgspec
import pytest

from tests import ROOT
from workshop.guide.shape import Guide
from workshop.record.rows import ROW_TYPES
from workshop.record.tables import TABLES
from workshop.wire.names import commands

KEPT = json.loads((ROOT / "tests" / "workshop" / "record" / "left_out.json").read_text("utf-8"))
"""Of documents, guides and commands, by the name of a type, what stands for each field."""

ROWS = set(ROW_TYPES.values())
KINDS: dict[str, Iterable[type[msgspec.Struct]]] = {
    "documents": [kind for kind in TABLES.values() if kind not in ROWS],
    "guides": [Guide],
    "commands": commands().values(),
}


def parts_of(annotation: Any) -> Iterator[type[msgspec.Struct]]:
    """The types with fields in a type, at any depth; what is in a guide is in no other."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        yield annotation
        for field in msgspec.structs.fields(annotation):
            if field.type is not Guide:
                yield from parts_of(field.type)
    for part in get_args(annotation):
        yield from parts_of(part)


def left_out(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """What stands for each field of a type that may be left out."""
    found = {}
    for field in msgspec.structs.fields(kind):
        if not field.required:
            made = field.default is msgspec.NODEFAULT
            found[field.encode_name] = field.default_factory() if made else field.default
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    return plain


@pytest.mark.parametrize("sort", KINDS)
def test_what_is_left_out_means_what_it_meant(sort: str) -> None:
    """Only a new field, or a new type, may be added to the list."""
    parts = dict.fromkeys(part for kind in KINDS[sort] for part in parts_of(kind))
    usual = {part.__name__: found for part in parts if (found := left_out(part))}
    assert usual == KEPT[sort]


def test_a_cell_that_is_left_out_is_empty() -> None:
    """Rows of an earlier version have no cell of a column that came later."""
    usual = {json.dumps(value) for kind in ROWS for value in left_out(kind).values()}
    assert usual == {'""', "null", "[]"}
