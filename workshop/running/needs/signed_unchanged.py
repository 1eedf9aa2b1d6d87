"""What was signed, and criteria by which needs were scored, change only with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.errors import Refused
from workshop.language import raised
from workshop.needs.agreed import Framework, framework_of
from workshop.needs.judged import scale_key
from workshop.needs.scored import scores_of_rows
from workshop.record.change import Change
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds.needs.framework import FRAMEWORK
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.text import listing, plural

_AGREED: Final = (ROW_TYPES[LIMITS], ROW_TYPES[FRAMEWORK])
"""The rows that are signed."""
_SIGNED_CELLS: Final = ("limit", "choice", "amount", "term", "term_kind", "weight")
"""Their cells that say what is signed; the others say more about it."""
_NAMED: Final = 4
"""So many rows or departments are named in a sentence, at most."""


def require_reason(record: Record, change: Change, reason: str = "") -> None:
    """Make sure that what is signed changes only with a reason.

    Limits, criteria, weights and rule may change freely until somebody signed them; criteria and
    weights also only until a need was scored in a session. From then on each row that changes says
    in the same change why it does, in its cell for the reason.

    Args:
        record: the record before the change.
        change: what would be done.
        reason: why, where the command says so for all that it does.

    Raises:
        Refused: no reason is given; the sentence says who signed and where to say why.
    """
    touched = tuple(_touched(record, change))
    if reason.strip() or not touched:
        return
    before = framework_of(record)
    signed = tuple(each for each in before.signed if each.holds)
    is_scored = any(_is_of_framework(each) for each in touched) and bool(
        scores_of_rows(record, NEEDS)
    )
    if not signed and not is_scored:
        return
    after = framework_of(_changed(record, change))
    changes_criteria = weights_of(before) != weights_of(after)
    if after.version == before.version or not (signed or changes_criteria):
        return
    if unexplained := [row for row in touched if not _says_why(record, change, row)]:
        raise _refusal(record, before, unexplained, is_scored=is_scored and changes_criteria)


def weights_of(framework: Framework) -> dict[str, float]:
    """What each criterion weighs, by its key."""
    return {scale_key(each.name): each.weight for each in framework.criteria}


def _touched(record: Record, change: Change) -> Iterator[Row]:
    """The rows that say what is signed and that a change makes, alters or removes."""
    for document in (*change.puts, *change.removes):
        if not isinstance(document, _AGREED):
            continue
        old = record.find(type(document), document.id)
        if old is None or document in change.removes or _signed(old) != _signed(document):
            yield document


def _signed(row: Row) -> tuple[object, ...]:
    """What a row says of what is signed."""
    return tuple(getattr(row, name, None) for name in _SIGNED_CELLS)


def _is_of_framework(row: Row) -> bool:
    return row.TABLE == FRAMEWORK


def _changed(record: Record, change: Change) -> Record:
    """The record as it would be."""
    copy = record.copy()
    copy.apply(change)
    return copy


def _says_why(record: Record, change: Change, row: Row) -> bool:
    """Whether a row that changes says why; a reason that stood there before is one of before."""
    if row in change.removes:
        return False
    old = record.find(type(row), row.id)
    reason = str(row.cell("reason")).strip()
    return bool(reason) and (old is None or reason != old.cell("reason"))


def _refusal(record: Record, before: Framework, rows: list[Row], *, is_scored: bool) -> Refused:
    codes = listing([row.code for row in rows[:_NAMED]])
    more = f" and {plural(len(rows) - _NAMED, 'more row', 'more rows')}" if rows[_NAMED:] else ""
    who = signers(record, before)
    why = f"{who} signed what stands" if who else ""
    if is_scored:
        scored = "needs were scored by these criteria"
        why = f"{why}, and {scored}" if why else scored
    asked = " Signatures then hold no longer and are asked for again." if who else ""
    changes = "change" if rows[1:] else "changes"
    return Refused(
        f"{raised(why)}: say why {codes}{more} {changes}. Give the reason with the change: on the "
        f"Needs board (l, w), or in “Why it is so” of the row together with it.{asked}"
    )


def signers(record: Record, framework: Framework) -> str:
    """The departments whose signatures hold, by name; none where nobody signed what stands."""
    names = []
    for each in framework.signed:
        if each.holds:
            department = record.find(Department, each.department_id)
            names.append(department.name if department else "somebody")
    more = len(names) - _NAMED
    if more > 0:
        return f"{', '.join(names[:_NAMED])} and {plural(more, 'more', 'more')}"
    return listing(names)
