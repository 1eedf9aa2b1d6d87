"""A step whose rows are typed at the line, with a picture above it; its table is an arrow away."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.content import Content

from screens.grid.pane import RegisterPane
from screens.session.ballot.lines import Box
from screens.session.steps.form import FormBody
from screens.session.voting.pane import VotePane
from screens.widgets.ink import ALERT
from workshop.errors import Refused
from workshop.running.commands import Command


def is_row(line: str) -> bool:
    """Whether a line is a row: one that begins with a sign is something said."""
    words = line.strip()
    return bool(words) and words[0].isalnum()


_LEAST: Final = 9
"""The fewest lines in which the picture can be read."""


class RowsByLine(FormBody):
    """The picture; in its place the table, while it has the keys."""

    INVITES: ClassVar[str] = ""
    """What the empty line says that it takes."""
    BEGINS_IN_PART: ClassVar[bool] = False
    WHOLE_WIDTH: ClassVar[bool] = True
    KEEPS_LINE: ClassVar[bool] = True

    @abstractmethod
    def drawn(self, box: Box) -> list[Content]:
        """The picture for a size."""

    @abstractmethod
    def command(self, line: str) -> Command:
        """The row that a line says.

        Raises:
            Refused: it is none; the sentence says what is missing.
        """

    @abstractmethod
    def read(self, line: str) -> Content:
        """How a line is read so far.

        Raises:
            Refused: it is no row yet; the sentence says what is missing.
        """

    def compose(self) -> ComposeResult:
        """The picture, the table, remarks."""
        self.picture = VotePane(self.drawn, id="choice-pane")
        yield self.picture
        if self.pane:
            yield self.pane
        yield self.log_view

    @property
    def part(self) -> RegisterPane | None:
        """The table, while it is looked at."""
        return self.pane if self.pane is not None and self._in_table else None

    _in_table: bool = False

    def crowds(self, height: int) -> bool:
        """Whether the picture needs the room that the words to say would take."""
        return height < 30

    def follow(self) -> None:
        """Show the record as it is now."""
        super().follow()
        self._place()
        self.log_view.display = bool(self.log_view.row_count) and self.size.height >= 2 * _LEAST
        self.picture.refresh()

    def _place(self) -> None:
        """Show the table or the picture."""
        if self.pane:
            self.pane.display = self._in_table
        self.picture.display = not self._in_table

    def look(self, key: str) -> bool:
        """Go up to the table; whatever else moves in the picture."""
        if key == "up" and self.pane and self.log_view.selected is None:
            self._in_table = True
            self._place()
            self.pane.focus()
            return True
        return False

    def on_descendant_blur(self) -> None:
        """Bring the picture back once the table has no keys any more."""
        if self._in_table:
            self.call_later(self._come_back)

    def _come_back(self) -> None:
        if self._in_table and self.pane and not self.pane.has_focus_within:
            self._in_table = False
            self._place()
            self.picture.refresh()

    # What is typed into the line

    @property
    def invites(self) -> str:
        """What the line takes."""
        return self.INVITES if self.shown.live else ""

    def reading(self, line: str) -> Content | None:
        """How a line is read; none where it is something said."""
        if not (self.shown.live and is_row(line)):
            return None
        try:
            return self.read(line)
        except Refused as why:
            return Content.styled(str(why), ALERT)

    def take_line(self, line: str) -> bool | None:
        """Record a row; none where the line is something said."""
        if not (self.shown.live and is_row(line)):
            return None
        if not self.recorder.finish():  # a row may name what the lines before it bring
            return False
        try:
            command = self.command(line)
        except Refused as why:
            self.recorder.say_not_taken(str(why))
            return False
        self.recorder.keep_words()
        return self.recorder.perform(command) is not None
