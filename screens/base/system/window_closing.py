"""Closing the window of a terminal on Windows, logging off and shutting down.

Windows ends a program as soon as its handler of these events has returned, and that of the C
runtime, on which Python's signals rest there, returns at once. So one of our own is asked first: it
has the program told to stop, as a signal elsewhere does, and returns only when there is no time
left. By then the program has said goodbye and is gone.
"""

from __future__ import annotations

import _thread
import signal
import time
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from typing import Any, Final

EVENTS: Final = frozenset({2, 5, 6})
"""The window is closed, somebody logs off, the machine is shut down; Ctrl+C is none of them."""

PATIENCE: Final = 4.5
"""Seconds to say goodbye; Windows waits for five."""


def answer(
    event: int, interrupt: Callable[[], None], wait: Callable[[float], None] = time.sleep
) -> bool:
    """Deal with an event of the console, in the thread that Windows makes for it.

    Returns:
        Whether it was one of ours, so that nobody else is asked.
    """
    if event not in EVENTS:
        return False
    interrupt()
    wait(PATIENCE)
    return True


@contextmanager
def told_to_the_program(handled: Container[int], system: Any = None) -> Iterator[None]:
    """Have the closing of the window arrive as the signal that Windows has for Ctrl+Break.

    Args:
        handled: the signals that the program deals with; without that one nothing is done.
        system: the functions of Windows, where they are not those of this machine.
    """
    number: Any = getattr(signal, "SIGBREAK", None)
    if number is None or number not in handled:
        yield
        return
    import ctypes  # noqa: PLC0415 - 3 ms before the first paint, for Windows alone

    kernel = system or getattr(getattr(ctypes, "windll", None), "kernel32", None)
    if kernel is None:
        yield
        return
    handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint)(
        lambda event: answer(event, lambda: _thread.interrupt_main(number))
    )
    taken = kernel.SetConsoleCtrlHandler(handler, 1)  # there is none to ask without a console
    try:
        yield
    finally:
        if taken:
            kernel.SetConsoleCtrlHandler(handler, 0)
