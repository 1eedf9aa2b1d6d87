"""A column that holds several of a few words."""

from __future__ import annotations

from typing import Any, ClassVar

from workshop.errors import Refused
from workshop.language import say
from workshop.registers.field_base import Field, Names
from workshop.text import clean, clean_line, listing, nearest


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
        key = words.casefold()
        begun = [each for each in self.options if each.casefold().startswith(key)]
        same = [each for each in begun if each.casefold() == key]
        if same or len(begun) == 1:
            return (same or begun)[0]
        near = nearest(words, self.options)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise Refused(f"{self._refuse(words)}{hint}")

    def written(self, value: tuple[str, ...], names: Names) -> str:
        """The options as they are read back."""
        del names
        return "; ".join(value)

    def shown(self, value: tuple[str, ...], names: Names) -> str:
        """The options in the language of the document."""
        del names
        return ", ".join(say(each) for each in value)
