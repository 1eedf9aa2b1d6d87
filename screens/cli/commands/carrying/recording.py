"""The commands that record how the strategy is carried out: what is there, told, known."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from screens.base.terminal_output import as_text
from screens.cli.commands.lookup import carried_out, day_named, each_of
from sessions.store.store import Store
from workshop.carrying.gates import Gate, GateReader
from workshop.carrying.told_changes import told_changes
from workshop.errors import Refused
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.carrying.signals import LET_GO, SIGNALS, TAKEN_UP
from workshop.registers.kinds.strategy.changes import CHANGES
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.running import carrying_rows
from workshop.running.commands import Command
from workshop.running.row_names import RecordNames
from workshop.running.words.as_said import Around, gate_named, person_named, row_named
from workshop.running.words.of_analysis import cited_named


def _row(record: Record, register: str, code: str) -> Row:
    """The row of a register that is meant by a code."""
    return row_named(Around(record, register=REGISTERS[register]), as_text(code))


def _gate(record: Record, arguments: Namespace) -> tuple[Row, Gate]:
    """The project, and what it waits for of a code.

    Raises:
        Refused: the project does not wait for it.
    """
    project = _row(record, PROJECTS, arguments.project)
    wanted = gate_named(Around(record), as_text(arguments.code))
    for gate in GateReader(record).of(project).gates:
        if gate.row.id == wanted.id:
            return project, gate
    raise Refused(f"{project.code} does not wait for {as_text(arguments.code)}.")


def there(arguments: Namespace) -> int:
    """Record that what a project waits for is there now."""

    def command(store: Store) -> Command:
        project, gate = _gate(store.record, arguments)
        return carrying_rows.there_now(store.record, gate, project, store.moment().today)

    return carried_out(arguments, command)


def waive(arguments: Namespace) -> int:
    """Waive what a project waits for, before it is started."""

    def command(store: Store) -> Command:
        record, today = store.record, store.moment().today
        project, gate = _gate(record, arguments)
        who = person_named(Around(record), as_text(arguments.by)).id
        return carrying_rows.waived(record, gate, project, who, as_text(arguments.why), today)

    return carried_out(arguments, command)


def notices(arguments: Namespace) -> int:
    """Make the notices of a change that are missing."""

    def command(store: Store) -> Command:
        change = _row(store.record, CHANGES, arguments.change)
        (found,) = (each for each in told_changes(store.record) if each.row.id == change.id)
        return carrying_rows.missing_notices(store.record, found)

    return carried_out(arguments, command)


def tell(arguments: Namespace) -> int:
    """Record that notices were told today, or acknowledged; all of them, or none."""

    def command(store: Store) -> Command:
        record, today = store.record, store.moment().today
        field = "acknowledged_on" if arguments.acknowledged else "told_on"
        meant = each_of(*(partial(_notices, record, code, field) for code in arguments.notices))
        found = [*{row.id: row for rows in meant for row in rows}.values()]
        if arguments.acknowledged:
            return carrying_rows.acknowledged_now(found, today)
        by = arguments.by
        who = person_named(Around(record), as_text(by)).id if by else None
        return carrying_rows.told_now(record, found, who, today, instead=True)

    return carried_out(arguments, command)


def _notices(record: Record, code: str, field: str) -> Sequence[Row]:
    """The notice of a code; of a change all that lack a day.

    Raises:
        Refused: there is none.
    """
    word = as_text(code).strip().casefold()
    change = next((each for each in told_changes(record) if each.row.code.casefold() == word), None)
    if change is None:
        try:
            return [_row(record, NOTICES, code)]
        except Refused:
            if not word.startswith(REGISTERS[CHANGES].prefix.casefold()):
                raise
            return [_row(record, CHANGES, code)]  # refused with the changes that there are
    if not (waiting := carrying_rows.waiting(change, field)):
        raise Refused(
            f"No notice of {change.row.code} waits for that: `workshop told` says who was told."
        )
    return waiting


def plan(arguments: Namespace) -> int:
    """Plan a round of feedback."""
    cells = {name: as_text(getattr(arguments, name)) for name in ("round", "begins", "ends")}
    return carried_out(arguments, lambda _: carrying_rows.entered(ROUNDS, cells))


def log(arguments: Namespace) -> int:
    """Log a signal."""

    def command(store: Store) -> Command:
        record, by = store.record, arguments.by
        codes = [as_text(each) for each in arguments.bears_on]
        review, who, *_ = each_of(
            lambda: day_named(store, as_text(arguments.review)).isoformat(),
            lambda: person_named(Around(record), as_text(by)).id if by else "",
            *(partial(cited_named, record, code) for code in codes),
        )
        cells = {
            "signal": as_text(arguments.signal),
            "source": as_text(arguments.source),
            "indicator": as_text(arguments.watch),
            "review": review,
            "bears_on": "; ".join(codes),
            "makes_it": arguments.makes_it or "",
            "seen_on": store.moment().today.isoformat(),
            "seen_by": RecordNames(record).name("person", who),
        }
        return carrying_rows.entered(SIGNALS, cells)

    return carried_out(arguments, command)


def look(arguments: Namespace) -> int:
    """Record that a signal was looked at again."""

    def command(store: Store) -> Command:
        signal = _row(store.record, SIGNALS, arguments.signal)
        if arguments.taken_up or arguments.let_go:
            return carrying_rows.over(signal, TAKEN_UP if arguments.taken_up else LET_GO)
        review = day_named(store, as_text(arguments.review))
        return carrying_rows.looked_at_again(signal, review, store.moment().today)

    return carried_out(arguments, command)


def answer(arguments: Namespace) -> int:
    """Record what came of a prediction."""

    def command(store: Store) -> Command:
        prediction = _row(store.record, PREDICTIONS, arguments.prediction)
        outcome = carrying_rows.OUTCOMES[WORDS.index(arguments.outcome)]
        if (before := carrying_rows.answer_before(prediction)) and not arguments.again:
            raise Refused(f"{before}. To answer it anew, add --again.")
        return carrying_rows.answered(prediction, outcome, store.moment().today, again=True)

    return carried_out(arguments, command)


WORDS = ("happened", "did-not", "not-known")
"""What can come of a prediction, in one word each, in the order of the outcomes."""
