"""To which rows of a register links lead, those too that were entered before what they name."""

from __future__ import annotations

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.text import clean_line, folded


class Linked:
    """The rows of one register, found by links to them.

    A table may be taken in before the one that it names. What then stands as words is a link all
    the same, where the words are the code of a row or just what one row is called.
    """

    def __init__(self, record: Record, register: str) -> None:
        self._register = register
        self.rows = {row.id: row for row in record.rows(register)}
        """The rows by their ids, in the order in which they were entered."""
        self._codes = {_key(row.code): row.id for row in self.rows.values()}
        self._subjects: dict[str, list[str]] = {}
        for row in self.rows.values():
            self._subjects.setdefault(_key(row.subject), []).append(row.id)

    def ids(self, row: Row, field: str) -> tuple[str, ...]:
        """The ids of those to which a link of a row leads, each once."""
        found: dict[str, None] = {}
        for target in row.cell(field):
            if target.id:
                known = target.table == self._register and target.id in self.rows
                found |= dict.fromkeys([target.id] if known else [])
                continue
            if (code := self._codes.get(_key(target.text))) is not None:
                found[code] = None
            elif len(called := self._subjects.get(_key(target.text), [])) == 1:
                found[called[0]] = None
        return tuple(found)

    def one(self, row: Row, field: str) -> str:
        """The id of the first of them; empty where it leads to none."""
        return next(iter(self.ids(row, field)), "")


def _key(words: str) -> str:
    return folded(clean_line(words))
