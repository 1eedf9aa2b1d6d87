"""Cells in files that spreadsheets open: what they would carry out stays text.

A cell that begins with an equals sign, a plus, a minus or an at sign is a formula to a spreadsheet,
with wide ones to some; so is one that begins with a tab or a carriage return before it.
In files it has an apostrophe before it, which reading takes off again; a cell that has one already
gets another, so that every text comes back as it was.
"""

from __future__ import annotations

import re
from typing import Final

_OBEYED: Final = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@＝＋－＠\t\r]")


def guarded(text: str) -> str:
    """The text for a cell of a file."""
    return f"'{text}" if _OBEYED.match(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell of a file stands for."""
    return cell[1:] if _GUARDED.match(cell) else cell
