"""What is said of a text that is no TOML: the parser's reason with its line, or a likelier one."""

from __future__ import annotations

import re
from typing import Final

from workshop.errors import Problem
from workshop.text import clean_line, shorten

_CURLY: Final = re.compile(r"(?:^|[=\[,{])\s*([“”„‟‘’‚‛«»])")
"""A quote mark that no TOML text begins with, where one begins."""


def syntax_problem(message: str, text: str) -> Problem:
    """What the parser said, with its line."""
    reason = re.sub(r" \(at [^()]*\)$", "", message)
    place = re.search(r"\(at line (\d+)", message)
    line = int(place.group(1)) if place else None
    if "at end of document" in message:
        line = text.count("\n") + 1
    if line is not None and (curly := _curly_quote(text, line)):
        what = (
            f"a curly quote mark ({curly}) stands where a text begins; TOML takes the straight one "
            '("), which many editors replace as it is typed'
        )
        return Problem(what, line=line)
    shown = clean_line(shorten(reason, 120))
    return Problem(f"this is not TOML: {shown}. Look at this line and the one above it", line=line)


def _curly_quote(text: str, line: int) -> str:
    """The quote mark of a word processor that begins a value on a line; empty where none does."""
    lines = text.split("\n")
    found = _CURLY.search(lines[line - 1]) if 0 < line <= len(lines) else None
    return found[1] if found else ""
