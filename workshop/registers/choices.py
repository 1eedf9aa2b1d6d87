"""A column that holds several of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from workshop.errors import Refused
from workshop.language import say
from workshop.registers.field_base import Field, Names
from workshop.text import clean, clean_line, listing, nearest


def option_meant(options: Sequence[str], words: str, *, telling: int = 1) -> str:
    """The option that words name, whatever their case, or the only one that begins so; else empty.

    Args:
        options: what may be chosen.
        words: what was typed, at least a character.
        telling: how many characters a beginning has at least.
    """
    key = words.casefold()
    begun = [each for each in options if each.casefold().startswith(key)]
    same = [each for each in begun if each.casefold() == key]
    if same or (len(begun) == 1 and len(key) >= telling):
        return (same or begun)[0]
    return ""


def near_hint(options: Sequence[str], words: str) -> str:
    """The option that is most like words that name none, to end a refusal; empty where none is."""
    near = nearest(words, options)
    return f"; did you mean {near[0]}?" if near else ""


class ChoicesField(Field, frozen=True, kw_only=True):
    """Any number of a few words, each once, in the order of the declaration."""

    stored: ClassVar[Any] = tuple[str, ...]
    empty: ClassVar[Any] = ()

    options: tuple[str, ...]
    """What may be chosen, in its order."""

    @property
    def allowed(self) -> str:
        """The options."""
        return f"one or more of {listing(list(self.options))}, parted by “;”"

    def read(self, text: str, names: Names) -> tuple[str, ...]:
        """The options, whatever their case; the beginning of just one is enough."""
        del names
        words = clean(text).replace("\n", ";").replace(",", ";")
        parts = [part for each in words.split(";") if (part := clean_line(each))]
        chosen = {self._option(part) for part in parts}
        return tuple(option for option in self.options if option in chosen)

    def _option(self, words: str) -> str:
        """One option.

        Raises:
            Refused: none is meant, or several are.
        """
        if found := option_meant(self.options, words):
            return found
        raise Refused(f"{self._refuse(words)}{near_hint(self.options, words)}")

    def written(self, value: tuple[str, ...], names: Names) -> str:
        """The options as they are read back."""
        del names
        return "; ".join(value)

    def shown(self, value: tuple[str, ...], names: Names) -> str:
        """The options in the language of the document."""
        del names
        return ", ".join(say(each) for each in value)
