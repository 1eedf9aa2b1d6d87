"""What one alone knew, read out before a vote: one thing after the other, a key each."""

from __future__ import annotations

from typing import Final

from textual.app import App
from textual.content import Content

from screens.base.commands import Needs, UserCommand
from screens.dialogs.pick import Pick
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import muted, sign
from screens.widgets.row_list import Item
from screens.widgets.row_list import Row as ListRow
from workshop.guide.step import Step
from workshop.record.documents import EntryKind
from workshop.running.base.names import told_apart
from workshop.running.voting.commands import MarkAired
from workshop.running.voting.unshared import Unshared, not_aired
from workshop.text import shorten

AIR: Final = UserCommand(
    "session.air",
    "",
    "Read out before the vote",
    "Goes through what only one person or department knew of the list of the vote: it is read "
    "out, or somebody waives it by name. What is left is recorded as not read out.",
    "air",
    footer=False,
    needs=Needs.LIVE,
    part="step",
    slash="air",
)

_READ, _WAIVED, _ALL, _LEFT = "read", "waived", "all", "left"


def told(waiting: int) -> Content:
    """How much waits to be read out, and what goes through it; empty for nothing."""
    if not waiting:
        return Content("")
    return Content.assemble(
        (f"{waiting} known to one only", "bold"), muted(", not read out yet   "),
        slash_key("/air"), muted("goes through them"),
    )  # fmt: skip


class Airing:
    """Goes through what is to be read out before the vote of a step.

    Args:
        shown: the session.
        recorder: records it.
        step: the step.
    """

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Step) -> None:
        self._shown = shown
        self._recorder = recorder
        self._step = step

    @property
    def waiting(self) -> list[Unshared]:
        """What is left to be read out."""
        return not_aired(self._shown.record, self._shown.session, self._step)

    async def go_through(self, app: App[object]) -> None:
        """Ask of one thing after the other."""
        left: set[str] = set()
        while waiting := [one for one in self.waiting if one.item.id not in left]:
            one = waiting[0]
            left.add(one.item.id)
            question = _question(one, len(waiting))
            chosen = await app.push_screen_wait(question)
            if chosen is None:
                return
            if chosen == _ALL:
                self._mark(tuple(each.item.id for each in waiting))
            elif chosen == _READ:
                self._mark((one.item.id,))
            elif chosen == _WAIVED and (by := await self._waived_by(app, one)):
                self._mark((one.item.id,), by)
        if not left:
            self._recorder.say("Nothing is left to be read out before the vote.")

    def _mark(self, subjects: tuple[str, ...], by: str | None = None) -> None:
        self._recorder.keep_words()
        command = MarkAired(
            session_id=self._shown.session_id,
            step_id=self._step.id,
            subjects=subjects,
            waived_by=by,
        )
        self._recorder.perform(command)

    async def _waived_by(self, app: App[object], one: Unshared) -> str | None:
        """Who says that something need not be read out."""
        record = self._shown.record
        people = record.people_of(self._shown.session)
        rows = [Item(ListRow(Content(told_apart(record, each))), each.id) for each in people]
        title = f"Who waives it that {one.item.code} is read out?"
        return await app.push_screen_wait(Pick(title, rows, "Waive it"))


def _question(one: Unshared, waiting: int) -> Pick:
    """What is asked of one thing."""
    rows = [
        Item(ListRow(Content("It was read out"), lead=sign(EntryKind.QUOTE), indent=3), _READ),
        Item(ListRow(Content("Waived by somebody, by name"), lead=muted("–"), indent=3), _WAIVED),
        Item(ListRow(Content("It stays unread"), lead=muted("·"), indent=3), _LEFT),
    ]  # fmt: skip
    if waiting > 1:
        words = f"All {waiting} that are left were read out"
        rows.append(Item(ListRow(Content(words), lead=muted("∗"), indent=3), _ALL))
    count = f"   {waiting} to go" if waiting > 1 else ""
    title = f"{one.item.code} “{shorten(one.item.text, 160)}”, {one.words}{count}"
    return Pick(title, rows, "Take it")
