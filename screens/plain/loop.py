"""Plain mode: a session at plain prompts, for screen readers, SSH and simple terminals.

What is typed is recorded as in the full-screen application; what begins with a slash is a word of
the one table of words, as there. The same commands go to the same record.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from screens.base import stop_signals
from screens.plain import commands as plain_commands
from screens.plain import steps as plain_steps
from screens.plain.base.prompts import Asker, Instead, Leaving, is_command
from screens.plain.base.talk import Talk
from screens.plain.entries import entry_words
from screens.plain.pasted import look_at
from sessions.errors import SessionsError
from sessions.personal.settings_file import load
from sessions.store.drafts import Place
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.guide.step import typed_kind
from workshop.record.documents import Entry, EntryKind
from workshop.record.session_day import day_of
from workshop.record.within import SessionState
from workshop.running.capture import Captured, read_line
from workshop.running.commands import PauseSession, RecordEntries, ResumeSession
from workshop.running.pasting.headings import kinds_of
from workshop.running.pasting.paste import read_paste
from workshop.running.same_person import told_apart
from workshop.running.session_rules import is_to_go_on
from workshop.running.sources import doubt_of, offered
from workshop.running.typed.expander import Expander, expanded
from workshop.running.typed.shorts import shorts_of
from workshop.running.typed.speakers import sign_first, speakers_of, spoken
from workshop.running.words.agenda import timing
from workshop.running.words.slash import as_text, as_typed
from workshop.text import plural


class Loop:
    """Takes line after line, until the person leaves the session."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._ask = talk.ask
        self._again = ""
        self._next: list[str] = []
        self._begun: datetime | None = None
        self._off_record = False
        self._own_shorts = load().settings.abbreviations
        talk.ask.expander = Expander(self._shorts, self._speakers)
        self._warned = ""

    def hold(self) -> None:
        """Hold the session until the person leaves it."""
        talk = self._talk
        self._begin()
        try:
            while not talk.over:
                self._turn()
        except Leaving:
            talk.tell()
        finally:
            # Also after a fault, or when the terminal has gone and nothing can be told any more.
            if talk.state is SessionState.RUNNING:
                talk.do(PauseSession(session_id=talk.session_id))
        talk.store.drafts.go(None)
        count = plural(talk.record.entry_count(talk.session_id), "entry", "entries")
        talk.tell(f"{talk.session.title}: {count} recorded.")

    def _begin(self) -> None:
        """Say what this is, and let the time run."""
        talk = self._talk
        people = ", ".join(told_apart(talk.record, p) for p in talk.record.people_of(talk.session))
        talk.tell(f"{talk.session.title}{f' with {people}' if people else ''}.")
        talk.tell("Type what is said; /help tells the words, /next goes on.")
        if speakers := self._speakers():
            told = ", ".join(f"{number} {handle}" for number, handle in speakers.items())
            talk.tell(f"A number at the start of a line says who speaks: {told}.")
        if is_to_go_on(talk.session, talk.clock, talk.now):
            talk.do(ResumeSession(session_id=talk.session_id))

    def _turn(self) -> None:
        """Show a step that is new, then take a line; one that is not recorded yet is kept."""
        talk = self._talk
        place = self._place
        talk.store.drafts.go(place)
        talk.store.checkpoints.keep_up(0.0)
        waits = ""
        try:
            if talk.told_step != talk.step.id:
                plain_steps.tell_step(talk)
            again, self._again = self._again or self._draft(place), ""
            prompt = "OFF THE RECORD>" if talk.session.off_record else ">"
            line = self._ask.line(prompt, again, self._names, self._keep)
            # A line that was offered is not answered by a command; a terminal shows it as deleted.
            waits = again if is_command(line) and not self._ask.expands else ""
            goes_on = self._ask.expands or line == again
            self._off_record = self._off_record and (goes_on or bool(waits))
            self._keep(waits or line)
            self._off_record = self._off_record and goes_on
        except Instead as typed:
            line = typed.line
        self.take(line)
        if not (self._again or waits):
            talk.store.drafts.drop(place)
        while self._next and not talk.over:
            self.take(self._next.pop(0))

    def _draft(self, place: Place) -> str:
        """What was typed there before and not recorded; what was known of it is known again."""
        draft = self._talk.store.drafts.find(place)
        self._begun = draft.begun[-1] if draft and draft.begun else None
        self._off_record = draft is not None and any(draft.off_record)
        return draft.text if draft else ""

    def _shorts(self) -> Mapping[str, str]:
        return shorts_of(self._talk.record, self._own_shorts)

    def _speakers(self) -> Mapping[int, str]:
        return speakers_of(self._talk.record, self._talk.session)

    def _names(self, start: str) -> list[str]:
        return list(offered(start, self._talk.record, self._talk.session))

    def _keep(self, text: str) -> None:
        """Keep what is typed, unless it is a command, and when its first key was pressed."""
        talk = self._talk
        if talk.ask.expands:
            self._begun = (self._begun or talk.now) if text else None
        self._off_record = self._off_record and bool(text)
        kept = "" if is_command(text) else text
        off = (self._off_record,) * len(kept.split("\n")) if self._off_record else ()
        talk.store.drafts.put(self._place, kept, begun=(self._begun,), off_record=off)

    @property
    def _place(self) -> Place:
        """The line of the step in front of the room."""
        talk = self._talk
        return Place(talk.session_id, talk.step.id)

    def take(self, line: str) -> None:
        """A line: a command, or something that was said."""
        talk = self._talk
        if not line.strip():
            return
        try:
            if is_command(line):
                plain_commands.perform(talk, line[1:])
            else:
                self._record(as_text(line))
        except Instead as typed:
            # What a command asked for was answered by another command.
            self.take(typed.line)
        except (Refused, SessionsError) as refusal:
            talk.tell(f"Not done: {refusal}")

    def _record(self, line: str) -> None:
        """Record what was said; what cannot be recorded is offered again."""
        talk = self._talk
        # Offered again once that has ended, it would else be on the record.
        off = self._off_record or talk.session.off_record is not None
        captured = tuple(msgspec.structs.replace(one, off_record=off) for one in self._read(line))
        if not captured:
            return
        command = RecordEntries(
            session_id=talk.session_id,
            step_id=talk.step.id,
            lines=captured,
            about_id=talk.about_id,
        )
        try:
            change = talk.send(command)
        except (Refused, SessionsError) as refusal:
            self._again, self._off_record = as_typed(line), off
            self._keep(self._again)
            disk = isinstance(refusal, SessionsError)
            talk.tell(str(refusal) if disk else f"Not recorded: {refusal}")
            return
        self._off_record = False
        for put in change.puts:
            if isinstance(put, Entry):
                talk.tell(f"Recorded {entry_words(talk.record, put)}")
                for name in put.unclear:
                    doubt = doubt_of(talk.record, talk.session, name)
                    talk.tell(f"Note: {doubt}; `/who N NAME` says who, with the number in /list.")
        for doubt in (doubt for one in captured for doubt in one.doubts):
            talk.tell(f"Note: {doubt}")
        self._warn_of_disk()
        self._warn()

    def _warn_of_disk(self) -> None:
        """Say what is new of a full or slow disk."""
        talk = self._talk
        warning, known = talk.store.disk_warning, self._warned
        self._warned = warning
        if warning and warning != known:
            talk.tell(f"Note: {warning}")

    def _read(self, line: str) -> tuple[Captured, ...]:
        """The entries of a line, or of several that were pasted."""
        talk = self._talk
        default = EntryKind(typed_kind(talk.step))
        today = day_of(talk.record, talk.session)
        if "\n" not in line.strip():
            line = line.removeprefix("\\") if line[:2] == "\\:" else line
            line = line if self._ask.expands else self._asked_of(line)
            captured = read_line(sign_first(line), default, today)
            return (msgspec.structs.replace(captured, begun=self._begun),)
        pasted = read_paste(line, default, today, kinds_of(talk.guide), self._speakers())
        chosen = look_at(self._ask, pasted)
        return chosen.entries if chosen else ()

    def _asked_of(self, line: str) -> str:
        """A line that came at once: who speaks is asked, what short forms stand for is told.

        What is no answer is the next line: the number then stays text, and nothing is lost.
        """
        if said := spoken(line, self._speakers()):
            try:
                question = f"{said.number} is @{said.handle}. Was it said by them?"
                line = said.line if self._ask.confirm(question) else line
            except Instead as next_line:
                self._next.append(next_line.line)
                self._talk.tell(f"{said.number} was kept as text; nobody was named.")
        line, told = expanded(line, self._shorts())
        for each in told:
            self._talk.tell(f"Note: {each}.")
        return line

    def _warn(self) -> None:
        """Say when the step has taken more than it may."""
        talk = self._talk
        times = timing(talk.record, talk.session, talk.clock, talk.now)
        if times.step_state == "over":
            over = f"The time of {talk.step.title} is over; {times.drift_words}."
            talk.tell(f"{over} /plan shows ways to end in time.")


def hold(store: Store, session_id: str, ask: Asker) -> None:
    """Hold a session at plain prompts until the person leaves; it is paused or closed then."""
    hold_talk(Talk(store, session_id, ask))


def hold_talk(talk: Talk) -> None:
    """Hold a session at plain prompts until the person leaves; it is paused or closed then.

    What is open afterwards is `talk.store`: erasing somebody opens the engagement anew.
    """
    with stop_signals.ended_at_prompts(talk.ask.stops.stop):
        Loop(talk).hold()
