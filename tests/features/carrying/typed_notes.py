"""Notes of a session as they are typed in a room: its people, lines, and cells of tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_SAID: Final = re.compile(r"\[[\d:]+\] ([^%].*)")
_ROW: Final = re.compile(r"% row: \[[\d:]+\] \w+ \| (.*)")


class Sheet:
    """What a session came to, as somebody types it who has its notes on paper.

    Args:
        file: the notes.
        fields: the fields of each step that has a table, in the order of its columns.
    """

    def __init__(self, file: Path, fields: Mapping[str, Sequence[str]]) -> None:
        self.people: list[str] = []
        """Name, role and department of each who is there."""
        self.said: dict[str, list[str]] = {}
        """By the id of a step, the lines that are said in it."""
        self.rows: dict[str, list[tuple[str, ...]]] = {}
        """By the id of a step, the cells of the rows that are entered in it."""
        step = ""
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("person: "):
                self.people.append(line.removeprefix("person: "))
            elif line.startswith("## "):
                step = line.removeprefix("## ")
            elif found := _SAID.fullmatch(line):
                self.said.setdefault(step, []).append(found[1])
            elif found := _ROW.fullmatch(line):
                cells = dict(each.split(": ", 1) for each in found[1].split(" | "))
                row = tuple(cells.get(name, "") for name in fields[step])
                self.rows.setdefault(step, []).append(row)
