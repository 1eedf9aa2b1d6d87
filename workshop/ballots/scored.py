"""What was scored, by factor or row, where the scores of a step count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from workshop.ballots.counted import Counted
from workshop.ballots.rounds import rounds_of
from workshop.ballots.standing import counts
from workshop.ballots.subjects import Subject, find_subject, whole_id
from workshop.ballots.tally import Question, Tally
from workshop.guide.shape import Score
from workshop.record.documents import Session
from workshop.record.record import Record


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """What an earlier session gave, whose place a later one took."""

    session: Session
    step: Score
    tallies: dict[str, Tally]
    """By scale id."""
    codes: tuple[str, ...]
    """The codes under which it was scored there."""

    def question(self, subject_id: str, scale_id: str) -> Question:
        """What the total of a subject on a scale answers."""
        return _question(self.session, self.step, subject_id, scale_id, apart=False)


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """The scores that count for a factor: those of the latest session that gave any."""

    session: Session
    step: Score
    tallies: dict[str, Tally]
    """By scale id."""
    sessions: int
    """How many sessions scored it."""
    apart: bool = False
    """Whether what was merged since is left out of it."""
    parts: tuple[str, ...] = ()
    """The codes under which it was scored before they were merged into it."""
    earlier: tuple[Earlier, ...] = ()
    """What other sessions gave before, oldest first."""

    def question(self, subject_id: str, scale_id: str) -> Question:
        """What the total of a subject on a scale answers."""
        return _question(self.session, self.step, subject_id, scale_id, apart=self.apart)

    def value(self, scale_id: str) -> float | None:
        """What a scale came to, by its aggregate; none where nobody gave a value."""
        found = self.tallies.get(scale_id)
        return found.value if found else None


def _question(
    session: Session, step: Score, subject_id: str, scale_id: str, *, apart: bool
) -> Question:
    scale = next(each for each in step.scales if each.id == scale_id)
    return Question(session.id, step.id, subject_id, scale, apart)


def steps_in(record: Record, sessions: Iterable[Session]) -> Iterator[tuple[Session, Score]]:
    """The score steps whose scores count, in the order of sessions and guides."""
    for session in sessions:
        for step in record.guide_of(session).steps_of(Score):
            if counts(record, session, step):
                yield session, step


def scored_ids(record: Record, session: Session, step: Score, *, whole: bool) -> list[str]:
    """The ids of the factors or rows that a step scored, in the order of its ballots.

    Args:
        record: the record.
        session: the session.
        step: its step.
        whole: whether what was merged since is told under what stands for it now.
    """
    again = (vote.step_id for vote in rounds_of(record, session.id, step.id))
    keys = dict.fromkeys(
        key
        for step_id in (step.id, *again)
        for ballot in record.votes.given_in(session.id, step_id)
        for key in ballot.scores
    )
    if not whole:
        return list(keys)
    known = (key for key in keys if find_subject(record, key))
    return list(dict.fromkeys(whole_id(record, key) for key in known))


def scored_parts(record: Record, session: Session, step: Score) -> dict[str, tuple[Subject, ...]]:
    """By the id of a whole, what a step scored before it was merged into that, by number."""
    parts: dict[str, dict[str, Subject]] = {}
    for key in scored_ids(record, session, step, whole=False):
        subject, whole = find_subject(record, key), whole_id(record, key)
        if subject and whole != key:
            parts.setdefault(whole, {})[key] = subject
    return {
        key: tuple(sorted(found.values(), key=lambda one: (one.number, one.id)))
        for key, found in parts.items()
    }


def latest_scores(
    record: Record,
    sessions: Iterable[Session],
    scale_ids: Iterable[str],
    *,
    whole: bool = True,
    of: str | None = None,
    together: bool = False,
) -> dict[str, Scored]:
    """The scores of each factor or row on some scales, by its id.

    Args:
        record: the record.
        sessions: in their order; a later one takes the place of an earlier one, whose scores are
            told beside it.
        scale_ids: the scales asked for; a step counts if it has one of them.
        whole: whether scores of what was merged since count for the whole.
        of: the register whose rows are asked for; factors unless given.
        together: whether a step counts only if it has all of the scales.
    """
    wanted = list(scale_ids)
    found: dict[str, Scored] = {}
    seen: dict[str, set[str]] = {}
    for session, step in steps_in(record, sessions):
        if step.of != of:
            continue
        scales = [scale.id for scale in step.scales if scale.id in wanted]
        if together and len(scales) < len(set(wanted)):
            continue
        for subject_id, scored in _of_step(record, session, step, scales, whole=whole):
            seen.setdefault(subject_id, set()).add(session.id)
            before = found.get(subject_id)
            found[subject_id] = msgspec.structs.replace(
                scored,
                sessions=len(seen[subject_id]),
                earlier=_earlier(record, subject_id, before) if before else (),
            )
    return found


def _earlier(record: Record, subject_id: str, before: Scored) -> tuple[Earlier, ...]:
    """What was given before, with what counted until now."""
    own = find_subject(record, subject_id)
    given = before.parts or ((own.code,) if own else ())
    last = Earlier(session=before.session, step=before.step, tallies=before.tallies, codes=given)
    return (*before.earlier, last)


def _of_step(
    record: Record, session: Session, step: Score, scale_ids: list[str], *, whole: bool
) -> Iterator[tuple[str, Scored]]:
    """What one step says of each subject that somebody scored in it."""
    parts = scored_parts(record, session, step) if whole else {}
    counted = {
        scale.id: Counted(record, session.id, step.id, scale, apart=not whole)
        for scale in step.scales
        if scale.id in scale_ids
    }
    for subject_id in scored_ids(record, session, step, whole=whole):
        tallies = {id_: found for id_, each in counted.items() if (found := each.tally(subject_id))}
        if tallies:
            yield (
                subject_id,
                Scored(
                    session=session,
                    step=step,
                    tallies=tallies,
                    sessions=1,
                    apart=not whole,
                    parts=tuple(part.code for part in parts.get(subject_id, ())),
                ),
            )
