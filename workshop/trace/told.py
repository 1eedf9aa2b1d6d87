"""What an edition tells of one thing in a trace, without its branches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

import msgspec

from workshop import times
from workshop.analysis.answer.facts import FindingFact
from workshop.analysis.synthesis.heard_themes import HeardThemes
from workshop.analysis.synthesis.strength import Strength, Strengths
from workshop.ballots.standing import counts
from workshop.guide.shape import Score, as_kind
from workshop.privacy.editions import Edition
from workshop.privacy.told_rows import ToldRow, as_entry, evidence_of, named_as
from workshop.privacy.told_themes import ToldThemes
from workshop.record.checks import Answer, MemberCheck
from workshop.record.codebook import Codebook
from workshop.record.documents import (
    Ballot,
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
from workshop.record.read_back import put_right
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.record.themes import Apart, Theme
from workshop.record.votes.documents import HandCount, Vote
from workshop.registers.kinds.decisions import DECISIONS
from workshop.report.answer import answer_of
from workshop.report.synthesis.loose_entries import LooseEntries
from workshop.report.view import Gathered
from workshop.running.findings.standing import findings_of
from workshop.running.same_person import told_apart
from workshop.strategy.deciding import Deciding
from workshop.text import plural
from workshop.trace.nodes import Node
from workshop.trace.subject import StepOf, Subject, TagTheme

_OPEN_IDS = (StepOf, Session, StoredGuide, Engagement, Version)
"""Things whose time every edition tells, or that have none, so that their ids may be known."""

_WORDS = ("words", "text", "name", "title")
"""Where a document of any other type has its words."""


class Told:
    """Things as one edition tells them; made once for a trace."""

    def __init__(self, record: Record, edition: Edition) -> None:
        self.gathered = Gathered(record, edition)
        """The record as the edition tells it."""
        self.telling = self.gathered.telling
        """What the edition tells."""
        self._record = record
        self._themes = ToldThemes(self.telling)
        self._loose = LooseEntries(self.gathered)

    # Whether it is told

    def tells(self, subject: Subject) -> bool:
        """Whether the edition tells of something, whatever it rests on."""
        match subject:
            case Entry():
                return self.telling.tells(subject)
            case Factor():
                return any(map(self.telling.tells, self.gathered.family(subject)))
            case Ballot() | Vote() | HandCount():
                return self.scores_in(StepOf(subject.step_id, (subject.session_id,)))
            case Row() | Finding():
                return self._tells_made(subject)
            case Consent() | Person() | Department():
                return self.telling.open or self._names(subject)
        return True

    def _tells_made(self, one: Row | Finding) -> bool:
        """Whether the edition tells of what people made of what was said."""
        if isinstance(one, Row):
            return self.gathered.row_telling.tells(one)
        return one.id in self._findings or (one.dropped and self.telling.open)

    def _names(self, one: Consent | Person | Department) -> bool:
        """Whether an edition that may be sent names somebody: if they agreed wherever asked."""
        if isinstance(one, Department):
            known = (self.telling.departments_heard, self.telling.departments_unheard or ())
            return any(self.telling.called(one) in names for names in known)
        return isinstance(one, Person) and self.telling.consents.by_name(one.id)

    def scores_in(self, step: StepOf) -> bool:
        """Whether the scores of a step may be shown, in any of its sessions."""
        for session_id in step.session_ids:
            session = self._record.find(Session, session_id)
            found = self._record.guide_of(session).step(step.id) if session else None
            if any(vote.closed for vote in self._record.votes.of_step(session_id, step.id)):
                return True
            scored = as_kind(found, Score) if found else None
            if session and scored and counts(self._record, session, scored):
                return True
        return False

    def tied(self, document: Document) -> bool:
        """Whether the edition tells in which session something was said or entered."""
        if isinstance(document, Row):
            return not document.session_id or self.telling.tied(as_entry(document))
        return not isinstance(document, Entry) or self.telling.tied(document)

    def left_out(self, hidden: Iterable[Document]) -> int:
        """How many of these, and of the entries of factors among them, stand and are left out."""
        entries: dict[str, Entry] = {}
        others = 0
        for one in hidden:
            if isinstance(one, Entry):
                entries[one.id] = one
            elif isinstance(one, Factor):
                entries |= {entry.id: entry for entry in self.gathered.family(one)}
            elif not isinstance(one, (Person, Department, Consent, Ballot, Vote, HandCount)):
                others += 1
        return others + self.telling.left_out(entries.values()).total

    # How far it can be relied on

    def strength(self, subject: Subject) -> Strength | None:
        """How far a factor or a theme can be relied on; none for anything else.

        A part that was merged into another factor, or a theme that is none any more, has none.
        """
        if isinstance(subject, Factor):
            known = self.gathered.by_id.get(subject.id)
            if known is None:
                return None
            against = self._heard.against(subject)
            alike = self.gathered.look_alikes.get(subject.id, 0)
            return self._strengths.of(known.entries, against, look_alikes=alike)
        if isinstance(subject, Finding):
            fact = self._findings.get(subject.id)
            return fact.strength if fact else None
        if isinstance(subject, Theme | TagTheme):
            code = subject.code if isinstance(subject, Theme) else subject.id
            found = next((t for t in self._heard.themes if t.code == code), None)
            return self._strengths.of(found.said, found.against) if found else None
        return None

    def work_ahead(self) -> None:
        """Work out what is asked of every factor and theme."""
        _ = self.gathered.by_id, self._heard, self._strengths, self.gathered.look_alikes

    # Who decided on it, and how it came into the record

    def decided_by(self, subject: Subject) -> tuple[str, ...]:
        """Who decided on a row or approved it, or by what rule; nobody for anything else."""
        if not isinstance(subject, Row):
            return ()
        people = self._deciding.people_of(subject)
        told = [named_as(self.telling, each) for each in people if each]
        if subject.TABLE == DECISIONS and subject.cell("rule"):
            told += [row.cells["rule"] for row in self.row(subject)]
        return tuple(dict.fromkeys(told))

    def row(self, row: Row) -> tuple[ToldRow, ...]:
        """A row as the edition tells it; nothing where it does not."""
        return self.gathered.row_telling.rows(row.register, [row]).rows

    def entered(self, subject: Subject) -> Literal["by hand", "in a session"] | None:
        """How a row was entered that rests on nothing said that is told; none for all else."""
        if not isinstance(subject, Row):
            return None
        if any(map(self.telling.tells, evidence_of(self._record, subject))):
            return None
        return "in a session" if subject.session_id else "by hand"

    @cached_property
    def _deciding(self) -> Deciding:
        return Deciding(self._record, self.tells)

    @cached_property
    def codebook(self) -> Codebook:
        """The themes of the record, tags among them."""
        return Codebook(self._record)

    @cached_property
    def _findings(self) -> dict[str, FindingFact]:
        """The findings that the edition tells, as documents have them, by their ids."""
        codes = {each.code: each.id for each in findings_of(self._record)}
        told = answer_of(self.gathered).findings
        return {codes[fact.id]: fact for fact in told if not fact.by_rule}

    @cached_property
    def _heard(self) -> HeardThemes:
        return HeardThemes(self._record, self.telling.tells)

    @cached_property
    def _strengths(self) -> Strengths:
        return Strengths(self.telling.hearing, self.gathered.spoken_marks.confirms)

    # How it is told

    def node(self, subject: Subject) -> Node:
        """Something without its branches."""
        if isinstance(subject, StepOf):
            return self._step(subject)
        if isinstance(subject, Entry):
            return self._entry(subject)
        if isinstance(subject, TagTheme):
            code, name = self._called_by_tag(subject)
            return Node(id=code, kind="theme", text=name)
        session = self._session_of(subject)
        return Node(
            id=self.id_of(subject),
            kind=kind_of(subject),
            sort=subject.letter.name.lower() if isinstance(subject, Factor) else None,
            text=self._words(subject),
            session=session.id if session else None,
            session_title=self.gathered.title(session) if session else None,
        )

    def _called_by_tag(self, theme: TagTheme) -> tuple[str, str]:
        """The code and the name of a theme that is a tag alone."""
        found = self.codebook.theme(theme.id)
        return self._themes.coded(found) if found else (theme.id, theme.id)

    def _entry(self, entry: Entry) -> Node:
        """An entry: who said what, where and when, as far as that is told."""
        node = Node(
            id=self.id_of(entry),
            kind="entry",
            sort=entry.kind.value,
            text=self.telling.words(entry),
            speaker=self.telling.who(entry) or None,
            check=self._check(entry),
        )
        session = self._record.find(Session, entry.session_id)
        if session is None or not self.telling.tied(entry):
            return node
        return msgspec.structs.replace(
            node,
            session=session.id,
            session_title=self.gathered.title(session),
            at=entry.at,
            minute=max(0, int((entry.at - session.started).total_seconds() // 60)),
        )

    def _check(self, entry: Entry) -> str | None:
        """What whoever said it says of an entry; what was recorded first is told to nobody else."""
        found = self._put_right.get(entry.id)
        if found is None:
            return self.gathered.answers.get(entry.id)
        check, answer = found
        if not self.telling.open:
            return "put right by whoever said it"
        person = self._record.find(Person, check.person_id)
        who = told_apart(self._record, person) if person else "whoever said it"
        return f"put right by {who}, {times.day(answer.at)}; recorded first as “{answer.was}”"

    @cached_property
    def _put_right(self) -> Mapping[str, tuple[MemberCheck, Answer]]:
        return put_right(self._record)

    def _step(self, step: StepOf) -> Node:
        """A step; where it was scored, by how many ballots."""
        sessions = [self._record.get(Session, one) for one in step.session_ids]
        found = self._record.guide_of(sessions[0]).step(step.id)
        title = self.telling.text(found.title) if found else step.id
        if found and as_kind(found, Score) and self.scores_in(step):
            ballots = sum(len(self._record.ballots_of(s.id, step.id)) for s in sessions)
            title = f"{title} ({plural(ballots, 'ballot')})"
        only = sessions[0] if len(sessions) == 1 else None
        return Node(
            id=step.id,
            kind="step",
            text=title,
            session=only.id if only else None,
            session_title=self.gathered.title(only) if only else None,
        )

    def _session_of(self, document: Document) -> Session | None:
        """The session that a document is, or belongs to, where that is told."""
        if isinstance(document, Session):
            return document
        if not self.tied(document):
            return None
        own = getattr(document, "session_id", None)
        return self._record.find(Session, own if isinstance(own, str) else None)

    def id_of(self, document: Subject) -> str | None:
        """The id by which something goes in this edition; none where that would tell too much."""
        if isinstance(document, TagTheme):
            return self._called_by_tag(document)[0]
        if isinstance(document, Entry):
            return self._loose.id_of(document) or None
        if isinstance(code := getattr(document, "code", None), str):
            return self.telling.text(code)
        return document.id if self.telling.open or isinstance(document, _OPEN_IDS) else None

    def _called(self, one: Person | Department) -> str:
        """What somebody, or a department, is called."""
        if isinstance(one, Department):
            return self.telling.called(one)
        # Told by name or not at all: the names that are hidden are those of others.
        return ", ".join(part for part in (one.name, self.telling.text(one.role)) if part)

    def _made(self, one: Theme | Finding | Version) -> str:
        """What people made of what was said, in the words of the edition."""
        if isinstance(one, Theme):
            return self._themes.name(one)
        if isinstance(one, Version):
            return self.telling.text(_issued(one))
        told = self._findings.get(one.id)
        return told.text if told else self.telling.text(one.text)

    def _words(self, document: Document) -> str:
        """What a document says, in the words of the edition."""
        words = ""
        match document:
            case Factor():
                return self.telling.statement(document, self.gathered.family(document))
            case Session():
                return self.gathered.title(document)
            case Row():
                words = document.subject or named_as(self.telling, document.is_of)
                words = words or _apart(self.gathered, document)
            case Theme() | Finding() | Version():
                return self._made(document)
            case StoredGuide():
                words = document.guide.title
            case Consent():
                words = document.attribution.sentence
            case Ballot() | Vote() | HandCount():
                session = self._record.get(Session, document.session_id)
                words = self._record.step_of(session, document.step_id).title
            case Person() | Department():
                return self._called(document)
            case Apart():
                words = "judged to be different"
            case _:
                found = (getattr(document, name, None) for name in _WORDS)
                words = next((one for one in found if isinstance(one, str) and one), "")
        return self.telling.text(words)


def _apart(gathered: Gathered, row: Row) -> str:
    """What tells a row apart, where that is what it leads to: `SG1 · S3`."""
    for told in gathered.row_telling.rows(row.register, [row]).rows:
        cells = (told.cells[name] for name in row.register.told_apart_by)
        return " · ".join(cell for cell in cells if cell)
    return ""


def _issued(version: Version) -> str:
    """What was handed out, when, and who answers for it."""
    what = "Final version" if version.final else "Draft"
    name = f"{what} {version.number} of the documents, {times.day(version.at)}"
    return ", ".join(part for part in (name, version.author) if part)


def kind_of(subject: Subject) -> str:
    """The type of something in a word."""
    if isinstance(subject, StepOf | TagTheme):
        return "step" if isinstance(subject, StepOf) else "theme"
    if isinstance(subject, Row):
        return subject.register.one
    return "guide" if isinstance(subject, StoredGuide) else type(subject).__name__.lower()
