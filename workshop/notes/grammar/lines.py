"""The lines of a notes file, sorted into what each one is.

What a line means depends on its step; what kind of line it is does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final, NamedTuple

from workshop.running.pasting.headings import level_and_words
from workshop.text import clean, clean_line, nearest, shorten

DIRECTIVES: Final = (
    "minutes", "consent", "retracted", "scores in", "score", "skipped", "confirmed", "open", "done",
    "not reached", "not shown", "changed", "not clear", "raised by", "asked", "until", "turn",
    "dropped", "outcome", "presence", "tags", "factor", "spoken", "votes", "stack", "marked",
    "nothing more", "row of", "row", "theme", "sent back", "checked", "written by",
    "writer", "debrief", "plan", "same as", "vote", "on", "voters away", "voters", "ballot",
    "hands", "secret ballot", "voted", "came by", "groups", "about",
    "read out", "waived", "not read out",
)  # fmt: skip
"""What may stand behind a percent sign."""

_DIRECTIVE: Final = re.compile(
    rf"({'|'.join(DIRECTIVES)})(?![\w-])[ ]*:?[ ]*(.*)", re.DOTALL | re.IGNORECASE
)
_STAMPED: Final = re.compile(r"\[(\d[\d:.T+\-Z ]*)\](?:\s+|$)", re.ASCII)
_ESCAPE: Final = re.compile(r"\\(?=\\*[%|\[])")
_RULED: Final = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")
_RULE: Final = re.compile(r"([-*_=])(?:\s*\1){2,}")


class Item(NamedTuple):
    """A line, with the lines that continue it."""

    line: int
    """Its number, counted from 1."""
    text: str
    """The line, clean and without outer blanks."""
    more: list[str]
    """The lines behind a bar that follow it."""
    indent: int = 0
    """How many blanks stand before it."""
    table: bool = False
    """Whether it is a table as Markdown has it, a row a line."""

    @property
    def whole(self) -> str:
        """All its lines."""
        return "\n".join([self.text, *self.more])

    @property
    def heading(self) -> tuple[int, str] | None:
        """How deep a heading is and what it says; none for any other line."""
        if found := level_and_words(self.text):
            return found
        return (2, clean_line(self.text.lstrip("#"))) if self.text.startswith("##") else None

    @property
    def is_rule(self) -> bool:
        """Whether the line is ruled across the page."""
        return _RULE.fullmatch(self.text) is not None

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
    """The lines that hold anything, in their order.

    Lines that begin with a bar go on with the one above, but for those of a table: it has a ruled
    line, and stands below nothing that has a time or a percent sign.
    """
    lines = [clean(raw) for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    current: Item | None = None
    passed = 0
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if number <= passed:
            continue
        barred = line.startswith("|")
        if barred and not (current and (current.stamp or current.directive)):
            rows = _rows_of_table(lines[number - 1 :])
            if rows:
                if current:
                    yield current
                current, passed = None, number + len(rows) - 1
                yield Item(number, rows[0], rows[1:], table=True)
                continue
        if barred and current:
            current.more.append(line[1:].strip())
            continue
        if current:
            yield current
        indent = len(raw) - len(raw.lstrip())
        current = Item(number, line, [], indent) if line else None
    if current:
        yield current


def _rows_of_table(lines: list[str]) -> list[str]:
    """The lines of a table with which some lines begin; none where no line of it is ruled."""
    rows = [line.strip() for line in takewhile(lambda line: line.strip().startswith("|"), lines)]
    return rows if len(rows) > 1 and _RULED.fullmatch(rows[1]) else []


def cells_of_table(item: Item) -> str:
    """The rows of a table as lines, their cells parted by bars."""
    rows = [row for row in (item.text, *item.more) if not _RULED.fullmatch(row)]
    cells = ([clean_line(cell) for cell in row.strip("|").split("|")] for row in rows)
    return "\n".join(" | ".join(row) for row in cells)


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
