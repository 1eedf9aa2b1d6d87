"""The TOWS matrix as a room fills it: what stands beside each cell, and what no strategy uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from workshop.analysis.counts import factors_of
from workshop.analysis.standing import standing_of
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.vote import Vote as VoteStep
from workshop.language import marked, say
from workshop.methods.evaluation.qspm import SOURCE as QSPM
from workshop.methods.evaluation.tows import Traced, tows
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import CELLS, STRATEGIES
from workshop.strategy.tows import cell_of_row, cited_by
from workshop.text import listing, plural

MEANS: Final = {
    "SO": marked("use strengths for opportunities"),
    "WO": marked("overcome weaknesses by opportunities"),
    "ST": marked("use strengths against threats"),
    "WT": marked("lessen weaknesses and avoid threats"),
}
"""What a strategy of a cell does (Weihrich 1982), as messages."""
ATTRACTIVENESS: Final = QSPM
"""Where the attractiveness from 1 to 4, times the weight of a factor, comes from."""
_SHARED: Final = frozenset({"dots", "points", "approve"})
"""Methods of voting whose numbers are parts of a whole, and so weights."""


class Weighty(NamedTuple):
    """A factor beside a cell."""

    factor: Factor
    words: str
    """What put it in its place: `7 by 5 voters`; empty where nothing did."""
    used_by: tuple[str, ...]
    """The codes of the strategies that cite it."""


class Rated(NamedTuple):
    """A strategy in its place."""

    row: Row
    cell: str
    """Its cell; empty where nothing tells."""
    cites: tuple[Factor, ...]
    attractiveness: float | None
    """From 1 to 4; none where it was not rated."""
    score: float | None
    """Attractiveness times the weights of what it cites; none where there are no weights."""


class Pairing(NamedTuple):
    """The matrix of a session."""

    order: str
    """By what the factors are in order."""
    factors: Mapping[str, tuple[Weighty, ...]]
    """By letter, all factors, the weightiest first."""
    strategies: tuple[Rated, ...]
    """All strategies of the engagement, the most attractive first."""
    traced: Traced
    """What the method says of them; factors are called there by their places."""
    unused: tuple[Factor, ...]
    """The factors that no strategy cites."""
    weighted: bool
    """Whether strategies are in order by attractiveness times weight."""

    def beside(self, cell: str, most: int) -> tuple[Sequence[Weighty], Sequence[Weighty]]:
        """The factors inside and outside that stand beside a cell, at most so many each."""
        return self.factors[cell[0]][:most], self.factors[cell[1]][:most]

    def of_cell(self, cell: str) -> list[Rated]:
        """The strategies of a cell."""
        return [one for one in self.strategies if one.cell == cell]

    @property
    def sentence(self) -> str:
        """How many strategies there are, and which factors none of them uses."""
        if not self.strategies:
            return "No strategy yet."
        count = plural(len(self.strategies), "strategy", "strategies")
        if not self.unused:
            return f"{count}; every factor is used."
        codes = [factor.code for factor in self.unused]
        named = codes if len(codes) <= _NAMED else [*codes[:_NAMED], f"{len(codes) - _NAMED} more"]
        return f"{count}; no strategy uses {listing(named)}."

    @property
    def rule(self) -> str:
        """By what strategies are in order, with its source."""
        if self.weighted:
            return say(
                "In order of attractiveness, 1 to 4 times the weight of what is cited (its share "
                "of the vote); after {source}.",
                source=ATTRACTIVENESS,
            )
        return say("In order of attractiveness, 1 to 4; after {source}.", source=ATTRACTIVENESS)


_NAMED: Final = 12
"""So many factors are named in a sentence, at most."""


def pairing_of(
    record: Record, session: Session | None, rows: Iterable[Row] | None = None
) -> Pairing:
    """The matrix: factors of a session before those that others heard.

    Args:
        record: the record.
        session: whose factors come first; none for all alike.
        rows: the strategies; all of the register where none are given.
    """
    rows = list(record.rows(STRATEGIES) if rows is None else rows)
    order, ranked = _ranked(record, session)
    used: dict[str, list[str]] = {}
    for row in rows:
        for factor in cited_by(record, row):
            used.setdefault(factor.id, []).append(row.code)
    letters: dict[str, list[Weighty]] = {letter: [] for letter in "SWOT"}
    for factor, words in ranked:
        found = Weighty(factor, words, tuple(used.get(factor.id, ())))
        letters[factor.letter.value].append(found)
    weights = weights_of(record, session) if session else {}
    strategies = sorted((_rated(record, row, weights) for row in rows), key=_by_attraction)
    return Pairing(
        order=order,
        factors={letter: tuple(found) for letter, found in letters.items()},
        strategies=tuple(strategies),
        traced=_traced(record, rows, letters),
        unused=tuple(one.factor for found in letters.values() for one in found if not one.used_by),
        weighted=bool(weights) and any(one.score is not None for one in strategies),
    )


def _ranked(record: Record, session: Session | None) -> tuple[str, list[tuple[Factor, str]]]:
    """All factors that stand, those of the session first, in their order; and by what that is."""
    found: dict[str, tuple[Factor, str]] = {}
    order = "by when they were heard"
    if session is not None:
        standing = standing_of(record, session, factors_alone=True)
        order = standing.rule
        for one in standing.ranked:
            if not isinstance(one.subject, Factor):
                continue
            whole = record.whole_of(one.subject)
            found.setdefault(whole.id, (whole, one.words))
    for factor in factors_of(record):
        found.setdefault(factor.id, (factor, ""))
    return order, list(found.values())


def weights_of(record: Record, session: Session) -> Mapping[str, float]:
    """The share that each factor has of the last vote on factors whose numbers are shares.

    Empty where there was no such vote.
    """
    steps = record.guide_of(session).steps_of(VoteStep)
    votes = [vote for step in steps if (vote := closed_vote(record, session.id, step.id))]
    for vote in sorted(votes, key=lambda one: (one.opened, one.id), reverse=True):
        if vote.rule.method not in _SHARED:
            continue
        given: dict[str, float] = {}
        for one in counted(record, vote).results:
            if factor := record.find(Factor, one.subject_id):
                whole = record.whole_of(factor).id
                given[whole] = given.get(whole, 0.0) + one.votes
        if total := sum(given.values()):
            return {each: votes / total for each, votes in given.items()}
    return {}


def _rated(record: Record, row: Row, weights: Mapping[str, float]) -> Rated:
    cites = tuple(cited_by(record, row))
    rating = row.cell("attractiveness")
    share = sum(weights.get(factor.id, 0.0) for factor in cites)
    score = round(rating * share, 9) if rating is not None and weights else None
    return Rated(row, cell_of_row(record, row), cites, rating, score)


def _by_attraction(one: Rated) -> tuple[float, float, int, str]:
    """The most attractive first; those not rated last, as they came."""
    return -(one.score or 0.0), -(one.attractiveness or 0.0), one.row.number, one.row.id


def _traced(record: Record, rows: Sequence[Row], letters: Mapping[str, list[Weighty]]) -> Traced:
    """The method on the factors that stand, numbered by their places: merged ones leave no hole."""
    places = {
        one.factor.id: f"{letter}{at}"
        for letter, found in letters.items()
        for at, one in enumerate(found, 1)
    }
    cells: dict[str, list[list[str]]] = {cell: [] for cell in CELLS}
    for row in rows:
        codes = [places[factor.id] for factor in cited_by(record, row) if factor.id in places]
        if cell := cell_of_row(record, row):
            cells[cell].append(codes)
    return tows(cells, {letter: len(found) for letter, found in letters.items()})
