"""What an edition tells of the thing itself that is traced, beside its words: its cells, its field.

A row of a register has its cells, a factor where it stands in the scan, an entry what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.record.documents import Entry, Factor, Pestle, Session
from workshop.record.rows import Row
from workshop.trace.subject import Subject
from workshop.trace.told import Told


def facts_of(told: Told, subject: Subject) -> Iterator[tuple[str, str]]:
    """What is known of it, each as a heading and words; nothing of what the edition leaves out."""
    if not told.tells(subject):
        return
    match subject:
        case Row():
            yield from _of_row(told, subject)
        case Factor():
            yield from _of_factor(told, subject)
        case Entry():
            yield from _of_entry(told, subject)
        case Session():
            fact = told.gathered.session_fact(subject)
            yield "State", fact.state
            if fact.department:
                yield "Department", fact.department


def _of_row(told: Told, row: Row) -> Iterator[tuple[str, str]]:
    """The cells that hold something, but for the first, which are its words."""
    for found in told.row(row):
        for field in row.register.fields:
            if field is not row.register.subject and (words := found.cells.get(field.id)):
                yield field.title, words


def _of_factor(told: Told, factor: Factor) -> Iterator[tuple[str, str]]:
    """Where it stands in the scan, and who stands behind it."""
    known = told.gathered.by_id.get(factor.id)
    if known is None:
        return
    fact = told.gathered.fact(known)
    if fact.pestle:
        yield "Field", Pestle(fact.pestle).word
    if fact.significance is not None:
        yield "Significance", f"{fact.significance:g} of 25"
    yield "Support", fact.support.sentence


def _of_entry(told: Told, entry: Entry) -> Iterator[tuple[str, str]]:
    """The document that says it, and under what it was tagged."""
    if entry.cited is not None:
        yield "Document", told.telling.text(entry.cited.place)
        if entry.cited.value:
            yield "Figure", told.telling.text(entry.cited.value)
    if entry.tags:
        yield "Tags", " ".join(f"#{told.telling.tag(tag)}" for tag in entry.tags)
