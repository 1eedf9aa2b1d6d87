"""Every setting as a row: its name, what it takes, what it is without being set, what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from workshop.guide.type_words import allowed, description_of, example_of, is_mapping, structs_of
from workshop.settings.shape import Settings


class Setting(msgspec.Struct, frozen=True):
    """One setting."""

    name: str
    """As it is called everywhere: `firm.name`; a table of words has one part: `keys`."""
    kind: Any
    """The type of its value."""
    default: Any
    """What holds where it is not set."""
    means: str
    """What it does, as a sentence or two."""
    example: str = ""
    """A line of the file, where the default shows nothing."""

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands in the file."""
        return tuple(self.name.split("."))

    @property
    def table(self) -> str:
        """The table of the file that it stands in, or that it is."""
        return self.path[0]

    @property
    def of_words(self) -> bool:
        """Whether it is a table whose keys are the person's own words."""
        return is_mapping(self.kind)

    @property
    def takes(self) -> str:
        """What may be set, as the end of a sentence."""
        return allowed(self.kind)


@cache
def every_setting() -> tuple[Setting, ...]:
    """All settings, in the order of the file."""
    return tuple(_rows())


def _rows() -> Iterator[Setting]:
    for field in msgspec.structs.fields(Settings):
        structs = structs_of(field.type)
        if not structs:
            means, example = description_of(field.type), example_of(field.type)
            yield Setting(field.name, field.type, {}, means, example)
        for inner in msgspec.structs.fields(structs[0]) if structs else ():
            name = f"{field.name}.{inner.name}"
            means, example = description_of(inner.type), example_of(inner.type)
            yield Setting(name, inner.type, inner.default, means, example)


def tables() -> Mapping[str, str]:
    """What each table of the file is about, by its name, in the order of the file."""
    return {
        field.name: description_of(field.type)
        for field in msgspec.structs.fields(Settings)
        if structs_of(field.type)
    }


def value_of(settings: Settings, name: str) -> Any:
    """The value of a setting; none where it has none."""
    found: Any = settings
    for part in name.split("."):
        found = getattr(found, part)
    return found


def rows_of(settings: Settings) -> Iterator[tuple[str, str, bool]]:
    """Every setting by name, its value in words, and whether that differs from what is usual.

    Each word of a table of words is a row of its own; an empty table is one row.
    """
    for setting in every_setting():
        value = value_of(settings, setting.name)
        if setting.of_words and value:
            yield from ((f"{setting.name}.{word}", told(one), True) for word, one in value.items())
        else:
            yield setting.name, told(value), value != setting.default


def told(value: Any) -> str:
    """A value as people read it, and as the file writes a yes or no."""
    if isinstance(value, bool):
        return str(value).lower()
    return "not set" if value is None or value in ("", {}) else str(value)
