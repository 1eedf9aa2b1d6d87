"""What becomes of scores when factors or rows are merged, split, taken back or re-lettered.

A change of that sort touches ballots that say nothing of it, so it is told in its sentence, by
whichever door it came; and a person can have the ballots kept at their totals in the same change:

- merged: points add up by themselves, so a ballot stays at its total; of ratings that of the
  factor that stands counts;
- another letter in the same step: its points go along;
- in no summary any more: the other points are fitted in proportion.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import msgspec

from workshop.ballots.counted import tally
from workshop.ballots.editing import family_of, with_values
from workshop.ballots.points import fitted
from workshop.ballots.scored import Scored, latest_scores
from workshop.ballots.standing import counts
from workshop.ballots.subjects import (
    RowSubject,
    Subject,
    find_subject,
    parts_of,
    subjects_of,
    whole_id,
)
from workshop.ballots.tally import value_in
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.record.change import Change
from workshop.record.documents import Ballot, Entry, Factor, Session
from workshop.record.record import Record
from workshop.record.rows import Row, merged_into
from workshop.text import listing, plural
from workshop.times import day

_MOST_SUMS: Final = 6
"""The sums of so many ballots are told one by one."""


class _Touched(msgspec.Struct, frozen=True):
    """The factors and rows that a change touches."""

    joined: tuple[str, ...] = ()
    """Those that others are merged into."""
    freed: tuple[str, ...] = ()
    """Those that stand alone again."""
    moved: dict[str, str | None] = {}
    """Those that lost or got an entry; under which factor it stands now."""

    parts: tuple[str, ...] = ()
    """The rows that are merged into another one now."""

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.joined, *self.freed, *self.moved, *self.parts)


class _Place(msgspec.Struct, frozen=True):
    """A step whose ballots hold something that was touched."""

    session: Session
    step: Score


def with_scores(record: Record, change: Change, *, keep_total: bool = False) -> Change:
    """The change with what becomes of scores in its sentence.

    Args:
        record: the record before it.
        change: what is to be done.
        keep_total: whether ballots that added up are to add up again, in the same change.
    """
    touched = _touched(record, change)
    if not touched.ids or not (places := _places(record, touched)):
        return change
    after = _after(record, change)
    if keep_total and (kept := tuple(_kept(record, after, touched, places))):
        change = msgspec.structs.replace(change, puts=(*change.puts, *kept))
        after = _after(record, change)
    words = list(dict.fromkeys(_words(record, after, touched, places)))
    return msgspec.structs.replace(change, sentence="; ".join([change.sentence, *words]))


def effects_of(record: Record, change: Change) -> list[str]:
    """What would become of scores by a change, as the ends of sentences; nothing where nothing."""
    touched = _touched(record, change)
    places = _places(record, touched) if touched.ids else []
    if not places:
        return []
    return list(dict.fromkeys(_words(record, _after(record, change), touched, places)))


def breaks_total(record: Record, change: Change) -> bool:
    """Whether ballots that added up would no longer do so."""
    touched = _touched(record, change)
    places = _places(record, touched) if touched.ids else []
    if not places:
        return False
    return any(_kept(record, _after(record, change), touched, places))


def _after(record: Record, change: Change) -> Record:
    after = record.copy()
    after.apply(change)
    return after


def _touched(record: Record, change: Change) -> _Touched:
    """The factors and rows whose scores may count otherwise."""
    joined: dict[str, None] = {}
    freed: dict[str, None] = {}
    parts: dict[str, None] = {}
    moved: dict[str, str | None] = {}
    for document in change.puts:
        if isinstance(document, Factor) and (old := record.find(Factor, document.id)):
            if document.into and not old.into:
                joined[document.into] = None
            elif old.into and not document.into:
                freed[document.id] = None
        elif isinstance(document, Entry):
            moved |= _moved_entry(record, document)
        elif isinstance(document, Row) and (row := record.find(type(document), document.id)):
            was, now = merged_into(row), merged_into(document)
            if now and now != was:
                joined[now] = parts[row.id] = None
            elif was and not now:
                freed[row.id] = None
    return _Touched(tuple(joined), tuple(freed), moved, tuple(parts))


def _moved_entry(record: Record, entry: Entry) -> dict[str, str | None]:
    """The factor that an entry stood under, if it does no more or does again, and the new one."""
    was = record.find(Entry, entry.id)
    if was is None or was.factor_id is None:
        return {}
    same = entry.factor_id == was.factor_id
    if same and entry.retracted == was.retracted:
        return {}
    factor = record.find(Factor, was.factor_id)
    whole = record.whole_of(factor).id if factor else was.factor_id
    return {whole: None if same else entry.factor_id}


def _places(record: Record, touched: _Touched) -> list[_Place]:
    """The steps in which any of them was scored, in the order of sessions and guides."""
    ids = set(touched.ids)
    for freed in touched.freed:
        ids.add(whole_id(record, freed))
    for document in list(ids):
        ids |= set(family_of(record, document))
    holding = {
        (ballot.session_id, ballot.step_id)
        for ballot in record.all(Ballot)
        if not ids.isdisjoint(ballot.scores)
    }
    if not holding:
        return []
    return [
        _Place(session, step)
        for session in record.sessions()
        for step in record.guide_of(session).steps_of(Score)
        if (session.id, step.id) in holding
    ]


# What is told


def _words(before: Record, after: Record, touched: _Touched, places: list[_Place]) -> Iterator[str]:
    """What becomes of scores, step by step."""
    for place in places:
        for whole in touched.joined:
            yield from _joined(before, after, place, whole)
        for part in touched.freed:
            if subject := find_subject(after, part):
                yield f"{subject.code} has its own scores again"
        for factor_id, now in touched.moved.items():
            yield from _moved(before, after, place, factor_id, now)
    for whole in touched.joined:
        yield from _older(before, after, whole)


def _joined(before: Record, after: Record, place: _Place, joined_id: str) -> Iterator[str]:
    """What the scores of merged factors come to in one step."""
    whole = find_subject(after, joined_id)
    if whole is None:
        return
    joined = [each for each in parts_of(after, joined_id) if not _is_part(before, each)]
    parts = [part for each in (joined_id, *joined) if (part := find_subject(before, each))]
    for scale in place.step.scales:
        given = [
            (part.code, found.value)
            for part in parts
            if (found := tally(before, place.session.id, place.step.id, part.id, scale))
        ]
        title = scale.title.lower()
        told = place.step.voters == "room" or counts(before, place.session, place.step)
        if not given:
            continue
        if not told:
            rule = "adds up on every ballot" if scale.total is not None else _stands(whole)
            yield f"{title} {rule}"
        elif len(given) == 1:
            if given[0][0] != whole.code:
                yield f"{title} {given[0][1]:g} of {given[0][0]} goes along"
        elif scale.total is not None:
            added = listing([f"{value:g}" for _, value in given])
            found = tally(after, place.session.id, place.step.id, joined_id, scale)
            of = f" of {found.whole:g}" if found else ""
            value = math.fsum(each for _, each in given)
            yield f"{title} adds up: {whole.code} has {value:g}{of} ({added})"
        else:
            others = listing([f"{code} had {value:g}" for code, value in given[1:]])
            yield f"{title} {given[0][1]:g} of {given[0][0]} counts ({others})"


def _is_part(record: Record, subject_id: str) -> bool:
    return whole_id(record, subject_id) != subject_id


def _stands(whole: Subject) -> str:
    return f"of {whole.code} counts on every ballot that has it"


def _older(before: Record, after: Record, joined_id: str) -> Iterator[str]:
    """Which session's scores count for a whole that several scored, and what the older were."""
    ids = {s.id for one in after.sessions() for step in after.guide_of(one).steps_of(Score)
           for s in step.scales if s.total is None}  # fmt: skip
    whole = find_subject(after, joined_id)
    of = whole.row.TABLE if isinstance(whole, RowSubject) else None
    now = latest_scores(after, after.sessions(), ids, of=of).get(joined_id)
    was = latest_scores(before, before.sessions(), ids, of=of).get(joined_id)
    if now is None or len(now.earlier) <= len(was.earlier if was else ()):
        return
    code = whole.code if whole else joined_id
    last = now.earlier[-1]
    under = now.parts or (code,)
    yield (
        f"{code} counts as {listing(list(under))} was scored in {now.session.title}, "
        f"{day(now.session.started)} ({_given(now)}); the older scores of "
        f"{listing(list(last.codes))} in {last.session.title}, {day(last.session.started)} "
        f"({listing([f'{key} {one.value:g}' for key, one in last.tallies.items()])}) are told "
        "beside them"
    )


