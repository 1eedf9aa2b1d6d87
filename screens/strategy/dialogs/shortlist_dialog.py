"""The dialog that shortlists the most attractive strategies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, settled
from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.running.strategy.commands import ShortlistStrategies


class ShortlistDialog(Dialog[ShortlistStrategies]):
    """Asks how many of the most attractive strategies are to be carried out.

    Args:
        order: the strategies in their order, each in a line.
        count: how many are proposed.
        refusal: says why a command would be refused.
    """

    HEADING = "Shortlist by attractiveness"
    ACCEPT = "Shortlist"

    def __init__(self, order: Sequence[str], count: int, refusal: Refusal) -> None:
        super().__init__()
        self._order = order
        self._count = count
        self._refusal = refusal

    def fields(self) -> Iterable[Widget]:
        """The order as it is, and how many of it."""
        words = "\n".join(self._order) or "No strategy is rated yet."
        yield Static(f"{words}\n", markup=False)
        yield Field("How many", line("most", str(self._count) if self._count else ""))

    def answer(self) -> ShortlistStrategies:
        """The command.

        Raises:
            Missing: it is no number, or would be refused.
        """
        typed = self.query_one("#most").value.strip()  # type: ignore[attr-defined]
        if not typed.isdecimal():
            raise Missing("Say how many strategies come in, as a number.", "most")
        command = ShortlistStrategies(rule="attractiveness", most=int(typed))
        settled(command, self._refusal, {}, "most")
        return command
