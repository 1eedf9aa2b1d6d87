"""Which steps of a guide are asked in a session: all but those whose condition does not hold.

A group is the department of the record, which is any group whose voice is counted as one. A tag
counts where it was recorded in this session: what is said in another one later must not change
what a closed session missed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from workshop.guide.conditions import AskIf, words_of
from workshop.guide.shape import AnyStep
from workshop.guide.step import Step
from workshop.record.documents import Department, Session
from workshop.record.record import Record
from workshop.running.asking.pestle_tags import PESTLE_TAGS
from workshop.text import listing


def asked_steps(record: Record, session: Session) -> tuple[AnyStep, ...]:
    """The steps of the session's guide that are in its agenda now, in the order of the guide.

    Among them is whatever the room has come to, or has something recorded in it, whether its
    condition holds or not.
    """
    judge = _judge(record, session)
    return tuple(step for step in record.guide_of(session).steps if judge(step))


def come_up(before: Collection[AnyStep], record: Record, session: Session) -> str:
    """What is to be said of steps that came into the agenda by themselves; empty for none.

    Args:
        before: what `asked_steps` gave before the change.
        record: the record with the change.
        session: the session with the change.
    """
    agenda = asked_steps(record, session)
    new = [step.title for step in agenda if step not in before and step.id not in session.steps]
    return f"Now in the agenda: {listing(new)}" if new else ""


def _judge(record: Record, session: Session) -> Callable[[Step], bool]:
    """Judges steps, and looks up what was recorded once for all of them."""
    if all(step.ask_if is None for step in record.guide_of(session).steps):
        return lambda _: True
    entries = [each for each in record.entries_of(session.id) if not each.retracted]
    filled = {each.step_id for each in entries}
    filled |= {row.step_id for row in record.rows_of(session.id)}
    tags = {tag for entry in entries for tag in entry.tags}
    fields = {entry.pestle for entry in entries}

    def recorded(tag: str) -> bool:
        field = PESTLE_TAGS.get(tag.casefold())
        return tag.casefold() in tags or (field is not None and field in fields)

    def holds(condition: AskIf) -> bool:
        if condition.group and not _takes_part(condition.group, record, session):
            return False
        return condition.recorded is None or recorded(condition.recorded)

    def judge(step: Step) -> bool:
        if step.ask_if is None or step.id in session.steps or step.id in filled:
            return True
        return holds(step.ask_if)

    return judge


def _takes_part(names: tuple[str, ...], record: Record, session: Session) -> bool:
    """Whether a participant is of one of the groups; where nobody is of any, the session itself."""
    ids = {each.department_id or session.department_id for each in record.people_of(session)}
    found = [record.find(Department, each) for each in ids or {session.department_id}]
    return any(_fits(name, department) for name in names for department in found if department)


def _fits(name: str, department: Department) -> bool:
    """Whether the words of a name stand in the name of a department, or are its short name."""
    words, whole = words_of(name), words_of(department.name)
    places = range(len(whole) - len(words) + 1)
    return words == words_of(department.short) or any(
        whole[place : place + len(words)] == words for place in places
    )
