"""What a field takes and what was found in it, in words: for refusals and for the manual."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import msgspec

from workshop.cited import Cited
from workshop.errors import Refused
from workshop.guide.shape import Guide
from workshop.record.documents import Pestle
from workshop.running.capture import Captured
from workshop.text import clean_line, shorten
from workshop.wire.names import fields_of, meaning_of

CELL: Final = str | int | float | None
"""What may be typed in a cell of a row."""

_WORDS: Final[dict[Any, str]] = {
    Captured: "a line as typed at the capture line, or an object with its parts",
    Pestle: "a field of the scan: " + ", ".join(each.word for each in Pestle),
    Guide: "a guide, by its name in `workshop guides list`",
    str: "a text",
    bool: "true or false",
    float: "a number",
    int: "a whole number",
    date: "a day, such as 2026-03-31",
    datetime: "a day with its time, such as 2026-03-31T14:30:00+02:00",
    Cited: "what stands in `doc:[...]`, or an object with title, page, dated, figure, unit",
}


def words_of(annotation: Any) -> str:
    """What may be given for a field of a type."""
    if annotation == CELL:
        return "a text, a number or null"
    if is_choice(annotation):
        return f"{words_of(choices_of(annotation)[0])}; or null"
    if (meaning := meaning_of(annotation)) is not None:
        return meaning.value
    if get_origin(annotation) is tuple:
        return f"a list, each item {words_of(get_args(annotation)[0])}"
    return _plain(annotation)


def _plain(annotation: Any) -> str:
    """What may be given for a type that is made of no others."""
    if annotation in _WORDS:
        return _WORDS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "one of " + ", ".join(str(each.value) for each in annotation)
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return "an object with " + ", ".join(field.name for field in fields_of(annotation))
    if get_origin(annotation) is Literal:
        return "one of " + ", ".join(f"`{each}`" for each in get_args(annotation))
    if get_origin(annotation) is dict:
        return "an object"
    return str(getattr(annotation, "__name__", annotation))


def is_choice(annotation: Any) -> bool:
    """Whether a type is one or another."""
    return get_origin(annotation) in (Union, UnionType)


def choices_of(annotation: Any) -> list[Any]:
    """The types that it may be, but for none."""
    return [part for part in get_args(annotation) if part is not type(None)]


class WrongType(Refused):
    """A value is of another type than its field takes."""


def other(annotation: Any, value: Any) -> WrongType:
    """The refusal of a value that a field does not take."""
    return WrongType(f"{found(value)}; give {words_of(annotation)}.")


def found(value: Any) -> str:
    """What was found, as the beginning of a sentence."""
    match value:
        case None:
            what = "null"
        case bool():
            what = str(value).lower()
        case str():
            what = f"“{shorten(clean_line(value), 60)}”"
        case list():
            what = "a list"
        case dict():
            what = "an object"
        case _:
            what = _number(value)
    return f"{what} was found"


def _number(value: Any) -> str:
    """A number, however long."""
    try:
        return shorten(str(value), 40)
    except ValueError:  # more digits than are written out
        return "a very long number"
