"""What is scored in a step: factors, or the rows of a register.

A ballot holds values by the id of a subject, and its rules ask here what that is. To let something
else be scored is to find it here; and where a value is told on, what it is about is looked up in
`workshop.record.references`, by the notes (`% score`; they refuse what they cannot name), in
`workshop.ballots.scored` and by the reports of scores.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from workshop.errors import Refused
from workshop.guide.shape import Score, as_kind
from workshop.record.documents import Ballot, Document, Factor, Person, Session, StoredGuide
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.sittings.groups import heard_at, heard_in


class RowSubject(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a register as something that is scored."""

    row: Row
    text: str
    """What it is about; of a row about a person their name."""

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.row.id

    @property
    def code(self) -> str:
        """What it is called."""
        return self.row.code

    @property
    def number(self) -> int:
        """The number in its code, where it was counted; else 0."""
        return self.row.number


Subject = Factor | RowSubject
"""Whatever can be scored."""


def subjects_of(record: Record, session: Session, step: Score) -> list[Subject]:
    """What stands to be scored in a step.

    Factors stand in the order of letter and number, rows in that in which they were entered.
    """
    if step.of:
        rows = rows_in(record, session, step.of, everywhere=step.scope == "engagement")
        return [subject_row(record, row) for row in rows]
    wanted = [f for f in record.live_factors() if f.letter.value in step.letters]
    if step.scope == "engagement":
        return [*wanted]
    here = {
        record.whole_of(factor).id
        for entry in heard_in(record, session)
        if not entry.retracted and (factor := record.find(Factor, entry.factor_id))
    }
    return [factor for factor in wanted if factor.id in here]


def rows_in(record: Record, session: Session, register: str, *, everywhere: bool) -> list[Row]:
    """The rows of a register that a session can score or vote on, without those merged away.

    Args:
        record: the record.
        session: the session.
        register: its name; one that this program does not have has no rows.
        everywhere: with those of other sessions; else those of this one, of its groups, and those
            that were entered outside of any. What something was merged into is here where that was.
    """
    if register not in ROW_TYPES:
        return []
    places = {None, *(each.id for each in heard_at(record, session))}
    rows = record.rows(register)
    here = {
        record.merged_rows.whole_of(row.id)
        for row in rows
        if everywhere or row.session_id in places
    }
    return [row for row in rows if row.id in here]


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
    if step.of:
        return _row_of(record, step, subject_id)
    factor = record.get(Factor, subject_id)
    if factor.letter.value not in step.letters:
        raise Refused(f"{factor.code} is not scored in {step.title}.")
    if to_score and (factor.into or not record.evidence_of(factor.id)):
        raise Refused(f"{factor.code} stands in no summary: it was merged or taken back.")
    return factor


def _row_of(record: Record, step: Score, subject_id: str) -> RowSubject:
    """The row that a value is about.

    One that was merged into another can be scored too, as files have it: its values count for the
    whole where that has none of its own. No list has it.
    """
    register = step.table
    if register is None:
        raise Refused(f"{step.title} scores {step.of}, which this version does not know.")
    row = record.find(ROW_TYPES[register.name], subject_id)
    if row is None:
        found = find_subject(record, subject_id)
        if found is not None:
            raise Refused(f"{found.code} is not scored in {step.title}.")
        raise Refused(f"There is no such row of {register.title}.")
    return subject_row(record, row)


def find_subject(record: Record, subject_id: str) -> Subject | None:
    """What a value is about, whether it stands or not; none where it is nothing that is scored."""
    if (factor := record.find(Factor, subject_id)) is not None:
        return factor
    row = find_row(record, subject_id)
    return subject_row(record, row) if row else None


def find_row(record: Record, row_id: str) -> Row | None:
    """The row of that id, of whichever register; none where there is none."""
    rows = (record.find(kind, row_id) for kind in ROW_TYPES.values())
    return next(filter(None, rows), None)


def scored_kind(record: Record, ballot: Ballot) -> type[Document]:
    """The type of the documents that a ballot scores, which the step says in which it was given."""
    session = record.find(Session, ballot.session_id)
    stored = record.find(StoredGuide, session.guide_id) if session else None
    found = stored.guide.step(ballot.step_id) if stored else None
    step = as_kind(found, Score) if found else None
    return ROW_TYPES.get(step.of, Factor) if step and step.of else Factor


def subject_row(record: Record, row: Row) -> RowSubject:
    """A row as something that is scored or voted on."""
    person = record.find(Person, row.is_of)
    return RowSubject(row=row, text=person.name if person else row.subject)


def whole_id(record: Record, subject_id: str) -> str:
    """The id of what stands for a subject: its own unless it was merged."""
    if (factor := record.find(Factor, subject_id)) is not None:
        return record.whole_of(factor).id
    return record.merged_rows.whole_of(subject_id)


def stands(record: Record, subject_id: str) -> bool:
    """Whether what was scored stands, by itself or in what it was merged into."""
    factor = record.find(Factor, subject_id)
    return factor is None or bool(record.evidence_of(record.whole_of(factor).id))


def parts_of(record: Record, subject_id: str) -> Iterable[str]:
    """The ids of what was scored apart and is one with a subject now, in their order."""
    parts, rows = record.parts_of(subject_id), record.merged_rows.parts_of(subject_id)
    return [*(part.id for part in parts), *(row.id for row in rows)]
