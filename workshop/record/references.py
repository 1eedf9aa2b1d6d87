"""Which documents name which others, so that nothing is taken away that is still in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.record.documents import (
    Apart,
    Ballot,
    Consent,
    Department,
    Document,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
)
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row

Name = tuple[type[Document], str | None]
"""A document as another one names it: its type and its id, or none."""


def named_by(document: Document) -> Iterator[Name]:
    """The documents that one names. A voter is a person only where a person has that id."""
    match document:
        case Session():
            yield StoredGuide, document.guide_id
            yield Department, document.department_id
            yield from ((Person, each) for each in document.people)
        case Person():
            yield Department, document.department_id
        case Entry():
            yield Session, document.session_id
            yield Factor, document.factor_id
            yield from ((Person, each) for each in document.people)
            yield from ((Department, each) for each in document.departments)
        case Consent():
            yield Person, document.person_id
            yield Session, document.session_id
        case Ballot():
            yield Session, document.session_id
            yield Person, document.voter
            yield from ((Factor, each) for each in document.scores)
        case Factor():
            yield Factor, document.into
        case Apart():
            yield Factor, document.first
            yield Factor, document.second
        case Row():
            yield from _named_by_row(document)


def _named_by_row(row: Row) -> Iterator[Name]:
    """The documents that the row of a register names."""
    yield Session, row.session_id
    yield from ((Entry, each) for each in row.evidence)
    yield from ((Person, each) for each in row.named_people)
    yield from ((Department, each) for each in row.named_departments)
    for target in row.targets:
        if kind := TARGETS.get(target.table):
            yield kind, target.id


def refers(document: Document, other: str) -> bool:
    """Whether a document names another one by its id."""
    return any(name == other for _, name in named_by(document))


_ROWS: Final = tuple(ROW_TYPES.values())

TARGETS: Final[dict[str, type[Document]]] = {"factor": Factor, "entry": Entry, **ROW_TYPES}
"""What a field of a register can lead to, by the word that declares it."""

_USERS: dict[type[Document], tuple[type[Document], ...]] = {
    Person: (Session, Entry, Consent, Ballot, *_ROWS),
    Department: (Session, Person, Entry, *_ROWS),
    Session: (Entry, Consent, Ballot, *_ROWS),
    StoredGuide: (Session,),
    Factor: (Ballot, Factor, Apart, *_ROWS),
    Entry: _ROWS,
    **dict.fromkeys(_ROWS, _ROWS),
}


def users_of(
    record: Record, document: Document, planned: Mapping[Name, Document | None]
) -> Iterator[Document]:
    """The documents that name a person, department, session, guide or, in a judgement, a factor.

    Args:
        record: the documents as they are.
        document: what is asked about.
        planned: by type and id, documents as they are about to be, or none where they will be gone.
    """
    for kind in _USERS.get(type(document), ()):
        for user in record.all(kind):
            coming = planned.get((kind, user.id), user)
            if coming is not None and refers(coming, document.id):
                yield user
