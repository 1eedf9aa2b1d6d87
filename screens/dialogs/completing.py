"""A field that is completed from what is known: Tab and Enter take the completion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input

from workshop.text import clean


class CompletingInput(Input):
    """An input whose completion is taken by Tab and Enter; Ctrl+S takes what was typed.

    Args:
        known: what it is completed from; the first that begins with what was typed.
        value: what stands there at first.
        field: the id of the field.
        placeholder: what is shown while it is empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete, or the next field", show=False)
    ]

    def __init__(
        self,
        known: Sequence[str],
        value: str = "",
        *,
        field: str,
        placeholder: str = "",
    ) -> None:
        super().__init__(
            value,
            id=field,
            compact=True,
            placeholder=placeholder,
            suggester=SuggestFromList(known, case_sensitive=False),
            select_on_focus=False,
        )
        self._known = tuple(known)

    @property
    def completion(self) -> str:
        """The whole text as it would be completed; empty where there is nothing to complete.

        Worked out at once: the suggestion that is shown comes a moment after the key.
        """
        typed = self.value.casefold()
        if not typed.strip() or not self.cursor_at_end or typed in map(str.casefold, self._known):
            return ""
        return next((each for each in self._known if each.casefold().startswith(typed)), "")

    def _take(self) -> bool:
        """Complete the text; whether there was anything to complete."""
        if not (completion := self.completion):
            return False
        self.value = completion
        self.cursor_position = len(completion)
        return True

    def action_complete(self) -> None:
        """Take the completion, or go on to the next field."""
        if not self._take():
            self.screen.focus_next()

    async def action_submit(self) -> None:
        """Complete, and accept."""
        self._take()
        await super().action_submit()


class ListInput(Input):
    """A field of one line that hands on a list that was pasted, and drops none of its lines."""

    class PastedList(Message):
        """Several lines or cells were pasted; nothing of them is in the field."""

        def __init__(self, text: str, field: str) -> None:
            super().__init__()
            self.text = text
            """Everything that was pasted."""
            self.field = field
            """The id of the field."""

    def _on_paste(self, event: events.Paste) -> None:
        """Hand on several lines or cells; a text of one goes into the field."""
        lines = sum(bool(line.strip()) for line in clean(event.text).split("\n"))
        if lines > 1 or "\t" in event.text.strip():
            event.stop()
            event.prevent_default()
            self.post_message(self.PastedList(event.text, self.id or ""))
