"""The dialog that hands the documents out, as a draft or as final, and says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.choice import Choice
from workshop.running.findings.commands import IssueVersion

Refusal = Callable[[IssueVersion], str]
"""Says why a version cannot be issued; nothing where it can."""


class IssueDialog(Dialog[IssueVersion]):
    """Asks how far the documents are, and who answers for them.

    Args:
        status: how far they are now, in a sentence.
        author: who answers for them unless another is named.
        open_ends: what a reader would miss, in sentences; nothing of it hinders.
        refusal: says why a version cannot be issued.
    """

    HEADING = "Issue the documents"
    ACCEPT = "Issue"

    def __init__(
        self, status: str, author: str, open_ends: Sequence[str], refusal: Refusal
    ) -> None:
        super().__init__()
        self._status = status
        self._author = author
        self._open_ends = open_ends
        self._refusal = refusal

    def fields(self) -> Iterable[Widget]:
        """How far they are, who answers for them, what is missing."""
        yield Static(self._status, classes="dialog-words", markup=False)
        choices = [("draft", "the next draft"), ("final", "final")]
        yield Field("As", Choice(choices, "draft", id="how"))
        yield Field("Author", line("author", self._author, hint="who answers for it"))
        yield Static("", id="missing", classes="field-note", markup=False)

    def on_mount(self) -> None:
        """Say what is missing."""
        self.say_missing()

    @property
    def _wanted(self) -> IssueVersion:
        final = self.query_one("#how", Choice).value == "final"
        return IssueVersion(final=final, author=self.text_of("author"))

    @on(Choice.Changed)
    def say_missing(self) -> None:
        """What hinders it, then what a reader would miss."""
        refusal = self._refusal(self._wanted)
        lines = [f"▲ {refusal}"] if refusal else []
        lines += [f"· {each}" for each in self._open_ends]
        told = "\n".join(lines) or "Nothing is missing: headline, recommendations and asks stand."
        self.query_one("#missing", Static).update(told)

    def answer(self) -> IssueVersion:
        """What shall be issued."""
        wanted = self._wanted
        if refusal := self._refusal(wanted):
            raise Missing(refusal, "how")
        return wanted
