"""The strategy as an edition tells it: the rows of its registers, their codes, the six elements.

What is missing is looked for in the whole record, so that nothing is called missing that is only
not told; what is not told is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from workshop.guide.step import Element
from workshop.language import say
from workshop.privacy.told_rows import ToldRow, ToldRows, name_told
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.report.view import Gathered
from workshop.strategy.element_parts import FACTORS, REGISTERS_OF
from workshop.strategy.elements import ElementOf, ElementRow, elements_of, missing_told, rests_of
from workshop.strategy.facts import ElementFact, Elements, LineFact, MissingPartFact
from workshop.strategy.linked import Linked

BESIDE = (
    "decisions",
    "approvals",
    "conditions",
    "waivers",
    "gaps",
    "indicators",
    "changes",
    "notices",
    "rounds",
    "predictions",
    "signals",
)
"""Registers of no element that the strategy document tells too."""


class ToldStrategy:
    """What an edition tells of the strategy; made once for a report (`Gathered.once`)."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        """The record as the edition tells it."""
        self.record = gathered.record
        self.telling = gathered.telling

    # Rows

    def tells(self, row: Row) -> bool:
        """Whether the edition has a row at all."""
        return self.gathered.row_telling.tells(row)

    def table(self, register: str) -> ToldRows:
        """A register as the edition tells it."""
        return self.gathered.row_telling.rows(REGISTERS[register])

    def rows(self, register: str) -> tuple[ToldRow, ...]:
        """The rows of a register that are told, in the order in which they were entered."""
        return self.table(register).rows

    @cached_property
    def by_id(self) -> Mapping[str, ToldRow]:
        """The rows of all these registers that are told, by their ids."""
        names = [name for those in REGISTERS_OF.values() for name in those]
        return {row.row.id: row for name in (*names, *BESIDE) for row in self.rows(name)}

    def codes(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The codes of the rows and factors that are told, each once."""
        return tuple(dict.fromkeys(code for each in ids if (code := self.code(each))))

    def code(self, row_id: str) -> str:
        """What a row or factor is called; empty where it is not told."""
        if row := self.by_id.get(row_id):
            return row.code
        known = self.gathered.by_id.get(row_id)
        return known.code if known else ""

    def of(self, register: str, field: str, to: str) -> Mapping[str, tuple[ToldRow, ...]]:
        """The rows of a register that are told, by the id of the row to which a link leads.

        Args:
            register: whose rows they are: `deliverables`.
            field: the link in them: `project`.
            to: the register to which it leads: `projects`.
        """
        linked = Linked(self.record, to)
        found: dict[str, list[ToldRow]] = {}
        for row in self.rows(register):
            for each in linked.ids(row.row, field):
                found.setdefault(each, []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def person(self, person_id: str | None) -> str:
        """Somebody as they agreed to be told; empty where nothing of them may be told."""
        return name_told(self.telling, person_id)

    # The six elements

    @cached_property
    def whole(self) -> Mapping[Element, ElementOf]:
        """The elements of the whole record, told or not."""
        return {each.element: each for each in elements_of(self.record, self.tells)}

    @cached_property
    def elements(self) -> Elements:
        """The elements as data."""
        return {name: self._element(found) for name, found in self.whole.items()}

    def _element(self, found: ElementOf) -> ElementFact:
        lines = tuple(self._lines(found))
        return ElementFact(
            rows=lines,
            missing=tuple(
                MissingPartFact(
                    id=part.id,
                    title=say(part.title),
                    guide=part.guide,
                    sentence=missing_told(part),
                )
                for part in found.missing
            ),
            left_out=len(found.rows) - len(lines),
        )

    def _lines(self, found: ElementOf) -> Iterator[LineFact]:
        for row in found.rows:
            if line := self._line(row):
                yield line

    def _line(self, found: ElementRow) -> LineFact | None:
        """A line of an element; none where the edition does not tell it."""
        if found.kind == FACTORS:
            known = self.gathered.by_id.get(found.id)
            if known is None:
                return None
            code, text, entries = known.code, known.text, known.entries
        else:
            told = self.by_id.get(found.id)
            if told is None:
                return None
            code, entries = told.code, told.evidence
            text = told.cells[told.row.register.subject.id]
        names = (self.person(each) for each in found.decided_by)
        return LineFact(
            id=code,
            kind=found.kind,
            text=text,
            evidence=self.gathered.entry_ids(entries),
            decided_by=tuple(dict.fromkeys(name for name in names if name)),
            decided_in=self.codes(found.decided_in),
            entered_by=found.entered_by,
        )

    def bare(self) -> tuple[str, ...]:
        """The codes of the lines behind which nothing that was said and no decision stands."""
        return tuple(
            line.id
            for element in self.elements.values()
            for line in element.rows
            if rests_of(line) == "hand"
        )


def told_strategy(gathered: Gathered) -> ToldStrategy:
    """The strategy as an edition tells it, made once for a report."""
    return gathered.once(ToldStrategy)
