"""Who and what is meant by the words in cells of a register, and the words for what is stored."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property

from workshop.errors import Refused
from workshop.record.change import Moment
from workshop.record.codebook import Codebook
from workshop.record.documents import Department, Entry, Factor, Person, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.themes import Theme
from workshop.registers.field_base import Target
from workshop.running.commands import NewPerson
from workshop.running.handles import handles_in, meant_by
from workshop.running.same_person import known_person, name_key
from workshop.text import clean_line, plural


def subject_of(record: Record, row: Row, names: RecordNames | None = None) -> str:
    """What a row is about, in words: those of its first field, or the name of whom it is of."""
    subject = row.register.subject
    return subject.shown(row.cell(subject.id), names or RecordNames(record))


class RecordNames:
    """The names of a record, for reading and writing cells.

    Args:
        record: where names are looked up.
        moment: gives ids to people and departments that are new; without it none can be made.
        session: whose people are meant before others.
    """

    def __init__(
        self, record: Record, moment: Moment | None = None, session: Session | None = None
    ) -> None:
        self._record = record
        self._moment = moment
        self._session = session
        self.new: dict[str, Person | Department] = {}
        """Who and what was named for the first time, by what tells them apart."""

    # Reading

    @property
    def today(self) -> date | None:
        """The day of the moment, where there is one."""
        return self._moment.today if self._moment else None

    def person(self, text: str) -> str:
        """The id of a person by handle or name; somebody nobody named before is new.

        Raises:
            Refused: it is not sure who is meant, or it is no name of a person.
        """
        if text.startswith("@"):
            meant = meant_by(text[1:], self._record, self._session)
            if isinstance(meant, Department):
                raise Refused(f"{meant.name} is a department, and a person is wanted")
            if meant is None:
                raise Refused(f"nobody is called {text[:60]}")
            return meant.id
        if known := known_person(self._record, NewPerson(name=text)):
            return known.id
        try:
            meant = meant_by(text, self._record, self._session) if len(text) > 1 else None
        except Refused as unsure:
            raise Refused(f"“{text[:60]}” may be several people; {unsure}") from None
        if isinstance(meant, Person):
            return meant.id
        return self._newcomer(f"person {name_key(text)}", text, Person)

    def department(self, text: str) -> str:
        """The id of a department by its name; one that nobody named before is new.

        Raises:
            Refused: a handle leads to no department.
        """
        name = clean_line(text.removeprefix("@"))
        named = self._record.department_named
        if known := named(text) or named(name):
            return known.id
        if text.startswith("@"):
            meant = meant_by(name, self._record, self._session) if name else None
            if isinstance(meant, Department):
                return meant.id
            if meant is not None:
                raise Refused(f"{meant.name} is a person, and a department is wanted")
            raise Refused(f"no department is called {text[:60]}")
        return self._newcomer(f"department {name.casefold()}", name, Department)

    def _newcomer(self, key: str, name: str, kind: type[Person | Department]) -> str:
        """The id of somebody or something named for the first time; the same for the same name."""
        if known := self.new.get(key):
            return known.id
        if self._moment is None:
            raise Refused(f"nothing and nobody here is called “{name[:60]}”")
        self.new[key] = made = kind(id=self._moment.new_id(), name=name)
        return made.id

    def target(self, text: str, kinds: tuple[str, ...]) -> Target | None:
        """What is meant by a code, an id or its words, among these kinds; the first that is found.

        Raises:
            Refused: several rows have these words.
        """
        for kind in kinds:
            if found := self._found(text, kind):
                return Target(table=kind, id=found)
        return None

    def _found(self, text: str, kind: str) -> str | None:
        if kind == "entry":
            entry = self._record.find(Entry, text)
            return entry.id if entry else None
        key = text.casefold()
        if kind == "factor":
            coded = {factor.code.casefold(): factor.id for factor in self._record.all(Factor)}
            return coded.get(key)
        if kind == "theme":
            theme = Codebook(self._record).named(text)
            # A cell leads to documents; a tag is one once somebody did something with it.
            return theme.document.id if theme and theme.document else None
        rows = list(self._record.all(ROW_TYPES[kind]))
        for row in rows:
            if row.code.casefold() == key:
                return row.id
        same = [row for row in rows if subject_of(self._record, row, self).casefold() == key]
        if len(same) > 1:
            codes = ", ".join(row.code for row in same)
            raise Refused(f"“{text[:60]}” is the wording of {plural(len(same), 'row')}: {codes}")
        return same[0].id if same else None

    # Writing

    def name(self, kind: str, id: str) -> str:  # noqa: A002 - the word of the model
        """What a person, a department or a target is called; empty where it is not there."""
        if new := next((each for each in self.new.values() if each.id == id), None):
            return new.name
        match kind:
            case "person":
                return self._person_name(id)
            case "department" | "theme":
                department, theme = (self._record.find(each, id) for each in (Department, Theme))
                return str(getattr(department or theme, "name", ""))
            case "factor":
                factor = self._record.find(Factor, id)
                return factor.code if factor else ""
            case "entry":
                return id if self._record.find(Entry, id) else ""
        row = self._record.find(ROW_TYPES[kind], id) if kind in ROW_TYPES else None
        return row.code if row else ""

    def _person_name(self, person_id: str) -> str:
        person = self._record.find(Person, person_id)
        if person is None:
            return ""
        if self._bearers[name_key(person.name)] == 1:
            return person.name
        return f"@{self._handles[person_id]}"

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(name_key(person.name) for person in self._record.all(Person))

    @cached_property
    def _handles(self) -> dict[str, str]:
        return handles_in(self._record, self._session)


class SaidNames(RecordNames):
    """The same for tables that are looked at: statements stand in their words, not by their ids."""

    def name(self, kind: str, id: str) -> str:  # noqa: A002 - the word of the model
        """What something is called; of a statement its words and who said it."""
        entry = self._record.find(Entry, id) if kind == "entry" else None
        if entry is None:
            return super().name(kind, id)
        who = ", ".join(filter(None, (self._person_name(each) for each in entry.people)))
        return f"“{entry.text}”{f' ({who})' if who else ''}"
