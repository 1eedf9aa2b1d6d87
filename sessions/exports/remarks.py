"""What a writer has to say of a file that it made all the same: a sign no font has, a lost logo.

A writer gives bytes and nothing else. What whoever asked for the file should know beside that is
remarked here, and read by the front end that listens meanwhile; where nobody listens it is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_LISTENING: Final[ContextVar[list[str] | None]] = ContextVar("remarks of writers", default=None)


@contextmanager
def remarks() -> Iterator[list[str]]:
    """Listen to the writers in the block: the list has each sentence once, in their order."""
    heard: list[str] = []
    before = _LISTENING.set(heard)
    try:
        yield heard
    finally:
        _LISTENING.reset(before)


def remark(sentence: str) -> None:
    """Tell whoever listens something about the file that is being written.

    Args:
        sentence: what it lacks and what can be done, in a sentence or two.
    """
    heard = _LISTENING.get()
    if heard is not None and sentence not in heard:
        heard.append(sentence)
