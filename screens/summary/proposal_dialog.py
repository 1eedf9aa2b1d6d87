"""The dialog that shows two factors that look alike and asks whether they are one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static

from screens.dialogs.dialog import Dialog
from screens.summary.merge_dialog import Effects, factor_row, no_effects, scores_told
from screens.widgets.row_list import RowList
from workshop.record.documents import Factor

Judgement = Literal["merge", "apart", "later"]
"""What becomes of a proposal."""


class ProposalDialog(Dialog[Judgement]):
    """Asks about two factors, one proposal of several.

    Args:
        factors: the two, with the support of each in words.
        reason: why they look alike.
        place: which proposal this is, and of how many.
        effects: tells what becomes of their scores where one of them, by its id, stands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m,enter", "judge('merge')", "Merge", show=False),
        Binding("a", "judge('apart')", "Keep apart", show=False),
        Binding("l", "judge('later')", "Later", show=False),
    ]

    def __init__(
        self,
        factors: tuple[tuple[Factor, str], tuple[Factor, str]],
        reason: str,
        place: str,
        effects: Effects = no_effects,
    ) -> None:
        super().__init__()
        self._factors = factors
        self._reason = reason
        self._place = place
        self._effects = effects

    def heading(self) -> str:
        """The question and where one is."""
        return f"These look alike. Are they one?   {self._place}"

    def fields(self) -> Iterable[Widget]:
        """The two and the reason."""
        yield RowList(id="factors", classes="dialog-list")
        yield Static(f"Because: {self._reason}.", classes="dialog-words", markup=False)
        yield Static("", id="effects", classes="dialog-words", markup=False)

    def buttons(self) -> Iterable[Widget]:
        """Three answers, each with its key."""
        for key, judgement, words in (
            ("m", "merge", "Merge into the marked one"),
            ("a", "apart", "Keep apart"),
            ("l", "later", "Later"),
        ):
            yield Button(
                f"{key}  {words}", action=f"screen.judge('{judgement}')", compact=True, id=judgement
            )
        yield Static("Esc stops", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """The cursor marks the one that would stand; up and down change it."""
        rows = self.query_one("#factors", RowList)
        rows.fill(factor_row(factor, support) for factor, support in self._factors)
        rows.focus()
        self.tell_scores()

    @on(OptionList.OptionHighlighted, "#factors")
    def tell_scores(self) -> None:
        """Say what becomes of the scores where the marked one stands."""
        self.query_one("#effects", Static).update(scores_told(self._effects(self.into)))

    @property
    def into(self) -> str:
        """The id of the factor that would stand."""
        return self.query_one("#factors", RowList).chosen or self._factors[0][0].id

    def action_judge(self, judgement: Judgement) -> None:
        """Give the answer."""
        self.standing = self.into
        self.dismiss(judgement)

    standing: str = ""
    """The id of the factor that stands, once merging was chosen."""
