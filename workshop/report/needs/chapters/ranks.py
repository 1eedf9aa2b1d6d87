"""Priority against need as a picture, and the joint order beside each department's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from workshop.language import counted, say
from workshop.needs.agreed import LIMITED
from workshop.needs.standing import MIDDLE
from workshop.registers.kinds.needs.needs import GREATEST, LEAST
from workshop.report.blocks import (
    AnyBlock,
    Axis,
    Column,
    Heading,
    Matrix,
    MatrixCell,
    MatrixLine,
    Notice,
    Paragraph,
    Plane,
    Point,
    Zone,
    plain,
)
from workshop.report.needs.amounts import amount, limit_title
from workshop.report.needs.chapters import lengths
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.wording.format import codes, number

_FIVE: Final = (1, 2, 3, 4, 5)
_DRAWN: Final = 60
"""So many points can be told apart in the picture; the first of the joint order stand in it."""
_BESIDE: Final = 12
"""So many departments fit beside each other on a page."""


def plane(told: ToldNeeds) -> Iterator[AnyBlock]:
    """Priority against need, and where the scores are from."""
    needs = [one.need for one in told.joint if one.need.priority and one.need.need]
    if not told.told:
        return
    yield Heading(text=say("Priority and need"))
    if not needs:
        yield Notice(text=say("Priority and need were not scored yet, or the scores are not told."))
        return
    high = [
        need
        for need in needs
        if need.priority and need.need and min(need.priority.value, need.need.value) > MIDDLE
    ]
    drawn = needs[:_DRAWN]
    sentence = say(
        "{n} of {needs} are above the middle on both scales: {codes}.",
        n=len(high),
        needs=counted(len(needs), "scored need", of=True),
        codes=codes(told.codes(need.id for need in high), 30) or say("none"),
    )
    if len(drawn) < len(needs):
        more = say("The first {n} of the joint order are drawn.", n=len(drawn))
        sentence = f"{sentence} {more}"
    yield Plane(
        caption=say("Needs by priority and need"),
        across=Axis(title=say("Priority"), least=LEAST, greatest=GREATEST, ticks=_FIVE),
        up=Axis(
            title=say("Need‖how much it is needed"), least=LEAST, greatest=GREATEST, ticks=_FIVE
        ),
        points=tuple(
            Point(
                code=told.code(need.id),
                text=told.want(need.id),
                across=need.priority.value,
                up=need.need.value,
            )
            for need in drawn
            if need.priority and need.need
        ),
        zones=(
            Zone(
                left=MIDDLE,
                right=GREATEST,
                bottom=MIDDLE,
                top=GREATEST,
                title=say("Soon and needed"),
                tint=1,
            ),
        ),
        sentence=sentence,
    )
    yield Paragraph(spans=plain(_scored_by(told)))


def _scored_by(told: ToldNeeds) -> str:
    """Whose scores they are."""
    found = Counter(
        one.by for need in told.told for one in (need.priority, need.need) if one is not None
    )
    if not found["room"]:
        return say(
            "The scores were entered by hand, from notes or a table; no room has voted on them."
        )
    if not found["hand"]:
        return say("The scores are medians of what rooms gave.")
    return say(
        "{room} of {all} scores are medians of what rooms gave; the others were entered by hand.",
        room=found["room"],
        all=found.total(),
    )


def orders(told: ToldNeeds) -> Iterator[AnyBlock]:
    """The joint order, and beside it the place that each department gives a need."""
    if not told.joint:
        return
    own = {each: {one.need.id: one.place for one in order} for each, order in told.own.items()}
    beside = own if len(own) <= _BESIDE else {}
    yield Heading(text=say("The joint order beside each department's own"))
    yield Paragraph(
        spans=plain(
            say(
                "By the rule “{rule}”. Needs that are equal by it share a place; what it cannot "
                "place stands at the end.",
                rule=say(told.framework.rule),
            )
        )
    )
    limits = [limit for limit in LIMITED if _any(told, limit)]
    yield Matrix(
        caption=say("Joint place, and the place in each department's own order"),
        head=say("Need"),
        columns=(say("Joint"), *(told.department(each) or "" for each in beside)),
        rows=tuple(
            MatrixLine(
                code=told.code(one.need.id),
                text=told.want(one.need.id),
                cells=(
                    MatrixCell(text=str(one.place), words=say("place {n}", n=one.place)),
                    *(_cell(places.get(one.need.id)) for places in beside.values()),
                ),
                ends=(
                    _score(one.need.priority.value if one.need.priority else None),
                    _score(one.need.need.value if one.need.need else None),
                    _score(one.need.value),
                    *(amount(limit, one.need.uses(limit)) for limit in limits),
                ),
            )
            for one in told.joint[: lengths.MOST]
        ),
        ends=(
            Column(title=say("Priority"), numeric=True),
            Column(title=say("Need‖how much it is needed"), numeric=True),
            Column(title=say("Value"), numeric=True),
            *(Column(title=limit_title(limit), numeric=True) for limit in limits),
        ),
        legend=say("A number is a place; · the department neither asked for it nor scored it."),
    )
    yield from lengths.more(len(told.joint))
    if own and not beside:
        text = say(
            "So many departments do not fit beside each other: the own place of each stands on its "
            "page."
        )
        yield Notice(text=text)


def _any(told: ToldNeeds, limit: str) -> bool:
    return any(need.uses(limit) is not None for need in told.told)


def _score(value: float | None) -> str:
    return "–" if value is None else number(round(value, 2))


def _cell(place: int | None) -> MatrixCell:
    if place is None:
        return MatrixCell(sign="silent", words=say("no place"))
    return MatrixCell(text=str(place), words=say("place {n}", n=place))
