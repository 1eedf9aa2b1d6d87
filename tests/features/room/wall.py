"""The wall of a room, as a second process: what stands on it, in letters of any size."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from screens.view.letters import drawn, wrapped
from tests.features.test_whole_run import program
from tests.terminal import Terminal

MARGIN: Final = 3
"""Cells at the left of everything but the edge."""


class Wall(Terminal):
    """`workshop view` on an engagement, in a terminal of its own.

    Args:
        place: the folder of engagements.
        named: the engagement.
        columns: cells across.
        rows: rows.
    """

    def __init__(self, place: Path, named: str, *, columns: int = 120, rows: int = 36) -> None:
        command, environment = program(place, "view", named)
        self._inner = columns - 2 * MARGIN
        self.told = ""
        """Everything that stood on it so far, in plain letters."""
        super().__init__(command, columns=columns, rows=rows, environment=environment)

    @property
    def number(self) -> int:
        """The number of its process."""
        return self._pid

    def shows(self, *texts: str, seconds: float = 30) -> None:
        """Wait until each text stands there, large or plain.

        Raises:
            AssertionError: one did not come; the message holds the wall.
        """
        last = time.monotonic() + seconds
        while missing := [text for text in texts if not self.has(text)]:
            if time.monotonic() > last or self.status is not None:
                raise AssertionError(f"never on the wall: {missing}\n{self.text}")
            self.read(0.05)
        self.told += self.text

    def has(self, text: str) -> bool:
        """Whether a text stands there, in letters of some size."""
        there = [line[MARGIN:] for line in self.lines]
        if any(text in line for line in there):
            return True
        return any(
            all(line.startswith(row) for line, row in zip(there[at:], rows, strict=False))
            for rows in self._written(text)
            for at in range(len(there) - len(rows) + 1)
        )

    def _written(self, text: str) -> Iterator[list[str]]:
        """The rows of a text in each size of large letters; a clock may stand behind them."""
        for size in range(1, 6):
            lines = wrapped(text, self._inner, size)
            if lines is not None:
                yield "\n".join(row.rstrip() for row in drawn(lines, size)).strip("\n").split("\n")


class Watcher:
    """`workshop watch --json` on an engagement, beside everything else: all that it told."""

    def __init__(self, place: Path, named: str, edition: str = "") -> None:
        words = ["watch", named, "--json", "--since", "1"]
        words += ["--edition", edition] if edition else []
        command, environment = program(place, *words)
        self._out = place / f"watched-{edition or 'wall'}.jsonl"
        with self._out.open("wb") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **environment}
            )

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()

    @property
    def text(self) -> str:
        """All that it told, as it was written."""
        return self._out.read_text("utf-8")

    @property
    def lines(self) -> list[dict[str, Any]]:
        """All that it told; a line that is being written is none yet."""
        whole = self.text.rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    def until(self, number: int, seconds: float = 30) -> None:
        """Wait until it has told the change of a number.

        Raises:
            AssertionError: it did not.
        """
        last = time.monotonic() + seconds
        while not (told := self.lines) or told[-1]["line"] < number:
            assert time.monotonic() < last, f"{self.text[-500:]}\n… never told change {number}"
            assert self.process.poll() is None, self.text
            time.sleep(0.05)


def words_of(process: int) -> str:
    """What everybody on the machine can read of a process: its arguments and its name."""
    folder = Path(f"/proc/{process}")
    return (folder / "cmdline").read_text() + (folder / "comm").read_text()
