"""What a workshop puts on paper, as it is read back to the room before it goes out.

Factors in the wording that they have after merging, with what the room gave them; what the weights
come to; the rows of tables; decisions, actions, questions, what was parked; then what was said by
step. Nothing that is the facilitator's alone (`workshop.record.read_back`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from workshop import times
from workshop.analysis.counts import factors_of
from workshop.ballots.results import results_of
from workshop.ballots.standing import counts, values_in
from workshop.ballots.subjects import subjects_of
from workshop.ballots.tally import Tally
from workshop.ballots.votes.again import counted_now
from workshop.ballots.votes.items import may_be_listed, wished_out
from workshop.ballots.votes.rules import SCORE
from workshop.ballots.votes.standing import vote_of
from workshop.errors import Refused
from workshop.guide.shape import Score
from workshop.record.documents import (
    Department,
    Entry,
    EntryKind,
    Factor,
    Letter,
    Session,
)
from workshop.record.read_back import is_read_back, read_back_of
from workshop.record.record import Record
from workshop.report.matrix_data import matrix_of
from workshop.report.on_paper.row_paper import rows_on_paper
from workshop.report.view import Gathered
from workshop.report.wording.matrix_words import why_none
from workshop.running.commands import Command, EditEntry, EditFactor, RetractEntry
from workshop.running.handles import captured_of
from workshop.running.same_person import names_told_apart
from workshop.text import listing, plural

_LISTS: Final = (
    (EntryKind.DECISION, "Decisions"),
    (EntryKind.ACTION, "Actions"),
    (EntryKind.QUESTION, "Open questions"),
    (EntryKind.PARKED, "Parking list"),
    (EntryKind.QUOTE, "In their words"),
)
"""What has a section of its own, in the order of the summary."""


class PaperLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of what will be on paper."""

    section: str
    """The heading under which it stands."""
    words: str
    behind: str = ""
    """What is told of it: its scores, who will do it, why it was dropped."""
    factor_id: str = ""
    """The factor that it words; empty for anything else."""
    entries: tuple[str, ...] = ()
    """The ids of the entries that it tells; none where it follows from others, as a total."""


def paper_of(record: Record, session: Session) -> list[PaperLine]:
    """What will be on paper of a workshop, line by line."""
    entries = read_back_of(record, session)
    return [
        *_factors(record, session),
        *_weighed(record, session),
        *_voted(record, session),
        *_rows(record, session),
        *_lists(record, entries),
        *_notes(record, session, entries),
    ]


def put_right(record: Record, session: Session, key: str, text: str) -> Command:
    """The command that words a factor or an entry otherwise; without words it is left out.

    Args:
        record: the record.
        session: the session that is read back.
        key: what `key_of` gave for the line.
        text: the words as they should be.

    Raises:
        Refused: a factor that several statements stand behind cannot be left out at once.
    """
    factor = record.find(Factor, key)
    if factor is None:
        if not text:
            return RetractEntry(entry_id=key)
        captured = captured_of(record, session, record.get(Entry, key))
        return EditEntry(entry_id=key, line=msgspec.structs.replace(captured, text=text))
    if text:
        return EditFactor(factor_id=factor.id, text=text, pestle=factor.pestle)
    behind = [e for e in record.evidence_of(factor.id) if e.session_id == session.id]
    if len(behind) == 1:
        return RetractEntry(entry_id=behind[0].id)
    raise Refused("Several statements stand behind it: split it, or take them back one by one.")


def words_of(record: Record, key: str) -> str:
    """The words of a line as they are put right: the wording of a factor, or an entry."""
    factor = record.find(Factor, key)
    return factor.text if factor else record.get(Entry, key).text


def key_of(line: PaperLine) -> str:
    """What a line is known by while it is corrected; empty for one that follows from others."""
    return line.factor_id or (line.entries[0] if line.entries else "")


def _factors(record: Record, session: Session) -> Iterator[PaperLine]:
    """The factors as they are worded now, with what was given to each."""
    scores = _scores(record, session)
    for letter in Letter:
        for factor in factors_of(record, session):
            if factor.letter is not letter:
                continue
            behind = [e for e in record.evidence_of(factor.id) if e.session_id == session.id]
            shown = tuple(entry.id for entry in behind if is_read_back(entry))
            if not shown:
                continue
            merged = f"{len(shown)} statements" if len(shown) > 1 else ""
            field = factor.pestle.word if factor.pestle and not letter.internal else ""
            parts = [field, merged, scores.get(factor.id, "")]
            yield PaperLine(
                section=letter.plural.capitalize(),
                words=factor.text,
                behind=" · ".join(part for part in parts if part),
                factor_id=factor.id,
                entries=shown,
            )


def _scores(record: Record, session: Session) -> dict[str, str]:
    """What was given to each factor, by its id."""
    found: dict[str, list[str]] = {}
    for step in record.guide_of(session).steps_of(Score):
        if not counts(record, session, step):
            continue
        for result in results_of(record, session, step):
            told = [
                f"{scale.title.lower()} {_told(result.tallies[scale.id])}"
                for scale in step.scales
                if scale.id in result.tallies
            ]
            found.setdefault(result.subject.id, []).extend(told)
    return {key: ", ".join(parts) for key, parts in found.items()}


