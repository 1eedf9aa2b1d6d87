"""The rule that records a whole vote as a file tells it, that was held before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from workshop.ballots.votes.checks import ballot_problems, scale_ids
from workshop.ballots.votes.items import Item, item_of
from workshop.ballots.votes.rules import SCORE, scales_of
from workshop.ballots.votes.standing import vote_of
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.record.change import Change, Moment
from workshop.record.documents import Ballot, Document, Session
from workshop.record.record import Record
from workshop.record.votes.documents import HandCount, SecretBallot, Vote
from workshop.running.base.registry import rule
from workshop.running.voting.commands import RecordVote
from workshop.running.voting.rules import voting_step
from workshop.text import plural


@rule(RecordVote)
def record_vote(record: Record, command: RecordVote, moment: Moment) -> Change:
    """Put the vote with what was given in it."""
    session = record.get(Session, command.session_id)
    step = voting_step(record, session, command.step_id)
    if command.closed and vote_of(record, session.id, step.id):
        raise Refused(f"{step.title} has a vote already that was not voided.")
    items = [item_of(record, each, str(at)) for at, each in enumerate(command.subjects, 1)]
    if problems := [*_problems(step, command), *_given_problems(command, items)]:
        raise Refused(f"{'; '.join(problems)}.")
    ballots = (SecretBallot(scores=_sorted(each.votes)) for each in command.ballots)
    vote = Vote(
        id=moment.new_id(),
        session_id=session.id,
        step_id=step.id,
        rule=command.rule,
        subjects=command.subjects,
        roster=command.roster,
        away=command.away,
        secret=command.secret,
        opened=command.opened,
        closed=command.closed,
        voided=command.voided,
        reason=command.reason,
        thrown_away=command.thrown_away,
        not_aired=command.not_aired,
        ballots=tuple(sorted(ballots, key=msgspec.json.encode)) if command.secret else (),
        voters=tuple(sorted(command.voters)),
        channels=dict(sorted(command.channels.items())),
    )
    given = () if command.secret else _given(command, vote, moment)
    ended = "closed" if command.closed else "voided"
    return Change(
        sentence=f"Recorded the {ended} vote of {step.title}",
        puts=(vote, *given),
        session_id=session.id,
    )


def _given(command: RecordVote, vote: Vote, moment: Moment) -> Iterator[Document]:
    """What was given in a vote that was not secret."""
    for told in command.ballots:
        yield Ballot(
            id=moment.new_id(),
            session_id=vote.session_id,
            step_id=vote.step_id,
            voter=told.voter,
            scores=_sorted(told.votes),
            vote_id=vote.id,
            channel=told.channel,
        )
    for hands in command.hands:
        yield HandCount(
            id=moment.new_id(),
            session_id=vote.session_id,
            step_id=vote.step_id,
            vote_id=vote.id,
            subject_id=hands.subject_id,
            scale_id=hands.scale_id,
            counts=hands.counts,
        )


def _sorted(votes: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """What a ballot gives, in the order in which every ballot of the record has it."""
    return {key: dict(sorted(row.items())) for key, row in sorted(votes.items()) if row}


def _problems(step: Step, command: RecordVote) -> Iterator[str]:
    """What does not fit in how the vote was held and how it ended."""
    method = SCORE if scales_of(step) else getattr(step, "method", "")
    if command.rule.method != method:
        yield f"{step.title} votes by {method}, and {command.rule.method} was found"
    if bool(command.closed) == bool(command.voided):
        yield "a vote was either closed or voided"
    if command.voided and (command.ballots or command.hands or command.voters):
        yield "a vote that was voided has no ballots"
    if command.voided and not command.reason:
        yield "say why it was voided"
    if command.secret and command.hands:
        yield "hands that go up are no secret"


def _given_problems(command: RecordVote, items: list[Item]) -> Iterator[str]:
    """What is wrong with ballots and hands."""
    for at, told in enumerate(command.ballots, 1):
        whose = told.voter if told.voter and told.voter not in command.roster else f"ballot {at}"
        for wrong in ballot_problems(command.rule, items, told.votes):
            yield f"{whose}: {wrong.sentence}"
    known = scale_ids(command.rule)
    for hands in command.hands:
        if hands.scale_id not in known:
            yield f"there is no scale “{hands.scale_id[:40]}”"
    present = len(command.roster)
    most = max((sum(hands.counts.values()) for hands in command.hands), default=0)
    if command.secret:
        counted, given = sum(command.channels.values()), len(command.ballots)
        if counted != given:
            yield f"{plural(given, 'ballot')} found, and by the channels there are {counted}"
    elif len(command.ballots) + most > present:
        cast = plural(len(command.ballots), "ballot")
        hand = f" and {plural(most, 'hand')}" if most else ""
        yield f"{cast}{hand} found, and {plural(present, 'person was', 'people were')} there"
