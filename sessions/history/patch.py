"""Bringing what a change did to one state of a document to another state of it.

A patch leads from what a document was before to what it was after, field by field, and inside a
field thing by thing where it holds things by key or in a list. What others changed since stays;
where they changed the very same, there is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

Raw = dict[str, Any]

_GONE_ON_WITH: Final = "steps"
"""The field whose things later work may have gone on with: they are that work's own and stay."""


class Conflict(Exception):
    """What a patch would change was changed otherwise since."""

    def __init__(self, field: str = "") -> None:
        super().__init__(field)
        self.field = field
        """The field of the document."""


def patched(before: Raw, after: Raw, current: Raw) -> Raw:
    """The current document with what differs between before and after.

    Raises:
        Conflict: what differs was changed since.
    """
    result = dict(current)
    for field in before.keys() | after.keys():
        old, new, now = before.get(field), after.get(field), current.get(field)
        if new in (old, now):
            continue
        try:
            value = _value(old, new, now, own_way=field == _GONE_ON_WITH)
        except Conflict:
            raise Conflict(field) from None
        if value or field in after:
            result[field] = value
        else:
            result.pop(field, None)
    return result


def _value(old: Any, new: Any, now: Any, *, own_way: bool = False) -> Any:
    """A field, or a thing in it, after the patch.

    Args:
        old: before what is brought over.
        new: after it.
        now: what it is brought to.
        own_way: whether things in it that later work went on with stay.
    """
    if now == old:
        return new
    if all(isinstance(value, dict | None) for value in (old, new, now)):
        return _by_key(old or {}, new or {}, now or {}, own_way=own_way)
    if all(isinstance(value, list | None) for value in (old, new, now)):
        return _in_list(old or [], new or [], now or [])
    raise Conflict


def _by_key(before: Raw, after: Raw, current: Raw, *, own_way: bool) -> Raw:
    """Things by key after the patch."""
    result = dict(current)
    for key in before.keys() | after.keys():
        old, new, now = before.get(key), after.get(key), current.get(key)
        if new in (old, now):
            continue
        if new is None and now != old and own_way:
            continue
        value = _value(old, new, now)
        if value is None or (value == {} and new is None):
            result.pop(key, None)
        else:
            result[key] = value
    return result


def _in_list(before: list[Any], after: list[Any], current: list[Any]) -> list[Any]:
    """A list after the patch: what it added or took out, each behind what stood before it."""
    result = [item for item in current if item in after or item not in before]
    for place, item in enumerate(after):
        if item in before or item in result:
            continue
        earlier = (result.index(other) for other in after[:place] if other in result)
        result.insert(max(earlier, default=-1) + 1, item)
    return result


def without(document: Mapping[str, Any], field: str) -> Raw:
    """A document with one field as it is by default."""
    return {name: value for name, value in document.items() if name != field}
