"""Lines on their way from the field to the disk, which nobody who types waits for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import msgspec
from textual.content import Content

from screens.session.panes.capture_line import Aside, CaptureLine
from screens.session.panes.recorder import Recorder
from screens.session.stage import Stage
from screens.session.state.drafts import DraftKeeper
from screens.session.state.shown_session import ShownSession
from workshop.running.capture import Captured
from workshop.running.commands import RecordEntries
from workshop.running.words.slash import behind_slash


class Sending:
    """Has lines recorded in the step that is shown, and keeps those that are not recorded yet.

    Args:
        shown: the session; what waits is shown there.
        stage: the middle of the screen.
        recorder: carries out what is asked for.
        field: the line that everything is typed into.
        drafts: keeps what is not recorded.
        follow: shows everything anew.
    """

    def __init__(
        self,
        shown: ShownSession,
        stage: Stage,
        recorder: Recorder,
        field: CaptureLine,
        drafts: DraftKeeper,
        follow: Callable[[], None],
    ) -> None:
        self._shown = shown
        self._stage = stage
        self._recorder = recorder
        self._field = field
        self._drafts = drafts
        self._follow = follow

    def come_or_go(self, *, comes: bool) -> None:
        """The screen comes in front, or another one does, which tells of what was sent here.

        That of a small group, which lies over that of the room, listens meanwhile.
        """
        if comes:
            self._listen()
        else:
            self._recorder.finish()

    def _listen(self) -> None:
        """Go on by itself whenever something that was sent is on the disk."""

        def wake() -> None:  # called in the thread that writes
            with suppress(RuntimeError):  # the program has ended meanwhile
                self._field.call_later(self._go_on)

        self._shown.store.under_way.wake = wake

    def _go_on(self) -> None:
        if self._field.is_attached:
            self._shown.store.under_way.go_on()

    def record(self, *lines: Captured, off: bool = False) -> bool:
        """Record lines; whether they are on the disk.

        Args:
            lines: the lines as they were read.
            off: whether they were typed off the record, in an earlier run.
        """
        said = (msgspec.structs.replace(each, off_record=off or each.off_record) for each in lines)
        return self._recorder.perform(self._command(*said)) is not None

    def send(self, captured: Captured, line: str) -> bool:
        """Have a line recorded, and wait for no slow disk: the next can be typed at once.

        Args:
            captured: the line as it was read.
            line: the same as it stands in the field.

        Returns:
            Whether it is on the disk or waits for it; else it was refused, which was said.
        """
        # Entered again once that has ended, it would else be on the record.
        off = self._field.off_record or self._shown.session.off_record is not None
        waits = Aside(line, self._field.begun, off)
        captured = msgspec.structs.replace(captured, off_record=off)

        def told(problem: Exception | None) -> None:
            if problem is None:
                self._field.waiting.remove(waits)
            else:
                self._field.bring_back(waits)
                # Behind the reading of the line that came back, which else would hide it.
                self._field.call_next(self._recorder.refuse, problem)
            self._show()

        recorded = self._recorder.send(self._command(captured), told)
        if recorded is None:
            self._field.waiting.append(waits)
            self._show()
        elif not recorded:
            self._field.off_record = off
            self.keep(self._field.value)
        return recorded is not False

    def keep(self, value: str) -> Content | None:
        """Keep what is not recorded yet; how the step reads the line, where it is nothing said."""
        typed = behind_slash(value)
        read = self._stage.body.reading(value) if typed is None else None
        said = typed is None and (read is None or self._stage.body.KEEPS_LINE)
        self._drafts.keep_line(*self._field.kept(typed=said))
        return read

    def _command(self, *lines: Captured) -> RecordEntries:
        return RecordEntries(
            session_id=self._shown.session_id,
            step_id=self._shown.step.id,
            lines=lines,
            about_id=self._stage.body.about_id,
        )

    def _show(self) -> None:
        """Show what waits now, and keep it."""
        self._shown.waiting = tuple(each.line for each in self._field.waiting)
        if self._field.is_attached:  # else the screen was left, and what waited stays kept
            self.keep(self._field.value)
            self._follow()
