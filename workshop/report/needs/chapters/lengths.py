"""How long the tables of a document of many needs are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import grouped, say
from workshop.report.blocks import AnyBlock, Paragraph, plain

MOST: Final = 100
"""So many rows of a table are read on paper; every request stands with its department."""


def more(rows: int) -> Iterator[AnyBlock]:
    """How many of so many rows stand with their departments alone; nothing where none do."""
    if rows > MOST:
        text = say(
            "{n} more stand on the pages of their departments, and in the data.",
            n=grouped(rows - MOST),
        )
        yield Paragraph(spans=plain(text))
