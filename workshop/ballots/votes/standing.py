"""Where a vote stands: which one is that of a step, who may vote, and who has.

Nothing here tells what anybody gave: that an open vote has nine of twelve ballots may be told, and
who is waited for, and no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum

import msgspec

from workshop.record.documents import Ballot, Session
from workshop.record.parts import PresenceState, presence_at, presence_now
from workshop.record.record import Record
from workshop.record.votes.box import Box
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Vote


def vote_of(record: Record, session_id: str, step_id: str) -> Vote | None:
    """The vote of a step, open or closed: the newest that was not voided; else none."""
    votes = [vote for vote in record.votes.of_step(session_id, step_id) if not vote.voided]
    return votes[-1] if votes else None


def closed_vote(record: Record, session_id: str, step_id: str) -> Vote | None:
    """The vote of a step whose result may be told; none where there is none."""
    vote = vote_of(record, session_id, step_id)
    return vote if vote is not None and vote.closed else None


def voided_votes(record: Record, session_id: str, step_id: str) -> list[Vote]:
    """The votes of a step that were voided, each with its reason, oldest first."""
    return [vote for vote in record.votes.of_step(session_id, step_id) if vote.voided]


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a vote is: how many ballots there are, never what is on them."""

    present: int
    """How many were there when it was opened."""
    cast: int
    """How many ballots are in; hands that were counted are none of them."""
    waiting: tuple[str, ...]
    """The ids of those on the roster who gave no ballot in their name; none where this window does
    not know who did."""
    by_channel: dict[str, int]
    """How many ballots came by each channel, by its word."""
    counted: int
    """For how many things hands were counted, each of them once on each scale."""
    items: int
    """How many things there are, each of them once on each scale."""

    @property
    def words(self) -> str:
        """How far it is, briefly: `9 of 12 in, hands counted for 3 of 20`."""
        parts = [f"{self.cast} of {self.present} in"] if self.cast or not self.counted else []
        parts += [f"hands counted for {self.counted} of {self.items}"] if self.counted else []
        return ", ".join(parts)


def progress(record: Record, vote: Vote, boxes: Mapping[str, Box]) -> Progress:
    """How far a vote is.

    Args:
        record: the record.
        vote: one that is open or closed.
        boxes: what lies in the boxes of secret votes that are open, by the id of the vote.
    """
    voters, channels = _given(record, vote, boxes)
    hands = record.votes.hands_in(vote.id)
    box = boxes.get(vote.id) if vote.is_open else None
    hidden = box is not None and box.is_closed_to_view
    waiting = (each for each in vote.roster if each and each not in voters)
    return Progress(
        present=len(vote.roster),
        cast=len(box.ballots) if box else sum(channels.values()),
        waiting=() if hidden else tuple(waiting),
        by_channel=dict(sorted(channels.items())),
        counted=len(hands),
        items=len(vote.subjects) * max(1, len(vote.rule.scales)),
    )


def _given(
    record: Record, vote: Vote, boxes: Mapping[str, Box]
) -> tuple[frozenset[str], Mapping[str, int]]:
    """Who gave a ballot in their name, and how many came by each channel."""
    if vote.secret:
        box = boxes.get(vote.id, Box(vote_id=vote.id)) if vote.is_open else None
        if box is not None:
            return frozenset(voter for voter, _ in box.voters), box.channels
        return frozenset(vote.voters), vote.channels
    ballots = record.votes.cast_in(vote.id)
    channels = Counter(channel_of(ballot).value for ballot in ballots)
    return frozenset(ballot.voter for ballot in ballots), channels


def channel_of(ballot: Ballot) -> Channel:
    """How a ballot of a vote was cast."""
    return ballot.channel or Channel.CALLED


def hands_on(record: Record, vote: Vote) -> dict[tuple[str, str], int]:
    """How many hands were counted for each thing on each scale.

    Before a vote is closed only its rules may know.
    """
    return {
        (each.subject_id, each.scale_id): sum(each.counts.values())
        for each in record.votes.hands_in(vote.id)
    }


def most_hands(record: Record, vote: Vote) -> int:
    """The greatest number of hands that were counted for one thing: so many voted by hands."""
    return max(hands_on(record, vote).values(), default=0)


class Standing(Enum):
    """Where somebody stands to a vote; the value says it."""

    PRESENT = "present"
    LATE = "late"
    """There when it was opened, after the session had begun."""
    LEFT = "left"
    """There when it was opened, and gone before it was closed; may vote all the same."""
    AWAY = "away"
    """Not there when it was opened, nor since."""
    CAME_LATER = "came later"
    """Not there when it was opened, and now: cannot vote in it."""


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """One person in the ledger of a vote."""

    person_id: str
    standing: Standing
    voted: bool
    """Whether a ballot was given in their name; hands and ballots without a name are nobody's."""


def ledger(record: Record, vote: Vote, boxes: Mapping[str, Box]) -> tuple[LedgerLine, ...]:
    """Everybody of the session with where they stand to a vote: who was there, and who was not.

    Args:
        record: the record.
        vote: the vote.
        boxes: what lies in the boxes of secret votes that are open, by the id of the vote.
    """
    session = record.get(Session, vote.session_id)
    voters, _ = _given(record, vote, boxes)
    everybody = dict.fromkeys((*vote.roster, *vote.away, *session.people))
    return tuple(
        LedgerLine(
            person_id=each,
            standing=standing_of(session, vote, each),
            voted=each in voters,
        )
        for each in everybody
        if each
    )


def standing_of(session: Session, vote: Vote, person_id: str) -> Standing:
    """Where somebody stands to a vote."""
    marks = session.presence.get(person_id, ())
    ended = vote.closed or vote.voided
    now = (
        presence_at(session.presence, person_id, ended)
        if ended
        else presence_now(session.presence, person_id)
    )
    if person_id in vote.roster:
        if not now.there:
            return Standing.LEFT
        late = any(m.state is PresenceState.LATE and m.at <= vote.opened for m in marks)
        return Standing.LATE if late else Standing.PRESENT
    listed = person_id in session.people
    came = listed and now.there and (person_id not in vote.away or bool(marks))
    return Standing.CAME_LATER if came else Standing.AWAY


def roster_of(session: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of those who could vote if a vote were opened now, and of those who are away."""
    there = tuple(p for p in session.people if presence_now(session.presence, p).there)
    return there, tuple(each for each in session.people if each not in there)


def given_by(record: Record, session_id: str, person_id: str) -> list[str]:
    """What of somebody stands among the scores and votes of a session, in words."""
    scored = any(
        ballot.voter == person_id and ballot.session_id == session_id
        for ballot in record.all(Ballot)
    )
    held = (each for each in record.votes.held_in(session_id) if isinstance(each, Vote))
    listed = any(person_id in vote.roster for vote in held if not vote.voided)
    found = (("scores", scored), ("a place on the roster of a vote", listed))
    return [words for words, is_so in found if is_so]
