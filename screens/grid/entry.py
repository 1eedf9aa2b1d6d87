"""Cells on their way into the record: each one that is taken is a change of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sessions.errors import SessionsError
from workshop.errors import Refused
from workshop.record.change import Change, trial
from workshop.registers.kinds import register_named
from workshop.running.carrying.start_guard import HeldUp
from workshop.running.cells.entry import read_cells
from workshop.running.cells.half_named import half_named_in
from workshop.running.cells.proposing import proposed
from workshop.running.commands import Command
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.text import clean_line, listing

if TYPE_CHECKING:
    from sessions.store.store import Store
    from workshop.registers.fields import AnyField

Do = Callable[[Command], Change]
"""Carries out a command; raises what the rules or the disk refuse."""


class Taken(NamedTuple):
    """What became of a cell."""

    problem: str = ""
    """Why it was not taken; nothing where it was."""
    said: str = ""
    """What was recorded, or is still needed, as a sentence."""
    recorded: bool = False
    """Whether the record changed."""
    by_disk: bool = False
    """Whether it was the disk that refused."""
    held_up: str = ""
    """The id of the project that was to be started and waits for something; empty for none."""


class RowEntry:
    """Enters and changes the rows of one register.

    A new row is recorded with its first cell, or where a register needs several, with the last of
    these; until then its cells are kept here.

    Args:
        register: the name of the register.
        store: gives the engagement as it is shown.
        do: carries out a command.
        session_id: the session in which rows are entered; none outside one.
        step_id: the step of that session.
    """

    def __init__(
        self,
        register: str,
        store: Callable[[], Store],
        do: Do,
        session_id: str | None = None,
        step_id: str = "",
    ) -> None:
        self.register = register
        """The name of the register."""
        self.begun: dict[str, str] = {}
        """The cells of a new row that cannot be recorded yet, by field."""
        self.begun_evidence: tuple[str, ...] = ()
        """The entries that it shall rest on."""
        self._asked: tuple[str, str, str] | None = None
        self._store = store
        self._do = do
        self._session_id = session_id
        self._step_id = step_id

    def put(self, row_id: str, field: str, text: str) -> Taken:
        """Take a cell; of a new row where there is no id.

        Half a department's name is asked about: given once more, it is a new one.
        """
        if question := self._half_named(row_id, field, text):
            return Taken(problem=question)
        if row_id:
            return self._record(RowText(row_id=row_id, values={field: text}))
        if not text.strip():
            self.begun.pop(field, None)
            return Taken()
        typed = {**self.begun, field: text}
        cells: dict[str, str | int | float | None] = {**typed}
        about = self._proposed(typed)
        if field not in about:  # to say what a row is about is not yet to fill it
            cells = {**about, **typed}
        evidence = self.begun_evidence or None
        taken = self._record(RowText(values=cells, evidence=evidence))
        if taken.recorded:
            self.forget()
        elif not taken.problem:
            self.begun = {each: cell for each, cell in typed.items() if cell}
        return taken

    def begun_cells(self, fields: Sequence[AnyField]) -> Sequence[str]:
        """The cells of a new row under some fields, as typed or proposed; none without any."""
        cells = {**self._proposed(self.begun), **self.begun}
        return [cells.get(field.id, "") for field in fields] if cells else ()

    def _proposed(self, typed: Mapping[str, str]) -> dict[str, str]:
        """What need not be typed of a new row in a session; on its own screen a table is bare."""
        if self._session_id is None:
            return {}
        return proposed(self._store().record, self.register, typed)

    def _half_named(self, row_id: str, field: str, text: str) -> str:
        """What is asked where half a department's name was typed for the first time."""
        asked, self._asked = self._asked, None
        column = register_named(self.register).field(field)
        near = half_named_in(self._store().record, column, text)
        if not near or asked == (row_id, field, text):
            return ""
        self._asked = (row_id, field, text)
        names = listing([each.name for each in near[:3]], "or")
        return (
            f"No department is called {clean_line(text)}. → takes {names}; "
            "Enter again makes it a new one."
        )

    def rest_on(self, row_id: str, entries: tuple[str, ...]) -> Taken:
        """Have a row rest on these entries."""
        if row_id:
            return self._record(RowText(row_id=row_id, evidence=entries))
        self.begun_evidence = entries
        return Taken(said="It will rest on what was linked, once the row is recorded.")

    def put_all(self, rows: tuple[RowText, ...]) -> Taken:
        """Take many rows as one change."""
        return self._carry_out(self.command(rows))

    def remove(self, row_ids: tuple[str, ...]) -> Taken:
        """Take rows out."""
        return self._carry_out(
            RemoveRows(register=self.register, row_ids=row_ids, session_id=self._session_id)
        )

    def forget(self) -> None:
        """Forget a row that was begun."""
        self.begun, self.begun_evidence = {}, ()

    def command(self, rows: tuple[RowText, ...]) -> PutRows:
        """The command for rows, in the session where there is one."""
        return PutRows(
            register=self.register, rows=rows, session_id=self._session_id, step_id=self._step_id
        )

    def _record(self, row: RowText) -> Taken:
        """Record one row where it is right, complete and not as it was."""
        store, command = self._store(), self.command((row,))
        try:
            read = read_cells(store.record, command, trial(store.moment().now))
        except Refused as refused:
            return Taken(problem=str(refused))
        if read.wrong:
            return Taken(problem=read.wrong)
        if read.lacking:
            return Taken(said=f"Not recorded yet: {read.lacks}.")
        return self._carry_out(command) if read.ready else Taken()

    def _carry_out(self, command: Command) -> Taken:
        try:
            change = self._do(command)
        except HeldUp as refusal:
            held_up = refusal.projects[0] if len(refusal.projects) == 1 else ""
            return Taken(problem=str(refusal), held_up=held_up)
        except (Refused, SessionsError) as refusal:
            return Taken(problem=str(refusal), by_disk=isinstance(refusal, SessionsError))
        return Taken(said=change.sentence, recorded=True)
