"""A method explained on the terminal, from the same entry as the manual's page."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import Final

from workshop.methods.core.method import Method
from workshop.methods.manual_page import compact

_WIDTH: Final = 80


def explanation(chosen: Method) -> str:
    """Everything that can be said about a method, as plain text."""
    return "\n".join(_lines(chosen))


def _lines(chosen: Method) -> Iterator[str]:
    """The explanation line by line."""
    about = chosen.about
    yield f"{about.title} ({about.name})\n\n{about.question}\n"
    yield f"How it is computed\n{_set(about.computed)}\n"
    yield "Input"
    for each in about.inputs:
        yield _set(f"{each.name}{' (optional)' if each.optional else ''}: {each.means}")
    if chosen.sheet:
        yield _set(f"As a table (CSV): {chosen.sheet.about}")
    if about.readings:
        yield "\nWhat a value means"
        yield from (_set(f"{reading.span}: {reading.means}") for reading in about.readings)
    yield "\nLimits"
    yield from (_set(limit) for limit in about.limits)
    yield f"\nSource\n{_set(about.source)}"
    published = f" ({about.example_from})" if about.example_from else ""
    yield f"\nExample{published}\n{compact(about.example)}"
    yield fill(chosen.run(about.example).sentence, _WIDTH)


def _set(text: str) -> str:
    """A paragraph under a heading, in lines of a width that reads well."""
    return fill(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
