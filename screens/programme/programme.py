"""The programme of interviews: who is to be heard, how far that is, and the letters to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenProgramme, OpenRegister, OpenSession
from screens.base.record_screen import RecordScreen
from screens.dialogs.acting import begin_interview, perform_and_tell
from screens.programme.commands import PROGRAMME_COMMANDS
from screens.programme.dialogs import SENT, WRITE, AgreedDialog, LetterDialog, PlanDialog
from screens.programme.rows import detail, programme_rows
from screens.programme.writing import write_file
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from sessions.errors import SessionsError
from sessions.library.guides import Library
from sessions.programme.desk import Desk
from workshop.errors import Problems, Refused
from workshop.programme import acts
from workshop.programme.appointments import GuideWords
from workshop.programme.fact import sentence, when_words
from workshop.programme.outlook import Referral
from workshop.programme.stages import Interview, Stage
from workshop.record.documents import Department, Person
from workshop.registers.kinds.interviews import REGISTER
from workshop.running.row_commands import PutRows
from workshop.running.senders import Sender
from workshop.text import as_sorted


class ProgrammeScreen(RecordScreen[None]):
    """Who is to be heard, and how far that is.

    Args:
        row_id: the id of the interview that is in front; empty for the first one.
        guide: the guide of an interview that is planned at once; empty for none.
        department_id: the department in which that is; empty where none is meant.
    """

    TITLE_WORDS = "Programme"
    ABOUT = (
        "The interviews of the engagement: who is to be met and who named them, who was invited, "
        "what was agreed and what was held. That one was held follows from its session. Below "
        "stand those who were named and the departments of which nobody was heard."
    )
    COMMANDS_HERE = PROGRAMME_COMMANDS
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "programme.tcss"

    def __init__(self, row_id: str = "", guide: str = "", department_id: str = "") -> None:
        super().__init__()
        self._first = row_id
        self._planned = (guide, department_id)
        self._guides: dict[str, GuideWords | None] = {}
        self._kept: Desk | None = None

    def compose(self) -> ComposeResult:
        """Heading, the list, what is known of the row in hand."""
        yield Heading()
        with Horizontal(id="body"):
            yield RowList(id="rows")
            yield Static("", id="detail", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the programme."""
        self.show_record()
        if self._first:
            self._list.go_to(self._first)
        self.query_one("#rows").focus()
        if any(self._planned):
            self._plan(*self._planned)

    @property
    def _library(self) -> Library:
        return Library.at(self.workshop.home, self.store.folder)

    @property
    def _desk(self) -> Desk:
        """The programme as it is now."""
        if self._kept is None:
            firm = self.workshop.personal.settings.firm.name
            self._kept = Desk(self.store, self._library, firm, self._guides)
        return self._kept

    @property
    def _today(self) -> date:
        return self.store.moment().today

    @property
    def _list(self) -> RowList:
        return self.query_one("#rows", RowList)

    @property
    def _interview(self) -> Interview | None:
        """The interview under the cursor."""
        subject = self._list.subject
        return subject if isinstance(subject, Interview) else None

    def show_record(self) -> None:
        """Show the programme as it is now."""
        self._kept = None
        desk = self._desk
        words = f"{sentence(desk.programme)} · {self.store.record.engagement.name}"
        self.query_one(Heading).show("Programme", words, self.state_words())
        self._list.fill(programme_rows(desk, self._today))
        self.show_detail()

    @on(OptionList.OptionHighlighted, "#rows")
    def show_detail(self) -> None:
        """Show what is known of the row under the cursor."""
        self.query_one("#detail", Static).update(detail(self._desk, self._list.subject))

    @on(OptionList.OptionSelected, "#rows")
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_letter()

    def action_letter(self) -> None:
        """Do what the row under the cursor stands for."""
        match self._list.subject:
            case Referral() as referral:
                self._take_in(referral)
            case Interview(session=session) if session is not None:
                self.open(OpenSession(session.id))
            case Interview() as interview:
                self._show_letter(interview, _next_letter(interview))

    def _take_in(self, referral: Referral) -> None:
        """Put somebody who was named in the programme."""
        if not self.store.writable:
            self.say_read_only()
        else:
            perform_and_tell(self, acts.taken_in(self._desk.record, referral))

    def action_invitation(self) -> None:
        """Show the invitation."""
        if (interview := self._chosen()) is not None:
            self._show_letter(interview, "invitation")

    @work(exclusive=True)
    async def _show_letter(self, interview: Interview, kind: str) -> None:
        """Show a letter, and do with it what is said then."""
        try:
            letter = self._desk.letter(interview, kind)
        except (Refused, Problems) as problem:
            self.warn(str(problem))
            return
        title = f"{kind.capitalize()} to {interview.person.name}"
        dialog = LetterDialog(title, letter, writable=self.store.writable)
        what = await self.app.push_screen_wait(dialog)
        if what == SENT:
            self._put(lambda: acts.sent(interview, kind, self._today))
        elif what == WRITE:
            await self._write(interview, kind)

    def _chosen(self) -> Interview | None:
        """The interview under the cursor; that there is none is said."""
        if self._interview is None:
            self.warn("Put the cursor on an interview; n puts somebody in the programme.")
        return self._interview

    @work(exclusive=True)
    async def action_draft(self) -> None:
        """Write the letter as a draft for mail."""
        if (interview := self._chosen()) is not None:
            await self._write(interview, _next_letter(interview))

    async def _write(self, interview: Interview, kind: str) -> None:
        try:
            content = self._desk.mail(interview, kind)
        except (Refused, Problems) as problem:
            self.warn(str(problem))
            return
        note = "A draft without sender and recipient; your mail program opens it to be sent."
        await write_file(self, content, kind, interview.person.name, note)

    @work(exclusive=True)
    async def action_calendar(self) -> None:
        """Write what is planned as a calendar."""
        try:
            content = self._desk.calendar()
        except Refused as refused:
            self.warn(str(refused))
            return
        note = "Everything that is planned for a day; written again, it updates the calendar."
        name = self.store.record.engagement.name
        await write_file(self, content, "calendar", name, note)

    def action_sent(self) -> None:
        """Record that the letter was sent today."""
        if (interview := self._chosen()) is not None:
            self._put(lambda: acts.sent(interview, _next_letter(interview), self._today))

    def action_declined(self) -> None:
        """Record that the person declined."""
        if (interview := self._chosen()) is not None:
            self._put(lambda: acts.declined(interview, self._today))

    def _put(self, act: Callable[[], PutRows]) -> None:
        """Record what was done about an interview, and tell it, or why it cannot be done."""
        try:
            command = act()
        except Refused as refused:
            self.warn(str(refused))
            return
        perform_and_tell(self, command)

    @work(exclusive=True)
    async def action_agreed(self) -> None:
        """Ask when and where, and record that the person agreed."""
        if (interview := self._chosen()) is None:
            return
        known = self._desk.appointment(interview)
        dialog = AgreedDialog(interview.person.name, when_words(known), known.place, self._today)
        answer = await self.app.push_screen_wait(dialog)
        if answer is not None:
            self._put(lambda: acts.agreed(interview, *answer, self._today))

    def action_new(self) -> None:
        """Ask who is to be heard, and put them in the programme."""
        self._plan()

    @work(exclusive=True)
    async def _plan(self, guide: str = "", department_id: str = "") -> None:
        """Ask who is to be heard, with the guide and the one person of a department filled in."""
        known = list(self._desk.record.all(Person))
        people = sorted((person.name for person in known), key=as_sorted)
        guides = [g.name for g in self._library.listing() if g.setting == "interview"]
        there = [p.name for p in known if department_id and p.department_id == department_id]
        department = self._desk.record.find(Department, department_id)
        dialog = PlanDialog(
            people,
            list(dict.fromkeys(guides)),
            self._today,
            guide=guide,
            person=there[0] if len(there) == 1 else "",
            department=department.name if department else "",
        )
        cells = await self.app.push_screen_wait(dialog)
        if cells is None:
            return
        cells = dict(cells)
        try:
            change = self._desk.plan(cells.pop("person"), cells, Sender.APPLICATION)
        except (Refused, SessionsError) as problem:
            self.warn(str(problem))
        else:
            self.tell(f"{change.sentence}.")

    @work(exclusive=True)
    async def action_begin(self) -> None:
        """Begin the session that is planned, and go to it; for another day that is asked first."""
        if (interview := self._chosen()) is None:
            return
        place = self.workshop.personal.settings.sessions.place
        begins = partial(self._desk.begin, interview, place=place)
        if session_id := await begin_interview(self, interview, begins):
            self.open(OpenSession(session_id))

    def action_table(self) -> None:
        """Open the programme as a table."""
        self.open(OpenRegister(REGISTER.name))

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenProgramme()))


def _next_letter(interview: Interview) -> str:
    """The letter that comes next: the invitation until it was sent or there is an answer."""
    return "invitation" if interview.stage is Stage.TO_MEET else "reminder"
