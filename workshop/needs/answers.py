"""What each department is answered: everything it asked for, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from workshop.language import say
from workshop.needs.answered import is_of_selection
from workshop.needs.selecting import Selections
from workshop.needs.standing import Need, Needs
from workshop.needs.words import Told, why_later
from workshop.record.record import Record
from workshop.record.rows import Row, merged_into
from workshop.registers.kinds.needs.needs import NEEDS

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
    answered_in: Row | None = None
    """The row whose answer it is: the request itself, or a need that it was merged into; none of a
    draft. Where an edition does not tell that row, it does not tell its reason."""


def answers_of(
    record: Record,
    needs: Needs,
    selections: Selections | None,
    department_id: str | None = None,
    *,
    told: Told | None = None,
    currency: str = "",
) -> tuple[Answer, ...]:
    """The answers to everything that was asked for, each request once, in the order of the rows.

    What was merged is answered as the whole is, unless somebody answered it on its own; what
    followed from a selection before it was merged does not count any more. Without an answer what
    is chosen for most value is planned, and the rest comes later, with the reason for which it is
    not done.

    Args:
        record: the record.
        needs: its needs.
        selections: what is chosen; none without limits.
        department_id: the requests of one department; of all unless given.
        told: what a need is called in a reason, by its id; its code unless given.
        currency: what money is counted in, a sign or a word; empty where nobody said.
    """
    rows = {row.id: row for row in record.rows(NEEDS)}
    drafts = _Drafts(needs, selections, told, currency)
    return tuple(
        _answer(record, row, whole, rows, drafts)
        for row in rows.values()
        if department_id in (None, row.cell("department"))
        and (whole := needs.whole_of(row.id)) is not None
    )


def _answer(record: Record, row: Row, whole: Need, rows: dict[str, Row], drafts: _Drafts) -> Answer:
    for source in _up(row, whole, rows):
        stands = source.id == whole.id or not is_of_selection(record, source)
        if (answer := source.cell("answer")) and stands:
            return Answer(
                row=row,
                stands_in=whole.row,
                answer=answer,
                why=source.cell("answer_why"),
                is_decided=True,
                day=source.cell("answer_day"),
                decided_by=source.cell("decided_by") or None,
                answered_in=source,
            )
    answer, why = drafts.of(whole)
    return Answer(row=row, stands_in=whole.row, answer=answer, why=why, is_decided=False)


def _up(row: Row, whole: Need, rows: dict[str, Row]) -> Iterator[Row]:
    """A request, then what it was merged into, up to the need that stands."""
    yield row
    while row.id != whole.id:
        row = rows[merged_into(row)]
        yield row


class _Drafts:
    """What follows from the selection of most value, where nobody decided."""

    def __init__(
        self, needs: Needs, selections: Selections | None, told: Told | None, currency: str
    ) -> None:
        codes = {need.id: need.code for need in needs.standing}
        self._currency = currency
        self._told = told or (lambda need_id: codes.get(need_id, ""))
        self._selection = selections.value if selections else None
        self._chosen = frozenset(self._selection.chosen) if self._selection else frozenset()
        not_done = self._selection.not_done if self._selection else ()
        self._not_done = {one.need_id: one for one in not_done}

    def of(self, need: Need) -> tuple[AnswerWord, str]:
        """The answer and its reason."""
        if self._selection is None:
            return "later", say("No limits are set yet, so nothing is chosen.")
        if need.id in self._chosen:
            return "planned", say("It is chosen for most value within the limits.")
        if one := self._not_done.get(need.id):
            return "later", why_later(need, one, self._selection.used, self._told, self._currency)
        return "later", say("It is not chosen.")
