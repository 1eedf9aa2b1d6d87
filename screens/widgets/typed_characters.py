"""Characters that are typed and that Python does not count as printable.

The full-width blank of an input method, the no-break blanks of French, the joiners of Persian and
of emoji: widgets of Textual drop such keys, because `str.isprintable` is false for them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from textual import events

from workshop.text import clean

_TYPED: Final = frozenset({"Zs", "Cf"})
"""The categories of blanks, and of marks that join letters or say their direction."""


class TypedKey(events.Key):
    """A key that types such a character."""

    @property
    def is_printable(self) -> bool:
        """It is taken into a text like any letter."""
        return True

    def copy(self) -> TypedKey:
        """A copy that is the same; Textual hands copies on to widgets."""
        return TypedKey(self.key, self.character)


# Textual finds handlers by this name, which it makes of the name of the class.
TypedKey.handler_name = events.Key.handler_name


def is_typed(character: str | None) -> bool:
    """Whether a key that no widget would take types something that a text may hold."""
    return (
        character is not None
        and len(character) == 1
        and not character.isprintable()
        and unicodedata.category(character) in _TYPED
        and clean(character) == character
    )


def as_typed(event: events.Key) -> events.Key:
    """The key as widgets take it."""
    return TypedKey(event.key, event.character) if is_typed(event.character) else event
