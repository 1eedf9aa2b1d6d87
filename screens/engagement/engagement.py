"""The engagement: what now, its sessions, people, guides and history, and the ways on from here."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Paste
from textual.widgets import Input, OptionList, Static

from screens.base.commands import bindings
from screens.base.navigation import (
    Open,
    OpenCarrying,
    OpenDamage,
    OpenEngagement,
    OpenFindings,
    OpenFollowUp,
    OpenHistory,
    OpenNeeds,
    OpenProgramme,
    OpenRegister,
    OpenSession,
    OpenStrategy,
    OpenSynthesis,
    OpenTheming,
)
from screens.base.recent import remember
from screens.base.record_screen import RecordScreen
from screens.engagement import corrections
from screens.engagement import people_actions as people
from screens.engagement.commands import ENGAGEMENT_COMMANDS, SECTIONS
from screens.engagement.guide_look import look_at_guide
from screens.engagement.lists.tally import tally
from screens.engagement.overview.pane import OverviewPane, session_meant
from screens.engagement.resume import place_to_return_to
from screens.engagement.sections import FIND, OVERVIEW, PEOPLE, SectionRows
from screens.engagement.transcripts import show_of_session
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from screens.widgets.sections import Sections
from sessions.history.history import RecordedChange
from sessions.library.guides import Library, Listed
from sessions.store.drafts import Place
from sessions.store.unfinished_run import UnfinishedRun
from workshop.programme.appointments import Appointment
from workshop.record.documents import Department, Entry, Person, Session
from workshop.registers.register import Register

if TYPE_CHECKING:
    from screens.engagement.overview.acts import Acts

_WAYS: Final[Mapping[str, type[Open]]] = {
    "summary": OpenFindings,
    "synthesis": OpenSynthesis,
    "needs": OpenNeeds,
    "strategy": OpenStrategy,
    "carrying": OpenCarrying,
    "follow_up": OpenFollowUp,
    "theming": OpenTheming,
    "damage": OpenDamage,
}
"""What all sessions come to and what is done about it, and how it is asked for."""


class EngagementScreen(RecordScreen[None]):
    """What an engagement holds."""

    TITLE_WORDS = "Engagement"
    ABOUT = (
        "The work for one organisation: what comes next and why, how far the six steps are, what "
        "waits and who is heard; then the sessions, the people and departments, the guides to "
        "start from, everything that was done, a search of what was said, and the registers."
    )
    COMMANDS_HERE = ENGAGEMENT_COMMANDS
    BINDINGS: ClassVar = [
        *bindings(COMMANDS_HERE),
        ("left", "step_section(-1)"),
        ("right", "step_section(1)"),
    ]
    CSS_PATH = "engagement.tcss"

    def __init__(
        self,
        sentences: tuple[str, ...] = (),
        first_session: str = "",
        unclosed: UnfinishedRun | None = None,
    ) -> None:
        super().__init__()
        self._sentences = sentences
        self._first_session = first_session
        self._unclosed = unclosed
        self._rows = SectionRows(lambda: self.store)
        self._section = self._before = OVERVIEW

    def compose(self) -> ComposeResult:
        """Heading, notices, sections, the overview or a list, what was found so far."""
        yield Heading()
        yield Static("\n".join(self._sentences), id="notices", markup=False)
        yield Sections(id="sections")
        yield OverviewPane(id="overview")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield Input(id="words", compact=True, placeholder="words to find")
                yield RowList(id="rows")
            yield Static("", id="so-far", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what now; follow the other window where this one only reads."""
        self.query_one("#notices").display = bool(self._sentences)
        if not self.store.at:
            remember(self.workshop.home, self.store)  # in the list of recent engagements
        self._read_guides()
        self._show_section(OVERVIEW)
        self._go_on()

    @work(group="going-on")
    async def _go_on(self) -> None:
        """Tell of a run that was cut off; go to where it was, or to what was asked for."""
        place = await place_to_return_to(self, self._unclosed)
        if place is not None:
            self._go_to_session(place.session_id, place)
        elif self._first_session and self.store.record.find(Session, self._first_session):
            self._go_to_session(self._first_session)

    @work(group="opening")
    async def _read_guides(self) -> None:
        """Read the guides in a thread, for the list and its count."""
        listing = await asyncio.to_thread(self._library.listing)
        if self.stands:
            self._rows.take_guides(listing)
            self.show_record()

    @property
    def _library(self) -> Library:
        return people.library(self.workshop.home, self.store.folder)

    def show_record(self) -> None:
        """Show the engagement as it is now."""
        record = self.store.record
        words = record.engagement
        self.query_one(Heading).show(words.name, words.purpose, self.state_words())
        self.query_one(Sections).titles = self._rows.titles()
        if self._section != OVERVIEW and not self.has_class("-narrow"):
            self.query_one("#so-far", Static).update(tally(record))
        self._fill()

    @property
    def _list(self) -> RowList:
        """The list with the cursor."""
        if self._section == OVERVIEW:
            return self.query_one(OverviewPane).in_hand
        return self.query_one("#rows", RowList)

    @property
    def _chosen(self) -> object:
        """What commands are about: the row under the cursor; what goes on next is its session."""
        return session_meant(self.store.record, self._list.subject)

    def _fill(self) -> None:
        if self._section == OVERVIEW:
            self.query_one(OverviewPane).follow(self.store, self._rows.guides_by_name)
        else:
            self._list.fill(self._rows.rows(self._section))

    def _show_section(self, section: int) -> None:
        """Show one section."""
        self._before = self._before if self._section == FIND else self._section
        self._section = section
        self.query_one(Sections).here = section
        words = self.query_one("#words", Input)
        words.display = section == FIND
        self.query_one(OverviewPane).display = section == OVERVIEW
        self.query_one("#body").display = section != OVERVIEW
        self.show_record()
        (words if section == FIND else self._list).focus()

    def action_section(self, section: int | str) -> None:
        """Show a section by its number; what was to be told has been read by then."""
        self.query_one("#notices").display = False
        self._show_section(int(section))

    def action_step_section(self, by: int) -> None:
        """Show the section beside."""
        self._show_section((self._section + by) % len(SECTIONS))

    @on(Sections.Chosen)
    def section_clicked(self, event: Sections.Chosen) -> None:
        """Show the section that was clicked on."""
        self._show_section(event.place)

    @on(Input.Changed, "#words")
    def words_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        self._rows.words = event.value
        if self._section == FIND:
            self._fill()

    @on(Input.Submitted, "#words")
    def to_the_rows(self) -> None:
        """Enter goes down to what was found."""
        self.query_one("#rows").focus()

    @on(OptionList.OptionSelected)
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """Do what the row under the cursor stands for."""
        if self._section == OVERVIEW:
            self._act()
            return
        match self._list.subject:
            case Appointment():
                self.open(OpenProgramme())
            case Listed(name=name):
                self._start(name)
            case RecordedChange():
                self.action_history()
            case Register(name=name):
                self.open(OpenRegister(name))
            case Entry(session_id=session_id) | Session(id=session_id):
                self._go_to_session(session_id)
            case Person() | Department() as document:
                self._correct(document)

    @work(exclusive=True)
    async def _act(self) -> None:
        """Do what a row of the overview stands for."""
        subject = self._list.subject
        if isinstance(subject, Session):
            self._go_to_session(subject.id)
        elif (acts := self._acts) is None:
            self.tell("What comes next is being looked up.")
        elif way := await acts.way_from(subject):
            self.open(way)

    @property
    def _acts(self) -> Acts | None:
        """What rows of the overview lead to; none until it was worked out."""
        if (picture := self.query_one(OverviewPane).picture) is None:
            return None
        from screens.engagement.overview.acts import Acts  # noqa: PLC0415 - 20 ms, when first asked

        return Acts(self, picture, self._rows.guides_by_name, self._library, self._begin)

    def _go_to_session(self, session_id: str, place: Place | None = None) -> None:
        """Show a session, at a place in it."""
        self.open(OpenSession(session_id, place))

    def action_start(self) -> None:
        """Start a session: with the guide under the cursor, or one to be picked."""
        chosen = self._list.subject
        self._start(chosen.name if isinstance(chosen, Listed) else "")

    def action_look(self) -> None:
        """Show the guide under the cursor."""
        look_at_guide(self, self._library, self._chosen)

    @work(exclusive=True)
    async def _start(self, guide: str) -> None:
        """Pick a guide and people, and go to the new session."""
        if session_id := await self._begin(guide):
            self._go_to_session(session_id)

    async def _begin(self, guide: str, department: str = "") -> str | None:
        """Pick a guide, once all were read, where none is named, and people; the new session."""
        if not self.store.writable:
            self.say_read_only()
            return None
        await self._rows.guides_read.wait()
        return await people.start_session(self, self._library, self._rows.guides, guide, department)

    @work(exclusive=True)
    async def action_add(self, what: str) -> None:
        """Add somebody, or a department."""
        if await people.ADDING[what](self):
            self._show_section(PEOPLE)

    @work(exclusive=True)
    async def _correct(self, subject: object) -> None:
        """Correct a session, what is known of somebody, or how a department is called."""
        await people.correct(self, subject)

    def action_correct(self) -> None:
        """Correct what is under the cursor."""
        self._correct(self._chosen)

    @work(exclusive=True)
    async def action_put_right(self, what: str) -> None:
        """Discard the session under the cursor; merge or delete the department there."""
        await corrections.ACTS[what](self, self._chosen)

    @work(exclusive=True)
    async def on_paste(self, event: Paste) -> None:
        """A list that is pasted among the people becomes all of them; notes become a session."""
        await corrections.take_paste(self, event.text, self._section, self._library)

    @work(exclusive=True)
    async def action_take_back(self, what: str) -> None:
        """Withdraw what somebody said, or erase them; whom is under the cursor, else picked."""
        from screens.engagement.erasing.take_back import ACTS  # noqa: PLC0415 - 15 ms, hardly ever needed

        await ACTS[what](self, self._chosen)

    @work(exclusive=True)
    async def action_words(self) -> None:
        """Change what the engagement is called and for."""
        await people.edit_engagement(self)

    def action_come_to(self, what: str) -> None:
        """Show what all sessions come to, or what is done about it."""
        self.open(_WAYS[what]())

    def action_programme(self) -> None:
        """Show who is to be heard; plan what is under the cursor of the overview."""
        planned = self._acts if self._section == OVERVIEW else None
        self.open(planned.plan_of(self._list.subject) if planned else OpenProgramme())

    def action_of_session(self, what: str) -> None:
        """Show what a recording, or whoever spoke, says of what is under the cursor."""
        show_of_session(self, what, self._chosen)

    def action_register(self, name: str) -> None:
        """Show the rows of a register."""
        self.open(OpenRegister(name))

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenEngagement()))

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write a document; that of a session where the cursor is on one."""
        from screens.export.export import export  # noqa: PLC0415 - 17 ms, with the reports

        chosen = self._chosen
        await export(self, session_id=chosen.id if isinstance(chosen, Session) else None)

    @work(exclusive=True)
    async def action_import(self) -> None:
        """Import into this engagement."""
        from screens.engagement.import_actions import import_here  # noqa: PLC0415 - 20 ms, hardly ever needed

        await import_here(self, self._library)

    @work(exclusive=True)
    async def action_file(self, what: str) -> None:
        """Write the whole engagement to one zip, or compare a document with its record."""
        from screens.engagement.file_actions import ACTS  # noqa: PLC0415 - 60 ms, with what they need

        await ACTS[what](self)

    def action_back(self) -> None:
        """Close the engagement and go back home; from a search, back to where one was."""
        if self._section == FIND:
            self._show_section(self._before)
        elif self.store.at:
            self.dismiss(None)
        else:
            self.run_worker(self.workshop.opened.leave(self), group="closing", exclusive=True)
