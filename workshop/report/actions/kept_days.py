"""The days to keep: what is due when, and what is looked at again, as an edition tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256

import msgspec

from workshop import times
from workshop.analysis.action_facts import AgreedFact, NoActionFact
from workshop.language import say
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.privacy.told_rows import ToldRow
from workshop.record.record import Record
from workshop.registers.fields import DateField, PersonField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.report.actions.told_actions import actions_of, agreed_of
from workshop.report.build import changed_of
from workshop.report.view import Gathered


class KeptDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which something is due, or is looked at again."""

    key: str
    """What tells it from all others, for ever: a digest, which tells nothing of when it was made;
    the same in every edition."""
    text: str
    """What it is about, in a line or a few."""
    day: date
    details: tuple[str, ...] = ()
    """Who sees to it, and what it is for, line by line."""
    over: bool = False
    """Whether nothing is left to wait for: done, dropped, approved, refused."""


class KeptDays(msgspec.Struct, frozen=True, kw_only=True):
    """The days of a document."""

    changed: datetime
    """When what the edition tells last changed."""
    days: tuple[KeptDay, ...]
    """In the order of the documents that they are from."""


def kept_days(
    record: Record, edition: Edition, document: str, session_id: str | None = None
) -> KeptDays:
    """The days of a document.

    Args:
        record: the documents of the engagement.
        edition: the restricted record, or what may be shared.
        document: `actions` has those of all sessions, what findings ask, and the days of all
            registers; a document of a session has its actions; one of a register its days.
        session_id: the session, for a document of one.
    """
    gathered = Gathered(told_record(record), edition)
    if document in REGISTERS:
        days = list(_of_register(gathered, REGISTERS[document]))
    elif document == "actions":
        days = [*_agreed(gathered), *_asked(gathered)]
        for register in REGISTERS.values():
            days += _of_register(gathered, register)
    else:
        days = list(_agreed(gathered, session_id))
    return KeptDays(changed=changed_of(gathered), days=tuple(days))


def _key(gathered: Gathered, *what: str) -> str:
    """A digest of what something is, in this engagement."""
    return sha256("\n".join((gathered.record.engagement.id, *what)).encode()).hexdigest()[:32]


def _agreed(gathered: Gathered, session_id: str | None = None) -> Iterator[KeptDay]:
    """Actions with a day."""
    for entry, fact in agreed_of(gathered, session_id):
        if fact.due is not None:
            yield KeptDay(
                key=_key(gathered, "action", entry.id),
                text=fact.text,
                day=fact.due,
                details=action_details(fact),
                over=fact.state in ("done", "dropped"),
            )


def action_details(fact: AgreedFact) -> tuple[str, ...]:
    """What is told of an action beside its words, line by line."""
    lines = [say("Owner: {who}", who=fact.who) if fact.who else say("No owner is named.")]
    if fact.serves:
        lines.append(say("For: {codes}", codes=", ".join(fact.serves)))
    if fact.session_title and fact.on:
        on = times.day(fact.on)
        lines.append(say("Agreed in: {session}, {day}", session=fact.session_title, day=on))
    return tuple(lines)


def _asked(gathered: Gathered) -> Iterator[KeptDay]:
    """What findings ask by a day, for which no action is named."""
    for fact in actions_of(gathered).no_action:
        if fact.by is not None:
            yield KeptDay(
                key=_key(gathered, "asked", fact.finding),
                text=say("Asked: {what}", what=fact.text),
                day=fact.by,
                details=tuple(_asked_details(fact)),
            )


def _asked_details(fact: NoActionFact) -> Iterator[str]:
    if fact.who:
        yield say("Of: {who}", who=fact.who)
    yield say("For: {codes}", codes=fact.finding)


def _of_register(gathered: Gathered, register: Register) -> Iterator[KeptDay]:
    """The days of the rows of a register that stand in a calendar."""
    if not register.days:
        return
    for row in gathered.row_telling.rows(register).rows:
        for field in register.days:
            if (day := row.row.cell(field.id)) is not None:
                yield _of_row(gathered, register, row, field, day)


def _of_row(
    gathered: Gathered, register: Register, row: ToldRow, field: DateField, day: date
) -> KeptDay:
    """One day of a row."""
    what = row.cells[register.subject.id]
    told = [
        say("{label}: {value}", label=each.title, value=row.cells[each.id])
        for each in register.fields
        if isinstance(each, PersonField) and each is not register.subject and row.cells[each.id]
    ]
    return KeptDay(
        key=_key(gathered, register.name, row.row.id, field.id),
        text=f"{field.event}: {what}",
        day=day,
        details=(*told, say("Code: {code}", code=row.code)),
        over=any(row.row.cell(name) == value for name, value in register.settled),
    )
