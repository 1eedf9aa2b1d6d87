"""Who agreed to less after a moment that a summary shows as it was.

Today's consent holds for every shareable document (`workshop.privacy.consents`), so such a summary
shows less than it did then, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.record.documents import Attribution, Consent
from workshop.record.record import Record
from workshop.text import plural


def agreed_less_since(then: Record, now: Record) -> list[str]:
    """The ids of the people who have asked since to be quoted less, in any session."""
    return list(dict.fromkeys(_narrowed(then, now)))


def narrowed_since(then: Record, now: Record) -> str:
    """What a shareable document of an earlier moment must say of consent; nothing where all stands.

    Args:
        then: the record of that moment.
        now: today's.
    """
    people = len(agreed_less_since(then, now))
    if not people:
        return ""
    who = plural(people, "person has", "people have")
    return f"{who} agreed to less since then; what they say today holds here too"


def _narrowed(then: Record, now: Record) -> Iterator[str]:
    """The people of each consent that has become narrower."""
    levels = list(Attribution)
    for consent in now.all(Consent):
        before = then.consent_of(consent.session_id, consent.person_id)
        if before and levels.index(consent.attribution) > levels.index(before.attribution):
            yield consent.person_id
