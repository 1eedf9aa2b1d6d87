"""The rule for criteria with their weights and for the rule of the joint order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from workshop.errors import Refused
from workshop.language import raised
from workshop.needs.agreed import criteria_of
from workshop.needs.judged import scale_key
from workshop.record.change import Change, Moment
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.needs.framework import CRITERIA, CRITERION, FRAMEWORK, RULE, RULES
from workshop.running.base.registry import rule_in_session
from workshop.running.base.written_rows import WrittenRows
from workshop.running.needs.agreed_words import with_words
from workshop.running.needs.commands import CriterionText, SetFramework
from workshop.text import clean_line, listing, nearest, shorten

_FINEST: Final = 0.01
"""The least that a criterion may weigh, in per cent of all."""
_MOST: Final = 1e12
"""The most that a weight is written as: sums of more are no numbers any more."""
_TOLD: Final = 8
"""So many criteria are told in history, at most."""
_LONGEST: Final = 40
"""So many characters of a name."""
_OWN_SCORES: Final = ("priority", "need", "value")
"""What is scored or known of needs beside criteria, so that no criterion may be called that."""


@rule_in_session(SetFramework)
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
    rows, removed = WrittenRows(record, FRAMEWORK, moment), list[Row]()
    told: list[str] = []
    if given is not None:
        removed = _put_criteria(record, rows, given, command.reason)
        told.append(_criteria_told(given))
    if agreed:
        _put_rule(record, rows, agreed, command.reason)
        told.append(f"the rule “{agreed}”")
    sentence = f"Agreed on {' and '.join(told)}"
    change = Change(sentence=sentence, puts=tuple(rows.puts), removes=tuple(removed))
    return with_words(record, change, command.reason)


def _criteria_told(criteria: Sequence[CriterionText]) -> str:
    """Criteria as history tells them, the first of them with their weights."""
    shares = [
        f"{shorten(clean_line(each.name), _LONGEST)} {_percent(each, criteria):g} %"
        for each in criteria[:_TOLD]
    ]
    if more := len(criteria) - len(shares):
        shares.append(f"{more} more")
    return f"criteria {listing(shares)}" if shares else "no criteria"


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
        elif each.weight > _MOST:
            yield f"{name}: {each.weight:g} was found; a weight is {_MOST:g} at most"
        elif _share(each.weight, whole) < _FINEST:
            yield f"{name} weighs less than {_FINEST:g} % of all, which is nothing"


def _share(weight: float, whole: float) -> float:
    """A weight in per cent of all, with two decimals, so that equal weights stay equal."""
    return round(100 * weight / whole, 2)


def _percent(criterion: CriterionText, criteria: Sequence[CriterionText]) -> float:
    return _share(criterion.weight, sum(each.weight for each in criteria))


def _put_criteria(
    record: Record, rows: WrittenRows, criteria: Sequence[CriterionText], reason: str
) -> list[Row]:
    """Put the criteria that are new or change; gives the rows of those that are no more."""
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
    removed += [row for key, row in known.items() if key not in map(scale_key, _names(criteria))]
    whole = sum(each.weight for each in criteria)
    shares = [each.weight / whole for each in criteria]
    as_before = [
        abs(standing.get(scale_key(each.name), -1) - share) < _FINEST / 200
        for each, share in zip(criteria, shares, strict=True)
    ]
    for each, same in zip(criteria, as_before, strict=True):
        cells: dict[str, Any] = {"term": each.name}
        if not all(as_before):  # those that stay as well: they may be typed in another measure
            cells["weight"] = _percent(each, criteria)
        if not same:
            cells["reason"] = reason
        if each.meaning:
            cells["meaning"] = each.meaning
        if (old := known.get(scale_key(each.name))) is None:
            rows.new(term_kind=CRITERION, **cells)
        else:
            rows.change(old, **cells)
    return removed


def _names(criteria: Sequence[CriterionText]) -> list[str]:
    return [each.name for each in criteria]


def _put_rule(record: Record, rows: WrittenRows, agreed: str, reason: str) -> None:
    """Put the row of the rule, where it is not so already."""
    known = [row for row in record.rows(FRAMEWORK) if row.cell("term_kind") == RULE]
    if not known:
        rows.new(term=agreed, term_kind=RULE, reason=reason)
    elif known[-1].cell("term") != agreed:
        rows.change(known[-1], term=agreed, reason=reason)


def _quoted(words: Sequence[str]) -> str:
    return listing([f"“{each}”" for each in words])
