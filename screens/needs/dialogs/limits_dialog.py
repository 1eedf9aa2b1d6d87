"""The dialog that sets the limits within which needs are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, known_id, settled
from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, line
from screens.needs.dialogs.asked_cells import cell_of
from workshop.needs.agreed import Framework
from workshop.record.record import Record
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.running.needs.commands import SetLimits


class LimitsDialog(Dialog[SetLimits]):
    """Asks how much money and how many days there are.

    Args:
        record: where what was typed is looked up.
        framework: what stands now.
        people: how everybody is called, by their ids.
        refusal: says why a command would be refused.
    """

    HEADING = "Within which limits?"
    ACCEPT = "Set"

    def __init__(
        self, record: Record, framework: Framework, people: Mapping[str, str], refusal: Refusal
    ) -> None:
        super().__init__()
        self._record = record
        self._framework = framework
        self._people = people
        self._refusal = refusal

    def fields(self) -> Iterable[Widget]:
        """Money, days, who set it, and why where it was signed."""
        limits = self._framework.limits
        cost, days = limits.get("cost"), limits.get("staff_days")
        money = "" if cost is None else f"{cost / 100:.2f}".removesuffix(".00")
        yield Field("Money", line("cost", money, "how much there is; empty for no limit"))
        typed = "" if days is None else f"{days:g}"
        yield Field("Staff days", line("staff_days", typed, "days of our own people"))
        known = list(self._people.values())
        yield Field("Set by", CompletingInput(known, "", field="set_by", placeholder="who set it"))
        signed = any(each.holds for each in self._framework.signed)
        if signed:
            yield Field("Why", line("reason", hint="what stands is signed: why it changes"))
            words = "It is signed: whoever signed what stands now is asked anew."
        else:
            words = (
                "What is chosen stays within both; the departments sign them with the framework."
            )
        yield Static(words, classes="field-note", markup=False)

    def answer(self) -> SetLimits:
        """The limits as typed; one that is emptied is taken away."""
        cents = cell_of(self._record, "cost", self.text_of("cost"), "cost")
        days = cell_of(self._record, "staff_days", self.text_of("staff_days"), "staff_days")
        wanted = SetLimits(
            of=NEEDS,
            limits={"cost": None if cents is None else cents / 100, "staff_days": days},
            reason=self.text_of("reason").strip() if self.query("#reason") else "",
            set_by=known_id(self._people, self.text_of("set_by"), "set_by", "person"),
        )
        fields = {"reason": "reason"} if self.query("#reason") else {}
        settled(wanted, self._refusal, {**fields, "day": "staff_days"}, "cost")
        return wanted
