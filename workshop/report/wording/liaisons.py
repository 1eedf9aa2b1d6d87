"""What a liaison is called in an edition: by name where that may be, else by what they are there.

Most liaisons are heard in no session, so nobody asked them how they may be told. Their names are
then left out as everybody's are, and the department that they stand for says who is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop.language import say
from workshop.privacy.editions import Telling
from workshop.privacy.told_rows import NOT_NAMED, ToldRow, named_as
from workshop.record.documents import Department
from workshop.registers.kinds.needs.liaisons import LIAISONS
from workshop.text import as_sorted, listing


def liaison_called(telling: Telling, person_id: str) -> str:
    """A liaison as a document is called by them: their name, else whose liaison they are."""
    found = named_as(telling, person_id)
    if found != say(NOT_NAMED):
        return found
    rows = telling.record.rows(LIAISONS)
    ids = {row.cell("department") for row in rows if row.cell("person") == person_id}
    names = [telling.called(each) for each in telling.record.all(Department) if each.id in ids]
    return say("the liaison of {departments}", departments=listing(sorted(names, key=as_sorted)))


def in_row(told: ToldRow) -> str:
    """A liaison as a row tells them: their name, else their role, else that they are not named."""
    who = told.cells["person"]
    return told.cells["role"] or who if who == say(NOT_NAMED) else who


def of_person(rows: Iterable[ToldRow], person_id: str) -> str:
    """The same for whoever is a liaison in one of some rows; empty where they are in none."""
    return next((in_row(row) for row in rows if row.row.cell("person") == person_id), "")
