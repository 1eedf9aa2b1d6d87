"""What is scored in a step.

A ballot holds values by the id of a subject, and its rules ask here what that is. Today subjects
are factors. To let entries, options or rows of a register be scored is to find them here; and where
a value is told on, what it is about is still looked up as a factor: `workshop.record.references`,
the notes (`% score`; they refuse what they cannot name), `workshop.ballots.scored` and the reports
of scores and matrices.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop.errors import Refused
from workshop.guide.shape import Score
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.record.sittings.groups import heard_in

Subject = Factor
"""Whatever can be scored."""


def subjects_of(record: Record, session: Session, step: Score) -> list[Subject]:
    """What stands to be scored in a step: its factors, in the order of letter and number."""
    wanted = [f for f in record.live_factors() if f.letter.value in step.factors]
    if step.scope == "engagement":
        return wanted
    here = {
        record.whole_of(factor).id
        for entry in heard_in(record, session)
        if not entry.retracted and (factor := record.find(Factor, entry.factor_id))
    }
    return [factor for factor in wanted if factor.id in here]


def subject_of(record: Record, step: Score, subject_id: str, *, to_score: bool) -> Subject:
    """What a value is about.

    Args:
        record: the record.
        step: the step in which it is scored.
        subject_id: what was chosen.
        to_score: whether a value is to be entered; one can be taken out of what stands no more.

    Raises:
        Refused: it is nothing that this step scores, or stands no more.
    """
    factor = record.get(Factor, subject_id)
    if factor.letter.value not in step.factors:
        raise Refused(f"{factor.code} is not scored in {step.title}.")
    if to_score and (factor.into or not record.evidence_of(factor.id)):
        raise Refused(f"{factor.code} stands in no summary: it was merged or taken back.")
    return factor


def find_subject(record: Record, subject_id: str) -> Subject | None:
    """What a value is about, whether it stands or not; none where it is nothing that is scored."""
    return record.find(Factor, subject_id)


def stands(record: Record, subject_id: str) -> bool:
    """Whether what was scored stands, by itself or in what it was merged into."""
    factor = record.find(Factor, subject_id)
    return factor is None or bool(record.evidence_of(record.whole_of(factor).id))


def parts_of(record: Record, subject_id: str) -> Iterable[str]:
    """The ids of what was scored apart and is one with a subject now, in their order."""
    return (part.id for part in record.parts_of(subject_id))
