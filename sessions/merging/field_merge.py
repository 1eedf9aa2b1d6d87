"""Documents out of records that were written apart: field by field, nothing dropped.

The records of all branches are carried out in the order of their lineage. A change sets the fields
that it changed and leaves the others, so that two changes of one document both count. Where both
sides changed the same field, the later one stands and the other is kept as a clash to be shown. A
change wins over a removal. Lists that people add to keep what either side added. Of what a person
agreed to on sides that did not know of each other, the one that tells less stands until somebody
who knows both decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from sessions.journal.branches import Lineage
from sessions.journal.line import Line, Operation
from sessions.journal.meta import REPEATS
from sessions.journal.overlay import Raw, Tables
from sessions.journal.replay import operations_of
from workshop.record.documents import Attribution
from workshop.registers.kinds import REGISTERS

Place = tuple[str, str, tuple[str, ...]]
"""A table, a key, and the way to a field inside the document; none for the document itself."""

_UNIONS: Final = (
    frozenset(
        {
            ("sessions", "people"),
            ("sessions", "debrief"),
            ("sessions", "plans"),
            ("factors", "merged"),
        }
        | {("entries", "tags"), ("entries", "written_by"), ("themes", "merged")}
        | {("findings", "cites"), ("findings", "quotes")}
    )
    | frozenset((name, "evidence") for name in REGISTERS)
    | frozenset((r.name, link.id) for r in REGISTERS.values() for link in r.links if link.many)
)
_UNITS: Final = {
    "clocks": ("step_id", "since"),
    "headlines": ("text", "lines"),
    "votes": ("closed", "voided", "reason", "thrown_away", "ballots", "voters", "channels"),
}
"""Fields that have a meaning only together: of a vote, how it ended and what was in its box."""
_LEVELS: Final = [level.value for level in Attribution]


def narrowness(level: object) -> int:
    """How little a level of consent tells; one that is not known tells least."""
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)


class Clash(msgspec.Struct, frozen=True):
    """What both sides changed, each in another way."""

    place: Place
    """Where."""
    lost: Any
    """The value that does not stand; nothing where the document was removed."""
    by: Line
    """The record whose value stands."""
    over: Line | None
    """The record whose value does not, where it is known."""


class Merged:
    """The documents that records lead to, and what is to be said about them."""

    def __init__(self, lineage: Lineage) -> None:
        self.tables: Tables = {}
        """The documents by table and key."""
        self.gone: dict[tuple[str, str], Raw] = {}
        """Those that were removed, as they were then."""
        self.began: dict[tuple[str, str], Line] = {}
        """The record that first put each document."""
        self.touched: dict[tuple[str, str], int] = {}
        """The place in the order of the last record that changed each document."""
        self._lineage = lineage
        self._writers: dict[Place, Line] = {}
        self._clashes: dict[Place, Clash] = {}
        self._agreed: dict[str, list[tuple[Line, Raw]]] = {}

    def clashes(self) -> Iterator[tuple[Clash, Any]]:
        """What clashed and was not joined yet, each with the value that stands."""
        for place, clash in self._clashes.items():
            stands = self.value(place)
            old = clash.by.mark in self._lineage.joined and (
                clash.over is None or clash.over.mark in self._lineage.joined
            )
            if not old and stands != clash.lost:
                yield clash, stands

    def value(self, place: Place) -> Any:
        """What stands in a place now."""
        table, key, path = place
        value: Any = self.tables.get(table, {}).get(key)
        for field in path:
            value = value.get(field) if isinstance(value, dict) else None
        return value

    def take(self, order: int, line: Line, operation: Operation) -> None:
        """Carry out one operation."""
        at = (operation.table, operation.key)
        table = self.tables.setdefault(operation.table, {})
        current = table.get(operation.key)
        if operation.new is not None and operation.table == "consents":
            self._agree(line, operation.key, current, operation.new)
        elif operation.new is None:
            self._remove(line, operation, current)
        elif current is None:
            if operation.old is not None:
                self._clash((*at, ()), None, line)
            table[operation.key] = operation.new
            self.began.setdefault(at, line)
            self.gone.pop(at, None)
            self._writers[*at, ()] = line
        else:
            old = operation.old or {}
            table[operation.key] = self._patched(line, (*at, ()), current, old, operation.new)
        self.touched[at] = order

    def _agree(self, line: Line, key: str, current: Raw | None, new: Raw) -> None:
        """Take what somebody agreed to, beside what was recorded without the knowledge of it."""
        knew = self._lineage.knew
        apart = [each for each in self._agreed.get(key, ()) if not knew(line, each[0])]
        self._agreed[key] = apart = [*apart, (line, new)]
        by, stands = max(apart, key=lambda each: narrowness(each[1].get("attribution")))
        self.tables["consents"][key] = stands
        self.began.setdefault(("consents", key), line)
        self.gone.pop(("consents", key), None)
        place: Place = ("consents", key, ("attribution",))
        self._clashes.pop(place, None)
        for over, raw in apart:
            if raw.get("attribution") != stands.get("attribution"):
                self._clashes[place] = Clash(place, raw.get("attribution"), by, over)
        self._writers[place] = by
        if current is None:
            self._writers[*place[:2], ()] = line

    def _remove(self, line: Line, operation: Operation, current: Raw | None) -> None:
        """Remove a document, unless another side changed it."""
        place: Place = (operation.table, operation.key, ())
        if current is None:
            return
        if current != operation.old:
            self._clash(place, None, self._writers.get(place, line), over=line)
            return
        self.gone[place[:2]] = self.tables[operation.table].pop(operation.key)
        self._writers[place] = line

    def _patched(self, line: Line, place: Place, current: Raw, old: Raw, new: Raw) -> Raw:
        """A document, or what is inside a field, with what a change did to it."""
        table, key, path = place
        patched = dict(current)
        unit = _UNITS.get(table, ()) if not path else ()
        if any(old.get(field) != new.get(field) for field in unit):
            self._set_unit(line, place, unit, patched, old, new)
        for field in old.keys() | new.keys():
            before, after = old.get(field), new.get(field)
            if before == after or field in unit:
                continue
            here: Place = (table, key, (*path, field))
            value = self._merged(line, here, patched.get(field), before, after)
            _set(patched, field, value)
        return patched

    def _merged(self, line: Line, place: Place, current: Any, before: Any, after: Any) -> Any:
        """The value of a field after a change of it."""
        if _by_key(current, before, after):
            value = self._patched(line, place, current or {}, before or {}, after or {})
            return value if value or after is not None else None
        if (place[0], *place[2]) in _UNIONS and current != before:
            return _union(current or [], before or [], after or []) or None
        if place[0] == "clocks" and current not in (None, before):
            return max(current, after or 0.0)  # the time that a step took is no decision
        if current not in (before, after):
            self._clash(place, current, line)
        self._writers[place] = line
        return after

    def _set_unit(
        self,
        line: Line,
        place: Place,
        unit: tuple[str, ...],
        patched: Raw,
        old: Raw,
        new: Raw,
    ) -> None:
        """Change fields that have a meaning only together."""
        now, before, after = ([raw.get(f) for f in unit] for raw in (patched, old, new))
        here: Place = (place[0], place[1], (unit[0],))
        if now not in (before, after):
            self._clash(here, now[0], line)
        for field in unit:
            _set(patched, field, new.get(field))
        self._writers[here] = line

    def _clash(self, place: Place, lost: Any, line: Line, over: Line | None = None) -> None:
        other = over or self._writers.get(place) or self._writers.get((*place[:2], ()))
        self._clashes[place] = Clash(place, lost, line, other)


def _set(document: Raw, field: str, value: Any) -> None:
    """Set a field; one without a value is left out, as documents leave it out."""
    if value is None:
        document.pop(field, None)
    else:
        document[field] = value


def _by_key(*values: Any) -> bool:
    """Whether a field holds things by key, at each moment that it holds anything."""
    return all(isinstance(each, dict | None) for each in values) and any(
        isinstance(each, dict) for each in values
    )


def _union(current: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    """A list with what a change added and without what it took away."""
    kept = [each for each in current if each in after or each not in before]
    return kept + [each for each in after if each not in before and each not in current]


def merge_branches(lineage: Lineage) -> Merged:
    """Put all branches together."""
    merged = Merged(lineage)
    for order, line in enumerate(lineage.ordered):
        if not _only_repeats(line):
            for operation in operations_of(line) or ():
                merged.take(order, line, operation)
    return merged


def _only_repeats(line: Line) -> bool:
    """Whether a record is only the outcome of a merge."""
    return b'"woven":' in line.raw and bool(line.meta.get(REPEATS))
