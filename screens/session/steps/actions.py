"""Who does what by when: for what came out on top, and for what was parked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import work
from textual.content import Content
from textual.widgets import Static

from screens.base.commands import Needs, UserCommand
from screens.dialogs.pick import Pick
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.dialogs.skip import DropDialog
from screens.session.panes.clock_line import KEY
from screens.session.panes.entry_rows import Heading, Row, rows_of
from screens.session.panes.recorder import Recorder
from screens.session.panes.step_heading import room_for
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import ALERT, MUTED, muted, sign
from screens.widgets.letter_signs import letter_sign
from screens.widgets.row_list import Item
from screens.widgets.row_list import Row as ListRow
from workshop.analysis.standing import Ranked, Standing, standing_of
from workshop.guide.shape import Actions
from workshop.record.documents import Entry, EntryKind, Factor
from workshop.running.command_kinds.entries import DropParked
from workshop.running.commands import RetagEntry
from workshop.running.follow_up.parked import open_parked, parked_of
from workshop.text import shorten

PARKED: Final = UserCommand(
    "session.parked",
    "ctrl+l",
    "Parked",
    "Asks of each parked item what becomes of it: an action, something else, or dropped.",
    "parked",
    footer=False,
    shown_key=KEY,
    needs=Needs.LIVE,
    part="step",
    state="actions",
    slash="parking",
)

_BECOMES: Final = (
    (EntryKind.ACTION, "An action; who does it is asked next"),
    (EntryKind.QUESTION, "An open question"),
    (EntryKind.DECISION, "A decision"),
    (EntryKind.NOTE, "A note"),
)
_DROPPED: Final = "dropped"
_TOP_TALL, _TOP_SHORT = 5, 3


class ActionsBody(StepBody[Actions]):
    """What came out on top; below it all actions of the session, and what is parked.

    The parking list stands next to the line until each item was disposed of.
    """

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (PARKED, CONFIRM)
    NOTHING: ClassVar[str] = "One action a line: what, @who, due:2027-03-31."
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Actions) -> None:
        super().__init__(shown, recorder, step)
        self.board = Static("", markup=False, id="speaks-of")
        """What came out on top."""

    @property
    def above(self) -> Static:
        """What came out on top."""
        return self.board

    def follow(self) -> None:
        """Show what is there, and what came out on top."""
        super().follow()
        standing = standing_of(self.record, self.session)
        size = self.app.size
        width, _ = room_for(size)
        words = top_words(standing, _TOP_TALL if size.height >= 30 else _TOP_SHORT, width)
        self.board.display = bool(words)
        self.board.update(words)

    def entries(self) -> Iterable[Entry]:
        """Actions from earlier steps stand here too, so that they are agreed once."""
        every = self.record.entries_of(self.session_id, off_record=True)
        return [
            e
            for e in every
            if e.kind is EntryKind.ACTION
            or (e.step_id == self.step.id and e.kind is not EntryKind.PARKED)
        ]

    def rows(self) -> list[Row]:
        """The actions, then the parking list."""
        rows = rows_of(self.record, self.session, self.entries())
        parked = parked_of(self.record, self.session, off_record=True)
        if not parked:
            return rows
        waiting = sum(not entry.dropped for entry in parked)
        words = f"Parking list: {waiting} to be disposed of, {KEY} one by one"
        if not waiting:
            words = "Parking list: all disposed of"
        done_first = sorted(parked, key=lambda entry: not entry.dropped)
        return [*rows, Heading(words), *rows_of(self.record, self.session, done_first)]

    @work
    async def action_parked(self) -> None:
        """Ask of one parked item after the other what becomes of it."""
        if not open_parked(self.record, self.session):
            self.recorder.say("Nothing waits on the parking list.")
            return
        left: set[str] = set()
        while waiting := [e for e in open_parked(self.record, self.session) if e.id not in left]:
            entry = waiting[0]
            left.add(entry.id)
            chosen = await self.app.push_screen_wait(self._question(entry, len(waiting)))
            if chosen is None:
                return
            if chosen == _DROPPED:
                await self._drop(entry)
            elif chosen:
                self.recorder.keep_words()
                self.recorder.perform(RetagEntry(entry_id=entry.id, kind=EntryKind(chosen)))
            if chosen == EntryKind.ACTION.value:
                # Whoever raised it has not agreed to do it: who does is typed.
                self.log_view.select(entry.id)
                await self.screen.run_action("in_part('entries', 'edit')")
                return

    def _question(self, entry: Entry, waiting: int) -> Pick:
        """What is asked of a parked item."""
        rows = [
            Item(ListRow(Content(words), lead=sign(kind), indent=3), kind.value)
            for kind, words in _BECOMES
        ]
        rows.append(
            Item(ListRow(Content("Dropped, with the reason"), lead=muted("–"), indent=3), _DROPPED)
        )
        rows.append(Item(ListRow(Content("It stays parked"), lead=muted("~"), indent=3), ""))
        count = f"   {waiting} to go" if waiting > 1 else ""
        question = f"What becomes of “{shorten(entry.text, 80)}”?{count}"
        return Pick(question, rows, "Take it")

    async def _drop(self, entry: Entry) -> None:
        """Drop a parked item with its reason."""
        if reason := await self.app.push_screen_wait(DropDialog(entry.text)):
            self.recorder.keep_words()
            self.recorder.perform(DropParked(entry_id=entry.id, reason=reason))


def top_words(standing: Standing, most: int, width: int) -> Content:
    """What came out on top, one factor a line; ties are told."""
    shown, more = standing.top(most)
    if not shown:
        return Content("")
    head = "Came out on top" if standing.scored else "Not scored yet; best supported"
    lines = [Content.assemble((head, f"bold {MUTED}"), muted(f"   {standing.rule}"))]
    lines += [_line(placed, width) for placed in shown]
    if more:
        lines.append(Content.styled(f"   and {more} more level with the last", ALERT))
    return Content("\n").join(lines)


def _line(placed: Ranked, width: int) -> Content:
    """A factor with its place and what put it there."""
    subject = placed.subject
    place = f"{placed.place}{'=' if placed.tied else '.'}"
    head = Content.assemble(
        (f"{place:>3} ", "bold"),
        letter_sign(subject.letter.value) if isinstance(subject, Factor) else " ",
        (f" {subject.code:<4} ", "bold"),
    )
    right = muted(f"  {placed.words}")
    room = max(10, width - head.cell_length - right.cell_length)
    text = Content(subject.text.replace("\n", " ")).truncate(room, ellipsis=True, pad=True)
    return Content.assemble(head, text, right)
