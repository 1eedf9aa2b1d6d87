"""Rows of registers at plain prompts: asked for field by field, told, changed and removed.

A row is recorded as soon as it has what it must have, and every further cell as it is typed, so
that a pulled plug takes no more than the cell under the cursor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from screens.plain.base.prompts import Asker, Instead, is_command
from screens.plain.base.talk import Talk
from workshop.errors import Refused
from workshop.guide.shape import RowStep, as_kind
from workshop.guide.step import Step
from workshop.record.change import trial
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.fields import AnyField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.running.cells.completing import asked_besides, without
from workshop.running.cells.half_named import half_named_in
from workshop.running.cells.proposing import about_words, proposed
from workshop.running.cells.whole_table import open_points
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.running.row_names import RecordNames, SaidNames
from workshop.running.row_rules import read_rows
from workshop.running.tables.file_table import register_meant
from workshop.running.words.slash import as_text
from workshop.text import listing, nearest, plural

_ABOVE: Final = "="
"""Takes the cell of the row above."""

_IS_COMMAND: Final = "A line that begins with “/” is a command."


def fill_in(talk: Talk, step: Step) -> None:
    """Rows of the register of a step, one after the other."""
    form = as_kind(step, RowStep)
    if form is None or form.table is None:
        talk.tell("This program has no such table; what is said can be typed.")
        return
    here = talk.record.rows_of(talk.session_id, step.id)
    if here:
        talk.tell(f"{plural(len(here), 'row')} here so far; /table tells them.")
    _complete(talk, form, form.table)
    _go_through(talk, form, form.table)
    ask_rows(talk, form.table, form.columns)


def _complete(talk: Talk, form: RowStep, register: Register) -> None:
    """Ask what the step wants besides of rows there are that have not got it yet.

    Raises:
        Instead: a command came; what is recorded stays.
    """
    guide = talk.record.guide_of(talk.session)
    fields = asked_besides(guide, form)
    rows = without(talk.record, register.name, fields, talk.session_id)
    if not rows:
        return
    what = plural(len(rows), "row has", "rows have")
    talk.tell(f"{register.title}: {what} no {fields[0].title.lower()} yet.")
    talk.tell("An empty first line goes on to the next row, a later one leaves a field empty.")
    talk.tell(_IS_COMMAND)
    for row in rows:
        talk.tell(f"{row_words(talk.record, row)}.")
        _NewRow(talk, register, fields, row).ask()


def _go_through(talk: Talk, form: RowStep, register: Register) -> None:
    """Ask for rows of which it is known what they are about, until one is not filled.

    Raises:
        Instead: a command came; what is recorded stays.
    """
    before: dict[str, str] = {}
    while (about := proposed(talk.record, register.name, {})) and about != before:
        before = about
        talk.tell(f"Next: {about_words(talk.record, about)}. An empty first line ends this.")
        fields = [field for field in form.columns if field.id not in about]
        if not _NewRow(talk, register, fields, typed=about).ask():
            return


def ask_rows(talk: Talk, register: Register, fields: Sequence[AnyField]) -> None:
    """Ask for rows until the first field of one stays empty.

    Raises:
        Instead: a command came; what is recorded of the row stays.
    """
    talk.tell(f"{register.title}: {register.means}")
    talk.tell(
        "An empty line leaves a field empty, “=” takes it from the row above; an empty first "
        f"field ends. {_IS_COMMAND}"
    )
    while _NewRow(talk, register, fields).ask():
        pass
    tell_open_points(talk, register)


def tell_open_points(talk: Talk, register: Register) -> None:
    """What does not hold over all rows of a table yet."""
    for point in open_points(talk.record, register):
        talk.tell(f"Not right yet: {point.sentence}.")


class _NewRow:
    """One row on its way into the record.

    Args:
        talk: where it is asked for.
        register: its register.
        fields: what is asked.
        row: the row, where it is there and more is asked of it.
        typed: the cells of a new one that are not asked.
    """

    def __init__(
        self,
        talk: Talk,
        register: Register,
        fields: Sequence[AnyField],
        row: Row | None = None,
        typed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._talk = talk
        self._register = register
        self._fields = fields
        self._typed = dict(typed)
        self._row = row
        rows = talk.record.rows(register.name)
        self._above = rows[-1] if rows else None

    def ask(self) -> bool:
        """Ask for every field; whether there was a row."""
        for place, field in enumerate(self._fields):
            try:
                filled = self._cell(field)
            except Instead:
                self._tell_lost()
                raise
            if not place and not filled:
                return False
        if self._row is None:
            self._tell_lost()
        return True

    def _cell(self, field: AnyField) -> bool:
        """Ask for a cell until it is right or left empty; whether it was filled."""
        while answer := self._talk.ask.line(question(field)).strip():
            if is_command(answer):
                raise Instead(answer)
            text = self._from_above(field) if answer == _ABOVE else as_text(answer)
            if text is None:
                self._talk.tell("There is no row above.")
            elif not self._is_meant(field, text):
                continue
            elif problem := self._put(field, text):
                self._talk.tell(f"{problem}.")
            else:
                return True
        return False

    def _is_meant(self, field: AnyField, text: str) -> bool:
        """Whether a cell is what was meant; half a department's name is asked about."""
        near = half_named_in(self._talk.record, field, text)
        return not near or new_department_meant(self._talk.ask, text, near)

    def _from_above(self, field: AnyField) -> str | None:
        """The cell of the row above as it is typed; none where there is no row."""
        if self._above is None:
            return None
        # Handles are those of the session, in which the cell is read again.
        names = RecordNames(self._talk.record, session=self._talk.own_session)
        return field.written(self._above.cell(field.id), names)

    def _put(self, field: AnyField, text: str) -> str:
        """Record a cell, or keep it until the row has what it must; what is wrong with it."""
        talk, name = self._talk, self._register.name
        typed = {**self._typed, field.id: text} if self._row is None else {field.id: text}
        row = RowText(values=dict(typed), row_id=self._row.id if self._row else None)
        session_id, step_id = talk.stands_in
        command = PutRows(register=name, rows=(row,), session_id=session_id, step_id=step_id)
        read = read_rows(talk.record, command, trial(talk.now))
        missing = {each.id for each in self._fields if each.required} - {*typed}
        wrong = [p for p in read.problems if self._row is not None or p.field not in missing]
        if wrong:
            return wrong[0].sentence[:1].upper() + wrong[0].sentence[1:]
        self._typed = typed
        if read.problems or not read.rows:
            return ""
        change = talk.send(command)
        talk.tell(f"{change.sentence}.")
        self._row = next(put for put in change.puts if isinstance(put, ROW_TYPES[name]))
        return ""

    def _tell_lost(self) -> None:
        """Say that a row has not what it must."""
        if self._row is None and self._typed:
            must = [each for each in self._register.fields if each.required]
            missing = [each.title.lower() for each in must if each.id not in self._typed]
            if missing:
                self._talk.tell(f"The row was not entered: {listing(missing)} is missing.")


