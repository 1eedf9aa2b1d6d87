"""Which groups are to be heard for an IT strategy, and which were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.language import marked
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
        marked("executives"),
        ("executive", "management board", "managing", "chief", "ceo", "president", "director"),
        ("senior-interview", "board-interview"),
    ),
    Group(
        marked("shareholders and board"),
        ("shareholder", "owner", "board", "trustee", "governor", "supervisory"),
        ("board-interview",),
    ),
    Group(
        marked("finance"),
        ("finance", "financial", "accounting", "controlling", "treasury", "cfo"),
        ("finance-interview",),
    ),
    Group(marked("IT"), (), ("it-staff-interview",)),
    Group(
        marked("technology users"),
        ("user",),
        ("service-interview", "tool-appraisal", "department-needs", "operations-interview"),
    ),
    Group(
        marked("customers"),
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
    spoke = _spoke(record, hearing)
    found = ((each, tuple(dict.fromkeys(_by(record, hearing, each, spoke)))) for each in GROUPS)
    return tuple(Heard(name=each.name, guide=each.guides[0], by=by) for each, by in found)


def _by(
    record: Record, hearing: Hearing, group: Group, spoke: Sequence[Person]
) -> Iterator[str]:  # fmt: skip
    """What heard a group, of those who spoke."""
    for session in record.sessions():
        if record.guide_of(session).name in group.guides and _has_entries(record, session):
            yield session.title
    home = it_department(record)
    for department in hearing.heard:
        is_it = group.name == "IT" and department.id == home
        if is_it or begins_a_word(department.name, group.words):
            yield department.name
    for person in spoke:
        if begins_a_word(person.role, group.words):
            of = record.find(Department, person.department_id)
            yield of.name if of else person.role


def _spoke(record: Record, hearing: Hearing) -> tuple[Person, ...]:
    """Everybody who said something that stands, each once, as they first spoke."""
    ids: dict[str, None] = {}
    for session in record.sessions():
        for entry in record.entries_of(session.id):
            if not (entry.retracted or entry.off_record):
                ids.update(dict.fromkeys(hearing.speakers(entry)))
    return tuple(person for each in ids if (person := record.find(Person, each)))


def _has_entries(record: Record, session: Session) -> bool:
    return any(not each.retracted for each in record.entries_of(session.id))


def begins_a_word(name: str, beginnings: Sequence[str]) -> bool:
    """Whether a word of a name or role begins in one of some ways; case and accents count not."""
    said = f" {folded(name).replace('/', ' ').replace('-', ' ')}"
    return any(f" {each}" in said for each in beginnings)