def _given(scored: Scored) -> str:
    return listing([f"{key} {found.value:g}" for key, found in scored.tallies.items()])


def _moved(
    before: Record, after: Record, place: _Place, factor_id: str, now: str | None
) -> Iterator[str]:
    """What becomes of the scores of a factor that lost an entry or got it back."""
    factor = before.find(Factor, factor_id)
    stood, stands = bool(before.evidence_of(factor_id)), bool(after.evidence_of(factor_id))
    if factor is None or stood == stands:
        return
    new = after.find(Factor, now)
    if stands:
        yield f"{factor.code} counts again with its scores"
    elif new is not None:
        yield f"{factor.code} is {new.code} now"
    for scale in place.step.scales:
        if scale.total is not None:
            yield from _points_moved(before, after, place, factor, new, scale)
    rated = [
        scale.title.lower()
        for scale in place.step.scales
        if scale.total is None and tally(before, place.session.id, place.step.id, factor_id, scale)
    ]
    if rated and not stands:
        yield f"its {listing(rated)} {'counts' if len(rated) == 1 else 'count'} no more"
    if new is not None and _takes(place.step, new):
        yield f"score {new.code} anew"


def _takes(step: Score, factor: Factor) -> bool:
    """Whether a step scores a factor of that letter."""
    return factor.letter.value in step.letters


