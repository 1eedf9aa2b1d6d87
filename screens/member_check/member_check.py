"""The screen on which somebody's answers on their own words are entered."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenMemberCheck
from screens.base.record_screen import RecordScreen
from screens.dialogs.acting import perform_and_tell
from screens.member_check.commands import CHECK_COMMANDS
from screens.member_check.copy import day_meant, write_copy
from screens.member_check.rows import check_rows
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from workshop.analysis.evidence import Hearing
from workshop.analysis.member_check import Progress, own_words, progress_of
from workshop.record.checks import Verdict
from workshop.record.documents import Entry, Person, Session
from workshop.record.read_back import holds
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.same_person import told_apart


class MemberCheckScreen(RecordScreen[None]):
    """What one person said in a session, with their answers, one key each.

    Args:
        session_id: the session.
        person_id: whose words; the first of the session unless given.
    """

    TITLE_WORDS = "Member check"
    ABOUT = (
        "All that one person said in a session, also what is not to be quoted to others; nothing "
        "of anybody else. One key each says whether it is right, wrong or to be left out; c puts "
        "it right. x writes the copy for them, s records that it was sent; a form that comes back "
        "filled in is imported on the screen of the engagement."
    )
    COMMANDS_HERE = CHECK_COMMANDS
    BINDINGS: ClassVar = bindings(CHECK_COMMANDS)
    CSS_PATH = "member_check.tcss"

    def __init__(self, session_id: str, person_id: str = "") -> None:
        super().__init__()
        self.session_id = session_id
        """The session."""
        self.person_id = person_id
        """Whose words are shown; empty where nobody took part."""
        self._asks = ""
        self._own: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Heading, the words, the line, the keys."""
        yield Heading()
        yield RowList(id="words")
        yield Input(id="answer", compact=True, select_on_focus=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first thing that was not answered."""
        self.query_one("#answer").display = False
        self.show_record()
        self._list.focus()
        self._go_on(anew=True)

    @property
    def _list(self) -> RowList:
        return self.query_one("#words", RowList)

    @property
    def undo_scope(self) -> str:
        """What is answered here is of the session."""
        return self.session_id

    # What is shown

    def show_record(self) -> None:
        """Show the words and the answers as they are now."""
        record = self.store.record
        session = record.find(Session, self.session_id)
        people = record.people_of(session) if session else []
        if not any(person.id == self.person_id for person in people):
            self.person_id = people[0].id if people else ""
        person = record.find(Person, self.person_id)
        if session is None or person is None:
            self._own = []
            self.query_one(Heading).show("Member check", "Nobody takes part.", self.state_words())
            self._list.fill([])
            return
        hearing = Hearing(record)
        self._own = own_words(hearing, session, person.id)
        progress = self._progress(hearing, session)
        self._list.fill(check_rows(record.guide_of(session), self._own, progress))
        details = f"{told_apart(record, person)} · {session.title} · {progress.sentence}"
        self.query_one(Heading).show("Member check", details, self.state_words())

    def _progress(self, hearing: Hearing, session: Session) -> Progress:
        return progress_of(hearing, session, self.person_id, self.store.moment().today)

    def _go_on(self, *, anew: bool = False) -> None:
        """Put the cursor on the next thing that was not answered, or on the first of all."""
        record = self.store.record
        session = record.find(Session, self.session_id)
        if session is None or not self._own:
            return
        check = self._progress(Hearing(record), session).check
        answers = check.answers if check else {}
        ids = [entry.id for entry in self._own]
        here = -1 if anew or self._list.chosen not in ids else ids.index(self._list.chosen)
        turned = [*self._own[here + 1 :], *self._own[: here + 1]]
        waiting = (e for e in turned if e.id not in answers or not holds(answers[e.id], e))
        if (entry := next(waiting, None)) is not None:
            self._list.go_to(entry.id)

    # Answering

    def action_answer(self, verdict: str) -> None:
        """Record one answer and go on to the next."""
        entry = self._list.subject
        if isinstance(entry, Entry):
            self._record(CheckedWords(entry_id=entry.id, verdict=Verdict(verdict)))

    def action_rest_right(self) -> None:
        """Everything that nothing was said of yet is right."""
        session = self.store.record.get(Session, self.session_id)
        check = self._progress(Hearing(self.store.record), session).check
        answers = check.answers if check else {}
        left = [e for e in self._own if e.id not in answers or not holds(answers[e.id], e)]
        if not left:
            self.warn("Everything was answered.")
            return
        self._record(*(CheckedWords(entry_id=e.id, verdict=Verdict.RIGHT) for e in left))

    def _record(self, *answers: CheckedWords) -> None:
        command = CheckWords(session_id=self.session_id, person_id=self.person_id, answers=answers)
        if perform_and_tell(self, command):
            self.show_record()
            self._go_on()

    def action_correct(self) -> None:
        """Ask what it should say, with what is recorded to begin with."""
        entry = self._list.subject
        if isinstance(entry, Entry):
            self._ask("correct", entry.text, "What it should say")

    def action_sent(self) -> None:
        """Ask by when an answer is wanted."""
        self._ask("sent", "", "Answer asked for by, such as friday; Enter for no day")

    def _ask(self, what: str, value: str, placeholder: str) -> None:
        self._asks = what
        line = self.query_one("#answer", Input)
        line.display = True
        line.placeholder = placeholder
        # The words that are put right stand where the placeholder would, and the line of keys
        # knows only the keys of the screen.
        line.border_title = placeholder if value else ""
        line.border_subtitle = "⏎ records · Esc back"
        line.value = value
        line.cursor_position = len(value)
        line.focus()

    @on(Input.Submitted, "#answer")
    def answered(self, event: Input.Submitted) -> None:
        """Take what was typed, for what it was asked for."""
        entry = self._list.subject
        if self._asks == "correct" and isinstance(entry, Entry):
            if not event.value.strip():
                self.warn("Type what it should say; l leaves it out.")
                return
            given = CheckedWords(entry_id=entry.id, verdict=Verdict.WRONG, correction=event.value)
            self._leave_line()
            self._record(given)
            return
        try:
            until = day_meant(event.value)
        except ValueError as wrong:
            self.warn(str(wrong))
            return
        self._leave_line()
        sent = SendBack(session_id=self.session_id, person_id=self.person_id, until=until)
        perform_and_tell(self, sent)

    def _leave_line(self) -> None:
        line = self.query_one("#answer", Input)
        line.value = ""
        line.display = False
        self._list.focus()

    @work(exclusive=True)
    async def action_copy(self) -> None:
        """Write the copy for this person."""
        record = self.store.record
        session, person = record.get(Session, self.session_id), record.find(Person, self.person_id)
        if person is None:
            self.warn("Nobody takes part.")
            return
        check = self._progress(Hearing(record), session).check
        await write_copy(self, session, person, check.until if check else None)

    # Going elsewhere

    def action_next_person(self) -> None:
        """Show the words of the next person of the session."""
        people = self.store.record.get(Session, self.session_id).people
        if len(people) < 2:
            self.warn("One person takes part in this session.")
            return
        place = people.index(self.person_id) if self.person_id in people else -1
        self.person_id = people[(place + 1) % len(people)]
        self.show_record()
        self._go_on(anew=True)

    def action_history(self) -> None:
        """Show what was done in this session."""
        here = OpenMemberCheck(self.session_id, self.person_id)
        self.open(OpenHistory(here, self.session_id))

    def action_back(self) -> None:
        """Leave the line, or go back."""
        if self.query_one("#answer").display:
            self._leave_line()
        else:
            self.dismiss(None)
