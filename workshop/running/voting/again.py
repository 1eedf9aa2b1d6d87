"""Hands that are counted again in a discussion, for what is in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from workshop.errors import Refused
from workshop.record.votes.channels import Channel
from workshop.running.voting.at_hand import VoteAtHand
from workshop.running.voting.commands import CountHands


def hands_again(
    now: VoteAtHand, line: str, item_id: str, scale_id: str
) -> tuple[Callable[..., CountHands], str]:
    """The command that a line of hands comes to, and how it stands against the room.

    The command still takes the session and the step. It can be read before the vote is opened, so
    that a line that is wrong opens none.

    Args:
        now: the vote of the step.
        line: what was typed: `5:7 4:3 1:1`, or with another thing before it.
        item_id: what is in front.
        scale_id: on which scale.

    Raises:
        Refused: the line is wrong, what is in front is not on the list, or hands are not counted.
    """
    if why := now.why_not_by(Channel.HANDS):
        raise Refused(why)
    if now.vote is not None and not now.is_open:
        raise Refused(
            "What was rated again here is closed: void it with a reason to rate again in this "
            "step, or go on to another discussion."
        )
    counting = now.counting
    if now.vote is None:
        counting = counting._replace(present=len(now.there))
    items = [item.id for item in counting.items]
    scales = [scale.id for scale in counting.scales]
    if item_id not in items:
        raise Refused("What is in front is not on the list: it was merged or taken back.")
    read = counting.read(
        line, items.index(item_id), scales.index(scale_id) if scale_id in scales else 0
    )
    if read.problem:
        raise Refused(read.problem)
    command = partial(
        CountHands, subject_id=read.item_id, scale_id=read.scale_id, counts=read.counts
    )
    return command, read.check
