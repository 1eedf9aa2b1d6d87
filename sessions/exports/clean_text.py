"""Every text of a report is clean before it goes into a file, whatever came in.

Texts are cleaned where they enter the record. A writer trusts nobody all the same: one control
character makes Word refuse a file and one lone surrogate keeps a whole report from being saved.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from workshop.report.blocks import Report
from workshop.text import clean

_S = TypeVar("_S", bound=msgspec.Struct)


def cleaned(report: Report) -> Report:
    """The same report with every text of it clean; the very same object if it was."""
    return _cleaned_struct(report)


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
        after = tuple(_cleaned(part) for part in value)
        same = all(new is old for new, old in zip(after, value, strict=True))
        return value if same else after
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(part) for key, part in value.items()}
    if isinstance(value, msgspec.Struct):
        return _cleaned_struct(value)
    return value


def _cleaned_text(text: str) -> str:
    after = clean(text)
    return text if after == text else after
