"""What a form step may ask for: the registers there are, and their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from workshop.text import listing, nearest

if TYPE_CHECKING:
    from workshop.registers.register import Register


def registers() -> Mapping[str, Register]:
    """The registers there are."""
    from workshop.registers.kinds import REGISTERS  # noqa: PLC0415 - 60 ms, for forms alone

    return REGISTERS


def form_problems(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the register and the fields of a form step.

    Args:
        given: the fields of the step that are right one by one.

    Yields:
        The name of the field to blame, and a sentence about it.
    """
    if (name := given.get("register")) is None:
        return
    known_registers = registers()
    if (register := known_registers.get(name)) is None:
        yield "register", f"“{name[:60]}” was found; {_takes(name, known_registers)}"
        return
    fields = given.get("fields", ())
    known = [field.id for field in register.fields]
    for place, field in enumerate(fields):
        if field not in known:
            yield "fields", f"“{field[:60]}” was found; {_takes(field, known)}"
        elif field in fields[:place]:
            yield "fields", f"“{field}” stands there twice; once is enough"
    must = [field.id for field in register.fields if field.required and fields]
    if missing := [name for name in must if name not in fields]:
        yield "fields", f"without {listing(missing)} no row can be entered; add it"


def _takes(word: str, known: Mapping[str, Any] | list[str]) -> str:
    """What may stand there instead of a word, with the nearest."""
    near = nearest(word, known)
    guess = f". Did you mean “{near[0]}”?" if near else ""
    return f"it takes one of: {', '.join(known)}{guess}"