def _told(found: Tally) -> str:
    """What several values came to, under the name of their aggregate."""
    value = f"{round(found.value, 2):g}"
    if found.aggregate == "sum":
        return f"{value} of {found.whole:g} points"
    if found.agreed or found.spread.count < 2:
        return f"{value}{found.again_words}"
    low, high = found.spread.least, found.spread.greatest
    return f"{value} (median of {found.spread.count}, {low:g} to {high:g}){found.again_words}"


def _weighed(record: Record, session: Session) -> Iterator[PaperLine]:
    """What the weights come to, and scores that are on no paper yet."""
    section = "What the scores come to"
    gathered = Gathered(record, "restricted")
    for name in ("IFE", "EFE"):
        matrix = matrix_of(gathered, name, session)
        if not matrix.source:
            continue
        found = matrix.evaluation
        undefined = f"{name} not defined: {why_none(found)}"
        yield PaperLine(section=section, words=found.sentence or undefined)
    yield from _scored_rows(record, session, section)
    for step in record.guide_of(session).steps_of(Score):
        if values_in(record, session, step) and not counts(record, session, step):
            values = plural(values_in(record, session, step), "value")
            words = f"{step.title}: {values} not taken in, so they are not on paper"
            yield PaperLine(section=section, words=words)


def _scored_rows(record: Record, session: Session, section: str) -> Iterator[PaperLine]:
    """What was given to each row of a register that was scored and may be read to the room."""
    scores, wished = _scores(record, session), wished_out(record)
    steps = [step for step in record.guide_of(session).steps_of(Score) if step.of]
    scored = {each.id: each for step in steps for each in subjects_of(record, session, step)}
    for subject in scored.values():
        if scores.get(subject.id) and may_be_listed(record, subject, wished):
            words = f"{subject.code} {subject.text}"
            yield PaperLine(section=section, words=words, behind=scores[subject.id])


def _voted(record: Record, session: Session) -> Iterator[PaperLine]:
    """What was voted on, ranked, and votes that are on no paper yet."""
    for step in record.guide_of(session).steps:
        vote = vote_of(record, session.id, step.id)
        if vote is None or vote.rule.method == SCORE:
            continue
        section = f"Vote: {step.title}"
        if vote.closed is None:
            words = "The vote is open; it is on paper once it is closed"
            yield PaperLine(section=section, words=words)
            continue
        found = counted_now(record, vote)
        yield PaperLine(section=section, words=found.sentence)
        for one in found.results:
            if not _is_for_the_room(record, one.subject_id):
                continue
            place = f"{one.place}. " if one.place else ""
            votes = f"{one.votes:g} by {plural(one.voters, 'voter')}"
            yield PaperLine(section=section, words=f"{place}{one.text}", behind=votes)


def _rows(record: Record, session: Session) -> Iterator[PaperLine]:
    """The rows of tables; `/cell` and the code put one right, as they hold more than one text."""
    for row in rows_on_paper(record, session):
        yield PaperLine(section=row.table, words=row.words, behind=row.behind)


def _is_for_the_room(record: Record, subject_id: str) -> bool:
    """Whether what was voted on may be read to the room: it may have become private since."""
    if (entry := record.find(Entry, subject_id)) is not None:
        return is_read_back(entry)
    factor = record.find(Factor, subject_id)
    return factor is None or any(map(is_read_back, record.evidence_of(factor.id)))


def _lists(record: Record, entries: list[Entry]) -> Iterator[PaperLine]:
    """Decisions, actions and the like."""
    for kind, section in _LISTS:
        for entry in entries:
            if entry.kind is kind:
                words = f"“{entry.text}”" if kind is EntryKind.QUOTE else entry.text
                behind = _behind(record, entry)
                yield PaperLine(section=section, words=words, behind=behind, entries=(entry.id,))


def _behind(record: Record, entry: Entry) -> str:
    """Who will do an action by when; why a parked item was dropped."""
    if entry.kind is EntryKind.PARKED:
        return f"dropped: {entry.dropped}" if entry.dropped else ""
    if entry.kind is not EntryKind.ACTION:
        return ""
    owners = names_told_apart(record, entry.people)
    departments = (record.find(Department, each) for each in entry.departments)
    owners += [department.name for department in departments if department]
    due = f"by {times.day(entry.due)}" if entry.due else "no date"
    return f"{listing(owners) or 'no owner'}, {due}"


def _notes(record: Record, session: Session, entries: list[Entry]) -> Iterator[PaperLine]:
    """What else was said, by step."""
    guide = record.guide_of(session)
    listed = {kind for kind, _ in _LISTS}
    for entry in entries:
        if entry.kind not in listed and not entry.factor_id:
            step = guide.step(entry.step_id)
            section = f"Notes: {step.title}" if step else "Notes"
            yield PaperLine(section=section, words=entry.text, entries=(entry.id,))
