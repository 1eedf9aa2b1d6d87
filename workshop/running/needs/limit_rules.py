"""The rule for limits: how much there is of money and of staff days."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from workshop.errors import Refused
from workshop.language import raised
from workshop.needs.agreed import LIMITED, limit_rows, limited_column, limits_of
from workshop.record.change import Change, Moment
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.registers.fields import AnyField, MoneyField
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.numbers import read_cents, show_cents, write_number
from workshop.running.base.registry import rule_in_session
from workshop.running.base.written_rows import WrittenRows
from workshop.running.needs.agreed_words import with_words
from workshop.running.needs.commands import SetLimits
from workshop.text import clean_line, listing, nearest, shorten

_MOST: Final = 1e12
"""More than any amount of a table."""


@rule_in_session(SetLimits)
def set_limits(record: Record, command: SetLimits, moment: Moment) -> Change:
    """Put a row for each limit that is not as it was; what stands in the others stays.

    Raises:
        Refused: it is no register with limits, a column cannot be limited, or an amount is none of
            that column; all problems are listed.
    """
    _require_limited(command.of)
    if not command.limits:
        raise Refused(f"Say how much there is of {listing(list(LIMITED), 'or')}.")
    standing = limits_of(record)
    wanted = _amounts(command.limits, standing)
    known = limit_rows(record)
    person = record.get(Person, command.set_by) if command.set_by else None
    rows, removed = WrittenRows(record, LIMITS, moment), []
    for column, amount in wanted.items():
        row = known.get(column)
        if amount is None and row is not None and not command.reason:
            removed.append(row)
            continue
        cells: dict[str, Any] = {"set_by": person.id} if person else {}
        if command.reason or amount != standing.get(column):
            cells |= {"amount": in_table(column, amount), "reason": command.reason}
        if row is None:
            rows.new(limit=column, choice=NEEDS, **cells)
        else:
            rows.change(row, **cells)
    told = [limit_told(column, amount) for column, amount in wanted.items()]
    sentence = f"Set the limits of {NEEDS}: {listing(told)}"
    change = Change(sentence=sentence, puts=tuple(rows.puts), removes=tuple(removed))
    return with_words(record, change, command.reason)


def _require_limited(of: str) -> None:
    """Refuse limits of what nothing is chosen of."""
    if of != NEEDS:
        raise Refused(
            f"Limits are set for {NEEDS} alone; “{shorten(clean_line(of), 40)}” has none."
        )


def _amounts(
    limits: Mapping[str, float | None], standing: Mapping[str, int | float]
) -> dict[str, int | float | None]:
    """By column how much there is, as stored; money first.

    Raises:
        Refused: names or amounts are wrong; all of them are listed.
    """
    found: dict[str, int | float | None] = {}
    problems = []
    for name, amount in limits.items():
        column = limited_column(name)
        if not column:
            near = nearest(name, LIMITED)
            hint = f"did you mean {near[0]}?" if near else f"there are {listing(list(LIMITED))}"
            problems.append(f"nothing limits “{shorten(clean_line(name), 40)}”; {hint}")
        elif column in found:
            problems.append(f"{_column(column).title} is there twice")
        elif amount is None:
            found[column] = None
            if column not in standing:
                problems.append(f"{_column(column).title}: there is no such limit to take away")
        elif (stored := _stored(column, amount)) is None:
            field = _column(column)
            problems.append(f"{field.title}: {amount:g} was found; give {field.allowed}")
        else:
            found[column] = stored
    if problems:
        raise Refused(f"{raised('; '.join(problems))}.")
    return {column: found[column] for column in LIMITED if column in found}


def _stored(column: str, amount: float) -> int | float | None:
    """An amount as the column stores it; none where it is none of that column."""
    if not 0 <= amount <= _MOST:
        return None
    if isinstance(_column(column), MoneyField):
        return read_cents(write_number(amount))
    return amount if amount * 2 % 1 == 0 else None


def in_table(column: str, amount: float | None) -> float | None:
    """A stored amount in the unit of the table."""
    if amount is None:
        return None
    return float(Decimal(amount) / 100 if isinstance(_column(column), MoneyField) else amount)


def _column(column: str) -> AnyField:
    """The column of needs that is limited."""
    return next(each for each in REGISTERS[NEEDS].fields if each.id == column)


def limit_told(column: str, amount: float | None) -> str:
    """A limit in words, as in history: `cost 700,000`.

    Args:
        column: the column of needs that is limited.
        amount: how much there is, as stored; none for no limit.
    """
    field = _column(column)
    title = field.title.lower()
    if amount is None:
        return f"no limit of {title}"
    shown = show_cents(int(amount)) if isinstance(field, MoneyField) else write_number(amount)
    return f"{title} {shown}"
