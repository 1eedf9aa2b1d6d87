"""What happens when as lines of text: down the years, each thing at its time."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop.report.blocks import CONTESTED, Dated, DateLine

_WHEN: Final = 9
"""Cells for the time within its year."""


def date_lines(line: DateLine | None, width: int) -> list[Content]:
    """A date line, a row for each thing.

    Args:
        line: what is drawn; none where nothing has a date.
        width: cells in a line.
    """
    if line is None or not line.items:
        return [
            Content.styled("No factor names a date yet.", MUTED),
            *muted("A month, a quarter or a year in a statement puts it here.").wrap(width),
        ]
    lines: list[Content] = []
    year = 0
    for item in line.items:
        turned = item.begins.year != year
        if turned and lines:
            lines.append(Content.styled("     │", "$rule"))
        year = item.begins.year
        lines.append(_item(item, width, turned=turned))
    return lines


def _item(item: Dated, width: int, *, turned: bool) -> Content:
    """One thing at its time; the year stands only where it begins."""
    when = item.when.replace(str(item.begins.year), "").strip(" ,-")
    head = Content.assemble(
        (f"{item.begins.year if turned else '':<5}", "bold"),
        ("├ " if not turned else "┼ ", "$rule"),
        (f"{when[:_WHEN]:<{_WHEN}}", MUTED),
        letter_sign(item.letter) if item.letter else muted("·"),
        " ",
        (f"{item.code:<4}", "bold"),
        (f"{CONTESTED} " if item.contested else "", f"bold {ALERT}"),
    )
    text = Content(item.text.replace("\n", " "))
    return head + text.truncate(max(8, width - head.cell_length), ellipsis=True)
