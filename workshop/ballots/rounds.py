"""Rating again: what a step discusses, the votes in which that was rated again, and by what rule.

A step that discusses holds a vote of its own on what another step scored or voted on. What counts
afterwards is found in two places alone: value by value in `workshop.ballots.counted`, and
for a list as a whole in `workshop.ballots.votes.again`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from workshop.guide.parts import Scale
from workshop.guide.room_steps import Discuss
from workshop.guide.shape import Guide, Score, as_kind
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.votes.documents import Rule, Vote

Source = Score | VoteStep
"""A step whose scores or votes can be discussed."""

_ITEM_BY_ITEM = ("gradients", "score")
"""The rules by which each thing gets a value for itself; by any other one ballot is one whole."""


def source_of(guide: Guide, step: Step) -> Source | None:
    """The step that one discusses: that which it names, else the last before it that has numbers.

    None of a step that discusses nothing.
    """
    if as_kind(step, Discuss) is None:
        return None
    found: Source | None = None
    wanted = getattr(step, "of", None)
    for each in guide.steps:
        if each.id == step.id:
            break
        source = as_kind(each, Score) or as_kind(each, VoteStep)
        if source is not None and wanted in (None, source.id):
            found = source
    return found


def as_voted(guide: Guide, step: Step) -> Step:
    """A step as votes in it are held: one that discusses as that which it looks at, by its own id.

    Scales that add up to a total are left out where others can be rated again one by one.
    """
    source = source_of(guide, step)
    if source is None:
        return step
    changes = {"id": step.id, "title": step.title, "say": step.say, "minutes": step.minutes}
    scored = as_kind(source, Score)
    if scored is None:
        return msgspec.structs.replace(source, **changes)
    scales = rated_again(scored.scales)
    return msgspec.structs.replace(scored, scales=scales, voters="each", **changes)


def rated_again(scales: Sequence[Scale]) -> tuple[Scale, ...]:
    """The scales on which things are rated again: those without a total, else all of them."""
    return tuple(scale for scale in scales if scale.total is None) or tuple(scales)


def goes_item_by_item(rule: Rule) -> bool:
    """Whether things are rated again one by one; else a second round takes the place of the first.

    What one ballot spends, ranks or names makes sense as one whole.
    """
    if rule.method == "score":
        return all(scale.total is None for scale in rule.scales)
    return rule.method in _ITEM_BY_ITEM or (rule.method == "approve" and rule.budget is None)


def rounds_of(
    record: Record, session_id: str, step_id: str, *, open_too: bool = False
) -> tuple[Vote, ...]:
    """The votes in which what a step scored or voted on was rated again, oldest first.

    Args:
        record: the record.
        session_id: the session.
        step_id: the step that is looked at.
        open_too: whether one that is still open is among them; of that nothing is told.
    """
    session = record.find(Session, session_id)
    if session is None:
        return ()
    guide = record.guide_of(session)
    found = [
        vote
        for step in guide.steps_of(Discuss)
        if (source := source_of(guide, step)) and source.id == step_id
        for vote in record.votes.of_step(session_id, step.id)
        if not vote.voided and (vote.closed or open_too)
    ]
    return tuple(sorted(found, key=lambda vote: (vote.opened, vote.id)))
