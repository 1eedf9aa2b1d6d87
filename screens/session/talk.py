"""The talk as a whole: its debrief, and a second record of it."""

from __future__ import annotations

from textual.content import Content

from screens.base.screen import WorkshopScreen
from screens.dialogs.glance import Glance
from screens.dialogs.pick import Pick
from screens.session.dialogs.debrief import NOTHING_SAID, DebriefDialog
from screens.session.dialogs.second_record import SecondRecordDialog
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.row_list import Item, Row
from workshop.analysis.question_yield import question_yields, table_lines
from workshop.errors import Refused
from workshop.privacy.told_record import told_record
from workshop.record.change import trial
from workshop.record.documents import Session
from workshop.record.within import Mark
from workshop.running.talk_rules import JoinTalks
from workshop.running.words.as_said import session_named
from workshop.running.words.of_talk import debrief_said, remarks_said
from workshop.talks.debrief import debrief_lines
from workshop.talks.preview import preview_lines, proposed_offset, record_words
from workshop.talks.two_records import may_be_of_one_talk


class TalkActions:
    """The actions on a talk as a whole.

    Args:
        screen: asks what must be asked.
        shown: the session.
        recorder: carries out what is asked for.
    """

    def __init__(
        self, screen: WorkshopScreen[None], shown: ShownSession, recorder: Recorder
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._recorder = recorder

    def action_debrief(self, words: str = "") -> None:
        """Note what words say, or ask for each topic.

        Raises:
            Refused: the words name no topic.
        """
        if words:
            command = debrief_said(self._shown.record, self._shown.session, words)
            self._recorder.keep_words()
            self._recorder.perform(command)
        else:
            self._screen.run_worker(self.ask_debrief())

    async def ask_debrief(self) -> None:
        """Ask for the debrief, and note it."""
        record, session = self._shown.record, self._shown.session
        marked = [e.text for e in record.entries_of(session.id) if Mark.SURPRISE in e.marks]
        said, noted = NOTHING_SAID, False
        while not noted:
            lines = debrief_lines(record, session)
            asked = DebriefDialog(session.title, lines, marked, said)
            if (answers := await self._screen.app.push_screen_wait(asked)) is None:
                return
            said = answers
            self._recorder.keep_words()
            command = remarks_said(record, session, dict(said))
            noted = self._recorder.perform(command) is not None

    def action_questions(self) -> None:
        """Show what each question of this guide yields over all sessions."""
        found = question_yields(told_record(self._shown.record), self._shown.guide.name)
        words = Content("\n".join(table_lines(found)))
        self._screen.app.push_screen(Glance("What the questions yield", words, "escape"))

    def action_second_record(self, words: str = "") -> None:
        """Take another session as a record of this talk: the one that words name, or a chosen one.

        Raises:
            Refused: the words name none.
        """
        number, _, seconds = words.partition(" ")
        other = session_named(self._shown.record, number) if number else None
        self._screen.run_worker(self._ask_to_join(other, seconds))

    async def _ask_to_join(self, other: Session | None, seconds: str) -> None:
        record, session = self._shown.record, self._shown.session
        if other is None:
            likely = may_be_of_one_talk(record, session)
            rest = [s for s in record.sessions() if s not in likely and s.id != session.id]
            if not (likely or rest):
                self._recorder.say("There is no other session in this engagement.")
                return
            rows = [
                Item(Row(Content(record_words(record, each))), each.id) for each in (*likely, *rest)
            ]
            chosen = await self._screen.app.push_screen_wait(
                Pick("Which session is another record of this talk?", rows, "Look")
            )
            if not chosen:
                return
            other = record.get(Session, chosen)
        second = other

        def preview(offset: float) -> list[str]:
            now = self._shown.store.moment().now
            return preview_lines(record, session, second, offset, trial(now))

        try:
            offset = float(seconds) if seconds.strip() else None
            preview(0)
        except (Refused, ValueError) as problem:
            words = str(problem) if isinstance(problem, Refused) else "Give the offset in seconds."
            self._recorder.say_not_taken(words)
            return
        if offset is None:
            offset = proposed_offset(record, session, second).seconds
        dialog = SecondRecordDialog(offset, preview)
        if (found := await self._screen.app.push_screen_wait(dialog)) is not None:
            self._recorder.keep_words()
            command = JoinTalks(session_id=session.id, other=second.id, offset=found)
            self._recorder.perform(command)
