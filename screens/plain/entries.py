"""Entries at plain prompts: how they are read out, and which one a number means."""

from __future__ import annotations

from collections.abc import Container

from workshop.errors import Refused
from workshop.record.documents import Department, Entry, EntryKind, Factor, Person, Session
from workshop.record.record import Record
from workshop.running.room.about import told_about
from workshop.running.same_person import names_told_apart
from workshop.running.words.slash import Takes


def entry_words(record: Record, entry: Entry) -> str:
    """An entry in words: no sign has to be seen to know what it is."""
    factor = record.find(Factor, entry.factor_id)
    kind = f"{entry.kind.word} {factor.code}" if factor else entry.kind.word
    names = names_told_apart(record, entry.people)
    names += [record.get(Department, one).name for one in entry.departments]
    names += [f"{name}?" for name in entry.unclear]
    names += [f"to meet: {record.get(Person, one).name}" for one in entry.mentions]
    if entry.kind is EntryKind.ACTION and entry.about_id:
        session = record.get(Session, entry.session_id)
        names.append(f"for {told_about(record, session, entry.about_id)}")
    marks = [*names, *(f"#{tag}" for tag in entry.tags)]
    marks += [entry.pestle.word] if entry.pestle else []
    marks += [f"due {entry.due.isoformat()}"] if entry.due else []
    marks += [mark.word for mark in entry.marks]
    marks += [entry.cited.words] if entry.cited else []
    marks += ["private"] if entry.private else []
    marks += ["retracted"] if entry.retracted else []
    behind = f" ({', '.join(marks)})" if marks else ""
    return f"{entry.at:%H:%M} {kind}: {entry.text}{behind}"


def numbered(
    record: Record,
    session_id: str,
    step_id: str | None = None,
    only: Container[str] | None = None,
) -> list[str]:
    """The entries of a session with the numbers that words take.

    Args:
        record: all documents.
        session_id: the session.
        step_id: the step whose entries are told; none for all.
        only: the ids of those that are told; none for all.
    """
    return [
        f"{number}. {entry_words(record, entry)}"
        for number, entry in enumerate(record.entries_of(session_id), 1)
        if step_id in (None, entry.step_id) and (only is None or entry.id in only)
    ]


def meant(
    record: Record, session_id: str, words: str, takes: Takes = Takes.NOTHING
) -> tuple[Entry, str]:
    """The entry whose number stands first, else the last one, and the words behind it.

    Args:
        record: all documents.
        session_id: the session.
        words: what stood behind the word.
        takes: what the word takes; a number by itself is that of the step that it asks for.

    Raises:
        Refused: no entry has that number, or there is none yet.
    """
    number, _, rest = words.partition(" ")
    entries = record.entries_of(session_id)
    if not entries:
        raise Refused("There is no entry here yet.")
    if not (number.isascii() and number.isdigit()) or (
        takes in (Takes.STEP, Takes.ENTRY) and not rest
    ):
        return entries[-1], words
    if not 1 <= int(number) <= len(entries):
        raise Refused("Give the number of an entry; /list all tells them.")
    return entries[int(number) - 1], rest.strip()
