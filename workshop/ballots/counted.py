"""What counts of what was given for one thing on one scale: ballot by ballot, round by round.

Of what was rated again after a discussion the last round counts, of the rest the one before
(`workshop.ballots.rounds`); points are given anew as a whole or not at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from workshop.ballots.rounds import rounds_of
from workshop.ballots.subjects import parts_of, stands
from workshop.ballots.tally import (
    Given,
    Tally,
    blank_points,
    gave_on,
    spread,
    value_in,
)
from workshop.guide.parts import Scale
from workshop.record.documents import ROOM, Ballot
from workshop.record.record import Record


class Round:
    """The ballots of one round on a scale of a step, looked up once for everything scored on it.

    That of the room counts where it gave any value there, else everybody's; of a rating that the
    room left open the values of everybody else count.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        scale: the scale.
        apart: as things were scored then, without what was merged into them since.
    """

    def __init__(
        self, record: Record, session_id: str, step_id: str, scale: Scale, *, apart: bool = False
    ) -> None:
        self.step_id = step_id
        """The step in which it was held."""
        self._record = record
        self._scale = scale
        self._apart = apart
        given = record.votes.given_in(session_id, step_id)
        gave = [each for each in given if gave_on(each, scale)]
        self._room = [ballot for ballot in gave if ballot.voter == ROOM]
        self._others = [ballot for ballot in gave if ballot.voter != ROOM]

    @property
    def ballots(self) -> list[Ballot]:
        """That of the room where it gave any value, else everybody's."""
        return self._room or self._others

    @cached_property
    def whole(self) -> float:
        """All points that count; 0 for a scale without a total.

        Points on what stands no more count where things are taken apart, as it was then.
        """
        if self._scale.total is None:
            return 0.0
        keys = {key for ballot in self.ballots for key in ballot.scores}
        told = {key for key in keys if self._apart or stands(self._record, key)}
        return math.fsum(
            row[self._scale.id]
            for ballot in self.ballots
            for key, row in ballot.scores.items()
            if self._scale.id in row and key in told
        )

    def tally(self, subject_id: str) -> Tally | None:
        """What was given for a subject; none where nobody gave anything."""
        if self._scale.total is not None:
            return self._points(subject_id)
        for ballots in (self._room, self._others):
            given = sorted(v for v in self._values(ballots, subject_id) if v is not None)
            if found := spread(given):
                return Tally(
                    aggregate="agreed" if ballots is self._room else "median",
                    value=found.median,
                    values=tuple(given),
                    spread=found,
                )
        return None

    def _points(self, subject_id: str) -> Tally | None:
        """The points that a subject got, and how many there were in all."""
        values = self._values(self.ballots, subject_id)
        counted = _with_blanks(values, self._scale)
        if not counted:
            return None
        given = sorted(value for value in counted if value is not None)
        found = spread(given)
        if found is None:
            return None
        return Tally(
            aggregate="agreed" if self._room else "sum",
            value=math.fsum(given),
            values=tuple(given),
            spread=found,
            whole=self.whole,
        )

    def given_for(self, subject_id: str) -> Given:
        """The values in a total, each by who gave it and to which part of what was merged."""
        scale = self._scale
        family = tuple(_family(self._record, subject_id, apart=self._apart))
        if scale.total is None:
            for ballots in (self._room, self._others):
                sources = ((b, _source(b, family, scale)) for b in ballots)
                given: Given = {(b.voter, (s,)): b.scores[s][scale.id] for b, s in sources if s}
                if given:
                    return given
            return {}
        counted = _with_blanks(self._values(self.ballots, subject_id), scale)
        return {
            (ballot.voter, family): value
            for ballot, value in zip(self.ballots, counted, strict=False)
            if value is not None
        }

    def has_own(self, subject_id: str) -> bool:
        """Whether any ballot has a value for a subject itself, and not for a part of it alone."""
        return any(
            self._scale.id in ballot.scores.get(subject_id, {})
            for ballot in (*self._room, *self._others)
        )

    def _values(self, ballots: Iterable[Ballot], subject_id: str) -> list[float | None]:
        """What each ballot has for a subject; none where it is blank."""
        return [
            value_in(self._record, ballot, subject_id, self._scale, apart=self._apart)
            for ballot in ballots
        ]


class Counted:
    """What counts on a scale of a step: the last round of what was rated again, else the first.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        scale: the scale.
        apart: as things were scored then, without what was merged into them since.
    """

    def __init__(
        self, record: Record, session_id: str, step_id: str, scale: Scale, *, apart: bool = False
    ) -> None:
        self._scale = scale
        again = (
            Round(record, session_id, vote.step_id, scale, apart=apart)
            for vote in rounds_of(record, session_id, step_id)
        )
        first = Round(record, session_id, step_id, scale, apart=apart)
        self.rounds = (first, *again)
        """The rounds, the first one first."""

    @property
    def ballots(self) -> list[Ballot]:
        """The ballots of points that count: those of the last round that gave any."""
        return next((each.ballots for each in reversed(self.rounds) if each.ballots), [])

    def tally(self, subject_id: str) -> Tally | None:
        """What was given for a subject, with what it came to before; none where nobody gave any."""
        given = self.rounds_for(subject_id)
        found = None
        for each in given:
            tally = each.tally(subject_id)
            if tally and each is not self.rounds[0]:
                tally = msgspec.structs.replace(tally, again=each.step_id, before=found)
            found = tally or found
        return found

    def given_for(self, subject_id: str, *, before: bool = False) -> Given:
        """The values in a total, each by who gave it and to which part of what was merged.

        Args:
            subject_id: what was scored.
            before: as it was in the round before the one that counts.
        """
        rounds = self.rounds_for(subject_id)[: -1 if before else None]
        return rounds[-1].given_for(subject_id) if rounds else {}

    def rounds_for(self, subject_id: str) -> list[Round]:
        """The rounds that say something of a subject, the one that counts last.

        Points of a later round are a whole of their own. Of a rating, what was rated itself goes
        before what was merged into it, whatever was rated last.
        """
        first, *again = self.rounds
        if self._scale.total is not None:
            return [first, *(each for each in again if each.ballots)]
        own = [each for each in self.rounds if each.has_own(subject_id)]
        return own or [first, *(each for each in again if each.tally(subject_id))]


def _with_blanks(values: Sequence[float | None], scale: Scale) -> list[float | None]:
    """Points with what a blank is worth; empty where every ballot is blank."""
    if all(value is None for value in values):
        return []
    blank = blank_points(scale)
    return [blank if value is None else value for value in values]


def tally(
    record: Record,
    session_id: str,
    step_id: str,
    subject_id: str,
    scale: Scale,
    *,
    apart: bool = False,
) -> Tally | None:
    """What was given for one subject on a scale; for many subjects ask one `Counted`.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        subject_id: what was scored.
        scale: on which scale.
        apart: as it was scored then, without what was merged into it since.
    """
    return Counted(record, session_id, step_id, scale, apart=apart).tally(subject_id)


def _family(record: Record, subject_id: str, *, apart: bool) -> Iterator[str]:
    """The ids of a subject and of what was merged into it, each before its own parts."""
    yield subject_id
    for part in () if apart else parts_of(record, subject_id):
        yield from _family(record, part, apart=False)


def _source(ballot: Ballot, family: Iterable[str], scale: Scale) -> str:
    """The first of a family that a ballot has a value for; empty where it has none."""
    return next((each for each in family if scale.id in ballot.scores.get(each, {})), "")
