"""Where a room was apart, before and after it was discussed, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.guide.room_steps import Discuss
from workshop.guide.step import Step
from workshop.language import say
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.session.vote_section import vote_blocks
from workshop.report.session_view import SessionView
from workshop.report.told_votes import (
    ToldDiscussed,
    VoteTelling,
    course_words,
    discussed_words,
)
from workshop.report.wording.data_words import scale_title
from workshop.text import plural


def section(view: SessionView, steps: Sequence[Discuss]) -> Iterator[AnyBlock]:
    """Where the room was apart: the widest first, before and after, and the reasons."""
    telling = VoteTelling(view.gathered, view.session)
    ids = {step.id for step in steps}
    discussed = [(step, found) for step, found in telling.discussions if step.id in ids]
    if not discussed:
        return
    yield Heading(text=say("Where the room was apart"))
    for step, found in discussed:
        rows, left_out = telling.discussed(found)
        yield Heading(text=telling.text(step.title), level=2)
        yield Paragraph(spans=plain(course_words(found, rows)))
        for voted, vote, voided in telling.steps:
            if voted.id == step.id and (vote or voided):
                yield from vote_blocks(telling, step, vote, voided)
        if rows:
            yield _apart_table(telling, step, rows)
        if reasons := tuple(_reasons(telling, rows)):
            yield Bullets(items=reasons)
        if left_out:
            yield Paragraph(
                spans=plain(
                    say("{things} left out in this edition.", things=plural(left_out, "thing"))
                )
            )


def _apart_table(telling: VoteTelling, step: Step, rows: Sequence[ToldDiscussed]) -> Table:
    return Table(
        caption=say("{title}: the widest first", title=telling.text(step.title)),
        columns=(
            Column(title=say("No.")),
            Column(title=say("Statement"), weight=5),
            Column(title=say("Scale"), weight=2),
            Column(title=say("What was given"), weight=5),
        ),
        rows=tuple(
            (
                one.row.item.code,
                one.text,
                telling.text(scale_title(one.row.scale.title)),
                discussed_words(telling, one),
            )
            for one in rows
        ),
    )


def _reasons(telling: VoteTelling, rows: Sequence[ToldDiscussed]) -> Iterator[tuple[Span, ...]]:
    """What was said about each thing, once, with who said it as the edition tells it."""
    seen: set[str] = set()
    for one in rows:
        for entry in one.reasons:
            if entry.id not in seen:
                seen.add(entry.id)
                who = telling.who(entry)
                behind = f" — {who}" if who else ""
                yield plain(f"{one.row.item.code}: {telling.words(entry)}{behind}")
