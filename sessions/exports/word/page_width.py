"""How wide the text of the Word file is that is being made: its paper and margins decide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

USUAL: Final = 9638
"""Between the margins of our own page, in twentieths of a point."""

_LEAST: Final = 4500
_GREATEST: Final = 20_000
_WIDTH: Final = ContextVar("width of the text", default=USUAL)


@contextmanager
def text_is(width: int) -> Iterator[None]:
    """Have everything that is made in the block be made for a text so wide."""
    before = _WIDTH.set(min(_GREATEST, max(_LEAST, width)))
    try:
        yield
    finally:
        _WIDTH.reset(before)


def text_width() -> int:
    """Between the margins, in twentieths of a point."""
    return _WIDTH.get()
