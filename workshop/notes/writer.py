"""Notes are written here: a session as the text from which it can be made again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

import msgspec

from workshop.ballots.subjects import find_subject
from workshop.errors import Refused
from workshop.guide.shape import AnyStep, Guide
from workshop.guide.step import default_kind
from workshop.notes.about.outcomes import outcome_fields
from workshop.notes.about.part_of import part_words
from workshop.notes.check_lines import CheckWriter
from workshop.notes.grammar.fields import (
    join_fields,
    write_beside,
    write_minutes,
    write_number,
    write_stamp,
)
from workshop.notes.row_writer import RowWriter
from workshop.notes.step_forms import form_of, inside_lines
from workshop.notes.talk_lines import talk_lines, writing_lines
from workshop.notes.theme_lines import ThemeWriter
from workshop.notes.votes.vote_writer import VoteWriter
from workshop.record.documents import (
    ROOM,
    Ballot,
    Consent,
    Department,
    Entry,
    EntryKind,
    Factor,
    Person,
    Session,
    StepRun,
    StepState,
)
from workshop.record.parts import Part
from workshop.record.record import Record
from workshop.running.capture import Captured, read_line, render
from workshop.running.handles import handle_of, key_of
from workshop.text import clean_line

_SEAT: Final = re.compile(r"Seat \d+")


def write_notes(record: Record, session_id: str) -> str:
    """The notes of a session.

    Raises:
        Refused: there is no such session, or it holds something that notes have no form for.
    """
    writer = _Writer(record, record.get(Session, session_id))
    return "\n".join(writer.lines()) + "\n"


def _handles(group: Sequence[Person | Department]) -> dict[str, str]:
    """What each is called behind `@`, by id; bearers of one name are numbered."""
    keys = [key_of(one.name) for one in group]
    numbered = {}
    for place, (one, key) in enumerate(zip(group, keys, strict=True)):
        number = f".{keys[:place].count(key) + 1}" if keys.count(key) > 1 else ""
        numbered[one.id] = handle_of(one.name) + number
    return numbered


class _Writer:
    """One session on its way to text."""

    def __init__(self, record: Record, session: Session) -> None:
        self._record = record
        self._session = session
        self._guide: Guide = record.guide_of(session)
        self._clock = record.clock_of(session.id)
        self._entries = record.entries_of(session.id)
        self._votes = VoteWriter(record, session)
        self._people = self._participants()
        self._others = self._listed_beside()
        self._rows = RowWriter(record, session, [*self._people, *self._others])
        self._themes = ThemeWriter(record)
        self._departments = self._named()
        everybody = [*self._people, *self._others]
        self._handles = _handles(everybody) | _handles(self._departments)
        self._checks = CheckWriter(record, session.id, self._handles, self._stamp)
        self._places: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        for step in self._guide.steps:
            for number, entry in enumerate(record.entries_of(session.id, step.id), 1):
                self._numbers[entry.id] = f"{step.id}/{number}"
                if entry.factor_id:
                    self._places.setdefault(entry.factor_id, f"{step.id}/{number}")

    def _participants(self) -> list[Person]:
        """Every participant, and then whoever else spoke, voted or was asked."""
        ids = [*self._session.people]
        for entry in self._entries:
            ids += entry.raised_by if entry.kind is EntryKind.ACTION else entry.people
        ids += [ballot.voter for ballot in self._ballots()]
        ids += self._votes.people
        ids += [consent.person_id for consent in self._consents()]
        return self._found(each for each in ids if each not in self._session.parts)

    def _listed_beside(self) -> dict[Person, Part]:
        """Everybody else on the list or referred to, with their part."""
        writer = self._session.writer_id  # on no list where leaving did not end their writing
        parts = ({writer: Part.SCRIBE} if writer else {}) | self._session.parts
        for entry in self._entries:
            parts |= {each: Part.OWNER for each in entry.people if each not in parts}
            parts |= {each: Part.MENTIONED for each in entry.mentions if each not in parts}
            parts |= {each: Part.SCRIBE for each in entry.written_by if each not in parts}
        taking_part = {person.id for person in self._people}
        found = self._found(each for each in parts if each not in taking_part)
        return {person: parts[person.id] for person in found}

    def _found(self, ids: Iterable[str]) -> list[Person]:
        """The people of ids, each once."""
        found = (self._record.find(Person, person_id) for person_id in dict.fromkeys(ids))
        return [person for person in found if person]

    def _named(self) -> list[Department]:
        """Every department that is referred to."""
        people = (*self._people, *self._others)
        ids = [self._session.department_id, *(person.department_id for person in people)]
        ids += [department_id for entry in self._entries for department_id in entry.departments]
        found = (self._record.find(Department, each) for each in dict.fromkeys(ids))
        return [department for department in found if department]

    def _ballots(self) -> list[Ballot]:
        here = self._session.id
        return [b for step in self._guide.steps for b in self._record.ballots_of(here, step.id)]

    def _consents(self) -> list[Consent]:
        everyone = self._record.all(Consent)
        return [consent for consent in everyone if consent.session_id == self._session.id]

    def _stamp(self, at: datetime) -> str:
        """A time as the file tells it."""
        return write_stamp(at, self._session.started)

    def _department(self, department_id: str | None) -> str:
        department = self._record.find(Department, department_id)
        return department.name if department else ""

    def lines(self) -> Iterator[str]:
        """The whole file."""
        yield from self._header()
        yield from self._presence()
        yield from talk_lines(self._session, self._handles, self._stamp)
        yield from self._checks.sent()
        written = [step for step in self._guide.steps if self._is_written(step)]
        asked = next((step for step in written if "consent" in form_of(step).directives), None)
        if asked is None:
            yield from self._consent_lines()
        for step in written:
            yield ""
            yield f"## {step.id}"
            yield from self._standing(step)
            if step is asked:
                yield from self._consent_lines()
            for entry in self._record.entries_of(self._session.id, step.id):
                yield from self._entry(entry, step)
            yield from self._scores(step)
            yield from self._votes.lines(step, self._handles, self._stamp)
            yield from self._rows.lines(step)

    def _header(self) -> Iterator[str]:
        """Which guide, who, when and where."""
        session = self._session
        yield f"guide: {self._guide.name}"
        if session.title != self._guide.title:
            yield f"title: {session.title}"
        yield from self._everybody()
        if session.department_id:
            yield f"department: {self._department(session.department_id)}"
        if others := self._departments_beside():
            yield f"departments: {join_fields(others)}"
        yield f"date: {write_stamp(session.started)}"
        if session.facilitator:
            yield f"facilitator: {session.facilitator}"
        if session.place:
            yield f"place: {session.place}"
        if part := part_words(self._record, session):
            yield f"part of: {part}"
        if session.rejoined:
            yield f"rejoined: {write_stamp(session.rejoined)}"
        if session.closed:
            yield f"closed: {write_stamp(session.closed)}"
        yield f"step: {self._clock.step_id}"
        if self._clock.since and not session.closed:
            yield f"running: {write_stamp(self._clock.since)}"

    def _everybody(self) -> Iterator[str]:
        """Everybody on the list or referred to, with what they are."""
        listed = [("person", person) for person in self._people]
        listed += [(part.value, person) for person, part in self._others.items()]
        listed += [("named", person) for person in self._rows.named]
        for key, person in listed:
            fields = (person.name, person.role, self._department(person.department_id))
            yield f"{key}: {join_fields(fields)}"

    def _presence(self) -> Iterator[str]:
        """When people came and went."""
        for person_id, marks in self._session.presence.items():
            if handle := self._handles.get(person_id):
                for mark in marks:
                    yield f"% presence: {handle} {mark.state.value} [{self._stamp(mark.at)}]"

    def _departments_beside(self) -> list[str]:
        """The names of departments that nobody in the header is of."""
        people = (*self._people, *self._others)
        known = {self._session.department_id, *(person.department_id for person in people)}
        return [each.name for each in self._departments if each.id not in known]

    def _is_written(self, step: AnyStep) -> bool:
        """Whether there is anything to say of a step."""
        clock = self._clock
        return (
            step.id in self._session.steps
            or any(step.id in kept for kept in (clock.spent, clock.until, clock.turns))
            or bool(self._record.entries_of(self._session.id, step.id))
            or any(True for _ in self._scores(step))
            or any(True for _ in self._votes.lines(step, self._handles, self._stamp))
            or any(True for _ in self._rows.lines(step))
            or any(True for _ in self._themes.groups(self._session.id, step.id))
        )

    def _standing(self, step: AnyStep) -> Iterator[str]:
        """What became of a step."""
        run = self._session.steps.get(step.id)
        if step.id in self._clock.spent:
            yield f"% minutes: {write_minutes(self._clock.spent[step.id])}"
        if run is None:
            yield "% not reached"
            yield from self._inside(step, run)
            return
        here = step.id == self._clock.step_id and not self._session.closed
        usual = StepState.OPEN if here else StepState.DONE
        if run.state is StepState.SKIPPED:
            yield f"% skipped: {run.reason}"
        elif run.state is not usual:
            yield f"% {run.state.value}"
        if run.confirmed:
            yield f"% confirmed: {self._stamp(run.confirmed)}"
        if unseen := [place for each in run.unseen if (place := self._numbers.get(each))]:
            yield f"% not shown: {', '.join(unseen)}"
        yield from self._inside(step, run)

    def _inside(self, step: AnyStep, run: StepRun | None) -> Iterator[str]:
        """What was asked, how long it lasts, whose turn it is, which groups were made."""
        yield from inside_lines(step, run, self._clock, self._stamp)
        yield from self._themes.groups(self._session.id, step.id)

    def _consent_lines(self) -> Iterator[str]:
        """How everybody agreed to be quoted."""
        for consent in self._consents():
            if handle := self._handles.get(consent.person_id):
                level = consent.attribution.value
                together = " together" if consent.together else ""
                yield f"% consent: {handle} {level} [{self._stamp(consent.at)}]{together}"

    def _entry(self, entry: Entry, step: AnyStep) -> Iterator[str]:
        """An entry, and what its own line cannot say."""
        captured, exact = self._captured(entry, step)
        default = EntryKind.NOTE
        if entry.kind is EntryKind.NOTE:
            default = EntryKind(default_kind(step))
        first, *others = render(captured, default).split("\n")
        retracted = "% retracted " if entry.retracted else ""
        yield f"{retracted}[{self._stamp(entry.at)}] {first}"
        yield from (f"| {line}".rstrip() for line in others)
        if exact:
            yield f"% tags: {join_fields(entry.tags)}".rstrip()
        if entry.unclear:
            yield f"% not clear: {join_fields(entry.unclear)}"
        if raised := [handle for each in entry.raised_by if (handle := self._handles.get(each))]:
            yield f"% raised by: {join_fields(raised)}"
        yield from write_beside(entry)
        yield from self._votes.about(entry)
        yield from writing_lines(self._session, entry, self._handles, self._numbers)
        yield from self._wording(entry)
        yield from self._themes.lines(entry)
        yield from self._checks.lines(entry)
        if entry.changed:
            yield f"% changed: {self._stamp(entry.changed)}"
        if entry.dropped and entry.kind is EntryKind.PARKED:
            yield f"% dropped: {entry.dropped}"
        for told in entry.outcomes:
            yield f"% outcome: {join_fields(outcome_fields(told, self._stamp(told.at)))}"

    def _captured(self, entry: Entry, step: AnyStep) -> tuple[Captured, bool]:
        """The line of an entry, and whether its tags must be told exactly."""
        handles = (self._handles.get(one) for one in (*entry.people, *entry.departments))
        given = tuple(tag.casefold() for tag in step.tags)
        captured = Captured(
            kind=entry.kind,
            text=entry.text,
            handles=tuple(handle for handle in handles if handle),
            meets=tuple(handle for one in entry.mentions if (handle := self._handles.get(one))),
            tags=tuple(tag for tag in entry.tags if tag not in given),
            pestle=entry.pestle,
            due=entry.due,
            private=entry.private,
            attribution=entry.attribution,
            cited=entry.cited,
        )
        read = read_line(render(captured), EntryKind.NOTE)
        if read.tags == captured.tags and (*captured.tags, *dict.fromkeys(given)) == entry.tags:
            return captured, False
        return msgspec.structs.replace(captured, tags=()), True

    def _wording(self, entry: Entry) -> Iterator[str]:
        """The factor of an entry, where it says something else."""
        factor = self._record.find(Factor, entry.factor_id)
        if factor is None:
            return
        pestle = None if factor.letter.internal else entry.pestle
        if (factor.text, factor.pestle) != (entry.text, pestle):
            field = factor.pestle.word if factor.pestle else ""
            first, *others = join_fields((field, factor.text)).split("\n")
            yield f"% factor: {first}"
            yield from (f"| {line}".rstrip() for line in others)

    def _scores(self, step: AnyStep) -> Iterator[str]:
        """The values that were given in a step."""
        if "score" not in form_of(step).directives:
            return
        scored = (b for b in self._record.ballots_of(self._session.id, step.id) if not b.vote_id)
        for ballot in scored:
            for subject_id, row in ballot.scores.items():
                about = self._scored(step, subject_id)
                if about and row:
                    given = ", ".join(f"{k}={write_number(v)}" for k, v in row.items())
                    voter = self._voter(ballot.voter)
                    yield f"% score: {join_fields((voter, about, given))}"
        if self._session.steps.get(step.id, StepRun()).scores_in:
            yield "% scores in"

    def _scored(self, step: AnyStep, subject_id: str) -> str:
        """What a value is about; empty where that is nothing the step scores, or no file may have.

        Raises:
            Refused: nothing that the format has a form for. To leave it out would lose it unseen.
        """
        subject = find_subject(self._record, subject_id)
        of, letters = getattr(step, "of", None), getattr(step, "letters", ())
        if subject is None:
            raise Refused(
                f"{step.title} holds scores of something that notes cannot name, so the session "
                "cannot be written as notes. Export the engagement as one zip instead."
            )
        if not isinstance(subject, Factor):
            return f"{of}: {subject.code}" if of == subject.row.TABLE else ""
        heard = self._record.own_entries(subject.id)
        return self._about(subject) if heard and subject.letter.value in letters else ""

    def _voter(self, voter: str) -> str:
        """Who gave the values."""
        if voter == ROOM or _SEAT.fullmatch(voter):
            return voter
        if handle := self._handles.get(voter):
            return f"@{handle}" if handle.casefold() == ROOM else handle
        return f'"{voter}"'

    def _about(self, factor: Factor) -> str:
        elsewhere = f"{factor.letter.value}: {clean_line(factor.text)}"
        return self._places.get(factor.id, elsewhere)
