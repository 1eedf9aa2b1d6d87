"""What is agreed before anything is ranked, and who signed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Final

import msgspec

from workshop.needs.judged import scale_key
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.fields import MoneyField
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.framework import CRITERION, DATE, FRAMEWORK, RULE, RULES
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.needs.signatures import AGREES, SIGNATURES
from workshop.text import as_sorted

MONEY: Final = "cost"
"""The column of needs that is money, stored in cents."""
LIMITED: Final = (MONEY, "staff_days")
"""The columns of needs that can be limited, money first."""


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """By what needs are judged."""

    name: str
    weight: float
    """Its share of all weights, 0 to 1; they come to 1 together."""
    meaning: str = ""


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """What a department says to the framework."""

    row: Row
    person_id: str
    department_id: str | None
    agrees: bool
    """Whether they agree; else they dissent, in the words of the row."""
    holds: bool
    """Whether what they signed is what stands now. Where no version is given, as where it was typed
    into the table, nobody knows what was signed, and it does not hold."""


class Framework(msgspec.Struct, frozen=True, kw_only=True):
    """What is agreed on for the needs of a record."""

    criteria: tuple[Criterion, ...] = ()
    """As agreed; empty where nothing is."""
    rule: str
    """The rule of the joint order, one of `RULES`."""
    rule_agreed: bool = False
    """Whether that stands in the framework; else it is the rule that holds without one."""
    limits: Mapping[str, int | float] = {}
    """By the id of a column of needs, how much there is, as stored: cents, days."""
    dates: tuple[Row, ...] = ()
    """The calendar, by day."""
    signed: tuple[Signed, ...] = ()
    """The latest of each department, in the order in which they were given."""
    version: str
    """The fingerprint of limits, criteria, weights and rule as they stand."""
    missing: tuple[str, ...] = ()
    """The ids of the departments that asked for something and have not said yes or no to this
    version, in the order of names."""

    @property
    def is_signed(self) -> bool:
        """Whether every department that asks has said yes or no to what stands now, and any has."""
        return not self.missing and any(one.holds for one in self.signed)


def framework_of(record: Record) -> Framework:
    """The framework of the needs of a record.

    Of several rows for one criterion, for one limit or for the rule the latest entered counts, as
    where two laptops set them apart.
    """
    rows = record.rows(FRAMEWORK)
    criteria = criteria_of(record)
    agreed = _rule_of(rows)
    limits = limits_of(record)
    version = _fingerprint(limits, criteria, agreed or RULES[0])
    signed = tuple(_signed(record, version))
    said = {one.department_id for one in signed if one.holds}
    dates = (row for row in rows if row.cell("term_kind") == DATE)
    return Framework(
        criteria=criteria,
        rule=agreed or RULES[0],
        rule_agreed=bool(agreed),
        limits=limits,
        dates=tuple(sorted(dates, key=lambda row: (row.cell("day") or date.max, row.id))),
        signed=signed,
        version=version,
        missing=tuple(each for each in asking_departments(record) if each not in said),
    )


def criteria_of(record: Record) -> tuple[Criterion, ...]:
    """The criteria, in the order in which they were entered, with their shares of all weights.

    Where none has a weight, all weigh alike; else one without weighs nothing until it has one.
    """
    found: dict[str, Row] = {}
    for row in record.rows(FRAMEWORK):
        if row.cell("term_kind") == CRITERION:
            found[scale_key(row.cell("term"))] = row
    weights = [_exact(row.cell("weight") or 0) for row in found.values()]
    if not any(weights):
        weights = [Fraction(1)] * len(weights)
    whole = sum(weights, Fraction(0))
    return tuple(
        Criterion(name=row.cell("term"), weight=float(own / whole), meaning=row.cell("meaning"))
        for row, own in zip(found.values(), weights, strict=True)
    )


def limits_of(record: Record) -> dict[str, int | float]:
    """By the id of a column of needs, how much there is, as stored; money first."""
    rows = limit_rows(record)
    return {
        column: as_stored(column, amount)
        for column in LIMITED
        if column in rows and (amount := rows[column].cell("amount")) is not None
    }


def limit_rows(record: Record) -> dict[str, Row]:
    """By the id of a column of needs, the row that says how much there is: the latest entered."""
    found: dict[str, Row] = {}
    for row in record.rows(LIMITS):
        column = limited_column(row.cell("limit"))
        if column and row.cell("choice") in ("", NEEDS):
            found[column] = row
    return found


def currency_row(record: Record) -> Row | None:
    """The limit that says what money is counted in: of needs, else of projects; none without."""
    said = [
        row
        for row in record.rows(LIMITS)
        if limited_column(row.cell("limit")) == MONEY and row.cell("unit")
    ]
    of_needs = [row for row in said if row.cell("choice") in ("", NEEDS)]
    return next(reversed(of_needs or said), None)


def limited_column(words: str) -> str:
    """The id of the column of needs that a limit names by id or heading; empty for none."""
    key = scale_key(words)
    for column in LIMITED:
        field = REGISTERS[NEEDS].field(column)
        if field and key in (column, column.replace("_", " "), field.title.lower(), *field.also):
            return column
    return ""


def as_stored(column: str, amount: float) -> int | float:
    """An amount in the unit of the table as the column stores it: whole cents of money."""
    if not isinstance(REGISTERS[NEEDS].field(column), MoneyField):
        return amount
    return int((Decimal(repr(amount)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def signed_for(record: Record, signature: Row) -> str | None:
    """The id of the department that a signature is for: that of who signs unless it says one."""
    signer = record.find(Person, signature.cell("person"))
    return signature.cell("department") or (signer.department_id if signer else None) or None


def asking_departments(record: Record) -> tuple[str, ...]:
    """The ids of the departments that ask for something, in the order of names."""
    asking = {row.cell("department") for row in record.rows(NEEDS)}
    found = (each for each in record.all(Department) if each.id in asking)
    return tuple(
        each.id for each in sorted(found, key=lambda each: (as_sorted(each.name), each.id))
    )


def _rule_of(rows: Iterable[Row]) -> str:
    """The rule that is agreed; empty where none is, or its words are none of the rules."""
    known = {scale_key(rule): rule for rule in RULES}
    terms = (scale_key(row.cell("term")) for row in rows if row.cell("term_kind") == RULE)
    return next((known[key] for key in reversed(list(terms)) if key in known), "")


def _fingerprint(
    limits: Mapping[str, int | float], criteria: Iterable[Criterion], rule: str
) -> str:
    """What a signature is given for, in sixteen characters.

    Shares count and not the weights as typed, and the order of rows makes no difference: the same
    agreement written otherwise is not signed anew.
    """
    weighed = sorted((scale_key(each.name), f"{each.weight:.9f}") for each in criteria)
    parts = (sorted((key, float(value)) for key, value in limits.items()), weighed, rule)
    return sha256(msgspec.json.encode(parts)).hexdigest()[:16]


def _signed(record: Record, version: str) -> list[Signed]:
    """The latest of each department, and of each person who signs for none."""
    latest: dict[tuple[str, str], Signed] = {}
    rows = record.rows(SIGNATURES)
    for row in sorted(rows, key=lambda row: (row.cell("day") or row.at.date(), row.id)):
        department = signed_for(record, row)
        key = (department or "", "" if department else row.cell("person"))
        latest.pop(key, None)
        latest[key] = Signed(
            row=row,
            person_id=row.cell("person"),
            department_id=department,
            agrees=row.cell("stance") == AGREES,
            holds=row.cell("version") == version,
        )
    return list(latest.values())


def _exact(number: float) -> Fraction:
    return Fraction(repr(number))
