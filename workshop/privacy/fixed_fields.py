"""Which fields of documents hold no text that a person typed.

Read from the types, so that a field that is added is scrubbed of names or left alone as its type
says, and nobody has to think of a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import inspect

from workshop.record.tables import TABLES
from workshop.registers.choices import ChoicesField
from workshop.registers.fields import ChoiceField
from workshop.registers.kinds import REGISTERS

_IDS: Final = frozenset(
    {"id", "people", "departments", "raised_by", "mentions", "written_by", "into", "first"}
    | {"second", "digest", "evidence", "table", "unseen", "sha256", "numbered"}
    | {"subjects", "roster", "away", "voters", "method", "here", "left_out", "not_aired"}
    | {"part_of", "part_step", "quotes"}
)
"""Fields of ids, fingerprints and names of tables, beside those whose name ends with `_id`."""

_OF_CHANGES: Final = frozenset({"in", "of"})
"""What is written beside the documents of a change: the session, and the change undone."""

_WORDS: Final = (inspect.EnumType, inspect.LiteralType, inspect.DateTimeType, inspect.DateType)
"""Types whose values are written as texts and are not typed by a person."""


def is_fixed(field: str) -> bool:
    """Whether a field holds an id, a time or a word of a fixed list."""
    return field in _fixed_fields() or field.endswith("_id")


@cache
def _fixed_fields() -> frozenset[str]:
    """The names of fixed fields; one name that is typed by people anywhere is not among them."""
    words: set[str] = set()
    typed: set[str] = set()
    for struct in _structs():
        chosen = _chosen(struct)
        for field in struct.fields:
            if field.encode_name in chosen:
                continue
            for each in _parts(field.type):
                if isinstance(each, _WORDS):
                    words.add(field.encode_name)
                elif isinstance(each, inspect.StrType):
                    typed.add(field.encode_name)
        if struct.tag_field:
            words.add(struct.tag_field)
    return frozenset(words - typed) | _IDS | _OF_CHANGES


def _chosen(struct: inspect.StructType) -> frozenset[str]:
    """The fields of a row that hold words of a list, which are stored as any text is."""
    register = REGISTERS.get(str(getattr(struct.cls, "TABLE", "")))
    fields = register.fields if register else ()
    return frozenset(
        each.id
        for each in fields
        if isinstance(each, ChoicesField) or (isinstance(each, ChoiceField) and not each.preset)
    )


def _structs() -> list[inspect.StructType]:
    """The types of all documents and of everything in them."""
    found: dict[type, inspect.StructType] = {}
    waiting = list(inspect.multi_type_info(TABLES.values()))
    while waiting:
        for part in _parts(waiting.pop()):
            if isinstance(part, inspect.StructType) and part.cls not in found:
                found[part.cls] = part
                waiting += [field.type for field in part.fields]
    return list(found.values())


def _parts(kind: inspect.Type) -> Iterator[inspect.Type]:
    """A type without what holds or describes it: the values that stand in the file."""
    match kind:
        case inspect.UnionType():
            for one in kind.types:
                yield from _parts(one)
        case inspect.Metadata():
            yield from _parts(kind.type)
        case inspect.DictType():
            yield from _parts(kind.value_type)
        case inspect.CollectionType():
            yield from _parts(kind.item_type)
        case inspect.TupleType():
            for one in kind.item_types:
                yield from _parts(one)
        case _:
            yield kind
