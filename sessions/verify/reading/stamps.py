"""The line of `sessions.exports.origin` among keywords, as some formats carry it."""

from __future__ import annotations

import re
from typing import Final

from sessions.exports.origin import LONGEST, NAME, read_stamp

_BETWEEN: Final = re.compile(r"[\s,;:=]+")
_LEAST: Final = 40


def stamp_in(keywords: str) -> str:
    """The line among keywords, with or without its name before it; empty where there is none."""
    for word in _BETWEEN.split(keywords[: 4 * LONGEST]):
        if len(word) >= _LEAST and word != NAME and read_stamp(word) is not None:
            return word
    return ""