def _points_moved(
    before: Record,
    after: Record,
    place: _Place,
    factor: Factor,
    new: Factor | None,
    scale: Scale,
) -> Iterator[str]:
    """What becomes of the points of a factor that stands no more, or stands again."""
    had = tally(before, place.session.id, place.step.id, factor.id, scale)
    if had is None or had.value == 0 or scale.total is None:
        return
    title = scale.title.lower()
    told = place.step.voters == "room" or counts(before, place.session, place.step)
    points = f"{had.value:g} points of {title}" if told else f"points of {title}"
    went = new and tally(after, place.session.id, place.step.id, new.id, scale)
    if went and new:
        yield f"its {points} went along to {new.code}"
        return
    now = {one.id: one for one in after.ballots_of(place.session.id, place.step.id)}
    ballots = before.ballots_of(place.session.id, place.step.id)
    if any(now.get(one.id, one) != one for one in ballots):
        yield f"it had {points}, and the others were fitted to {scale.total:g}"
        return
    full = [one for one in ballots if _adds_up(before, place, one, scale)]
    broke = [one for one in full if not _adds_up(after, place, one, scale)]
    if not broke:
        yield f"its {points} count {'again' if after.evidence_of(factor.id) else 'no more'}"
        return
    if told and len(broke) <= _MOST_SUMS:
        sums = listing([f"{_added(after, place, one, scale):g}" for one in broke])
        left = f"adds up to {sums} of {scale.total:g}"
    else:
        left = f"adds up no more on {plural(len(broke), 'ballot')}"
    yield (
        f"it had {points}, and {title} {left}: fit the rest in proportion, or reopen scoring and "
        "give the points again"
    )


# What is kept


def _added(record: Record, place: _Place, ballot: Ballot, scale: Scale) -> float:
    """What a ballot gave to everything that stands to be scored."""
    values = (
        value_in(record, ballot, subject.id, scale)
        for subject in subjects_of(record, place.session, place.step)
    )
    return math.fsum(value for value in values if value is not None)


def _adds_up(record: Record, place: _Place, ballot: Ballot, scale: Scale) -> bool:
    """Whether what a ballot gave to all that stands is the total of a scale."""
    return math.isclose(_added(record, place, ballot, scale), scale.total or 0.0)


def _kept(
    before: Record, after: Record, touched: _Touched, places: list[_Place]
) -> Iterator[Ballot]:
    """The ballots that added up before and do no more, so that they do again."""
    for place in places:
        for old in before.ballots_of(place.session.id, place.step.id):
            if old.vote_id:
                continue  # what was given in a vote stays as it was given
            ballot = old
            for scale in place.step.scales:
                broke = scale.total is not None and _adds_up(before, place, old, scale)
                if broke and not _adds_up(after, place, old, scale):
                    ballot = _kept_at_total(before, after, touched, place, ballot, scale)
            if ballot != old:
                yield ballot


def _kept_at_total(
    before: Record,
    after: Record,
    touched: _Touched,
    place: _Place,
    ballot: Ballot,
    scale: Scale,
) -> Ballot:
    """A ballot whose points went along with a factor, or were fitted without it."""
    standing = {subject.id for subject in subjects_of(after, place.session, place.step)}
    for old_id, new_id in touched.moved.items():
        points = value_in(before, ballot, old_id, scale)
        if new_id in standing and old_id not in standing and points is not None and new_id:
            ballot = with_values(after, ballot, scale, {old_id: None, new_id: points})
    if _adds_up(after, place, ballot, scale):
        return ballot
    values = {
        key: value
        for key in sorted(standing)
        if (value := value_in(after, ballot, key, scale)) is not None
    }
    try:
        return with_values(after, ballot, scale, fitted(scale, values))
    except Refused:
        # It cannot add up in proportion, which the sentence then says.
        return ballot
