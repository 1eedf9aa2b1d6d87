"""What a deck speaks of whose document goes as a room would hear it: its sections, in their order.

What the edition leaves out comes last: a room is told what was found first. Of quotes alone, which
stand behind what was told, there is no slide, nor of what boards were worked out of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sessions.exports.slides.topics import Remarks, Topic, first_rows, sections_of
from workshop.language import say
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Headline,
    Matrix,
    Notice,
    Paragraph,
    Plane,
    Quote,
    Report,
    Table,
    text_of,
)
from workshop.text import in_quotes

IN_ORDER: Final = ("programme", "feedback", "tows", "gaps", "boards")
"""The documents whose decks go as they do."""
_ROWS: Final = 10
"""So many rows of a table are read on a slide."""


def carrying_topics(report: Report) -> list[Topic]:
    """The topics of a deck, in order."""
    return list(_topics(report))


def _topics(report: Report) -> Iterator[Topic]:
    notices: list[str] = []
    of_boards = report.document == "boards"
    for section in sections_of(report.blocks):
        title, here = section.title, list[AnyBlock]()
        if of_boards and title == say("What stands behind the boards"):
            break
        for block in section.blocks:
            if isinstance(block, Headline):
                yield Topic(say("The answer"), block)
            elif isinstance(block, Notice):
                # Of many boards it is said which one lacks what is left out.
                of = title if of_boards else ""
                words = say("{label}: {text}", label=of, text=block.text) if of else block.text
                notices.append(words)
            else:
                here.append(block)
        if of_boards and title == say("Nothing to show yet"):
            notices.extend(_lines(here))
        elif title != say("What was said"):
            yield from _section(title, here, whole=of_boards)
    if notices:
        yield Topic(say("To be known"), Remarks(items=tuple(notices)))


def _section(title: str, blocks: list[AnyBlock], *, whole: bool) -> Iterator[Topic]:
    """The table or figure of a section with its sentences; of text alone the lines of it.

    Args:
        title: its heading.
        blocks: what stands below that.
        whole: whether a table goes on over several slides, as one with sums below it does.
    """
    shown = next((one for one in blocks if isinstance(one, Matrix | Plane | Table)), None)
    told = tuple(text_of(one.spans) for one in blocks if isinstance(one, Paragraph))
    if shown is None:
        items = tuple(_lines(blocks))
        if title and any(isinstance(one, Bullets | Quote) for one in blocks):
            yield Topic(title, Remarks(items=items, names=frozenset(_names(blocks))))
    else:
        first, below = (shown, "") if whole else first_rows(shown, _ROWS)
        yield Topic(title or shown.caption, first, told, below)


def _names(blocks: list[AnyBlock]) -> Iterator[str]:
    """The lines that name the list below them."""
    for block in blocks:
        if isinstance(block, Paragraph) and all(one.style == "strong" for one in block.spans):
            yield text_of(block.spans)


def _lines(blocks: list[AnyBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield text_of(block.spans)
        elif isinstance(block, Quote):
            yield " · ".join(filter(None, (in_quotes(block.text), block.who)))
        elif isinstance(block, Bullets):
            yield from map(text_of, block.items)
