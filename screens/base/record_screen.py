"""A screen over the open engagement: follows the record, and undoes what was done on it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from screens.base.commands import Needs, UserCommand
from screens.base.navigation import OpenTrace
from screens.base.screen import R, WorkshopScreen
from sessions.errors import SessionsError
from sessions.history.history import OUTSIDE, Mark
from workshop.errors import Refused
from workshop.privacy.editions import Edition

UNDO_COMMANDS = (
    UserCommand(
        "record.undo",
        "ctrl+z",
        "Undo",
        "Takes the last change back that was made here, outside of sessions; the history undoes "
        "any.",
        "undo",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "record.redo",
        "ctrl+y",
        "Redo",
        "Does again what was undone last.",
        "redo",
        footer=False,
        needs=Needs.WRITABLE,
    ),
)
"""Undo and redo of what is done outside of sessions."""

HISTORY_COMMAND = UserCommand(
    "record.history",
    "h,ctrl+r",
    "Walk the history",
    "Shows everything that was done: any change can be undone, any moment seen again.",
    "history",
    footer=False,
    shown_key="h",
)
"""The way to the history of the engagement."""


def trace_commands(screen: str, state: str = "") -> tuple[UserCommand, UserCommand]:
    """The keys that show what the thing in front rests on, and that make a row of it.

    Args:
        screen: the name of the screen in the names of its commands.
        state: the state of the screen in which alone the keys act; empty for any.
    """
    return (
        UserCommand(
            f"{screen}.trace",
            "b",
            "Behind it",
            "Shows what the thing in front rests on, down to who said it, and what was made of it.",
            "trace",
            footer=False,
            state=state,
        ),
        UserCommand(
            f"{screen}.become",
            "k",
            "Make a row",
            "Makes a row of a register that is picked of the thing in front, in its words and "
            "leading to it, and shows that; where there is one already, it is gone to.",
            "become",
            footer=False,
            state=state,
            needs=Needs.WRITABLE,
        ),
    )


class Traced(NamedTuple):
    """What is in front on a screen, as far as it can be traced."""

    known: str
    """Its id or code; empty where it has none."""
    edition: Edition = "restricted"
    """The edition in which it is called so."""
    otherwise: str = "Put the cursor on something first."
    """Why it has none, as a sentence."""


class RecordScreen(WorkshopScreen[R]):
    """Shows the record and shows it again when it changed."""

    _stale = False
    taken_in: Mark | None = None
    """The change that took in a file on this screen last; undo reaches it wherever it belongs."""

    def on_mount(self) -> None:
        """Follow the record."""
        self._stop_listening = self.store.listen(self._changed)

    def follow_store(self) -> None:
        """Follow the record of the engagement that was opened in place of the one before."""
        self._stop_listening = self.store.listen(self._changed)
        self._changed()

    def on_unmount(self) -> None:
        """Follow it no longer."""
        self._stop_listening()

    def show_record(self) -> None:
        """Put the record as it is now on the screen."""
        raise NotImplementedError

    def _changed(self) -> None:
        """The record changed: show it, once for all changes of one act."""
        if not self._stale:
            self._stale = True
            self.call_later(self._catch_up)

    def on_screen_resume(self) -> None:
        """The screen is in front again."""
        self._catch_up()

    def _catch_up(self) -> None:
        """Show the record where it changed and the screen is in sight."""
        if self._stale and self.stands and self._in_sight:
            self._stale = False
            self.show_record()

    @property
    def _in_sight(self) -> bool:
        """Whether it is in front, or nothing but dialogs is.

        Textual counts the first screen behind one that covers it as current too, so that one would
        be drawn anew with each change and seen by nobody.
        """
        return self.is_current and (self.app.screen is self or self.app.screen.is_modal)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a read-only window, what would write is not offered."""
        if self.needs_of(action).records and self.workshop.has_store:
            return True if self.store.writable else None
        return super().check_action(action, parameters)

    def state_words(self) -> Content:
        """What the heading says at its end: whether changes are recorded."""
        if self.store.at:
            return Content.styled("as it was", "bold $warning")
        if not self.store.writable and self.workshop.following:
            return Content.styled(self.workshop.following.words, "bold $warning")
        if self.store.disk_full:
            return Content.styled("▲ disk full", "$warning")
        return Content.styled("● recorded", "$success")

    @property
    def undo_scope(self) -> str:
        """Whose changes undo takes back: those outside of sessions, or those of one."""
        return OUTSIDE

    def action_undo(self) -> None:
        """Take back the last change that was made outside of sessions."""
        self._step(undo=True)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._step(undo=False)

    def _step(self, *, undo: bool) -> None:
        """Go a change back or forward, and say which."""
        try:
            turn = self.store.undo if undo else self.store.redo
            self.tell(turn(None if self._is_taken_in(undo=undo) else self.undo_scope))
        except (Refused, SessionsError) as refusal:
            self.warn(str(refusal))

    def _is_taken_in(self, *, undo: bool) -> bool:
        """Whether the next change to turn round is a file that was taken in on this screen."""
        history = self.store.history
        change = history.last_done(None) if undo else history.last_undone(None)
        return change is not None and change.mark == self.taken_in

    def traced(self) -> Traced | None:
        """What the keys that trace are about; none while there is nothing to be about."""
        return None

    def action_trace(self) -> None:
        """Show what is in front, and what it rests on."""
        self._open_trace(becomes=False)

    def action_become(self) -> None:
        """Make a row of a register of what is in front, and show what that rests on."""
        self._open_trace(becomes=True)

    def _open_trace(self, *, becomes: bool) -> None:
        """Show what is traced; where nothing is, say why not."""
        if (front := self.traced()) is None:
            return
        if front.known:
            self.open(OpenTrace(front.known, front.edition, becomes))
        else:
            self.warn(front.otherwise)

    def tell_written(self, path: Path, more: str = "") -> None:
        """Say where a file was written, and how it is shown in its folder."""
        self.workshop.last_written = path
        words = f"Written: {path}{more}\n{self.shows_in_folder}"
        self.notify(words, markup=False, timeout=12)

    def show_following(self) -> None:
        """Say how the other window is followed, or that this one records now."""
        self._changed()
        self.refresh_bindings()

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss(None)
