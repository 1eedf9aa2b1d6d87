"""Lines of a notes file that name entries: looked up at the end, when every one has its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from workshop.errors import Problem, Refused
from workshop.notes.model import NotedRow, NotedStep
from workshop.notes.row_lines import RowParts, link_parts, read_row
from workshop.registers.register import Register


class RowLines:
    """Gathers the lines of rows, and finds what they rest on once the file was read.

    Args:
        place: gives the place of an entry that a word such as `strengths/2` means.
        problems: gets what is wrong.
    """

    def __init__(self, place: Callable[[str], int], problems: list[Problem]) -> None:
        self._place = place
        self._problems = problems
        self._lines: list[tuple[NotedRow, Register, RowParts]] = []

    def take(self, line: int, step_id: str, register: Register, text: str, at: datetime) -> None:
        """One more row: the step under which it stands, its cells, and when it was entered."""
        parts = read_row(register, text)
        self._problems += [Problem(what, line=line) for what in parts.problems]
        row = NotedRow(
            line=line,
            step_id=step_id,
            register=register.name,
            at=at,
            code=parts.code,
            cells=parts.cells,
        )
        self._lines.append((row, register, parts))

    def read(self) -> tuple[NotedRow, ...]:
        """Every row that is right."""
        found = []
        for row, register, parts in self._lines:
            try:
                rests_on = tuple(self._place(what) for what in parts.evidence)
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=row.line))
                continue
            named = self._entries_named(register, parts)
            found.append(msgspec.structs.replace(row, evidence=rests_on, places=named))
        return tuple(found)

    def _entries_named(self, register: Register, parts: RowParts) -> dict[str, int]:
        """The entries that the links of a row name by their places; other words stay words."""
        named = {}
        for field in register.links:
            for part in link_parts(field, parts.cells.get(field.id, "")):
                try:
                    named[part] = self._place(part)
                except Refused:
                    continue
        return named


class UnseenLines:
    """Gathers which entries had not been shown when a step was confirmed.

    Args:
        place: gives the place of an entry that a word such as `strengths/2` means.
        problems: gets what is wrong.
    """

    def __init__(self, place: Callable[[str], int], problems: list[Problem]) -> None:
        self._place = place
        self._problems = problems
        self._lines: list[tuple[int, str, list[str]]] = []

    def take(self, line: int, step_id: str, places: str) -> None:
        """One more line, and its step."""
        self._lines.append((line, step_id, [each.strip() for each in places.split(",")]))

    def put_into(self, steps: dict[str, NotedStep]) -> None:
        """Say in the steps what had not been shown."""
        for line, step_id, places in self._lines:
            try:
                found = tuple(self._place(place) for place in places)
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=line))
            else:
                steps[step_id] = msgspec.structs.replace(steps[step_id], unseen=found)
