"""The grid of one ballot of a vote: filled in, then given as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from screens.session.ballot.grid import ScoreGrid


class VoteGrid(ScoreGrid):
    """Values are typed as in every grid; nothing of them is recorded before the ballot is given."""

    @dataclass
    class Given(Message):
        """The ballot is filled in and to be given."""

    @dataclass
    class Dropped(Message):
        """What was filled in is to be forgotten."""

    @dataclass
    class WayAsked(Message):
        """Ballots come by another way now."""

    def on_key(self, event: events.Key) -> None:
        """Take what acts on a ballot; leave digits to every grid."""
        if event.character == "c":
            self._use(event)
            self.post_message(self.WayAsked())
        elif event.character == "x":
            self._use(event)
            self.drop()
            self.post_message(self.Dropped())
        elif event.character == "=":
            self._use(event)
        else:
            super().on_key(event)

    def action_onward(self) -> None:
        """Go to the next cell; behind the last one the ballot is given."""
        grid = self.grid
        if grid is None or not self.commit():
            return
        if (self.row, self.column) == (len(grid.factors) - 1, len(grid.scales) - 1):
            self.post_message(self.Given())
        else:
            super().action_onward()
