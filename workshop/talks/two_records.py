"""Two records of one talk as one session: what becomes of everything in them, by stated rules.

The first record is gone on with; what the second has comes into it.

- Entries: all of them, each with whoever wrote it down, in the order of their times. Lines that are
  word for word the same at once are one (`workshop.talks.repeats`), written down by both.
- Clocks: one offset for the whole second record.
- Consent: where both have it of somebody, the one that tells less stands.
- People: all of them; whoever takes part in either takes part. Presence: the marks of both.
- Steps: done counts before open before skipped; what was asked in either was asked; of a read-back,
  what the other record held is not counted as shown.
- Answers on one's words: on a line that both have, the one that objects more stands.
- Scores: those of the first stand, and what only the second has is added.
- The talk is over once both are closed.

What they say otherwise is kept as remarks to settle, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

import msgspec

from workshop.errors import Refused
from workshop.guide.step import kind_of
from workshop.record.change import Moment
from workshop.record.checks import MemberCheck
from workshop.record.documents import (
    Ballot,
    Clock,
    Consent,
    Department,
    Document,
    Entry,
    Person,
    Session,
    StoredGuide,
)
from workshop.record.parts import Marked
from workshop.record.read_back import check_of
from workshop.record.record import Record
from workshop.record.transcripts import Transcript
from workshop.record.within import Remark, RemarkTopic
from workshop.talks.as_one import answers_moved, narrower, resting_moved, taken_as_one, union
from workshop.talks.repeats import Repeat, repeats
from workshop.talks.step_runs import RunsOfBoth
from workshop.text import listing

_TIMES: Final = ("at", "begun", "changed")
"""The fields of an entry that are moments."""


class Joined(NamedTuple):
    """What two records come to as one."""

    puts: tuple[Document, ...]
    removes: tuple[Document, ...]
    entries: int
    """How many entries came in."""
    repeated: list[Repeat]
    """The lines that both had."""
    differences: tuple[str, ...]
    """What they say otherwise, as sentences."""


def may_be_of_one_talk(record: Record, session: Session) -> list[Session]:
    """The sessions that may be another record of the same talk, the likeliest first.

    They ran a guide of the same name, began within half a day, and share somebody who takes part
    where both say who did.
    """
    guide = record.guide_of(session).name
    found = []
    for other in record.sessions():
        people = set(other.people), set(session.people)
        apart = abs(other.started - session.started)
        near = other.id != session.id and apart <= timedelta(hours=12)
        if (
            near
            and record.guide_of(other).name == guide
            and (not all(people) or people[0] & people[1])
        ):
            found.append((apart, other))
    return [other for _, other in sorted(found, key=lambda each: (each[0], each[1].id))]


def joined(
    record: Record, first: Session, second: Session, offset: timedelta, moment: Moment
) -> Joined:
    """What two records of one talk come to.

    Args:
        record: the documents.
        first: the record that is gone on with.
        second: the one that comes into it.
        offset: what is added to the times of the second.
        moment: when they are joined.

    Raises:
        Refused: they cannot be one; every step that stands in the way is named.
    """
    return _Joining(record, first, second, offset, moment).joined()


class _Joining:
    """Two records on their way into one."""

    def __init__(
        self, record: Record, first: Session, second: Session, offset: timedelta, moment: Moment
    ) -> None:
        self._record = record
        self._first = first
        self._second = second
        self._offset = offset
        self._moment = moment
        self._clocks = record.clock_of(first.id), record.clock_of(second.id)
        self._differences: list[str] = []
        self._removes: list[Document] = []

    def joined(self) -> Joined:
        """All that becomes of both."""
        first, second = self._first, self._second
        self._refuse_other_steps()
        ours = self._record.entries_of(first.id, off_record=True)
        theirs = self._record.entries_of(second.id, off_record=True)
        same = repeats(ours, theirs, self._offset)
        puts: dict[tuple[type[Document], str], Document] = {}

        def put(document: Document) -> None:
            puts[type(document), document.id] = document

        for entry in theirs:
            put(self._moved_entry(entry))
        for pair in same:
            kept = puts.get((Entry, pair.first.id), pair.first)
            other = puts[Entry, pair.second.id]
            if isinstance(kept, Entry) and isinstance(other, Entry):
                for each in taken_as_one(kept, other):
                    put(each)
        for document in self._others():
            put(document)
        for document in resting_moved(
            self._record, {pair.second.id: pair.first.id for pair in same}
        ):
            known = puts.get((type(document), document.id))
            put(document if known is None else self._moved(document))
        own = [each for each in self._record.all(MemberCheck) if each.session_id == first.id]
        checks = {each.id: each for each in own}
        checks |= {each.id: each for each in puts.values() if isinstance(each, MemberCheck)}
        for document in answers_moved(checks.values(), same):
            put(document)
        put(self._session(same))
        put(self._clock())
        return Joined(
            tuple(puts.values()),
            (*self._removes, self._clocks[1], second, *self._guide_left()),
            len(theirs),
            same,
            tuple(self._differences),
        )

    def _refuse_other_steps(self) -> None:
        """See that the guide of the first has every step that something of the second stands in."""
        guide, other = (self._record.guide_of(each) for each in (self._first, self._second))
        used = {each.step_id for each in self._of_second() if getattr(each, "step_id", "")}
        wrong = [
            step.title
            for step in other.steps
            if step.id in used
            and ((same := guide.step(step.id)) is None or kind_of(same) != kind_of(step))
        ]
        if self._first.id == self._second.id:
            raise Refused("Choose another session: this is the same one.")
        if wrong:
            raise Refused(
                f"{guide.title} has no place for what the other record holds under "
                f"{listing([f'“{title}”' for title in wrong])}: move it to other steps first."
            )

    def _of_second(self) -> Iterator[Any]:
        """Every document that belongs to the second record, but for itself and its clock."""
        for document in self._record.documents():
            if getattr(document, "session_id", None) == self._second.id:
                yield document

    def _moved(self, document: Any) -> Any:
        """A document of the second as one of the first."""
        return msgspec.structs.replace(document, session_id=self._first.id)

    def _moved_entry(self, entry: Entry) -> Entry:
        """An entry of the second as one of the first, by its clock."""
        shifted = {
            name: value + self._offset
            for name in _TIMES
            if isinstance(value := getattr(entry, name, None), datetime)
        }
        return msgspec.structs.replace(entry, session_id=self._first.id, **shifted)

    def _others(self) -> Iterator[Document]:
        """Everything else of the second, each by its own rule."""
        for document in self._of_second():
            match document:
                case Entry():
                    continue
                case Consent():
                    yield from self._consent(document)
                case Ballot() if document.vote_id is None:
                    yield from self._ballot(document)
                case Transcript():
                    yield from self._transcript(document)
                case MemberCheck():
                    yield from self._check(document)
                case _:
                    yield self._moved(document)

    def _consent(self, other: Consent) -> Iterator[Document]:
        """What somebody agreed to: what tells less stands."""
        own = self._record.consent_of(self._first.id, other.person_id)
        if own is None:
            yield self._moved(other)
            return
        less = own if narrower(own.attribution, other.attribution) is own.attribution else other
        if less is other:
            yield self._moved(other)
        self._removes.append(own if less is other else other)
        if own.attribution is not other.attribution:
            self._differ(
                f"{self._name(own.person_id)} may be quoted",
                own.attribution.sentence,
                other.attribution.sentence,
                f"{less.attribution.sentence} stands until they are asked",
            )

    def _ballot(self, other: Ballot) -> Iterator[Document]:
        """Scores: those of the first stand, and what only the second has is added."""
        ballots = self._record.ballots_of(self._first.id, other.step_id)
        own = next((each for each in ballots if each.voter == other.voter), None)
        if own is None:
            yield self._moved(other)
            return
        self._removes.append(other)
        scores = {key: dict(row) for key, row in own.scores.items()}
        for subject, row in other.scores.items():
            for scale, value in row.items():
                stands = scores.setdefault(subject, {}).setdefault(scale, value)
                if stands != value:
                    self._differ("A score on " + scale, f"{stands:g}", f"{value:g}")
        yield msgspec.structs.replace(own, scores=scores)

    def _transcript(self, other: Transcript) -> Iterator[Document]:
        """A recording: the same file is there once."""
        known = self._record.transcripts_of(self._first.id)
        own = next((each for each in known if each.sha256 and each.sha256 == other.sha256), None)
        if own is None:
            yield self._moved(other)
            return
        self._removes.append(other)
        yield msgspec.structs.replace(own, speakers=other.speakers | own.speakers)

    def _check(self, other: MemberCheck) -> Iterator[Document]:
        """What somebody was sent back: their answers to what either record holds."""
        own = check_of(self._record, self._first.id, other.person_id)
        if own is None:
            yield self._moved(other)
            return
        self._removes.append(other)
        sent = [check for check in (own, other) if check.sent]
        later = max(sent, key=lambda check: check.sent or self._moment.now, default=own)
        yield msgspec.structs.replace(
            later, id=own.id, session_id=self._first.id, answers=other.answers | own.answers
        )

    def _session(self, same: list[Repeat]) -> Session:
        """The session of both."""
        first, second = self._first, self._second
        people = union(first.people, second.people)
        parts = {
            each: part for each, part in (second.parts | first.parts).items() if each not in people
        }
        closed = None
        if first.closed and second.closed:
            closed = max(first.closed, second.closed + self._offset)
        runs = RunsOfBoth(self._record, first, second, {pair.second.id for pair in same})
        for title, ours, theirs in runs.differences:
            self._differ(title, ours, theirs)
        known = {
            name: self._either(words, getattr(first, name), getattr(second, name))
            for name, words in (
                ("title", "The title"), ("place", "The place"), ("facilitator", "The facilitator"),
            )
        }  # fmt: skip
        return msgspec.structs.replace(
            first,
            **known,
            people=people,
            parts=parts,
            presence=self._presence(),
            department_id=self._department(),
            started=min(first.started, second.started + self._offset),
            closed=closed,
            steps=runs.runs,
            off_record=first.off_record or second.off_record if closed is None else None,
            writer_id=first.writer_id or second.writer_id,
            debrief=(*first.debrief, *second.debrief, *self._to_settle()),
        )

    def _to_settle(self) -> Iterator[Remark]:
        """What is said otherwise, as remarks."""
        for sentence in self._differences:
            yield Remark(topic=RemarkTopic.SETTLE, text=sentence, at=self._moment.now)

    def _presence(self) -> dict[str, tuple[Marked, ...]]:
        """The marks of both, in the order of their times."""
        moved = {
            each: tuple(msgspec.structs.replace(m, at=m.at + self._offset) for m in marks)
            for each, marks in self._second.presence.items()
        }
        both = self._first.presence
        return {
            each: tuple(sorted({*both.get(each, ()), *moved.get(each, ())}, key=lambda m: m.at))
            for each in union(both, moved)
        }

    def _department(self) -> str | None:
        """Whose session it is."""
        ours, theirs = self._first.department_id, self._second.department_id
        if ours and theirs and ours != theirs:
            names = [self._department_name(each) for each in (ours, theirs)]
            self._differ("The department", *names)
        return ours or theirs

    def _clock(self) -> Clock:
        """Where the talk is: as in the first record, unless only the second goes on."""
        ours, theirs = self._clocks
        goes_on = theirs if self._first.closed and not self._second.closed else ours
        since = goes_on.since
        if since is not None and goes_on is theirs:
            since += self._offset
        return msgspec.structs.replace(
            ours,
            step_id=goes_on.step_id,
            since=since,
            spent={
                each: max(ours.spent.get(each, 0.0), theirs.spent.get(each, 0.0))
                for each in union(ours.spent, theirs.spent)
            },
            until={each: at + self._offset for each, at in theirs.until.items()} | ours.until,
            turns=theirs.turns | ours.turns,
        )

    def _guide_left(self) -> Iterator[Document]:
        """The guide of the second, where no other session ran it."""
        sharing = [s for s in self._record.all(Session) if s.guide_id == self._second.guide_id]
        if len(sharing) == 1:
            yield self._record.get(StoredGuide, self._second.guide_id)

    def _either(self, what: str, ours: str, theirs: str) -> str:
        """A text that either record has."""
        if ours and theirs and ours != theirs:
            self._differ(what, f"“{ours}”", f"“{theirs}”")
        return ours or theirs

    def _differ(self, what: str, ours: str, theirs: str, stands: str = "") -> None:
        """Note what is said otherwise."""
        end = f"; {stands}" if stands else ""
        self._differences.append(
            f"{what}: {ours} in the first record, {theirs} in the second{end}."
        )

    def _name(self, person_id: str) -> str:
        person = self._record.find(Person, person_id)
        return person.name if person else "Somebody"

    def _department_name(self, department_id: str) -> str:
        found = self._record.find(Department, department_id)
        return f"“{found.name}”" if found else "another"
