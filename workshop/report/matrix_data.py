"""IFE and EFE of a record: from the weights and ratings of a score step to the matrix.

A step counts if it has the scales `weight` and `rating`, takes factors of the matrix, and its
scores count; of several the latest counts. Ratings are medians. Weights are points of a total: a
factor's weight is its share of all points given, of one ballot of the room or of several that must
each spend the total. Both are the aggregates of `workshop.ballots.tally`, as every screen has them.

What was merged after it was weighed counts for the whole: points add up. Where one was taken back
or got another letter, points are left over; nothing is guessed then, the matrix is not defined and
the reason tells which points.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from workshop import times
from workshop.ballots.counted import Counted
from workshop.ballots.scored import scored_ids, scored_parts, steps_in
from workshop.ballots.shares import shares_of, weighs
from workshop.ballots.tally import Question, Tally, blank_points, value_in
from workshop.guide.shape import Score
from workshop.language import pointed, say
from workshop.methods.evaluation.ife_efe import (
    Evaluation,
    Judged,
    Matrix,
    external_evaluation,
    internal_evaluation,
    undefined,
)
from workshop.privacy.numbers.shown_totals import Why
from workshop.record.documents import Ballot, Factor, Session
from workshop.report.known import Known
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.matrix_words import (
    grouped_words,
    not_spent,
    nothing_weighed,
    of_few,
    of_left_out,
    points_lost,
)
from workshop.text import SortKey, as_sorted, listing, plural


class WeighedMatrix(msgspec.Struct, frozen=True, kw_only=True):
    """A matrix as a report tells it."""

    evaluation: Evaluation
    known: dict[str, Known] = {}
    """The factors of its rows by code."""
    evidence: dict[str, tuple[str, ...]] = {}
    """The ids of the entries behind each, by code."""
    spreads: dict[str, tuple[str, str]] = {}
    """What voters gave, by code: weights, then ratings, in words; empty where the room agreed."""
    source: str = ""
    """Which session weighed and rated, as a sentence."""
    left_out: tuple[str, ...] = ()
    """Codes of factors that stand and were not weighed and rated."""
    merged: tuple[str, ...] = ()
    """Which factors were weighed under other codes: `S34 (S35 and S36)`."""
    shares: dict[str, float] = {}
    """By the ids of factors, the part of all weights that each was given, where that may be told;
    also where there is no matrix, as weights put factors in order all the same."""
    whole: float = 1.0
    """What the weights of one voter add up to: 100 where points of a hundred were given."""
    hidden: int = 0
    """How many factors were weighed that the edition leaves out; there is no matrix then."""

    def weight_words(self, weight: float) -> str:
        """A weight as people gave it: `8` of 100 points, `0.08` of 1; a mean to one decimal more.

        Args:
            weight: a share of 1, as rows have it.
        """
        decimals = 1 if self.whole > 1 else 3
        return pointed(f"{round(weight * self.whole, decimals):g}")


def matrix_of(gathered: Gathered, matrix: Matrix, session: Session | None = None) -> WeighedMatrix:
    """One of the two matrices.

    Args:
        gathered: the record as an edition tells it.
        matrix: which of them.
        session: the one session whose scores count; the latest that has any unless given.
    """
    internal = matrix == "IFE"
    sessions = [session] if session else gathered.sessions
    steps = [
        (one, step)
        for one, step in steps_in(gathered.record, sessions)
        if weighs(step, internal=internal)
    ]
    if not steps:
        return WeighedMatrix(evaluation=undefined(matrix, nothing_weighed(internal=internal)))
    latest, step = steps[-1]
    source = say(
        "Weighed and rated in {session}, {day}.",
        session=gathered.title(latest),
        day=times.day(latest.started),
    )
    if (count := len({one.id for one, _ in steps})) > 1:
        did = plural(count, "session did so", "sessions did so")
        source = f"{source} {say('{sessions}; the latest counts.', sessions=did)}"
    return _Weighing(gathered, matrix, latest, step, whole=session is None).weighed(source)


class _Weighing:
    """One score step on the way to a matrix."""

    def __init__(
        self, gathered: Gathered, matrix: Matrix, session: Session, step: Score, *, whole: bool
    ) -> None:
        self._gathered = gathered
        self._matrix: Matrix = matrix
        self._session = session
        self._step = step
        self._merges = whole
        self._parts = scored_parts(gathered.record, session, step) if whole else {}
        self._weight = next(scale for scale in step.scales if scale.id == "weight")
        self._counted = {
            scale.id: Counted(gathered.record, session.id, step.id, scale, apart=not whole)
            for scale in step.scales
        }
        self._ballots = self._counted[self._weight.id].ballots

    def weighed(self, source: str) -> WeighedMatrix:
        """The matrix with what it rests on."""
        known, hidden, gone = self._sorted()
        why = self._left_out_for(known)
        if hidden:
            return WeighedMatrix(
                evaluation=undefined(self._matrix, of_left_out(hidden)),
                source=source,
                hidden=hidden,
                shares={} if why else self._shares(known),
            )
        if why:
            reason = of_few(why, self._gathered.fewest_voters)
            return WeighedMatrix(evaluation=undefined(self._matrix, reason), source=source)
        weights, problem = self._weights(list(known), gone)
        rated = {key: self._tally(key, "rating") for key in known}
        used = {
            key: one
            for key, one in sorted(known.items(), key=lambda each: _heaviest_first(each, weights))
            if key in weights or rated[key]
        }
        if problem:
            evaluation = undefined(self._matrix, problem)
        else:
            evaluation = self._evaluated(used, weights, rated)
        return WeighedMatrix(
            evaluation=evaluation,
            known={one.code: one for one in used.values()},
            evidence={one.code: self._evidence(one) for one in used.values()},
            spreads={one.code: self._spreads(key) for key, one in used.items()},
            source=source + grouped_words(self._ballots),
            left_out=tuple(self._left_out(used)) if self._merges else (),
            merged=tuple(self._merged(used)),
            shares=self._shares(known),
            whole=self._whole,
        )

    def _left_out_for(self, keys: Iterable[str]) -> Why | None:
        """Why anything in it would tell who gave it; nothing where all may be told."""
        scales = [scale for scale in self._step.scales if scale.id in ("weight", "rating")]
        place, apart = (self._session.id, self._step.id), not self._merges
        questions = (Question(*place, key, scale, apart) for key in keys for scale in scales)
        found = (self._gathered.scores.why_left_out(question) for question in questions)
        return next((why for why in found if why), None)

    def _sorted(self) -> tuple[dict[str, Known], int, list[Factor]]:
        """The factors scored: those told, how many are hidden, and those taken back."""
        known: dict[str, Known] = {}
        hidden = 0
        gone: list[Factor] = []
        for factor in self._scored():
            if found := self._gathered.known_of(factor):
                known[factor.id] = found
            elif any(not entry.retracted for entry in self._gathered.family(factor)):
                hidden += 1
            else:
                gone.append(factor)
        order = sorted(known.values(), key=lambda one: one.code_order)
        return {one.factor.id: one for one in order}, hidden, gone

    def _evidence(self, known: Known) -> tuple[str, ...]:
        """The ids of the entries behind a row; for one session without what was merged later."""
        entries = known.entries
        if not self._merges:
            own = [entry for entry in entries if entry.factor_id == known.factor.id]
            entries = tuple(own) or entries
        return tuple(self._gathered.entry_id(entry) for entry in entries)

    def _scored(self) -> Iterator[Factor]:
        """The factors of this matrix on which the step has a weight or a rating."""
        record = self._gathered.record
        for key in scored_ids(record, self._session, self._step, whole=self._merges):
            factor = record.find(Factor, key)
            if factor is None or factor.letter.internal != (self._matrix == "IFE"):
                continue
            if any(self._tally(key, scale_id) for scale_id in ("weight", "rating")):
                yield factor

    def _tally(self, factor_id: str, scale_id: str) -> Tally | None:
        """What was given for a factor on a scale."""
        return self._counted[scale_id].tally(factor_id)

    def _weights(self, keys: Sequence[str], gone: Sequence[Factor]) -> tuple[dict[str, float], str]:
        """The weight of each factor in points, or what is wrong with them."""
        columns = [self._points(ballot, keys) for ballot in self._ballots]
        columns = [column for column in columns if column]
        wrong = [added for c in columns if (added := math.fsum(c.values())) and self._off(added)]
        lost = points_lost(gone, self._gathered.record)
        if len(columns) > 1 and wrong:
            told = wrong if self._gathered.telling.open else ()
            return {}, not_spent(told, len(columns), self._weight) + lost
        if wrong and gone:
            added = round(wrong[0], 9)
            added_up = say(
                "The weights add up to {sum} of {whole}.",
                sum=phrases.number(added),
                whole=phrases.number(self._whole),
            )
            return {}, f"{added_up}{lost}"
        given = dict.fromkeys(key for column in columns for key in column)
        if columns and blank_points(self._weight) is not None:
            # Whoever gives points gives none to what stays blank.
            given |= dict.fromkeys(key for key in keys if self._tally(key, "rating"))
        count = len(columns) or 1
        return {k: math.fsum(c.get(k, 0.0) for c in columns) / count for k in given}, ""

    def _shares(self, keys: Iterable[str]) -> dict[str, float]:
        """The part of the whole that each factor was given, whether or not all of it was spent."""
        record, apart = self._gathered.record, not self._merges
        return shares_of(record, self._ballots, self._weight, list(keys), apart=apart)

    def _points(self, ballot: Ballot, keys: Iterable[str]) -> dict[str, float]:
        """The points that a voter gave to the factors asked for."""
        record, apart = self._gathered.record, not self._merges
        given = {key: value_in(record, ballot, key, self._weight, apart=apart) for key in keys}
        return {key: points for key, points in given.items() if points is not None}

    @property
    def _whole(self) -> float:
        """What the points of one voter add up to."""
        return self._weight.total or 1.0

    def _off(self, added: float) -> bool:
        """Whether points do not add up; a scale without a total is judged by the method."""
        total = self._weight.total
        return total is not None and abs(added - total) > 1e-6 * total

    def _evaluated(
        self, used: dict[str, Known], weights: dict[str, float], rated: dict[str, Tally | None]
    ) -> Evaluation:
        """The matrix of the factors used."""
        rows = []
        for key, one in used.items():
            found = rated[key]
            rows.append(
                Judged(
                    key=one.code,
                    favourable=one.factor.letter.favourable,
                    weight=weights.get(key),
                    rating=found.value if found else None,
                )
            )
        evaluate = internal_evaluation if self._matrix == "IFE" else external_evaluation
        return evaluate(rows, whole=self._whole)

    def _spreads(self, key: str) -> tuple[str, str]:
        """What voters gave a factor, in words."""
        weight, rating = (self._spread(key, scale_id) for scale_id in ("weight", "rating"))
        return weight, rating

    def _spread(self, key: str, scale_id: str) -> str:
        """What voters gave a factor on one scale, in words."""
        found = self._tally(key, scale_id)
        if found is None:
            return "–"
        if found.agreed:
            return ""
        place = self._session.id, self._step.id
        scale = next(each for each in self._step.scales if each.id == scale_id)
        question = Question(*place, key, scale, apart=not self._merges)
        return phrases.tally_words(self._gathered.scores.totals.told(question, found))

    def _merged(self, used: dict[str, Known]) -> Iterator[str]:
        """The factors that were weighed before something was merged into them."""
        for key, one in used.items():
            if key in self._parts:
                yield f"{one.code} ({listing([part.code for part in self._parts[key]])})"

    def _left_out(self, used: dict[str, Known]) -> Iterator[str]:
        """Codes of the factors that stand and have neither weight nor rating."""
        for one in self._gathered.factors:
            same = one.factor.letter.internal == (self._matrix == "IFE")
            if same and one.factor.id not in used:
                yield one.code


def _heaviest_first(
    one: tuple[str, Known], weights: Mapping[str, float]
) -> tuple[float, SortKey, tuple[int, int, str]]:
    """The key that sorts rows by weight; equal ones stand by their wording."""
    key, known = one
    return -round(weights.get(key, 0.0), 9), as_sorted(known.text), known.code_order
