"""An index that is made when it is first asked, and follows from then on.

An engagement of 100,000 entries would else be opened later by what many who open it never ask.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, Protocol, TypeVar


class _Identified(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """What tells it from every other."""


K = TypeVar("K", bound=Hashable)
D = TypeVar("D", bound=_Identified)


class LateIndex(Generic[K, D]):
    """Documents by a key.

    Args:
        documents: all documents that there are, by their ids; they change, the mapping stays.
        key: the key of a document; none where it is not in the index.
    """

    def __init__(self, documents: Mapping[str, D], key: Callable[[D], K | None]) -> None:
        self._documents = documents
        self._key = key
        self._made: dict[K, dict[str, D]] | None = None

    def enter(self, document: D) -> None:
        """There is this document now."""
        if self._made is not None:
            self._enter(self._made, document)

    def take_out(self, document: D) -> None:
        """There is this document no more."""
        if self._made is not None and (key := self._key(document)) is not None:
            self._made.get(key, {}).pop(document.id, None)

    def of(self, key: K) -> Mapping[str, D]:
        """The documents with a key, by their ids."""
        if self._made is None:
            self._made = {}
            for document in self._documents.values():
                self._enter(self._made, document)
        return self._made.get(key, {})

    def _enter(self, made: dict[K, dict[str, D]], document: D) -> None:
        if (key := self._key(document)) is not None:
            made.setdefault(key, {})[document.id] = document
