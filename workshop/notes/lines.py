"""The lines of a notes file, sorted into what each one is.

What a line means depends on its step; what kind of line it is does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workshop.text import clean, clean_line, nearest, shorten

DIRECTIVES: Final = (
    "minutes", "consent", "retracted", "scores in", "score", "skipped", "confirmed", "open", "done",
    "not reached", "not shown", "changed", "not clear", "raised by", "presence", "tags", "factor",
    "row of", "row", "theme",
)  # fmt: skip
"""What may stand behind a percent sign."""

_DIRECTIVE: Final = re.compile(
    rf"({'|'.join(DIRECTIVES)})(?![\w-])[ ]*:?[ ]*(.*)", re.DOTALL | re.IGNORECASE
)
_STAMPED: Final = re.compile(r"\[(\d[\d:.T+\-Z ]*)\](?:\s+|$)", re.ASCII)
_ESCAPE: Final = re.compile(r"\\(?=\\*[%|\[])")


class Item(NamedTuple):
    """A line, with the lines that continue it."""

    line: int
    """Its number, counted from 1."""
    text: str
    """The line, clean and without outer blanks."""
    more: list[str]
    """The lines behind a bar that follow it."""

    @property
    def whole(self) -> str:
        """All its lines."""
        return "\n".join([self.text, *self.more])

    @property
    def step_id(self) -> str | None:
        """The step that begins here; none for any other line."""
        return clean_line(self.text[2:]) if self.text.startswith("##") else None

    @property
    def directive(self) -> tuple[str, str] | None:
        """The word behind the percent sign and what follows it; no word where none is known.

        None for a line without that sign.
        """
        if not self.text.startswith("%"):
            return None
        found = _DIRECTIVE.fullmatch(self.text[1:].strip())
        return (found[1].lower(), found[2].strip()) if found else ("", self.text[1:].strip())

    @property
    def stamp(self) -> str | None:
        """The time of the entry that stands here, or none."""
        directive = self.directive
        return stamped(directive[1] if directive else self.text)[0]


def items_of(text: str) -> Iterator[Item]:
    """The lines that hold anything, in their order."""
    current: Item | None = None
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = clean(raw).strip()
        if line.startswith("|") and current:
            current.more.append(line[1:].strip())
        else:
            if current:
                yield current
            current = Item(number, line, []) if line else None
    if current:
        yield current


def stamped(text: str) -> tuple[str | None, str]:
    """The time in front of an entry, if there is one, and its text as capture reads it."""
    found = _STAMPED.match(text)
    if found:
        return found[1].strip(), text[found.end() :]
    return None, _ESCAPE.sub("", text, count=1) if text.startswith("\\") else text


def quoted(text: str) -> str:
    """A piece of the file in a message."""
    return f"“{shorten(clean_line(text), 60)}”"


def near(word: str, known: list[str]) -> str:
    """What may have been meant by a word that is not known, as the end of a sentence."""
    if close := nearest(word, known):
        return f"did you mean {close[0]}?"
    return f"allowed are {', '.join(known)}"
