"""What is read back to those who said it, and what they confirmed of it.

Read back is what they said, by question and in the order told. What is kept private, what was said
off the record, what was taken back and what the interviewer observed is the facilitator's: it is
not put before anybody. What a document says is nobody's to confirm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, Literal

import msgspec

from workshop.guide.shape import Readback
from workshop.language import marked, say
from workshop.record.checks import Answer, MemberCheck, Verdict
from workshop.record.documents import Entry, EntryKind, Session, StepRun
from workshop.record.record import Record

MARK: Final = "†"
"""Stands behind what was not confirmed, where the rest of a session was."""


class Confirmed(msgspec.Struct, frozen=True, kw_only=True):
    """What those who spoke confirmed of a session."""

    at: datetime
    """When."""
    added: tuple[str, ...] = ()
    """The ids of entries that were recorded later."""
    changed: tuple[str, ...] = ()
    """The ids of entries that were put otherwise later."""
    unseen: tuple[str, ...] = ()
    """The ids of entries that were there and had not been shown."""

    @property
    def open(self) -> frozenset[str]:
        """The ids of all entries that were not confirmed as they are."""
        return frozenset((*self.added, *self.changed, *self.unseen))

    @property
    def rest(self) -> str:
        """What was not confirmed, in words: `2 added since, 1 not shown`; empty where all was."""
        counts = (
            say("{number} added since", number=len(self.added)) if self.added else "",
            say("{number} changed since", number=len(self.changed)) if self.changed else "",
            say("{number} not shown", number=len(self.unseen)) if self.unseen else "",
        )
        return ", ".join(filter(None, counts))


def is_documentary(entry: Entry) -> bool:
    """Whether a document says it, and nobody who was heard.

    An action that follows from a document is still somebody's to do.
    """
    return entry.cited is not None and entry.kind is not EntryKind.ACTION


def is_read_back(entry: Entry) -> bool:
    """Whether an entry is put before those who said it."""
    facilitators = entry.private or entry.off_record or entry.kind is EntryKind.OBSERVATION
    return not (facilitators or entry.retracted or is_documentary(entry))


def shown_to_all(record: Record, session: Session) -> list[Entry]:
    """The entries that those who spoke may see while they are written down, in order."""
    return [entry for entry in record.entries_of(session.id) if is_read_back(entry)]


def may_answer(entry: Entry, person_id: str) -> bool:
    """Whether somebody who took part can say of an entry whether it is right.

    It is read back, and put down to them or to nobody in particular.
    """
    named = (*entry.people, *entry.raised_by)
    theirs = person_id in named or not (named or entry.departments)
    return theirs and is_read_back(entry)


def read_back_of(record: Record, session: Session) -> list[Entry]:
    """The entries that are read back: by the steps of the guide, in each in the order told."""
    entries = [entry for entry in record.entries_of(session.id) if is_read_back(entry)]
    places = {step.id: place for place, step in enumerate(record.guide_of(session).steps)}
    last = len(places)
    return sorted(entries, key=lambda entry: places.get(entry.step_id, last))


def confirmed_of(record: Record, session: Session) -> Confirmed | None:
    """What was confirmed of a session, at the latest read-back; none where nothing was.

    Only what is read back can lack a confirmation: the facilitator's own notes need none.
    """
    steps = record.guide_of(session).steps_of(Readback)
    runs = [session.steps.get(step.id, StepRun()) for step in steps]
    done = [(run.confirmed, run.unseen) for run in runs if run.confirmed]
    if not done:
        return None
    at, unseen = max(done, key=lambda one: one[0])
    entries = read_back_of(record, session)
    added = tuple(e.id for e in entries if e.at > at)
    changed = tuple(e.id for e in entries if e.at <= at and e.changed and e.changed > at)
    known = {*added, *changed}
    left = tuple(e.id for e in entries if e.id in unseen and e.id not in known)
    return Confirmed(at=at, added=added, changed=changed, unseen=left)


DISPUTED: Final = marked("(disputed by whoever said it)")
"""Stands behind what somebody who said it calls wrong, and did not put right."""


def check_of(record: Record, session_id: str, person_id: str) -> MemberCheck | None:
    """What was sent to a person and answered, of one session; none where neither was."""
    return next(
        (
            check
            for check in record.all(MemberCheck)
            if (check.session_id, check.person_id) == (session_id, person_id)
        ),
        None,
    )


def holds(answer: Answer, entry: Entry) -> bool:
    """Whether an answer is of an entry as it stands: what was put otherwise later is open again."""
    return entry.changed is None or entry.changed <= answer.at


def answers_in(record: Record) -> Iterator[tuple[Entry, MemberCheck, Answer]]:
    """Everything that was answered of what stands, with who answered."""
    for check in record.all(MemberCheck):
        for entry_id, answer in check.answers.items():
            if (entry := record.find(Entry, entry_id)) is not None:
                yield entry, check, answer


def left_out(record: Record) -> frozenset[str]:
    """The ids of the entries that those who said them want in no document."""
    wished = answers_in(record)
    return with_the_same(
        record, (e.id for e, _, answer in wished if answer.verdict is Verdict.LEAVE_OUT)
    )


def with_the_same(record: Record, entries: Iterable[str]) -> frozenset[str]:
    """The ids of entries, and of those that were taken as one with them."""
    found = frozenset(entries)
    while found:
        same = {entry.id for entry in record.all(Entry) if entry.same_as_id in found}
        if same <= found:
            break
        found |= same
    return found


def told_answers(record: Record) -> Mapping[str, Literal["right", "corrected", "disputed"]]:
    """What those who said something say of it as it stands, by the ids of the entries.

    Of several who said it, one who disputes it decides.
    """
    found: dict[str, Literal["right", "corrected", "disputed"]] = {}
    for entry, _, answer in answers_in(record):
        if answer.verdict is Verdict.LEAVE_OUT or not holds(answer, entry):
            continue
        if answer.verdict is Verdict.WRONG and not answer.was:
            found[entry.id] = "disputed"
        elif found.get(entry.id) != "disputed":
            found[entry.id] = "corrected" if answer.was else "right"
    return found


def put_right(record: Record) -> Mapping[str, tuple[MemberCheck, Answer]]:
    """By the ids of the entries that were put right: by whom, and what was recorded first."""
    return {entry.id: (check, answer) for entry, check, answer in answers_in(record) if answer.was}
