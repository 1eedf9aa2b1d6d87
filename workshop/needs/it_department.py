"""Which department is IT itself, towards which the others have their liaisons."""

from __future__ import annotations

from collections import Counter
from typing import Final

from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.registers.kinds.needs.liaisons import LIAISONS

_NAMES: Final = frozenset(
    {
        "it", "ict", "information technology", "information technology services", "it services",
        "it department", "information systems", "information services", "digital services",
        "informatik", "edv", "dsi", "informatique", "informática", "ti", "tic",
    }
)  # fmt: skip
"""What IT is called where people name it."""


def it_department(record: Record) -> str | None:
    """The id of the department that is IT; none where it cannot be told.

    The one that is called so, by its name or short name; else that of which most liaisons are,
    without those who stand for their own department.
    """
    for each in record.all(Department):
        if {each.name.casefold(), each.short.casefold()} & _NAMES:
            return each.id
    homes: Counter[str] = Counter()
    for row in record.rows(LIAISONS):
        person = record.find(Person, row.cell("person"))
        home = person.department_id if person else None
        if home and home != row.cell("department"):
            homes[home] += 1
    # Of equal ones the one that was entered first, so that the answer does not hang on a set.
    there = (each.id for each in record.all(Department) if homes[each.id])
    return max(there, key=homes.__getitem__, default=None)
