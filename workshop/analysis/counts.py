"""How much there is: the one count of factors, fields and entries, on every screen alike."""

from __future__ import annotations

from collections import Counter

import msgspec

from workshop.record.documents import Entry, EntryKind, Factor, Letter, Pestle, Session
from workshop.record.record import Record

KIND_OF: dict[Letter, EntryKind] = {kind.letter: kind for kind in EntryKind if kind.letter}
"""The kind of entry that states a factor of a letter."""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What there is, without what was taken back, merged away or said off the record."""

    letters: Counter[Letter]
    """Factors that stand, by letter: what was merged counts once."""
    fields: Counter[Pestle]
    """External factors that stand, by their field of the scan."""
    kinds: Counter[EntryKind]
    """Entries by kind; those that state a factor are counted as factors."""


def factors_of(record: Record, session: Session | None = None) -> list[Factor]:
    """The factors that stand, in the engagement or in what one session heard.

    What a session heard is counted under the factor that stands for it now.
    """
    if session is None:
        return record.live_factors()
    here = {
        record.whole_of(factor).id
        for entry in record.entries_of(session.id)
        if not entry.retracted and (factor := record.find(Factor, entry.factor_id))
    }
    return [factor for factor in record.live_factors() if factor.id in here]


def counts_of(record: Record, session: Session | None = None) -> Counts:
    """How much there is in the engagement, or in one session."""
    factors = factors_of(record, session)
    entries = record.entries_of(session.id) if session else record.all(Entry)
    letters = Counter(factor.letter for factor in factors)
    kinds = Counter(
        entry.kind
        for entry in entries
        if not (entry.retracted or entry.off_record or entry.kind.letter)
    )
    kinds.update({KIND_OF[letter]: number for letter, number in letters.items()})
    external = (f for f in factors if not f.letter.internal)
    fields = Counter(factor.pestle for factor in external if factor.pestle)
    return Counts(letters=letters, fields=fields, kinds=kinds)
