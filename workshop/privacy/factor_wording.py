"""The wording of factors without what only one person said.

A factor that others support too is told in the words of one of them, where its wording borrows from
the person. One that nobody else supports keeps its number and loses its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from workshop.privacy.redaction import borrows
from workshop.record.documents import Entry, Factor

ERASED: Final = "[erased]"
"""What stands where words were of which nothing may stay."""


class Unwording:
    """Says what the wordings of factors become.

    Args:
        factors: the states of each factor, oldest first.
        gone: the entries whose words go, in every state.
        left: those that stay, with the words that stay, the best to tell a factor in first.
    """

    def __init__(
        self, factors: Iterable[Sequence[Factor]], gone: Iterable[Entry], left: Iterable[Entry]
    ) -> None:
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        self._once: defaultdict[str, set[str]] = defaultdict(set)
        for states in factors:
            for factor in states:
                if factor.into:
                    self._once[factor.into].add(factor.id)
                    self._once[factor.id].add(factor.into)
            if states[-1].into:
                self._parts[states[-1].into].add(states[-1].id)
        self._gone, self._left = _by_factor(gone), _by_factor(left)
        self._known: dict[tuple[str, str], str | None] = {}

    def of(self, factor_id: str, wording: str) -> str | None:
        """What a wording of a factor becomes; none where it owes the person nothing."""
        key = factor_id, wording
        if key not in self._known:
            self._known[key] = self._of(factor_id, wording)
        return self._known[key]

    def _of(self, factor_id: str, wording: str) -> str | None:
        """The same, worked out."""
        gone = _listed(self._gone, _reached(self._once, factor_id))
        if not gone:
            return None
        family = _reached(self._parts, factor_id)
        left = _listed(self._left, family)
        if not left:
            own = any(self._gone.get(each) for each in family)
            return ERASED if own or borrows(wording, (), gone) else None
        return left[0].text if borrows(wording, left, gone) else None


def _reached(links: defaultdict[str, set[str]], factor_id: str) -> list[str]:
    """A factor and all that it leads to: its parts, or whatever was ever in one with it."""
    found = [factor_id]
    for each in found:
        found += sorted(links[each] - set(found))
    return found


def _by_factor(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by the factor that they support."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.factor_id:
            found[entry.factor_id].append(entry)
    return dict(found)


def _listed(by_factor: dict[str, list[Entry]], factors: Sequence[str]) -> list[Entry]:
    """The entries of several factors, in their order."""
    return [entry for factor in factors for entry in by_factor.get(factor, ())]
