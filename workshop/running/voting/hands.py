"""The rule that counts hands."""

from __future__ import annotations

from workshop.ballots.votes.hand_checks import Room, hand_problems, read_counts
from workshop.ballots.votes.items import items_in
from workshop.ballots.votes.rules import SCORE, channel_words, channels_of
from workshop.ballots.votes.standing import progress
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.record.change import Change, Moment
from workshop.record.record import Record
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES, HandCount, Rule
from workshop.running.base.registry import rule
from workshop.running.voting.commands import CountHands
from workshop.running.voting.rules import taking
from workshop.text import listing


@rule(CountHands)
def count_hands(record: Record, command: CountHands, moment: Moment) -> Change:
    """Put how many hands went up for one thing, also that none did; no count takes it out again."""
    session, step, vote = taking(record, command.session_id, command.step_id)
    channels = channels_of(step)
    if Channel.HANDS not in channels:
        why = "hands that go up are no secret; it" if vote.secret else step.title
        raise Refused(f"Hands are not counted in {step.title}: {why} takes ballots by "
                      f"{channel_words(channels)}.")  # fmt: skip
    items = {item.id: item for item in items_in(record, vote)}
    if (item := items.get(command.subject_id)) is None:
        raise Refused(f"That is not on the list of {step.title}.")
    scale = scale_in(vote.rule, command.scale_id, step.title)
    scale_id = scale.id if scale else VOTES
    counts, problems = read_counts(vote.rule, scale, command.counts)
    counted = record.votes.hands_in(vote.id)
    others = [
        each.counts for each in counted if each.scale_id == scale_id and each.subject_id != item.id
    ]
    room = Room(present=len(vote.roster), ballots=progress(record, vote, moment.boxes).cast)
    problems += hand_problems(vote.rule, scale, counts, others, room, len(items))
    if problems:
        raise Refused(f"{item.code or item.text}: {'; '.join(problems)}.")
    key = (item.id, scale_id)
    old = next((each for each in counted if (each.subject_id, each.scale_id) == key), None)
    on = f", {scale.title.lower()}" if scale and len(vote.rule.scales) > 1 else ""
    if not counts:
        if old is None:
            raise Refused(f"{item.code or item.text}: say how many hands, such as 1:6.")
        return Change(
            sentence=f"Took out the hands for {item.code}{on}: {step.title}",
            removes=(old,),
            session_id=session.id,
        )
    put = HandCount(
        id=old.id if old else moment.new_id(),
        session_id=session.id,
        step_id=step.id,
        vote_id=vote.id,
        subject_id=item.id,
        scale_id=scale_id,
        counts=counts,
    )
    act = "Counted hands again" if old else "Counted hands"
    return Change(
        sentence=f"{act} for {item.code}{on}: {step.title}",
        puts=(put,),
        session_id=session.id,
    )


def scale_in(held: Rule, scale_id: str, title: str) -> Scale | None:
    """The scale that hands are counted on; none in a vote that has no scales.

    Raises:
        Refused: the vote has several and none was said, or there is no such scale.
    """
    if held.method != SCORE:
        if scale_id not in ("", VOTES):
            raise Refused(f"{title} has no scales; leave the criterion out.")
        return None
    known = [scale.id for scale in held.scales]
    if not scale_id and len(known) == 1:
        return held.scales[0]
    for scale in held.scales:
        if scale.id == scale_id:
            return scale
    what = "Say the criterion" if not scale_id else f"{title} has no scale “{scale_id[:40]}”"
    raise Refused(f"{what}: {listing(known, 'or')}.")
