"""A question with several answers, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog


class Answer(NamedTuple):
    """One of the answers."""

    key: str
    """The letter that gives it."""
    value: str
    words: str


class Answers(Dialog[str]):
    """Asks what is to be done; Enter gives the first answer, Escape none.

    Args:
        question: the title.
        words: what is to be known first, a paragraph each.
        answers: what can be answered, the most likely first.
        stays: what Escape does, in words.
    """

    DEFAULT_CSS = """
    Answers .dialog-scroll {
        max-height: 60vh;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "further(-1)", "Up", show=False),
        Binding("down", "further(1)", "Down", show=False),
        Binding("pageup", "further(-8)", "A page up", show=False),
        Binding("pagedown", "further(8)", "A page down", show=False),
    ]

    def __init__(
        self, question: str, words: Iterable[str], answers: Sequence[Answer], stays: str
    ) -> None:
        super().__init__()
        self._question = question
        self._words = list(words)
        self._answers = answers
        self._stays = stays

    def heading(self) -> str:
        """The question."""
        return self._question

    def fields(self) -> Iterable[Widget]:
        """What is to be known, all of it: a long one scrolls."""
        words = Static("\n".join(self._words), classes="dialog-words", markup=False)
        yield VerticalScroll(words, classes="dialog-scroll", can_focus=False)

    def buttons(self) -> Iterable[Widget]:
        """The answers."""
        for each in self._answers:
            yield Button(
                f"{each.key}  {each.words}",
                action=f"screen.answer({each.value!r})",
                compact=True,
                id=each.value,
            )
        yield Static(f"Esc {self._stays}", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Enter gives the first answer."""
        self.query_one(f"#{self._answers[0].value}", Button).focus()
        self.call_after_refresh(self.say_more)

    def say_more(self) -> None:
        """Name the keys that lead to the rest, where not all is in sight."""
        if self.query_one(".dialog-scroll").max_scroll_y:
            self.query_one(".dialog-title", Static).update(f"{self._question}   ↑ ↓ more")

    def action_further(self, by: int) -> None:
        """Show more of what is to be known, so many lines on or back."""
        self.query_one(".dialog-scroll").scroll_relative(y=by, animate=False)

    def on_key(self, event: Key) -> None:
        """A letter gives its answer."""
        for each in self._answers:
            if event.character == each.key:
                event.stop()
                self.action_answer(each.value)

    def action_answer(self, value: str) -> None:
        """Give an answer."""
        self.dismiss(value)

    def action_accept(self) -> None:
        """Give the first answer."""
        self.dismiss(self._answers[0].value)
