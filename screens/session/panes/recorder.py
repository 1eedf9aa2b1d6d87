"""Carrying out commands from the session screen, with what came of them in the hint line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from textual.content import Content

from screens.session.panes.hint import HintLine
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import muted
from screens.widgets.screen_kind import ScreenKind
from sessions.errors import NotRecorded, SessionsError
from workshop.errors import Refused
from workshop.guide.shape import AnyStep
from workshop.record.change import Change
from workshop.running.asking.asked_steps import come_up
from workshop.running.commands import Command, is_doubtful
from workshop.running.senders import Sender
from workshop.running.voting.commands import OpenVote


class Recorder:
    """Carries out what a screen and its parts ask for, and says what came of it.

    Args:
        shown: the session.
        hint: where it is said.
        show_status: shows anew whether all is recorded; called when something was refused, or is
            being written.
    """

    def __init__(
        self, shown: ShownSession, hint: HintLine, show_status: Callable[[], None]
    ) -> None:
        self.not_recorded = False
        """Whether the last thing that was to be recorded was refused by the disk."""
        self._shown = shown
        self._hint = hint
        self._show_status = show_status
        self._warned = ""
        self._before: tuple[AnyStep, ...] = ()
        self._refusals = 0

    def perform(self, command: Command) -> Change | None:
        """Carry out a command; none where it was refused."""
        before = self._shown.agenda
        try:
            change = self._shown.store.do(command, Sender.APPLICATION)
        except (Refused, SessionsError) as refusal:
            self.refuse(refusal)
            return None
        self._tell(change, command, before)
        return change

    def send(
        self, command: Command, told: Callable[[Exception | None], None] | None = None
    ) -> bool | None:
        """Have a command carried out behind those that are under way, and wait for no slow disk.

        Args:
            command: what is to be done.
            told: is told when it is recorded, or why it was not, which is then to be said with
                `refuse`; only where this gave none. Where nobody is told, it is said here.

        Returns:
            Whether it is recorded; none where it is being written.
        """
        under_way, found = self._shown.store.under_way, list[bool]()
        if not under_way.count:
            self._before = self._shown.agenda
        later = False

        def became(outcome: Change | Exception) -> None:
            problem = None if isinstance(outcome, Change) else outcome
            found.append(problem is None)
            self._refusals += problem is not None
            if isinstance(outcome, Change):
                quiet = later and not self._hint.stays
                self._tell(outcome, command, self._before, quiet=quiet)
                if self._shown.known:
                    self._before = self._shown.agenda
            elif not (later and told):
                self.refuse(outcome)
            if later and told:
                told(problem)

        under_way.send(command, Sender.APPLICATION, became)
        if found:
            return found[0]
        later = True
        self._hint.show(muted("○ being written: this disk takes its time"))
        self._show_status()
        return None

    def _tell(
        self, change: Change, command: Command, before: Sequence[AnyStep], *, quiet: bool = False
    ) -> None:
        """Say what was recorded, and what came up by it.

        Args:
            change: what was recorded.
            command: what was asked for.
            before: the agenda until then.
            quiet: only what must not be overlooked, in what is read now.
        """
        shown = self._shown
        new = come_up(before, shown.record, shown.session) if shown.known else ""
        if not quiet or new or shown.store.disk_warning != self._warned:
            # At the end of a vote's sentence stands what was not read out before it.
            whole = is_doubtful(command) or isinstance(command, OpenVote)
            self.done("; ".join(filter(None, (change.sentence, new))), whole=whole)
        self.not_recorded = False

    def finish(self) -> bool:
        """Wait for what is under way; false where something was refused, which was said.

        By the rules as by the disk: whatever was to come behind it was meant for a step in which it
        is recorded, and undo would else take back another line.
        """
        before = self._refusals
        with suppress(NotRecorded):
            self._shown.store.under_way.finish()
        return self._refusals == before

    def undo(self) -> None:
        """Take back the last change of the session, and say what."""
        self._undo_or_redo(self._shown.store.undo)

    def redo(self) -> None:
        """Do again what was undone last, and say what."""
        self._undo_or_redo(self._shown.store.redo)

    def _undo_or_redo(self, way: Callable[[str], str]) -> None:
        try:
            sentence = way(self._shown.session_id)
        except (Refused, SessionsError) as refusal:
            self.refuse(refusal)
        else:
            self.done(sentence)

    def done(self, sentence: str, *, whole: bool = False) -> None:
        """Say what was recorded, and what is new of the disk; `whole`: on several lines."""
        self.not_recorded = False
        warning, known = self._shown.store.disk_warning, self._warned
        self._warned = warning
        self._hint.done(sentence, "" if warning == known else warning, whole=whole)

    def refuse(self, refusal: Exception) -> None:
        """Say why nothing was recorded."""
        self.not_recorded = isinstance(refusal, SessionsError)
        self._hint.refused(str(refusal))
        self._show_status()

    def say_not_taken(self, sentence: str) -> None:
        """Say why something that was typed was not taken."""
        self._hint.refused(sentence)

    def say(self, words: str) -> None:
        """Say something that changes nothing."""
        self._hint.show(Content(words))

    def say_mode(self, kind: ScreenKind, words: Content) -> None:
        """Say what letters do from now on, and which key leads back."""
        self._hint.kind = kind
        self.say_where(words)

    def say_where(self, words: Content) -> None:
        """Say what keys do, in place of what was done and has been read."""
        self._hint.stays = False
        self._hint.show(words)

    def keep_words(self) -> None:
        """Have what is said next stay until it was read, and not give way to the signs."""
        self._hint.stays = True
