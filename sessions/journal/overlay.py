"""Documents that are being changed, laid over those that are recorded.

Nothing touches a recorded document until its new value is on the disk: TinyDB's updaters work on a
:class:`Working` face, which copies a document when it is first looked at and keeps the copy in a
:class:`Layer`. Layers can lie on layers, so one TinyDB call inside a change is all or nothing too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import msgspec

from sessions.journal.line import Line, Operation

_LEAVES = frozenset({str, int, float, bool, type(None)})

Raw = dict[str, Any]
"""A document as TinyDB keeps it: plain JSON values."""

Tables = dict[str, dict[str, Raw]]
"""All documents, by table and by key as TinyDB writes it."""


def copy_of(document: Raw) -> Raw:
    """Copy a document and every list and mapping inside it."""
    return {
        name: value if type(value) in _LEAVES else _copy_inside(value)
        for name, value in document.items()
    }


def _copy_inside(value: Any) -> Any:
    """Copy a value inside a document."""
    if type(value) is dict:
        return copy_of(value)
    if type(value) is list:
        return [item if type(item) in _LEAVES else _copy_inside(item) for item in value]
    return value


def _same(one: Raw, other: Raw) -> bool:
    """Whether two documents are written alike; True and 1 are not."""
    if one != other:
        return False
    try:
        return msgspec.json.encode(one) == msgspec.json.encode(other)
    except (TypeError, ValueError):
        return False


class Layer(Mapping[str, Raw]):
    """Documents by TinyDB's text keys, some of them changed. What it gives is not copied."""

    def __init__(self, below: Mapping[str, Raw]) -> None:
        self.below = below
        """The documents that are changed."""
        self.touched: dict[str, Raw | None] = {}
        """The documents that were looked at or put here; nothing stands for removed."""

    def __getitem__(self, key: str) -> Raw:
        if key not in self.touched:
            return self.below[key]
        document = self.touched[key]
        if document is None:
            raise KeyError(key)
        return document

    def __contains__(self, key: object) -> bool:
        if key in self.touched:
            return self.touched[str(key)] is not None
        return key in self.below

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self.below if self.touched.get(key, key) is not None)
        for key, document in self.touched.items():
            if document is not None and key not in self.below:
                yield key

    def __len__(self) -> int:
        count = len(self.below)
        for key, document in self.touched.items():
            count += (document is not None) - (key in self.below)
        return count

    def operations(self, table: str) -> list[Operation]:
        """List what has really changed, in the order in which it was first touched."""
        found = []
        for key, new in self.touched.items():
            old = self.below.get(key)
            unchanged = new is old if new is None or old is None else _same(new, old)
            if not unchanged:
                found.append(Operation(table, key, new, old))
        return found

    def absorb(self, upper: Layer) -> None:
        """Take over what a layer upon this one changed, with nothing shared."""
        for key, new in upper.touched.items():
            if new is None:
                self.touched[key] = None
            elif key not in self or not _same(new, self[key]):
                self.touched[key] = copy_of(new)


class Working(MutableMapping[int, Raw]):
    """The face of a layer for TinyDB's updaters: whole numbers as keys, copies as values."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer

    def __getitem__(self, doc_id: int) -> Raw:
        key = str(doc_id)
        if key not in self._layer.touched:
            self._layer.touched[key] = copy_of(self._layer.below[key])
        return self._layer[key]

    def __setitem__(self, doc_id: int, document: Raw) -> None:
        self._layer.touched[str(doc_id)] = document

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._layer.touched[str(doc_id)] = None

    def __contains__(self, doc_id: object) -> bool:
        return str(doc_id) in self._layer

    def __iter__(self) -> Iterator[int]:
        return map(int, self._layer)

    def __len__(self) -> int:
        return len(self._layer)

    def clear(self) -> None:
        """Remove every document, without a look at each."""
        self._layer.touched |= dict.fromkeys(self._layer)


class Copies(Mapping[str, Raw]):
    """The face of documents that readers get: whatever they take is theirs alone."""

    def __init__(self, documents: Mapping[str, Raw]) -> None:
        self._documents = documents

    def __getitem__(self, key: str) -> Raw:
        return copy_of(self._documents[key])

    def __contains__(self, key: object) -> bool:
        return key in self._documents

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


class Change:
    """What several calls change together."""

    def __init__(self, meta: Mapping[str, Any]) -> None:
        self.meta = dict(meta)
        """What to say about the change in the journal; it can be completed until the end."""
        self.line: Line | None = None
        """The acknowledged record, after the block; nothing when nothing was changed."""
        self.written: tuple[Operation, ...] = ()
        """What that record put and removed, as a reader of it finds it."""
        self._layers: dict[str, Layer] = {}

    def layer(self, table: str, below: Mapping[str, Raw]) -> Layer:
        """Give the changed documents of a table."""
        layer = self._layers.get(table)
        if layer is None:
            layer = self._layers[table] = Layer(below)
        return layer

    def operations(self) -> list[Operation]:
        """List what has changed so far, table by table."""
        return [op for table, layer in self._layers.items() for op in layer.operations(table)]
