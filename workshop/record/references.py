"""Which documents name which others, and which rest on which.

So nothing is taken away that is still in use, and everything can be traced (`workshop.trace`): a
new type of document is, once its references are told here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from workshop.record.checks import MemberCheck
from workshop.record.codebook import Codebook
from workshop.record.documents import (
    Ballot,
    Consent,
    Department,
    Document,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
    Withdrawal,
)
from workshop.record.findings.documents import Finding
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.themes import Apart, Placement, Theme
from workshop.record.transcripts import Transcript
from workshop.record.votes.documents import HandCount, Vote

Name = tuple[type[Document], str | None]
"""A document as another one names it: its type and its id, or none."""


def named_by(document: Document) -> Iterator[Name]:
    """The documents that one names. A voter is a person only where a person has that id."""
    match document:
        case Session():
            yield StoredGuide, document.guide_id
            yield Department, document.department_id
            yield Session, document.part_of
            yield from ((Person, each) for each in (*document.people, *document.parts))
            yield from ((Person, each) for each in document.presence)
            aired = (each for run in document.steps.values() for each in run.aired.values())
            yield from ((Person, each.by_id) for each in aired)
        case Person():
            yield Department, document.department_id
        case Entry():
            yield Session, document.session_id
            yield Factor, document.factor_id
            named = (*document.people, *document.raised_by, *document.mentions)
            yield from ((Person, each) for each in named)
            yield from ((Department, each) for each in document.departments)
        case Consent() | Withdrawal():
            yield Person, document.person_id
            yield Session, getattr(document, "session_id", None)
        case Transcript():
            yield Session, document.session_id
            yield from ((Person, each) for each in document.speakers.values())
        case Ballot() | Vote() | HandCount():
            yield from _named_in_votes(document)
        case Factor():
            yield Factor, document.into
        case Apart():
            yield Factor, document.first
            yield Factor, document.second
        case Theme() | Placement() | Row() | MemberCheck() | Finding():
            yield from _named_elsewhere(document)


def _named_in_votes(document: Ballot | Vote | HandCount) -> Iterator[Name]:
    """The documents that scores, a vote or counted hands name, but for what was voted on."""
    yield Session, document.session_id
    if isinstance(document, Vote):
        there = (*document.roster, *document.away, *document.voters)
        yield from ((Person, each) for each in there)
        return
    yield Vote, document.vote_id
    if isinstance(document, Ballot):
        yield Person, document.voter


def voted_on(document: Document) -> Iterable[str]:
    """The ids of what a vote, a ballot, counted hands, an entry or a finding are about."""
    if isinstance(document, Vote):
        return document.subjects
    if isinstance(document, Finding):
        return document.cites
    if isinstance(document, HandCount):
        return (document.subject_id,)
    if isinstance(document, Entry):
        return (document.about_id,) if document.about_id else ()
    return document.scores if isinstance(document, Ballot) else ()


def _named_elsewhere(
    document: Theme | Placement | Row | MemberCheck | Finding,
) -> Iterator[Name]:
    """The documents that a theme, a place in the codebook, a row, a check or a finding names."""
    if isinstance(document, Finding):
        yield Session, document.session_id
        yield from ((Entry, each) for each in document.quotes)
    elif isinstance(document, MemberCheck):
        yield Session, document.session_id
        yield Person, document.person_id
        yield from ((Entry, each) for each in document.answers)
    elif isinstance(document, Row):
        yield from _named_by_row(document)
    elif isinstance(document, Theme):
        yield Session, document.session_id
        yield Theme, document.into
    else:
        yield Entry, document.entry_id
        yield from ((Theme, each) for each in document.themes)


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
    return other in voted_on(document) or any(name == other for _, name in named_by(document))


_ROWS: Final = tuple(ROW_TYPES.values())

_VOTED_ON: Final[tuple[type[Document], ...]] = (Factor, Entry, Theme, *_ROWS)
"""What can be scored, voted on, or spoken of; an id is one of these."""

_VOTES: Final = (Ballot, Vote, HandCount)
"""What names something because it was scored or voted on."""

TARGETS: Final[dict[str, type[Document]]] = {
    "factor": Factor,
    "entry": Entry,
    "theme": Theme,
    **ROW_TYPES,
}
"""What a field of a register can lead to, by the word that declares it."""

_USERS: dict[type[Document], tuple[type[Document], ...]] = {
    Person: (
        *(Session, Entry, Consent, Ballot, Vote, Withdrawal, Transcript, MemberCheck),
        *_ROWS,
    ),
    Department: (Session, Person, Entry, *_ROWS),
    Session: (Session, Entry, Consent, *_VOTES, Transcript, Theme, MemberCheck, Finding, *_ROWS),
    StoredGuide: (Session,),
    Factor: (*_VOTES, Entry, Factor, Apart, Finding, *_ROWS),
    Entry: (Entry, Placement, MemberCheck, Finding, *_VOTES, *_ROWS),
    Theme: (Entry, Theme, Placement, Finding, *_VOTES, *_ROWS),
    Vote: (Ballot, HandCount),
    **dict.fromkeys(_ROWS, (*_VOTES, *_ROWS)),
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


def supports(document: Document) -> Iterator[Name]:
    """Of the documents that one names, those that rest on it; on all others it rests itself."""
    match document:
        case Entry():
            yield Factor, document.factor_id
        case Factor():
            yield Factor, document.into
        case Theme():
            yield Theme, document.into
        case Row():
            for link in (each for each in document.register.links if each.lineage == "supports"):
                for target in document.cell(link.id):
                    if kind := TARGETS.get(target.table):
                        yield kind, target.id


def beside(document: Document) -> Iterator[Name]:
    """Of the documents that one names, those of which neither rests on the other."""
    if isinstance(document, Row):
        for link in (each for each in document.register.links if each.lineage == "beside"):
            for target in document.cell(link.id):
                if kind := TARGETS.get(target.table):
                    yield kind, target.id


def cited_as(record: Record, cited_id: str) -> Factor | Theme | None:
    """What a finding cites as it stands now: what was merged stands as what it was merged into.

    Nothing where it is gone, or is a theme that was taken out of the codebook.
    """
    if factor := record.find(Factor, cited_id):
        return record.whole_of(factor)
    theme = record.find(Theme, cited_id)
    while theme is not None and theme.into:
        theme = record.find(Theme, theme.into)
    return None if theme is None or theme.removed else theme


class References:
    """What rests on what in a record, both ways, read once over all its documents.

    Make a new one when the record has changed.

    Args:
        record: the documents.
        more: what else rests on what, the lower one first, where no document names it by its id.
    """

    def __init__(self, record: Record, more: Iterable[tuple[Document, Document]] = ()) -> None:
        self._below: defaultdict[Name, dict[Name, Document]] = defaultdict(dict)
        self._above: defaultdict[Name, dict[Name, Document]] = defaultdict(dict)
        for document in record.documents():
            if isinstance(document, Placement | MemberCheck):
                # What one says is that a statement supports a theme, tied below; what the other
                # says is told with each entry.
                continue
            if isinstance(document, Finding):
                self._tie_finding(record, document)
                continue
            upward, level = set(supports(document)), set(beside(document))
            about: list[Name] = [(kind, each) for each in voted_on(document) for kind in _VOTED_ON]
            for name in (*named_by(document), *about):
                other = record.find(*name)
                if other is None or name in level:
                    continue
                if name in upward:
                    self._tie(document, other)
                else:
                    self._tie(other, document)
        codebook = Codebook(record)
        coded = (
            (entry, theme.document)
            for theme in codebook.themes
            if theme.document is not None
            for entry, _ in codebook.under(theme.id)
        )
        for below, above in chain(more, coded):
            self._tie(below, above)

    def _tie_finding(self, record: Record, finding: Finding) -> None:
        """Note what a finding rests on as that stands now; one that was taken back is none."""
        if finding.dropped:
            return
        cited = (cited_as(record, each) for each in finding.cites)
        quoted = (record.find(Entry, each) for each in finding.quotes)
        for below in (*cited, *quoted, record.find(Session, finding.session_id)):
            if below is not None:
                self._tie(below, finding)

    def _tie(self, below: Document, above: Document) -> None:
        """Note that one document rests on another."""
        self._below[_name(above)][_name(below)] = below
        self._above[_name(below)][_name(above)] = above

    def below(self, document: Document) -> list[Document]:
        """What a document rests on, each once."""
        return list(self._below.get(_name(document), {}).values())

    def above(self, document: Document) -> list[Document]:
        """What rests on a document, each once."""
        return list(self._above.get(_name(document), {}).values())


def _name(document: Document) -> Name:
    return type(document), document.id
