"""The screen of carrying the strategy out: projects, who is told, feedback, what is watched."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from screens.base.background import LookUp
from screens.base.commands import bindings
from screens.base.navigation import (
    FEEDBACK,
    PROJECTS,
    TOLD,
    WATCH,
    Open,
    OpenCarrying,
    OpenHistory,
    OpenRegister,
)
from screens.base.record_screen import RecordScreen, Traced
from screens.carrying.acts import PREDICTION, ROUND, SIGNAL, Acts
from screens.carrying.commands import (
    CARRYING_COMMANDS,
    ON_VIEWS,
    VIEWS,
)
from screens.carrying.dialogs.row_dialog import Form
from screens.carrying.front import id_in_front, register_in_front
from screens.carrying.pane import CarryingPane
from screens.carrying.picture import Picture, picture_of
from screens.export.export import export
from screens.export.letters import write_letters
from screens.starting.starting import start_project
from screens.widgets.heading import Heading
from screens.widgets.ink import muted
from screens.widgets.key_line import KeyLine
from screens.widgets.sections import Sections
from workshop.carrying.gates import Gate, Gates
from workshop.record.documents import Entry
from workshop.strategy.awareness import Told

_AT_ONCE: Final = 400
"""A record of more entries is looked through in a thread."""
_GUIDE: Final = "feedback-round"
"""The guide of a session of a round."""
_DOCUMENT: Final = {PROJECTS: "strategy", TOLD: "strategy", FEEDBACK: "feedback", WATCH: "feedback"}
"""The document of each view."""
_NO_PROJECT: Final = "There is no project yet: press t for their table, and enter one there."
_NOBODY: Final = "No department is told of a change yet: n makes notices of the change in front."


class CarryingScreen(RecordScreen[None]):
    """How the strategy is carried out.

    Args:
        view: which view is shown first.
        row_id: the id of the row that is in front at first; empty for the first one.
    """

    TITLE_WORDS = "Carrying out"
    ABOUT = (
        "How the strategy is carried out: what each project waits for before it starts, which "
        "department was told of which change, what each round of feedback found, and the signals "
        "and predictions that are watched between sessions."
    )
    AUTO_FOCUS = ""
    COMMANDS_HERE = CARRYING_COMMANDS
    BINDINGS: ClassVar = [
        *bindings(COMMANDS_HERE),
        Binding("tab", "side(1)", show=False),
        Binding("shift+tab", "side(-1)", show=False),
    ]
    CSS_PATH = "carrying.tcss"

    def __init__(self, view: int = PROJECTS, row_id: str = "") -> None:
        super().__init__()
        self.view = view
        """Which view is in front."""
        self.picture: Picture | None = None
        """What is shown; none until it was looked up for the first time."""
        self._first = row_id
        self._acts = Acts(self)
        self._looking = LookUp(self, lambda: self.stands, self._look_up)

    def compose(self) -> ComposeResult:
        """Heading, views, the view in front, the keys."""
        yield Heading()
        yield Sections([(title, "") for title, _ in VIEWS], id="views")
        with Vertical(id="carrying"):
            for view in range(len(VIEWS)):
                yield CarryingPane(view)
        yield KeyLine(second=True)

    def on_mount(self) -> None:
        """Look it up."""
        self._place()
        self.show_record()

    def on_resize(self) -> None:
        """Say in fewer words on a narrow screen."""
        self.call_after_refresh(lambda: self._say(self.state_words()))

    # What is shown

    def show_record(self) -> None:
        """Show it as it is now; a large record is looked through in a thread."""
        record = self.store.record
        if not self._looking.busy and sum(1 for _ in record.all(Entry)) <= _AT_ONCE:
            self._show(picture_of(record, self._acts.today, writable=self.store.writable))
        else:
            self._say(muted("looking it up …"))
            self._looking.ask()

    async def _look_up(self) -> None:
        """Look it up in a thread."""
        record, today = self.store.record.copy(), self._acts.today
        look = partial(picture_of, record, today, writable=self.store.writable)
        picture = await asyncio.to_thread(look)
        if self._looking.holds:
            self._show(picture)

    def _show(self, picture: Picture) -> None:
        """Show a picture."""
        first = self.picture is None
        self.picture = picture
        self.pane.show(picture)
        self._say(self.state_words())
        self._bring()
        if first:
            self._focus_side(0)

    def _bring(self) -> None:
        """Put the cursor on the row that is to be in front, once that is there."""
        if self._first and self.pane.list.go_to(self._first):
            self._first = ""

    def _say(self, state: Content) -> None:
        """Where one is, how much there is, and whether everything is recorded."""
        self.query_one(Heading).show("Carrying out", self.store.record.engagement.name, state)
        sections = self.query_one(Sections)
        sections.here = self.view
        counts = _counts(self.picture, brief=self.has_class("-narrow"))
        sections.titles = tuple((t, c) for (t, _), c in zip(VIEWS, counts, strict=True))

    # Views

    @property
    def pane(self) -> CarryingPane:
        """The view in front."""
        return self.query_one(f"#view{self.view}", CarryingPane)

    def _place(self) -> None:
        """Give the room to the view in front."""
        for pane in self.query(CarryingPane):
            pane.display = pane is self.pane
        self._focus_side(0)
        self.query_one(KeyLine).look()
        self.refresh_bindings()

    def _focus_side(self, place: int) -> None:
        """Give the keys to a part of the view; a narrow screen shows that part alone."""
        self.set_class(place > 0, "-inside")
        self.pane.sides[place].focus()

    @property
    def _side(self) -> int:
        """The place of the part that has the keys."""
        return int(self.pane.inside.has_focus)

    @on(Sections.Chosen)
    def view_clicked(self, event: Sections.Chosen) -> None:
        """Show the view that was clicked on."""
        self.action_view(event.place)

    def action_view(self, view: int) -> None:
        """Show one of the views."""
        self.view = view
        if self.picture is not None:
            self.pane.show(self.picture)
        self._place()
        self._say(self.state_words())

    def action_side(self, by: int) -> None:
        """Go to the other part of the view, where something stands there."""
        if self.pane.front is None:
            self.app.bell()
        else:
            self._focus_side((self._side + by) % 2)

    @on(OptionList.OptionHighlighted)
    def row_in_front(self) -> None:
        """Other keys may mean something of another row."""
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Other keys may mean something."""
        self.set_class(self._side > 0, "-inside")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done in the view in front."""
        if ON_VIEWS.get(action, self.view) != self.view:
            return False
        return super().check_action(action, parameters)

    # Keys

    @on(OptionList.OptionSelected)
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """Go into what is in front, or to the row that it is."""
        if not self._side:
            self.action_side(1)
        elif isinstance(gate := self.pane.inner, Gate) and gate.kind == "project":
            self._focus_side(0)
            self.pane.list.go_to(gate.row.id)
        elif self.view in (PROJECTS, TOLD) and self.pane.inner is not None:
            self.action_table()
        elif id_in_front(self.pane):
            self.action_trace()
        else:
            self.app.bell()

    def action_table(self) -> None:
        """Open the register of what is in front, at its row."""
        register, row_id = register_in_front(self.view, self.pane)
        self.open(OpenRegister(register, row_id))

    def traced(self) -> Traced:
        """What is in front."""
        return Traced(id_in_front(self.pane))

    @work(exclusive=True)
    async def action_start(self) -> None:
        """Start the project in front."""
        front = self.pane.front
        project_id = front.project.id if isinstance(front, Gates) else ""
        await start_project(self, project_id, none_yet=_NO_PROJECT)

    def action_there(self) -> None:
        """What is in front is there now."""
        self._acts.there(self.pane.front, self.pane.inner)

    @work(exclusive=True)
    async def action_waive(self) -> None:
        """Waive what is in front."""
        await self._acts.waive(self.pane.front, self.pane.inner)

    @work(exclusive=True)
    async def action_told(self) -> None:
        """The department in front was told today, or all for whom a notice of a change waits."""
        following = self.pane.following("told_on")
        if await self._acts.told(self.pane.inner, self.pane.front):
            self.pane.inside.go_to(following)

    def action_acknowledged(self) -> None:
        """The department in front said that it knows."""
        following = self.pane.following("acknowledged_on")
        if self._acts.acknowledged(self.pane.inner):
            self.pane.inside.go_to(following)

    def action_notices(self) -> None:
        """Make the notices that are missing."""
        self._acts.notices(self.pane.front)

    @work(exclusive=True)
    async def action_letters(self) -> None:
        """Write the notices to the department in front, or to all."""
        from screens.strategy.picture import departments_told  # noqa: PLC0415 - 20 ms, with the boards

        names = await asyncio.to_thread(departments_told, self.store.record.copy())
        nobody, one = _NOBODY, self.pane.inner
        if isinstance(one, Told) and self.picture is not None:
            name = self.picture.departments.get(one.department_id, "")
            names = [each for each in names if each == name]
            nobody = f"{name} is told of nothing yet."
        await write_letters(self, "notices", names, nobody)

    @work(exclusive=True)
    async def action_plan(self) -> None:
        """Plan a round."""
        await self._enter(ROUND)

    async def _enter(self, form: Form) -> None:
        """Ask for a new row; what was entered is in front then."""
        if entered := await self._acts.enter(form):
            self._focus_side(0)
            self._first = entered
            self._bring()

    @work(exclusive=True)
    async def action_session(self) -> None:
        """Start a session of feedback."""
        from screens.strategy.acts import hold_session  # noqa: PLC0415 - 20 ms, with its dialogs

        await hold_session(self, _GUIDE)

    @work(exclusive=True)
    async def action_join(self) -> None:
        """Join the factor in front with another that says the same."""
        from screens.carrying.joining import join  # noqa: PLC0415 - 20 ms, with its dialogs

        if self.picture is not None and (
            whole := await join(self, self.picture.record, self.pane.inner)
        ):
            self.pane.inside.go_to(f"factor-{whole}")

    @work(exclusive=True)
    async def action_signal(self) -> None:
        """Log a signal."""
        await self._enter(SIGNAL)

    @work(exclusive=True)
    async def action_look(self) -> None:
        """The signal in front was looked at again."""
        await self._acts.look(self.pane.front)

    @work(exclusive=True)
    async def action_predict(self) -> None:
        """Enter a prediction."""
        await self._enter(PREDICTION)

    @work(exclusive=True)
    async def action_outcome(self, place: int) -> None:
        """Say what came of the prediction in front."""
        await self._acts.outcome(self.pane.front, place)

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write the document of the view."""
        await export(self, document=_DOCUMENT[self.view])

    @property
    def _here(self) -> Open:
        """The way to what is shown."""
        return OpenCarrying(self.view, self.pane.list.chosen or "")

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(self._here))

    def action_back(self) -> None:
        """Back a step: to the list, to the screen before."""
        if self._side:
            self._focus_side(0)
        else:
            self.dismiss(None)


def _counts(picture: Picture | None, *, brief: bool) -> tuple[str, ...]:
    """How much each view holds, and how much of that asks for something."""
    if picture is None:
        return ("", "", "", "")
    found = (
        (len(picture.projects), picture.held_up, "held up"),
        (len(picture.changes), picture.untold, "to tell"),
        (len(picture.rounds), picture.due_rounds, "due"),
        (len(picture.signals) + len(picture.predictions), picture.due, "due"),
    )
    return tuple(
        f"{all_}{f' · {asking}' if brief else f' · {asking} {what}'}" if asking else f"{all_}"
        for all_, asking, what in found
    )
