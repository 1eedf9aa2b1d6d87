"""What of the rows of registers goes when a person is erased, decided for every state.

1. A row that is of the person goes, and one that rests on nothing but what they said, or was
   entered without an entry in an interview with them alone. A row of somebody else stays.
2. A row that stays rests on, and leads to, what stays. Where its words borrow from what goes and it
   ever rested on that, or hold the whole text of it, they go: the first field is told in the words
   of an entry of others that it rests on, everything else is marked as erased.
3. A code with the name in it gets another end, so that no two rows have one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from operator import itemgetter

from workshop.privacy.factor_wording import ERASED
from workshop.privacy.name_finder import ErasedName
from workshop.privacy.redaction import borrows_anywhere
from workshop.privacy.told_rows import as_entry
from workshop.privacy.whole_texts import WholeTexts
from workshop.record.document_states import Raw, States, typed_of
from workshop.record.documents import Entry
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds import REGISTERS

_Entries = dict[str, list[tuple[int, Entry]]]
"""The states of entries by their ids, each with its place among all."""


class RowErasing:
    """One person, taken out of the rows of a record and of its past.

    Args:
        past: every state that documents had.
        name: the name, and how it is found.
        ids: the ids under which the person was entered.
        theirs: whether a statement is the person's alone.
        gone: the entries whose words go, in every state.
        left: those that stay, with the words that stay, the best to tell a row in first.
        stay: the ids of the entries that stay.
    """

    def __init__(
        self,
        past: States,
        name: ErasedName,
        ids: frozenset[str],
        theirs: Callable[[Entry], bool],
        gone: Iterable[Entry],
        left: Iterable[Entry],
        stay: frozenset[str],
    ) -> None:
        self._name = name
        self._ids = ids
        self._theirs = theirs
        self._gone_entries, self._left = _by_id(gone), _by_id(left)
        self._stay = stay
        self._rows = {
            states[-1].id: states for kind in ROW_TYPES.values() for states in past.all(kind)
        }

    @cached_property
    def gone(self) -> frozenset[str]:
        """The ids of the rows that go."""
        return frozenset(key for key, states in self._rows.items() if self._goes(states[-1]))

    def _goes(self, row: Row) -> bool:
        if row.is_of:
            return row.is_of in self._ids
        if row.evidence:
            cited = any(each in self._gone_entries for each in row.evidence)
            return cited and self._stay.isdisjoint(row.evidence)
        return bool(row.session_id) and self._theirs(as_entry(row))

    @cached_property
    def words(self) -> frozenset[str]:
        """The texts in rows that were the person's, as they were typed."""
        return frozenset(
            text
            for key, states in self._rows.items()
            for row in states
            for text in row.texts
            if key in self.gone or self._is_owed(row.id, text)
        )

    @cached_property
    def words_of_others(self) -> frozenset[str]:
        """The texts in rows that stay."""
        states = (row for key, each in self._rows.items() if key not in self.gone for row in each)
        return frozenset(t for row in states for t in row.texts if not self._is_owed(row.id, t))

    def state(self, table: str, raw: Raw, scrubbed: Raw) -> Raw | None:
        """A state of a row without the person; none where the row goes.

        Args:
            table: the register.
            raw: the state as it is stored.
            scrubbed: the same without the name and ids of the person.
        """
        if raw.get("id") in self.gone:
            return None
        state = dict(scrubbed)
        if state.get("code") != raw.get("code"):
            state["code"] = f"{state.get('code')} {str(raw.get('id'))[-6:]}"
        if (row := typed_of(ROW_TYPES[table], raw)) is None:
            return state
        if row.evidence:
            state["evidence"] = [each for each in row.evidence if each in self._stay]
        for field in REGISTERS[table].links:
            if field.id in state:
                state[field.id] = [self._target(row, to) for to in self._kept(state[field.id])]
        state |= {name: self._wording(row, name) for name in self._owed(row)}
        return state

    def _kept(self, targets: Iterable[Raw]) -> Iterator[Raw]:
        """What a link leads to and that stays."""
        gone = (self._gone_entries.keys() - self._stay) | self.gone
        return (target for target in targets if target.get("id") not in gone)

    def _target(self, row: Row, target: Raw) -> Raw:
        """What a link leads to, without words that go."""
        text = target.get("text")
        owed = isinstance(text, str) and self._is_owed(row.id, text)
        return target | {"text": ERASED} if owed else target

    def _owed(self, row: Row) -> Iterator[str]:
        """The fields of a row whose words go."""
        for name, text in row.typed.items():
            if self._is_owed(row.id, text):
                yield name

    def _wording(self, row: Row, field: str) -> str:
        """What stands in the place of words that go."""
        if field == row.register.subject.id and (left := self._cited(row.id, self._left)):
            lines = getattr(row.register.subject, "lines", False)
            return left[0].text if lines else " ".join(left[0].text.split())
        return ERASED

    def _is_owed(self, row_id: str, text: str) -> bool:
        """Whether a text in a row owes the person its words."""
        key = row_id, text
        if key not in self._known:
            gone = self._cited(row_id, self._gone_entries)
            borrowed = bool(gone) and borrows_anywhere(text, self._cited(row_id, self._left), gone)
            self._known[key] = borrowed or self._whole.held_in(text)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def _whole(self) -> WholeTexts:
        """What the person said, to be found whole."""
        gone, left = (
            [entry.text for _, entry in chain.from_iterable(each.values())]
            for each in (self._gone_entries, self._left)
        )
        return WholeTexts(gone, but=left)

    def _cited(self, row_id: str, entries: _Entries) -> list[Entry]:
        """Those of some entries that a row ever rested on, in their order."""
        cited = {each for row in self._rows[row_id] for each in row.evidence}
        found = [placed for each in cited for placed in entries.get(each, ())]
        return [entry for _, entry in sorted(found, key=itemgetter(0))]


def _by_id(entries: Iterable[Entry]) -> _Entries:
    """The states of entries by their ids, each with its place."""
    found: _Entries = defaultdict(list)
    for placed in enumerate(entries):
        found[placed[1].id].append(placed)
    return dict(found)
