"""Who is meant by a name, asked where the rules cannot tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.app import App
from textual.content import Content

from screens.dialogs.pick import Pick
from screens.widgets.row_list import Item, Row
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.running.commands import NewPerson
from workshop.running.same_person import about, same_person
from workshop.text import clean_line

ANOTHER: Final = "another"
"""What the row of somebody who is not known stands for."""


async def ask_who(
    app: App[object],
    record: Record,
    named: NewPerson,
    *,
    here: Iterable[str] = (),
) -> Person | NewPerson | None:
    """Who is meant: somebody known, or somebody new; none where the question was left.

    Args:
        app: shows the question.
        record: the engagement.
        named: as typed.
        here: the ids of those who cannot be meant without a question, for they are here already.
    """
    found = same_person(record, named)
    if found.person and found.person.id not in set(here):
        return found.person
    perhaps = (found.person,) if found.person else found.perhaps
    if not perhaps:
        return named
    name = clean_line(named.name)
    question = f"Who is meant by {name}?"
    picked = await app.push_screen_wait(Pick(question, _rows(record, named, perhaps), "Take it"))
    if picked == ANOTHER:
        return NewPerson(
            name=named.name, role=named.role, department=named.department, namesake=True
        )
    return record.find(Person, picked)


def _rows(record: Record, named: NewPerson, perhaps: Iterable[Person]) -> list[Item]:
    """Those who may be meant, and the one who is not known."""
    rows = [_row(person.id, person.name, about(record, person)) for person in perhaps]
    said = ", ".join(part for part in (named.role, named.department) if part)
    return [*rows, _row(ANOTHER, "Somebody else of that name", said)]


def _row(row_id: str, name: str, words: str) -> Item:
    return Item(Row(Content(name), small=Content.styled(words, "$ink-muted")), row_id)
