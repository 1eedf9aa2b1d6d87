"""The vote of a step as every door has it: the ballot, who votes, and how far it is.

Nothing here tells what was given before the vote is closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workshop.ballots.rounds import as_voted
from workshop.ballots.votes.items import items_of
from workshop.ballots.votes.rules import channels_of, is_secret, rule_here, rule_words
from workshop.ballots.votes.standing import (
    Progress,
    Standing,
    hands_on,
    ledger,
    progress,
    roster_of,
    vote_of,
)
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.record.documents import Session
from workshop.record.parts import PresenceState, presence_now
from workshop.record.record import Record
from workshop.record.votes.box import Box
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Rule, Vote
from workshop.running.base.voters import short_names
from workshop.running.voting.asked import Form, form_of
from workshop.running.voting.hands_line import Counting
from workshop.running.voting.unshared import Unshared, not_aired
from workshop.text import plural

NAMELESS: Final = ""
"""The voter of a ballot that has no name."""

_NOT_BY: Final = {
    Channel.HANDS: "Hands are not counted in this vote.",
    Channel.PAPER: "Ballots are neither called out nor on paper in this vote.",
    Channel.CALLED: "Ballots are neither called out nor on paper in this vote.",
    Channel.PASSED: "The laptop is not passed round in this vote.",
    Channel.PHONE: "No ballots come by phone in this vote.",
}
"""What is said where a vote takes nothing in a way."""


class VoteAtHand:
    """A vote that can be opened, is open, or is closed.

    Args:
        record: all documents.
        session: the session.
        step: its step.
        boxes: what lies in the boxes of secret votes that are open, by the id of the vote.
    """

    def __init__(
        self, record: Record, session: Session, step: Step, boxes: Mapping[str, Box]
    ) -> None:
        self._record = record
        self._session = session
        self._step = step
        self._boxes = boxes
        self.vote: Vote | None = vote_of(record, session.id, step.id)
        """The vote, open or closed; none where none was opened, or it was voided."""

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken."""
        return self.vote is not None and self.vote.is_open

    @property
    def form(self) -> Form:
        """The ballot: what it asks, and of what."""
        items = items_of(self._record, self._session, self._step)
        rule = self.vote.rule if self.vote else self._rule(len(items))
        return form_of(rule, items)

    def _rule(self, items: int) -> Rule:
        return rule_here(self._record, self._session, self._step, items)

    @property
    def rule(self) -> str:
        """By what it is held, in a sentence without its full stop."""
        form = self.form
        return rule_words(form.rule, len(form.items))

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The ways in which ballots can be given."""
        return channels_of(self.held)

    @property
    def held(self) -> Step:
        """The step as votes in it are held: of one that discusses, what it looks at."""
        return as_voted(self._record.guide_of(self._session), self._step)

    @property
    def is_secret(self) -> bool:
        """Whether nobody is to know who gave what."""
        return is_secret(self.held)

    @property
    def for_others(self) -> tuple[Channel, ...]:
        """The ways in which somebody enters the ballot of another, that which is meant first."""
        known = (Channel.CALLED, Channel.PAPER)
        return tuple(each for each in known if each in self.channels)

    def why_not_by(self, channel: Channel) -> str:
        """Why nothing is given in a way, as a sentence; empty where something can be.

        Args:
            channel: the way; called out and on paper are one, for either is entered for others.
        """
        taken = self.for_others if channel.by_proxy else channel in self.channels
        return "" if taken else _NOT_BY[channel]

    @property
    def all_in(self) -> bool:
        """Whether as many ballots are in as people were there, with a name or without."""
        far = self.progress
        return far is not None and far.cast >= far.present

    @property
    def takes_options(self) -> bool:
        """Whether what is typed before the vote is opened becomes an option."""
        return isinstance(self._step, VoteStep) and "options" in self._step.of

    @property
    def progress(self) -> Progress | None:
        """How far the vote is; none where there is none."""
        return progress(self._record, self.vote, self._boxes) if self.vote else None

    @property
    def counting(self) -> Counting:
        """What hands are counted for, and how many there can be."""
        form, far = self.form, self.progress
        hands = far.present - far.cast if far else 0
        return Counting(form.items, form.scales, hands, one_value=form.one_value)

    @property
    def counted(self) -> frozenset[tuple[str, str]]:
        """For what hands were counted, by its id and that of the scale; never how many."""
        return frozenset(hands_on(self._record, self.vote)) if self.vote else frozenset()

    @property
    def voters(self) -> tuple[str, ...]:
        """Whose ballots can be entered, in turn; one without a name last, where it may be."""
        roster = tuple(each for each in self.vote.roster if each) if self.vote else ()
        return roster if self.vote and self.vote.secret else (*roster, NAMELESS)

    @property
    def there(self) -> tuple[str, ...]:
        """What those are called who are there now, and could vote if it were opened."""
        names = self._names
        return tuple(names[each] for each in roster_of(self._session)[0])

    @property
    def marked(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who came late or is not there, by the word for it: `late`, `away`."""
        found: dict[str, list[str]] = {}
        for each, name in self._names.items():
            state = presence_now(self._session.presence, each)
            if state is not PresenceState.PRESENT:
                found.setdefault(state.value, []).append(name)
        return tuple((word, tuple(names)) for word, names in found.items())

    @property
    def unaired(self) -> list[Unshared]:
        """What only one person or department knew and is to be read out before it is opened."""
        if self.vote is not None:
            return []
        return not_aired(self._record, self._session, self._step)

    @property
    def _names(self) -> dict[str, str]:
        return short_names(self._record, self._session.people)

    @property
    def waiting(self) -> tuple[str, ...]:
        """What those are called whose ballot is not in."""
        far = self.progress
        return self._called(far.waiting) if far else ()

    @property
    def later(self) -> tuple[str, ...]:
        """What those are called who came after it was opened, and have no ballot in it."""
        if self.vote is None:
            return ()
        lines = ledger(self._record, self.vote, self._boxes)
        came = [each.person_id for each in lines if each.standing is Standing.CAME_LATER]
        return self._called(came)

    def _called(self, people: Sequence[str]) -> tuple[str, ...]:
        """What some are called among all who are in the session, so that nobody else is meant."""
        everybody = dict.fromkeys((*self._session.people, *people))
        names = short_names(self._record, tuple(everybody))
        return tuple(names[each] for each in people)

    @property
    def nameless(self) -> int:
        """How many ballots came without a name, so that it cannot be said whose are missing."""
        far = self.progress
        named = len(self.vote.roster) - len(far.waiting) if self.vote and far else 0
        return max(0, far.cast - named) if far else 0

    @property
    def missing(self) -> str:
        """What is missing where the vote is to be closed, in a sentence; empty for nothing."""
        far, form = self.progress, self.form
        if far is None:
            return ""
        if counted := self.counted:
            left = len(form.rows) * len(form.scales) - len(counted)
            return f"{plural(left, 'count')} of hands missing." if left and not far.cast else ""
        if self.all_in:
            return ""
        names = "" if self.nameless else f": {', '.join(self.waiting)}"
        return f"{plural(far.present - far.cast, 'ballot')} not in{names}."

    @property
    def is_empty(self) -> bool:
        """Whether a vote is open in which nobody has given anything yet."""
        far = self.progress
        return far is not None and not (far.cast or far.counted)

    def no_voter(self, person_id: str) -> str:
        """Why somebody has no ballot in the vote, as a sentence; empty where they have one."""
        if person_id in self.voters:
            return ""
        return "They were not there when the vote was opened, so they have no ballot in it."

    def need_open(self) -> Vote:
        """The vote that takes ballots.

        Raises:
            Refused: none does.
        """
        if self.vote is None or not self.vote.is_open:
            raise Refused(f"No vote is open in {self._step.title}.")
        return self.vote