def new_department_meant(ask: Asker, typed: str, near: Sequence[Department]) -> bool:
    """Whether half a department's name is meant as the name of a new one."""
    names = listing([each.name for each in near[:3]], "or")
    asked = f"No department is called {typed}; did you mean {names}? Make {typed} a new one?"
    return ask.confirm(asked, default=False)


def question(field: AnyField) -> str:
    """What is asked for a cell: its heading, what it means, and what may stand there."""
    means = field.means.rstrip(".")
    takes = "" if isinstance(field, TextField) else f"; {field.allowed}"
    return f"{field.title} ({means}{takes}):"


def row_words(record: Record, row: Row) -> str:
    """A row as words: each cell under its heading."""
    names = SaidNames(record)
    shown = [(field.title, field.shown(row.cell(field.id), names)) for field in row.register.fields]
    shown += [(each.title, each.shown(row.cells)) for each in row.register.in_files]
    return f"{row.code}: {'; '.join(f'{title} {words}' for title, words in shown if words)}"


def tell_rows(talk: Talk, words: str) -> None:
    """`/table [KIND]`: the rows of a register, as words."""
    register = _register_meant(talk, words)
    rows = talk.record.rows(register.name)
    talk.tell(
        "\n".join(row_words(talk.record, row) for row in rows) or f"{register.title}: no rows yet."
    )
    tell_open_points(talk, register)


