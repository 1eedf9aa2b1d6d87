"""What every step shows below its words: the log of what was recorded in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from screens.base.commands import Needs, UserCommand
from screens.base.ways import way_to
from screens.session.panes.entry_log import EntryLog
from screens.session.panes.entry_rows import Row, row_of_waiting, rows_of
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import KEY, muted
from screens.widgets.screen_kind import ScreenKind
from sessions.store.drafts import LINE
from workshop.guide.step import Step
from workshop.record.documents import Entry, Session, StepRun
from workshop.record.dry import is_dry, said_count
from workshop.running.command_kinds.steps import SayDry
from workshop.running.commands import ConfirmStep
from workshop.running.words.step_clock import StepClock, step_clock

S = TypeVar("S", bound=Step)

PART: Final = "part"
"""The field of a place in which the part of a step has the keys."""
LOG: Final = "log"
"""The same while an entry is chosen; its id stands behind it."""

CONFIRM: Final = UserCommand(
    "session.confirm",
    "",
    "Confirm this step",
    "Records that the words were said, or the record confirmed.",
    "confirm",
    footer=False,
    needs=Needs.LIVE,
    part="step",
    slash="confirm",
)


WHAT_ELSE: Final = UserCommand(
    "session.else",
    "ctrl+n",
    "What else?",
    "Asks what else there is, with how much was said for this question; Enter on the empty line "
    "then records that nothing more came. Once more, it asks again.",
    "what_else",
    footer=False,
    shown_key="^n",
    needs=Needs.LIVE,
    part="step",
    state="question",
    slash="else",
)


class StepBody(Vertical, Generic[S]):
    """The middle of the session screen for one step; a kind of step is a subclass.

    A body looks the record up each time it is told to follow it, and keeps nothing of it. What can
    be done in steps of a kind alone are its commands, which the body carries out itself.
    """

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (CONFIRM,)
    """What can be done here; each has `part="step"`, and an action of the body."""
    NOTHING: ClassVar[str] = "Nothing recorded in this step yet."
    """What the log says while it is empty; `{next}` and `{readback}` are the keys of commands."""
    CONFIRMS: ClassVar[str] = ""
    """What Enter on an empty line confirms, as words behind `Enter`; nothing where it cannot."""
    FROM_TOP: ClassVar[bool] = False
    """Whether the log begins at its top, to be read through, and not at its end."""
    CONFIRMS_AGAIN: ClassVar[bool] = False
    """Whether Enter goes on doing that once the step was confirmed."""
    WORDS_GIVE_WAY: ClassVar[bool] = False
    """Whether the words to say leave their room to the body where there is little."""

    WHOLE_WIDTH: ClassVar[bool] = False
    """Whether the part needs the width of the panes beside it."""

    @property
    def next_key(self) -> str:
        """What goes on to the next step in this window: a key, or a word behind a slash."""
        return way_to(self, "session.next")

    @property
    def nothing(self) -> str:
        """What the log says while it is empty, as it is in this window."""
        return self.NOTHING.format(next=self.next_key, readback=way_to(self, "session.readback"))

    @property
    def words_give_way(self) -> bool:
        """The same in this very step."""
        return self.WORDS_GIVE_WAY

    @property
    def called(self) -> Mapping[str, str]:
        """What commands do in this state of the step, by their ids, where it is another thing."""
        return {}

    KEEPS_LINE: ClassVar[bool] = False
    """Whether a half-typed line that is nothing said is kept as what is said is."""

    BEGINS_IN_PART: ClassVar[bool] = True
    """Whether the part, where there is one, takes the keys when the step begins."""

    def __init__(self, shown: ShownSession, recorder: Recorder, step: S) -> None:
        super().__init__()
        self.shown = shown
        """The session in front, and what is looked at of it."""
        self.recorder = recorder
        """What records for the body."""
        self.record = shown.record
        """All documents."""
        self.session_id = shown.session_id
        """The session."""
        self.step = step
        """The step."""
        self._asked_at: int | None = None
        self._shown_at = 0
        self.log_view = EntryLog(from_top=self.FROM_TOP, id="log")
        """The entries of the step."""

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.session_id)

    @property
    def run(self) -> StepRun:
        """What became of the step so far."""
        return self.session.steps.get(self.step.id, StepRun())

    @property
    def clock(self) -> StepClock | None:
        """The clock of the step at this moment; none where it has none."""
        return step_clock(
            self.shown.session, self.shown.clock, self.step, self.shown.store.moment().now
        )

    @property
    def above(self) -> Widget | None:
        """What stands above the log and takes no keys."""
        return None

    @property
    def part(self) -> Widget | None:
        """What the step has of its own beside the log."""
        return None

    @property
    def begins_in_part(self) -> bool:
        """Whether the part takes the keys when the step begins."""
        return self.BEGINS_IN_PART

    @property
    def part_has_keys(self) -> bool:
        """Whether keys go to the part: what is typed there and is no key of it is for the line."""
        return self.part is not None and self.part.has_focus_within

    @property
    def field_with_keys(self) -> str:
        """The field that has the keys, as the place that one was in is kept."""
        if self.part_has_keys:
            return PART
        if self.log_view.selected:
            return f"{LOG} {self.log_view.selected}"
        return LINE

    def return_to(self, field: str) -> bool:
        """Give the keys to the field in which they were; whether it is one of the body."""
        kind, _, entry_id = field.partition(" ")
        if kind == PART and self.part:
            self.part.focus()
        elif kind == LOG and self.log_view.row_count:
            self.log_view.select(entry_id)
        return kind in (PART, LOG)

    def compose(self) -> ComposeResult:
        """What the step speaks of, the part, where there is one, then the log."""
        if self.above:
            yield self.above
        if self.part:
            yield self.part
        yield self.log_view

    def on_mount(self) -> None:
        """Show what is there."""
        self.follow()

    def follow(self) -> None:
        """Show the record as it is now; a part has the room of the log while that is empty."""
        self._shown_at = len(self.shown.store.lines)
        self.log_view.show([*self.rows(), *self._waiting_rows()], self.nothing)
        if self.part:
            self.log_view.display = bool(self.log_view.row_count)
        self.tick()

    @property
    def is_behind(self) -> bool:
        """Whether more was recorded, or taken back, than is shown."""
        return self.is_attached and self._shown_at != len(self.shown.store.lines)

    def tick(self) -> None:
        """Show the time that has gone by, each second."""

    def crowds(self, height: int) -> bool:
        """Whether the part needs the room of the words to say, on a screen of so many lines."""
        del height
        return False

    @property
    def left_open(self) -> str:
        """What is still to be done in the step, as a sentence for whoever leaves it."""
        return ""

    @property
    def about_id(self) -> str | None:
        """What is said now is about; none for nothing in particular."""
        return None

    @property
    def asks(self) -> str:
        """What the empty line says in place of the signs; empty for the signs."""
        return ""

    @property
    def lead(self) -> str:
        """What stands before the line where it is meant without being typed; empty for nothing."""
        return ""

    @property
    def invites(self) -> str:
        """What the line takes while it is empty, where that is not something said."""
        return ""

    @property
    def crib(self) -> Content | None:
        """What keys do while the line is empty; none for the signs."""
        return None

    def reading(self, line: str) -> Content | None:
        """How the line is read so far, also an empty one; none where it is something said."""
        del line
        return None

    def take_line(self, line: str) -> bool | None:
        """Record a line that is nothing said: whether it was; none where it is something said."""
        del line
        return None

    def look(self, key: str) -> bool:
        """Move in what stands over the empty line, before the log; whether there was anything."""
        del key
        return False

    @property
    def letters(self) -> ScreenKind:
        """Whether letters are typed where the keys are now, or act."""
        return ScreenKind.KEYS if self.part_has_keys else ScreenKind.LINE

    @property
    def part_words(self) -> Content:
        """What leads back while the part has the keys, which it names itself."""
        return Content.assemble(("Esc ", KEY), muted("the line   any other letter is typed there"))

    def record_typed(self) -> bool:
        """Record what was typed into the body, before the room goes on; false where refused."""
        return True

    def drop(self) -> bool:
        """Forget what was typed into the body and not recorded; whether there was anything."""
        return False

    def entries(self) -> Iterable[Entry]:
        """What stands in the log."""
        return self.record.entries_of(self.session_id, self.step.id, off_record=True)

    def _waiting_rows(self) -> list[Row]:
        """What was typed and is being written, marked so."""
        return [
            row_of_waiting(line, self.shown.default, self.shown.today)
            for line in self.shown.waiting
        ]

    def rows(self) -> list[Row]:
        """The same as rows."""
        return rows_of(self.record, self.session, self.entries())

    def action_what_else(self) -> None:
        """Ask what else there is."""
        count = self._asked_at = said_count(self.record, self.session, self.step.id)
        again = is_dry(self.record, self.session, self.step.id)
        words = f"{count} said for this question{', then nothing more' if again else ''}"
        self.recorder.keep_words()
        self.recorder.say(f"What else?   {words}   ⏎ nothing more came")

    def say_dry(self) -> bool:
        """Record that nothing more came; whether “what else?” is what was asked last."""
        asked, self._asked_at = self._asked_at, None
        if asked is None or asked != said_count(self.record, self.session, self.step.id):
            return False
        self.recorder.keep_words()
        if is_dry(self.record, self.session, self.step.id):
            self.recorder.say("Nothing more came, as before.")
        else:
            self.recorder.send(SayDry(session_id=self.session_id, step_id=self.step.id))
        return True

    def action_confirm(self) -> None:
        """Confirm the step."""
        self.recorder.send(ConfirmStep(session_id=self.session_id, step_id=self.step.id))
