"""What a deck of the strategy speaks of: the answer, then a slide for each question of a board.

The document has all of it; a slide has the first rows of a table, and says how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeVar

from sessions.exports.slides.topics import (
    Findings,
    Remarks,
    Topic,
    asked_in_words,
    asked_topic,
    first_rows,
)
from workshop.language import say
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    FindingBlock,
    Heading,
    Headline,
    Matrix,
    Paragraph,
    Plane,
    Report,
    Table,
    text_of,
)

_ROWS: Final = 8
"""So many rows of a table are read on a slide."""
_FINDINGS: Final = 3
_MISSING: Final = 8
_NAMED: Final = 4
"""So many parts that are missing are named below the answer already."""

_B = TypeVar("_B", Plane, Matrix, Table)


def strategy_topics(report: Report) -> list[Topic]:
    """The topics of a deck, in order: what is missing comes last."""
    return list(_topics(report))


def _topics(report: Report) -> Iterator[Topic]:
    chapters = _Chapters(report.blocks)
    yield from _answer(chapters.front)
    yield from _findings(report.blocks)
    yield from _first(chapters.of(5), Plane, say("Where we stand"))
    yield from _table(chapters.of(1), "G", say("Where to: goals and their measures"))
    yield from _first(chapters.of(1), Plane, say("Strategy map"))
    yield from _first(chapters.of(3), Matrix, say("What we will do"))
    yield from _whole(chapters.of(2), say("What it costs"))
    yield from _first(chapters.of(4), Matrix, say("Are people and systems sufficient?"))
    yield from _first(chapters.of(6), Plane, say("Risks, today and after the best mitigation"))
    yield from _table(chapters.of(6), "R", say("What is done about the risks"))
    yield from _table(chapters.of(6), "BN", say("What is gained"))
    yield from _table(chapters.of(7), "N", say("How the departments’ wishes were ranked"))
    yield from _listed(chapters.front, say("What we will not do, and why"))
    yield from _asked(report, chapters.front)
    yield from _missing(report)


class _Chapters:
    """The blocks of a strategy document by the number of their chapter."""

    def __init__(self, blocks: tuple[AnyBlock, ...]) -> None:
        self.front: list[AnyBlock] = []
        """What stands before the first chapter."""
        self._numbered: dict[str, list[AnyBlock]] = {}
        here = self.front
        for block in blocks:
            if isinstance(block, Heading) and block.level == 1:
                number = block.text.partition(" ")[0]
                if number.isdecimal() or self._numbered:
                    here = self._numbered.setdefault(number, [])
            here.append(block)

    def of(self, number: int) -> list[AnyBlock]:
        """The blocks of a chapter, its heading first; none where there is no such chapter."""
        return self._numbered.get(str(number), [])


def _answer(front: list[AnyBlock]) -> Iterator[Topic]:
    for block in front:
        if isinstance(block, Headline):
            yield Topic(say("The answer"), block)


def _findings(blocks: tuple[AnyBlock, ...]) -> Iterator[Topic]:
    found = [block for block in blocks if isinstance(block, FindingBlock)][:_FINDINGS]
    if found:
        yield Topic(say("What we found"), Findings(items=tuple(found)))


def _first(blocks: list[AnyBlock], kind: type[_B], title: str) -> Iterator[Topic]:
    """The first picture of a chapter; of a matrix its first rows."""
    for block in blocks:
        if isinstance(block, kind):
            shown, below = first_rows(block, _ROWS)
            yield Topic(title, shown, _told(blocks), below)
            return


def _whole(blocks: list[AnyBlock], title: str) -> Iterator[Topic]:
    """The first table of a chapter, with its sum."""
    for block in blocks:
        if isinstance(block, Table):
            yield Topic(title, block, _told(blocks))
            return


def _table(blocks: list[AnyBlock], prefix: str, title: str) -> Iterator[Topic]:
    """The first table of a chapter whose rows have codes of a register."""
    for block in blocks:
        if isinstance(block, Table) and block.rows and _is_of(block.rows[0][0], prefix):
            shown, below = first_rows(block, _ROWS)
            yield Topic(title, shown, (), below)
            return


def _is_of(code: str, prefix: str) -> bool:
    return code.startswith(prefix) and code.removeprefix(prefix).isdecimal()


def _told(blocks: list[AnyBlock]) -> tuple[str, ...]:
    """The first sentence of a chapter, for the notes."""
    for block in blocks:
        if isinstance(block, Paragraph):
            return (text_of(block.spans),)
    return ()


def _listed(front: list[AnyBlock], title: str) -> Iterator[Topic]:
    """A list of the first page, below the line that names it."""
    for before, block in pairwise(front):
        if isinstance(block, Bullets) and _is_line(before, title):
            items = tuple(text_of(item) for item in block.items)
            yield Topic(title, Remarks(items=items))
            return


def _is_line(block: AnyBlock, title: str) -> bool:
    return isinstance(block, Paragraph) and text_of(block.spans) == title


def _asked(report: Report, front: list[AnyBlock]) -> Iterator[Topic]:
    """What findings ask of those who decide; without any, what the first page asks."""
    answer, title = report.facts.answer, say("Decisions asked")
    if answer is None or not answer.asked:
        yield from (replace(one, alone=True) for one in _listed(front, title))
        return
    items = tuple(asked_in_words(one) for one in answer.asked)
    yield asked_topic(title, items, answer.decided)


def _missing(report: Report) -> Iterator[Topic]:
    """What the six elements lack, with the sessions that would fill it."""
    elements = report.facts.elements or {}
    found = [each.sentence for element in elements.values() for each in element.missing]
    if len(found) > _NAMED:
        items = found[:_MISSING]
        if rest := len(found) - len(items):
            items.append(say("{n} more in the document.", n=rest))
        yield Topic(say("What is missing"), Remarks(items=tuple(items)))
