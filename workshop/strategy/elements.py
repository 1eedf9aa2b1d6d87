"""The six elements of the strategy: what stands in each, on what it rests, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from workshop.guide.step import Element
from workshop.language import say
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.strategy.deciding import Deciding
from workshop.strategy.element_parts import (
    ELEMENTS,
    FACTORS,
    PARTS_OF_ELEMENTS,
    REGISTERS_OF,
    Part,
    would_fill,
)
from workshop.strategy.facts import LineFact


class ElementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A factor or a row of a register in an element."""

    kind: str
    """`factors` or the name of the register."""
    id: str
    code: str
    text: str
    """What it is about, as it was entered."""
    evidence: tuple[str, ...] = ()
    """The ids of the entries that it rests on and that stand."""
    decided_by: tuple[str, ...] = ()
    """The ids of the people who decided on it, or approved it where it is a project."""
    decided_in: tuple[str, ...] = ()
    """The ids of the decisions that rest on it."""
    entered_by: Literal["hand", "session", ""] = ""
    """Where it was entered, if it rests on nothing that was said; else empty."""


Rests = Literal["evidence", "decided", "hand"]
"""On what a line rests: on what was said, on a decision alone, on neither."""


def rests_of(line: ElementRow | LineFact) -> Rests:
    """On what a line of an element rests, of the whole record or as an edition tells it."""
    if line.evidence:
        return "evidence"
    return "decided" if line.decided_by or line.decided_in else "hand"


class ElementOf(msgspec.Struct, frozen=True, kw_only=True):
    """One of the six elements."""

    element: Element
    rows: tuple[ElementRow, ...]
    """By register in the order of the document, then as they were entered."""
    missing: tuple[Part, ...]
    """What it must have and has nothing of, in the order of the document."""

    @property
    def bare(self) -> tuple[ElementRow, ...]:
        """The rows that rest on nothing that was said, and on which nobody decided."""
        return tuple(row for row in self.rows if rests_of(row) == "hand")


def elements_of(record: Record, tells: Callable[[Row], bool] = bool) -> tuple[ElementOf, ...]:
    """The six elements of a record, in the order of the document.

    Args:
        record: the record.
        tells: whether it may be known of an approval or a decision that it was given; of all
            unless given.
    """
    deciding = Deciding(record, tells)
    factors = [_of_factor(record, each, deciding) for each in record.live_factors()]
    letters = {each.code[0] for each in factors}
    found = []
    for element in ELEMENTS:
        rows = [row for name in REGISTERS_OF[element] for row in record.rows(name)]
        told = [_of_row(record, row, deciding) for row in rows]
        found.append(
            ElementOf(
                element=element,
                rows=tuple(factors if element == FACTORS else told),
                missing=tuple(
                    part
                    for part in PARTS_OF_ELEMENTS
                    if part.element == element and not any(_filled(record, part, letters))
                ),
            )
        )
    return tuple(found)


def missing_told(part: Part) -> str:
    """What is missing and which session would fill it, in a sentence."""
    return would_fill(say(part.title), part.guide)


def _filled(record: Record, part: Part, letters: set[str]) -> Iterator[bool]:
    """Of everything that a part may be made of, whether it is; of factors by their letters."""
    if FACTORS in part.registers:
        yield from (letter in part.words for letter in letters)
        return
    for name in part.registers:
        for row in record.rows(name):
            cell = row.cell(part.field) if part.field else row.subject
            yield cell in part.words if part.words else bool(cell)


def _of_factor(record: Record, factor: Factor, deciding: Deciding) -> ElementRow:
    return ElementRow(
        kind=FACTORS,
        id=factor.id,
        code=factor.code,
        text=factor.text,
        evidence=tuple(entry.id for entry in record.evidence_of(factor.id)),
        decided_in=tuple(each.id for each in deciding.decisions_on(factor.id)),
    )


def _of_row(record: Record, row: Row, deciding: Deciding) -> ElementRow:
    evidence = tuple(each for each in row.evidence if _stands(record, each))
    return ElementRow(
        kind=row.TABLE,
        id=row.id,
        code=row.code,
        text=row.subject,
        evidence=evidence,
        decided_by=deciding.people_of(row),
        decided_in=tuple(each.id for each in deciding.decisions_on(row.id)),
        entered_by="" if evidence else "session" if row.session_id else "hand",
    )


def _stands(record: Record, entry_id: str) -> bool:
    """Whether an entry is there and was not retracted."""
    entry = record.find(Entry, entry_id)
    return entry is not None and not entry.retracted
