"""What was scored, by factor, once the scores of a step are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from workshop.guide.shape import Score
from workshop.record.documents import ROOM, Factor, Session, StepRun
from workshop.record.record import Record
from workshop.running.score_rules import Spread, spread, value_in, values_of


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """The scores that count for a factor: those of the latest session that gave any."""

    session: Session
    step: Score
    spreads: dict[str, Spread]
    """By scale id."""
    agreed: frozenset[str]
    """The ids of the scales on which the room gave one value together."""
    sessions: int
    """How many sessions scored it."""
    parts: tuple[str, ...] = ()
    """The codes under which it was scored before they were merged into it."""

    def middle(self, scale_id: str) -> float | None:
        """The median on a scale; none where nobody gave a value."""
        found = self.spreads.get(scale_id)
        return found.median if found else None


def steps_in(record: Record, sessions: Iterable[Session]) -> Iterator[tuple[Session, Score]]:
    """The score steps whose scores are in, in the order of sessions and guides."""
    for session in sessions:
        for step in record.guide_of(session).steps_of(Score):
            if session.steps.get(step.id, StepRun()).scores_in:
                yield session, step


def scored_ids(record: Record, session: Session, step: Score, *, whole: bool) -> list[str]:
    """The ids of the factors that a step scored, in the order of its ballots.

    Args:
        record: the record.
        session: the session.
        step: its step.
        whole: whether what was merged since is told under the factor that stands for it now.
    """
    keys = dict.fromkeys(
        key for ballot in record.ballots_of(session.id, step.id) for key in ballot.scores
    )
    if not whole:
        return list(keys)
    factors = (record.find(Factor, key) for key in keys)
    return list(dict.fromkeys(record.whole_of(factor).id for factor in factors if factor))


def scored_parts(record: Record, session: Session, step: Score) -> dict[str, tuple[Factor, ...]]:
    """By the id of a whole, what a step scored before it was merged into that, by number."""
    parts: dict[str, dict[str, Factor]] = {}
    for key in scored_ids(record, session, step, whole=False):
        factor = record.find(Factor, key)
        if factor and factor.into:
            parts.setdefault(record.whole_of(factor).id, {})[key] = factor
    return {
        key: tuple(sorted(found.values(), key=lambda factor: factor.number))
        for key, found in parts.items()
    }


def latest_scores(
    record: Record, sessions: Iterable[Session], scale_ids: Iterable[str], *, whole: bool = True
) -> dict[str, Scored]:
    """The scores of each factor on some scales, by factor id.

    Args:
        record: the record.
        sessions: in their order; a later one takes the place of an earlier one.
        scale_ids: the scales asked for; a step counts if it has one of them.
        whole: whether scores of what was merged since count for the whole.
    """
    wanted = list(scale_ids)
    found: dict[str, Scored] = {}
    seen: dict[str, set[str]] = {}
    for session, step in steps_in(record, sessions):
        scales = [scale.id for scale in step.scales if scale.id in wanted]
        for subject_id, scored in _of_step(record, session, step, scales, whole=whole):
            seen.setdefault(subject_id, set()).add(session.id)
            found[subject_id] = msgspec.structs.replace(scored, sessions=len(seen[subject_id]))
    return found


def _of_step(
    record: Record, session: Session, step: Score, scale_ids: list[str], *, whole: bool
) -> Iterator[tuple[str, Scored]]:
    """What one step says of each subject that somebody scored in it."""
    parts = scored_parts(record, session, step) if whole else {}
    for subject_id in scored_ids(record, session, step, whole=whole):
        spreads = {
            scale_id: found
            for scale_id in scale_ids
            if (found := spread(values_of(record, session.id, step.id, subject_id, scale_id)))
        }
        if spreads:
            yield (
                subject_id,
                Scored(
                    session=session,
                    step=step,
                    spreads=spreads,
                    agreed=frozenset(
                        scale_id
                        for scale_id in spreads
                        if agreed_on(record, session, step, subject_id, scale_id)
                    ),
                    sessions=1,
                    parts=tuple(part.code for part in parts.get(subject_id, ())),
                ),
            )


def agreed_on(
    record: Record, session: Session, step: Score, subject_id: str, scale_id: str
) -> bool:
    """Whether the room gave a subject's value together."""
    return any(
        ballot.voter == ROOM and value_in(record, ballot, subject_id, scale_id) is not None
        for ballot in record.ballots_of(session.id, step.id)
    )


def differs(found: Spread) -> bool:
    """Whether voters differ on a scale of five: the middle half spans more than one value.

    The usual line of Delphi studies for consensus on five points (von der Gracht 2012).
    """
    return found.quartiles is not None and found.quartiles[1] - found.quartiles[0] > 1
