"""The rules for what is agreed before needs are ranked: limits, criteria, the rule, signatures.

All of it is rows of registers. The commands check what is asked for as a whole, list everything
that is wrong with it, and put rows through the rules that hold for rows typed by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.language import raised
from workshop.needs.agreed import (
    LIMITED,
    criteria_of,
    framework_of,
    limited_column,
    limits_of,
)
from workshop.needs.judged import scale_key
from workshop.record.change import Change, Moment
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.fields import AnyField
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.framework import CRITERIA, CRITERION, FRAMEWORK, RULE, RULES
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.needs.signatures import AGREES, DISSENTS, SIGNATURES
from workshop.registers.numbers import write_number
from workshop.running.base.registry import rule
from workshop.running.needs.commands import (
    CriterionText,
    SetFramework,
    SetLimits,
    SignFramework,
)
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames
from workshop.running.row_rules import problem_words, read_rows
from workshop.running.same_person import told_apart
from workshop.text import clean_line, listing, nearest, plural, shorten

Cells = dict[str, str | int | float | None]
"""What is typed in cells, by the ids of fields."""
_LONGEST: Final = 60
"""So many characters of a reason or of words are told in history."""
_FINEST: Final = 0.01
"""The least that a criterion may weigh, in per cent of all."""
_OWN_SCORES: Final = ("priority", "need", "value")
"""What is scored or known of needs beside criteria, so that no criterion may be called that."""


@rule(SetLimits)
def set_limits(record: Record, command: SetLimits, moment: Moment) -> Change:
    """Put a row for each limit that is not as it was; what stands in the others stays.

    Raises:
        Refused: it is no register with limits, a column cannot be limited, or an amount is none of
            that column; all problems are listed.
    """
    _require_limited(command.of)
    if not command.limits:
        raise Refused(f"Say how much there is of {listing(list(LIMITED), 'or')}.")
    names = RecordNames(record, moment)
    standing = limits_of(record)
    wanted = dict(_amounts(command.limits, standing, names))
    known = {column: row for row in record.rows(LIMITS) if (column := _limits(row))}
    who = _name(record, command.set_by)
    rows, removed = [], []
    for column, amount in wanted.items():
        row, field = known.get(column), _limited_field(column)
        if amount is None and row is not None and not command.reason:
            removed.append(row)
            continue
        cells: Cells = {"set_by": who} if who else {}
        if command.reason or amount != standing.get(column):
            cells |= {"amount": field.written(amount, names), "reason": command.reason}
        if row is None:
            cells |= {"limit": column, "choice": NEEDS}
        rows.append(RowText(values=cells, row_id=row.id if row else None))
    told = [_limit_words(_limited_field(each), wanted[each], names) for each in wanted]
    change = _put(record, LIMITS, rows, removed, moment)
    sentence = f"Set the limits of {NEEDS}: {listing(told)}"
    return _told(record, change, sentence, command.reason)


def _require_limited(of: str) -> None:
    """Refuse limits of what nothing is chosen of."""
    if of != NEEDS:
        raise Refused(
            f"Limits are set for {NEEDS} alone; “{shorten(clean_line(of), 40)}” has none."
        )


def _limited_field(column: str) -> AnyField:
    """The column of needs that is limited."""
    return next(each for each in REGISTERS[NEEDS].fields if each.id == column)


def _limits(row: Row) -> str:
    """The column of needs that a row limits; empty for none."""
    return limited_column(row.cell("limit")) if row.cell("choice") in ("", NEEDS) else ""


def _amounts(
    limits: Mapping[str, float | None], standing: Mapping[str, int | float], names: RecordNames
) -> Iterator[tuple[str, int | float | None]]:
    """By column how much there is, as stored.

    Raises:
        Refused: names or amounts are wrong; all of them are listed.
    """
    found: dict[str, int | float | None] = {}
    problems = []
    for name, amount in limits.items():
        if not (column := limited_column(name)):
            near = nearest(name, LIMITED)
            hint = f"did you mean {near[0]}?" if near else f"there are {listing(list(LIMITED))}"
            problems.append(f"nothing limits “{shorten(clean_line(name), 40)}”; {hint}")
        elif column in found:
            problems.append(f"{column} is there twice")
        elif amount is None:
            found[column] = None
            if column not in standing:
                problems.append(f"{column}: there is no such limit to take away")
        else:
            try:
                found[column] = _limited_field(column).read(write_number(amount), names)
            except Refused as refused:
                problems.append(f"{column}: {str(refused).rstrip('.')}")
    if problems:
        raise Refused(f"{raised('; '.join(problems))}.")
    yield from ((column, found[column]) for column in LIMITED if column in found)


def _limit_words(field: AnyField, amount: float | None, names: RecordNames) -> str:
    """A limit as history tells it: `cost 700,000`."""
    title = field.title.lower()
    return f"no limit of {title}" if amount is None else f"{title} {field.shown(amount, names)}"


@rule(SetFramework)
def set_framework(record: Record, command: SetFramework, moment: Moment) -> Change:
    """Put a row for each criterion and for the rule, and take out criteria that are no more.

    Raises:
        Refused: nothing is given, or names, weights or the rule are wrong; all is listed.
    """
    given = _given_criteria(command)
    wrong = [*_wrong_criteria(given or ())]
    agreed = ""
    if command.rule is not None:
        known = {scale_key(each): each for each in RULES}
        agreed = known.get(scale_key(command.rule), "")
        if not agreed:
            near = nearest(command.rule, RULES)
            hint = f"did you mean “{near[0]}”?" if near else f"there are {_quoted(RULES)}"
            wrong.append(f"there is no rule “{shorten(clean_line(command.rule), 40)}”; {hint}")
    if wrong:
        raise Refused(f"{raised('; '.join(wrong))}.")
    if given is None and not agreed:
        raise Refused("Say the criteria, the rule, or preset for the five that are proposed.")
    rows, removed, told = [], [], []
    if given is not None:
        rows, removed = _criterion_rows(record, given, command.reason)
        shares = [f"{clean_line(each.name)} {_percent(each, given):g} %" for each in given]
        told.append(f"criteria {listing(shares)}" if shares else "no criteria")
    if agreed:
        rows += _rule_rows(record, agreed, command.reason)
        told.append(f"the rule “{agreed}”")
    change = _put(record, FRAMEWORK, rows, removed, moment)
    return _told(record, change, f"Agreed on {' and '.join(told)}", command.reason)


def _given_criteria(command: SetFramework) -> tuple[CriterionText, ...] | None:
    """The criteria that are asked for; none where they stay.

    Raises:
        Refused: both those proposed and own ones are asked for.
    """
    if not command.preset:
        return command.criteria
    if command.criteria is not None:
        raise Refused("Give either preset, or the criteria in full: weights are shares of all.")
    return tuple(CriterionText(name=each, weight=1) for each in CRITERIA)


def _wrong_criteria(criteria: Sequence[CriterionText]) -> Iterator[str]:
    """Everything that is wrong with criteria."""
    keys = [scale_key(each.name) for each in criteria]
    whole = sum(each.weight for each in criteria if each.weight > 0)
    for place, (each, key) in enumerate(zip(criteria, keys, strict=True), 1):
        name = f"“{shorten(clean_line(each.name), 40)}”" if key else f"criterion {place}"
        if not key:
            yield f"{name} has no name"
        elif key in _OWN_SCORES:
            yield f"{name} is known of every need by itself; call the criterion otherwise"
        elif key in keys[: place - 1]:
            yield f"{name} is there twice"
        if not each.weight > 0:
            yield f"{name}: {each.weight:g} was found; a weight is a number above 0"
        elif _share(each.weight, whole) < _FINEST:
            yield f"{name} weighs less than {_FINEST:g} % of all, which is nothing beside the others"


def _share(weight: float, whole: float) -> float:
    """A weight in per cent of all, with two decimals, so that equal weights stay equal."""
    return round(100 * weight / whole, 2)


def _percent(criterion: CriterionText, criteria: Sequence[CriterionText]) -> float:
    return _share(criterion.weight, sum(each.weight for each in criteria))


def _criterion_rows(
    record: Record, criteria: Sequence[CriterionText], reason: str
) -> tuple[list[RowText], list[Row]]:
    """The rows of criteria that are new or change, and those of criteria that are no more."""
    known: dict[str, Row] = {}
    removed: list[Row] = []
    standing = {scale_key(each.name): each.weight for each in criteria_of(record)}
    for row in record.rows(FRAMEWORK):
        if row.cell("term_kind") != CRITERION:
            continue
        key = scale_key(row.cell("term"))
        if key in known:
            removed.append(known[key])
        known[key] = row
    rows = []
    whole = sum(each.weight for each in criteria)
    for each in criteria:
        row = known.pop(scale_key(each.name), None)
        cells: Cells = {"term": clean_line(each.name)}
        as_before = (
            row is not None
            and abs(standing[scale_key(each.name)] - each.weight / whole) < _FINEST / 200
        )
        if row is None:
            cells["term_kind"] = CRITERION
        if not as_before:
            cells |= {"weight": _percent(each, criteria), "reason": reason}
        if each.meaning:
            cells["meaning"] = each.meaning
        rows.append(RowText(values=cells, row_id=row.id if row else None))
    return rows, [*removed, *known.values()]


def _rule_rows(record: Record, agreed: str, reason: str) -> list[RowText]:
    """The row of the rule as it will be; none where it is so."""
    rows = [row for row in record.rows(FRAMEWORK) if row.cell("term_kind") == RULE]
    if not rows:
        return [RowText(values={"term": agreed, "term_kind": RULE, "reason": reason})]
    if rows[-1].cell("term") == agreed:
        return []
    return [RowText(values={"term": agreed, "reason": reason}, row_id=rows[-1].id)]


@rule(SignFramework)
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
            "There is nothing to sign yet: set limits, criteria or the rule first, by SetLimits "
            "and SetFramework or on the Needs board."
        )
    before = [each for each in framework.signed if each.department_id == department.id]
    own = next((each.row for each in before if each.person_id == person.id), None)
    words = command.dissent.strip()
    cells: Cells = {
        "stance": DISSENTS if words else AGREES,
        "words": words,
        "day": moment.today.isoformat(),
        "version": framework.version,
    }
    if own is not None and all(
        own.cell(name) == cells[name] for name in ("stance", "words", "version")
    ):
        raise Refused(f"{told_apart(record, person)} said so for {department.name} already.")
    if own is None or own.cell("department") != department.id:
        cells["department"] = department.name
    if own is None:
        cells["person"] = _name(record, person.id)
    others = [row for row in _signatures_of(record, department.id) if row is not own]
    row = RowText(values=cells, row_id=own.id if own else None)
    change = _put(record, SIGNATURES, [row], others, moment)
    who = f"{told_apart(record, person)} for {department.name}"
    said = f"{who} dissents: “{shorten(words, _LONGEST)}”" if words else f"{who} agrees"
    left = [each for each in framework.missing if each != department.id]
    asked = f"; {plural(len(left), 'department')} not asked yet" if left else ""
    return msgspec.structs.replace(change, sentence=f"Signed limits and framework: {said}{asked}")


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


def _signatures_of(record: Record, department_id: str) -> Iterator[Row]:
    """All signatures that are given for a department."""
    for row in record.rows(SIGNATURES):
        signer = record.find(Person, row.cell("person"))
        if (row.cell("department") or (signer and signer.department_id)) == department_id:
            yield row


def _put(
    record: Record, register: str, rows: Sequence[RowText], removed: Sequence[Row], moment: Moment
) -> Change:
    """Rows put by the rules for rows typed by hand, and others taken out with them.

    Raises:
        Refused: nothing would change, or a cell is wrong.
    """
    found = read_rows(record, PutRows(register=register, rows=tuple(rows)), moment)
    if found.problems:
        raise Refused(problem_words(REGISTERS[register], found.problems, of=len(rows)))
    if not found.rows and not removed:
        raise Refused("Nothing would change: it stands so already.")
    puts = (*found.new, *(row for _, row in found.rows))
    return Change(sentence="", puts=puts, removes=tuple(removed))


def _told(record: Record, change: Change, sentence: str, reason: str) -> Change:
    """A change with its sentence: the reason, and how many signatures no longer hold."""
    words = clean_line(reason)
    why = f", because “{shorten(words, _LONGEST)}”" if words else ""
    copy = record.copy()
    copy.apply(change)
    lost = _holding(record) - _holding(copy)
    hold = "holds" if lost == 1 else "hold"
    asked = f"; {plural(lost, 'signature')} no longer {hold}" if lost > 0 else ""
    return msgspec.structs.replace(change, sentence=f"{sentence}{why}{asked}")


def _holding(record: Record) -> int:
    """How many signatures hold."""
    return sum(each.holds for each in framework_of(record).signed)


def _name(record: Record, person_id: str | None) -> str:
    """Somebody as they are typed in a cell; empty for nobody."""
    if person_id is None:
        return ""
    return RecordNames(record).name("person", record.get(Person, person_id).id)


def _quoted(words: Sequence[str]) -> str:
    return listing([f"“{each}”" for each in words])
