"""How much there is: the one count of factors, fields and entries, on every screen alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

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
    heard = _heard(record, record.entries_of(session.id))
    order = {letter: place for place, letter in enumerate(Letter)}
    return sorted(heard, key=lambda factor: (order[factor.letter], factor.number, factor.id))


def _heard(record: Record, entries: Iterable[Entry]) -> list[Factor]:
    """The factors that stand on some entries: whatever one that stands supports stands too."""
    found = (record.find(Factor, each.factor_id) for each in entries if not each.retracted)
    wholes = (record.whole_of(factor) for factor in found if factor)
    return list({factor.id: factor for factor in wholes}.values())


def counts_of(record: Record, session: Session | None = None) -> Counts:
    """How much there is in the engagement, or in one session."""
    entries = record.entries_of(session.id) if session else list(record.all(Entry))
    # Counted after each line that is recorded: every entry is looked at once.
    factors = _heard(record, entries)
    letters = Counter(factor.letter for factor in factors)
    kinds = Counter(each.kind for each in entries if not (each.retracted or each.off_record))
    for letter, kind in KIND_OF.items():
        kinds[kind] = letters[letter]
    fields = Counter(each.pestle for each in factors if each.pestle and not each.letter.internal)
    return Counts(letters=letters, fields=fields, kinds=kinds)
