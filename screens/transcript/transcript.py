"""The screen of a transcript: read, searched, and taken from, beside the guide of its session."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenTranscript
from screens.base.record_screen import RecordScreen
from screens.dialogs.confirm import Confirm
from screens.transcript.checking import Checking
from screens.transcript.commands import TRANSCRIPT_COMMANDS
from screens.transcript.side import TranscriptSide
from screens.transcript.speakers import names_of, who_speaks
from screens.transcript.text import TranscriptText
from screens.widgets.heading import Heading
from screens.widgets.ink import muted
from screens.widgets.key_line import KeyLine
from screens.widgets.line_list import LineList
from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.transcripts import Transcript
from workshop.running.command_kinds.transcripts import RemoveTranscript, TakePassage
from workshop.text import plural


class TranscriptScreen(RecordScreen[None]):
    """One transcript of a session.

    Args:
        session_id: the session.
        entry_id: an entry whose place is gone to; empty for the beginning.
    """

    TITLE_WORDS = "Transcript"
    ABOUT = (
        "What a recording says, beside the guide. One key takes the cue under the cursor, or a "
        "passage of several, as a quote or any other kind of entry, with its speaker and its time, "
        "in the step that is shown. What was typed live is laid against it: ✓ was said word for "
        "word, ≈ nearly so, ? was not found."
    )
    COMMANDS_HERE = TRANSCRIPT_COMMANDS
    BINDINGS: ClassVar = bindings(TRANSCRIPT_COMMANDS)
    CSS_PATH = "transcript.tcss"

    def __init__(self, session_id: str, entry_id: str = "") -> None:
        super().__init__()
        self.session_id = session_id
        """The session."""
        self._entry_id = entry_id
        self._number = 0
        self._checking = Checking()
        self._side = TranscriptSide(self._checking)

    def compose(self) -> ComposeResult:
        """The text at the left; the step and what was recorded at the right."""
        yield Heading()
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                yield Input(id="words", compact=True, placeholder="words to find")
                yield TranscriptText(id="cues")
            yield self._side
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the beginning, in the step that the session stands at."""
        self.query_one("#words").display = False
        self._side.begin(self.store.record, self._session)
        self.show_record()
        self._text.focus()

    @property
    def _text(self) -> TranscriptText:
        return self.query_one("#cues", TranscriptText)

    @property
    def undo_scope(self) -> str:
        """What was taken here is of the session."""
        return self.session_id

    @property
    def _session(self) -> Session:
        return self.store.record.get(Session, self.session_id)

    @property
    def _transcripts(self) -> list[Transcript]:
        return self.store.record.transcripts_of(self.session_id)

    @property
    def _transcript(self) -> Transcript | None:
        """The one that is read; none where it was taken away."""
        found = self._transcripts
        return found[min(self._number, len(found) - 1)] if found else None

    # What is shown

    def show_record(self) -> None:
        """Show text, step and entries as they are now."""
        record, transcript = self.store.record, self._transcript
        if record.find(Session, self.session_id) is None or transcript is None:
            self.query_one(Heading).show("Transcript", "There is none any more.")
            self._text.show([], frozenset())
            return
        self._text.put(transcript, names_of(record, transcript))
        self._side.show(self.store.record, self._session)
        count = len(self._transcripts)
        which = f" {self._number + 1} of {count}" if count > 1 else ""
        parts = (self._session.title, plural(len(transcript.cues), "cue"), transcript.source)
        details = " · ".join(part for part in parts if part)
        self.query_one(Heading).show(f"Transcript{which}", details, self.state_words())
        self._check()

    # Whether it was said

    @work(exclusive=True, group="summing")
    async def _check(self) -> None:
        """Lay the quotes against the text, and show where they stand in it."""
        transcript = self._transcript
        await self._checking.follow(self.store.record, self._session, self._transcripts)
        if not self.stands or transcript is None or self._transcript is None:
            return
        entries = self.store.record.entries_of(self.session_id)
        self._text.put_taken(self._checking.taken(transcript, self._number + 1, entries))
        self._side.show(self.store.record, self._session)
        self._side.say_about()
        if self._entry_id:
            self._go_to_place(self._entry_id)
            self._entry_id = ""

    # Moving

    @on(LineList.Moved, "#cues")
    def cursor_moved(self) -> None:
        """A passage grows with the cursor."""
        self._text.grow()

    @on(LineList.Moved, "#entries")
    def entry_moved(self) -> None:
        """Say of the entry what was said."""
        self._side.say_about()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Say what belongs to where the keys go."""
        if self.stands:
            self._side.say_about()

    def action_mark(self) -> None:
        """Begin a passage, or end it."""
        self._text.mark()

    def action_entries(self) -> None:
        """Go to what was recorded, and back."""
        entries = self._side.entries
        (self._text if entries.has_focus else entries).focus()

    def action_step(self, by: int | str) -> None:
        """Take what comes in another step."""
        self._side.go_by(self.store.record, self._session, int(by))
        self._side.show(self.store.record, self._session)

    def action_place(self) -> None:
        """From an entry to its place; from a cue to the entry that was made of it."""
        if entry := self._side.entry:
            self._go_to_place(entry.id)
            return
        cue, transcript = self._text.cue, self._transcript
        at = transcript.cues[cue].at if transcript else None
        if not self._side.go_to_made_of(cue, at):
            self.warn("Nothing was taken of this cue yet: the signs of the line take it.")

    @on(LineList.Selected)
    def row_clicked(self) -> None:
        """A second click does what Enter does."""
        self.action_place()

    def _go_to_place(self, entry_id: str) -> None:
        """Put the cursor where an entry was said."""
        entry = self.store.record.find(Entry, entry_id)
        one = self._checking.place_of(entry, self._session) if entry else None
        if one is None:
            self.warn("That was not found in the transcript.")
            return
        if one.transcript != self._number + 1:
            self._number = one.transcript - 1
            self.show_record()
        self._text.end_passage()
        self._text.go_to(one.cue - 1)
        self._text.focus()

    # Finding

    def action_find(self) -> None:
        """Go to the words to find."""
        words = self.query_one("#words", Input)
        words.display = True
        words.focus()

    @on(Input.Changed, "#words")
    def words_changed(self, event: Input.Changed) -> None:
        """Find as one types, from where one is."""
        count = self._text.find(event.value)
        said = plural(count, "place") if event.value.strip() else ""
        self._side.say(muted(said))

    @on(Input.Submitted, "#words")
    def to_the_text(self) -> None:
        """Enter goes down to what was found."""
        self._text.focus()

    def action_hit(self, by: int | str) -> None:
        """Go to the next place found, or the one before."""
        if self._text.next_hit(int(by)):
            self._text.focus()
        else:
            self.warn("Nothing was looked for, or found: / finds words.")

    # Taking

    def action_take(self, kind: str) -> None:
        """Take the passage in hand as an entry in the step that is shown."""
        passage = self._text.passage
        command = TakePassage(
            session_id=self.session_id,
            step_id=self._side.step_id,
            first=passage.start + 1,
            last=passage.stop,
            kind=EntryKind(kind),
            transcript=self._number + 1,
        )
        if change := self.perform(command):
            self._text.end_passage()
            self.tell(f"{change.sentence}.")

    @work(exclusive=True)
    async def action_speaker(self) -> None:
        """Ask who the speaker under the cursor is."""
        if transcript := self._transcript:
            await who_speaks(self, transcript, self._text.cue)

    def action_other(self) -> None:
        """Show the next transcript."""
        count = len(self._transcripts)
        if count < 2:
            self.warn("The session has one transcript.")
            return
        self._number = (self._number + 1) % count
        self.show_record()

    @work(exclusive=True)
    async def action_remove(self) -> None:
        """Take the transcript out of the record."""
        words = "What was taken from it stays; quotes cannot be laid against it any more."
        if await self.app.push_screen_wait(Confirm("Remove the transcript?", words, "Remove it")):
            command = RemoveTranscript(session_id=self.session_id, transcript=self._number + 1)
            if self.perform(command) and not self._transcripts:
                self.dismiss(None)

    def action_history(self) -> None:
        """Show what was done in this session."""
        self.open(OpenHistory(OpenTranscript(self.session_id), self.session_id))

    def action_back(self) -> None:
        """End a passage or a search, else go back."""
        words = self.query_one("#words", Input)
        if self._text.marks:
            self._text.end_passage()
        elif words.display:
            words.value = ""
            words.display = False
            self._text.focus()
        else:
            self.dismiss(None)
