"""Chapter 7: how the departments' wishes were ranked, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import say
from workshop.report.blocks import AnyBlock, Column, Notice, Paragraph, plain
from workshop.report.facts import Facts
from workshop.report.needs.answer_words import answer_word
from workshop.report.needs.told_needs import left_out_words, told_needs
from workshop.report.strategy.chapters import parts
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.wording.format import number
from workshop.text import listing

_YES: Final = ("done", "planned")
"""Answers for which nobody asks why not."""


def blocks(told: ToldStrategy, facts: Facts) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(7, say("How the departments’ wishes were ranked"))
    needs = told_needs(told.gathered)
    if not facts.needs:
        yield parts.none_yet(
            left_out_words(needs.left_out)
            if needs.left_out
            else say(
                "No department has asked for anything yet; a session by the guide “{guide}” would "
                "record what they want.",
                guide="department-needs",
            )
        )
        return
    yield Paragraph(
        spans=plain(
            say(
                "By the rule “{rule}”; equal needs share a place. {signed}",
                rule=say(needs.framework.rule),
                signed=facts.framework.sentence if facts.framework else "",
            ).strip()
        )
    )
    yield parts.table(
        say("Every need with its own and its joint place, and what is answered"),
        (
            Column(title=say("Need")),
            Column(title=say("What is wanted"), weight=6),
            Column(title=say("Asked by"), weight=4),
            Column(title=say("Own place")),
            Column(title=say("Joint place")),
            Column(title=say("Value"), numeric=True),
            Column(title=say("Answer"), weight=2),
            Column(title=say("Why not"), weight=7),
        ),
        list(_rows(facts)),
    )
    yield from parts.more(facts.needs)
    if needs.left_out:
        yield Notice(text=left_out_words(needs.left_out))
    yield Paragraph(
        spans=plain(say("The needs reconciliation has the whole of it, with a page a department."))
    )


def _rows(facts: Facts) -> Iterator[tuple[str, ...]]:
    """The needs in the joint order, what has no place last."""
    needs = facts.needs or ()
    joint = {one.id: one.place for one in facts.joint or ()}
    own = {
        name: {one.id: one.place for one in order}
        for name, order in (facts.by_department or {}).items()
    }
    answers = {one.id: one for one in facts.answers or ()}
    for need in sorted(needs, key=lambda each: joint.get(each.id, len(joint) + 1)):
        place = own.get(need.department or "", {}).get(need.id)
        answer = answers.get(need.id)
        yield (
            need.id,
            need.want,
            listing(list(need.asked_by)),
            "–" if place is None else str(place),
            str(joint[need.id]) if need.id in joint else "–",
            "–" if need.value is None else number(round(need.value, 2)),
            answer_word(answer.answer) if answer else "–",
            answer.why if answer and answer.answer not in _YES else "",
        )
