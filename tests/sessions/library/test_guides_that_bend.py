"""What every shipped guide says of short time: nothing senseless is kept, nothing needed goes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from sessions.library.guides import Library
from workshop.guide.room_steps import ClusterStep, Discuss
from workshop.guide.shape import AnyStep, Ask, Capture, Guide, Score, as_kind
from workshop.guide.vote import Vote
from workshop.running.asking.fitting import resting_on

GUIDES = [each.name for each in Library().listing()]


def weighs(step: AnyStep) -> bool:
    """Whether it scores or votes."""
    return isinstance(step, Score | Vote)


def sorts(step: AnyStep) -> bool:
    """Whether things are sorted in it."""
    capture = as_kind(step, Capture)
    return isinstance(step, ClusterStep) or (capture is not None and capture.show == "session")


def speaks_of_differences(step: AnyStep) -> bool:
    """Whether it looks at what a vote or scores came to."""
    ask = as_kind(step, Ask)
    return isinstance(step, Discuss) or (ask is not None and ask.show == "spread")


def senseless(guide: Guide) -> Iterator[str]:
    """What would be kept without what it stands on."""
    steps = list(guide.steps)
    for place, step in enumerate(steps):
        goes_with = resting_on(steps, {step.id})
        for later in steps[place + 1 :]:
            stays = step.cut == "never" or step.must_ask
            if sorts(step) and weighs(later) and not stays and later.id not in goes_with:
                yield f"{later.id} stays where {step.id} goes"
    for place, step in enumerate(steps):
        before = [each for each in steps[:place] if weighs(each)]
        if speaks_of_differences(step) and before and not all(s.must_ask for s in before):
            last = [each.id for each in before if step.id in resting_on(steps, {each.id})]
            if not last:
                yield f"{step.id} stays where {before[-1].id} goes"


@pytest.mark.slow
@pytest.mark.parametrize("name", GUIDES)
def test_nothing_is_kept_without_what_it_stands_on(name: str) -> None:
    """Sorting never goes while scoring stays, nor a vote while the room looks at its result."""
    assert list(senseless(Library().load(name))) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", GUIDES)
def test_every_guide_can_give(name: str) -> None:
    """A tenth of its time can be won without leaving anything out."""
    guide = Library().load(name)
    least = sum(step.minutes.least for step in guide.steps if step.ask_if is None)
    assert least <= 0.9 * guide.planned
    for first, second in pairwise(("least", "planned", "greatest")):
        assert all(getattr(s.minutes, first) <= getattr(s.minutes, second) for s in guide.steps)
