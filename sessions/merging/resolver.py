"""Documents that were put together from two sides, while what clashes in them is resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from sessions.journal.branches import Lineage
from sessions.journal.overlay import Raw, Tables
from sessions.merging.conflict_words import document_label
from sessions.merging.field_merge import Merged
from workshop.record.ids import id_number

Rows = list[tuple[str, Raw]]
"""Documents with their keys."""
Place = tuple[str, str]
"""A table and a key in it."""
Changes = dict[Place, Raw | None]
"""By table and key, documents as they will be; nothing where they go."""


class Resolution(msgspec.Struct, frozen=True):
    """One thing that was resolved."""

    sentence: str
    """What, for a person."""
    changes: Changes


class Resolver:
    """The documents while they are resolved."""

    def __init__(self, merged: Merged, lineage: Lineage) -> None:
        self.tables: Tables = {name: dict(rows) for name, rows in merged.tables.items()}
        """The documents by table and key; never changed in place."""
        self.merged = merged
        """Where they came from."""
        self.lineage = lineage
        """The records that they came from."""

    def rows(self, table: str) -> Rows:
        """The documents of a table, the oldest first."""
        return sorted(self.tables.get(table, {}).items(), key=lambda row: int(row[0]))

    def resolve(self, sentence: str, changes: Changes) -> Resolution:
        """Take changes over."""
        for (table, key), raw in changes.items():
            rows = self.tables.setdefault(table, {})
            if raw is None:
                rows.pop(key, None)
            else:
                rows[key] = raw
        return Resolution(sentence, changes)

    def folded(self, table: str, into: str, other: str) -> Changes:
        """The changes that let one document stand for another everywhere.

        Args:
            table: Their table.
            into: The id of the one that stays.
            other: The id of the one that goes.
        """
        changes: Changes = {
            (name, key): _replaced(raw, other, into)
            for name, rows in self.tables.items()
            for key, raw in rows.items()
            if _mentions(raw, other)
        }
        changes[table, str(id_number(other))] = None
        return changes

    def concurrent(self, one: Place, other: Place) -> bool:
        """Whether two documents were begun by sides that did not know of each other's."""
        first, second = self.merged.began.get(one), self.merged.began.get(other)
        if first is None or second is None:
            return True
        return not (self.lineage.knew(first, second) or self.lineage.knew(second, first))

    def last(self, table: str, rows: Rows) -> tuple[str, Raw]:
        """The document that was changed last."""
        return max(
            rows, key=lambda row: (self.merged.touched.get((table, row[0]), -1), int(row[0]))
        )


def grouped(rows: Rows, key: Callable[[Raw], Any]) -> list[Rows]:
    """The documents that have something in common with others."""
    groups: defaultdict[Any, Rows] = defaultdict(list)
    for row in rows:
        groups[key(row[1])].append(row)
    return [same for same in groups.values() if len(same) > 1]


def as_compared(text: Any) -> str:
    """A text as codes and names are compared: without case, and one blank for several."""
    return " ".join(str(text or "").casefold().split())


def out_of_circles(resolver: Resolver, table: str) -> Iterator[Resolution]:
    """What of a table was merged into itself, or into something that is not there."""
    for key, raw in resolver.rows(table):
        known = {each["id"]: each for each in resolver.tables.get(table, {}).values()}
        seen, into = {raw["id"]}, raw.get("into")
        while into in known and into not in seen:
            seen.add(into)
            into = known[into].get("into")
        if into is not None and (into == raw["id"] or into not in known):
            alone = {field: value for field, value in raw.items() if field != "into"}
            what = document_label(table, raw, resolver.tables)
            sentence = f"{what} was merged one way here and the other way there: it stands alone"
            yield resolver.resolve(sentence, {(table, key): alone})


def texts_in(value: Any) -> Iterator[str]:
    """Every text in documents but their own ids, keys of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for field, inner in value.items():
            yield str(field)
            if field != "id":
                yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def _mentions(raw: Raw, other: str) -> bool:
    """Whether a document names another."""
    return other in set(texts_in(raw))


def _replaced(value: Any, other: str, into: str) -> Any:
    """A value with one id in the place of another, nothing named twice."""
    if isinstance(value, str):
        return into if value == other else value
    if isinstance(value, list):
        return _once(_replaced(each, other, into) for each in value)
    if isinstance(value, dict):
        return {
            (into if field == other else field): _replaced(inner, other, into)
            for field, inner in value.items()
        }
    return value


def _once(values: Iterable[Any]) -> list[Any]:
    """The values without repetitions."""
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
