"""Notes become documents: the commands that a person would have given, at the times of the file.

Every command goes through `workshop.running.session_rules.decide` on a copy of the record; what
comes of all of them together is one `Change`. Only where the session stands is set at once, by a
command of its own: a file tells how long each step took, not every turn that the room took.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

import msgspec

from workshop.errors import Problem, Refused
from workshop.guide.reader import guide_digest
from workshop.notes.about.outcomes import outcome_commands
from workshop.notes.about.twin import refuse_twin
from workshop.notes.check_lines import answer_command, sent_command
from workshop.notes.grammar.values import stated_factor
from workshop.notes.model import (
    NotedCheck,
    NotedConsent,
    NotedEntry,
    NotedPerson,
    NotedPresence,
    NotedScore,
    NotedSent,
    Notes,
    Replayed,
)
from workshop.notes.row_import import RowImport
from workshop.notes.score_lines import score_commands
from workshop.notes.standing import standing_of
from workshop.notes.talk_lines import about_acts, debrief_commands, same_command
from workshop.notes.theme_lines import group_commands, theme_commands
from workshop.notes.votes.noted_votes import NotedItem, NotedVote
from workshop.notes.votes.vote_import import LookUps, aired_of, subject_meant, vote_command
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Department,
    Document,
    Entry,
    Factor,
    Letter,
    Person,
    Session,
)
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.running.command_kinds.entries import DropParked
from workshop.running.command_kinds.people import MarkPresent, SetPart
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    Command,
    EditEntry,
    EditFactor,
    NewPerson,
    RecordEntries,
    RetractEntry,
    SetConsent,
    StartSession,
)
from workshop.running.handles import meant_by, names_in
from workshop.running.same_person import known_person
from workshop.running.senders import Sender, require_sender
from workshop.running.session_rules import decide
from workshop.running.talk_rules import SetWriter
from workshop.text import clean_line, plural, with_article


def replay(record: Record, notes: Notes, new_id: NewId) -> Replayed:
    """The change that makes a session of notes.

    Args:
        record: the engagement; it stays as it is.
        notes: the session.
        new_id: gives ids.

    Raises:
        Refused: the session is in the engagement already, or cannot begin.
    """
    return _Replay(record, notes, new_id).replayed()


class _Replay:
    """One session on its way into a copy of the record."""

    def __init__(self, record: Record, notes: Notes, new_id: NewId) -> None:
        self._record = record.copy()
        self._before = {person.id for person in record.all(Person)}
        self._notes = notes
        self._new_id = new_id
        self._now = notes.started
        self._puts: dict[str, Document] = {}
        self._problems: list[Problem] = []
        self._entries: dict[int, Entry] = {}
        self._listed: list[tuple[NotedPerson, str]] = []
        self._session_id = ""
        self._row_code: Callable[[str, str], str] = lambda _, code: code

    def replayed(self) -> Replayed:
        """What the whole session comes to in the engagement."""
        self._start()
        for place in sorted(range(len(self._notes.entries)), key=self._time_of):
            self._attempt(self._notes.entries[place].line, partial(self._record_entry, place))
        for presence in self._notes.presence:
            self._attempt(presence.line, partial(self._came_or_went, presence))
        for consent in self._notes.consents:
            self._attempt(consent.line, partial(self._consent, consent))
        self._score_all(None)
        self._check()
        for place, entry in self._entries.items():
            self._attempt(self._notes.entries[place].line, partial(self._finish, entry, place))
        self._theme()
        self._put_rows()
        words = LookUps(self._person_meant, self._row_code, self._entries, self._new_id)
        subject = partial(subject_meant, self._record, words=words)
        self._score_all(words)
        for line, act in about_acts(self._notes.entries, self._entries, subject, self._do):
            self._attempt(line, act)
        for vote in self._notes.votes:
            self._attempt(vote.line, partial(self._vote, vote, words))
        self._stand(words)
        refuse_twin(self._record, self._session_id)
        session = self._record.get(Session, self._session_id)
        count = plural(len(self._entries), "entry", "entries")
        change = Change(
            sentence=f"Imported {session.title} from notes: {count}",
            puts=tuple(self._puts.values()),
        )
        problems = tuple(sorted(self._problems, key=lambda problem: problem.line or 0))
        return Replayed(change, session.id, len(self._entries), problems, self._newcomers())

    def _newcomers(self) -> tuple[str, ...]:
        """The new people of whom the header says nothing."""
        notes = self._notes
        everybody = (*notes.people, *(other.person for other in notes.others), *notes.named)
        listed = {noted.name for noted in everybody}
        people = [put for put in self._puts.values() if isinstance(put, Person)]
        before = self._before
        return tuple(p.name for p in people if p.name not in listed and p.id not in before)

    def _time_of(self, place: int) -> datetime:
        """When an entry was recorded."""
        return self._notes.entries[place].at

    def _do(self, command: Command) -> Change:
        """Carry out a command at the time that the file has reached."""
        require_sender(type(command), Sender.NOTES)
        change = decide(self._record, command, Moment(self._now, self._new_id, replayed=True))
        self._record.apply(change)
        for document in change.removes:
            self._puts.pop(_key(document), None)
        for document in change.puts:
            self._puts[_key(document)] = document
        return change

    def _attempt(self, line: int, act: Callable[[], None]) -> None:
        """Do one line of the file, or put down why it cannot be done."""
        try:
            act()
        except Refused as refused:
            self._problems.append(Problem(str(refused), line=line))

    # Who takes part

    def _start(self) -> None:
        """The session with everybody in it."""
        notes = self._notes
        for name in notes.departments:
            self._department(name)
        people: list[str] = []
        for noted in notes.people:
            people.append(self._person(noted, people))
        everybody = list(people)
        beside = (*(other.person for other in notes.others), *notes.named)
        for noted in beside:
            everybody.append(self._person(noted, everybody, takes_part=False))
        self._listed = list(zip((*notes.people, *beside), everybody, strict=True))
        change = self._do(
            StartSession(
                guide=notes.guide,
                digest=guide_digest(notes.guide),
                people=tuple(people),
                department_id=self._department(notes.department),
                facilitator=notes.facilitator,
                place=notes.place,
                title=notes.title,
            )
        )
        self._session_id = next(put.id for put in change.puts if isinstance(put, Session))
        for other, person_id in zip(notes.others, everybody[len(people) :], strict=False):
            part = SetPart(session_id=self._session_id, person_id=person_id, part=other.part)
            self._attempt(other.person.line, partial(self._do_quietly, part))
        if notes.writer:
            self._attempt(notes.writer[0], partial(self._writes, notes.writer[1]))

    def _writes(self, handle: str) -> None:
        person_id = self._person_meant(handle).id
        self._do(SetWriter(session_id=self._session_id, person_id=person_id))

    def _department(self, name: str) -> str | None:
        """The id of a department, a new one where nobody knows it; none for no name."""
        if not clean_line(name):
            return None
        if (known := self._record.department_named(clean_line(name))) is None:
            self._do(AddDepartment(name=name))
            known = self._record.department_named(clean_line(name))
        return known.id if known else None

    def _do_quietly(self, command: Command) -> None:
        """Carry out a command of which nothing else is to be known."""
        self._do(command)

    def _person(self, noted: NotedPerson, taken: Iterable[str], *, takes_part: bool = True) -> str:
        """The id of a person, a new one where nobody of that name is known."""
        named = NewPerson(name=noted.name, role=noted.role, department=noted.department or "")
        here = set(taken)
        if known := known_person(self._record, named, but=here):
            return known.id
        session = self._notes.department if takes_part else ""
        own = session if noted.department is None else noted.department
        # Everybody in the header is somebody of their own, so a name that is there twice is meant.
        change = self._do(
            AddPerson(name=named.name, role=named.role, department=own, namesake=bool(here))
        )
        return next(put.id for put in change.puts if isinstance(put, Person))

    # What was recorded

    def _meant(self, handle: str) -> Person | Department:
        """The one that a handle means.

        Raises:
            Refused: nobody has that name, or several have.
        """
        session = self._record.get(Session, self._session_id)
        if (one := meant_by(handle, self._record, session)) is None:
            raise Refused(
                f"nobody is called @{handle}; correct the name, or add a line `person:` or "
                "`departments:` to the header"
            )
        return one

    def _person_meant(self, handle: str) -> Person:
        """The person that a handle means."""
        one = self._meant(handle)
        if isinstance(one, Department):
            raise Refused(f"@{handle} is a department; only a person consents and scores")
        return one

    def _record_entry(self, place: int) -> None:
        """One entry, and exactly its tags."""
        noted = self._notes.entries[place]
        self._now = noted.at
        session = self._record.get(Session, self._session_id)
        for handle in (*noted.captured.handles, *noted.captured.meets):
            # A name that is not clear is refused here: in a file it can be put right.
            for name in names_in(handle, self._record, session):
                meant_by(name, self._record, session)
        here, lines = self._session_id, (noted.captured,)
        change = self._do(RecordEntries(session_id=here, step_id=noted.step_id, lines=lines))
        entry = next(put for put in change.puts if isinstance(put, Entry))
        self._entries[place] = entry
        if noted.tags is not None:
            line = msgspec.structs.replace(noted.captured, tags=noted.tags)
            self._do(EditEntry(entry_id=entry.id, line=line))

    def _finish(self, entry: Entry, place: int) -> None:
        """What was done with an entry later."""
        noted: NotedEntry = self._notes.entries[place]
        if noted.wording:
            factor = self._factor_of(entry)
            text, pestle = noted.wording.text, noted.wording.pestle
            self._do(EditFactor(factor_id=factor.id, text=text, pestle=pestle))
        if noted.dropped:
            self._do(DropParked(entry_id=entry.id, reason=noted.dropped))
        for self._now, told in outcome_commands(noted.outcomes, entry.id):
            self._do(told)
        if same := same_command(noted, entry, self._entries):
            self._do(same)
        elif noted.retracted:
            self._do(RetractEntry(entry_id=entry.id))

    def _check(self) -> None:
        """Who was sent their words, and what they answered."""
        for sent in self._notes.sent:
            self._attempt(sent.line, partial(self._send, sent))
        for place, entry in self._entries.items():
            for noted in self._notes.entries[place].checks:
                self._attempt(noted.line, partial(self._answer, entry.id, noted))

    def _send(self, noted: NotedSent) -> None:
        """That somebody was sent their words."""
        self._now = noted.at
        self._do(sent_command(noted, self._session_id, self._person_meant(noted.handle).id))

    def _answer(self, entry_id: str, noted: NotedCheck) -> None:
        """What somebody says of an entry that stands in the file as they put it right."""
        self._now = noted.at
        person_id = self._person_meant(noted.handle).id
        self._do(answer_command(noted, self._session_id, person_id, entry_id))

    def _theme(self) -> None:
        """The groups that were made, and where entries stand in the codebook."""
        for group in group_commands(self._notes, self._record, self._session_id):
            self._attempt(0, partial(self._do_quietly, group))
        for line, command in theme_commands(self._notes, self._entries):
            self._attempt(line, partial(self._do_quietly, command))

    def _factor_of(self, entry: Entry) -> Factor:
        """The factor that an entry supports."""
        factor = self._record.find(Factor, entry.factor_id)
        if factor is None:
            raise Refused(f"{with_article(entry.kind.word)} has no factor")
        return factor

    def _came_or_went(self, noted: NotedPresence) -> None:
        """That somebody came late, left or is away."""
        person_id = self._person_meant(noted.handle).id
        self._now = noted.at
        here, state = self._session_id, noted.state
        self._do(MarkPresent(session_id=here, person_id=person_id, state=state))

    def _consent(self, noted: NotedConsent) -> None:
        """How somebody agreed to be quoted."""
        person_id = self._person_meant(noted.handle).id
        self._now = noted.at
        here, level = self._session_id, noted.level
        command = SetConsent(
            session_id=here, person_id=person_id, attribution=level, together=noted.together
        )
        self._do(command)

    def _score_all(self, words: LookUps | None) -> None:
        """The values of factors; of rows, once these are there and words for them can be read."""
        for score in self._notes.scores:
            if (score.row is None) == (words is None):
                self._attempt(score.line, partial(self._score, score, words))

    def _score(self, noted: NotedScore, words: LookUps | None) -> None:
        """The values of one voter for one factor, or row."""
        voter = self._person_meant(noted.voter).id if noted.is_handle else noted.voter
        if noted.row is not None and words is not None:
            subject_id = subject_meant(self._record, NotedItem(row=noted.row), words)
        else:
            subject_id = self._scored(noted).id
        for command in score_commands(noted, self._session_id, voter, subject_id):
            self._do(command)

    def _scored(self, noted: NotedScore) -> Factor:
        """What is scored."""
        if noted.entry is not None:
            if noted.entry not in self._entries:
                raise Refused("the entry that is scored could not be taken")
            return self._factor_of(self._entries[noted.entry])
        letter, text = noted.factor or (Letter.STRENGTH, "")
        return stated_factor(self._record, letter, text)

    def _vote(self, noted: NotedVote, words: LookUps) -> None:
        """A vote, with what was given in it."""
        self._now = noted.opened
        self._do(vote_command(self._record, self._session_id, noted, words))

    def _put_rows(self) -> None:
        """The rows of registers, in the order in which they were entered."""
        rows = sorted(self._notes.rows, key=lambda row: row.at)
        coming = {(row.register, row.code.casefold()) for row in rows if row.code}
        imported = RowImport(self._record, self._do, self._session_id, self._listed, self._entries)
        for row in rows:
            self._now = row.at
            self._attempt(row.line, partial(imported.put, row, coming))
            coming.discard((row.register, row.code.casefold()))
        self._row_code = imported.code_of
        for line, act in imported.later():
            self._attempt(line, act)

    def _stand(self, words: LookUps) -> None:
        """Where the session stands, and what those who held it noted after it."""
        for noted, command in debrief_commands(self._notes.debrief, self._session_id):
            self._now = noted.at
            self._attempt(noted.line, partial(self._do_quietly, command))
        aired = aired_of(self._record, self._notes.aired, words, self._attempt)
        self._do(standing_of(self._record, self._notes, self._entries, self._session_id, aired))


def _key(document: Document) -> str:
    """A document among those of all types: session and clock share an id."""
    return f"{type(document).TABLE}/{document.id}"
