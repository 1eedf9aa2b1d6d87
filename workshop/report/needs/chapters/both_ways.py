"""What is chosen by each way, what is not done and why, and on what it hangs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import say
from workshop.needs.agreed import MONEY
from workshop.needs.facts import SelectionFact
from workshop.needs.words import share_told
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.facts import Facts
from workshop.report.needs import told_choice
from workshop.report.needs.amounts import amount, limit_title
from workshop.report.needs.chapters import lengths
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.wording.format import codes, number
from workshop.text import listing, plural

IN: Final = "●"
OUT: Final = "–"


def blocks(told: ToldNeeds, facts: Facts) -> Iterator[AnyBlock]:
    """Both selections side by side; why there are none where there are no limits."""
    if not facts.needs:
        return
    yield Heading(text=say("Two ways to choose within the limits"))
    chosen = facts.selections
    if chosen is None or chosen.value is None or chosen.equal_shares is None:
        yield Notice(
            text=say(
                "No limits of money or staff days are set, so nothing is chosen. Set them, and "
                "both ways are worked out."
            )
        )
        return
    first, second = chosen.value, chosen.equal_shares
    yield Bullets(
        items=(
            (Span(f"{say('Most value:')} ", "strong"), Span(first.sentence)),
            (Span(f"{say('Equal shares:')} ", "strong"), Span(second.sentence)),
        )
    )
    yield _side_by_side(told, facts, first, second)
    yield from lengths.more(len({*first.chosen, *second.chosen}))
    if first.share:
        yield _shares(first, second)
    if facts.fairness:
        yield Paragraph(spans=plain(facts.fairness.sentence))
    yield from _not_done(facts, first, second)
    yield from _hangs(facts, told_choice.not_looked_at(told))


def _side_by_side(
    told: ToldNeeds, facts: Facts, first: SelectionFact, second: SelectionFact
) -> Table:
    """Every need that either way chooses."""
    either = {*first.chosen, *second.chosen}
    place = {one.id: one.place for one in facts.joint or ()}
    limits = tuple(told.framework.limits)
    needs = sorted(
        (need for need in told.told if told.code(need.id) in either),
        key=lambda need: place[told.code(need.id)],
    )[: lengths.MOST]
    rows = tuple(
        (
            code := told.code(need.id),
            told.want(need.id),
            listing(list(told.names(told.asked_by(need)))),
            IN if code in first.chosen else OUT,
            IN if code in second.chosen else OUT,
            OUT if need.value is None else number(round(need.value, 2)),
            *(amount(limit, need.uses(limit)) for limit in limits),
        )
        for need in needs
    )
    return Table(
        caption=say("What is chosen: ● in, – not in"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Need"), weight=5),
            Column(title=say("Asked by"), weight=3),
            Column(title=say("Most value")),
            Column(title=say("Equal shares")),
            Column(title=say("Value"), numeric=True),
            *(
                Column(title=limit_title(limit), numeric=True, weight=2 if limit == MONEY else 1)
                for limit in limits
            ),
        ),
        rows=rows,
    )


def _shares(first: SelectionFact, second: SelectionFact) -> Table:
    """What each department gets of what it asked for."""
    return Table(
        caption=say("Of what each department asked for, by value"),
        columns=(
            Column(title=say("Department"), weight=4),
            Column(title=say("Most value"), numeric=True, weight=2),
            Column(title=say("Equal shares"), numeric=True, weight=2),
        ),
        rows=tuple(
            (name, share_told(share), share_told(second.share.get(name, 0.0)))
            for name, share in first.share.items()
        ),
    )


def _not_done(facts: Facts, first: SelectionFact, second: SelectionFact) -> Iterator[AnyBlock]:
    """What is not done and why, and what would come in next."""
    why = {one.id: one.why for one in first.not_done}
    also = {one.id: one.why for one in second.not_done}
    by_code = {one.id: one for one in facts.needs or ()}
    order = [one.id for one in facts.joint or () if one.id in why]
    if order:
        yield Heading(text=say("What is not done, and why"), level=2)
        yield Table(
            caption=say("Not chosen for most value; the first of them are regretted most"),
            columns=(
                Column(title=say("Code")),
                Column(title=say("Need"), weight=4),
                Column(title=say("Asked by"), weight=2),
                Column(title=say("Why"), weight=4),
                Column(title=say("With equal shares"), weight=2),
            ),
            rows=tuple(
                (
                    code,
                    by_code[code].want,
                    listing(list(by_code[code].asked_by)),
                    why[code],
                    say("not done") if code in also else say("chosen"),
                )
                for code in order[: lengths.MOST]
            ),
        )
        yield from lengths.more(len(order))
    for title, found in (
        (say("Next in, most value:"), first),
        (say("Next in, equal shares:"), second),
    ):
        if found.next_in:
            yield Paragraph(spans=(Span(f"{title} ", "strong"), Span(codes(found.next_in))))


def _hangs(facts: Facts, not_looked_at: int) -> Iterator[AnyBlock]:
    """On what the selection of most value hangs, and how much was not looked at."""
    yield Heading(text=say("On what it hangs"), level=2)
    if not_looked_at:
        departments = plural(not_looked_at, "department")
        text = say("Not taken away, as there are too many: {departments}.", departments=departments)
        yield Notice(text=text)
    if not facts.hangs:
        text = say(
            "Taking away any one department, or any one weight, changes nothing that is told."
        )
        yield Paragraph(spans=plain(text))
        return
    yield Paragraph(spans=plain(say("Each was found by choosing again without it.")))
    yield Bullets(items=tuple(plain(one.sentence) for one in facts.hangs))
