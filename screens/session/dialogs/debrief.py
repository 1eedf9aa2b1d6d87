"""The debrief: a short form in the minutes after a talk, for those alone who held it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.record.within import RemarkTopic
from workshop.talks.debrief import QUESTIONS

_LABELS: Final = {
    RemarkTopic.STOOD_OUT: "Stood out",
    RemarkTopic.WORDS: "Their words",
    RemarkTopic.SURPRISE: "Surprises",
    RemarkTopic.GUIDE: "Guide",
}
NOTHING_SAID: Final[Mapping[RemarkTopic, str]] = MappingProxyType({})
"""Nothing was typed before."""

_SHOWN: Final = 6
"""So many remarks that stand already are shown, the last ones."""


class DebriefDialog(Dialog[Mapping[RemarkTopic, str]]):
    """Asks what stood out, which words they use, what surprised, what to change in the guide.

    Args:
        title: the session.
        noted: the remarks that stand already, as numbered lines.
        marked: what was marked as a surprise while it was said.
        said: what was typed before and could not be noted, by topic.
    """

    ACCEPT = "Note it"

    def __init__(
        self,
        title: str,
        noted: list[str],
        marked: Iterable[str] = (),
        said: Mapping[RemarkTopic, str] = NOTHING_SAID,
    ) -> None:
        super().__init__()
        self._title = title
        self._noted = noted
        self._marked = list(marked)
        self._said = said

    def heading(self) -> str:
        """What it is the debrief of."""
        return f"Debrief: {self._title}"

    def fields(self) -> Iterable[Widget]:
        """What stands already, then a line for each topic."""
        about = (
            "For you alone: no copy that you share has it. Leave empty what there is not; "
            "a remark on one question begins with its number or id, as in 3: ask for a figure."
        )
        yield Static(about, classes="dialog-words", markup=False)
        for heading, lines in (("Noted", self._noted), ("Marked as a surprise", self._marked)):
            if lines:
                words = "\n".join(lines[-_SHOWN:])
                yield Static(f"{heading}:\n{words}", classes="dialog-words", markup=False)
        for topic, label in _LABELS.items():
            said = self._said.get(topic, "")
            yield Field(label, line(topic.name.lower(), said, hint=QUESTIONS[topic]))

    def answer(self) -> Mapping[RemarkTopic, str]:
        """What was typed, by topic."""
        said = {topic: self.text_of(topic.name.lower()) for topic in _LABELS}
        if not any(text.strip() for text in said.values()):
            raise Missing("Nothing is typed yet; Esc goes away without noting anything.")
        return said
