"""The rows of notes on their way into an engagement: what their words mean there.

A file calls rows by codes that other rows may have in the engagement, people by names that others
may bear there, and factors by the entry that brought them. All that becomes what the rule for rows
reads as the very same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from workshop.errors import Refused
from workshop.notes.grammar.fields import PLACE, STATED
from workshop.notes.model import NotedPerson, NotedRow
from workshop.notes.row_lines import link_parts, numbered_names, statement_words
from workshop.record.change import Change
from workshop.record.documents import Entry, Factor, Letter, Person, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.fields import AnyField, LinkField, PersonField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.running.handles import handles_in
from workshop.running.row_commands import PutRows, RowText
from workshop.running.same_person import name_key


class RowImport:
    """The rows of one file.

    Args:
        record: the engagement with the session in it, as far as it was imported.
        do: carries out a command in it.
        session_id: the session.
        people: everybody whom the header lists, with the id in the engagement.
        entries: the entries that were imported, by their places in the file.
    """

    def __init__(
        self,
        record: Record,
        do: Callable[[PutRows], Change],
        session_id: str,
        people: Sequence[tuple[NotedPerson, str]],
        entries: Mapping[int, Entry],
    ) -> None:
        self._record = record
        self._do = do
        self._session_id = session_id
        self._entries = entries
        called = numbered_names([noted.name for noted, _ in people])
        self._people = {
            _key(name): person_id for name, (_, person_id) in zip(called, people, strict=True)
        }
        self._taken = {
            (name, row.code.casefold()) for name in REGISTERS for row in record.rows(name)
        }
        self._rows: dict[tuple[str, str], Row] = {}
        self._later: list[tuple[NotedRow, Row, tuple[LinkField, ...]]] = []

    def put(self, noted: NotedRow, coming: set[tuple[str, str]]) -> None:
        """Enter a row; links to rows that come later in the file wait for those.

        Args:
            noted: the row.
            coming: register and code, in small letters, of the rows that are not entered yet.
        """
        register = REGISTERS[noted.register]
        waiting = tuple(
            field for field in register.links if self._waits(field, noted.cells, coming)
        )
        now = [f for f in register.fields if f not in waiting or f.required]
        cells = self._cells(noted, now)
        # What a file leaves empty stays empty: nothing follows from the votes of its session anew.
        cells = {**dict.fromkeys((field.id for field in register.fields), ""), **cells}
        self._missing(noted)
        code = "" if self._is_counted_elsewhere(register, noted.code) else noted.code
        evidence = tuple(self._entries[place].id for place in noted.evidence)
        change = self._put(noted, RowText(values=cells, code=code, evidence=evidence or None))
        row = next(put for put in change.puts if isinstance(put, ROW_TYPES[noted.register]))
        if noted.code:
            self._rows[noted.register, noted.code.casefold()] = row
        if waiting:
            self._later.append((noted, row, waiting))

    def code_of(self, register: str, code: str) -> str:
        """What a row is called in the engagement that the file calls so."""
        row = self._rows.get((register, code.casefold()))
        return row.code if row else code

    def later(self) -> list[tuple[int, Callable[[], None]]]:
        """What is left to do when every row is there, with the line of each."""
        return [(waiting[0].line, partial(self._lead, *waiting)) for waiting in self._later]

    def _lead(self, noted: NotedRow, row: Row, fields: tuple[LinkField, ...]) -> None:
        """Enter the links that waited."""
        cells = self._cells(noted, fields)
        self._put(noted, RowText(values=cells, row_id=row.id))

    def _put(self, noted: NotedRow, row: RowText) -> Change:
        return self._do(
            PutRows(
                register=noted.register,
                rows=(row,),
                session_id=self._session_id,
                step_id=noted.step_id,
            )
        )

    def _missing(self, noted: NotedRow) -> None:
        """Refuse a row that rests on an entry that was not imported."""
        if any(place not in self._entries for place in noted.evidence):
            raise Refused("an entry that this row rests on could not be taken")

    def _is_counted_elsewhere(self, register: Register, code: str) -> bool:
        """Whether a code is only the number that a row had where the file was written."""
        key = (register.name, code.casefold())
        number = code.removeprefix(register.prefix)
        return key in self._taken and number.isdecimal()

    def _waits(
        self, field: LinkField, cells: Mapping[str, str], coming: set[tuple[str, str]]
    ) -> bool:
        """Whether a field names a row that comes later in the file."""
        parts = link_parts(field, cells.get(field.id, ""))
        return any((kind, part.casefold()) in coming for kind in field.to for part in parts)

    # What words mean

    def _cells(
        self, noted: NotedRow, fields: Sequence[AnyField]
    ) -> dict[str, str | int | float | None]:
        """Cells as the rule for rows reads them."""
        cells: dict[str, str | int | float | None] = {}
        for field in fields:
            if (text := noted.cells.get(field.id)) is None:
                continue
            match field:
                case PersonField():
                    cells[field.id] = self._person(text)
                case LinkField():
                    parts = link_parts(field, text)
                    cells[field.id] = "; ".join(self._link(noted, field, p) for p in parts)
                case _:
                    cells[field.id] = text
        return cells

    def _person(self, text: str) -> str:
        """Somebody of the header, so that nobody else is meant; other names stay."""
        if (person_id := self._people.get(_key(text))) is None:
            return text
        person = self._record.get(Person, person_id)
        same = [p for p in self._record.all(Person) if name_key(p.name) == name_key(person.name)]
        if len(same) == 1:
            return person.name
        session = self._record.get(Session, self._session_id)
        return f"@{handles_in(self._record, session)[person_id]}"

    def _link(self, noted: NotedRow, field: LinkField, part: str) -> str:
        """One thing that a link names."""
        if part in noted.places and PLACE.fullmatch(part):
            return self._at_place(noted.places[part], field, part)
        stated = STATED.fullmatch(part)
        if stated and "factor" in field.to:
            return self._stated(Letter(stated[1]), stated[2]) or part
        for kind in field.to:
            if row := self._rows.get((kind, part.casefold())):
                return row.code
        return part

    def _at_place(self, place: int, field: LinkField, part: str) -> str:
        """An entry of the file, or its factor."""
        if (entry := self._entries.get(place)) is None:
            raise Refused(f"{part} is an entry that could not be taken")
        factor = self._record.find(Factor, entry.factor_id)
        if factor and "factor" in field.to and not part.startswith("entry "):
            return factor.code
        return entry.id if "entry" in field.to else part

    def _stated(self, letter: Letter, text: str) -> str:
        """The code of a factor of the engagement by letter and statement; empty for none."""
        wanted = statement_words(letter, text).casefold()
        for factor in self._record.all(Factor):
            if statement_words(factor.letter, factor.text).casefold() == wanted:
                return factor.code
        return ""


def _key(name: str) -> str:
    """A name, or a handle with its number, as it is compared."""
    return f"@{name[1:].casefold()}" if name.startswith("@") else name_key(name)
