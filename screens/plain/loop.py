"""Plain mode: a session at plain prompts, for screen readers, SSH and simple terminals.

What is typed is recorded as in the full-screen application; a line that begins with a colon is a
command. The same commands go to the same record.
"""

from __future__ import annotations

from collections.abc import Callable

from screens.base import stop_signals as stopping
from screens.base.session_view import Held
from screens.plain import commands as plain_commands
from screens.plain import steps as plain_steps
from screens.plain.entries import told
from screens.plain.prompts import Asker, Instead, Leaving
from sessions.errors import SessionsError
from sessions.store.drafts import Place
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.guide.shape import AnyStep, default_kind
from workshop.record.change import Change
from workshop.record.documents import Entry, EntryKind, SessionState
from workshop.running.agenda import timing
from workshop.running.capture import Captured, read_line, read_paste
from workshop.running.commands import Command, PauseSession, RecordEntries, ResumeSession
from workshop.running.handles import completions
from workshop.text import plural


class Talk(Held):
    """A session that is being held at prompts."""

    def __init__(self, store: Store, session_id: str, ask: Asker) -> None:
        self._store = store
        self.session_id = session_id
        """The session."""
        self.ask = ask
        """Who asks and tells."""
        self.over = False
        """Whether the person is done here."""
        self._shown = ""
        self._again = ""
        self._disk = ""

    @property
    def store(self) -> Store:
        """The engagement."""
        return self._store

    @property
    def step(self) -> AnyStep:
        """The step in front of the room."""
        return self.guide.step(self.clock.step_id) or self.guide.steps[0]

    def hold(self) -> None:
        """Hold the session until the person leaves it."""
        self._begin()
        try:
            while not self.over:
                self._turn()
        except Leaving:
            self.ask.tell()
        finally:
            # Also after a fault, or when the terminal has gone and nothing can be told any more.
            if self.state is SessionState.RUNNING:
                self.do(PauseSession(session_id=self.session_id))
        self.store.drafts.go(None)
        count = plural(self.record.entry_count(self.session_id), "entry", "entries")
        self.ask.tell(f"{self.session.title}: {count} recorded.")

    def _begin(self) -> None:
        """Say what this is, and let the time run."""
        state = self.state
        people = ", ".join(person.name for person in self.record.people_of(self.session))
        self.ask.tell(f"{self.session.title}{f' with {people}' if people else ''}.")
        self.ask.tell("Type what is said; :help tells the commands, :next goes on.")
        begun = (self.store.moment().now - self.session.started).total_seconds() < 2
        if state is SessionState.PAUSED or (state is SessionState.RUNNING and not begun):
            self.do(ResumeSession(session_id=self.session_id))

    def _turn(self) -> None:
        """Show a step that is new, then take a line; one that is not recorded yet is kept."""
        place = self._place
        self.store.drafts.go(place)
        self.store.keep_up(0.0)
        try:
            if self._shown != self.step.id:
                self.show()
            names: Callable[[str], list[str]] = lambda start: list(  # noqa: E731 - used right here
                completions(start, self.record, self.session)
            )
            again, self._again = self._again or self.store.drafts.text(place), ""
            line = self.ask.line(">", again, names, self._keep)
            self._keep(line)
        except Instead as typed:
            line = typed.line
        self.take(line)
        if not self._again:
            self.store.drafts.drop(place)

    def _keep(self, text: str) -> None:
        """Keep what is typed, unless it is a command."""
        self.store.drafts.put(self._place, "" if text.startswith(":") else text)

    @property
    def _place(self) -> Place:
        """The line of the step in front of the room."""
        return Place(self.session_id, self.step.id)

    def show(self) -> None:
        """Tell the step and do what belongs to its kind."""
        step, guide = self.step, self.guide
        self._shown = step.id
        place = guide.steps.index(step) + 1
        self.ask.tell(f"\nStep {place} of {len(guide.steps)}: {step.title}")
        if step.say:
            self.ask.tell(f"Say: {step.say.strip()}")
        for probe in step.probes:
            self.ask.tell(f"Ask: {probe}")
        here = self.record.entries_of(self.session_id, step.id)
        if here:
            self.ask.tell(f"{plural(len(here), 'entry', 'entries')} here so far; :list tells them.")
        plain_steps.enter(self, step)

    def take(self, line: str) -> None:
        """A line: a command, or something that was said."""
        if not line.strip():
            return
        try:
            if line.startswith(":"):
                plain_commands.perform(self, line[1:])
            else:
                self._record(line)
        except (Refused, SessionsError) as refusal:
            self.ask.tell(f"Not done: {refusal}")

    def _record(self, line: str) -> None:
        """Record what was said; what cannot be recorded is offered again."""
        captured = self._read(line)
        command = RecordEntries(session_id=self.session_id, step_id=self.step.id, lines=captured)
        try:
            change = self.store.do(command)
        except (Refused, SessionsError) as refusal:
            self._again = line
            disk = isinstance(refusal, SessionsError)
            self.ask.tell(str(refusal) if disk else f"Not recorded: {refusal}")
            return
        for put in change.puts:
            if isinstance(put, Entry):
                self.ask.tell(f"Recorded {told(self.record, put)}")
        for doubt in (doubt for one in captured for doubt in one.doubts):
            self.ask.tell(f"Note: {doubt}")
        self._warn_of_disk()
        self._warn()

    def _warn_of_disk(self) -> None:
        """Say what is new of a full or slow disk."""
        warning, known = self.store.disk_warning, self._disk
        self._disk = warning
        if warning and warning != known:
            self.ask.tell(f"Note: {warning}")

    def _read(self, line: str) -> tuple[Captured, ...]:
        """The entries of a line, or of several that were pasted."""
        default = EntryKind(default_kind(self.step))
        if "\n" not in line.strip():
            return (read_line(line.removeprefix("\\") if line[:2] == "\\:" else line, default),)
        pasted = read_paste(line)
        bullets = pasted.bulleted and self.ask.confirm(
            f"{plural(len(pasted.lines), 'line')} pasted. Are their first characters bullets?"
        )
        return pasted.read(bullets=bullets, default=default)

    def _warn(self) -> None:
        """Say when the step has taken more than it may."""
        times = timing(self.guide, self.session, self.clock, self.store.moment().now)
        if times.step_state == "over":
            self.ask.tell(f"The time of {self.step.title} is over; {times.drift_words}.")

    def do(self, command: Command) -> Change | None:
        """Carry out a command; a refusal is told, and gives none."""
        try:
            return self.store.do(command)
        except (Refused, SessionsError) as refusal:
            self.ask.tell(f"Not done: {refusal}")
            return None


def hold(store: Store, session_id: str, ask: Asker) -> None:
    """Hold a session at plain prompts until the person leaves; it is paused or closed then."""
    with stopping.unseen(), stopping.told(ask.stops.stop, "SIGINT"):
        Talk(store, session_id, ask).hold()
