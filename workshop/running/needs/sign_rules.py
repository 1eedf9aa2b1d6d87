"""The rule for signing what is agreed, or dissenting from it, for a department."""

from __future__ import annotations

from typing import Any

from workshop.errors import Refused
from workshop.needs.agreed import framework_of, signed_for
from workshop.record.change import Change, Moment
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.registers.kinds.needs.signatures import AGREES, DISSENTS, SIGNATURES
from workshop.running.base.names import told_apart
from workshop.running.base.registry import rule_in_session
from workshop.running.base.written_rows import WrittenRows
from workshop.running.needs.commands import SignFramework
from workshop.text import clean_block, plural


@rule_in_session(SignFramework)
def sign_framework(record: Record, command: SignFramework, moment: Moment) -> Change:
    """Put the signature of a department for what stands now, in the place of its one before.

    The row is the person's: where another one signs for the department it is a new one, and that of
    before goes, so that nobody's words stand under another name.

    Raises:
        Refused: nothing is agreed on, it is said for no department, or it is signed so already.
    """
    person = record.get(Person, command.person_id)
    department = _department_of(record, person, command.department_id)
    framework = framework_of(record)
    if not framework.limits and not framework.criteria and not framework.rule_agreed:
        raise Refused(
            "There is nothing to sign yet: set limits, criteria or the rule first, in their "
            "tables or on the Needs board (l, w)."
        )
    before = [each for each in framework.signed if each.department_id == department.id]
    own = next((each.row for each in before if each.person_id == person.id), None)
    words = clean_block(command.dissent)
    cells: dict[str, Any] = {
        "stance": DISSENTS if words else AGREES,
        "words": words,
        "version": framework.version,
    }
    if own is not None and all(own.cell(name) == said for name, said in cells.items()):
        raise Refused(f"{told_apart(record, person)} said so for {department.name} already.")
    cells |= {"department": department.id, "day": moment.today}
    rows = WrittenRows(record, SIGNATURES, moment)
    kept = rows.new(person=person.id, **cells) if own is None else rows.change(own, **cells)
    given = (row for row in record.rows(SIGNATURES) if signed_for(record, row) == department.id)
    others = (row for row in given if row.id != kept.id)
    who = f"{told_apart(record, person)} for {department.name}"
    # Their words stand in the row, which goes with them; a sentence of history would keep them.
    said = f"{who} dissents" if words else f"{who} agrees"
    left = [each for each in framework.missing if each != department.id]
    asked = f"; {plural(len(left), 'department')} not asked yet" if left else ""
    sentence = f"Signed limits and framework: {said}{asked}"
    return Change(sentence=sentence, puts=tuple(rows.puts), removes=tuple(others))


def _department_of(record: Record, person: Person, department_id: str | None) -> Department:
    """The department that somebody signs for.

    Raises:
        Refused: none is said, and they are of none.
    """
    if department_id is not None:
        return record.get(Department, department_id)
    own = record.find(Department, person.department_id)
    if own is None:
        who = told_apart(record, person)
        raise Refused(f"{who} is of no department: say for which one they sign.")
    return own
