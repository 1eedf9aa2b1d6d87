"""The rule for choosing needs: what is chosen is planned, the rest gets the reason for which not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from workshop.errors import Refused
from workshop.needs.agreed import Framework, framework_of
from workshop.needs.clear import Clarity, clarity_of
from workshop.needs.selecting import Selection, Way, selections_of
from workshop.needs.standing import Need, Needs, needs_of
from workshop.needs.words import not_done_words
from workshop.record.change import Change, Moment
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import CARRIED, DECISIONS
from workshop.registers.kinds.needs.needs import LATER, NEEDS, PLANNED
from workshop.running.base.registry import rule_in_session
from workshop.running.needs.answered import WAY_RULES, is_of_selection
from workshop.running.needs.commands import SelectNeeds, Waiver
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames
from workshop.running.row_rules import problem_words, read_rows
from workshop.text import clean, listing, plural, shorten

WAY_WORDS: Final[Mapping[Way, str]] = {
    "value": "for most value",
    "equal_shares": "in equal shares of the departments",
}
"""How needs are chosen, to end a sentence."""
_NO_LIMITS: Final = (
    "Needs are chosen within limits, and there are none yet: set them first, by SetLimits or with "
    "l on the Needs board."
)
_CODES: Final = 30
"""So many codes stand in the words of a decision, at most."""
_CONDITIONS: Final = 8_000
"""So many characters of waivers stand in the conditions of a decision; each is at its need too."""
_LONGEST: Final = 200
"""So many characters of the reason of a waiver stand there."""


@rule_in_session(SelectNeeds)
def select_needs(record: Record, command: SelectNeeds, moment: Moment) -> Change:
    """Put the decision, and an answer into every need that nobody has answered.

    An answer that an earlier selection gave is given anew. Merged needs are answered by the one
    that they were merged into.

    Raises:
        Refused: there are no limits, no needs or no values; or something that is chosen is not
            clear and not waived. All of these are listed.
    """
    framework, needs = framework_of(record), needs_of(record)
    _require_ready(framework, needs)
    selections = selections_of(needs, framework)
    if selections is None:
        raise Refused(_NO_LIMITS)
    return _Choosing(record, command, framework, needs, selections.of(command.way)).change(moment)


class _Choosing:
    """What is chosen, on its way into the record."""

    def __init__(
        self,
        record: Record,
        command: SelectNeeds,
        framework: Framework,
        needs: Needs,
        selection: Selection,
    ) -> None:
        self._record = record
        self._command = command
        self._framework = framework
        self._needs = needs
        self._selection = selection
        self._chosen = set(selection.chosen)
        self._open = [need for need in needs.standing if is_open(record, need)]
        waived = _waived(needs, command.waived)
        self._unclear = unclear_of(record, needs, selection)
        _require_clear(needs, self._unclear, waived)
        self._waived = {key: why for key, why in waived.items() if key in self._unclear}

    def change(self, moment: Moment) -> Change:
        """The decision and the answers."""
        decision, new = self._decision(moment)
        link = (Target(table=DECISIONS, id=decision.id),)
        why_not = {each.need_id: each for each in self._selection.not_done}
        who = self._command.decided_by
        decided: dict[str, Any] = {"decided_by": who, "decided_in": link}
        puts = []
        for need in self._open:
            if need.id in self._chosen:
                day, why = self._command.day, self._why_planned(need)
                cells = {"answer": PLANNED, "answer_why": why, "answer_day": day}
            else:
                why = not_done_words(self._needs, self._framework, why_not[need.id])
                cells = {"answer": LATER, "answer_why": why, "answer_day": None}
            puts.append(msgspec.structs.replace(need.row, **cells, **decided))
        return Change(sentence=self._sentence(decision), puts=(*new, decision, *puts))

    def _why_planned(self, need: Need) -> str:
        """The reason that a department is told of what is planned."""
        words = f"It is chosen {WAY_WORDS[self._command.way]} within the limits"
        if need.id not in self._waived:
            return f"{words}."
        unclear = unclear_words(self._unclear[need.id])
        return f"{words}, although not all is clear ({unclear}): {self._waived[need.id]}"

    def _decision(self, moment: Moment) -> tuple[Row, Sequence[Any]]:
        """The row of the decision, and whoever comes with it."""
        command, record = self._command, self._record
        who = record.get(Person, command.decided_by) if command.decided_by else None
        given = RowText(
            values={
                "decision": f"Needs planned {WAY_WORDS[command.way]}: {self._codes()}",
                "rule": WAY_RULES[command.way],
                "result": CARRIED,
                "conditions": self._conditions(),
                "rests_on": self._rests_on(),
                "owner": RecordNames(record).name("person", who.id) if who else "",
                "begins": moment.today.isoformat(),
            }
        )
        at = record.clock_of(command.session_id).step_id if command.session_id else ""
        put = PutRows(register=DECISIONS, rows=(given,), session_id=command.session_id, step_id=at)
        found = read_rows(record, put, moment)
        if found.problems:
            raise Refused(problem_words(REGISTERS[DECISIONS], found.problems, of=1))
        return found.rows[0][1], found.new

    def _codes(self) -> str:
        """What is chosen, by its codes."""
        codes = [need.code for need in self._needs.standing if need.id in self._chosen]
        more = len(codes) - _CODES
        rest = f" and {more} more" if more > 0 else ""
        words = f"{', '.join(codes[:_CODES])}{rest}" if codes else "none"
        return f"{words} ({len(codes)} of {len(self._needs.standing)})"

    def _conditions(self) -> str:
        """What was waived and why, a line each."""
        lines: list[str] = []
        for need in self._needs.standing:
            if need.id not in self._waived:
                continue
            unclear = unclear_words(self._unclear[need.id])
            lines.append(f"{need.code}, {unclear}: {shorten(self._waived[need.id], _LONGEST)}")
            if sum(map(len, lines)) > _CONDITIONS:
                left = len(self._waived) - len(lines)
                return "\n".join([*lines, f"and {left} more, each said at its need"])
        return "\n".join(lines)

    def _rests_on(self) -> str:
        """The limits and what was signed, in words."""
        limits = [
            f"{field.title.lower()} {field.shown(amount, RecordNames(self._record))}"
            for field in REGISTERS[NEEDS].fields
            if (amount := self._framework.limits.get(field.id)) is not None
        ]
        held = sum(each.holds for each in self._framework.signed)
        signed = f"signed by {plural(held, 'department')}" if held else "not signed"
        return f"limits {listing(limits)}, {signed}"

    def _sentence(self, decision: Row) -> str:
        """What history tells."""
        stay = len(self._needs.standing) - len(self._open)
        kept = f"; {plural(stay, 'answer')} given before {'stays' if stay == 1 else 'stay'}"
        words = (
            f"Chose {len(self._chosen)} of {plural(len(self._needs.standing), 'need')} "
            f"{WAY_WORDS[self._command.way]} ({decision.code})"
        )
        waived = f", {len(self._waived)} of them waived" if self._waived else ""
        return f"{words}{waived}{kept if stay else ''}"


def _require_ready(framework: Framework, needs: Needs) -> None:
    """Refuse a choice without limits, needs or values."""
    if not framework.limits:
        raise Refused(_NO_LIMITS)
    if not needs.standing:
        raise Refused("There are no needs to choose from yet.")
    if not needs.valued:
        raise Refused(
            "No need has a value yet: have them scored in a session, or enter priority and need, "
            "or the value, in the table."
        )


def is_open(record: Record, need: Need) -> bool:
    """Whether nobody has answered a need, but for an earlier selection."""
    return not need.row.cell("answer") or is_of_selection(record, need.row)


def unclear_of(record: Record, needs: Needs, selection: Selection) -> dict[str, Clarity]:
    """By the id of a need, what is not clear of it: those that a selection would plan.

    Each of them needs a waiver, by whichever door it is chosen. What somebody answered in their own
    right is not planned by a selection.
    """
    chosen = set(selection.chosen)
    return {
        need.id: clarity
        for need in needs.standing
        if need.id in chosen
        and is_open(record, need)
        and not (clarity := clarity_of(record, need)).is_clear
    }


def _waived(needs: Needs, waivers: Sequence[Waiver]) -> dict[str, str]:
    """By the id of a need that stands, the reason why it may be chosen although it is not clear.

    Raises:
        Refused: one has no reason, is there twice, or is of no need.
    """
    found: dict[str, str] = {}
    problems = []
    for waiver in waivers:
        need = needs.whole_of(waiver.need_id)
        reason = clean(waiver.reason).strip()
        if need is None:
            problems.append(f"there is no need {shorten(waiver.need_id, 40)}")
        elif not reason:
            problems.append(f"the waiver of {need.code} has no reason")
        elif need.id in found:
            problems.append(f"{need.code} is waived twice")
        else:
            found[need.id] = reason
    if problems:
        words = "; ".join(problems)
        raise Refused(f"{words[:1].upper()}{words[1:]}.")
    return found


def _require_clear(needs: Needs, unclear: Mapping[str, Clarity], waived: Mapping[str, str]) -> None:
    """Refuse what is chosen and not clear, all of it at once."""
    wanting = [
        f"{need.code}: {unclear_words(unclear[need.id])}"
        for need in needs.standing
        if need.id in unclear and need.id not in waived
    ]
    if wanting:
        them = "it" if len(wanting) == 1 else "them"
        raise Refused(
            f"{plural(len(wanting), 'need')} would be chosen and {'is' if len(wanting) == 1 else 'are'} "
            f"not clear: {'; '.join(wanting)}. Clear {them} up in the tables of needs and "
            f"solutions, or waive {them} with a reason each."
        )


def unclear_words(clarity: Clarity) -> str:
    """What is not clear of a need, as one phrase after the other."""
    parts = []
    if clarity.challenge:
        parts.append("no problem behind the wish")
    if clarity.open_questions:
        parts.append(plural(clarity.open_questions, "open question"))
    if clarity.alternatives_missing:
        known = plural(len(clarity.solutions), "solution") if clarity.solutions else "no solution"
        parts.append(f"{known} and no reason why there are not two")
    return ", ".join(parts)
