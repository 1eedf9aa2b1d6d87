"""The board of needs and the replies as data, one need or request a row."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.exports.sheets.columns import (
    Columns,
    codes,
    numbers,
    own_codes,
    sheet_of_columns,
    texts,
    yes_or_no,
)
from sessions.exports.sheets.sheet import Sheet, row_name
from sessions.exports.sheets.values import day_cell
from workshop.language import say
from workshop.needs.facts import NeedFact
from workshop.report.facts import Facts
from workshop.report.needs.answer_words import answer_word


def needs_sheets(facts: Facts) -> Iterator[Sheet]:
    """All needs with their scores, places and whether they are chosen; then all answers."""
    needs = facts.needs or ()
    joint = {one.id: one.place for one in facts.joint or ()}
    columns = [
        (say("Code"), own_codes(one.id for one in needs)),
        (say("Need"), texts(one.want for one in needs)),
        (say("Problem behind it"), texts(one.problem for one in needs)),
        (say("Asked by"), texts("; ".join(one.asked_by) for one in needs)),
        (say("Joint place"), numbers(joint.get(one.id) for one in needs)),
        (say("Priority"), numbers(one.priority for one in needs)),
        (say("Need‖how much it is needed"), numbers(one.need for one in needs)),
        (say("Value"), numbers(one.value for one in needs)),
        (say("Cost"), numbers((one.cost for one in needs), "#,##0.00")),
        (say("Staff days"), numbers(one.staff_days for one in needs)),
        *_chosen(facts, needs),
        *_own_places(facts, needs),
        (say("Merged into it"), codes(", ".join(one.merged) for one in needs)),
        (say("Liaison"), texts(one.liaison or "" for one in needs)),
    ]
    names = [(row_name(one.id),) for one in needs]
    yield from sheet_of_columns(say("Needs board"), columns, names)
    yield from _answers(facts)


def _chosen(facts: Facts, needs: tuple[NeedFact, ...]) -> Columns:
    """Whether each way chooses a need, and why not."""
    found = facts.selections
    if found is None or found.value is None or found.equal_shares is None:
        return []
    why = {one.id: one.why for one in found.value.not_done}
    return [
        (say("Most value"), yes_or_no(one.id in found.value.chosen for one in needs)),
        (say("Equal shares"), yes_or_no(one.id in found.equal_shares.chosen for one in needs)),
        (say("Why not"), texts(why.get(one.id, "") for one in needs)),
    ]


def _own_places(facts: Facts, needs: tuple[NeedFact, ...]) -> Columns:
    """The place of a need in each department's own order."""
    found = []
    for name, order in (facts.by_department or {}).items():
        places = {one.id: one.place for one in order}
        found.append((name, numbers(places.get(one.id) for one in needs)))
    return found


def _answers(facts: Facts) -> Iterator[Sheet]:
    found = facts.answers or ()
    columns = [
        (say("Code"), codes(one.id for one in found)),
        (say("Department"), texts(one.department or "" for one in found)),
        (say("Request"), texts(one.want for one in found)),
        (say("Answer"), texts(answer_word(one.answer) for one in found)),
        (say("Why"), texts(one.why for one in found)),
        (say("When"), [day_cell(one.when) for one in found]),
        (say("Who decided"), texts(one.who for one in found)),
        (say("Stands in"), codes(one.stands_in for one in found)),
    ]
    yield from sheet_of_columns(say("Answers to requests"), columns, [() for _ in found])
