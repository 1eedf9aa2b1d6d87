"""What the session screen shows: which session and step, and what can be done there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from screens.base.commands import Needs
from screens.base.following import Following
from screens.base.session_view import SessionLookup
from screens.session.state.frame import Frame, Status, Tally
from sessions.disk.folder import Folder
from sessions.store.store import Store
from workshop.analysis.counts import counts_of
from workshop.analysis.evidence import must_asked
from workshop.analysis.revisit import to_revisit
from workshop.analysis.time_left import TimeLeft, time_left
from workshop.ballots.standing import open_steps
from workshop.guide.shape import AnyStep
from workshop.guide.step import typed_kind
from workshop.record.documents import Clock, Department, EntryKind, Session, StoredGuide
from workshop.record.dry import can_run_dry, is_dry, said_count
from workshop.record.read_back import shown_to_all
from workshop.record.record import Record
from workshop.record.session_day import day_of
from workshop.running.same_person import told_apart
from workshop.running.typed.speakers import speakers_of
from workshop.running.words.agenda import Timing, timing
from workshop.text import plural

_LAST: Final = 5
"""So many lines that were recorded last are told to whoever asks the questions."""


class ShownSession(SessionLookup):
    """The session in front and what is looked at of it; the one owner of that state."""

    def __init__(self, session_id: str, store: Callable[[], Store], looked_at: str = "") -> None:
        super().__init__(session_id, store)
        self.whole = False
        """Whether the whole session is shown in place of the step's own entries."""
        self.waiting: tuple[str, ...] = ()
        """What was typed and is not on the disk yet, in order."""
        self.thing: str | None = None
        """The id of what stands in front in a discussion; none in any other step."""
        self.looked_at = looked_at
        """The id of a step that was chosen where nothing can be moved; empty for none."""

    @property
    def known(self) -> bool:
        """Whether the record has the session; what made it may have been taken back."""
        session = self.record.find(Session, self.session_id)
        return bool(
            session
            and self.record.find(StoredGuide, session.guide_id)
            and self.record.find(Clock, self.session_id)
        )

    @property
    def writable(self) -> bool:
        """Whether anything can be recorded in this window."""
        return self.store.writable

    @property
    def own_editor(self) -> Path | None:
        """Where a text lies while the person's own editor has it; none where nothing is written."""
        return Folder(self.store.folder).own_editor if self.writable else None

    @property
    def live(self) -> bool:
        """Whether the session goes on: it is neither closed nor shown for reading only."""
        return self.writable and self.session.closed is None

    @property
    def past(self) -> bool:
        """Whether it is shown as it was, not as it is."""
        return bool(self.store.at)

    @property
    def step(self) -> AnyStep:
        """The step that is shown: the one in front of the room, unless nothing can be moved."""
        chosen = "" if self.live else self.looked_at
        return self.guide.step(chosen or self.clock.step_id) or self.guide.steps[0]

    @property
    def timing(self) -> Timing:
        """The times at this moment, by the clock of the store; of the step that is shown."""
        now = self.store.moment().now
        return timing(self.record, self.session, self.clock, now, self.step.id)

    @property
    def time_left(self) -> TimeLeft:
        """What is not asked yet, and what of it no longer fits, at this moment."""
        return time_left(self.record, self.session, self.clock, self.store.moment().now)

    @property
    def open_votes(self) -> frozenset[str]:
        """The ids of steps in which a vote takes ballots."""
        votes = self.record.votes.still_open()
        return frozenset(vote.step_id for vote in votes if vote.session_id == self.session_id)

    @property
    def open_scores(self) -> frozenset[str]:
        """The ids of steps whose values are in no result, votes that take ballots among them."""
        scores = {step.id for step in open_steps(self.record, self.session)}
        return self.open_votes | scores

    @property
    def default(self) -> EntryKind:
        """What a line without a sign becomes now."""
        return EntryKind(typed_kind(self.step))

    @property
    def today(self) -> date:
        """The day of the session, from which dates are reckoned."""
        return day_of(self.record, self.session)

    def allows(self, needs: Needs) -> bool:
        """Whether a command that needs this may be given now."""
        if needs is Needs.LIVE:
            return self.live
        if needs is Needs.CLOSED:
            return self.writable and not self.live
        return self.writable or not needs.records

    def frame(self, following: Following | None, *, airy: bool) -> Frame:
        """What stands round the middle now.

        Args:
            following: how another window is followed; none where this one records.
            airy: whether there is room for one probe a line.
        """
        agenda = self.agenda
        return Frame(
            session=self.session,
            guide=self.guide,
            step=self.step,
            agenda=tuple(step for step in self.guide.steps if step in agenda or step == self.step),
            whose=tuple(_whose(self.record, self.session)),
            tally=tally_of(self.record, self.session),
            whole=self.whole,
            live=self.live,
            invitation=self._invitation(following),
            open_scores=self.open_scores,
            last_lines=tuple(shown_to_all(self.record, self.session)[-_LAST:]),
            to_revisit=tuple(to_revisit(self.record, self.session)),
            here=self.clock.step_id,
            speakers=speakers_of(self.record, self.session),
            said=self._said,
            dry=is_dry(self.record, self.session, self.step.id),
            airy=airy,
        )

    @property
    def _said(self) -> int | None:
        """How many things were said for the question in front; none where none is asked."""
        if not can_run_dry(self.step):
            return None
        return said_count(self.record, self.session, self.step.id)

    def status(self, following: Following | None, *, not_recorded: bool) -> Status:
        """The time, and whether all is recorded.

        Args:
            following: how another window is followed; none where this one records.
            not_recorded: whether the disk refused the last thing that was to be recorded.
        """
        reads = ""
        if not self.writable:
            reads = following.short if following and not self.past else "○ as it was"
        return Status(
            timing=self.timing,
            left=self.time_left if self.session.closed is None else None,
            state=self.state,
            not_recorded=not_recorded,
            being_written=self.writable and self.store.under_way.count > 0,
            disk_full=self.store.disk_full,
            off_record=self.session.off_record is not None,
            reads=reads,
        )

    def _invitation(self, following: Following | None) -> str:
        """What an empty line says of itself: whether anything can be typed."""
        if self.writable and not self.live:
            return "closed: reopen the session to record more (ctrl+p)"
        if self.past:
            return "as it was: nothing can be recorded here"
        if following:
            return following.words
        word = self.default.word
        if self.session.off_record:
            return f"OFF THE RECORD: Enter keeps {'an' if word[0] in 'ao' else 'a'} {word} here"
        return f"Enter records {'an' if word[0] in 'ao' else 'a'} {word}"


def _whose(record: Record, session: Session) -> list[str]:
    """Who takes part, for which department of which organisation."""
    people = record.people_of(session)
    words = [told_apart(record, person) for person in people[:2]]
    if len(people) > 2:
        words = [plural(len(people), "person", "people")]
    if department := record.find(Department, session.department_id):
        words.append(department.name)
    return [*words, record.engagement.name]


def tally_of(record: Record, session: Session) -> Tally:
    """What a session has brought so far, counted as everywhere."""
    counts = counts_of(record, session)
    must, missed = must_asked(record, session)
    return Tally(kinds=counts.kinds, fields=counts.fields, must=must, missed=len(missed))
