"""The screen of needs: what the departments want from IT, brought into one order, by keys alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.actions import parse
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenNeeds
from screens.base.record_screen import RecordScreen, Traced
from screens.dialogs.asked import people_in
from screens.export.export import export
from screens.export.letters import write_letters
from screens.grid.pane import RegisterPane
from screens.grid.possible import is_possible
from screens.needs.acts import NOBODY_ASKED, Acts
from screens.needs.commands import NEEDS_COMMANDS, OF_VIEWS, VIEWS
from screens.needs.draw_board import board_view
from screens.needs.draw_matrix import matrix_view
from screens.needs.draw_replies import replies_view
from screens.needs.hint import hint_of
from screens.needs.merging import merge
from screens.needs.picture import hangs_in, picture_of, results_of
from screens.needs.state import BOARD, MATRIX, REGISTER, REPLIES, Shown
from screens.needs.where import (
    COLUMNS,
    ON_VIEWS,
    front_row,
    heading_of,
    titles_of,
)
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.sections import Sections
from workshop.record.change import Change
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.running.commands import Command
from workshop.running.senders import Sender


class NeedsScreen(RecordScreen[None]):
    """What the departments want from IT, reconciled.

    Args:
        view: which view is shown first.
        here: the id of a row of needs that is in front at first; empty for the first one.
    """

    TITLE_WORDS = "Needs"
    ABOUT = (
        "What the departments want from IT: the joint order with each department's own beside it, "
        "priority against need on a plane, both ways to choose within the limits and on what that "
        "hangs, the needs as a table, who asked for what, and what each department is answered."
    )
    HINT_SAYS_KIND = True
    AUTO_FOCUS = ""
    COMMANDS_HERE = NEEDS_COMMANDS
    BINDINGS: ClassVar = bindings(each for each in COMMANDS_HERE if not each.part)
    CSS_PATH = "needs.tcss"

    def __init__(self, view: int = BOARD, here: str = "") -> None:
        super().__init__()
        self.shown: Shown | None = None
        """What is shown; none until the needs were looked up for the first time."""
        self.pane = RegisterPane(NEEDS, lambda: self.store, self._do, COLUMNS)
        """The table."""
        self._first = (view, here)
        self._acts = Acts(self)
        self._busy = False
        self._drawn = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Heading, views, what is shown, the table, the hint, the keys."""
        yield Heading()
        yield Sections([(title, "") for title, _ in VIEWS], id="views")
        yield Static("", id="needs", markup=False)
        yield self.pane
        yield Static("", id="hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Look the needs up."""
        self.show_record()

    def on_resize(self) -> None:
        """Draw anew at another size."""
        self.call_after_refresh(self.draw)

    # What is shown

    def show_record(self) -> None:
        """Show the needs as they are now; what is chosen of them is worked out beside the keys."""
        picture = picture_of(self.store.record)
        if self.shown is None:
            view, here = self._first
            whole = picture.needs.whole_of(here) if here else None
            self.shown = Shown(picture, view=view, here=whole.id if whole else "")
            self._place()
        else:
            self.shown = self.shown.refreshed(picture)
        if self.shown.view == REGISTER:
            self.pane.follow(writable=self.store.writable)
        self.draw()
        if not self._busy:
            self._work_out()

    @work(group="summing")
    async def _work_out(self) -> None:
        """Work out in a thread what is chosen, then on what that hangs; again where it changed."""
        self._busy = True
        await self._drawn.wait()  # the thread would keep the first picture from being drawn
        try:
            while self.stands and self.shown is not None and self.shown.working:
                picture, record = self.shown.picture, self.store.record.copy()
                results = await asyncio.to_thread(results_of, record, picture)
                if not self._is_of(picture):
                    continue
                self.show(replace(self.shown, results=results))
                if results.selections is not None:
                    hangs = await asyncio.to_thread(hangs_in, record, picture)
                    results = replace(results, hangs=hangs)
                if self._is_of(picture):
                    self.show(replace(self.shown, results=results, working=False))
        finally:
            self._busy = False

    def _is_of(self, picture: object) -> bool:
        """Whether it is still that picture which is shown."""
        return self.stands and self.shown is not None and self.shown.picture is picture

    def show(self, shown: Shown) -> None:
        """Show something else."""
        self.shown = shown
        self.draw()

    def draw(self) -> None:
        """Draw what is shown."""
        if self.shown is None or not self.stands:
            return
        self._say_where(self.shown)
        if self.shown.view == REGISTER:
            self._drawn.set()
            return
        body = self.query_one("#needs", Static)
        width, height = body.content_size
        if not width:
            return
        if self.shown.view == MATRIX:
            body.update(matrix_view(self.shown, width, height))
        elif self.shown.view == REPLIES:
            body.update(replies_view(self.shown, people_in(self.store.record), width, height))
        else:
            body.update(board_view(self.shown, width, height))
        narrow = self.has_class("-narrow")
        hint = self.query_one("#hint", Static)
        hint.update(hint_of(self.shown, hint.content_size.width or width, narrow=narrow))
        self.call_after_refresh(self._drawn.set)

    def _say_where(self, shown: Shown) -> None:
        """Where one is, how much there is, what of the limits is used, what is not signed."""
        record, narrow = self.store.record, self.has_class("-narrow")
        details, states = heading_of(shown, self.pane.table, record.engagement.name, narrow=narrow)
        self.query_one(Heading).show("Needs", details, states + self.state_words())
        sections = self.query_one(Sections)
        sections.here = shown.view
        sections.titles = titles_of(shown, len(record.rows(NEEDS)))

    def _place(self) -> None:
        """Give the room to the view in front, and the keys."""
        assert self.shown is not None  # noqa: S101 - asked for where something is shown
        in_table = self.shown.view == REGISTER
        self.set_class(in_table, "-table")
        if in_table:
            self.pane.follow(writable=self.store.writable)
            self.pane.grid.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    @on(RegisterPane.Changed)
    def say_state(self) -> None:
        """Say how many rows there are."""
        if self.shown is not None:
            self._say_where(self.shown)

    def _do(self, command: Command) -> Change:
        return self.store.do(command, Sender.APPLICATION)

    def state_words(self) -> Content:
        """Whether everything that was taken is on the disk."""
        if self.pane.said.by_disk:
            return Content.styled("▲ not recorded", "bold $error")
        return super().state_words()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done on the view in front; the table knows for itself."""
        view = self.shown.view if self.shown else BOARD
        if action == "in_part":
            asked = parse(str(parameters[1]))[1]
            return view == REGISTER and is_possible(asked, self.pane.grid)
        if action in OF_VIEWS and (view == REGISTER or view not in ON_VIEWS.get(action, {view})):
            return False
        return super().check_action(action, parameters)

    def action_in_part(self, part: str, action: str) -> None:
        """Have the table do what a command asks for."""
        del part
        self.pane.give(parse(action)[1])

    @on(Sections.Chosen)
    def view_clicked(self, event: Sections.Chosen) -> None:
        """Show the view that was clicked on."""
        self.action_view(event.place)

    def action_view(self, view: int) -> None:
        """Show one of the views; a row that was begun is not thrown away unasked."""
        shown = self.shown
        if shown is None or view == shown.view:
            return
        if shown.view == REGISTER and not self.pane.may_leave():
            return
        self.shown = shown.viewed(view)
        self._place()
        self.call_after_refresh(self.draw)

    def action_replies(self) -> None:
        """Show what each department is answered."""
        self.action_view(REPLIES)

    def action_move(self, by: int) -> None:
        """Put another row in front."""
        if self.shown is not None:
            self.show(self.shown.moved(by))

    def action_turn(self, by: int) -> None:
        """Look at another department."""
        if self.shown is not None:
            self.show(self.shown.turned(by))

    def action_way(self) -> None:
        """Show what the other way chooses."""
        if self.shown is not None:
            self.show(self.shown.turned_way())

    def action_plane(self) -> None:
        """Give the plane the room of the board, or the ranks again."""
        if self.shown is not None:
            self.show(replace(self.shown, plane=not self.shown.plane))

    def action_mark(self) -> None:
        """Mark the need in front, or no longer."""
        if self.shown is not None:
            self.show(self.shown.turned_mark())

    @work(exclusive=True)
    async def _give(self, name: str) -> None:
        if self.shown is not None:
            await self._acts.give(name)

    def action_open(self) -> None:
        """Show everything that is known of the need in front."""
        self._give("open")

    def action_limits(self) -> None:
        """Set the limits."""
        self._give("limits")

    def action_framework(self) -> None:
        """Show what is agreed, set it or sign it."""
        self._give("framework")

    def action_select(self) -> None:
        """Have needs chosen."""
        self._give("select")

    def action_department(self) -> None:
        """Pick the department whose own order is shown."""
        self._give("department")

    def action_conflicts(self) -> None:
        """List how needs are tied."""
        self._give("conflicts")

    def action_hangs(self) -> None:
        """List on what the selection hangs."""
        self._give("hangs")

    @work(exclusive=True)
    async def action_merge(self) -> None:
        """Merge needs, or propose alike ones."""
        await merge(self)

    def action_answer(self) -> None:
        """Answer the request in front."""
        self._give("answer")

    def action_letter(self) -> None:
        """Write the reply to the department in front."""
        self._write_letters(self.shown.asked if self.shown else "")

    def action_letters(self) -> None:
        """Write the replies to all departments."""
        self._write_letters(*(self.shown.picture.departments if self.shown else ()))

    @work(exclusive=True)
    async def _write_letters(self, *departments: str) -> None:
        shown = self.shown
        names = [shown.picture.name(each) for each in departments if each] if shown else []
        await write_letters(self, "reply", names, NOBODY_ASKED)

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write the reconciliation, or the reply to the department in front."""
        shown = self.shown
        if shown is not None and shown.view == REPLIES and shown.asked:
            await export(self, document="reply", department=shown.picture.name(shown.asked))
        else:
            await export(self, document=NEEDS)

    def traced(self) -> Traced:
        """The need, the request or the row in front."""
        return Traced(front_row(self.shown, self.pane))

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenNeeds(self.shown.view if self.shown else BOARD)))

    def action_back(self) -> None:
        """Back a step: to the ranks, to all departments, to the board, to the engagement."""
        shown = self.shown
        if shown is not None and shown.view == BOARD and shown.plane:
            self.show(replace(shown, plane=False))
        elif shown is not None and shown.view in (BOARD, MATRIX) and shown.department:
            self.show(shown.looking_at(""))
        elif shown is not None and shown.view != BOARD:
            self.action_view(BOARD)
        else:
            self.dismiss(None)
