"""The choice of a step: where to go, or where an entry belongs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.dialogs.dialog import Dialog
from screens.session.panes.step_list import step_line
from screens.widgets.ink import muted
from workshop.guide.shape import AnyStep, Guide
from workshop.record.documents import Session

_WIDTH = 55


class StepDialog(Dialog[str]):
    """Asks for a step by arrows or by its number; the answer is its id.

    Args:
        question: the title.
        accept: the word on the button.
        guide: the guide of the session.
        session: the session, for the state of its steps.
        here: the step that the cursor stands on at first.
        agenda: the steps that are asked in the session; others can be chosen too.
        open_scores: the ids of steps whose values are in no result.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "accept", "Choose", show=False)]

    def __init__(
        self,
        question: str,
        accept: str,
        guide: Guide,
        session: Session,
        here: str,
        agenda: Collection[AnyStep],
        *,
        open_scores: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._question = question
        self._accept = accept
        self._guide = guide
        self._session = session
        self._here = here
        self._agenda = agenda
        self._open_scores = open_scores
        self._digits = ""

    def heading(self) -> str:
        """The question."""
        return self._question

    def accept_words(self) -> str:
        """The word on the button."""
        return self._accept

    def fields(self) -> Iterable[Widget]:
        """The steps with their numbers."""
        options = [
            Option(Content.assemble(muted(f"{number:>3}  "), self._line(step)))
            for number, step in enumerate(self._guide.steps, 1)
        ]
        yield OptionList(*options, id="steps", classes="dialog-list", markup=False)

    def _line(self, step: AnyStep) -> Content:
        """A step as in the list of steps; one that is not in the agenda with its condition."""
        if step.ask_if and step not in self._agenda and step.id != self._here:
            words = muted(f"  {step.title}: only {step.ask_if.words}")
            return words.truncate(_WIDTH, ellipsis=True)
        return step_line(step, self._session, self._here, _WIDTH, open_scores=self._open_scores)

    def on_mount(self) -> None:
        """Begin at the step in front of the room."""
        steps = self.query_one("#steps", OptionList)
        ids = [step.id for step in self._guide.steps]
        steps.highlighted = ids.index(self._here)
        steps.focus()

    def on_key(self, event: Key) -> None:
        """Digits go to the step of that number."""
        if not (event.character and event.character.isdecimal()):
            return
        event.stop()
        self._digits += event.character
        if not 1 <= int(self._digits) <= len(self._guide.steps):
            self._digits = event.character
        if 1 <= int(self._digits) <= len(self._guide.steps):
            self.query_one("#steps", OptionList).highlighted = int(self._digits) - 1

    @on(OptionList.OptionSelected, "#steps")
    def choose(self) -> None:
        """Enter or a click chooses."""
        self.action_accept()

    def answer(self) -> str:
        """The id of the step under the cursor."""
        place = self.query_one("#steps", OptionList).highlighted or 0
        return self._guide.steps[place].id
