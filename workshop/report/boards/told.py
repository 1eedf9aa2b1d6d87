"""What boards tell alike: marks that lead back to the record, and what would fill a board."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import counted, say
from workshop.privacy.told_rows import ToldRow
from workshop.report.blocks import Notice
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


def scores_left_out(gathered: Gathered, count: int) -> Iterator[Notice]:
    """How much was scored that an edition does not tell; nothing where it tells all."""
    if count:
        words = say(
            "Left out of this edition: {items}, as it is not told or as fewer than {n} voters "
            "scored it.",
            items=counted(count, "item"),
            n=gathered.fewest_voters,
        )
        yield Notice(text=words)
