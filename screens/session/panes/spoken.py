"""The words of a step as pages that fit: no sentence is cut, and every question is reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from textual.content import Content

from screens.widgets.ink import ALERT, GOOD, MUTED, muted
from workshop.guide.step import Step

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")
_INDENT: Final = 4
"""Cells before a follow-up question: its number, its mark."""


class Spoken:
    """What the facilitator says in a step, and what may be asked behind it.

    Args:
        step: the step.
        asked: the places of the questions that were asked.
    """

    def __init__(self, step: Step, asked: Iterable[int] = ()) -> None:
        self.step = step
        """The step."""
        self.asked = frozenset(asked)
        """The places of the questions that were asked."""

    @property
    def next_probe(self) -> int | None:
        """The first question that was not asked; none where all were."""
        places = range(1, len(self.step.probes) + 1)
        return next((place for place in places if place not in self.asked), None)

    def head(self) -> list[Content]:
        """The words to say by paragraphs, the first in bold, and how the room goes about it."""
        parts = [part for part in self.step.say.split("\n") if part.strip()]
        lines = [Content.styled(part, "bold" if not at else "") for at, part in enumerate(parts)]
        if manner := self.step.manner:
            lines.append(Content.styled(manner, f"italic {MUTED}"))
        return lines

    def probe(self, place: int, width: int) -> list[Content]:
        """A follow-up question with its number and its mark, wrapped with a hanging indent."""
        words = self.step.probes[place - 1]
        if place in self.asked:
            head = Content.assemble(muted(f"{place} "), ("✓ ", GOOD))
            body = muted(words)
        else:
            here = place == self.next_probe
            head = Content.assemble(muted(f"{place} "), ("○ ", f"bold {ALERT}" if here else MUTED))
            body = Content(words)
        lines = body.wrap(max(10, width - max(_INDENT, head.cell_length)))
        blank = Content(" " * head.cell_length)
        return [Content.assemble(blank if at else head, line) for at, line in enumerate(lines)]

    def whole(self, width: int) -> list[Content]:
        """Everything, line by line."""
        lines = [line for part in self.head() for line in _wrapped(part, width)]
        if self.step.probes:
            lines.append(Content(""))
        for place in range(1, len(self.step.probes) + 1):
            lines += self.probe(place, width)
        return lines

    def pages(self, width: int, rows: int, *, airy: bool) -> list[list[Content]]:
        """The words as pages of at most so many rows, one at least.

        Short words stay in front while the questions go by; long ones have pages of their own.

        Args:
            width: cells in a line.
            rows: lines on a page, the mark for more on the last one not counted.
            airy: whether a blank line stands before the questions where there is room.
        """
        rows = max(1, rows)
        head = [line for part in self.head() for line in _wrapped(part, width)]
        probes = [self.probe(place, width) for place in range(1, len(self.step.probes) + 1)]
        below = [line for probe in probes for line in probe]
        gap = [Content("")] if airy and head and probes else []
        if len(head) + len(gap) + len(below) <= rows:
            return [[*head, *gap, *below]]
        if len(head) + len(below) <= rows:
            return [[*head, *below]]
        tallest = max((len(probe) for probe in probes), default=0)
        if head and probes and len(head) + tallest <= max(rows, 1) and len(head) <= rows // 2 + 1:
            return [[*head, *page] for page in _packed(probes, rows - len(head))]
        *said, last = list(_sentences(self.head(), width, rows)) or [[]]
        return [*said, *_packed([last, *probes], rows)] or [[]]

    def first_page(self, pages: Sequence[Sequence[Content]]) -> int:
        """The page with the first question not asked, where the words stay in front of all."""
        if self.next_probe in (None, 1) or len(pages) < 2 or not pages[0]:
            return 0
        mark = f"{self.next_probe} ○"
        holds = (
            at for at, page in enumerate(pages) if any(mark in line.plain[:6] for line in page)
        )
        repeated = pages[0][0].plain == pages[1][0].plain
        return next(holds, 0) if repeated else 0


def _wrapped(words: Content, width: int) -> list[Content]:
    return list(words.wrap(max(10, width)))


def _packed(pieces: Sequence[Sequence[Content]], rows: int) -> Iterator[list[Content]]:
    """Pieces on as few pages as hold them, none torn apart unless it is longer than a page."""
    page: list[Content] = []
    for piece in pieces:
        rest = list(piece)
        if page and len(page) + len(rest) > rows:
            yield page
            page = []
        while len(rest) > rows:
            yield rest[:rows]
            rest = rest[rows:]
        page += rest
    if page:
        yield page


def _sentences(parts: Sequence[Content], width: int, rows: int) -> Iterator[list[Content]]:
    """Paragraphs on pages that end with a sentence; one longer than a page goes on overleaf."""
    page: list[Content] = []
    for part in parts:
        if len(page) + len(_wrapped(part, width)) <= rows:
            page += _wrapped(part, width)
            continue
        begun = Content("")
        for sentence in _split(part):
            longer = Content.assemble(begun, " ", sentence) if begun else sentence
            if len(page) + len(_wrapped(longer, width)) <= rows or not (page or begun):
                begun = longer
                continue
            yield from _packed([[*page, *(_wrapped(begun, width) if begun else [])]], rows)
            page, begun = [], sentence
        page += _wrapped(begun, width) if begun else []
    yield from _packed([page], rows)


def _split(part: Content) -> list[Content]:
    """A paragraph as its sentences, in the style that it has."""
    cuts = [found.span() for found in _SENTENCE.finditer(part.plain)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(part.plain)]
    return [part[start:end] for start, end in zip(starts, ends, strict=True)]
