"""What is answered to each request, as an edition tells it."""

from __future__ import annotations

from workshop.language import say
from workshop.needs.answers import Answer, answers_of
from workshop.needs.facts import ReplyFact
from workshop.needs.reasons import reason_told
from workshop.report.needs.told_needs import ToldNeeds


def answers(told: ToldNeeds, department_id: str | None = None) -> tuple[ReplyFact, ...]:
    """The answers to the requests that are told, each once.

    Args:
        told: the needs as the edition tells them.
        department_id: the requests of one department; of all unless given.
    """
    found = answers_of(
        told.record,
        told.whole,
        told.selections,
        department_id,
        told=told.called,
        currency=told.currency,
    )
    return tuple(_fact(told, each) for each in found if each.row.id in told.rows)


def _fact(told: ToldNeeds, found: Answer) -> ReplyFact:
    row, whole = found.row, found.stands_in
    stands = whole if whole.id in told.rows else row
    return ReplyFact(
        id=told.code(row.id),
        department=told.department(row.cell("department")),
        want=told.want(row.id),
        answer=found.answer,
        why=_why(told, found),
        when=found.day,
        who=_who(told, found),
        is_decided=found.is_decided,
        stands_in=told.code(stands.id),
        evidence=told.entries([told.rows[row.id]]),
    )


def _who(told: ToldNeeds, found: Answer) -> str:
    """Who decided it, as they agreed to be told."""
    if not found.is_decided:
        return say("nobody has decided it yet")
    return told.person(found.decided_by) or say("not named")


def _why(told: ToldNeeds, found: Answer) -> str:
    """The reason in the words of the row that answers, or what follows from the selection."""
    if found.answered_in is None:
        return found.why
    if found.answered_in.id not in told.rows:
        return say("It is answered together with another request.")
    return reason_told(told.rows[found.answered_in.id].cells["answer_why"], told.currency)
