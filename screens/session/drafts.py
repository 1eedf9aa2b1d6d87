"""What is typed into a session and not recorded, and where one is in it: both outlive the program.

Kept are the line of each step, the editor of a longer text and the correction of an entry. Not kept
are the fields of other dialogs (a reason, a person, a new session), the cell of a score grid and
digits that are still being typed into it.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.css.query import NoMatches

from screens.session.panes.entry_log import EntryLog
from screens.session.state import SessionBase
from screens.session.steps.consent_list import ConsentList
from screens.session.steps.score_grid import ScoreGrid
from sessions.store.drafts import LINE, TEXT, Place
from workshop.record.documents import Entry

_PART = "part"
_LOG = "log"


class DraftKeeping(SessionBase):
    """Keeps the half-typed line, and finds the way back to the field that one was in."""

    def __init__(self, session_id: str, place: Place | None = None) -> None:
        super().__init__(session_id)
        self._line_of = ""
        self._left_at = place

    def place_of(self, field: str) -> Place:
        """A field of the step that is shown."""
        return Place(self.session_id, self._line_of or self.step.id, field)

    def turn_line(self) -> None:
        """Give the line to the step in front of the room; a half-typed one stays with its own.

        At once, before the middle is drawn: what is typed from here on belongs to this step.
        """
        if self._line_of != self.step.id:
            self._line_of = self.step.id
            self.field.value = self.store.drafts.text(self.place_of(LINE))
            self.field.cursor_position = len(self.field.value)
            self.note_place()

    def keep_line(self, value: str) -> None:
        """Keep what stands in the line; an empty line keeps nothing."""
        if self._line_of:
            self.store.drafts.put(self.place_of(LINE), value)

    def kept(self, field: str) -> str:
        """What was typed into a field before and not recorded."""
        return self.store.drafts.text(self.place_of(field))

    def keeper(self, field: str, before: str) -> Callable[[str], None]:
        """Keeps what is typed into a field in which something stood before."""
        place = self.place_of(field)
        self.store.drafts.go(place)
        return lambda text: self.store.drafts.put(place, text, before)

    def end_field(self, field: str) -> None:
        """What was typed into a field was recorded or thrown away."""
        if self.stands:
            self.store.drafts.drop(self.place_of(field))
            self.note_place()

    def note_place(self) -> None:
        """Keep which field has the keys."""
        if not self.live or self.app.screen is not self:
            return
        field = LINE
        if isinstance(self.focused, (ConsentList, ScoreGrid)):
            field = _PART
        elif isinstance(self.focused, EntryLog):
            field = f"{_LOG} {self.focused.selected or ''}".strip()
        self.store.drafts.go(self.place_of(field))

    def return_to_place(self) -> None:
        """Go to the field that one was in when the program was cut off."""
        place, self._left_at = self._left_at, None
        if place is None or not self.live or place.step_id != self.step.id:
            return
        kind, _, entry_id = place.field.partition(" ")
        if kind == TEXT:
            self.action_long_text()
        elif kind == _PART and self.body.first_focus:
            self.body.first_focus.focus()
        elif kind == _LOG:
            self._select(entry_id)
        elif entry := self.record.find(Entry, entry_id):
            self.edit(entry)
        if self.field.value:
            self.say("Typed before and not recorded. Enter records it, or go on typing.")
            self.told = True

    def _select(self, entry_id: str) -> None:
        """Go to the list of entries, to one of them."""
        try:
            log = self.body.log_view
        except NoMatches:
            return
        if log.row_count:
            log.select(entry_id)
            log.focus()

    def edit(self, entry: Entry) -> object:
        """Correct an entry."""
        raise NotImplementedError

    def action_long_text(self) -> object:
        """Write a longer text."""
        raise NotImplementedError
