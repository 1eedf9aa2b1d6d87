"""Every text of a report is clean before it goes into a file, whatever came in.

Texts are cleaned where they enter the record. A writer trusts nobody all the same: one control
character makes Word refuse a file and one lone surrogate keeps a whole report from being saved.
"""

from __future__ import annotations

from operator import is_
from typing import TypeVar
from weakref import ref

import msgspec

from workshop.report.blocks import Report
from workshop.text import clean

_S = TypeVar("_S", bound=msgspec.Struct)


_known_clean: ref[Report] | None = None
"""The report that was looked through last: one report is written in several formats."""


def cleaned(report: Report) -> Report:
    """The same report with every text of it clean; the very same object if it was."""
    global _known_clean  # noqa: PLW0603 - a report of 10,000 entries takes 0.3 s to look through
    if _known_clean is not None and _known_clean() is report:
        return report
    after = _cleaned_struct(report)
    _known_clean = ref(after)
    return after


def _cleaned_struct(struct: _S) -> _S:
    """The struct with its texts clean."""
    changes: dict[str, object] = {}
    for name in struct.__struct_fields__:
        before = getattr(struct, name)
        after = _cleaned(before)
        if after is not before:
            changes[name] = after
    return msgspec.structs.replace(struct, **changes) if changes else struct


def _cleaned(value: object) -> object:
    """A value of any kind that a report holds, clean; the same object if it was."""
    if isinstance(value, str):
        # Most texts are plain ASCII: two quick looks spare them four passes.
        return value if value.isascii() and value.isprintable() else _cleaned_text(value)
    if isinstance(value, tuple):
        after = [_cleaned(part) for part in value]
        return value if all(map(is_, after, value)) else tuple(after)
    if isinstance(value, dict):
        pairs = {_cleaned(key): _cleaned(part) for key, part in value.items()}
        old = zip(pairs.items(), value.items(), strict=False)
        # Of keys that are the same when they are clean, one is left.
        same = len(pairs) == len(value) and all(a is c and b is d for (a, b), (c, d) in old)
        return value if same else pairs
    if isinstance(value, msgspec.Struct):
        return _cleaned_struct(value)
    return value


def _cleaned_text(text: str) -> str:
    after = clean(text)
    return text if after == text else after
