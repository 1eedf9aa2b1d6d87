"""Tables as the reader of files gives them to a method."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop.methods.core.table import Rows


def numbered(lines: Iterable[Sequence[str | float]]) -> Rows:
    """Lines of cells with their numbers in the file, from 1; those that hold nothing are left out.

    Args:
        lines: the cells of every line of the file.
    """
    return [(line, cells) for line, cells in enumerate(lines, 1) if any(map(str, cells))]
