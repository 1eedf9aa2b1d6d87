"""The dialog that merges factors: which one stands, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from textual import on
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import OptionList, Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.row_list import MUTED, Item, Row, RowList
from workshop.record.documents import Factor

Effects = Callable[[str], Sequence[str]]
"""What becomes of scores, as sentences, where the factor with this id stands."""


def no_effects(_: str) -> Sequence[str]:
    """Where nothing was scored."""
    return ()


def scores_told(told: Sequence[str]) -> Content:
    """What becomes of scores, a line each; nothing where there are none."""
    if not told:
        return Content("")
    return Content.assemble(("Scores\n", MUTED), "\n".join(told))


class Merging(NamedTuple):
    """How factors become one."""

    into: str
    """The id of the one that stands and keeps its code."""
    text: str
    """The wording of the whole."""


class MergeDialog(Dialog[Merging]):
    """Asks which of several factors stands.

    Args:
        factors: those that say the same, with the support of each in words.
        effects: tells what becomes of their scores where one of them, by its id, stands.
        reason: why they are thought to; empty where a person chose them.
    """

    ACCEPT = "Merge"

    def __init__(
        self,
        factors: Sequence[tuple[Factor, str]],
        effects: Effects = no_effects,
        reason: str = "",
    ) -> None:
        super().__init__()
        self._factors = factors
        self._effects = effects
        self._reason = reason
        self._proposed = ""

    def heading(self) -> str:
        """What is asked."""
        return "Merge: which one stands?"

    def fields(self) -> Iterable[Widget]:
        """The factors, and the words of the whole."""
        if self._reason:
            yield Static(f"Because: {self._reason}.", classes="dialog-words muted", markup=False)
        yield RowList(id="factors", classes="dialog-list")
        yield Field("In words", line("wording"))
        note = "The others become part of it, with all that was said. It can be split again."
        yield Static(note, classes="field-note", markup=False)
        yield Static("", id="effects", classes="dialog-words", markup=False)

    def on_mount(self) -> None:
        """Show the factors; the first one stands unless another is chosen."""
        rows = self.query_one("#factors", RowList)
        rows.fill(factor_row(factor, support) for factor, support in self._factors)
        rows.focus()

    @on(OptionList.OptionHighlighted, "#factors")
    def propose(self) -> None:
        """The words are those of the factor that stands, unless others were typed."""
        field = self.query_one("#wording")
        words = self._chosen().text
        told = self._effects(self._chosen().id)
        self.query_one("#effects", Static).update(scores_told(told))
        if self.text_of("wording") in ("", self._proposed):
            self._proposed = words
            field.value = words  # type: ignore[attr-defined]

    def _chosen(self) -> Factor:
        chosen = self.query_one("#factors", RowList).chosen
        return next((f for f, _ in self._factors if f.id == chosen), self._factors[0][0])

    def on_key(self, event: Key) -> None:
        """Enter in the list merges."""
        if event.key == "enter" and self.query_one("#factors").has_focus:
            event.stop()
            self.action_accept()

    def answer(self) -> Merging:
        """The one that stands and its words."""
        if not self.text_of("wording").strip():
            raise Missing("The whole needs a statement.", "wording")
        return Merging(self._chosen().id, self.text_of("wording"))


def factor_row(factor: Factor, support: str) -> Item:
    """A factor in a list: code, statement, support."""
    row = Row(
        Content(factor.text),
        lead=Content.styled(factor.code, "bold"),
        small=Content.styled(support, MUTED),
        indent=5,
    )
    return Item(row, factor.id)
