"""Entries at plain prompts: how they are read out, and which one a number means."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.record.documents import Department, Entry, Factor, Person
from workshop.record.record import Record
from workshop.running.same_person import told_apart


def entry_words(record: Record, entry: Entry) -> str:
    """An entry in words: no sign has to be seen to know what it is."""
    factor = record.find(Factor, entry.factor_id)
    kind = f"{entry.kind.word} {factor.code}" if factor else entry.kind.word
    names = [told_apart(record, record.get(Person, one)) for one in entry.people]
    names += [record.get(Department, one).name for one in entry.departments]
    names += [f"{name}?" for name in entry.unclear]
    names += [f"to meet: {record.get(Person, one).name}" for one in entry.mentions]
    marks = [*names, *(f"#{tag}" for tag in entry.tags)]
    marks += [entry.pestle.word] if entry.pestle else []
    marks += [f"due {entry.due.isoformat()}"] if entry.due else []
    marks += ["private"] if entry.private else []
    marks += ["retracted"] if entry.retracted else []
    behind = f" ({', '.join(marks)})" if marks else ""
    return f"{entry.at:%H:%M} {kind}: {entry.text}{behind}"


def numbered(record: Record, session_id: str, step_id: str | None = None) -> list[str]:
    """The entries of a session, or of one step, with the numbers that commands take."""
    return [
        f"{number}. {entry_words(record, entry)}"
        for number, entry in enumerate(record.entries_of(session_id), 1)
        if step_id in (None, entry.step_id)
    ]


def meant(record: Record, session_id: str, words: str) -> tuple[Entry, str]:
    """The entry whose number stands first, and the words behind it.

    Raises:
        Refused: no such number stands there.
    """
    number, _, rest = words.partition(" ")
    entries = record.entries_of(session_id)
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(entries)):
        raise Refused("Give the number of an entry; :list tells them.")
    return entries[int(number) - 1], rest.strip()
