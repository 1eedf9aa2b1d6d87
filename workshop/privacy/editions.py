"""What may be told of what people said, and of the people, in an edition of a summary.

The **restricted** edition is the record for those who made it: everything that stands, with name,
role and department; what is private or not to be quoted is there and marked.

The **shareable** edition follows consent:

1. What a person agreed to in a session holds for what they said there. Nobody asked them: they
   are "a participant".
2. Of several speakers the least open decides. A level written on the entry itself can narrow
   that and never widen it.
3. An entry without a speaker is told of the one person of an interview as if they had said it.
   An interview with several belongs to all of them, so the least open decides. In a workshop it
   is told unless everybody asked not to be quoted. It is attributed to the department it names
   or whose session it was, if no one there is to be told less openly; else to nobody.
4. Private entries, and entries whose level is "not outside this record", are left out and counted.
   An action goes out unless one of its owners asked not to be quoted; each owner is told as they
   themselves agreed. What the interviewer observed is nobody's words: it is left out unless its
   own line says how it may be told (`as:participant`), and is never put down to anybody.
5. A factor whose evidence is all left out is left out itself. Its counts are those of the entries
   that are told. Where its wording borrows from an entry that is not told, the wording of one
   that is told takes its place, and so for everything that was merged into it. The summary of a
   session words its factors from what was said there.
6. People are listed as they agreed. A department is named as heard if somebody may be told by
   department; the departments not heard are named only where no heard one is hidden, as they
   could be worked out otherwise. The title of an interview gives way to its guide's title, and a
   statement of "a participant" is not tied to the interview in which it fell. Where a session was
   held, and why a step was left out, are told under the same condition as its department.
7. The names of people who did not agree to be named, in every session where they were asked,
   are taken out of all texts (`workshop.privacy.redaction`). Whoever leads a session signs the
   summary.

Retracted entries are in no edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, Literal

from workshop.analysis.evidence import Hearing
from workshop.content_words import content_words
from workshop.language import say
from workshop.privacy.consents import ORDER, AskedLevels, Consents, least_open
from workshop.privacy.participant import (
    LeftOut,
    Participant,
    session_called,
    several,
    some,
    with_doubt,
)
from workshop.privacy.redaction import borrows, words_left_out
from workshop.record.documents import (
    Attribution,
    Department,
    Entry,
    EntryKind,
    Factor,
    Letter,
    Person,
    Session,
)
from workshop.record.read_back import is_documentary
from workshop.record.record import Record
from workshop.running.room.feedback import is_feedback
from workshop.running.same_person import told_apart
from workshop.text import listing

Edition = Literal["shareable", "restricted"]
"""The two editions of every summary."""

_BY_DEPARTMENT: Final = ORDER[Attribution.DEPARTMENT]


class Telling:
    """What one edition tells of a record. Make a new one when the record has changed."""

    def __init__(self, record: Record, edition: Edition) -> None:
        self.record = record
        """The record that is told."""
        self.edition: Edition = edition
        """For whom."""
        self.open = edition == "restricted"
        """Whether everything that stands is told."""
        self.hearing = Hearing(record)
        """Who was heard."""
        self.consents = Consents(record if self.open else record.today, record)
        """What people agreed to, and whose names may not be told."""
        self._levels: dict[str, Attribution] = {}
        self._asked = AskedLevels(record, self.consents, self.hearing)
        self._told: dict[str, bool] = {}

    # Entries

    def level(self, entry: Entry) -> Attribution:
        """How an entry may be told outside, whatever the edition."""
        if (level := self._levels.get(entry.id)) is None:
            levels = filter(None, (self._asked.of(entry), self.consents.of(entry).attribution))
            level = self._levels[entry.id] = least_open(levels)
        return level

    def tells(self, entry: Entry) -> bool:
        """Whether the edition has the entry at all."""
        if entry.retracted:
            return False
        if self.open:
            return True
        # Every factor, row and theme asks it of each entry that it rests on.
        if (told := self._told.get(entry.id)) is None:
            silent = entry.kind is EntryKind.OBSERVATION and not entry.attribution
            kept_back = silent or self._private(entry)
            told = not kept_back and self.level(entry) is not Attribution.WITHHELD
            self._told[entry.id] = told
        return told

    def _private(self, entry: Entry) -> bool:
        """Whether an entry is kept private, by now."""
        return self.consents.of(entry).private or entry.private

    def left_out(self, entries: Iterable[Entry]) -> LeftOut:
        """How many of the entries that stand the edition leaves out."""
        hidden = [e for e in entries if not e.retracted and not self.tells(e)]
        private = sum(map(self._private, hidden))
        observed = sum(e.kind is EntryKind.OBSERVATION and not self._private(e) for e in hidden)
        return LeftOut(
            private=private, withheld=len(hidden) - private - observed, observed=observed
        )

    def who(self, entry: Entry) -> str:
        """Who said an entry, or for an action who will do it."""
        if entry.kind is EntryKind.ACTION:
            return self._owners(entry)
        if entry.kind is EntryKind.OBSERVATION:
            room = is_feedback(self.record, entry)
            seen = say("the room") if room else say("observed by the interviewer")
            return self._marked(entry, seen)
        if entry.cited and is_documentary(entry):
            return self._marked(entry, self.text(entry.cited.words))
        level = Attribution.NAME if self.open else self.level(entry)
        if people := self._people(self.hearing.speakers(entry)):
            names = dict.fromkeys(self._as(p, level, entry.session_id) for p in people)
            who = several(names) if level is not Attribution.PARTICIPANT else some(len(people))
        else:
            who = self._source(entry, level)
        return self._marked(entry, with_doubt(who, entry.unclear, named=self.open))

    def _source(self, entry: Entry, level: Attribution) -> str:
        """The departments behind an entry without a speaker."""
        if ORDER[level] <= _BY_DEPARTMENT:
            ids = self.hearing.departments(entry)
            return listing([self.called(d) for d in self.hearing.listed if d.id in ids])
        return some(1) if entry.departments else ""

    def _owners(self, entry: Entry) -> str:
        """Who will do an action, each as they agreed."""
        owners = []
        for person in self._people(entry.people):
            level = self._owner_level(person, entry)
            by_name = self.open or level is Attribution.NAME
            name = told_apart(self.record, person) if self.open else person.name
            owners.append(name if by_name else self._as(person, level, entry.session_id))
        owners += [self.called(d) for d in self.hearing.listed if d.id in entry.departments]
        return self._marked(entry, several(dict.fromkeys(owners)))

    def _owner_level(self, person: Person, entry: Entry) -> Attribution:
        """How an owner of an action may be told."""
        led = person.id in self.consents.leaders
        level = Attribution.NAME if led else self.consents.agreed(entry.session_id, person.id)
        if not led and person.id in self.record.get(Session, entry.session_id).parts:
            # Nobody asked them: told by what they are there for, not by name.
            level = least_open([Attribution.ROLE, *self.consents.asked(person.id)])
        return least_open([level, *([entry.attribution] if entry.attribution else [])])

    def _marked(self, entry: Entry, who: str) -> str:
        """The attribution with what the restricted edition must say beside it."""
        if not self.open:
            return who
        marks = [say("private")] if entry.private else []
        if self.level(entry) is Attribution.WITHHELD:
            marks.append(say("not to be quoted"))
        return f"{who} ({', '.join(marks)})".strip() if marks else who

    def _as(self, person: Person, level: Attribution, session_id: str) -> str:
        """A person at a level; a narrower one where the record lacks what the level asks for."""
        if ORDER[level] > _BY_DEPARTMENT:
            return some(1)
        department = self._department_name(person, session_id)
        role = person.role if level is not Attribution.DEPARTMENT else ""
        if level is Attribution.NAME:
            words = self.text(", ".join(part for part in (role, department) if part))
            return ", ".join(part for part in (person.name, words) if part)
        words = ", ".join(part for part in (role, department) if part)
        return self.text(words, [person.id]) or some(1)

    def tied(self, entry: Entry) -> bool:
        """Whether the edition tells in which session, and when, the entry was said."""
        if self.open or ORDER[self.level(entry)] <= _BY_DEPARTMENT:
            return True
        alone = len(self.hearing.voices(entry.session_id)) == 1
        return not alone and self._setting(entry.session_id) == "workshop"

    def text(self, text: str, people: Iterable[str] = ()) -> str:
        """A text as the edition has it.

        Args:
            text: what somebody typed.
            people: the ids of those to whom it belongs.
        """
        return text if self.open else self.consents.hidden_names.taken_out(text, people)

    def tag(self, tag: str) -> str:
        """A free tag as the edition has it. Tags are in small letters, names among them too."""
        return self.text(tag, self._everybody)

    def called(self, department: Department) -> str:
        """The name of a department, which may have somebody's name in it."""
        return self.text(department.name)

    @cached_property
    def _everybody(self) -> tuple[str, ...]:
        return tuple(person.id for person in self.record.all(Person))

    def words(self, entry: Entry) -> str:
        """The text of an entry as the edition has it."""
        people = (*entry.people, *entry.raised_by) or self.hearing.speakers(entry)
        return self.text(entry.text, people)

    def statement(
        self, factor: Factor, family: Sequence[Entry], shown: Sequence[Entry] | None = None
    ) -> str:
        """The wording of a factor.

        Args:
            factor: the factor.
            family: all its entries and those of its parts, whatever became of them, in order.
            shown: those from which the wording may come; all that are shown unless given.
        """
        shown = [entry for entry in family if self.tells(entry)] if shown is None else shown
        open_ids = {entry.id for entry in shown}
        hidden = [entry for entry in family if entry.id not in open_ids]
        if shown and (borrows(factor.text, shown, hidden) or self._gives_away(factor, shown)):
            return self.words(shown[0])
        return self.text(factor.text, [p for entry in family for p in entry.people])

    def _gives_away(self, factor: Factor, shown: Sequence[Entry]) -> bool:
        """Whether a wording has words that only entries left out have, of whatever factor.

        A factor that was merged and split off again may have kept words of the other.
        """
        if self.open or any(entry.text == factor.text for entry in shown):
            return False
        return not self._secret_words[factor.letter].isdisjoint(content_words(factor.text))

    @cached_property
    def _secret_words(self) -> dict[Letter, frozenset[str]]:
        """The words that only factors' entries left out have, by letter."""
        return words_left_out(self.record.all(Entry), self.tells)

    # Sessions and people

    def participants(self, session: Session) -> tuple[Participant, ...]:
        """Who took part, each as they agreed, the most open first."""
        people = self.record.people_of(session)
        if self.open:
            listed = [(self.consents.agreed(session.id, each.id), each) for each in people]
        else:
            listed = [(self._shown_level(session, each), each) for each in people]
            listed.sort(key=lambda pair: ORDER[pair[0]])
        return tuple(
            Participant(who=self.participant(session, person), attribution=level.value)
            for level, person in listed
        )

    def participant(self, session: Session, person: Person) -> str:
        """Somebody of a session, as they agreed to be told."""
        level = Attribution.NAME if self.open else self._shown_level(session, person)
        return self._as(person, level, session.id)

    def _shown_level(self, session: Session, person: Person) -> Attribution:
        """A person's level in a list; that somebody withheld their words is not told."""
        level = self.consents.agreed(session.id, person.id)
        return Attribution.PARTICIPANT if level is Attribution.WITHHELD else level

    def names_department(self, session: Session) -> bool:
        """Whether the edition tells whose session it was."""
        voices = self.hearing.voices(session.id)
        levels = [ORDER[self.consents.agreed(session.id, voice)] for voice in voices]
        return self.open or (bool(levels) and max(levels) <= _BY_DEPARTMENT)

    def department(self, session: Session) -> str:
        """The department whose session it was; empty where there is none or none is told.

        Where none was entered it is that of all who spoke, if they have one in common.
        """
        found = {session.department_id or ""}
        if not session.department_id:
            found = {self._department_id(v) or "" for v in self.hearing.voices(session.id)}
        department = self.record.find(Department, next(iter(found))) if len(found) == 1 else None
        named = department is not None and self.names_department(session)
        return self.called(department) if department and named else ""

    def title(self, session: Session) -> str:
        """What the session is called: what it was, and whose or on what, as far as it is told."""
        return _title(self, session)

    @cached_property
    def departments_heard(self) -> tuple[str, ...]:
        """The names of the departments heard, as far as they may be told."""
        if self.open:
            return tuple(self.called(department) for department in self.hearing.heard)
        named: set[str | None] = set()
        for session in self.record.all(Session):
            named |= {session.department_id} if self.names_department(session) else set()
            named |= {
                self._department_id(voice)
                for voice in self.hearing.voices(session.id)
                if ORDER[self.consents.agreed(session.id, voice)] <= _BY_DEPARTMENT
            }
            named |= _named_as_source(self, session)
        return tuple(self.called(d) for d in self.hearing.heard if d.id in named)

    @cached_property
    def departments_unheard(self) -> tuple[str, ...] | None:
        """The names of the departments not heard; none where they may not be told."""
        if len(self.departments_heard) < len(self.hearing.heard):
            return None
        return tuple(self.called(department) for department in self.hearing.unheard)

    def _people(self, ids: Iterable[str]) -> list[Person]:
        return [person for each in ids if (person := self.record.find(Person, each))]

    def _department_id(self, person_id: str) -> str | None:
        person = self.record.find(Person, person_id)
        return person.department_id if person else None

    def _department_name(self, person: Person, session_id: str) -> str:
        """A person's department, else that whose session it was."""
        session = self.record.get(Session, session_id)
        own = None if person.id in session.parts else session.department_id
        found = self.record.find(Department, person.department_id or own)
        return found.name if found else ""

    def _setting(self, session_id: str) -> str:
        return self.record.guide_of(self.record.get(Session, session_id)).setting


def _title(telling: Telling, session: Session) -> str:
    """What a session is called; what somebody typed is told as its department is."""
    guide = telling.record.guide_of(session)
    mixed = session.department_id is None and len(telling.hearing.voices(session.id)) != 1
    told = session.title != guide.title and (mixed or telling.names_department(session))
    typed = telling.text(session.title, session.people) if told else ""
    setting = "" if session.part_of else guide.setting  # a group is called as the room called it
    return session_called(setting, typed, telling.text(guide.title), telling.department(session))


def _named_as_source(telling: Telling, session: Session) -> set[str]:
    """The ids of departments for which entries were recorded that are told as theirs."""
    return {
        department_id
        for entry in telling.record.entries_of(session.id)
        if entry.departments and entry.kind is not EntryKind.ACTION and telling.tells(entry)
        if not entry.people and ORDER[telling.level(entry)] <= _BY_DEPARTMENT
        for department_id in entry.departments
    }
