"""What the types of a guide say, in plain words.

The reader of guides asks here what a field takes and tells what it found; nothing here knows a
particular field.
"""

from __future__ import annotations

import math
import types
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
import msgspec.inspect

from workshop.guide.parts import Part
from workshop.guide.toml_lines import Path
from workshop.text import clean_block, clean_line, listing, plural, shorten

# What the types say


def bare(kind: Any) -> Any:
    """The type without its annotations."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


@cache
def _described(kind: Any) -> msgspec.inspect.Type:
    """How msgspec sees the type, with its annotations."""
    return msgspec.inspect.type_info(kind)


def shape_of(kind: Any) -> msgspec.inspect.Type:
    """How msgspec sees the type, without annotations, and without none, which TOML lacks."""
    shape = _described(kind)
    if isinstance(shape, msgspec.inspect.Metadata):
        shape = shape.type
    if isinstance(shape, msgspec.inspect.UnionType):
        none = msgspec.inspect.NoneType
        shape = next(part for part in shape.types if not isinstance(part, none))
    return shape


def _extra(kind: Any) -> dict[str, Any]:
    """What the type's annotations say for readers of guides."""
    shape = _described(kind)
    return (shape.extra or {}) if isinstance(shape, msgspec.inspect.Metadata) else {}


def description_of(kind: Any) -> str:
    """What the type's annotations say that the field means."""
    shape = _described(kind)
    schema = shape.extra_json_schema if isinstance(shape, msgspec.inspect.Metadata) else None
    return str((schema or {}).get("description", ""))


def example_of(kind: Any) -> str:
    """A line of a file that the type's annotations give as an example."""
    return str(_extra(kind).get("example", ""))


def is_list(kind: Any) -> bool:
    """Whether the type is a list of any length."""
    return get_origin(bare(kind)) is tuple


def takes_one(kind: Any) -> bool:
    """Whether one word may stand for a list of one."""
    notes = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return any(
        isinstance(note, msgspec.Meta) and (note.extra or {}).get("or_one") for note in notes
    )


def is_mapping(kind: Any) -> bool:
    """Whether the type is a table of the person's own words."""
    return get_origin(bare(kind)) is Mapping


def structs_of(kind: Any) -> tuple[type[Part], ...]:
    """The structs that a value of the type may be; none for a single value or a list."""
    plain = bare(kind)
    union = get_origin(plain) in (Union, types.UnionType)
    options = get_args(plain) if union else (plain,)
    return tuple(one for one in options if isinstance(one, type) and issubclass(one, Part))


def tag_field(structs: tuple[type[Part], ...]) -> str:
    """The field that tells the structs apart, or nothing where there is one alone."""
    return structs[0].__struct_config__.tag_field or ""


def tag_of(struct: type[Part]) -> dict[str, str]:
    """The field that tells the struct from others, with its word; empty where there is none."""
    config = struct.__struct_config__
    return {config.tag_field: str(config.tag)} if config.tag_field else {}


def by_word(structs: tuple[type[Part], ...]) -> dict[str, type[Part]]:
    """The structs by the word that tells them apart."""
    return {str(one.__struct_config__.tag): one for one in structs}


@cache
def fields_of(struct: type[Part]) -> dict[str, msgspec.structs.FieldInfo]:
    """The struct's fields by the name that the file uses."""
    return {field.encode_name: field for field in msgspec.structs.fields(struct)}


