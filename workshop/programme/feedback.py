"""What rounds of feedback find: what is new, gone, stronger and weaker since the round before.

A round has the sessions that were held in its days; of days that two rounds share, the later one.
What was said before the first round is the scan that the first round is compared with. Factors are
compared over the departments that were heard in both: who was not asked again says nothing of
whether it still holds. A round asks a few things and the scan asked all: that somebody did not say
something again tells that it is weaker or gone only from round to round, or where those who had
said it spoke of it again in the round.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.ballots.subjects import whole_id
from workshop.methods.agreement.brier import Brier, Prediction, brier
from workshop.programme.kept import Kept, kept_of
from workshop.programme.measured import measurements_by_day
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor, Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.aspects import ASPECTS, NEEDS_WORK, WORKS
from workshop.registers.kinds.carrying.measurements import MEASURED, MEASUREMENTS
from workshop.registers.kinds.carrying.predictions import (
    HAPPENED,
    NOT_HAPPENED,
    PREDICTIONS,
)
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.strategy.linked import Linked
from workshop.talks.voices import is_heard
from workshop.text import clean_line, folded

Change = Literal[
    "new", "back", "stronger", "weaker", "same", "gone", "not said again", "not asked again"
]
"""What became of a factor since the round before, or since the scan where there is none.

`back` was said before the round before, not in it, and is said now. `not said again` stands beside
the scan alone: nobody said it who was heard again, and nobody was asked about it.
"""

LISTED: Final[tuple[Change, ...]] = ("new", "back", "stronger", "weaker", "gone")
"""The changes of factors that are told one by one, what is new first; the others are counted."""

_DAY: Final = timedelta(days=1)


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A round with the days and sessions that are its."""

    row: Row
    begins: date
    ends: date | None
    """Its last day; none where the last round has no end yet."""
    sessions: tuple[str, ...]
    """The ids of the sessions held in its days, as they began."""


class FactorChange(msgspec.Struct, frozen=True, kw_only=True):
    """A factor, and what became of it."""

    factor_id: str
    change: Change
    before: frozenset[str]
    """The departments that said it before, of those that were heard in both; beside the scan, of
    those that spoke of it in both, where it was said in the round."""
    now: frozenset[str]
    """The departments that said it in the round; of what is new or back all, else of those heard in
    both."""


class AspectChange(msgspec.Struct, frozen=True, kw_only=True):
    """An aspect over the rounds."""

    words: str
    """As it was last entered."""
    works: int
    needs_work: int
    """How many said so in the round."""
    worked_before: int
    needed_work_before: int
    rows: tuple[Row, ...]
    """The answers of the round."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator or goal in a round."""

    row: Row
    """The indicator or goal."""
    value: Row
    """Its measurement in the round; the last one where there are several."""
    before: Row | None
    """The measurement before; none where its own first value is all there is."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What a round found against what was before it."""

    round: Round
    factors: tuple[FactorChange, ...]
    """By letter and number; what nobody ever said again is among them."""
    emerging: tuple[str, ...]
    """The ids of the themes that are in no earlier session, by how often they are in it."""
    aspects: tuple[AspectChange, ...]
    """As they were first entered."""
    measured: tuple[Measured, ...]
    """As the indicators and goals were entered."""
    not_measured: tuple[Row, ...]
    """The indicators and goals with a measure that were not measured again in it."""
    actions: Kept

    def with_change(self, change: Change) -> tuple[FactorChange, ...]:
        """The factors of which one thing became."""
        return tuple(each for each in self.factors if each.change == change)


