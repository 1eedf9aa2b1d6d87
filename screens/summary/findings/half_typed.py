"""What is typed into findings and not recorded: it outlives Escape, and the program."""

from __future__ import annotations

from collections.abc import Iterable

from sessions.store.drafts import Place
from sessions.store.store import Store
from workshop.running.findings.standing import findings_of

NEW: str = ""
"""The key of a finding that is not made yet."""
HEADLINE: str = "headline"
"""The key of the headline."""
FOLLOWS: str = " follows"
"""Behind the key of a finding: what is recommended and asked."""
_MARKS = "marks"


class HalfTyped:
    """The drafts of the findings of an engagement.

    Args:
        store: the engagement.
    """

    def __init__(self, store: Store) -> None:
        self._drafts = store.drafts
        self._record = store.record

    @staticmethod
    def _place(key: str, name: str) -> Place:
        """No session has it: it belongs to the engagement."""
        return Place("", key, f"finding {name}")

    def text(self, key: str, name: str) -> str:
        """What was typed into a field of a finding; empty where nothing was."""
        return self._drafts.text(self._place(key, name))

    def keep(self, key: str, name: str, text: str, before: str) -> None:
        """Keep what stands in a field, unless it is what stood there before."""
        self._drafts.put(self._place(key, name), text, before)

    def drop(self, key: str, names: Iterable[str]) -> None:
        """Forget what was recorded."""
        for name in names:
            self._drafts.drop(self._place(key, name))

    @property
    def marked(self) -> tuple[str, ...]:
        """What was marked for a sentence that is half typed."""
        return tuple(self.text(NEW, _MARKS).split("\n")) if self.text(NEW, _MARKS) else ()

    def keep_marks(self, marked: Iterable[str]) -> None:
        """Keep what is marked for a sentence that is half typed."""
        self.keep(NEW, _MARKS, "\n".join(marked), "")

    def drop_new(self) -> None:
        """A new finding was made: nothing of it is half typed."""
        self.drop(NEW, ("words", _MARKS))

    @property
    def all(self) -> dict[str, str]:
        """The sentences that are half typed, by the keys of their findings.

        What follows from a finding is told under its key with `FOLLOWS` behind it.
        """
        keys = [NEW, *(each.id for each in findings_of(self._record))]
        found = {key: self.text(key, "words") for key in keys}
        for key in keys:
            typed = (self.text(key, name) for name in ("recommend", "ask", "who", "by"))
            found[key + FOLLOWS] = " · ".join(filter(None, typed))
        found[HEADLINE] = self.text(HEADLINE, "headline")
        return {key: text for key, text in found.items() if text}
