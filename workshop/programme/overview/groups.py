"""Which groups are to be heard for an IT strategy, and which were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.needs.it_department import it_department
from workshop.record.documents import Department, Person, Session
from workshop.record.record import Record
from workshop.text import folded


class Group(NamedTuple):
    """A group whose voice a strategy needs."""

    name: str
    words: tuple[str, ...]
    """A department or a role with one of these words is of it; of the beginnings of words."""
    guides: tuple[str, ...]
    """A session by one of these guides hears it; the first is the one to hold."""


GROUPS: Final = (
    Group(
        "executives",
        ("executive", "management board", "managing", "chief", "ceo", "president", "director"),
        ("senior-interview", "board-interview"),
    ),
    Group(
        "shareholders and board",
        ("shareholder", "owner", "board", "trustee", "governor", "supervisory"),
        ("board-interview",),
    ),
    Group(
        "finance",
        ("finance", "financial", "accounting", "controlling", "treasury", "cfo"),
        ("finance-interview",),
    ),
    Group("IT", (), ("it-staff-interview",)),
    Group(
        "technology users",
        ("user",),
        ("service-interview", "tool-appraisal", "department-needs", "operations-interview"),
    ),
    Group(
        "customers",
        ("customer", "client", "patient", "citizen", "member", "guest", "student", "passenger"),
        ("customer-interview",),
    ),
)
"""In the order in which they are named."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a group was heard."""

    name: str
    guide: str
    """The guide by which it would be."""
    by: tuple[str, ...]
    """What heard it: titles of sessions, or names of departments; empty where nothing did."""

    @property
    def is_heard(self) -> bool:
        """Whether anything did."""
        return bool(self.by)


def groups_heard(record: Record, hearing: Hearing) -> tuple[Heard, ...]:
    """Every group, with what heard it.

    A group is heard where something was recorded in a session by one of its guides, or where
    somebody of a department, or in a role, that is called so said something. IT is the department
    that is IT; technology users are also all other departments in a session about their tools.
    """
    found = ((each, tuple(dict.fromkeys(_by(record, hearing, each)))) for each in GROUPS)
    return tuple(Heard(name=each.name, guide=each.guides[0], by=by) for each, by in found)


def _by(record: Record, hearing: Hearing, group: Group) -> Iterator[str]:
    for session in record.sessions():
        if record.guide_of(session).name in group.guides and _has_entries(record, session):
            yield session.title
    home = it_department(record)
    for department in hearing.heard:
        if (group.name == "IT" and department.id == home) or _is_called(department.name, group):
            yield department.name
    if group.words:
        yield from _in_roles(record, hearing, lambda person: _is_called(person.role, group))


def _in_roles(
    record: Record, hearing: Hearing, is_of: Callable[[Person], bool]
) -> Iterator[str]:  # fmt: skip
    """The departments of people in such roles who said something; without one their role."""
    for session in record.sessions():
        for entry in record.entries_of(session.id):
            if entry.retracted or entry.off_record:
                continue
            for each in hearing.speakers(entry):
                person = record.find(Person, each)
                if person is not None and is_of(person):
                    home = record.find(Department, person.department_id)
                    yield home.name if home else person.role


def _has_entries(record: Record, session: Session) -> bool:
    return any(not each.retracted for each in record.entries_of(session.id))


def _is_called(words: str, group: Group) -> bool:
    """Whether a name or role has a word that begins as one of the group's does."""
    said = f" {folded(words).replace('/', ' ').replace('-', ' ')}"
    return any(f" {each}" in said for each in group.words)
