"""The answer on the first page: how many asked, what fits, what it costs and on what it hangs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import counted, say
from workshop.report.blocks import AnyBlock, Headline, Notice
from workshop.report.facts import Facts
from workshop.report.needs import told_choice
from workshop.report.needs.amounts import amounts_words
from workshop.report.needs.told_needs import ToldNeeds, left_out_words
from workshop.text import plural

_HANGS: Final = 2
"""So much of what it hangs on is told on the first page."""


def blocks(told: ToldNeeds, facts: Facts) -> Iterator[AnyBlock]:
    """The answer, and that it is a draft where it is one."""
    yield Headline(text=_headline(told, facts), lines=tuple(_lines(told, facts)))
    if facts.needs and facts.framework and not facts.framework.signed:
        yield Notice(text=say("This is a draft. {why}", why=facts.framework.sentence))
    if told.left_out:
        text = left_out_words(told.left_out)
        if told.selections is not None:
            chosen = say("What is left out counts where it is chosen what fits, and in no sum.")
            text = f"{text} {chosen}"
        yield Notice(text=text)


def _headline(told: ToldNeeds, facts: Facts) -> str:
    """How many asked for what, and what of it fits."""
    if not facts.needs:
        if told.left_out:
            return say("No request is told in this edition.")
        return say("No department has asked for anything yet.")
    needs = plural(len(told.standing), "need")
    asking = plural(len(told.asking), "department")
    if told.selections is None:
        return say(
            "{needs} of {departments}: without limits nothing is chosen.",
            needs=needs,
            departments=asking,
        )
    return say(
        "{chosen} of {needs} of {departments} fit within {limits}.",
        chosen=len(told.codes(told.selections.value.chosen)),
        needs=counted(len(told.standing), "need", of=True),
        departments=asking,
        limits=amounts_words(told.framework.limits, told.currency),
    )


def _lines(told: ToldNeeds, facts: Facts) -> Iterator[str]:
    """What fairness costs, on what it hangs, whether it is signed."""
    if not facts.needs:
        return
    if told.selections is None:
        yield say("Limits of money or staff days come first: within them both ways can choose.")
    if facts.fairness:
        yield facts.fairness.sentence
    if facts.hangs:
        yield from (one.sentence for one in facts.hangs[:_HANGS])
    elif told_choice.hangs_on_nothing(told):
        yield say("It hangs on no single department and on no weight.")
    if facts.framework and facts.framework.signed:
        yield facts.framework.sentence
