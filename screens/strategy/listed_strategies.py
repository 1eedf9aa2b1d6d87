"""The strategies as the screen lists them: their cells, what they cite, how attractive they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.strategy.attractive import Scores, ranked
from workshop.strategy.tows import cell_of_row, cited_by, is_shortlisted


@dataclass(frozen=True)
class StrategyLine:
    """A strategy."""

    row: Row
    """Its row."""
    cell: str
    """`SO`; empty where it is in none yet."""
    cites: tuple[str, ...]
    """The codes of the factors that it comes from."""
    becomes: tuple[str, ...]
    """What came of it: codes, or words of what is not there yet."""
    value: float | None
    """What puts it in order: its sum where strategies are scored by factors, else its rating."""

    @property
    def is_shortlisted(self) -> bool:
        """Whether it is to be carried out."""
        return is_shortlisted(self.row)


@dataclass(frozen=True)
class Strategies:
    """All strategies."""

    lines: tuple[StrategyLine, ...]
    """The most attractive first, then those that nobody judged, as they were entered."""
    unused: tuple[Factor, ...]
    """The factors that stand and that none of them cites."""
    factors: int
    """How many factors stand."""
    summed: bool
    """Whether values are sums of scores by factors; else they are ratings from 1 to 4."""
    why_none: str
    """Why there are no sums, as a sentence; empty where there are."""

    def of_cell(self, cell: str) -> tuple[StrategyLine, ...]:
        """Those of a cell."""
        return tuple(line for line in self.lines if line.cell == cell)

    @property
    def shortlisted(self) -> int:
        """How many are to be carried out."""
        return sum(line.is_shortlisted for line in self.lines)


def strategies_of(record: Record, codes: Mapping[str, str]) -> Strategies:
    """The strategies of a record.

    Args:
        record: the documents.
        codes: what rows are called, by their ids.
    """
    scores = Scores(record)
    values = {row.id: value for row, value in ranked(record, scores)}
    places = {each: place for place, each in enumerate(values)}
    rows = record.rows(STRATEGIES)
    cited = {row.id: cited_by(record, row) for row in rows}
    used = {factor.id for found in cited.values() for factor in found}
    factors = tuple(record.live_factors())
    return Strategies(
        lines=tuple(
            StrategyLine(
                row=row,
                cell=cell_of_row(record, row),
                cites=tuple(factor.code for factor in cited[row.id]),
                becomes=tuple(codes.get(t.id or "", t.text or "") for t in row.cell("becomes")),
                value=values.get(row.id),
            )
            for row in sorted(rows, key=lambda each: places.get(each.id, len(places)))
        ),
        unused=tuple(each for each in factors if each.id not in used),
        factors=len(factors),
        summed=bool(scores.sums),
        why_none=scores.why_none,
    )
