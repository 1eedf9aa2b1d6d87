"""By what a vote is held: its budget and its limits, in figures and in a sentence."""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.ballots.rounds import as_voted, rated_again, source_of
from workshop.guide.parts import Scale
from workshop.guide.room_steps import Feedback
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.language import pointed, say
from workshop.methods.agreement.gradients import LEVELS, USUAL_SUPPORT
from workshop.methods.voting.dots import suggested_budget
from workshop.methods.voting.nominal_group import USUAL
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Rule
from workshop.text import listing, parted, plural

SCORE: Final = "score"
"""The method of a step that scores."""

POINTS: Final = 100
"""The points that a ballot shares out where the guide says nothing."""


def takes_votes(step: Step) -> bool:
    """Whether a vote can be held in a step."""
    return as_kind(step, VoteStep) is not None or bool(scales_of(step))


def scales_of(step: Step) -> tuple[Scale, ...]:
    """The scales on which a vote of a step is held; none where it is no matter of scales."""
    found = as_kind(step, Score) or as_kind(step, Feedback)
    return found.scales if found else ()


def rule_of(step: Step, items: int) -> Rule:
    """By what a vote in a step is held that is opened on so many things."""
    if scales := scales_of(step):
        return Rule(method=SCORE, scales=scales)
    voted = as_kind(step, VoteStep)
    if voted is None:
        raise TypeError(step)
    budget: float | None = voted.budget
    suggested = False
    if budget is None and voted.method == "dots":
        budget, suggested = suggested_budget(items), True
    elif budget is None and voted.method == "ranks":
        budget, suggested = len(USUAL), True
    elif budget is None and voted.method == "points":
        budget = POINTS
    is_gradients = voted.method == "gradients"
    support = None
    if is_gradients:
        support = USUAL_SUPPORT if voted.support is None else voted.support / 100
    return Rule(
        method=voted.method,
        budget=budget,
        most_on_one=voted.most_on_one,
        support=support,
        vetoes=(voted.vetoes or 0) if is_gradients else None,
        suggested=suggested,
    )


def rule_here(record: Record, session: Session, step: Step, items: int) -> Rule:
    """By what a vote in a step of a session is held that is opened on so many things.

    What is rated again is rated by the rule by which it was voted on first.
    """
    guide = record.guide_of(session)
    source = source_of(guide, step)
    if source is not None:
        votes = record.votes.of_step(session.id, source.id)
        held = [vote.rule for vote in votes if vote.closed and not vote.voided]
        if held:
            return msgspec.structs.replace(held[-1], scales=rated_again(held[-1].scales))
    return rule_of(as_voted(guide, step), items)


def rule_words(rule: Rule, items: int) -> str:
    """By what a vote is held, in a sentence without its full stop.

    Args:
        rule: the rule.
        items: on how many things.
    """
    return _WORDS[rule.method](rule, items)


def _dots(rule: Rule, items: int) -> str:
    budget = f"{rule.budget or 0:g}"
    each = say("Dots: {budget} each", budget=budget)
    if rule.suggested:
        each = say(
            "Dots: {budget} each (a third of {items})", budget=budget, items=plural(items, "item")
        )
    return f"{each}{_most(rule)}"


def _points(rule: Rule, _: int) -> str:
    each = say("Points: {budget} each to share out", budget=f"{rule.budget or 0:g}")
    return f"{each}{_most(rule)}"


def _most(rule: Rule) -> str:
    if rule.most_on_one is None:
        return ""
    return say(", at most {most} on one", most=f"{rule.most_on_one:g}")


def _ranks(rule: Rule, items: int) -> str:
    points = points_of(rule)
    named = min(len(points), items)
    values = {"items": plural(named, "item"), "points": f"{points[0]:g}"}
    if rule.suggested:
        return say(
            "Ranks: each puts up to {items} in order (usual in the nominal group technique); the "
            "first place gets {points} points, each next one less",
            **values,
        )
    return say(
        "Ranks: each puts up to {items} in order; the first place gets {points} points, each "
        "next one less",
        **values,
    )


def _approve(rule: Rule, _: int) -> str:
    if rule.budget is None:
        return say("Approval: each names as many as they like")
    return say("Approval: each names up to {most}", most=f"{rule.budget:g}")


def _gradients(rule: Rule, _: int) -> str:
    support, vetoes = rule.support or USUAL_SUPPORT, rule.vetoes or 0
    borne = say("no veto is borne")
    if vetoes:
        borne = plural(vetoes, "veto is borne", "vetoes are borne")
    return say(
        "Gradients of agreement, 1 ({least}) to 8 ({most}): carried where {percent} % of ballots "
        "say 1 to 3, and {borne}",
        least=say(LEVELS[0]),
        most=say(LEVELS[-1]),
        percent=pointed(f"{support * 100:g}"),
        borne=borne,
    )


def _best_worst(_: Rule, items: int) -> str:
    return say(
        "Best–worst: of each set of four of {items} the best and the worst",
        items=plural(items, "item"),
    )


def _score(rule: Rule, _: int) -> str:
    return say("Scores: {scales}", scales=parted(map(_scale, rule.scales)))


def _scale(scale: Scale) -> str:
    """What may be given on a scale."""
    if scale.total is not None:
        shared = pointed(f"{scale.total:g}")
        return say("{title}, {total} to share out", title=scale.title, total=shared)
    return say(
        "{title}, {least} ({least_means}) to {greatest} ({greatest_means})",
        title=scale.title,
        least=pointed(f"{scale.least:g}"),
        least_means=scale.least_means,
        greatest=pointed(f"{scale.greatest:g}"),
        greatest_means=scale.greatest_means,
    )


_WORDS: Final = {
    "dots": _dots,
    "points": _points,
    "ranks": _ranks,
    "approve": _approve,
    "gradients": _gradients,
    "best-worst": _best_worst,
    SCORE: _score,
}


def points_of(rule: Rule) -> tuple[float, ...]:
    """Of ranks, the points for the first place, the second and so on."""
    return tuple(float(points) for points in range(int(rule.budget or len(USUAL)), 0, -1))


def channels_of(step: Step) -> tuple[Channel, ...]:
    """By which channels ballots of a step may be cast, in the order in which they are told."""
    voted = as_kind(step, VoteStep)
    named = voted.channels if voted else ()
    no_hands = is_secret(step) or (voted is not None and voted.method == "best-worst")
    return tuple(
        each
        for each in Channel
        if not (no_hands and each is Channel.HANDS) and (not named or each.value in named)
    )


def is_secret(step: Step) -> bool:
    """Whether nobody is to know who gave what in a vote of a step."""
    found = as_kind(step, VoteStep) or as_kind(step, Score) or as_kind(step, Feedback)
    return found is not None and found.secret


def channel_words(channels: tuple[Channel, ...]) -> str:
    """Channels inside a sentence, by their words."""
    return listing([each.value for each in channels], "or")
