"""What GitHub calls the headings of a Markdown file, so that links lead to them.

Markdown has no anchors of its own. Those of HTML stand as text where a reader takes no HTML, which
Confluence and Notion do not; every heading is an anchor by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_KEPT: Final = frozenset({"Nd", "Nl", "Pc"})
"""Kinds of characters that stay, beside letters and their marks."""


class HeadingAnchors:
    """The anchors of headings, in the order in which they stand."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def add(self, text: str) -> str:
        """The anchor of the next heading; of several alike, the later ones have a number.

        Args:
            text: what the heading shows.
        """
        bare = "".join(_parts(text.strip()))
        found, number = bare, 0
        while found in self._taken:
            number += 1
            found = f"{bare}-{number}"
        self._taken.add(found)
        return found


def _parts(text: str) -> Iterator[str]:
    """The characters of an anchor: small letters, digits, strokes for blanks."""
    for char in text.lower():
        kind = unicodedata.category(char)
        if char == " ":
            yield "-"
        elif char == "-" or kind[0] in "LM" or kind in _KEPT:
            yield char
