"""Every state that the documents of an engagement ever had, as plain JSON values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from workshop.record.documents import Document
from workshop.record.ids import id_number

Raw = dict[str, Any]
"""A document as it is stored."""

D = TypeVar("D", bound=Document)

_LEAVES: Final = frozenset({str, int, float, bool, type(None)})


def raw_of(document: Document) -> Raw:
    """A document as it is stored, with lists as JSON gives them back."""
    raw: Raw = _with_lists(msgspec.to_builtins(document))
    return raw


def _with_lists(value: Any) -> Any:
    """A value as JSON gives it back: lists for tuples, at any depth.

    It is asked of every field of every document that is recorded, and most are plain: a type is
    compared in a third of the time that `isinstance` takes for all of them.
    """
    kind = type(value)
    if kind is dict:
        return {
            name: each if type(each) in _LEAVES else _with_lists(each)
            for name, each in value.items()
        }
    if kind is tuple or kind is list:
        return [each if type(each) in _LEAVES else _with_lists(each) for each in value]
    return value


class Step(NamedTuple):
    """One document put or removed by a recorded change."""

    table: str
    key: str
    new: Raw | None
    old: Raw | None


class States:
    """The states of all documents over a whole record.

    Args:
        steps: everything that was recorded, oldest first.
    """

    def __init__(self, steps: Iterable[Step]) -> None:
        self._states: defaultdict[str, dict[str, list[Raw]]] = defaultdict(dict)
        self.here: dict[tuple[str, str], Raw] = {}
        """The documents that there are at the end, by table and key."""
        for step in steps:
            self._take(step)

    def _take(self, step: Step) -> None:
        """Add the states of one step."""
        states = self._states[step.table].setdefault(step.key, [])
        for raw in (step.old, step.new):
            if raw is not None and (not states or states[-1] != raw):
                states.append(raw)
        if step.new is None:
            self.here.pop((step.table, step.key), None)
        else:
            self.here[step.table, step.key] = step.new

    def lasts(self) -> Iterator[tuple[str, str, Raw]]:
        """The last state of every document that there ever was, with its table and key."""
        for table, documents in self._states.items():
            yield from ((table, key, states[-1]) for key, states in documents.items() if states)

    def all(self, kind: type[D]) -> Iterator[list[D]]:
        """The states of each document of a type, oldest first; those that can be read."""
        for states in self._states[kind.TABLE].values():
            if typed := [one for raw in states if (one := typed_of(kind, raw))]:
                yield typed

    def stands(self, document: Document) -> bool:
        """Whether the document is there at the end."""
        return (document.TABLE, str(id_number(document.id))) in self.here


def typed_of(kind: type[D], raw: Raw) -> D | None:
    """A state with its type; none where it has another shape."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        return None
