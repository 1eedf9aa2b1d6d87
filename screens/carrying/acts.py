"""What keys on the screen of carrying the strategy out ask and have recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from textual.content import Content

from screens.carrying.dialogs.review_dialog import ReviewDialog
from screens.carrying.dialogs.row_dialog import Form, RowDialog
from screens.carrying.dialogs.waive_dialog import WaiveDialog
from screens.dialogs.acting import ActedOn, perform_and_tell, refusal_of
from screens.dialogs.asked import people_in
from screens.dialogs.confirm import Confirm
from screens.dialogs.pick import Pick
from screens.widgets.row_list import Item, Row
from workshop.carrying.gates import Gate, Gates
from workshop.carrying.told_changes import ToldChange
from workshop.carrying.watched import Watched
from workshop.errors import Refused
from workshop.language import raised
from workshop.record.documents import Department
from workshop.record.rows import Row as RegisterRow
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.carrying.signals import SIGNALS
from workshop.running import carrying_rows
from workshop.running.base.command import Command
from workshop.strategy.awareness import Told
from workshop.text import listing, plural
from workshop.times import short_day

ROUND: Final = Form(
    ROUNDS,
    "Plan a round of feedback",
    ("round", "begins", "ends", "note"),
    ("ends",),
    {"round": "Spring 2028", "begins": "its first day", "ends": "its last day"},
)
SIGNAL: Final = Form(
    SIGNALS,
    "Log a signal",
    ("signal", "source", "indicator", "review", "bears_on", "makes_it", "seen_on", "seen_by"),
    ("source", "indicator", "review"),
    {"bears_on": "factors and themes: S1; W2", "review": "when it is looked at again"},
)
PREDICTION: Final = Form(
    PREDICTIONS,
    "Predict",
    ("prediction", "chance", "due", "who"),
    ("chance", "due"),
    {"chance": "0 to 100 %", "due": "31 Mar 2027"},
)
_NEXT_REVIEW: Final = timedelta(days=91)
"""A signal is looked at again in a quarter of a year, unless another day is typed."""


class Acts:
    """Everything that keys ask and have recorded.

    Args:
        screen: the screen that is acted on.
    """

    def __init__(self, screen: ActedOn) -> None:
        self._screen = screen

    @property
    def today(self) -> date:
        """The day on which it is looked at, or done; of an earlier moment its own."""
        return self._screen.store.moment().today

    @property
    def _people(self) -> dict[str, str]:
        """How everybody is called, by their ids, in the order of names."""
        return people_in(self._screen.store.record)

    def _refusal(self, command: Command) -> str:
        return refusal_of(self._screen.store, command)

    def _make(self, made: Callable[[], Command]) -> bool:
        """Have the command recorded that is made, and say what was done, or why it is none."""
        try:
            return perform_and_tell(self._screen, made()) is not None
        except Refused as refused:
            self._screen.warn(str(refused))
            return False

    # What projects wait for

    def there(self, found: object, gate: object) -> None:
        """Record that what is in front is there now."""
        if not isinstance(found, Gates) or not isinstance(gate, Gate):
            self._screen.warn("Put the cursor on what the project waits for: → goes there.")
            return
        record = self._screen.store.record
        self._make(lambda: carrying_rows.there_now(record, gate, found.project, self.today))

    async def waive(self, found: object, gate: object) -> None:
        """Ask who waives what is in front, and why."""
        if not isinstance(found, Gates) or not isinstance(gate, Gate):
            self._screen.warn("Put the cursor on what the project waits for: → goes there.")
            return
        if not gate.holds_up:
            self._screen.warn(f"{found.project.code} does not wait for it.")
            return
        what = f"{found.project.code} starts without this: {raised(gate.lacks)}."
        dialog = WaiveDialog(what, self._people)
        if (wanted := await self._screen.app.push_screen_wait(dialog)) is not None:
            record = self._screen.store.record
            self._make(
                lambda: carrying_rows.waived(record, gate, found.project, *wanted, self.today)
            )  # fmt: skip

    # Who is told

    def _notice(self, one: object, lacking: str) -> RegisterRow | None:
        """The notice to the department in front that does not say something yet."""
        if not isinstance(one, Told):
            self._screen.warn("Put the cursor on a department first: → goes there.")
            return None
        found = next((each for each in one.notices if not each.cell(lacking)), None)
        if found is None and not one.notices:
            self._screen.warn("There is no notice to it yet: n makes those that are missing.")
        elif found is None:
            self._screen.warn(
                "It was told before." if lacking == "told_on" else "It said so before."
            )
        return found

    async def told(self, one: object, change: object) -> bool:
        """Record that the department in front was told today, or all that wait for a change.

        Whether anything was recorded.

        Args:
            one: the department in front; none where the cursor is on a change.
            change: the change in front.
        """
        if isinstance(change, ToldChange) and one is None:
            return await self._all_told(change)
        notice = self._notice(one, "told_on")
        return notice is not None and await self._tell([notice], notice.code)

    async def _all_told(self, change: ToldChange) -> bool:
        """After one question, record that all for whom a notice of a change waits were told."""
        notices = carrying_rows.waiting(change)
        if not notices:
            without = plural(len(change.without_notice), "department has", "departments have")
            self._screen.warn(
                f"{without} no notice of {change.row.code}: n makes those that are missing."
                if change.without_notice
                else f"No notice of {change.row.code} waits to be told."
            )
            return False
        names = {each.id: each.name for each in self._screen.store.record.all(Department)}
        waits = (each for each in change.told if any(n in notices for n in each.notices))
        to = listing([names.get(each.department_id, "") for each in waits])
        if not self._asks_by_whom(notices):
            words = f"{plural(len(notices), 'notice')} of {change.row.code}, to {to}."
            asked = Confirm("All of them were told today?", words, "Told today")
            if not await self._screen.app.push_screen_wait(asked):
                return False
        return await self._tell(notices, f"{change.row.code}: {to}")

    def _asks_by_whom(self, notices: Sequence[RegisterRow]) -> bool:
        """Whether it is asked who told them: nobody is named, and somebody can be."""
        return bool(self._people) and any(map(carrying_rows.nobody_tells, notices))

    async def _tell(self, notices: Sequence[RegisterRow], what: str) -> bool:
        """Record that notices were told today; ask by whom where nobody is named."""
        by = None
        if self._asks_by_whom(notices):
            rows = [Item(Row(Content(name)), each) for each, name in self._people.items()]
            asked = Pick(f"Who told them of {what}?", rows, "Told by them")
            if (by := await self._screen.app.push_screen_wait(asked)) is None:
                return False
        record = self._screen.store.record
        return self._make(lambda: carrying_rows.told_now(record, notices, by, self.today))

    def acknowledged(self, one: object) -> bool:
        """Record that the department in front said today that it knows; whether it was recorded."""
        notice = self._notice(one, "acknowledged_on")
        return notice is not None and self._make(
            lambda: carrying_rows.acknowledged_now([notice], self.today)
        )

    def notices(self, change: object) -> None:
        """Make a notice of the change in front to each department that has none."""
        if not isinstance(change, ToldChange):
            self._screen.warn("Put the cursor on a change first.")
            return
        self._make(lambda: carrying_rows.missing_notices(self._screen.store.record, change))

    # What is watched

    async def enter(self, form: Form) -> str:
        """Ask for a new row, and enter it; its id, empty where none was entered."""
        known = {"seen_on": short_day(self.today)}
        people = self._people.values()
        dialog = RowDialog(form, known, people, self._refusal)
        wanted = await self._screen.app.push_screen_wait(dialog)
        change = perform_and_tell(self._screen, wanted)
        rows = (each.id for each in change.puts if isinstance(each, RegisterRow)) if change else ()
        return next(iter(rows), "")

    async def look(self, one: object) -> None:
        """Ask what becomes of the signal in front that was looked at again."""
        if not isinstance(one, Watched) or one.row.TABLE != SIGNALS:
            self._screen.warn("Put the cursor on a signal first.")
            return
        proposed = self.today + _NEXT_REVIEW
        dialog = ReviewDialog(one.row, proposed, self.today, self._refusal)
        wanted = await self._screen.app.push_screen_wait(dialog)
        perform_and_tell(self._screen, wanted)

    async def outcome(self, one: object, place: int) -> None:
        """Record what came of the prediction in front; ask where that was said before."""
        if not isinstance(one, Watched) or one.row.TABLE != PREDICTIONS:
            self._screen.warn("Put the cursor on a prediction first.")
            return
        outcome, before = carrying_rows.OUTCOMES[place], carrying_rows.answer_before(one.row)
        if before:
            words = f"{before}. What was said then stays in the history."
            asked = Confirm(f"Now: {outcome}?", words, "Say it anew", careful=True)
            if not await self._screen.app.push_screen_wait(asked):
                return
        self._make(lambda: carrying_rows.answered(one.row, outcome, self.today, again=bool(before)))