def add_rows(talk: Talk, words: str) -> None:
    """`/row [KIND]`: rows of the register of the step, or of any other."""
    form = _form(talk)
    register = _register_meant(talk, words)
    fields = form.columns if form and form.table is register else register.fields
    ask_rows(talk, register, fields)


def edit_cell(talk: Talk, words: str) -> None:
    """`/cell CODE FIELD [TEXT]`: put a cell otherwise; a lone `-` empties it."""
    row, rest = _row_meant(talk, words)
    field, text = _field_meant(row.register, rest)
    if not text:
        as_it_is = field.written(row.cell(field.id), RecordNames(talk.record))
        text = talk.ask.line(question(field), as_it_is).strip()
        if is_command(text):
            raise Refused("The cell stays as it is. A line with “/” is a command: type it again.")
        text = as_text(text)
    near = half_named_in(talk.record, field, text)
    if near and not new_department_meant(talk.ask, text, near):
        talk.tell("The cell stays as it is.")
        return
    values: dict[str, str | int | float | None] = {field.id: "" if text == "-" else text}
    edit = RowText(values=values, row_id=row.id)
    session_id, step_id = talk.stands_in
    command = PutRows(register=row.TABLE, rows=(edit,), session_id=session_id, step_id=step_id)
    talk.tell(f"{talk.send(command).sentence}.")


def remove_row(talk: Talk, words: str) -> None:
    """`/remove CODE`: take a row out."""
    row, _ = _row_meant(talk, words)
    command = RemoveRows(register=row.TABLE, row_ids=(row.id,), session_id=talk.stands_in[0])
    change = talk.send(command)
    talk.tell(f"{change.sentence}.")


def _form(talk: Talk) -> RowStep | None:
    """The step in front of the room, where a table is filled in at it; none outside of sessions."""
    return as_kind(talk.step, RowStep) if talk.own_session else None


def _register_meant(talk: Talk, words: str) -> Register:
    """The register that is named, or that of the step.

    Raises:
        Refused: there is none of that name, or none was named.
    """
    if words:
        return register_meant(words)
    form = _form(talk)
    if form is None or form.table is None:
        raise Refused(f"Say which table: {', '.join(REGISTERS)}.")
    return form.table


def _row_meant(talk: Talk, words: str) -> tuple[Row, str]:
    """The row whose code stands first, and the words behind it."""
    form = _form(talk)
    first = form.table_name if form else ""
    found = _coded(talk, words, [first] if first in REGISTERS else [])
    found = found or _coded(talk, words, REGISTERS)
    if not found:
        raise Refused("Give the id of a row first; /table KIND tells them.")
    longest = max(len(row.code) for row in found)
    meant = [row for row in found if len(row.code) == longest]
    if len(meant) > 1:
        where = listing([row.register.title for row in meant], "or")
        raise Refused(f"{meant[0].code} may be one of {where}; go to the step of the one meant.")
    return meant[0], words[longest:].strip()


def _coded(talk: Talk, words: str, registers: Iterable[str]) -> list[Row]:
    """The rows whose codes stand in front of words."""
    key = f"{words.casefold()} "
    every = (row for name in registers for row in talk.record.rows(name))
    return [row for row in every if key.startswith(f"{row.code.casefold()} ")]


def _field_meant(register: Register, words: str) -> tuple[AnyField, str]:
    """The field whose name or heading stands first, and the words behind it."""
    key = f"{words.casefold()} "
    for field in register.fields:
        for name in (field.title, field.id):
            if key.startswith(f"{name.casefold()} "):
                return field, words[len(name) :].strip()
    first = words.partition(" ")[0]
    if register.is_computed(first):
        raise Refused(f"{first[:40]} is worked out of other cells; change one of those.")
    known = [field.id for field in register.fields]
    near = nearest(first, known)
    hint = f"did you mean {near[0]}?" if near else f"allowed are {', '.join(known)}."
    raise Refused(f"Say which field of {register.title}: {hint}")
