"""What boards tell alike: marks that lead back to the record, and what would fill a board."""

from __future__ import annotations

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.report.boards.board import Mark
from workshop.report.known import Known
from workshop.report.view import Gathered


def factor_mark(gathered: Gathered, known: Known) -> Mark:
    """A factor on a board."""
    key = known.factor.id if gathered.gives_ids else ""
    return Mark(code=known.code, text=known.text, kind="factor", id=key)


def row_mark(gathered: Gathered, row: ToldRow) -> Mark:
    """A row of a register on a board, in the words of its first field."""
    key = row.row.id if gathered.gives_ids else ""
    text = row.cells[row.row.register.subject.id]
    return Mark(code=row.code, text=text, kind="row", id=key)


def would_fill(part: str, guide: str) -> str:
    """What is not there yet, and the session that would fill it.

    Args:
        part: what is missing, as it stands within a sentence, in the language that is spoken.
        guide: the name of the shipped guide.
    """
    return say(
        "Nothing is there yet of {part}; a session by the guide “{guide}” would fill that.",
        part=part,
        guide=guide,
    )
