"""What boards have in common: rows as marks, and sentences of what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds import REGISTERS
from workshop.report.boards.board import Mark
from workshop.report.view import Gathered


def told_rows(gathered: Gathered, register: str) -> Mapping[str, ToldRow]:
    """The rows of a register that the edition tells, by their ids, as they were entered."""
    return {row.row.id: row for row in gathered.row_telling.rows(REGISTERS[register]).rows}


def left_out_of(gathered: Gathered, *registers: str) -> int:
    """How many rows of some registers the edition leaves out."""
    return sum(gathered.row_telling.rows(REGISTERS[each]).left_out for each in registers)


def subject_of(told: ToldRow) -> str:
    """What a row is about, in the words of the edition."""
    return told.cells[told.row.register.subject.id]


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


def filled_by(what: str, guide: str) -> str:
    """What is missing, and the guide of the session that would fill it.

    Args:
        what: what is missing, as a sentence, in the language of the document.
        guide: the name of a guide that ships.
    """
    return say("{what} A session with the guide {guide} would fill it.", what=what, guide=guide)
