"""What registers declare in words that documents say in their language.

The declarations are data: their words are said where a table is written, so no message stands
beside them. Whoever translates, or checks that everything is, finds them here.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.registers.choices import ChoicesField
from workshop.registers.fields import AnyField, ChoiceField
from workshop.registers.register import Register


def declared_words(register: Register) -> Iterator[str]:
    """The titles, questions and options of a register, as messages."""
    yield from (register.title, register.means, register.many)
    for field in register.fields:
        yield from _of_field(field)
    yield from (each.title for each in register.in_files)
    yield from (each.lacking for each in register.voiced)


def _of_field(field: AnyField) -> Iterator[str]:
    yield field.title
    if field.asks:
        yield field.asks
    if isinstance(field, ChoiceField | ChoicesField):
        # Digits and signs are the same in every language.
        yield from (each for each in field.options if any(map(str.isalpha, each)))
