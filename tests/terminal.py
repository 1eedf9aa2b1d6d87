"""A real terminal to test in: a pseudo-terminal, and what a person would see on it."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Final, Self

import pyte

if sys.platform != "win32":  # what is beside a terminal in the same file is tried there too
    import fcntl
    import pty
    import termios

KEYS: Final[Mapping[str, str]] = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What a terminal sends for a key."""

COLOURS: Final = re.compile(rb"\x1b\[[0-9;:]*m")
"""What sets the colour of text; four fifths of what a screen sends, and no test looks at it."""
CALM: Final = 4
"""How often in a row a program must be found asleep until it is taken for one that waits."""
BEGUN: Final = re.compile(rb"\x1b(\[[0-9;:]*)?$")
"""The beginning of an escape sequence whose rest has not come."""


class Cell(pyte.screens.Char):
    """A cell without a colour, of which each character has one for all screens."""

    made: ClassVar[dict[str, Self]] = {}

    def _replace(self, **changes: Any) -> Self:
        """The cell of a character."""
        data = changes["data"]
        if data not in self.made:
            self.made[data] = super()._replace(data=data)
        return self.made[data]


class Terminal:
    """A program in a terminal of its own, driven by keys and read off the screen."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._screen.cursor.attrs = Cell(" ")
        self._stream = pyte.ByteStream(self._screen)
        self._begun = b""
        self._lines: list[str] | None = None
        self.received = bytearray()
        """Every byte that the program wrote."""
        self.status: int | None = None
        """How the program ended; none while it runs."""
        self._pid, self._handle = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], list(command), {**os.environ, **self._terms(environment)})  # noqa: S606 - the program under test
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, size)

    @staticmethod
    def _terms(environment: Mapping[str, str] | None) -> dict[str, str]:
        """What the program learns of its terminal."""
        return {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}

    def __enter__(self) -> Self:
        """The terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program if it still runs."""
        if self.status is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._handle)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program writes for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not select.select([self._handle], [], [], left)[0]:
                continue
            try:
                content = os.read(self._handle, 65536)
            except OSError:
                self._ended()
                return
            if not content:
                self._ended()
                return
            self.received += content
            self._feed(content)

    def _feed(self, content: bytes) -> None:
        """Show what was written, in one colour."""
        content = COLOURS.sub(b"", self._begun + content)
        begun = BEGUN.search(content)
        self._begun = begun.group() if begun else b""
        self._stream.feed(content.removesuffix(self._begun))
        self._lines = None

    def _ended(self) -> None:
        """The program closed its end."""
        if self.status is None:
            _, status = os.waitpid(self._pid, 0)
            self.status = os.waitstatus_to_exitcode(status)

    def press(self, *keys: str) -> None:
        """Press keys by name, or single characters."""
        for key in keys:
            os.write(self._handle, KEYS.get(key, key).encode())
            self.read(0.02)

    def type(self, text: str) -> None:
        """Type characters."""
        os.write(self._handle, text.encode())
        self.read(0.02)

    def paste(self, text: str) -> None:
        """Paste a text as terminals do."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    @property
    def lines(self) -> list[str]:
        """The screen as it is now."""
        if self._lines is None:
            screen, width = self._screen, range(self._screen.columns)
            rows = (screen.buffer[row] for row in range(screen.lines))
            # The cell behind a character of two columns holds nothing.
            self._lines = ["".join([row[at].data for at in width]).rstrip() for row in rows]
        return self._lines

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def until(self, *texts: str, seconds: float = 60) -> None:
        """Wait until all texts are on the screen.

        Raises:
            AssertionError: they did not come; the message holds the screen.
        """
        last = time.monotonic() + seconds
        while time.monotonic() < last:
            if all(text in self.text for text in texts):
                return
            if self.status is not None:
                break
            self.read(0.05)
        missing = [text for text in texts if text not in self.text]
        raise AssertionError(f"never on the screen: {missing}\n{self.text}")

    def rest(self, seconds: float = 60) -> None:
        """Wait until the program has done what it was about to do, and waits for a key.

        That is seen by its threads: all sleep, several times in a row, and nothing was written.
        One that a busy machine keeps from running does not sleep.

        Raises:
            AssertionError: it did not come to rest.
        """
        calm, last = 0, time.monotonic() + seconds
        while calm < CALM and self.status is None:
            if time.monotonic() > last:
                raise AssertionError(f"it did not come to rest\n{self.text}")
            before = len(self.received)
            self.read(0.02)
            calm = calm + 1 if len(self.received) == before and self._sleeps() else 0

    def _sleeps(self) -> bool:
        """Whether every thread of the program waits for something."""
        try:
            told = [task.read_text() for task in Path(f"/proc/{self._pid}/task").glob("*/stat")]
        except OSError:
            return False  # a thread ended meanwhile
        # The name of the program, in brackets, may hold anything; its state stands behind it.
        return bool(told) and all(one.rpartition(")")[2].split()[0] == "S" for one in told)

    def until_any(self, *texts: str, seconds: float = 60) -> str:
        """Wait until one of the texts is on the screen, and give it.

        Raises:
            AssertionError: none came; the message holds the screen.
        """
        last = time.monotonic() + seconds
        while time.monotonic() < last and self.status is None:
            for text in texts:
                if text in self.text:
                    return text
            self.read(0.05)
        raise AssertionError(f"none on the screen: {texts}\n{self.text}")

    def end(self, seconds: float = 60) -> int:
        """Wait for the program to end; its exit status."""
        last = time.monotonic() + seconds
        while self.status is None and time.monotonic() < last:
            self.read(0.05)
        if self.status is None:
            raise AssertionError(f"the program did not end\n{self.text}")
        return self.status

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self._pid, number)

    def hang_up(self, seconds: float = 60) -> int:
        """Close the terminal as closing its window does; the exit status of the program."""
        os.close(self._handle)
        self._handle = os.open(os.devnull, os.O_RDONLY)
        last = time.monotonic() + seconds
        while self.status is None and time.monotonic() < last:
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                self.status = os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        if self.status is None:
            raise AssertionError("the program outlived its terminal")
        return self.status

    def kill(self) -> None:
        """Pull the plug."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self.status = -signal.SIGKILL