class Feedback:
    """The rounds of a record, and what each of them found. Make a new one when it has changed.

    Args:
        record: the whole record.
        today: the day on which it is looked at, up to which a round without an end goes.
        speaks_for: the ids of the departments that an entry speaks for; as it was recorded unless
            an edition tells fewer.
    """

    def __init__(
        self,
        record: Record,
        today: date,
        speaks_for: Callable[[Entry], Collection[str]] | None = None,
    ) -> None:
        self.record = record
        self._speaks_for = speaks_for or Hearing(record).departments
        self._spoken_for: dict[str, frozenset[str]] = {}
        self._linked = Linked(record, ROUNDS)
        self._today = today
        self.rounds = tuple(self._rounds())
        """By their first days."""

    def compare(self, round_: Round) -> Comparison:
        """What a round found, against the round before it, or the scan where it is the first."""
        measured = tuple(self._measured(round_))
        return Comparison(
            round=round_,
            factors=tuple(self._factors(round_)),
            emerging=self._emerging(round_),
            aspects=tuple(self._aspects(round_)),
            measured=measured,
            not_measured=self._not_measured({each.row.id for each in measured}),
            actions=self._actions(round_),
        )

    def _rounds(self) -> Iterable[Round]:
        rows = sorted(self.record.rows(ROUNDS), key=lambda row: (row.cell("begins"), row.id))
        days: list[tuple[date, date | None]] = []
        for place, row in enumerate(rows):
            after = rows[place + 1].cell("begins") if place + 1 < len(rows) else None
            days.append((row.cell("begins"), row.cell("ends") or (after - _DAY if after else None)))
        held: list[list[str]] = [[] for _ in rows]
        for session in self.record.sessions():
            of = _last_with(_day(session), days)
            if of is not None:
                held[of].append(session.id)
        for row, (begins, ends), here in zip(rows, days, held, strict=True):
            yield Round(row=row, begins=begins, ends=ends, sessions=tuple(here))

    def _before(self, round_: Round) -> tuple[Round, ...]:
        """The rounds that began before one."""
        return self.rounds[: self.rounds.index(round_)]

    def held_before(self, round_: Round) -> Round | None:
        """The last round with sessions before one; none where the scan alone was before it."""
        return next((each for each in reversed(self._before(round_)) if each.sessions), None)

    # Factors and themes

    def _compared_with(self, round_: Round) -> frozenset[str]:
        """The sessions that it is compared with: the last round with any, else all before it."""
        if held := self.held_before(round_):
            return frozenset(held.sessions)
        sessions = self.record.sessions()
        return frozenset(each.id for each in sessions if _day(each) < round_.begins)

    def _factors(self, round_: Round) -> Iterable[FactorChange]:
        before, now = self._compared_with(round_), frozenset(round_.sessions)
        both = self._heard(before) & self._heard(now)
        # Beside the scan, of which a round asks little, only who spoke of a factor was asked of it.
        asked = None if self.held_before(round_) else self._spoken_about(now)
        for factor, entries in self._evidence:
            then = [each for each in entries if each.session_id in before]
            here = [each for each in entries if each.session_id in now]
            said = self._departments(here)
            if here and not then:
                earlier = any(self._is_before(each, round_) for each in entries)
                yield FactorChange(
                    factor_id=factor.id,
                    change="back" if earlier else "new",
                    before=frozenset(),
                    now=said,
                )
            elif then:
                of_it = both if asked is None else asked.get(factor.id, frozenset())
                yield _compared(
                    factor, self._departments(then), said, both, of_it, said_here=bool(here)
                )  # fmt: skip

    def _spoken_about(self, sessions: frozenset[str]) -> Mapping[str, frozenset[str]]:
        """By the id of a factor, the departments that said something about it."""
        found: dict[str, frozenset[str]] = {}
        for entry in (one for each in sessions for one in self.record.entries_of(each)):
            if entry.about_id and is_heard(entry):
                of = whole_id(self.record, entry.about_id)
                found[of] = found.get(of, frozenset()) | self._departments_of(entry)
        return found

    @cached_property
    def _evidence(self) -> tuple[tuple[Factor, list[Entry]], ...]:
        """The factors by letter and number, each with what was said for it: asked by each round."""
        factors = self.record.live_factors()
        return tuple((each, self.record.evidence_of(each.id)) for each in factors)

    def _is_before(self, entry: Entry, round_: Round) -> bool:
        return _day(self.record.get(Session, entry.session_id)) < round_.begins

    def _heard(self, sessions: frozenset[str]) -> frozenset[str]:
        """The departments of which somebody was heard in some sessions."""
        entries = (entry for each in sessions for entry in self.record.entries_of(each))
        return self._departments(filter(is_heard, entries))

    def _departments(self, entries: Iterable[Entry]) -> frozenset[str]:
        return frozenset[str]().union(*map(self._departments_of, entries))

    def _departments_of(self, entry: Entry) -> frozenset[str]:
        """Those that an entry speaks for, looked up once for all rounds."""
        if (found := self._spoken_for.get(entry.id)) is None:
            found = self._spoken_for[entry.id] = frozenset(self._speaks_for(entry))
        return found

    def _emerging(self, round_: Round) -> tuple[str, ...]:
        """The themes that are in it and in no session before it, those said most often first."""
        counts: dict[str, int] = {}
        for theme_id, entries in self._themed:
            here = sum(each.session_id in round_.sessions for each in entries)
            if here and not any(self._is_before(each, round_) for each in entries):
                counts[theme_id] = here
        return tuple(sorted(counts, key=lambda each: (-counts[each], each)))

    @cached_property
    def _themed(self) -> tuple[tuple[str, list[Entry]], ...]:
        """The ids of the themes, each with what was said under it: asked by each round."""
        book = Codebook(self.record)
        return tuple((t.id, [entry for entry, _ in book.under(t.id)]) for t in book.themes)

    # What was entered

    def _round_of(self, row: Row) -> str:
        """The id of the round that a row is of: what it names, else its session's, else its day's.

        What a round is told is mostly of a day before it, so its session comes first.
        """
        if named := self._linked.one(row, "round"):
            return named
        session = self.record.find(Session, row.session_id)
        days = [
            _day(session) if session else None,
            row.cell("measured_on") if row.TABLE == MEASUREMENTS else None,
        ]
        return next((of for day in days if day and (of := self._round_on(day))), "")

    def _round_on(self, day: date) -> str:
        """The id of the round that has a day; empty where none does."""
        place = _last_with(day, [(each.begins, each.ends) for each in self.rounds])
        return "" if place is None else self.rounds[place].row.id

    def _aspects(self, round_: Round) -> Iterable[AspectChange]:
        """Each aspect of it, beside the last round before in which that was looked at."""
        order = {each.row.id: number for number, each in enumerate(self.rounds)}
        place = order[round_.row.id]
        found: dict[str, dict[int, list[Row]]] = {}
        for row in self.record.rows(ASPECTS):
            if (of := self._round_of(row)) in order:
                key = folded(clean_line(row.subject))
                found.setdefault(key, {}).setdefault(order[of], []).append(row)
        for by_round in found.values():
            earlier = [number for number in by_round if number < place]
            before = by_round[max(earlier)] if earlier else []
            if here := by_round.get(place):
                yield AspectChange(
                    words=here[-1].subject,
                    works=_said(here, WORKS),
                    needs_work=_said(here, NEEDS_WORK),
                    worked_before=_said(before, WORKS),
                    needed_work_before=_said(before, NEEDS_WORK),
                    rows=tuple(here),
                )

    @cached_property
    def _measurements(self) -> Mapping[str, list[tuple[str, Row]]]:
        """By the id of an indicator or goal, its measurements with their rounds, by their days."""
        begins = {each.row.id: each.begins for each in self.rounds}
        return measurements_by_day(self.record, self._round_of, begins)

    def _measured(self, round_: Round) -> Iterable[Measured]:
        for subject in (row for table in MEASURED for row in self.record.rows(table)):
            listed = self._measurements.get(subject.id, [])
            here = [n for n, (of, _) in enumerate(listed) if of == round_.row.id]
            if here:
                before = listed[here[0] - 1][1] if here[0] else None
                yield Measured(row=subject, value=listed[here[-1]][1], before=before)

    def _not_measured(self, measured: Collection[str]) -> tuple[Row, ...]:
        """What has a measure and is not among what was measured, by its ids."""
        rows = (row for table in MEASURED for row in self.record.rows(table))
        return tuple(row for row in rows if row.cell("measure") and row.id not in measured)

    # Actions

    def _actions(self, round_: Round) -> Kept:
        """What became of the actions whose day came since the round before, up to its end.

        What is due later than today is not broken yet.
        """
        earlier = [each.ends for each in self._before(round_) if each.ends]
        since, until = max(earlier, default=date.min), min(round_.ends or self._today, self._today)
        return kept_of(self.record, since, until)


