"""The votes of a session in its summary and in the data beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

import msgspec

from workshop import times
from workshop.ballots.votes.duels import SOURCE
from workshop.ballots.votes.facts import (
    DuelFact,
    DuelsFact,
    VoidedVoteFact,
    VoteFact,
    VoteOptionFact,
)
from workshop.ballots.votes.result import Counted, Result
from workshop.ballots.votes.rules import SCORE, rule_words
from workshop.guide.shape import Score
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.language import say
from workshop.record.votes.documents import Vote
from workshop.report.bars.distribution import is_told_singly
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Heading,
    Matrix,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.session.ranked_list import ranked
from workshop.report.session_view import SessionView
from workshop.report.told_votes import ToldVote, VoteTelling
from workshop.running.room.feedback import takes_feedback
from workshop.text import listing, parted, plural

_TOP: Final = 5
"""So many rows of a vote stand among what came of a session; the rest with its step."""
_MOST_ON_TOP: Final = 8

# As data


def vote_facts(view: SessionView) -> tuple[VoteFact, ...] | None:
    """The votes of a session that were not voided; of an open one nothing that was given.

    None where the session has no step that votes and held no vote.
    """
    telling = VoteTelling(view.gathered, view.session)
    if not any(True for _ in telling.steps):
        return None
    return tuple(
        _fact(telling, step, vote) if vote.closed else _open_fact(telling, step, vote)
        for step, vote, _ in telling.steps
        if vote
    )


def _fact(telling: VoteTelling, step: Step, vote: Vote) -> VoteFact:
    told = telling.told(step, vote)
    found = told.counted
    return VoteFact(
        step=step.id,
        of=telling.of(step),
        title=telling.text(step.title),
        method=vote.rule.method,
        rule=found.rule,
        secret=vote.secret,
        n=found.cast,
        present=found.present,
        cast=found.cast,
        abstained=found.abstained,
        away=found.away,
        by_channel=found.by_channel,
        options=tuple(_option_fact(told, one) for one in found.results),
        left_out=told.left_out,
        tie=found.tie and told.why is None,
        sentence=told.sentence,
        duels=_duels_fact(told, telling.fewest),
        flags=found.flags if told.why is None else (),
        voters=tuple(telling.named(vote, as_data=True)),
        read_out=telling.read_out(step, told),
        opened=vote.opened,
        closed=vote.closed,
    )


def _duels_fact(told: ToldVote, fewest: int) -> DuelsFact | None:
    """What rankings come to two by two, between what is told."""
    found = told.counted.duels
    if told.why is not None or found is None:
        return None
    codes = {one.subject_id: one.code for one in told.counted.results}
    listed = [key for key in found.won if key in codes]
    pairs = [
        DuelFact(
            first=codes[a], second=codes[b], before=found.before[a][b], after=found.before[b][a]
        )
        for a, b in combinations(listed, 2)
    ]
    return DuelsFact(
        n=found.n,
        incomplete=found.incomplete,
        winner=found.called.get(found.winner or ""),
        circle=tuple(found.called[key] for key in found.circle),
        pairs=tuple(pairs) if is_told_singly(found.n, fewest) else (),
        sentence=found.sentence,
        source=SOURCE,
    )


def _option_fact(told: ToldVote, one: Result) -> VoteOptionFact:
    """What one thing got, as far as its numbers are told."""
    option = told.options[one.subject_id]
    bare = VoteOptionFact(
        id=one.code,
        text=option.text,
        votes=None,
        voters=None,
        place=None,
        since=one.since,
        evidence=option.evidence,
    )
    if told.why is not None:
        return bare
    method, duels = told.counted.vote.rule.method, told.counted.duels
    return msgspec.structs.replace(
        bare,
        votes=one.votes,
        voters=one.voters,
        place=one.place,
        median=one.spread.median if one.spread else None,
        vetoes=one.vetoes if method == "gradients" else None,
        carried=one.carried,
        best=one.best if method == "best-worst" else None,
        worst=one.worst if method == "best-worst" else None,
        won=duels.won[one.subject_id] if duels else None,
        lost=duels.lost[one.subject_id] if duels else None,
    )


def _open_fact(telling: VoteTelling, step: Step, vote: Vote) -> VoteFact:
    """A vote that is open: who was there, and nothing else."""
    return VoteFact(
        step=step.id,
        of=telling.of(step),
        title=telling.text(step.title),
        method=vote.rule.method,
        rule=rule_words(vote.rule, len(vote.subjects)),
        secret=vote.secret,
        n=None,
        present=len(vote.roster),
        cast=None,
        abstained=None,
        away=len(vote.away),
        by_channel={},
        options=(),
        tie=False,
        sentence=_still_open(telling, step),
        opened=vote.opened,
        closed=None,
    )


def voided_facts(view: SessionView) -> tuple[VoidedVoteFact, ...]:
    """The votes of a session that were voided, oldest first."""
    telling = VoteTelling(view.gathered, view.session)
    return tuple(
        VoidedVoteFact(
            step=step.id,
            n=vote.thrown_away,
            opened=vote.opened,
            voided=vote.voided,
            reason=telling.text(vote.reason),
            sentence=_voided(telling, step, vote),
        )
        for step, _, voided in telling.steps
        for vote in voided
        if vote.voided
    )


# In words


def vote_section(view: SessionView, steps: Sequence[VoteStep]) -> Iterator[AnyBlock]:
    """What was voted on in steps that vote: the ranked list, by which rule, and who voted."""
    ids = {step.id for step in steps}
    telling = VoteTelling(view.gathered, view.session)
    yield Heading(text=say("Votes"))
    for step, vote, voided in telling.steps:
        if step.id in ids:
            yield Heading(text=telling.text(step.title), level=2)
            yield from vote_blocks(telling, step, vote, voided)


def vote_of_scores(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """That the scores of a step were given in a vote, and who voted."""
    telling = VoteTelling(view.gathered, view.session)
    for voted, vote, voided in telling.steps:
        if voted.id == step.id:
            yield from vote_blocks(telling, step, vote, voided)


def vote_blocks(
    telling: VoteTelling, step: Step, vote: Vote | None, voided: Sequence[Vote]
) -> Iterator[AnyBlock]:
    """What is told of one step: its vote, and those before it that were voided."""
    if vote is not None and vote.closed is None:
        yield Notice(text=_still_open(telling, step))
    elif vote is not None:
        told = telling.told(step, vote)
        secret = say("Secret: nobody can know who gave which ballot.") if vote.secret else ""
        yield Paragraph(spans=plain(f"{told.counted.rule}. {secret}".rstrip()))
        if not top_count(telling, step, told):
            yield Paragraph(spans=plain(told.sentence))
        if (read := telling.read_out(step, told)) is not None:
            yield Paragraph(spans=plain(read.sentence))
        if rest := _results(telling, step, told)[top_count(telling, step, told) :]:
            title = telling.text(step.title)
            on_top = len(rest) < len(told.counted.results)
            caption = say("{title}: the rest", title=title) if on_top else title
            yield _list(told, rest, caption, telling.fewest)
        yield from _beside(told, telling)
    if voided:
        yield Bullets(items=tuple(plain(_voided(telling, step, each)) for each in voided))


def _still_open(telling: VoteTelling, step: Step) -> str:
    title = telling.text(step.title)
    return say(
        "The vote of {title} is open: nothing of it is told before it is closed.", title=title
    )


def _voided(telling: VoteTelling, step: Step, vote: Vote) -> str:
    """That a vote was thrown away, when and why."""
    at = times.time(vote.voided) if vote.voided else ""
    return say(
        "A vote of {title} was voided at {time}: {reason}; {thrown_away}.",
        title=telling.text(step.title),
        time=at,
        reason=telling.text(vote.reason),
        thrown_away=plural(vote.thrown_away, "ballot was thrown away", "ballots were thrown away"),
    )


def _beside(told: ToldVote, telling: VoteTelling) -> Iterator[AnyBlock]:
    """Ties, what looks odd, what is left out, and in the record who voted in their name."""
    if told.why is None:
        if ties := _ties(told.counted):
            yield Paragraph(spans=plain(say("Ties stay ties: {ties}.", ties=ties)))
        for flag in told.counted.flags:
            yield Notice(text=flag)
    if told.left_out:
        many = plural(told.left_out, "thing")
        yield Paragraph(spans=plain(say("{many} voted on left out in this edition.", many=many)))
    if named := telling.named(told.counted.vote):
        yield Paragraph(spans=plain(say("Ballots with a name: {names}.", names=listing(named))))


def _ties(found: Counted) -> str:
    """Which share a place, but for the first, which the sentence tells, and for nothing at all."""
    shared: dict[int, list[str]] = {}
    for one in found.results:
        if one.place and one.place > 1 and one.votes:
            shared.setdefault(one.place, []).append(one.code)
    told = [
        say("{codes} share place {place}", codes=listing(codes), place=place)
        for place, codes in shared.items()
        if len(codes) > 1
    ]
    return parted(told)


def top_votes(telling: VoteTelling, step: Step, told: ToldVote) -> Iterator[AnyBlock]:
    """What stands first of a closed vote that has a list of its own."""
    if many := top_count(telling, step, told):
        rows = _results(telling, step, told)[:many]
        yield _list(told, rows, telling.text(step.title), telling.fewest)


def top_count(telling: VoteTelling, step: Step, told: ToldVote) -> int:
    """How many rows of a vote stand on top; none where its numbers are not told.

    Those that share the last place stand there together, where that is not half the list.
    """
    found = _results(telling, step, told)
    if told.why is not None or takes_feedback(step) or len(found) <= _TOP:
        return 0 if told.why is not None or takes_feedback(step) else len(found)
    last = found[_TOP - 1].place
    shared = sum(one.place is not None and last is not None and one.place <= last for one in found)
    return shared if _TOP <= shared <= _MOST_ON_TOP else _TOP


def _results(telling: VoteTelling, step: Step, told: ToldVote) -> Sequence[Result]:
    """The rows of a vote that has a list of its own."""
    own = told.counted.vote.rule.method != SCORE and telling.of(step) is None
    return told.counted.results if own else ()


def _list(told: ToldVote, rows: Sequence[Result], caption: str, fewest: int) -> Matrix | Table:
    """Rows of the ranked list, with their numbers as far as they are told."""
    return ranked(told, [(one, _option_fact(told, one)) for one in rows], caption, fewest)
