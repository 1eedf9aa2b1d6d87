"""What each department is answered: everything it asked for, once."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from workshop.needs.selecting import Selections
from workshop.needs.standing import Needs
from workshop.record.record import Record
from workshop.record.rows import Row

AnswerWord = Literal["done", "planned", "partly", "later", "not"]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is answered to one request."""

    row: Row
    """The request, as the department made it."""
    stands_in: Row
    """The need that stands for it: itself, or what it was merged into."""
    answer: AnswerWord
    why: str
    """The reason as it was typed, or by the rule that says so."""
    is_decided: bool
    """Whether somebody decided it; else it follows from the selection and is a draft."""
    day: date | None = None
    decided_by: str | None = None
    """The id of who decided it."""


def answers_of(
    record: Record, needs: Needs, selections: Selections | None, department_id: str | None = None
) -> tuple[Answer, ...]:
    """The answers to everything that was asked for, each request once, in the order of the rows.

    What was merged is answered as the whole is, unless its own row says otherwise. Without an
    answer what is chosen for most value is planned, and the rest comes later, with the reason for
    which it is not done.

    Args:
        record: the record.
        needs: its needs.
        selections: what is chosen; none without limits.
        department_id: the requests of one department; of all unless given.
    """
    raise NotImplementedError
