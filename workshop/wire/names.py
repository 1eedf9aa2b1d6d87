"""What every command and its fields are called where other programs write them.

A command has the name of its type and a field its own without `_id`. So that other programs go on
working when a type or a field is called otherwise here one day, a type keeps its old name as its
`tag` and a field as `Called` (`workshop.record.meanings`); a test holds all names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import msgspec

import workshop.running.session_rules  # noqa: F401 - every rule is registered when it is loaded
from workshop.record.meanings import Called, Meaning, SessionId
from workshop.running.base.registry import RULES
from workshop.running.senders import MAY_SEND, Sender


class WireField(NamedTuple):
    """A field of a command, as it is written."""

    name: str
    """What it is called."""
    attribute: str | None
    """The field of the type that it becomes; none where it only tells where to look."""
    type: Any
    """The type of that field."""
    required: bool
    """Whether it must be given."""


@cache
def commands() -> dict[str, type[msgspec.Struct]]:
    """Every command, and undo and redo, by the name that other programs use."""
    kinds: list[type[msgspec.Struct]] = [*MAY_SEND, *RULES]
    return {wire_name(kind): kind for kind in kinds}


def sent_by(sender: Sender) -> dict[str, type[msgspec.Struct]]:
    """The commands that a sender may send, by name."""
    return {name: kind for name, kind in commands().items() if sender in MAY_SEND.get(kind, ())}


def wire_name(kind: type[msgspec.Struct]) -> str:
    """What a command is called."""
    return str(kind.__struct_config__.tag or kind.__name__)


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[WireField, ...]:
    """The fields of a command or of a part of one, in their order.

    Where the number of an entry may be said, the session may be said that it is a number in.
    """
    fields = tuple(_fields(kind))
    meanings = {meaning_of(field.type) for field in fields}
    if Meaning.ENTRY in meanings and Meaning.SESSION not in meanings:
        return (WireField("session", None, SessionId | None, required=False), *fields)
    return fields


def _fields(kind: type[msgspec.Struct]) -> Iterator[WireField]:
    """The fields that are said, by what they are called."""
    for field in msgspec.structs.fields(kind):
        if meaning_of(field.type) is Meaning.UNSAID:
            continue
        called = next((m for m in _metadata(field.type) if isinstance(m, Called)), None)
        name = called.name if called else field.name.removesuffix("_id")
        yield WireField(name, field.name, _bare(field.type), required=field.required)


def _bare(annotation: Any) -> Any:
    """A type without what only says how a field of it is called."""
    named = get_origin(annotation) is Annotated and meaning_of(annotation) is None
    return get_args(annotation)[0] if named else annotation


def meaning_of(annotation: Any) -> Meaning | None:
    """What a field refers to, by its type; a choice of a meaning or none counts as that."""
    for each in _metadata(annotation):
        if isinstance(each, Meaning):
            return each
    if get_origin(annotation) in (tuple, Annotated):
        return None
    found = [meaning_of(part) for part in get_args(annotation) if part is not type(None)]
    return found[0] if len(found) == 1 else None


def _metadata(annotation: Any) -> tuple[object, ...]:
    """What stands beside a type in its annotation."""
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
