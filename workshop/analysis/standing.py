"""What came out on top in a session: by its scores, else by who stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from workshop.analysis.counts import factors_of
from workshop.analysis.evidence import Hearing, Support, of_departments, strength
from workshop.ballots.results import Order, Result, placed, results_of
from workshop.ballots.standing import counts
from workshop.ballots.subjects import Subject, find_subject
from workshop.ballots.votes.again import counted_now
from workshop.ballots.votes.criteria import orders_in
from workshop.ballots.votes.result import Counted
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.shape import Score
from workshop.guide.vote import Vote as VoteStep
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.text import as_sorted, plural


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """A factor, or a row that was scored or voted on, and its place."""

    subject: Subject
    place: int
    """From 1; equal ones share a place."""
    tied: bool
    """Whether another one has that place."""
    words: str
    """What put it there: `32 of 100 points`, `16`, `3 of 4 departments · 5 people`."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The factors, or rows, of a session in order."""

    rule: str
    """By what they are in order, in a few words."""
    scored: bool
    """Whether scores put them in order."""
    ranked: tuple[Ranked, ...]
    """All that can be put in order, the first first."""

    def top(self, most: int) -> tuple[tuple[Ranked, ...], int]:
        """At most so many from the top, and how many more share the place of the last one."""
        shown = self.ranked[:most]
        if not shown:
            return (), 0
        return shown, sum(each.place == shown[-1].place for each in self.ranked[most:])


def standing_of(record: Record, session: Session, *, factors_alone: bool = False) -> Standing:
    """What came out on top in a session first: by the last vote on factors or rows, if any.

    Steps that put their factors in order in the same way, such as the inside and the outside by
    points, are one order; of several ways the one of the first step leads.

    Args:
        record: the record.
        session: the session.
        factors_alone: whether rows of registers that were scored or voted on are left out.
    """
    if voted := _by_vote(record, session, factors_alone=factors_alone):
        return voted
    steps = [
        step
        for step in record.guide_of(session).steps_of(Score)
        if not (factors_alone and step.of) and counts(record, session, step)
    ]
    orders = [(step, orders_in(record, session, step)[0]) for step in steps]
    if orders:
        leading = orders[0][1]
        alike = [step for step, order in orders if order.id == leading.id]
        results = [one for step in alike for one in results_of(record, session, step)]
        if found := _by_scores(results, leading):
            return Standing(rule=f"by {leading.title}", scored=True, ranked=found)
    ranked = _by_support(record, session)
    return Standing(rule="by who stands behind it", scored=False, ranked=ranked)


def _by_vote(record: Record, session: Session, *, factors_alone: bool) -> Standing | None:
    """By the last vote that had any of them on its list; none where there was no such vote."""
    steps = record.guide_of(session).steps_of(VoteStep)
    votes = [v for s in steps if (v := closed_vote(record, session.id, s.id))]
    for vote in sorted(votes, key=lambda one: (one.opened, one.id), reverse=True):
        found = counted_now(record, vote)
        ranked = tuple(_ranked_by(record, found, factors_alone=factors_alone))
        if ranked:
            title = record.step_of(session, vote.step_id).title
            return Standing(rule=f"by the vote of {title}", scored=True, ranked=ranked)
    return None


def _ranked_by(record: Record, found: Counted, *, factors_alone: bool) -> Iterator[Ranked]:
    """The factors and rows of a vote that stand by themselves, by its places."""
    placed = [one for one in found.results if one.place is not None and not one.since]
    places = [one.place for one in placed]
    for one in placed:
        subject = find_subject(record, one.subject_id)
        if subject is None or one.place is None:
            continue
        if isinstance(subject, Factor) or not factors_alone:
            tied = places.count(one.place) > 1
            words = f"{one.votes:g} by {plural(one.voters, 'voter')}"
            yield Ranked(subject=subject, place=one.place, tied=tied, words=words)


def _by_scores(results: list[Result], order: Order) -> tuple[Ranked, ...]:
    """What was scored, in an order; what has no value in it is left out."""
    return tuple(
        Ranked(
            subject=one.result.subject,
            place=one.place,
            tied=one.tied,
            words=_score_words(one.result, order),
        )
        for one in placed(results, order)
        if one.place is not None
    )


def _score_words(result: Result, order: Order) -> str:
    """What put a factor in its place."""
    value = f"{round(order.value(result) or 0.0, 2):g}"
    found = result.tallies.get(order.id)
    if found and found.whole:
        return f"{value} of {found.whole:g} points"
    return value


def _by_support(record: Record, session: Session) -> tuple[Ranked, ...]:
    """Factors by who stands behind them in this session."""
    hearing = Hearing(record)
    support = {
        factor.id: hearing.support(
            entry for entry in record.evidence_of(factor.id) if entry.session_id == session.id
        )
        for factor in factors_of(record, session)
    }
    factors = sorted(
        factors_of(record, session),
        key=lambda one: (strength(support[one.id]), as_sorted(one.text)),
    )
    keys = [strength(support[factor.id]) for factor in factors]
    return tuple(
        Ranked(
            subject=factor,
            place=keys.index(key) + 1,
            tied=keys.count(key) > 1,
            words=_support_words(support[factor.id]),
        )
        for factor, key in zip(factors, keys, strict=True)
    )


def _support_words(found: Support) -> str:
    """Who stands behind a factor, in short."""
    people = plural(found.people, "person", "people") if found.people else "nobody named"
    return f"{of_departments(found)} · {people}" if found.departments else people
