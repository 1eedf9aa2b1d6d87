"""JSON: each value of the file with the way to it."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from sessions.exports.origin import Stamp
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.parts import Content, Outline
from workshop.report.origin import Origin
from workshop.text import clean_line, shorten

_DEEP = 60


def read(content: bytes) -> Content:
    """What stands in a JSON file.

    Raises:
        CannotVerify: it is not JSON.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise CannotVerify(
            "This file looks like JSON and cannot be read as such: it was cut off or edited."
        ) from problem
    outline = Outline()
    _values(found, "", outline, 0)
    return outline.content(_stamp(found), "json")


def _stamp(found: Any) -> Stamp | None:
    """What the file says of its own origin; none where it says nothing of it."""
    try:
        return Stamp(
            document=str(found["document"]),
            edition=str(found["edition"]),
            program=str(found["program"]),
            origin=msgspec.convert(found["origin"], Origin),
            firm=str(found.get("firm", "")),
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _values(value: Any, path: str, outline: Outline, depth: int) -> None:
    if depth > _DEEP:
        raise CannotVerify("This file is nested deeper than any of ours, so it is not read.")
    if isinstance(value, dict):
        for key, each in value.items():
            named = shorten(clean_line(str(key)), 60)
            _values(each, f"{path}.{named}" if path else named, outline, depth + 1)
    elif isinstance(value, list):
        for at, each in enumerate(value):
            _values(each, f"{path}[{at}]", outline, depth + 1)
    else:
        outline.placed((_shown(value),), path or "the whole")


def _shown(value: Any) -> str:
    """A value as text: the same for a number whether a program keeps it whole or not."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format(value, ".12g")
    return json.dumps(value)
