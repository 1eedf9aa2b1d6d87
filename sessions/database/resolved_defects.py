"""What was dealt with already, as the record itself says it.

A record that brings documents back says so in its words about the change, so that the same damage
is not reported as harm for ever: the damaged bytes stay where they are. Earlier records also say
so where an edit by hand was taken over, or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from sessions.journal.defects import Defect, Gap
from sessions.journal.line import Line
from sessions.journal.line_defects import BrokenLine
from sessions.journal.meta import RESOLVES

_KEY = b'"mends":{'


class ResolvedDefects(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What has been dealt with."""

    lines: tuple[str, ...] = ()
    """The marks of the damaged lines, see `mark_of`."""
    gaps: tuple[tuple[int, int], ...] = ()
    """First and last number of the missing records of which all that is left was found."""
    sources: tuple[str, ...] = ()
    """The marks of the checkpoints and backups from which all was taken."""

    @classmethod
    def in_lines(cls, lines: Iterable[Line]) -> ResolvedDefects:
        """Gather it from the record."""
        found = [part for line in lines if _KEY in line.raw if (part := _part(line.meta))]
        return cls(
            lines=tuple(mark for part in found for mark in part.lines),
            gaps=tuple(gap for part in found for gap in part.gaps),
            sources=tuple(mark for part in found for mark in part.sources),
        )

    @property
    def meta(self) -> dict[str, Any]:
        """What the record that deals with it says."""
        return {RESOLVES: msgspec.to_builtins(self)}

    def mark(self, defects: Sequence[Defect]) -> list[Defect]:
        """The defects with those marked that were dealt with."""
        return [
            msgspec.structs.replace(defect, resolved=True) if self._has(defect) else defect
            for defect in defects
        ]

    def _has(self, defect: Defect) -> bool:
        """Whether a defect was dealt with."""
        match defect:
            case BrokenLine():
                return mark_of(defect.content) in self.lines
            case Gap():
                return any(a <= defect.first and defect.last <= b for a, b in self.gaps)
            case _:
                return False


def mark_of(content: bytes) -> str:
    """What tells damaged bytes from others: 16 digits that change when they change."""
    return sha256(content).hexdigest()[:16]


def _part(meta: dict[str, Any]) -> ResolvedDefects | None:
    """What one record deals with."""
    try:
        return msgspec.convert(meta.get(RESOLVES), ResolvedDefects)
    except msgspec.ValidationError:
        return None
