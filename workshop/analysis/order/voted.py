"""The order in which a room's votes put factors, for quadrants and boards.

A letter takes its order from the latest vote that had factors of it on its list; what that vote
did not have follows, in whatever order it stands otherwise. Votes are ranks for this: those of
several sessions are neither added nor compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from workshop.ballots.rounds import source_of
from workshop.ballots.votes.again import counted_now
from workshop.ballots.votes.result import Counted
from workshop.language import marked, say
from workshop.record.documents import Factor, Letter, Session
from workshop.record.record import Record
from workshop.record.votes.documents import Vote
from workshop.text import listing, parted

LAST: Final = 10**6
"""The place of what was not voted on."""


class VotedOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The places of factors by the votes of rooms."""

    places: dict[str, int]
    """By the id of the factor that stands, from 1; equal votes share a place."""
    by: str
    """By which votes: `weaknesses by the vote of Priorities, 11 of 12 present voted`; empty where
    no vote put any in order."""

    def place(self, factor_id: str) -> int:
        """The place of a factor; `LAST` where no vote had it."""
        return self.places.get(factor_id, LAST)


def voted_order(record: Record, is_told: Callable[[Vote, int], bool]) -> VotedOrder:
    """The order that the votes of all sessions put factors in.

    Args:
        record: the record.
        is_told: whether the result of a vote may be told that so many voted in.
    """
    votes = [v for session in record.sessions() for v in _closed(record, session)]
    places: dict[str, int] = {}
    by: dict[Letter, str] = {}
    for vote in reversed(votes):
        found = counted_now(record, vote)
        if not found.cast or not is_told(vote, found.cast):
            continue
        for letter, letter_places in _by_letter(record, found).items():
            if letter not in by:
                by[letter] = _words(record, found)
                places |= letter_places
    return VotedOrder(places=places, by=_told(by))


def _closed(record: Record, session: Session) -> Iterable[Vote]:
    """The votes of a session that are closed, by when they were; rounds after them are theirs."""
    guide = record.guide_of(session)
    steps = [step for step in guide.steps if source_of(guide, step) is None]
    votes = [v for step in steps for v in record.votes.of_step(session.id, step.id) if v.closed]
    return sorted(votes, key=lambda vote: (vote.opened, vote.id))


def _by_letter(record: Record, found: Counted) -> dict[Letter, dict[str, int]]:
    """The places of factors as they stand now; of what was merged since the best one counts."""
    places: dict[Letter, dict[str, int]] = {}
    for result in found.results:
        factor = record.find(Factor, result.subject_id)
        if factor is None or result.place is None:
            continue
        whole = record.whole_of(factor)
        own = places.setdefault(whole.letter, {})
        own[whole.id] = min(result.place, own.get(whole.id, LAST))
    return places


def _words(record: Record, found: Counted) -> str:
    """A vote in a few words: `Priorities, 11 of 12 present`."""
    session = record.get(Session, found.vote.session_id)
    step = record.step_of(session, found.vote.step_id)
    return say(
        "{title}, {cast} of {present} present voted",
        title=step.title,
        cast=found.cast,
        present=found.present,
    )


def _told(by: dict[Letter, str]) -> str:
    """By which votes quadrants are in order."""
    letters: dict[str, list[str]] = {}
    for letter in Letter:
        if letter in by:
            letters.setdefault(by[letter], []).append(say(_LETTERS[letter]))
    return parted(
        say("{letters} by the vote of {words}", letters=listing(names), words=words)
        for words, names in letters.items()
    )


_LETTERS: Final = {
    Letter.STRENGTH: marked("strengths"),
    Letter.WEAKNESS: marked("weaknesses"),
    Letter.OPPORTUNITY: marked("opportunities"),
    Letter.THREAT: marked("threats"),
}
