"""The vote of the step on the screen, looked up whenever it is asked for."""

from __future__ import annotations

from screens.session.ballot.shown import Thing, Voter
from screens.session.state.shown_session import ShownSession
from screens.session.voting.draft import BallotDraft
from screens.session.voting.shown import Before, Room
from sessions.errors import SessionsError
from workshop.ballots.subjects import find_subject
from workshop.ballots.votes.rules import channel_words
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.record.votes.channels import Channel
from workshop.running.base.voters import short_names, voter_about, voter_name
from workshop.running.senders import Sender
from workshop.running.voting.asked import Votes
from workshop.running.voting.at_hand import VoteAtHand
from workshop.running.voting.commands import CastBallot
from workshop.running.words.as_said import Around, person_named


class VoteState:
    """What the screen shows of a vote: all but what was given, while it is open.

    Args:
        shown: the session.
        step: its step.
    """

    def __init__(self, shown: ShownSession, step: Step) -> None:
        self._shown = shown
        self._step = step

    @property
    def now(self) -> VoteAtHand:
        """The vote as it is at this moment."""
        shown = self._shown
        return VoteAtHand(shown.record, shown.session, self._step, shown.store.moment().boxes)

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken."""
        return self.now.is_open

    @property
    def things(self) -> tuple[Thing, ...]:
        """What is voted on, or would be; factors with their letters."""
        return tuple(self._thing(item) for item in self.now.form.items)

    def _thing(self, item: Thing) -> Thing:
        return find_subject(self._shown.record, item.id) or item

    @property
    def before(self) -> Before:
        """What would be voted on now, and by whom."""
        now = self.now
        return Before(
            things=self.things,
            rule=now.rule,
            ways=channel_words(now.channels),
            secret=now.is_secret,
            there=now.there,
            marked=now.marked,
            unaired=len(now.unaired),
        )

    @property
    def room(self) -> Room:
        """How far the open vote is."""
        now = self.now
        if (far := now.progress) is None:
            return Room("", 0, 0, ())
        return Room(
            rule=now.rule,
            cast=far.cast,
            present=far.present,
            waiting=now.waiting,
            nameless=now.nameless,
            later=now.later,
            words=far.words,
        )

    @property
    def voters(self) -> tuple[Voter, ...]:
        """Whose ballots can be entered, in turn, as the grid shows them."""
        record, now = self._shown.record, self.now
        waiting = now.progress.waiting if now.progress else ()
        short = short_names(record, (each for each in now.voters if each))
        return tuple(
            Voter(
                voter_name(record, each, alone=True) if each else "A ballot without a name",
                *(voter_about(record, each) if each else ("", "")),
                short[each] if each else "no name",
                bool(each) and each not in waiting,
            )
            for each in now.voters
        )

    def new_draft(self) -> BallotDraft | None:
        """An empty ballot; none where no vote is open."""
        if not self.is_open:
            return None
        form = self.now.form
        return BallotDraft(form, tuple(self._thing(row) for row in form.rows))

    def person_named(self, name: str) -> str:
        """The id of whom a name means.

        Raises:
            Refused: it means nobody, or may mean several.
        """
        shown = self._shown
        return person_named(Around(shown.record, shown.session), name).id

    def cast(self, channel: Channel, voter: str, votes: Votes) -> str:
        """Have a ballot taken.

        Returns:
            Why it was not; empty where it was.
        """
        shown = self._shown
        command = CastBallot(
            session_id=shown.session_id,
            step_id=self._step.id,
            channel=channel,
            voter=voter,
            votes=votes,
        )
        try:
            shown.store.do(command, Sender.APPLICATION)
        except (Refused, SessionsError) as refusal:
            return str(refusal)
        return ""
