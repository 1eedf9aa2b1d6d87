"""What boards have in common: rows as marks, and sentences of what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import counted, say
from workshop.privacy.told_rows import ToldRow
from workshop.report.blocks import Notice
from workshop.report.boards.board import Mark
from workshop.report.known import Known
from workshop.report.view import Gathered


def subject_of(told: ToldRow) -> str:
    """What a row is about, in the words of the edition."""
    return told.cells[told.row.register.subject.id]


def factor_mark(gathered: Gathered, known: Known) -> Mark:
    """A factor on a board."""
    key = known.factor.id if gathered.gives_ids else ""
    return Mark(code=known.code, text=known.text, kind="factor", id=key)


def row_mark(gathered: Gathered, told: ToldRow, code: str = "", text: str = "") -> Mark:
    """A row as a mark.

    Args:
        gathered: the record as an edition tells it.
        told: the row.
        code: how it is called on the figure; as the row unless given.
        text: what it is; what the row is about unless given.
    """
    return Mark(
        code=code or told.code,
        text=text or subject_of(told),
        kind="row",
        id=told.row.id if gathered.gives_ids else "",
    )


def scores_left_out(gathered: Gathered, count: int) -> Iterator[Notice]:
    """How much was scored that an edition does not tell; nothing where it tells all."""
    if count:
        words = say(
            "Left out of this edition: {items}, not told in it or scored by fewer than {n} voters.",
            items=counted(count, "item"),
            n=gathered.fewest_voters,
        )
        yield Notice(text=words)
