"""A step in which the room decides, at plain prompts."""

from __future__ import annotations

from screens.plain.base.talk import Talk
from screens.plain.choosing.line_by_line import line_by_line
from workshop.ballots.votes.decided_on import basis_of, left_to, rule_of, waits_for
from workshop.guide.row_steps import Decide
from workshop.guide.shape import as_kind
from workshop.guide.step import Step
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import CARRIED, DECISIONS, NOT_CARRIED, PUT_OFF
from workshop.running.choosing.decision_line import decision_of
from workshop.running.commands import Command
from workshop.running.row_commands import PutRows, RowText
from workshop.running.words.of_decisions import dissent_said
from workshop.running.words.slash import Said, as_text


def decide(talk: Talk, step: Step) -> None:
    """What is decided upon, then one decision after the other, each with who is against it.

    Raises:
        Instead: a command came; what was decided stays.
    """
    deciding = as_kind(step, Decide)
    if deciding is None:
        return
    _tell_basis(talk, deciding)

    def decided(line: str) -> Command:
        command = decision_of(talk.record, talk.session, deciding, line)
        if who := left_to(talk.record, talk.session, deciding, line):
            talk.tell(f"The vote does not carry it: {who}.")
        return command

    for change in line_by_line(talk, "What is decided? (an empty line goes on)", decided):
        row = next(put for put in change.puts if isinstance(put, ROW_TYPES[DECISIONS]))
        _complete(talk, row)


def _tell_basis(talk: Talk, step: Decide) -> None:
    basis = basis_of(talk.record, talk.session, step)
    if rule := rule_of(step, basis):
        talk.tell(f"Rule: {rule}.".replace("..", "."))
    if basis is not None:
        talk.tell(f"Decided on the {basis.what}: {basis.sentence}")
        for line in basis.lines:
            talk.tell(f"  {line}")
    elif waits := waits_for(talk.record, talk.session, step):
        talk.tell(waits)
    for row in talk.record.rows_of(talk.session_id, step.id):
        if row.TABLE == DECISIONS:
            talk.tell(f"{row.code} {row.subject}: {row.cell('result') or 'result not said yet'}")


def _complete(talk: Talk, row: Row) -> None:
    """What of a decision does not follow: its rule, its result, its conditions, and dissent."""
    if not row.cell("rule"):
        _put_said(talk, row, "rule", "Who decides by what? (empty: not said)")
    if not row.cell("result"):
        choices = [(word, word) for word in (CARRIED, NOT_CARRIED, PUT_OFF)]
        if result := talk.ask.choose("What came of it?", choices, "not said yet"):
            _put(talk, row, "result", result)
    else:
        talk.tell(f"Result: {row.cell('result')}. /cell {row.code} result puts it otherwise.")
    _put_said(talk, row, "conditions", "On what conditions? (empty: none)")

    def dissent(line: str) -> Command:
        words = f"{row.code} {line}"
        return dissent_said(Said(talk.record, talk.session, talk.clock, None, words, talk.now))

    for _ in line_by_line(talk, "Who dissents? NAME: their words (empty: nobody more)", dissent):
        pass


def _put_said(talk: Talk, row: Row, field: str, question: str) -> None:
    """Ask for a cell, and put what is said into it."""
    if said := as_text(talk.line(question)):
        _put(talk, row, field, said)


def _put(talk: Talk, row: Row, field: str, text: str) -> None:
    values: dict[str, str | int | float | None] = {field: text}
    edit = (RowText(values=values, row_id=row.id),)
    session_id, step_id = talk.stands_in
    register = REGISTERS[DECISIONS].name
    command = PutRows(register=register, rows=edit, session_id=session_id, step_id=step_id)
    talk.tell(f"{talk.send(command).sentence}.")
