"""What screens and files say, as text, beside the page of it that was read before."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from textual.content import Content


class Pages:
    """Compares what is said with the page of a test, a text file in `__pages__` beside it.

    `--snapshot-update` writes the pages anew, to be read.
    """

    def __init__(self, test: pytest.Item) -> None:
        self._file = test.path.parent / "__pages__" / test.path.stem / f"{test.name}.txt"
        self._writes = bool(test.config.getoption("update_snapshots", default=False))

    def same(self, *said: Content | str) -> None:
        """Make sure that nothing is said otherwise than it was: no word, order, mark or place.

        Args:
            said: what a person sees, a part after the other; blanks at the end of a line, which
                nobody sees, do not count.
        """
        parts = (each if isinstance(each, str) else each.plain for each in said)
        self.same_lines(line.rstrip() for part in parts for line in [*part.split("\n"), "=" * 20])

    def same_lines(self, said: Iterable[str]) -> None:
        """The same of the lines of a file, to the last blank."""
        lines = list(said)
        text = "".join(f"{line}\n" for line in lines)
        if self._writes:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(text, "utf-8", newline="\n")
        kept = self._file.read_text("utf-8") if self._file.exists() else ""
        found = difflib.unified_diff(kept.splitlines(), lines, "as it was read", "as it is", "", "")
        assert text == kept, "\n".join(found)
