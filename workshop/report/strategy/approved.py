"""Whether the strategy itself was approved: by whom, and on which day.

Its ladder are the rows of the register of approvals that are of no project and name the strategy
in what is to be approved.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from workshop import times
from workshop.language import say
from workshop.registers.kinds.approvals import APPROVED
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.text import folded, listing

_NAMED: Final = "strateg"
"""In strategy, Strategie, stratégie and estrategia, once accents are gone."""


class Approval(NamedTuple):
    """How far the approval of the strategy is."""

    is_whole: bool
    """Whether everybody on its ladder approved it."""
    words: str
    """The same, with who and when as far as that is told."""


def approval_of(told: ToldStrategy) -> Approval:
    """How far it is, by the whole ladder; people, days and counts as the edition tells them."""
    rows = [
        row
        for row in told.record.rows("approvals")
        if not row.cell("project") and _NAMED in folded(row.cell("what"))
    ]
    if not rows:
        return Approval(is_whole=False, words=say("not yet: no ladder is set for the strategy"))
    yes = [row for row in rows if row.cell("answer") == APPROVED]
    known = [row for row in yes if told.tells(row)]
    names = [name for row in known if (name := told.person(row.cell("approver")))]
    if len(yes) < len(rows):
        if not all(map(told.tells, rows)):  # a share would show what was answered at such a step
            return Approval(is_whole=False, words=say("not yet"))
        share = say("{n} of {all}", n=len(yes), all=len(rows))
        words = say("not yet: {share} approve", share=share)
        return Approval(is_whole=False, words=words)
    days = [day for row in known if (day := row.cell("answered_on"))]
    return Approval(is_whole=True, words=_approved(names, max(days, default=None)))


def _approved(names: list[str], on: date | None) -> str:
    """By whom and when it was approved, as far as both are known."""
    who = listing(list(dict.fromkeys(names)))
    if who and on:
        return say("by {who} on {day}", who=who, day=times.day(on))
    if on:
        return say("on {day}", day=times.day(on))
    return say("by {who}", who=who) if who else say("by everybody on its ladder")
