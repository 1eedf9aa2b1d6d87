"""What whoever sends a document must know, told once it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from screens.base.terminal_output import warn

_KNOWN_ALL_THE_SAME: Final = "what a text describes can still show who is meant."
"""What no program can promise, told to whoever sends a document and not to who receives it."""


def warn_before_sending(edition: str, exposed: Iterable[str]) -> None:
    """Warn of what stands in what was written; of nothing where the edition is not sent.

    Args:
        edition: in which it was written, a key of `EDITIONS`.
        exposed: what can give somebody away in it, a sentence for each.
    """
    if edition != "shareable":
        return
    for sentence in (_KNOWN_ALL_THE_SAME, *exposed):
        warn(f"Read before sending: {sentence}")
