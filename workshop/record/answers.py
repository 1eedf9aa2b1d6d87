"""What was answered of the record by those who said it, found over all of its member checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from workshop.record.checks import Answer, MemberCheck, Verdict
from workshop.record.documents import Entry
from workshop.record.record import Record

DISPUTED: Final = "(disputed by whoever said it)"
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
    return frozenset(
        entry.id for entry, _, answer in answers_in(record) if answer.verdict is Verdict.LEAVE_OUT
    )


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
