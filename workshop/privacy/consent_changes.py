"""Who agreed to less after a moment that a summary shows as it was."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.record.documents import Attribution, Consent
from workshop.record.record import Record


def agreed_less_since(then: Record, now: Record) -> list[str]:
    """The ids of the people who have asked since to be quoted less, in any session.

    A summary of an earlier moment tells what could be told at that moment. Whoever sends it on
    must know that somebody no longer wants it told so.
    """
    return list(dict.fromkeys(_narrowed(then, now)))


def _narrowed(then: Record, now: Record) -> Iterator[str]:
    """The people of each consent that has become narrower."""
    levels = list(Attribution)
    for consent in now.all(Consent):
        before = then.consent_of(consent.session_id, consent.person_id)
        if before and levels.index(consent.attribution) > levels.index(before.attribution):
            yield consent.person_id
