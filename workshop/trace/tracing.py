"""From any id down to what was said, by whom, where and when, and up to what was made of it.

What rests on what is told by the references of the documents (`workshop.record.references`), so a
new type of document is traced without a line here. What is told of each is what the edition of a
summary tells: what it leaves out is counted and not shown, and neither is an id that would tell
when something was recorded that is not tied to a session (an id begins with its time).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import msgspec

from workshop.privacy.editions import Edition
from workshop.privacy.told_record import ToldRecord, told_record
from workshop.privacy.told_rows import evidence_of
from workshop.record.documents import (
    Attribution,
    Ballot,
    Clock,
    Consent,
    Department,
    Document,
    Engagement,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
)
from workshop.record.findings.documents import Finding, Version
from workshop.record.record import Record
from workshop.record.references import References
from workshop.record.rows import Row
from workshop.record.themes import Apart, Placement, Theme
from workshop.record.votes.documents import HandCount, Vote
from workshop.running.findings.standing import versions_of
from workshop.strategy.word_links import WordLinks
from workshop.trace.nodes import Node, Trace
from workshop.trace.subject import StepOf, Subject, TagTheme, meant, named
from workshop.trace.subject_facts import facts_of
from workshop.trace.told import Told, kind_of

_SURROUND: Final = (Engagement, Department, Person, StoredGuide, Session, Clock, Consent, Apart)
"""Who and where, which the entries tell; nothing of this is made of what was said."""

_GIVEN: Final = (Ballot, Vote, HandCount)
"""What was given in a step; it is told by the step, once it is in."""

_BY_DEPARTMENT: Final = (Attribution.NAME, Attribution.ROLE, Attribution.DEPARTMENT)


def trace(record: Record, word: str, edition: Edition) -> Trace:
    """What an id leads to in an edition: down to what was said, up to what was made of it.

    Args:
        record: the documents of the engagement.
        word: an id as `Tracing.trace` takes it.
        edition: the restricted record, or what may be shared.

    Raises:
        Refused: there is nothing of that id; what is near is named.
    """
    return Tracing(record, edition).trace(word)


class Tracing:
    """Traces in a record as one edition tells it. Make a new one when the record has changed."""

    def __init__(self, record: Record, edition: Edition) -> None:
        self._record = record = told_record(record)
        self._edition: Edition = edition
        self._told = Told(record, edition)
        self._telling = self._told.telling
        self._references = References(record, WordLinks(record).ties())

    def trace(self, word: str) -> Trace:
        """What an id leads to.

        Args:
            word: the code of a factor or row, an entry by its place behind a factor (`S3.2`), the
                number of a session, the id of a step, `@handle`, the name of a department, or the
                id of a document or the beginning of one.

        Raises:
            Refused: there is nothing of that id; what is near is named.
        """
        subject = self.meant(word)
        found = self.of(subject)
        # Whoever asks by the id of a document learns nothing by being told it.
        return msgspec.structs.replace(found, id=subject.id) if word == subject.id else found

    def work_ahead(self) -> None:
        """Work out what the first factor or theme would else wait for; it takes a while."""
        self._told.work_ahead()

    def meant(self, word: str) -> Subject:
        """What an id means, as `trace` takes it.

        Raises:
            Refused: there is nothing of that id; what is near is named.
        """
        return meant(self._told.gathered, word)

    def at(self, node: Node) -> Subject | None:
        """What a node of a trace stands for; none where the edition has no id for it."""
        return named(self._told.gathered, node.kind, node.id) if node.id else None

    def called(self, subject: Subject) -> str:
        """What something goes by where there is little room: its code, else its words."""
        node = self._told.node(subject) if self._tells(subject) else None
        if node is None:
            return self._told.id_of(subject) or kind_of(subject)
        coded = not isinstance(subject, Entry) and bool(getattr(subject, "code", ""))
        return (node.id if coded else node.text) or kind_of(subject)

    def session_of(self, subject: Subject) -> tuple[str, str] | None:
        """The session in which it was said, entered or held, and the step, as far as is told.

        Of a factor, merged or not, and of a row that was entered in none, it is that of the first
        statement behind it.
        """
        if not self._tells(subject):
            return None
        session = self._told.node(subject).session
        if session is None and isinstance(subject, Factor | Row):
            first = next(self._statements(subject), None)
            return (first.session_id, first.step_id or "") if first else None
        step = subject.id if isinstance(subject, StepOf) else getattr(subject, "step_id", "")
        return (session, step or "") if session else None

    def _statements(self, subject: Factor | Row) -> Iterator[Entry]:
        """What was said behind a factor, its parts or a row, as far as its session is told."""
        found = (
            self._told.gathered.family(subject)
            if isinstance(subject, Factor)
            else evidence_of(self._record, subject)
        )
        for entry in found:
            if not entry.retracted and self._telling.tells(entry) and self._telling.tied(entry):
                yield entry

    def facts(self, subject: Subject) -> list[tuple[str, str]]:
        """What is told of the thing itself, beside its words: each as a heading and words."""
        return list(facts_of(self._told, subject)) if self._tells(subject) else []

    def of(self, subject: Subject) -> Trace:
        """What a document, or a step, leads to."""
        if not self._tells(subject):
            return Trace(
                id=self._told.id_of(subject),
                kind=kind_of(subject),
                text=None,
                edition=self._edition,
                told=False,
                left_out=self._told.left_out([subject] if isinstance(subject, Document) else []),
            )
        hidden: dict[str, Document] = {}
        branches = {
            "rests_on": self._branches(subject, hidden, up=False),
            "made_of_it": self._branches(subject, hidden, up=True),
        }
        own = msgspec.structs.asdict(self._told.node(subject))
        return Trace(
            **own | branches,
            edition=self._edition,
            strength=self._told.strength(subject),
            decided_by=self._told.decided_by(subject),
            entered=self._told.entered(subject),
            left_out=self._told.left_out(hidden.values()),
        )

    def _branches(
        self, subject: Subject, hidden: dict[str, Document], *, up: bool
    ) -> tuple[Node, ...]:
        """What is above or below something, as far as it is told.

        Args:
            subject: where it begins.
            hidden: takes in what is left out.
            up: to what was made of it; else to what it rests on.
        """
        seen = {(kind_of(subject), subject.id)}
        field = "made_of_it" if up else "rests_on"

        def branches(at: Subject) -> Iterator[Node]:
            for other in self._above(at) if up else self._below(at):
                if not self._tells(other):
                    if isinstance(other, Document):
                        hidden[other.id] = other
                    continue
                node, name = self._told.node(other), (kind_of(other), other.id)
                if name not in seen:
                    seen.add(name)
                    node = msgspec.structs.replace(node, **{field: tuple(branches(other))})
                yield node

        return tuple(branches(subject))

    def _tells(self, subject: Subject) -> bool:
        """Whether the edition tells of something: itself, and something that it rests on."""
        if not self._told.tells(subject):
            return False
        if isinstance(subject, (StepOf, Entry, Factor, Row, *_SURROUND)):
            return True
        below = self._below(subject)
        if isinstance(subject, Theme) and isinstance(self._record, ToldRecord):
            # One of nothing but what is in no document is in none either: its name says the same.
            behind = _put_under(self._record.behind, subject)
            if behind and not _put_under(self._record, subject):
                return False
        return not below or any(self._tells(one) for one in below)

    def _below(self, subject: Subject) -> list[Subject]:
        """What something rests on: nothing below an entry, which tells itself who and where."""
        if isinstance(subject, StepOf):
            return list({one.id: one for one in self._scored(subject)}.values())
        if isinstance(subject, Entry):
            return []
        if isinstance(subject, TagTheme):
            return _in_order(entry for entry, _ in self._told.codebook.under(subject.id))
        found = self._references.below(subject)
        return _in_order(one for one in found if not isinstance(one, (*_SURROUND, Vote)))

    def _scored(self, step: StepOf) -> Iterator[Subject]:
        """What was scored in a step, once its scores are in."""
        for session_id in step.session_ids:
            if self._told.scores_in(StepOf(step.id, (session_id,))):
                for ballot in self._record.ballots_of(session_id, step.id):
                    yield from self._below(ballot)

    def _above(self, subject: Subject) -> list[Subject]:
        """What was made of something."""
        if isinstance(subject, StepOf):
            return _in_order(
                entry
                for session_id in subject.session_ids
                for entry in self._tied(self._record.entries_of(session_id, subject.id))
            )
        if isinstance(subject, TagTheme):
            return []
        if isinstance(subject, Finding):
            return list(self._issued_with(subject))
        found = self._references.above(subject)
        if isinstance(subject, StoredGuide):
            return [session for session in self._record.sessions() if session in found]
        if isinstance(subject, (Session, Person, Department)):
            rest = [one for one in found if not isinstance(one, Entry) and self._told.tied(one)]
            found = [*self._said_in(subject), *rest]
        made = _in_order(one for one in found if not isinstance(one, (*_SURROUND, *_GIVEN)))
        if not isinstance(subject, Person):
            # Who gave which scores is told nowhere, only that something was scored.
            ballots = [one for one in found if isinstance(one, _GIVEN)]
            steps = dict.fromkeys(StepOf(one.step_id, (one.session_id,)) for one in ballots)
            made += [step for step in steps if self._told.scores_in(step)]
        return made

    def _issued_with(self, finding: Finding) -> Iterator[Version]:
        """The versions of the documents that were handed out with a finding in them."""
        for version in versions_of(self._record):
            if version.at >= finding.made and not finding.dropped:
                yield version

    def _said_in(self, subject: Session | Person | Department) -> list[Entry]:
        """What was said in a session, by a person, for a department, where that may be told."""
        if isinstance(subject, Session):
            return self._tied(self._record.entries_of(subject.id))
        levels = (Attribution.NAME,) if isinstance(subject, Person) else _BY_DEPARTMENT
        # What is not told as theirs is not counted either: that would say that they said more.
        return [
            entry
            for entry in self._sources.get(subject.id, ())
            if self._telling.open
            or (self._telling.tells(entry) and self._telling.level(entry) in levels)
        ]

    def _tied(self, entries: Iterable[Entry]) -> list[Entry]:
        """Of a session's entries those told as its own, and those that count as left out."""
        return [one for one in entries if not self._telling.tells(one) or self._telling.tied(one)]

    @cached_property
    def _sources(self) -> dict[str, list[Entry]]:
        """Entries by the ids of the people and departments behind them."""
        sources: dict[str, list[Entry]] = {}
        hearing = self._telling.hearing
        for entry in self._record.all(Entry):
            people = {*entry.people, *hearing.speakers(entry)}
            for one in people | hearing.departments(entry):
                sources.setdefault(one, []).append(entry)
        return sources


def _put_under(record: Record, theme: Theme) -> bool:
    """Whether anything was ever put under a theme, of what a record holds."""
    return any(theme.id in placement.themes for placement in record.all(Placement))


def _in_order(documents: Iterable[Document]) -> list[Subject]:
    """Entries in the order in which they were said, factors by their codes, then the rest."""
    listed = list(documents)
    entries = [one for one in listed if isinstance(one, Entry)]
    factors = [one for one in listed if isinstance(one, Factor)]
    entries.sort(key=lambda entry: (entry.at, entry.id))
    factors.sort(key=lambda factor: (factor.letter.value, factor.number, factor.id))
    return [*entries, *factors, *(o for o in listed if not isinstance(o, (Entry, Factor)))]
