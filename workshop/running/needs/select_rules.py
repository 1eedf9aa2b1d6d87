"""The rule for choosing needs: what is chosen is planned, the rest is told why it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from workshop.errors import Refused
from workshop.language import raised
from workshop.needs.agreed import Framework, framework_of
from workshop.needs.answered import WAY_RULES, is_of_selection
from workshop.needs.clear import Clarity, clarities_of
from workshop.needs.reasons import EXCLUDED, PLANNED_BY, WAIVED_BY
from workshop.needs.selecting import NotDone, Selection, Way, selection_of
from workshop.needs.standing import Need, Needs, needs_of
from workshop.needs.words import why_later
from workshop.record.change import Change, Moment
from workshop.record.documents import Person, Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.registers.kinds.decisions import CARRIED, DECISIONS
from workshop.registers.kinds.needs.needs import LATER, NEEDS, PLANNED
from workshop.running.base.registry import rule_in_session
from workshop.running.base.written_rows import WrittenRows
from workshop.running.needs.commands import SelectNeeds, Waiver
from workshop.running.needs.limit_rules import limit_told
from workshop.text import clean, listing, plural, shorten

WAY_WORDS: Final[Mapping[Way, str]] = {
    "value": "for most value",
    "equal_shares": "in equal shares of the departments",
}
"""How needs are chosen, to end a sentence."""
_NO_LIMITS: Final = (
    "Needs are chosen within limits, and there are none yet: set them first, in their table or "
    "with l on the Needs board."
)


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
    selection = selection_of(needs, framework, command.way)
    if selection is None:
        raise Refused(_NO_LIMITS)
    return _Choosing(record, command, framework, needs, selection).change(moment)


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
        decision = self._decision(moment)
        link = (Target(table=DECISIONS, id=decision.id),)
        why_not = {each.need_id: each for each in self._selection.not_done}
        who = self._command.decided_by
        decided: dict[str, Any] = {"decided_by": who, "decided_in": link}
        rows = WrittenRows(self._record, NEEDS, moment)
        for need in self._open:
            if need.id in self._chosen:
                day, why = self._command.day, self._why_planned(need)
                cells = {"answer": PLANNED, "answer_why": why, "answer_day": day}
            else:
                why = self._why_later(need, why_not[need.id])
                cells = {"answer": LATER, "answer_why": why, "answer_day": None}
            rows.change(need.row, **cells, **decided)
        return Change(sentence=self._sentence(decision), puts=(decision, *rows.puts))

    def _why_planned(self, need: Need) -> str:
        """The reason that a department is told of what is planned."""
        reason, way = self._waived.get(need.id), self._command.way
        if reason is None:
            return PLANNED_BY[way]
        stop = "" if reason.endswith((".", "!", "?", "…")) else "."
        return WAIVED_BY[way].format(reason=f"{reason}{stop}")

    def _why_later(self, need: Need, one: NotDone) -> str:
        """The same of what is not chosen. It names no other need, for not all may be told of."""
        if one.reason == "excluded":
            return EXCLUDED
        alone = msgspec.structs.replace(one, by=())
        return why_later(need, alone, self._framework.limits, lambda _: "")

    def _decision(self, moment: Moment) -> Row:
        """The row of the decision."""
        command, record = self._command, self._record
        session_id, step_id = command.session_id, ""
        if session_id is not None:
            session = record.get(Session, session_id)
            if session.closed:
                raise Refused(f"{session.title} is closed; reopen it to decide in it.")
            step_id = record.clock_of(session_id).step_id
        return WrittenRows(record, DECISIONS, moment, session_id, step_id).new(
            decision=f"{self._count()} planned, chosen {WAY_WORDS[command.way]}",
            rule=WAY_RULES[command.way],
            result=CARRIED,
            conditions=self._conditions(),
            rests_on=(Target(text=self._rests_on()),),
            owner=record.get(Person, command.decided_by).id if command.decided_by else None,
            begins=moment.today,
        )

    def _conditions(self) -> str:
        """That something was waived; why stands at each need."""
        if not self._waived:
            return ""
        number = plural(len(self._waived), "need")
        return f"{number} planned although not all is clear; the reason stands at each."

    def _rests_on(self) -> str:
        """The limits and what was signed, in words."""
        limits = [limit_told(*each) for each in self._framework.limits.items()]
        held = [each for each in self._framework.signed if each.holds]
        agree = sum(each.agrees for each in held)
        signed = f"agreed to by {plural(agree, 'department')}" if agree else "not signed"
        against = f", {len(held) - agree} against" if len(held) > agree else ""
        return f"limits {listing(limits)}, {signed}{against}"

    def _count(self) -> str:
        """How many are chosen of how many."""
        return f"{len(self._chosen)} of {plural(len(self._needs.standing), 'need')}"

    def _sentence(self, decision: Row) -> str:
        """What history tells."""
        stay = len(self._needs.standing) - len(self._open)
        kept = f"; {plural(stay, 'answer')} given before {'stays' if stay == 1 else 'stay'}"
        words = f"Chose {self._count()} {WAY_WORDS[self._command.way]} ({decision.code})"
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
    clarities = clarities_of(record, needs)
    chosen = set(selection.chosen)
    return {
        need.id: clarities[need.id]
        for need in needs.standing
        if need.id in chosen and not clarities[need.id].is_clear and is_open(record, need)
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
        raise Refused(f"{raised('; '.join(problems))}.")
    return found


def _require_clear(needs: Needs, unclear: Mapping[str, Clarity], waived: Mapping[str, str]) -> None:
    """Refuse what is chosen and not clear, all of it at once."""
    wanting = [
        f"{need.code}: {unclear_words(unclear[need.id])}"
        for need in needs.standing
        if need.id in unclear and need.id not in waived
    ]
    if wanting:
        them, are = ("it", "is") if len(wanting) == 1 else ("them", "are")
        raise Refused(
            f"{plural(len(wanting), 'need')} would be chosen and {are} not clear: "
            f"{'; '.join(wanting)}. Clear {them} up in the tables of needs and solutions, or waive "
            f"{them} with a reason each."
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
    if clarity.all_rejected:
        parts.append("every solution rejected")
    return ", ".join(parts)