def common_fields(structs: tuple[type[Part], ...]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields that all the structs have."""
    counts = Counter(name for one in structs for name in fields_of(one))
    return {
        name: field for name, field in fields_of(structs[0]).items() if counts[name] == len(structs)
    }


def choices_of(kind: Any) -> tuple[Any, ...]:
    """The words of which the type takes one; none where it is free."""
    plain = bare(kind)
    if get_origin(plain) in (Union, types.UnionType):
        # What may be left out besides takes the same words.
        parts = [part for part in get_args(plain) if part is not types.NoneType]
        plain = parts[0] if len(parts) == 1 else plain
    return get_args(plain) if get_origin(plain) is Literal else ()


def fits(kind: Any, value: object) -> bool:
    """Whether a single value is right."""
    if isinstance(value, (int, float)) and (_is_huge(value) or not math.isfinite(value)):
        return False
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def cleaned(kind: Any, found: object) -> object:
    """A text made safe, on one line where the type asks for that; anything else as it is."""
    if not isinstance(found, str):
        return found
    one_line = _extra(kind).get("one_line") or choices_of(kind)
    return clean_line(found) if one_line else clean_block(found)


# Plain words


def allowed(kind: Any) -> str:
    """What the type takes, as the end of a sentence."""
    if "allowed" in _extra(kind):
        return str(_extra(kind)["allowed"])
    if structs_of(kind):
        return fields_told(structs_of(kind)[0])
    if is_list(kind):
        return _allowed_list(get_args(bare(kind))[0])
    return _allowed_single(kind)


def _allowed_single(kind: Any) -> str:
    """What a yes-and-no, choice, number or text may be."""
    shape = shape_of(kind)
    match shape:
        case msgspec.inspect.BoolType():
            return "true or false"
        case msgspec.inspect.LiteralType():
            return one_of(choices_of(kind))
        case msgspec.inspect.FloatType() | msgspec.inspect.IntType():
            return _allowed_number(shape, _extra(kind).get("unit"))
    return "text that is not empty" if getattr(shape, "min_length", None) else "text"


def _allowed_number(
    shape: msgspec.inspect.FloatType | msgspec.inspect.IntType, unit: str | None
) -> str:
    """What a number may be."""
    of = f" of {unit}" if unit else ""
    limits = [
        f"from {shape.ge:,.10g}" if shape.ge is not None else "",
        f"above {shape.gt:,.10g}" if shape.gt is not None else "",
        f"to {shape.le:,.10g}" if shape.le is not None else "",
    ]
    return " ".join([f"a number{of}", *filter(None, limits)])


def _allowed_list(item: Any) -> str:
    """What a list may be."""
    if structs_of(item):
        return "a list of tables: double square brackets, as in [[steps]], once for each"
    if choices_of(item):
        return f"a list in square brackets, each {one_of(choices_of(item))}"
    return f"a list in square brackets, each {allowed(item)}"


def fields_told(struct: type[Part]) -> str:
    """A table, told by the fields it must have."""
    names = [name for name, field in fields_of(struct).items() if field.required]
    return f"a table with {listing(names)}"


def one_of(words: Iterable[Any]) -> str:
    """A choice of words."""
    listed = [str(word) for word in words]
    return f"one of: {', '.join(listed)}" if len(listed) > 1 else listed[0]


def kinds_that_have(words: list[str]) -> str:
    """Where a field would be right, as the middle of a sentence."""
    return f" in this kind of step; {listing(words)} {'has' if len(words) == 1 else 'have'} it"


def quotes_hint(kind: Any, found: object) -> str:
    """The commonest slip of all: quotation marks where none belong, or none where they do."""
    shape = shape_of(kind)
    wants_text = isinstance(shape, msgspec.inspect.StrType)
    if wants_text and not isinstance(found, (str, list, dict)):
        return ", in quotation marks"
    free = (msgspec.inspect.FloatType, msgspec.inspect.IntType, msgspec.inspect.BoolType)
    return ", without quotation marks" if isinstance(found, str) and isinstance(shape, free) else ""


def shown(value: object) -> str:
    """What was found, short and safe to show."""
    match value:
        case str():
            return _shown_text(clean_line(value))
        case list():
            return f"a list of {len(value)}"
        case dict():
            return f"a table of {plural(len(value), 'field')}"
        case bool() | int() | float():
            return _shown_number(value)
    return clean_line(shorten(str(value), 60))


def _shown_number(value: float) -> str:
    """A number, or true or false, as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "a number of very many digits" if _is_huge(value) else str(value)


def _is_huge(value: float) -> bool:
    """Whether a whole number is so long that Python may refuse to write it out."""
    return isinstance(value, int) and value.bit_length() > 64


def _shown_text(text: str) -> str:
    """A text in quotation marks, with its length where it is long."""
    if not text:
        return "empty text"
    if len(text) > 60:
        return f"“{shorten(text, 40)}” ({len(text):,} characters)"
    return f"“{text}”"


def id_of(table: object) -> object:
    """The id of a table, or nothing usable."""
    found = table.get("id") if isinstance(table, dict) else None
    return clean_line(found) if isinstance(found, str) else None


def where(data: object, path: Path) -> str:
    """The place in a facilitator's words: `step goals, minutes.least`."""
    parts: list[str] = []
    for before, key in pairwise((0, *path)):
        if isinstance(key, int):
            data = data[key] if isinstance(data, list) else None
            parts[-1:] = [_item(parts[-1], key, data)]
            continue
        data = data.get(key) if isinstance(data, dict) else None
        name = shorten(clean_line(key), 60) or "a field without a name"
        parts[-1:] = [f"{parts[-1]}.{name}"] if isinstance(before, str) else [*parts[-1:], name]
    return ", ".join(parts)


def _item(owner: str, place: int, item: object) -> str:
    """One item of a list, by its id if it has one, else by its place."""
    if not isinstance(item, dict):
        return f"{owner}, item {place + 1}"
    name = id_of(item)
    one = owner.removesuffix("s")
    return f"{one} {shorten(str(name), 60)}" if name else f"{one} number {place + 1}"
