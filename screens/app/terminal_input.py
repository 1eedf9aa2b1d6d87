"""Bytes from the terminal that are no UTF-8: shown as such and told, never the end of the program.

A terminal or an SSH client set to Latin-1 sends `é` as one byte; so may a paste. Textual's driver
decodes strictly, and what it raises in its thread would end the application without a word.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable
from functools import cache, partial
from typing import Final

from textual.driver import Driver

NO_UTF8: Final = (
    "The terminal sent bytes that are no UTF-8; they stand as �. Set the terminal, or the SSH "
    "client, to UTF-8, and type them again."
)
"""What is said where it happens first."""

_HANDLER: Final = "workshop-terminal"


@cache
def tolerant(driver: type[Driver]) -> type[Driver]:
    """The driver of the terminal, made to go on after bytes that are no UTF-8.

    Args:
        driver: the class that Textual chose for this terminal.
    """
    module = sys.modules[driver.__module__]
    if not hasattr(module, "getincrementaldecoder"):
        return driver

    class TolerantDriver(driver):  # type: ignore[valid-type, misc]  # the class is found at run time
        """Decodes what is typed and pasted, whatever it is."""

        def run_input_thread(self) -> None:
            """Read the terminal until the application ends."""
            tell_once = _once(lambda: self._app.call_later(self._app.notify, NO_UTF8, timeout=20))
            codecs.register_error(_HANDLER, partial(_replaced, tell_once))
            super().run_input_thread()

    # The loop that reads has no place for another decoder, only this name.
    module.getincrementaldecoder = _decoder  # type: ignore[attr-defined]
    return TolerantDriver


def _decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), _HANDLER)


def _once(tell: Callable[[], object]) -> Callable[[], None]:
    told: list[object] = []

    def once() -> None:
        if not told:
            told.append(tell())

    return once


def _replaced(tell: Callable[[], None], problem: UnicodeError) -> tuple[str, int]:
    """A mark in the place of bytes that cannot be decoded."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    tell()
    return "�", problem.end