def predictions_of(record: Record) -> Brier | None:
    """How good the predictions were; none where none has a chance."""
    given = [row for row in record.rows(PREDICTIONS) if row.cell("chance") is not None]
    outcomes = {HAPPENED: True, NOT_HAPPENED: False}
    known = [
        Prediction(row.id, row.cell("chance") / 100, outcomes.get(row.cell("outcome")))
        for row in given
        if row.cell("outcome") in ("", HAPPENED, NOT_HAPPENED)
    ]
    return brier(known) if known else None


def _compared(
    factor: Factor,
    before: frozenset[str],
    now: frozenset[str],
    both: frozenset[str],
    asked: frozenset[str],
    *,
    said_here: bool,
) -> FactorChange:
    """What became of a factor that was there before."""
    change: Change
    if not said_here:
        silent: Change = "gone" if before & both & asked else "not said again"
        change = silent if before & both else "not asked again"
    else:
        before &= asked | now  # whoever was not asked of it again does not make it weaker
        difference = len(now & both) - len(before & both)
        change = "same" if difference == 0 else "stronger" if difference > 0 else "weaker"
    return FactorChange(factor_id=factor.id, change=change, before=before & both, now=now & both)


def _said(rows: Iterable[Row], verdict: str) -> int:
    return sum(row.cell("verdict") == verdict for row in rows)


def _last_with(day: date, days: Sequence[tuple[date, date | None]]) -> int | None:
    """The place of the last of some rounds that has a day; none where none does."""
    for place in reversed(range(len(days))):
        begins, ends = days[place]
        if begins <= day and (ends is None or day <= ends):
            return place
    return None


def _day(session: Session) -> date:
    """The day on which a session began."""
    return session.started.date()
