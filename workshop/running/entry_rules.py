"""The rules for entries: recording, correcting, sorting, taking back."""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Department,
    Document,
    Entry,
    EntryKind,
    Factor,
    Letter,
    Person,
    Pestle,
    Session,
)
from workshop.record.record import Record
from workshop.record.same_words import Joining
from workshop.record.within import in_order
from workshop.running.base.registry import rule
from workshop.running.capture import Captured, checked, doubts_of, statement
from workshop.running.commands import (
    EditEntry,
    FileEntry,
    KeepOffRecord,
    KeepPrivate,
    MoveEntry,
    RecordEntries,
    RestoreEntry,
    RetagEntry,
    RetractEntry,
)
from workshop.running.follow_up.outcomes import FOLLOWED_UP
from workshop.running.handles import handles_in, meant_by
from workshop.running.room.about import told_about
from workshop.running.room.feedback import feedback_in, require_no_factor
from workshop.running.sources import NOT_HEARD, Heard, Sources, cited_in, name_in, not_clear
from workshop.running.talk_rules import writers_of
from workshop.text import clean_line, listing, plural, shorten, with_article

_MOST_CODES: Final = 6
"""So many codes are named in a sentence, at most."""


@rule(RecordEntries)
def record_entries(record: Record, command: RecordEntries, moment: Moment) -> Change:
    """Put one entry a line, with a factor for each that has a SWOT letter.

    A name that nobody bears becomes a new participant, so that the claim leads to somebody; in an
    action an owner, who need not be there. One that may mean several is kept as typed. Off the
    record there are no factors and nobody new: they would be seen where the entry is not.
    """
    session = record.get(Session, command.session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to record more.")
    step = record.step_of(session, command.step_id)
    if not command.lines:
        raise Refused("There is nothing to record.")
    writing = Writing(record, session, step, moment, about_id=command.about_id)
    entries = [writing.entry(line) for line in command.lines]
    sentence = f"{_told(entries, writing.factors)}{writing.joining.sentence}"
    if about := told_about(record, session, command.about_id):
        sentence += f", about {about}"
    sentence += not_clear(record, session, entries)
    sentence += doubts_of(command.lines, off_record=any(each.off_record for each in entries))
    return Change(sentence=sentence, puts=writing.puts, session_id=session.id)


class Writing:
    """The documents that lines of one step give, gathered one by one."""

    def __init__(
        self,
        record: Record,
        session: Session,
        step: Step,
        moment: Moment,
        *,
        about_id: str | None = None,
    ) -> None:
        self._record = record
        self._about_id = about_id
        self._session = session
        self._step = step
        self._moment = moment
        self._numbers: dict[Letter, int] = {}
        self.sources = Sources(record, session, moment)
        """Who is named."""
        self.factors: list[Factor] = []
        self.joining = Joining(record, moment)
        """What of them says the same as what was said before."""
        self._entries: list[Entry] = []

    def entry(self, line: Captured, heard: Heard = NOT_HEARD) -> Entry:
        """One more entry, with what a transcript tells of it."""
        if otherwise := feedback_in(self._step, line):
            line = msgspec.structs.replace(line, **otherwise)
        text = checked(line)
        off_record = line.off_record or self._session.off_record is not None
        if heard.people and not off_record:
            self.sources.speaks(heard.people)
        if off_record:
            line, text = self._without_newcomers(line, text)
        named = self.sources.named(line.kind, line.handles, line.meets)
        entry_id, factor_id = self._moment.new_id(), None
        if (letter := line.kind.letter) and not off_record:
            factor_id = self._factor(letter, text, line.pestle).id
        entry = Entry(
            id=entry_id,
            session_id=self._session.id,
            step_id=self._step.id,
            kind=line.kind,
            text=text,
            at=heard.at or self._moment.now,
            people=tuple(dict.fromkeys((*named.people, *heard.people))),
            raised_by=self.sources.named(EntryKind.NOTE, line.raised).people if line.raised else (),
            departments=named.departments,
            mentions=named.mentions,
            unclear=(*named.unclear, *line.unclear),
            tags=_with_tags(self._step, line),
            pestle=line.pestle,
            due=line.due,
            private=line.private,
            attribution=line.attribution,
            off_record=off_record,
            written_by=writers_of(self._record, self._session, line.written),
            cited=cited_in(self._record, line.cited),
            spoken=line.spoken if heard.spoken is None else heard.spoken,
            votes=line.votes,
            stack=clean_line(line.stack),
            begun=line.begun and min(line.begun, self._moment.now),
            marks=in_order(line.marks),
            about_id=self._about_id,
            factor_id=factor_id,
        )
        self._entries.append(entry)
        return entry

    def _without_newcomers(self, line: Captured, text: str) -> tuple[Captured, str]:
        """A line with only those behind `@` who are known; the other names stand in its text."""
        known = [each for each in line.handles if self._is_known(each)]
        unknown = [each for each in line.handles if each not in known]
        meets = [each for each in line.meets if self._is_known(each)]
        unknown += [each for each in line.meets if each not in meets]
        names = [name_in(each) for each in unknown]
        added = " ".join([text, *(f"({name})" for name in names if name not in text)])
        return msgspec.structs.replace(line, handles=tuple(known), meets=tuple(meets)), added

    def _is_known(self, handle: str) -> bool:
        """Whether a name means somebody who is known, or several of them."""
        try:
            return meant_by(handle, self._record, self._session) is not None
        except Refused:
            return True

    def _factor(self, letter: Letter, text: str, pestle: Pestle | None) -> Factor:
        """A new factor that states what an entry says."""
        last = self._numbers.get(letter) or self._record.last_number(letter)
        self._numbers[letter] = number = last + 1
        factor = self.joining.state(letter, number, text, pestle)
        self.factors.append(factor)
        return factor

    @property
    def puts(self) -> tuple[Document, ...]:
        """All documents, newcomers and their session first."""
        return (*self.sources.puts, *self.joining.puts.values(), *self._entries)


def _with_tags(step: Step, line: Captured) -> tuple[str, ...]:
    """The tags of the line, and those that the step gives to everything."""
    return tuple(dict.fromkeys((*line.tags, *(tag.casefold() for tag in step.tags))))


def _told(entries: list[Entry], factors: list[Factor]) -> str:
    """What was recorded, as a sentence; of what is off the record no word."""
    if any(entry.off_record for entry in entries):
        return f"Recorded {plural(len(entries), 'line')} off the record"
    if len(entries) > 1:
        codes = [factor.code for factor in factors]
        many = len(codes) > _MOST_CODES
        named = [*codes[: _MOST_CODES - 1], f"{len(codes) - _MOST_CODES + 1} more"]
        coded = f": {listing(named if many else codes)}" if codes else ""
        return f"Recorded {plural(len(entries), 'entry', 'entries')}{coded}"
    code = f" {factors[0].code}" if factors else ""
    return f"Recorded {entries[0].kind.word}{code} “{shorten(entries[0].text, 60)}”"


def _quoted(record: Record, entry: Entry) -> str:
    """An entry in a sentence, with the code of its factor; no word of what is off the record."""
    if entry.off_record:
        return f"{entry.kind.word} off the record"
    factor = record.find(Factor, entry.factor_id)
    code = f" {factor.code}" if factor else ""
    return f"{entry.kind.word}{code} “{shorten(entry.text, 60)}”"


def _changed(entry: Entry, sentence: str, *others: Document) -> Change:
    return Change(sentence=sentence, puts=(*others, entry), session_id=entry.session_id)


@rule(EditEntry)
def edit_entry(record: Record, command: EditEntry, moment: Moment) -> Change:
    """Put an entry as a line has it, and the factor that states the same along with it."""
    old = record.get(Entry, command.entry_id)
    session = record.get(Session, old.session_id)
    step = record.step_of(session, old.step_id)
    line = msgspec.structs.replace(command.line, **feedback_in(step, command.line))
    writing = Writing(record, session, step, moment)
    kept = _kept(record, session, old)
    named = writing.sources.named(line.kind, line.handles, line.meets, kept)
    edited = msgspec.structs.replace(
        old,
        text=checked(line),
        people=named.people,
        departments=named.departments,
        mentions=named.mentions,
        unclear=(*named.unclear, *line.unclear),
        tags=line.tags,
        pestle=line.pestle,
        due=line.due,
        private=line.private,
        attribution=line.attribution,
        cited=cited_in(record, line.cited),
    )
    placed, touched = _placed(record, old, edited, line.kind, moment)
    reworded = placed.text != old.text and not old.off_record
    words = f" to “{shorten(placed.text, 60)}”" if reworded else ""
    words += doubts_of((line,), off_record=old.off_record)
    return _changed(placed, f"Edited {_quoted(record, old)}{words}", *writing.puts, *touched)


def _kept(record: Record, session: Session, entry: Entry) -> dict[str, Person | Department]:
    """The sources of an entry, by the handle that its line shows for each, in small letters."""
    handles = handles_in(record, session)
    people = (record.find(Person, each) for each in entry.people)
    departments = (record.find(Department, each) for each in entry.departments)
    return {handles[one.id].casefold(): one for one in (*people, *departments) if one}


@rule(RetagEntry)
def retag_entry(record: Record, command: RetagEntry, moment: Moment) -> Change:
    """Put an entry as another kind, and its factor under another letter or nowhere.

    Whoever said something has not agreed to do it: made an action, it has no owner yet.
    """
    old = record.get(Entry, command.entry_id)
    if old.kind is command.kind:
        raise Refused(f"It is {with_article(old.kind.word)} already.")
    require_no_factor(record, old, old.step_id, command.kind)
    turned, listed = _turned(record, old, command.kind, moment)
    placed, touched = _placed(record, old, turned, command.kind, moment)
    code = next((f", {each.code}" for each in touched if each.id == placed.factor_id), "")
    sentence = f"Made {_quoted(record, old)} {with_article(command.kind.word)}{code}"
    return _changed(placed, sentence, *listed, *touched)


def _turned(
    record: Record, old: Entry, kind: EntryKind, moment: Moment
) -> tuple[Entry, tuple[Document, ...]]:
    """An entry with its people as those of another kind, and the session where its list changes."""
    if kind is EntryKind.ACTION:
        return msgspec.structs.replace(old, people=(), raised_by=old.people), ()
    if old.kind is not EntryKind.ACTION:
        return old, ()
    said_by = old.raised_by or old.people
    sources = Sources(record, record.get(Session, old.session_id), moment)
    sources.speaks(said_by)
    return msgspec.structs.replace(old, people=said_by, raised_by=()), sources.puts


def _placed(
    record: Record, old: Entry, entry: Entry, kind: EntryKind, moment: Moment
) -> tuple[Entry, tuple[Factor, ...]]:
    """The entry as that kind, with the factors that change.

    A factor that stands on this entry alone follows its words. Under another letter the entry
    gets a factor of its own; the one before stays without evidence and is in no summary, so
    that its number is never given again.
    """
    factor = record.find(Factor, old.factor_id)
    letter = kind.letter
    dropped = entry.dropped if kind is EntryKind.PARKED else ""
    outcomes = entry.outcomes if kind in FOLLOWED_UP else ()
    text = statement(entry.text, kind)
    entry = msgspec.structs.replace(entry, kind=kind, text=text, dropped=dropped, outcomes=outcomes)
    if (entry.kind, entry.text) != (old.kind, old.text):
        entry = msgspec.structs.replace(entry, changed=moment.now)
    if letter is None or entry.off_record:
        return msgspec.structs.replace(entry, factor_id=None), ()
    if factor and factor.letter is letter:
        alone = _stands_alone(record, factor)
        follows = _following(factor, old, entry) if alone else factor
        return entry, (() if follows == factor else (follows,))
    joining = Joining(record, moment)
    number = record.last_number(letter) + 1
    new = joining.state(letter, number, entry.text, entry.pestle)
    return msgspec.structs.replace(entry, factor_id=new.id), tuple(joining.puts.values())


def _stands_alone(record: Record, factor: Factor) -> bool:
    """Whether a factor has one entry and was never merged either way."""
    merged = factor.into or record.parts_of(factor.id)
    return not merged and len(record.own_entries(factor.id)) == 1


def _following(factor: Factor, old: Entry, entry: Entry) -> Factor:
    """A factor as its only entry has it now; a wording or a field of its own is kept."""
    text = entry.text if factor.text == old.text else factor.text
    field = entry.pestle if factor.pestle == old.pestle else factor.pestle
    pestle = None if factor.letter.internal else field
    return msgspec.structs.replace(factor, text=text, pestle=pestle)


@rule(FileEntry)
def file_entry(record: Record, command: FileEntry, _: Moment) -> Change:
    """Put an entry in a field of the scan, and its factor with it.

    Where the factor was merged, the one that stands for it in summaries goes there too.
    """
    old = record.get(Entry, command.entry_id)
    if old.pestle is command.pestle:
        raise Refused("It is filed there already.")
    filed = msgspec.structs.replace(old, pestle=command.pestle)
    where = f"under {command.pestle.word}" if command.pestle else "under no field of the scan"
    factor = record.find(Factor, old.factor_id)
    if factor is None or factor.letter.internal:
        return _changed(filed, f"Filed {_quoted(record, old)} {where}")
    whole = record.whole_of(factor)
    words = "" if whole is factor else f", and {whole.code} that {factor.code} is part of"
    both = {each.id: each for each in (factor, whole)}.values()
    touched = (msgspec.structs.replace(each, pestle=command.pestle) for each in both)
    return _changed(filed, f"Filed {_quoted(record, old)} {where}{words}", *touched)


@rule(KeepPrivate)
def keep_private(record: Record, command: KeepPrivate, _: Moment) -> Change:
    """Put an entry as private or not."""
    old = record.get(Entry, command.entry_id)
    entry = msgspec.structs.replace(old, private=command.private)
    sentence = (
        f"Made {_quoted(record, old)} {'private' if command.private else 'no longer private'}"
    )
    return _changed(entry, sentence)


@rule(MoveEntry)
def move_entry(record: Record, command: MoveEntry, _: Moment) -> Change:
    """Put an entry under another step."""
    old = record.get(Entry, command.entry_id)
    step = record.step_of(record.get(Session, old.session_id), command.step_id)
    if step.id == old.step_id:
        raise Refused(f"It stands under {step.title} already.")
    require_no_factor(record, old, step.id, old.kind)
    entry = msgspec.structs.replace(old, step_id=step.id)
    return _changed(entry, f"Moved {_quoted(record, old)} to {step.title}")


@rule(RetractEntry)
def retract_entry(record: Record, command: RetractEntry, _: Moment) -> Change:
    """Put an entry as taken back."""
    old = record.get(Entry, command.entry_id)
    if old.retracted:
        raise Refused("It was retracted already.")
    return _changed(
        msgspec.structs.replace(old, retracted=True), f"Retracted {_quoted(record, old)}"
    )


@rule(RestoreEntry)
def restore_entry(record: Record, command: RestoreEntry, _: Moment) -> Change:
    """Put an entry as standing again."""
    old = record.get(Entry, command.entry_id)
    if not old.retracted:
        raise Refused("It was not retracted.")
    entry = msgspec.structs.replace(old, retracted=False, same_as_id=None)
    return _changed(entry, f"Restored {_quoted(record, old)}")


@rule(KeepOffRecord)
def keep_off_record(record: Record, command: KeepOffRecord, moment: Moment) -> Change:
    """Put an entry off the record, without its factor; or on it, as if recorded there."""
    old = record.get(Entry, command.entry_id)
    if old.off_record == command.off_record:
        raise Refused(f"It is {'off' if old.off_record else 'on'} the record already.")
    bare = msgspec.structs.replace(old, off_record=command.off_record, factor_id=None)
    if command.off_record:
        return _changed(bare, f"Took {with_article(old.kind.word)} off the record")
    placed, touched = _placed(record, bare, bare, old.kind, moment)
    on = msgspec.structs.replace(placed, changed=moment.now)
    code = next((f", {each.code}" for each in touched), "")
    return _changed(on, f"Put {_quoted(record, on)} on the record{code}", *touched)
