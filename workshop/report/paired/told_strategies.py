"""The strategies as an edition tells them: cell, what they cite, how attractive, what they became.

What a strategy cites and the edition does not tell is not named; whether such a strategy follows
from what it cites is then not judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from workshop.methods.evaluation.tows import Traced, tows
from workshop.privacy.told_rows import ToldRow
from workshop.record.documents import Factor
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategies import CELLS, STRATEGIES
from workshop.report.known import Known
from workshop.report.ordering import matrices_of
from workshop.report.view import Gathered
from workshop.strategy.attractive import Scores
from workshop.strategy.tows import cell_of_row, cited_by, faults_of


class PairedStrategy(msgspec.Struct, frozen=True, kw_only=True):
    """A strategy."""

    told: ToldRow
    cell: str
    """`SO`, `WO`, `ST` or `WT`; empty where nothing tells."""
    cites: tuple[Known, ...]
    """What it cites, as far as that is told, by letter and number."""
    hidden: int
    """How many factors it cites that are not told."""
    fault: str
    """Why it does not follow from what it cites, as the end of a sentence; empty else."""
    sum: float | None
    """What the QSPM comes to; none where it was not scored by factors."""
    place: int | None
    """Its place among all that are scored or rated, from 1; equal ones share it."""

    @property
    def code(self) -> str:
        """How it is called."""
        return self.told.code

    @property
    def text(self) -> str:
        """What is to be done."""
        return self.told.cells["strategy"]

    @property
    def rating(self) -> float | None:
        """Its one rating, 1 to 4; none where it has none."""
        value: float | None = self.told.row.cell("attractiveness")
        return value

    @property
    def cited(self) -> str:
        """The codes that it cites."""
        return ", ".join(known.code for known in self.cites)


class PairedStrategies(msgspec.Struct, frozen=True, kw_only=True):
    """All of them."""

    strategies: tuple[PairedStrategy, ...]
    """The most attractive first; those neither scored nor rated behind, as they were entered."""
    scores: Scores
    """What they were given factor by factor, as far as that is told."""
    traced: Traced
    """What the method says of those that cite nothing hidden; factors are called by place there."""
    unused: Mapping[str, tuple[Known, ...]]
    """By letter, the factors that no strategy cites, of those that are told."""
    left_out: int
    """How many strategies the edition leaves out."""

    def of_cell(self, cell: str) -> list[PairedStrategy]:
        """The strategies of a cell, the most attractive first."""
        return [one for one in self.strategies if one.cell == cell]


def paired_strategies(gathered: Gathered) -> PairedStrategies:
    """The strategies of the engagement, worked out once for a report."""
    return gathered.once(_told)


def weights_of(gathered: Gathered) -> dict[str, float]:
    """The weights of IFE and EFE by the ids of factors, as far as the edition tells them."""
    inside, outside = matrices_of(gathered)
    return {**inside.shares, **outside.shares}


def _told(gathered: Gathered) -> PairedStrategies:
    record = gathered.record
    rows = gathered.row_telling.rows(REGISTERS[STRATEGIES])
    scores = Scores(record, tells=lambda one: _tells(gathered, one), weights=weights_of(gathered))
    values = scores.sums or {
        row.row.id: rating
        for row in rows.rows
        if (rating := row.row.cell("attractiveness")) is not None
    }
    ranks = sorted(values.values(), reverse=True)
    found = [
        _strategy(gathered, row, scores, ranks.index(value) + 1 if value is not None else None)
        for row in rows.rows
        for value in (values.get(row.row.id),)
    ]
    last = len(found) + 1
    found.sort(key=lambda one: (one.place or last, one.told.row.number, one.told.row.id))
    used = {factor.id for row in record.rows(STRATEGIES) for factor in cited_by(record, row)}
    unused = {
        letter: tuple(
            known
            for known in gathered.factors
            if known.factor.letter.value == letter and known.factor.id not in used
        )
        for letter in "SWOT"
    }
    return PairedStrategies(
        strategies=tuple(found),
        scores=scores,
        traced=_traced(gathered, found),
        unused=unused,
        left_out=rows.left_out,
    )


def _tells(gathered: Gathered, one: Row | Factor) -> bool:
    if isinstance(one, Factor):
        return one.id in gathered.by_id
    return gathered.row_telling.tells(one)


def _strategy(
    gathered: Gathered, told: ToldRow, scores: Scores, place: int | None
) -> PairedStrategy:
    cited = cited_by(gathered.record, told.row)
    known = [gathered.by_id[factor.id] for factor in cited if factor.id in gathered.by_id]
    hidden = len(cited) - len(known)
    return PairedStrategy(
        told=told,
        cell=cell_of_row(gathered.record, told.row),
        cites=tuple(sorted(known, key=lambda one: one.code_order)),
        hidden=hidden,
        fault="" if hidden else faults_of(gathered.record, told.row),
        sum=scores.sums.get(told.row.id),
        place=place,
    )


def _traced(gathered: Gathered, strategies: Sequence[PairedStrategy]) -> Traced:
    """The method on the factors that are told, numbered by their places."""
    places: dict[str, str] = {}
    counts = dict.fromkeys("SWOT", 0)
    for known in gathered.factors:
        letter = known.factor.letter.value
        counts[letter] += 1
        places[known.factor.id] = f"{letter}{counts[letter]}"
    cells: dict[str, list[list[str]]] = {cell: [] for cell in CELLS}
    for one in strategies:
        if one.cell and not one.hidden:
            cells[one.cell].append([places[known.factor.id] for known in one.cites])
    return tows(cells, counts)
