"""A method explained on the terminal, from the same entry as the manual's page."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.methods.method import Method
from workshop.methods.page import compact


def explanation(chosen: Method) -> str:
    """Everything that can be said about a method, as plain text."""
    return "\n".join(_lines(chosen))


def _lines(chosen: Method) -> Iterator[str]:
    """The explanation line by line."""
    about = chosen.about
    yield f"{about.title} ({about.name})\n\n{about.question}\n"
    yield f"How it is computed\n  {about.computed}\n"
    yield "Input"
    for each in about.inputs:
        yield f"  {each.name}{' (optional)' if each.optional else ''}: {each.means}"
    if chosen.sheet:
        yield f"  As a table (CSV): {chosen.sheet.about}"
    if about.readings:
        yield "\nWhat a value means"
        yield from (f"  {reading.span}: {reading.means}" for reading in about.readings)
    yield "\nLimits"
    yield from (f"  {limit}" for limit in about.limits)
    yield f"\nSource\n  {about.source}"
    published = f" ({about.example_from})" if about.example_from else ""
    yield f"\nExample{published}\n{compact(about.example)}"
    yield chosen.run(about.example).sentence
