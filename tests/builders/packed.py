"""A small engagement to make packs of, with something in it of everything that may not be told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from sessions.pack.order import Order
from sessions.pack.profiles import PROFILES
from tests.builders.acme import GUIDE, Acme
from tests.builders.votes import STEP, vote_step
from workshop.ballots.votes.items import items_of
from workshop.record.documents import Attribution, Entry, WithdrawalLevel
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES
from workshop.running.commands import (
    JoinSession,
    KeepOffRecord,
    KeepPrivate,
    SetConsent,
    Withdraw,
)
from workshop.running.voting.commands import CastBallot, OpenVote

GUIDE_WITH_VOTE: Final = msgspec.structs.replace(
    GUIDE, steps=(*GUIDE.steps, vote_step("dots", budget=3))
)


class Packed:
    """An engagement in which some things may not be told.

    Args:
        folder: where it is kept.
        hidden: the words that are in no edition for others.
        ballot: how many of three dots the first option is given in the vote that is open.
    """

    def __init__(self, folder: Path, hidden: str = "nimbus", ballot: int = 3) -> None:
        self.acme = Acme(folder, guide=GUIDE_WITH_VOTE)
        acme, do = self.acme, self.acme.store.do
        levels = ((acme.dana, Attribution.NAME), (acme.ana, Attribution.ROLE))
        for person, level in levels:
            consent = SetConsent(session_id=acme.session_id, person_id=person.id, attribution=level)
            do(consent)
        acme.say("+ Fast help desk @Dana")
        acme.say("- Old tills @Ana")
        acme.say("* A grant pays for records @Dana", step="outside")
        acme.say("! Wages rise @Ana", step="outside")
        acme.say("> Ask the bank @Dana", step="works")
        private = self.entry(f"- {hidden} of the till @Ana")
        do(KeepPrivate(entry_id=private.id, private=True))
        off = self.entry(f"+ {hidden} in the cellar @Dana")
        do(KeepOffRecord(entry_id=off.id, off_record=True))
        self.entry(f"- {hidden} at night @Dana as:withheld")
        gone = acme.person("Cleo Brandt", "Auditor", acme.sales)
        do(JoinSession(session_id=acme.session_id, person_id=gone.id))
        acme.say("+ Good coffee @Cleo")
        self.entry(f"- {hidden} in the books @Cleo")
        do(Withdraw(person_id=gone.id, level=WithdrawalLevel.WITHDRAWN))
        do(OpenVote(session_id=acme.session_id, step_id=STEP))
        self._cast(ballot)

    def entry(self, line: str) -> Entry:
        """Record a line."""
        return next(put for put in self.acme.say(line).puts if isinstance(put, Entry))

    def _cast(self, first: int) -> None:
        """A ballot for the first two options on the list of the vote."""
        acme = self.acme
        session = acme.store.record.sessions()[0]
        step = acme.store.record.step_of(session, STEP)
        one, other, *_ = items_of(acme.store.record, session, step)
        given = {one.id: {VOTES: float(first)}, other.id: {VOTES: float(3 - first)}}
        acme.store.do(
            CastBallot(
                session_id=acme.session_id,
                step_id=STEP,
                channel=Channel.PASSED,
                voter=acme.dana.id,
                votes=given,
            )
        )

    def order(self, target: Path, profile: str = "sponsor", **changes: object) -> Order:
        """A pack of it."""
        order = Order(
            record=self.acme.store.record,
            folder=self.acme.folder,
            target=target,
            profile=PROFILES[profile],
        )
        return replace(order, **changes)  # type: ignore[arg-type]
