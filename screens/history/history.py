"""The history: everything that was done, to be walked, undone, and looked at as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from screens.base.commands import Needs, UserCommand, bindings
from screens.base.navigation import Open, OpenEngagement, OpenFindings, OpenSession
from screens.base.record_screen import UNDO_COMMANDS, RecordScreen
from screens.dialogs.glance import Glance
from screens.history.rows import Row, detail, draw, listed
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.line_list import LineList
from sessions.errors import SessionsError, cause_of
from sessions.history.history import Mark, RecordedChange
from sessions.store.past import Past
from workshop.errors import Refused, WorkshopError
from workshop.record.documents import Session
from workshop.text import plural


class HistoryScreen(RecordScreen[None]):
    """Everything that was done, the latest first.

    Args:
        back_to: opens another screen such as the one that history was asked for on.
        session_id: the session that it was asked for in; empty for the engagement.
    """

    TITLE_WORDS = "History"
    ABOUT = (
        "Everything that was done, as sentences with their times, the latest first. Any change can "
        "be undone, not only the last: later work stays, and where a later change builds on it, "
        "that one is named. Any screen can be seen as it was after any change."
    )
    COMMANDS_HERE = (
        UserCommand(
            "history.detail",
            "enter",
            "Detail",
            "Shows what a change did to which fields, and whether it can be undone.",
            "detail",
            shown_key="⏎",
        ),
        UserCommand(
            "history.undo",
            "u",
            "Undo this",
            "Takes back the change under the cursor; what came later stays.",
            "undo_this",
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "history.redo",
            "r",
            "Redo this",
            "Does the change under the cursor again, if it was taken back.",
            "redo_this",
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "history.then",
            "a",
            "As it was",
            "Shows the screen that you came from as it was after this change.",
            "then",
        ),
        UserCommand(
            "history.filter",
            "f,slash",
            "Filter",
            "Lists only changes that hold the words you type, also in session and step.",
            "filter",
            shown_key="f",
        ),
        UserCommand(
            "history.scope",
            "s",
            "Session or all",
            "Lists the changes of the session under the cursor alone, or all again.",
            "scope",
        ),
        *(
            UserCommand(
                f"history.then{place}",
                str(place),
                f"{title} as it was",
                f"Shows {what} as it was after this change.",
                f"then_{name}",
                footer=False,
            )
            for place, (title, what, name) in enumerate(
                (
                    ("Session", "the session of the change", "session"),
                    ("Engagement", "the engagement", "engagement"),
                    ("Summary", "the summary", "summary"),
                ),
                1,
            )
        ),
        *UNDO_COMMANDS,
        UserCommand("history.back", "escape", "Back", "Goes back.", "back"),
    )
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "history.tcss"

    def __init__(self, back_to: Open, session_id: str = "") -> None:
        super().__init__()
        self._back_to = back_to
        self._session_id = session_id
        self._go_to: Mark | None = None

    def compose(self) -> ComposeResult:
        """Heading, the words to find, the list."""
        yield Heading()
        with Vertical(id="body"):
            yield Input(id="words", compact=True, placeholder="words to find")
            yield LineList(self._draw, id="changes")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the latest changes."""
        self.query_one("#words").display = False
        self.show_record()
        self._list.focus()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _chosen(self) -> RecordedChange | None:
        """The change under the cursor."""
        row = self._list.chosen
        return row if isinstance(row, RecordedChange) else None

    def _draw(self, row: Row, width: int) -> Content:
        return draw(self.store, row, width)

    def show_record(self) -> None:
        """List what was done, with the cursor on the same change; at first on the latest."""
        record, here = self.store.record, self._go_to or (self._chosen and self._chosen.mark)
        words = self.query_one("#words", Input).value
        rows, headings = listed(self.store, words, self._session_id)
        places = (
            place
            for place, row in enumerate(rows)
            if here and isinstance(row, RecordedChange) and row.mark == here
        )
        self._go_to = None
        self._list.show(rows, headings, next(places, 0))
        session = record.find(Session, self._session_id)
        about = f" · {session.title}" if session else ""
        count = plural(len(rows) - len(headings), "change")
        details = f"{record.engagement.name}{about} · {count}"
        self.query_one(Heading).show("History", details, self.state_words())

    def _catch_up(self) -> None:
        """Follow the record; a change that was just made is shown at the top."""
        at_top = self._list.scroll_offset.y == 0
        super()._catch_up()
        if at_top:
            self._list.scroll_to(y=0, animate=False)

    # One change

    def action_detail(self) -> None:
        """Show what the change did."""
        if change := self._chosen:
            self.app.push_screen(Glance("Change", detail(self.store, change), "space"))

    @on(LineList.Selected)
    def row_clicked(self) -> None:
        """A second click does what Enter does."""
        self.action_detail()

    def action_undo_this(self) -> None:
        """Take the change back."""
        self._turn(self.store.undo_redo.undo_change)

    def action_redo_this(self) -> None:
        """Do the change again."""
        self._turn(self.store.undo_redo.redo_change)

    def _turn(self, way: Callable[[RecordedChange], str]) -> None:
        """Turn the change round, and say what came of it."""
        if (change := self._chosen) is None:
            return
        try:
            self.tell(way(change))
        except (Refused, SessionsError) as refusal:
            self.warn(str(refusal))

    # Which changes

    def action_filter(self) -> None:
        """Go to the words to find."""
        words = self.query_one("#words", Input)
        words.display = True
        words.focus()

    @on(Input.Changed, "#words")
    def words_changed(self) -> None:
        """List as one types."""
        self.show_record()

    @on(Input.Submitted, "#words")
    def to_the_list(self) -> None:
        """Enter goes down to what was found."""
        self._list.focus()

    def action_scope(self) -> None:
        """Only the session of the change, or all."""
        session_id = "" if self._session_id else (self._chosen and self._chosen.session_id) or ""
        if not session_id and not self._session_id:
            self.warn("That change belongs to no session; f finds changes by their words.")
            return
        self._session_id = session_id
        self.show_record()

    def action_back(self) -> None:
        """From the words to the list without them, from the list to where one came from."""
        words = self.query_one("#words", Input)
        if not words.display:
            self.dismiss(None)
            return
        words.value = ""
        words.display = False
        self._list.focus()

    # As it was

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From the past one does not go further back; one steps earlier there."""
        if action.startswith("then") and self.workshop.has_store and self.store.at:
            return False
        return super().check_action(action, parameters)

    def action_then(self) -> None:
        """Show the screen that one came from as it was."""
        self._look_back(self._back_to)

    def action_then_session(self) -> None:
        """Show the session of the change as it was."""
        session_id = (self._chosen and self._chosen.session_id) or self._session_id
        if not session_id:
            self.warn("That change belongs to no session; 2 shows the engagement as it was.")
            return
        self._look_back(OpenSession(session_id))

    def action_then_engagement(self) -> None:
        """Show the engagement as it was."""
        self._look_back(OpenEngagement())

    def action_then_summary(self) -> None:
        """Show the summary as it was."""
        self._look_back(OpenFindings())

    @work(exclusive=True)
    async def _look_back(self, where: Open) -> None:
        """Go to the moment after the change, in a thread, and show a screen of it."""
        if (change := self._chosen) is None:
            return
        walk = [row.mark for row in self._list.rows if isinstance(row, RecordedChange)]
        try:
            past = await asyncio.to_thread(Past.after, self.store.folder, change.mark, walk)
        except (SessionsError, WorkshopError) as problem:
            self.warn(str(problem))
            return
        except OSError as problem:
            self.warn(f"The record cannot be read again: {cause_of(problem)}")
            return
        if isinstance(where, OpenSession) and not past.record.find(Session, where.session_id):
            self.warn("That session had not begun then.")
        elif self.stands:
            self.workshop.look_back(where, past, self._return)

    def _return(self, past: Past) -> None:
        """Back now: the cursor goes to where one stood in the past."""
        self._go_to = past.position
        self.show_record()
