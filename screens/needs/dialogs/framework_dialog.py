"""The dialog that sets criteria with their weights, and the rule of the joint order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, settled
from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.choice import Choice
from workshop.needs.agreed import Framework
from workshop.registers.kinds.needs.framework import CRITERIA, RULES
from workshop.registers.numbers import read_number, write_number
from workshop.running.needs.commands import CriterionText, SetFramework

_SPARE: Final = 2
"""So many empty lines stand below the criteria, for further ones."""


class FrameworkDialog(Dialog[SetFramework]):
    """Asks by what needs are judged, how much each counts, and by which rule they are put in order.

    Args:
        framework: what stands now.
        refusal: says why a command would be refused.
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - Textual's own type
    HEADING = "By what are needs judged?"
    ACCEPT = "Set"

    def __init__(self, framework: Framework, refusal: Refusal) -> None:
        super().__init__()
        self._framework = framework
        self._refusal = refusal
        criteria = framework.criteria
        shares = [write_number(round(100 * each.weight, 2)) for each in criteria]
        self._rows = [(each.name, share) for each, share in zip(criteria, shares, strict=True)]
        if not criteria:
            self._rows = [(name, f"{100 / len(CRITERIA):g}") for name in CRITERIA]
        self._meanings = {each.name: each.meaning for each in criteria}
        self._rows += [("", "")] * _SPARE

    def fields(self) -> Iterable[Widget]:
        """A line for each criterion, the rule, and why where it was signed."""
        lines = [
            Field(
                f"Criterion {place}",
                line(f"name{place}", name, "another criterion" if not name else ""),
                line(f"weight{place}", weight, "weight"),
            )
            for place, (name, weight) in enumerate(self._rows, 1)
        ]
        yield VerticalScroll(*lines, classes="dialog-scroll", id="criteria", can_focus=False)
        rules = [(each, each) for each in RULES]
        yield Field("Joint order", Choice(rules, self._framework.rule, id="rule"))
        yield Field("Why", line("reason", hint="asked where it is signed or scored by"))
        words = (
            "Weights count against each other, and are told in per cent of all. A criterion whose "
            "name is emptied goes."
        )
        yield Static(words, classes="field-note", markup=False)

    def answer(self) -> SetFramework:
        """The criteria as typed."""
        criteria = tuple(self._criteria())
        if not criteria:
            raise Missing("At least one criterion with a weight is needed.", "name1")
        wanted = SetFramework(
            criteria=criteria,
            rule=self.query_one("#rule", Choice).value,
            reason=self.text_of("reason").strip(),
        )
        fields = {"reason": "reason", "why": "reason", "rule": "rule"}
        settled(wanted, self._refusal, fields, "name1")
        return wanted

    def _criteria(self) -> Iterator[CriterionText]:
        for place in range(1, len(self._rows) + 1):
            name = self.text_of(f"name{place}").strip()
            if not name:
                continue
            weight = read_number(self.text_of(f"weight{place}").strip().rstrip("%"))
            if weight is None or weight <= 0:
                raise Missing(f"The weight of {name} is a number above 0.", f"weight{place}")
            yield CriterionText(name=name, weight=weight, meaning=self._meanings.get(name, ""))
