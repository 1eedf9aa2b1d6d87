"""The line of `sessions.exports.origin` among keywords, as some formats carry it."""

from __future__ import annotations

import re
from typing import Final

from sessions.exports.origin import LONGEST, NAME, Stamp, read_stamp

_BETWEEN: Final = re.compile(r"[\s,;:=]+")
_LEAST: Final = 40


def stamp_in(keywords: str) -> Stamp | None:
    """What the line among keywords says, with or without its name before it; none without one."""
    for word in _BETWEEN.split(keywords[: 4 * LONGEST]):
        if len(word) >= _LEAST and word != NAME and (stamp := read_stamp(word)):
            return stamp
    return None
