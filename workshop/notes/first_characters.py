"""What the first characters of lines in a file are: signs of capture, or bullets of a list.

A line with a time before it, as this program writes them, has its sign; so has one to which a
directive belongs. Of the others the file as a whole tells, as a pasted text does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop import times
from workshop.errors import Problem
from workshop.guide.shape import Guide
from workshop.guide.step import default_kind
from workshop.line_marks import said_due
from workshop.notes.about.asked import Lines
from workshop.notes.grammar.lines import Item
from workshop.notes.model import NotedEntry
from workshop.record.documents import EntryKind
from workshop.running.capture import SIGN_OF, TWO_FIELDS, Captured, sign_of_line
from workshop.running.pasting.paste import Reading, is_bulleted, likeliest
from workshop.text import listing, plural

_OF_AN_ENTRY: Final = ("retracted", "tags", "factor", "not clear", "raised by", "changed")
_MOST_LINES: Final = 6


class FirstCharacters:
    """How the first characters of the lines of a file are taken.

    Args:
        items: the lines under the header.
        asked: what was said of it.
    """

    def __init__(self, items: list[Item], asked: Lines) -> None:
        self._plain = [item for item in items if _is_plain(item)]
        self._asked = asked
        signed = any(_has_sign(item) for item in items)
        lines = [item.text for item in self._plain]
        guess = not signed and likeliest(lines) is Reading.BULLETS
        self.bullets = guess if not asked else asked == "bullets"
        """Whether they are bullets."""

    def joined(self, items: list[Item]) -> Iterator[Item]:
        """The lines; in a list, an indented one without a bullet goes on with the one above."""
        above: Item | None = None
        for item in items:
            if (
                self.bullets
                and above is not None
                and item.indent
                and _is_plain(item)
                and not is_bulleted(item.text)
            ):
                above = above._replace(text=f"{above.text} {item.text}")
                continue
            if above is not None:
                yield above
            above = item if self.bullets and _is_plain(item) and is_bulleted(item.text) else None
            if above is None:
                yield item
        if above is not None:
            yield above

    def told(self, guide: Guide, entries: Sequence[NotedEntry]) -> tuple[str, ...]:
        """How they were taken, where that may be wrong."""
        listed = [item for item in self._plain if is_bulleted(item.text)]
        if self._asked or not listed:
            return ()
        marks = listing([f"“{mark}”" for mark in dict.fromkeys(i.text[0] for i in listed)])
        count = plural(len(listed), "line")
        if self.bullets:
            what = f"{count} with {marks} read as bullets of a list, not as signs of capture"
            return (f"{what}; where they are signs, say so (`--lines signs`).",)
        return tuple(self._turned(guide, entries, {item.line for item in listed}))

    def _turned(
        self, guide: Guide, entries: Sequence[NotedEntry], lines: set[int]
    ) -> Iterator[str]:
        """Lines that their signs made something else than the step asks for."""
        found: dict[tuple[str, EntryKind], list[int]] = {}
        for entry in entries:
            step = guide.step(entry.step_id)
            asks = EntryKind(default_kind(step)) if step else EntryKind.NOTE
            kind = entry.captured.kind
            if entry.line in lines and asks.letter and kind is not asks:
                found.setdefault((step.title if step else "", kind), []).append(entry.line)
        for (title, kind), numbers in found.items():
            shown = ", ".join(map(str, numbers[:_MOST_LINES]))
            more = " …" if len(numbers) > _MOST_LINES else ""
            yield (
                f"{plural(len(numbers), 'line')} under {title} read as {kind.word} by the sign "
                f"“{SIGN_OF.get(kind, '')}” (line {shown}{more}); where it is a bullet, say so "
                "(`--lines bullets`)."
            )


def _is_plain(item: Item) -> bool:
    """Whether a line is an entry without a time."""
    return not (item.heading or item.directive or item.stamp or item.table or item.is_rule)


def _has_sign(item: Item) -> bool:
    """Whether a line shows that signs are meant: one with a time, or something about an entry."""
    directive = item.directive
    if directive:
        return directive[0] in _OF_AN_ENTRY
    if item.stamp is None or item.heading:
        return False
    return bool(sign_of_line(item.text.partition("]")[2].strip()))


def doubts_and_told(
    line: int, text: str, captured: Captured
) -> tuple[list[Problem], list[tuple[int, str]]]:
    """What was not understood in an entry, and what is to be told of how it was read."""
    doubts: list[Problem] = []
    told: list[tuple[int, str]] = []
    for doubt in captured.doubts:
        if doubt.startswith(TWO_FIELDS):
            told.append((line, doubt))
        else:
            doubts.append(Problem(doubt, line=line))
    if captured.due and f"due:{captured.due.isoformat()}" not in text:
        told.append((line, f"{said_due(text)} is read as {times.day(captured.due)}"))
    return doubts, told
