"""Counting hands line by line: what is in front, how a line is read, and what comes next."""

from __future__ import annotations

from textual.content import Content

from screens.session.panes.hint import slash_key
from screens.session.voting.shown import ByHands, Room
from screens.session.voting.state import VoteState
from screens.widgets.ink import ALERT, muted
from workshop.guide.parts import Scale
from workshop.running.voting.commands import CountHands
from workshop.running.voting.hands_line import Hands

_WAYS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}


class HandLines:
    """The line of the thing in front.

    Args:
        state: the vote.
    """

    def __init__(self, state: VoteState) -> None:
        self._state = state
        self._item = 0
        self._scale = 0
        self._typed: Hands | None = None

    @property
    def _scales(self) -> tuple[Scale, ...]:
        return self._state.now.form.scales

    def follow(self) -> None:
        """Stay on the list, however it became."""
        self._item = min(self._item, max(0, len(self._state.things) - 1))
        self._scale = min(self._scale, len(self._scales) - 1)

    def shown(self, room: Room) -> ByHands:
        """What is shown while hands are counted."""
        typed = self._typed
        item, scale = self._item, self._scale
        things, scales = self._state.things, self._scales
        if typed and typed.item_id:
            item = next(at for at, thing in enumerate(things) if thing.id == typed.item_id)
            scale = next(at for at, each in enumerate(scales) if each.id == typed.scale_id)
        return ByHands(
            room=room,
            things=things,
            scales=scales,
            item=item,
            scale=scale,
            counted=self._state.now.counted,
            typed=typed,
            finding=self._state.now.counting.finding(typed) if typed else "",
        )

    @property
    def lead(self) -> str:
        """What stands before the line: the thing and the scale that are meant."""
        things, scales = self._state.things, self._scales
        if not things:
            return ""
        scale = f" {scales[self._scale].title.lower()}" if len(scales) > 1 else ""
        return f"{things[self._item].code}{scale} "

    @property
    def crib(self) -> Content:
        """What can be typed into the empty line."""
        counting = self._state.now.counting
        scale = self._scales[self._scale]
        other = len(self._scales) > 1
        # What is longest stands last: a narrow screen cuts off the end.
        return Content.assemble(
            slash_key("^s"), muted("closes the vote   "), slash_key("↑↓"), muted("another   "),
            *([slash_key("⇥"), muted("next scale   ")] if other else []),
            muted(counting.example(scale)),
        )  # fmt: skip

    def read(self, line: str) -> Content:
        """How a line is read as far as it was typed."""
        if not line.strip():
            self._typed = None
            return self.crib
        self._typed = read = self._state.now.counting.read(line, self._item, self._scale)
        if read.problem:
            return Content.styled(read.problem, ALERT)
        after = self._after(read.item_id, read.scale_id)
        code = self._state.things[after[0]].code
        return Content.assemble(
            Content.styled(read.check, "bold"), "   ", slash_key("⏎"),
            muted("records and goes to "), (code, "bold"),
        )  # fmt: skip

    def command(self, line: str, session_id: str, step_id: str) -> CountHands | str:
        """What records a line, or why it cannot be recorded."""
        read = self._state.now.counting.read(line, self._item, self._scale)
        if read.problem:
            return read.problem
        return CountHands(
            session_id=session_id,
            step_id=step_id,
            subject_id=read.item_id,
            scale_id=read.scale_id,
            counts=read.counts,
        )

    def go_on(self, done: CountHands) -> None:
        """Go to what is not counted yet, behind what was."""
        self._typed = None
        self._item, self._scale = self._after(done.subject_id, done.scale_id)

    def _after(self, item_id: str, scale_id: str) -> tuple[int, int]:
        """The next place that is not counted; the next one of the list where all are."""
        things, scales = self._state.things, self._scales
        places = [(item, scale) for scale in range(len(scales)) for item in range(len(things))]
        here = next(
            at
            for at, (item, scale) in enumerate(places)
            if (things[item].id, scales[scale].id) == (item_id, scale_id)
        )
        turned = [*places[here + 1 :], *places[: here + 1]]
        counted = self._state.now.counted
        waiting = [
            (item, scale)
            for item, scale in turned
            if (things[item].id, scales[scale].id) not in counted
        ]
        return (waiting or turned)[0]

    def move(self, key: str) -> bool:
        """Take another thing, or the next scale, in front."""
        if key == "tab":
            self._scale = (self._scale + 1) % len(self._scales)
            return True
        if key not in _WAYS:
            return False
        most = max(0, len(self._state.things) - 1)
        self._item = min(max(0, self._item + _WAYS[key]), most)
        return True
