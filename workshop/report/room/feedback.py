"""What a room said of its own meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.ballots.votes.facts import FeedbackFact, RatingFact
from workshop.ballots.votes.ratings import ratings_of
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.room_steps import Feedback
from workshop.language import say
from workshop.record.documents import Entry
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.session.vote_section import vote_blocks
from workshop.report.session_view import SessionView
from workshop.report.told_votes import VoteTelling
from workshop.running.room.feedback import CHANGE, KEEP, is_feedback


def facts(view: SessionView) -> tuple[FeedbackFact, ...] | None:
    """What the room said of its meeting; none where the guide does not ask it."""
    steps = view.guide.steps_of(Feedback)
    return tuple(_feedback_fact(view, step) for step in steps) or None


def _feedback_fact(view: SessionView, step: Feedback) -> FeedbackFact:
    keep, change = _lines(view, step)
    return FeedbackFact(
        step=step.id,
        title=view.gathered.telling.text(step.title),
        ratings=tuple(_ratings(view, step)),
        keep=tuple(entry.id for entry in keep),
        change=tuple(entry.id for entry in change),
    )


def _lines(view: SessionView, step: Feedback) -> tuple[list[Entry], list[Entry]]:
    """What is to be kept, and what is to be changed."""
    record = view.gathered.record
    said = [e for e in view.entries if e.step_id == step.id and is_feedback(record, e)]
    keep = [entry for entry in said if KEEP in entry.tags]
    return keep, [entry for entry in said if CHANGE in entry.tags and entry not in keep]


def _ratings(view: SessionView, step: Feedback) -> list[RatingFact]:
    """How values lie on each scale; of a vote whose numbers are left out nothing."""
    record = view.gathered.record
    vote = closed_vote(record, view.session.id, step.id)
    if vote is None or VoteTelling(view.gathered, view.session).told(step, vote).why:
        return []
    return ratings_of(record, view.session, step.id)


def section(view: SessionView, steps: Sequence[Feedback]) -> Iterator[AnyBlock]:
    """The room on its meeting: how it rated it, and both lists."""
    telling = VoteTelling(view.gathered, view.session)
    yield Heading(text=say("Feedback on the meeting"))
    votes = {step.id: (vote, voided) for step, vote, voided in telling.steps}
    for step in steps:
        if len(steps) > 1:
            yield Heading(text=view.gathered.telling.text(step.title), level=2)
        vote, voided = votes.get(step.id, (None, []))
        yield from vote_blocks(telling, step, vote, voided)
        for rating in _ratings(view, step):
            yield Paragraph(spans=plain(rating.sentence))
        yield from _both(view, step)


def _both(view: SessionView, step: Feedback) -> Iterator[AnyBlock]:
    """What to keep beside what to change."""
    telling = view.gathered.telling
    keep, change = (tuple(telling.words(e) for e in side) for side in _lines(view, step))
    if not (keep or change):
        return
    rows = max(len(keep), len(change))
    filled = (side + ("",) * (rows - len(side)) for side in (keep, change))
    yield Table(
        caption=say("What to keep and what to change"),
        columns=(Column(title=say("Keep"), weight=1), Column(title=say("Change"), weight=1)),
        rows=tuple(zip(*filled, strict=True)),
    )
