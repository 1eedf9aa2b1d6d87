"""The screen of the strategy: elements, boards, strategies and the map, by keys alone."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from screens.base.background import LookUp
from screens.base.commands import bindings
from screens.base.navigation import OpenCarrying, OpenHistory, OpenRegister, OpenStrategy, OpenTrace
from screens.base.record_screen import RecordScreen
from screens.export.export import export
from screens.strategy.acts import (
    hold_session,
    make_row,
    pick_department,
    pick_register,
    score,
    shortlist,
    shortlist_best,
    write_notices,
)
from screens.strategy.boards_pane import BoardsPane
from screens.strategy.commands import (
    BOARDS,
    ELEMENTS,
    MAP,
    ON_VIEWS,
    STRATEGIES,
    STRATEGY_COMMANDS,
    VIEWS,
)
from screens.strategy.elements_pane import ElementsPane
from screens.strategy.map_pane import MapPane
from screens.strategy.picture import (
    Picture,
    boards_in,
    counts_of,
    gathered_of,
    picture_of,
)
from screens.strategy.strategies_pane import StrategiesPane
from screens.widgets.heading import Heading
from screens.widgets.ink import muted
from screens.widgets.key_line import KeyLine
from screens.widgets.sections import Sections
from workshop.record.documents import Entry
from workshop.record.record import Record
from workshop.report.boards.all_boards import BOARDS as KNOWN
from workshop.report.boards.board import Board

_AT_ONCE: Final = 400
"""A record of more entries is summed up in a thread."""
_DOCUMENT: Final = {ELEMENTS: "strategy", BOARDS: "boards", STRATEGIES: "tows", MAP: "strategy"}
"""The document of each view."""

Pane = ElementsPane | BoardsPane | StrategiesPane | MapPane


class StrategyScreen(RecordScreen[None]):
    """The strategy, as far as it is.

    Args:
        view: which view is shown first.
        board: the name of the board that is in front at first; empty for the first one.
        mark_id: the id of the factor or row that is in front at first; empty for the first one.
    """

    TITLE_WORDS = "Strategy"
    ABOUT = (
        "The strategy as far as it is: its six elements with what each rests on and what is "
        "missing, the boards that answer one question each by a method, the strategies with the "
        "factors that none uses, and the map of goals. From every row and mark, Enter leads to "
        "what was said."
    )
    AUTO_FOCUS = ""
    COMMANDS_HERE = STRATEGY_COMMANDS
    BINDINGS: ClassVar = [
        *bindings(COMMANDS_HERE),
        Binding("tab", "side(1)", show=False),
        Binding("shift+tab", "side(-1)", show=False),
    ]
    CSS_PATH = "strategy.tcss"

    def __init__(self, view: int = ELEMENTS, board: str = "", mark_id: str = "") -> None:
        super().__init__()
        self.view = BOARDS if board else view
        """Which view is in front."""
        self.picture: Picture | None = None
        """What is shown; none until it was looked up for the first time."""
        self.boards: dict[str, Board] = {}
        """The boards that are worked out, by their names."""
        self._first = (board, mark_id)
        self._working = LookUp(self, lambda: self.stands, self._work_out)

    def compose(self) -> ComposeResult:
        """Heading, views, the view in front, the keys."""
        yield Heading()
        yield Sections([(title, "") for title, _ in VIEWS], id="views")
        with Vertical(id="strategy"):
            yield ElementsPane(id="elements-pane")
            yield BoardsPane(id="boards-pane")
            yield StrategiesPane(id="strategies-pane")
            yield MapPane(id="map-pane")
        yield KeyLine(second=True)

    def on_mount(self) -> None:
        """Look the strategy up."""
        self._place()
        self.show_record()

    # What is shown

    def show_record(self) -> None:
        """Show the strategy as it is now; a large one is summed up in a thread, boards always."""
        record = self.store.record
        if sum(1 for _ in record.all(Entry)) <= _AT_ONCE:
            self._show(picture_of(record))
        else:
            self._say(muted("summing up …"))
        self._working.ask()

    async def _work_out(self) -> None:
        """Work out in a thread what takes long."""
        record = self.store.record.copy()
        await self._sum_up(record)
        await self._make_boards(record)

    async def _sum_up(self, record: Record) -> None:
        """The elements and the map of a large record."""
        if sum(1 for _ in record.all(Entry)) > _AT_ONCE:
            picture = await asyncio.to_thread(picture_of, record)
            if self._working.holds:
                self._show(picture)

    async def _make_boards(self, record: Record) -> None:
        """Every board, each shown when it is made, that first which is in front."""
        gathered = await asyncio.to_thread(gathered_of, record)
        made = boards_in(gathered, self._boards.shown_name or next(iter(KNOWN), ""))
        while board := await asyncio.to_thread(next, made, None):
            if not self._working.holds:
                return
            self.boards = {**self.boards, board.name: board}
            if self.view == BOARDS:
                self._fill()
            self._say(self.state_words())

    def _show(self, picture: Picture) -> None:
        """Show what the strategy comes to."""
        first = self.picture is None
        self.picture = picture
        self._fill()
        if first:
            board, mark_id = self._first
            self._boards.put(board, mark_id)
            self._focus_side(1 if mark_id and self.view == BOARDS else 0)
        self._say(self.state_words())

    def _fill(self) -> None:
        """Show it in the view in front; the others are filled when they are."""
        if isinstance(self.pane, BoardsPane):
            self.pane.show(self.boards)
        elif self.picture is not None:
            self.pane.show(self.picture)

    @property
    def _boards(self) -> BoardsPane:
        return self.query_one(BoardsPane)

    def _say(self, state: Content) -> None:
        """Where one is, how much there is, and whether everything is recorded."""
        name = self.store.record.engagement.name
        self.query_one(Heading).show("Strategy", name, state)
        sections = self.query_one(Sections)
        sections.here = self.view
        counts = counts_of(self.picture, self.boards)
        sections.titles = tuple((t, c) for (t, _), c in zip(VIEWS, counts, strict=True))

    # Views

    @property
    def pane(self) -> Pane:
        """The view in front."""
        return self._panes[self.view]

    @property
    def _panes(self) -> tuple[Pane, ...]:
        """All views, in their order."""
        one = self.query_one
        return (one(ElementsPane), one(BoardsPane), one(StrategiesPane), one(MapPane))

    def _place(self) -> None:
        """Give the room to the view in front."""
        for pane in self._panes:
            pane.display = pane is self.pane
        self._focus_side(0)
        self.query_one(KeyLine).look()  # with the view, not after boards that are being worked out
        self.refresh_bindings()

    def _focus_side(self, place: int) -> None:
        """Give the keys to a part of the view; a narrow screen shows that part alone."""
        sides = self.pane.sides
        place = min(place, len(sides) - 1)
        self._show_side(place)
        sides[place].focus()

    def _show_side(self, place: int) -> None:
        """Give the room of a narrow screen to a part of the view."""
        self.set_class(place > 0, "-inside")
        self._boards.turn_to(place)

    @property
    def _side(self) -> int:
        """The place of the part that has the keys."""
        return next((at for at, each in enumerate(self.pane.sides) if each.has_focus), 0)

    @on(Sections.Chosen)
    def view_clicked(self, event: Sections.Chosen) -> None:
        """Show the view that was clicked on."""
        self.action_view(event.place)

    def action_view(self, view: int) -> None:
        """Show one of the views."""
        self.view = view
        self._fill()
        self._place()
        self._say(self.state_words())

    def action_side(self, by: int) -> None:
        """Go to the next part of the view, or to the one before."""
        self._focus_side((self._side + by) % len(self.pane.sides))

    @on(OptionList.OptionHighlighted)
    def row_in_front(self) -> None:
        """Other keys may mean something of another row."""
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Other keys may mean something."""
        self._show_side(self._side)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done in the view in front."""
        if self.view not in ON_VIEWS.get(action, {self.view}):
            return False
        if action == "session" and not self.pane.guide:
            return False
        if action == "make" and self.view != STRATEGIES and "goals" in parameters:
            return False
        return super().check_action(action, parameters)

    # Keys

    @on(OptionList.OptionSelected)
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """Go into what is in front, or to what it rests on."""
        if self._side == 0 and self.view in (ELEMENTS, BOARDS) and len(self.pane.sides) > 1:
            self._focus_side(1)
        elif found := self.pane.front_id:
            self.open(OpenTrace(found))
        elif self.view == BOARDS and self._side + 1 < len(self.pane.sides):
            self._focus_side(self._side + 1)  # a sum, or a cell of several: what is behind it
        elif self.pane.guide:
            self.action_session()
        else:
            self.app.bell()

    @work(exclusive=True)
    async def action_session(self) -> None:
        """Start a session that would fill what is missing in front."""
        await hold_session(self, self.pane.guide)

    def action_shortlist(self) -> None:
        """Shortlist the strategy in front, or no longer."""
        shortlist(self, self.query_one(StrategiesPane).line)

    @work(exclusive=True)
    async def action_best(self) -> None:
        """Shortlist the most attractive strategies."""
        await shortlist_best(self, self.picture)

    @work(exclusive=True)
    async def action_score(self) -> None:
        """Score strategies by factors."""
        await score(self)

    def action_make(self, register: str) -> None:
        """Make a goal or a project of what is in front."""
        make_row(self, register, self.pane.front_id)

    def action_carrying(self) -> None:
        """Show how it is carried out: what the project in front waits for."""
        self.open(OpenCarrying(row_id=self.pane.front_id))

    @work(exclusive=True)
    async def action_table(self) -> None:
        """Open the register of what is in front, at its row."""
        if name := await pick_register(self, self.pane):
            front = self.pane.front_id
            rows = (each.id for each in self.store.record.rows(name))
            self.open(OpenRegister(name, front if front in rows else ""))

    @work(exclusive=True)
    async def action_department(self) -> None:
        """Show the part of a department."""
        if self.picture is not None:
            pane = self.query_one(MapPane)
            chosen = await pick_department(self, self.picture, pane.department)
            pane.department = pane.department if chosen is None else chosen

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write the document of the view."""
        await export(self, document=_DOCUMENT[self.view])

    @work(exclusive=True)
    async def action_letters(self) -> None:
        """Write the notices to all departments that are told something."""
        await write_notices(self)

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenStrategy(self.view)))

    def action_back(self) -> None:
        """Back a step: to the list, to the whole map, to the engagement."""
        pane = self.query_one(MapPane)
        if self._side:
            self._focus_side(0)
        elif self.view == MAP and pane.department:
            pane.department = ""
        else:
            self.dismiss(None)
