"""What is typed into a session and not recorded, and where one is in it: both outlive the program.

Kept are the line of each step, the editor of a longer text and the correction of an entry. Not kept
are the fields of other dialogs (a reason, a person, a new session), the cell of a score grid and
digits that are still being typed into it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Protocol

from screens.session.state.shown_session import ShownSession
from sessions.store.drafts import LINE, Place


class Line(Protocol):
    """The line that everything is typed into."""

    def restore(
        self, kept: str, begun: Sequence[datetime | None] = (), off: Sequence[bool] = ()
    ) -> None:
        """Go on with what was kept of it, a line each, when each was begun, and which were off."""


class DraftKeeper:
    """Keeps what is half typed, and which field has the keys.

    Args:
        shown: the session.
        stands: whether the screen is still there and its engagement open.
        field_with_keys: gives the field that has the keys; empty while that is not to be kept.
    """

    def __init__(
        self,
        shown: ShownSession,
        stands: Callable[[], bool],
        field_with_keys: Callable[[], str],
    ) -> None:
        self._shown = shown
        self._stands = stands
        self._field_with_keys = field_with_keys
        self._line_of = ""

    def place_of(self, field: str) -> Place:
        """A field of the step that the line belongs to."""
        return Place(self._shown.session_id, self._line_of or self._shown.step.id, field)

    def turn_line(self, line: Line) -> None:
        """Give the line to the step in front of the room; a half-typed one stays with its own.

        At once, before the middle is drawn: what is typed from here on belongs to this step.
        """
        if self._line_of != self._shown.step.id:
            self._line_of = self._shown.step.id
            draft = self._shown.store.drafts.find(self.place_of(LINE))
            if draft:
                line.restore(draft.text, draft.begun, draft.off_record)
            else:
                line.restore("")
            self.note_place()

    def keep_line(
        self,
        value: str,
        begun: tuple[datetime | None, ...] = (),
        off: tuple[bool, ...] = (),
    ) -> None:
        """Keep what stands in the line, when it was begun, and what was entered off the record.

        An empty line keeps nothing.
        """
        if self._line_of:
            place = self.place_of(LINE)
            self._shown.store.drafts.put(place, value, begun=begun, off_record=off)

    def entered_elsewhere(self) -> str:
        """The title of another step at which a line was entered off the record, and refused.

        The last line of what is kept is half typed, those before it were entered; one of which
        nobody knows when it was begun may have been entered off the record.
        """
        since = self._shown.session.off_record
        for draft in self._shown.store.drafts.of(self._shown.session_id) if since else ():
            step = self._shown.guide.step(draft.place.step_id)
            if step is None or draft.place.field != LINE or step.id == self._line_of:
                continue
            entered = draft.text.split("\n")[:-1]
            lines = zip_longest(entered, draft.begun[: len(entered)])
            if any(line and not (begun and since and begun < since) for line, begun in lines):
                return step.title
        return ""

    def kept(self, field: str) -> str:
        """What was typed into a field before and not recorded."""
        return self._shown.store.drafts.text(self.place_of(field))

    def keeper(self, field: str, before: str) -> Callable[[str], None]:
        """Keeps what is typed into a field in which something stood before."""
        place, drafts = self.place_of(field), self._shown.store.drafts
        off = (self._shown.session.off_record is not None or self.was_off(field),)
        drafts.go(place)
        return lambda text: drafts.put(place, text, before, off_record=off if any(off) else ())

    def was_off(self, field: str) -> bool:
        """Whether what was typed into a field before and not recorded was typed off the record."""
        draft = self._shown.store.drafts.find(self.place_of(field))
        return draft is not None and any(draft.off_record)

    def end_field(self, field: str) -> None:
        """What was typed into a field was recorded or thrown away."""
        if self._stands():
            self._shown.store.drafts.drop(self.place_of(field))
            self.note_place()

    def note_place(self) -> None:
        """Keep which field has the keys."""
        if field := self._field_with_keys():
            self._shown.store.drafts.go(self.place_of(field))

    def leave(self) -> None:
        """Keep no place any more: the session was left on purpose."""
        self._shown.store.drafts.go(None)
