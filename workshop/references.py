"""Which documents name which others, so that nothing is taken away that is still in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workshop.model import (
    Ballot,
    Consent,
    Department,
    Document,
    Entry,
    Person,
    Session,
)
from workshop.record import Record


def refers(document: Document, other: str) -> bool:
    """Whether a document names another one by its id."""
    match document:
        case Session():
            return other in document.people or other == document.department_id
        case Person():
            return other == document.department_id
        case Entry():
            named = (*document.people, *document.departments, document.session_id)
            return other in named
        case Consent():
            return other in (document.person_id, document.session_id)
        case Ballot():
            return other in (document.voter, document.session_id)
    return False


_USERS: dict[type[Document], tuple[type[Document], ...]] = {
    Person: (Session, Entry, Consent, Ballot),
    Department: (Session, Person, Entry),
    Session: (Entry, Consent, Ballot),
}


def users_of(
    record: Record, document: Document, planned: Mapping[str, Document | None]
) -> Iterator[Document]:
    """The documents that name a person, department or session.

    Args:
        record: the documents as they are.
        document: what is asked about.
        planned: by id, documents as they are about to be, or none where they will be gone.
    """
    for kind in _USERS.get(type(document), ()):
        for user in record.all(kind):
            coming = planned.get(user.id, user)
            if coming is not None and refers(coming, document.id):
                yield user
