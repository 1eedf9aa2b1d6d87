"""Signals that end the program: a closed terminal, a shutdown, Ctrl+C from outside.

The journal needs no goodbye: what was acknowledged is on the disk. But the time of a session can be
stopped, the half-typed line kept and the lock given back, so that the next start has less to ask.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread, Timer, current_thread, main_thread
from types import FrameType
from typing import Final

from screens.base.system import window_closing

NAMES: Final = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""The signals that end a program; each system has some of them."""

_PATIENCE: Final = 5.0
"""Seconds to close, with a disk that may not answer and a terminal that may have gone."""

_GOODBYE: Final = 0.5
"""Seconds after these in which the terminal may still be put in order."""

ENDED: Final = (
    "Workshop was told to stop, and ended before it had closed: the disk did not answer in time. "
    "Everything shown as recorded is kept; a line that was still being written may be missing."
)
"""What is said where the program was."""

_LENT: Final = list[bool]()
"""Holds something while another program has the terminal."""


class Stopped(SystemExit):
    """The program was told to stop; its code is the exit status that shells expect."""

    def __init__(self, number: int) -> None:
        super().__init__(status_of(number))


class Stops:
    """Ends a program at its prompts: never in the middle of what it records."""

    def __init__(self) -> None:
        self._waits = False
        self._leave: Callable[[], None] | None = None
        self._number = 0

    def stop(self, number: int) -> None:
        """Told to stop: at once where a prompt waits, else before the next one does.

        Raises:
            Stopped: a prompt was waiting that has no way of its own to be left.
            KeyboardInterrupt: likewise, and it was Ctrl+C.
        """
        self._number = number
        if self._leave is not None:
            self._leave()
        elif self._waits:
            raise self._ending()

    @property
    def ending(self) -> BaseException | None:
        """What a prompt is left with; none while nobody told the program to stop."""
        return self._ending() if self._number else None

    def _ending(self) -> BaseException:
        return KeyboardInterrupt() if self._number == signal.SIGINT else Stopped(self._number)

    @contextmanager
    def waiting(self, leave: Callable[[], None] | None = None) -> Iterator[None]:
        """While a prompt waits for an answer.

        Args:
            leave: leaves the prompt with `ending`, where what is raised out of a handler of signals
                would be lost: between two steps of an event loop it may meet code that has nobody
                to raise it to.

        Raises:
            Stopped: the program was told to stop.
            KeyboardInterrupt: Ctrl+C came before the prompt did.
        """
        self._waits, self._leave = True, leave
        try:
            if self._number:
                raise self._ending()
            yield
        finally:
            self._waits, self._leave = False, None


def status_of(number: int) -> int:
    """The exit status after a signal."""
    return 128 + number


@contextmanager
def handled_by(stop: Callable[[int], None], *more: str) -> Iterator[None]:
    """Have a function called when the program is told to stop.

    Args:
        stop: is called with the number of the signal, between any two steps of the main thread.
        more: the names of further signals.
    """
    before = {}

    def handle(number: int, _: FrameType | None) -> None:
        stop(number)

    for name in (*NAMES, *more) if current_thread() is main_thread() else ():
        if (number := getattr(signal, name, None)) is not None:
            with suppress(OSError, ValueError):
                before[number] = signal.signal(number, handle)
    try:
        with window_closing.told_to_the_program(before):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


@contextmanager
def ignoring_ctrl_c() -> Iterator[None]:
    """While another program has the terminal: Ctrl+C is meant for that one."""
    before = None
    if current_thread() is main_thread():
        # A function of ours, for the other program would inherit that Ctrl+C is ignored.
        before = signal.signal(signal.SIGINT, lambda *_: None)
    _LENT.append(True)
    try:
        yield
    finally:
        _LENT.pop()
        if before is not None:
            signal.signal(signal.SIGINT, before)


@contextmanager
def ended_at_prompts(stop: Callable[[int], None]) -> Iterator[None]:
    """While a program asks at prompts: told to stop, it ends, also where its disk does not answer.

    Args:
        stop: as in `handled_by`; is called at Ctrl+C too, which ends nothing by itself.
    """
    ending = Ending(lambda: print(f"\n{ENDED}", file=sys.__stderr__, flush=True))

    def told(number: int) -> None:
        if number != signal.SIGINT:
            ending.begin(number)
        stop(number)

    with handled_by(told, "SIGINT"), ending.begun_by_signals():
        yield


class Ending:
    """Sees to it that a program that was told to stop ends, whatever it waits for.

    Args:
        leave: puts the terminal in order where the program did not come to that; is called in a
            thread, and not waited for where the terminal takes nothing any more.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        self._leave = leave
        self._begun = False

    def begin(self, number: int) -> None:
        """From now on it has some seconds to close; not while another program has the terminal.

        Args:
            number: the signal that it was told to stop with.
        """
        if not (self._begun or _LENT):
            self._begun = True
            end_soon(number, self._leave)

    @contextmanager
    def begun_by_signals(self) -> Iterator[None]:
        """Begin at a signal also where the main thread waits for the system, and deals with none.

        On Windows the loop of the application has the place where the system tells of signals.
        """
        if sys.platform == "win32" or current_thread() is not main_thread():
            yield
            return
        told, tells = os.pipe()
        os.set_blocking(tells, False)
        before = signal.set_wakeup_fd(tells, warn_on_full_buffer=False)
        Thread(target=self._listen, args=(told,), name="signals", daemon=True).start()
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            os.close(tells)

    def _listen(self, told: int) -> None:
        """Look at each signal that comes, in a thread of its own, until there are no more."""
        ends = {int(getattr(signal, name)) for name in NAMES if hasattr(signal, name)}
        while numbers := os.read(told, 64):
            for number in ends.intersection(numbers):
                self.begin(number)
        os.close(told)


def end_soon(number: int, leave: Callable[[], object]) -> None:
    """Make sure that the program ends, whether or not its disk and its terminal still answer."""

    def end() -> None:
        goodbye = Thread(target=leave, name="goodbye", daemon=True)
        goodbye.start()
        goodbye.join(_GOODBYE)
        os._exit(status_of(number))

    last = Timer(_PATIENCE, end)
    last.daemon = True
    last.start()
