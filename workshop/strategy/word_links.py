"""Links of rows that are words: the code or name of what was not there yet when they were typed.

A table may be taken in before the one that it names. What then stands as words is a link all the
same, where the words are a code or just what one thing is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.fields import LinkField
from workshop.registers.kinds import REGISTERS
from workshop.text import clean_line, folded

FACTOR: Final = "factor"
"""The word by which a field declares that it leads to factors."""


class Called:
    """Things by their codes and by what they are called.

    Args:
        things: the id, the code and the words of each.
    """

    def __init__(self, things: Iterable[tuple[str, str, str]]) -> None:
        self._codes: dict[str, str] = {}
        self._words: dict[str, list[str]] = {}
        for thing_id, code, words in things:
            self._codes[_key(code)] = thing_id
            self._words.setdefault(_key(words), []).append(thing_id)

    def id_of(self, words: str) -> str:
        """The id of what has that code, else of the only one that is called so; empty for none."""
        key = _key(words)
        if (found := self._codes.get(key)) is not None:
            return found
        called = self._words.get(key, []) if key else []
        return called[0] if len(called) == 1 else ""


def called_rows(rows: Iterable[Row]) -> Called:
    """Rows by their codes and their subjects."""
    return Called((row.id, row.code, row.subject) for row in rows)


class WordLinks:
    """To what the words in links of rows lead. Make a new one when the record has changed."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._called: dict[str, Called] = {}

    def of(self, row: Row, link: LinkField) -> Iterator[Factor | Row]:
        """Everything to which the words in a link of a row lead, but for the row itself.

        Words that name something in several registers lead to each of them.
        """
        for target in row.cell(link.id):
            if not target.id:
                yield from (each for each in self.meant(link, target.text) if each.id != row.id)

    def meant(self, link: LinkField, words: str) -> Iterator[Factor | Row]:
        """What words in a link are the code of, or just what one thing is called."""
        for kind in link.to:
            if (found := self._find(kind, words)) is not None:
                yield found

    def ties(self) -> Iterator[tuple[Factor | Row, Factor | Row]]:
        """All pairs of which one rests on the other by such words, the lower one first."""
        for register in ROW_TYPES:
            links = REGISTERS[register].links
            for row in self._record.rows(register) if links else ():
                for link in (each for each in links if each.lineage != "beside"):
                    for other in self.of(row, link):
                        yield (row, other) if link.lineage == "supports" else (other, row)

    def _find(self, kind: str, words: str) -> Factor | Row | None:
        """What is called so among the factors or the rows of a register."""
        if kind not in _TYPES:
            return None
        if kind not in self._called:
            if kind == FACTOR:
                factors = self._record.all(Factor)
                self._called[kind] = Called(
                    (each.id, each.code, "" if each.into else each.text) for each in factors
                )
            else:
                self._called[kind] = called_rows(self._record.rows(kind))
        return self._record.find(_TYPES[kind], self._called[kind].id_of(words))


_TYPES: Final[Mapping[str, type[Factor | Row]]] = {FACTOR: Factor, **ROW_TYPES}


def _key(words: str) -> str:
    return folded(clean_line(words))
