"""What a round of feedback found, as data and as lines of text, for whoever runs the sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from workshop.methods.core.checks import number_of
from workshop.programme.feedback import (
    LISTED,
    Change,
    Comparison,
    Feedback,
    Measured,
    predictions_of,
)
from workshop.record.codebook import Codebook
from workshop.record.documents import Department, Entry, Factor
from workshop.record.record import Record
from workshop.running.row_names import subject_of
from workshop.text import as_sorted, listing, plural
from workshop.times import short_day

_ORDER: Final[tuple[Change, ...]] = (*LISTED, "not asked again")
"""The changes of factors that are listed, what is new first; the others are counted."""


class FactorTold(msgspec.Struct, frozen=True, kw_only=True):
    """A factor and what became of it."""

    id: str
    """Its code."""
    text: str
    change: Change
    before: tuple[str, ...]
    """The departments that said it before, of those that were heard in both."""
    now: tuple[str, ...]


class AspectTold(msgspec.Struct, frozen=True, kw_only=True):
    """An aspect of the strategy."""

    text: str
    works: int
    needs_work: int
    worked_before: int
    needed_work_before: int
    why: tuple[str, ...]


class MeasuredTold(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator or goal that was measured again."""

    id: str
    """The code of the indicator or goal."""
    text: str
    value: str
    before: str
    """The measurement before, else the value that its own row has for today; empty for neither."""
    wanted: str


class RoundTold(msgspec.Struct, frozen=True, kw_only=True):
    """A round of feedback."""

    id: str
    """Its code."""
    text: str
    begins: date
    ends: date | None
    sessions: int
    factors: tuple[FactorTold, ...]
    emerging: tuple[str, ...]
    """The names of themes that are in no earlier session."""
    aspects: tuple[AspectTold, ...]
    measured: tuple[MeasuredTold, ...]
    not_measured: tuple[str, ...]
    """The codes of what has a measure and was not measured in it."""
    kept: int
    late: int
    broken: tuple[str, ...]
    """The words of actions that were due and are not done."""
    dropped: int


class FeedbackTold(msgspec.Struct, frozen=True, kw_only=True):
    """All rounds, and how good the predictions were."""

    rounds: tuple[RoundTold, ...]
    n: int
    """How many predictions are known by now, which the score is of."""
    score: float | None
    """The Brier score of the predictions; none where no outcome is known."""
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    sentence: str
    """What it says of the predictions; empty where there are none with a chance."""


def feedback_told(record: Record, today: date) -> FeedbackTold:
    """What all rounds of a whole record found."""
    feedback = Feedback(record, today)
    telling = _Telling(record)
    found = predictions_of(record)
    return FeedbackTold(
        rounds=tuple(telling.round(feedback.compare(each)) for each in feedback.rounds),
        n=found.counted if found else 0,
        score=number_of(found.score) if found else None,
        reliability=number_of(found.reliability) if found else None,
        resolution=number_of(found.resolution) if found else None,
        uncertainty=number_of(found.uncertainty) if found else None,
        sentence=found.sentence if found else "",
    )


class _Telling:
    """Words for ids."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._themes = {theme.id: theme.name for theme in Codebook(record).themes}
        self._departments = {each.id: each.name for each in record.all(Department)}

    def round(self, found: Comparison) -> RoundTold:
        """A round in words."""
        row = found.round.row
        return RoundTold(
            id=row.code,
            text=row.subject,
            begins=found.round.begins,
            ends=found.round.ends,
            sessions=len(found.round.sessions),
            factors=tuple(
                FactorTold(
                    id=self._factor(each.factor_id).code,
                    text=self._factor(each.factor_id).text,
                    change=each.change,
                    before=self._names(each.before),
                    now=self._names(each.now),
                )
                for each in found.factors
            ),
            emerging=tuple(self._themes[each] for each in found.emerging),
            aspects=tuple(
                AspectTold(
                    text=each.words,
                    works=each.works,
                    needs_work=each.needs_work,
                    worked_before=each.worked_before,
                    needed_work_before=each.needed_work_before,
                    why=tuple(filter(None, (answer.cell("why") for answer in each.rows))),
                )
                for each in found.aspects
            ),
            measured=tuple(self._measured(each)
                           for each in found.measured),
            not_measured=tuple(each.code for each in found.not_measured),
            kept=len(found.actions.kept),
            late=len(found.actions.late),
            broken=tuple(self._record.get(Entry, each).text for each in found.actions.broken),
            dropped=len(found.actions.dropped),
        )  # fmt: skip

    def _factor(self, factor_id: str) -> Factor:
        return self._record.get(Factor, factor_id)

    def _names(self, ids: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted((self._departments[each] for each in ids), key=as_sorted))

    def _measured(self, found: Measured) -> MeasuredTold:
        row = found.row
        return MeasuredTold(
            id=row.code,
            text=subject_of(self._record, row),
            value=found.value.subject,
            before=found.before.subject if found.before else row.cell("today"),
            wanted=row.cell("wanted"),
        )


def feedback_lines(found: FeedbackTold) -> Iterator[str]:
    """The same as lines of text."""
    if not found.rounds:
        yield "No round of feedback has a day yet: enter one in the table of rounds."
    for each in found.rounds:
        yield from _round_lines(each)
        yield ""
    if found.sentence:
        yield f"Predictions: {found.sentence}"


def _round_lines(told: RoundTold) -> Iterator[str]:
    until = f" to {short_day(told.ends)}" if told.ends else ""
    held = plural(told.sessions, "session") if told.sessions else "not held yet"
    yield f"{told.id} {told.text} · {short_day(told.begins)}{until} · {held}"
    for change in _ORDER if told.sessions else ():
        for factor in told.factors:
            if factor.change == change:
                yield f"  {change}: {factor.id} {factor.text}{_departments(factor)}"
    yield from _counted_lines(told)
    if told.emerging:
        yield f"  emerging: {listing(list(told.emerging))}"
    for aspect in told.aspects:
        before = aspect.worked_before + aspect.needed_work_before
        since = f" (before {aspect.worked_before} of {before})" if before else ""
        of = aspect.works + aspect.needs_work
        yield f"  {aspect.text}: works for {aspect.works} of {of}{since}"
    for measured in told.measured:
        was = f"{measured.before} ▸ " if measured.before else ""
        wanted = f", wanted {measured.wanted}" if measured.wanted else ""
        yield f"  {measured.id} {measured.text}: {was}{measured.value}{wanted}"
    if told.not_measured and (told.sessions or told.measured):
        yield f"  not measured again: {listing(list(told.not_measured))}"
    if told.kept or told.late or told.broken or told.dropped:
        yield (
            f"  actions: {told.kept} kept, {told.late} late, {len(told.broken)} broken, "
            f"{told.dropped} dropped"
        )
        yield from (f"    not done: {words}" for words in told.broken)


def _counted_lines(told: RoundTold) -> Iterator[str]:
    """How many factors are as they were, and how many were in the scan and were not said again."""
    for words, change in (("the same", "same"), ("not said again", "not said again")):
        count = sum(factor.change == change for factor in told.factors)
        if count and told.sessions:
            yield f"  {words}: {plural(count, 'factor')}"


def _departments(factor: FactorTold) -> str:
    """Who said it before and now, where that tells something."""
    if factor.change in ("new", "back"):
        return f" ({listing(list(factor.now))})" if factor.now else ""
    if factor.change in ("stronger", "weaker"):
        before, now = len(factor.before), len(factor.now)
        return f" ({before} ▸ {plural(now, 'department')})"
    return ""
