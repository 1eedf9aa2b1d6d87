"""The screen of a trace: on what something rests, and what was made of it, step by step."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import ClassVar, Final, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenSession, OpenTrace, OpenTranscript
from screens.base.record_screen import RecordScreen
from screens.trace.commands import TRACE_COMMANDS
from screens.trace.making import make_row
from screens.trace.places import place_of
from screens.trace.rows import head_words, side_items
from screens.widgets.heading import Heading
from screens.widgets.ink import EDITION_COLOURS
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from sessions.store.drafts import Place
from workshop.errors import Refused
from workshop.privacy.editions import Edition
from workshop.record.documents import Document, Entry
from workshop.record.record import Record
from workshop.report.document_names import EDITIONS
from workshop.text import shorten
from workshop.trace.nodes import Node, Trace
from workshop.trace.subject import Subject
from workshop.trace.tracing import Tracing

_AT_ONCE: Final = 1_500
"""Up to so many entries are looked through between two key presses; more in a thread."""
_DOWN, _UP = "#rests-on", "#made-of-it"


@dataclass(frozen=True)
class Stop:
    """Something on the way, and where one stood there."""

    subject: Subject
    side: str = _DOWN
    """Which of the two lists was in hand."""
    row: str = ""
    """The row of it; empty for the first."""


class TraceScreen(RecordScreen[None]):
    """What something rests on, down to who said it, and what was made of it.

    Args:
        subject_id: the id or code of what is traced.
        edition: in which edition.
        becomes: whether a row of a register is to be made of it first.
    """

    TITLE_WORDS = "Trace"
    ABOUT = (
        "What something rests on, down to what was said, by whom, in which session and at which "
        "minute, and what was made of it: findings, goals, projects, decisions, versions. Enter "
        "goes to what is in front, Escape back, step by step."
    )
    COMMANDS_HERE = TRACE_COMMANDS
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "trace.tcss"

    def __init__(
        self, subject_id: str, edition: Edition = "restricted", *, becomes: bool = False
    ) -> None:
        super().__init__()
        self._first_becomes = becomes
        self._asked = subject_id
        self._edition: Edition = edition
        self._tracing: Tracing | None = None
        self._path: list[Stop] = []
        self.trace: Trace | None = None
        """What is shown; none until it was looked up."""

    def compose(self) -> ComposeResult:
        """Heading, the thing itself, what it rests on beside what was made of it, the keys."""
        yield Heading()
        with VerticalScroll(id="thing-scroll", can_focus=False):
            yield Static("", id="thing", markup=False)
        with Horizontal(id="sides"):
            yield RowList(id=_DOWN[1:])
            yield RowList(id=_UP[1:])
        yield KeyLine()

    def on_mount(self) -> None:
        """Look it up."""
        self.show_record()

    def on_resize(self) -> None:
        """Lay the facts out anew."""
        if self.trace is not None:
            self.call_after_refresh(self._draw_head)

    # What is shown

    def show_record(self) -> None:
        """Trace in the record as it is now; in a large one in a thread, with a word meanwhile."""
        record = self.store.record
        if sum(1 for _ in record.all(Entry)) <= _AT_ONCE:
            self._take(Tracing(record, self._edition))
        else:
            self._say(Content.styled("looking through …", "$ink-muted"))
            self._look_through(record.copy())

    @work(exclusive=True, group="summing")
    async def _look_through(self, record: Record) -> None:
        asked = self._path[-1].subject.id if self._path else self._asked
        tracing = await asyncio.to_thread(_traced, record, self._edition, asked)
        if self.stands:
            self._take(tracing)
            await asyncio.to_thread(tracing.work_ahead)

    def _take(self, tracing: Tracing) -> None:
        """Show what is traced, or where it is gone the nearest before it that is there."""
        self._tracing = tracing
        if not self._path:
            try:
                self._path = [Stop(tracing.meant(self._asked))]
            except Refused as refusal:
                self.warn(str(refusal))
                self.dismiss(None)
                return
        there = ((stop, self._now(stop.subject)) for stop in self._path)
        self._path = [replace(stop, subject=now) for stop, now in there if now is not None]
        if not self._path:
            self.warn("It is in the record no more.")
            self.dismiss(None)
            return
        self._show()
        if self._first_becomes:
            self._first_becomes = False
            self._make(self._path[-1].subject)

    def _now(self, subject: Subject) -> Subject | None:
        """A document as it is now; none where it is gone."""
        if isinstance(subject, Document):
            return self.store.record.find(type(subject), subject.id)
        return subject

    def _show(self) -> None:
        """Show the last stop of the way."""
        if self._tracing is None:
            return
        stop = self._path[-1]
        self.trace = trace = self._tracing.of(stop.subject)
        self._say(self.state_words())
        self._draw_head()
        for selector, up, title in ((_DOWN, False, "Rests on"), (_UP, True, "Made of it")):
            rows = self.query_one(selector, RowList)
            nodes = trace.made_of_it if up else trace.rests_on
            rows.border_title = f"{title} {len(nodes):,}" if nodes else title
            rows.fill(side_items(trace, up=up))
            rows.highlighted = 0 if nodes else None
        side = stop.side if self._has(stop.side) or not self._has(_other(stop.side)) else None
        front = self.query_one(side or _other(stop.side), RowList)
        if stop.row:
            front.go_to(stop.row)
        front.focus()
        self.refresh_bindings()

    def _has(self, side: str) -> bool:
        return self.trace is not None and bool(
            self.trace.made_of_it if side == _UP else self.trace.rests_on
        )

    def _draw_head(self) -> None:
        """The thing itself."""
        if self.trace is None or self._tracing is None:
            return
        facts = self._tracing.facts(self._path[-1].subject)
        body = self.query_one("#thing", Static)
        width = self.query_one("#thing-scroll").content_size.width or self.size.width - 4
        body.update(head_words(self.trace, facts, max(20, width)))
        self.query_one("#thing-scroll", VerticalScroll).scroll_home(animate=False)

    def _say(self, state: Content) -> None:
        """The heading: the way that was gone, the edition, the state."""
        way = " › ".join(self._called(stop.subject) for stop in self._path[-5:])
        words = Content.styled(
            EDITIONS[self._edition].title.lower(), f"bold {EDITION_COLOURS[self._edition]}"
        )
        self.query_one(Heading).show("Trace", way, words + Content("   ") + state)

    def _called(self, subject: Subject) -> str:
        """What something on the way is called."""
        if self._tracing is None:
            return ""
        return shorten(self._tracing.called(subject), 24)

    # Keys

    @property
    def _front(self) -> RowList:
        """The list in hand."""
        up = self.query_one(_UP, RowList)
        return up if up.has_focus else self.query_one(_DOWN, RowList)

    @property
    def _node(self) -> Node | None:
        """What is in front; none where the list in hand is empty."""
        found = self._front.subject
        return found if isinstance(found, Node) else None

    def _meant(self) -> Subject | None:
        """What a key is about: what is in front, else the thing itself."""
        node = self._node
        if node is None or self._tracing is None:
            return self._path[-1].subject if self._path else None
        return self._tracing.at(node)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back to the first only where one went further."""
        if action == "first":
            return len(self._path) > 1
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_go()

    def action_go(self) -> None:
        """Show what is in front in its turn."""
        if self._node is None:
            return
        subject = self._meant()
        if subject is None:
            self.warn("In this edition it goes by no id; t shows the restricted one.")
            return
        self._go_on(Stop(subject, f"#{self._front.id}"))
        self._show()

    def _go_on(self, stop: Stop) -> None:
        """Go a step further, and keep where one stands for the way back."""
        here = self._front
        self._path[-1] = replace(self._path[-1], side=f"#{here.id}", row=here.chosen or "")
        self._path.append(stop)

    def action_side(self) -> None:
        """Take the other list in hand."""
        other = _other(f"#{self._front.id}")
        self.query_one(other).focus()

    def action_session(self) -> None:
        """Open the session in which it was said or entered."""
        if (found := self._session_of(self._meant())) is not None:
            session_id, step_id = found
            place = Place(session_id, step_id) if step_id else None
            self.open(OpenSession(session_id, place))
        else:
            self.warn("It belongs to no session that this edition tells.")

    def action_recording(self) -> None:
        """Open the transcript at the place of what was said."""
        subject = self._meant()
        found = self._session_of(subject)
        if found is None or not self.store.record.transcripts_of(found[0]):
            self.warn("There is no transcript of a session in which it was said.")
            return
        self.open(OpenTranscript(found[0], subject.id if isinstance(subject, Entry) else ""))

    def _session_of(self, subject: Subject | None) -> tuple[str, str] | None:
        """The session of something and its step, where the edition ties it to one."""
        if subject is None or self._tracing is None:
            return None
        return self._tracing.session_of(subject)

    def action_become(self) -> None:
        """Make a row of a register of what is in front, and show it."""
        self._make(self._meant())

    @work(exclusive=True, group="making")
    async def _make(self, subject: Subject | None) -> None:
        """Have a register be picked, make the row, and show that in its turn."""
        if row := await make_row(self, subject):
            self._go_on(Stop(row))
            self.show_record()

    def action_place(self) -> None:
        """Open the screen on which it stands."""
        subject = self._meant()
        where = place_of(subject) if subject is not None else None
        if where is not None:
            self.open(where)
        else:
            self.warn("It stands on no screen of its own; s opens the session.")

    def action_edition(self) -> None:
        """Change the edition."""
        other = "shareable" if self._edition == "restricted" else "restricted"
        self._edition = cast("Edition", other)
        self.show_record()

    def action_first(self) -> None:
        """Go back to what was asked for."""
        del self._path[1:]
        self._show()

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenTrace(self._asked, self._edition)))

    def action_back(self) -> None:
        """Go back a step; from the first, to the screen before."""
        if len(self._path) > 1:
            self._path.pop()
            self._show()
        else:
            self.dismiss(None)


def _traced(record: Record, edition: Edition, asked: str) -> Tracing:
    """Traces in a record, with what is asked for worked out already."""
    tracing = Tracing(record, edition)
    with suppress(Refused):
        tracing.of(tracing.meant(asked))
    return tracing


def _other(side: str) -> str:
    return _DOWN if side == _UP else _UP
