"""The border of reading: what files of somebody else say is made clean before anything shows it.

Text is cleaned where it is typed and imported, so what this program wrote is clean already. A
folder from a colleague, a stick or a sync client may hold anything: escape sequences that write to
the clipboard, marks that turn a sentence round. So every document and sentence that leaves the
files is looked at, and cleaned where there is something to clean; the files stay as they are.
"""

from __future__ import annotations

import re
from typing import Any, Final, TypeVar, cast

from workshop.text import clean

T = TypeVar("T")

_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ufdd0-\ufdef"
    "\U000e0000-\U000e001f]"
)
_ESCAPED: Final = re.compile(
    r"\\(?:[bfr]|u(?:00[01]|007[fF]|00[89]|20(?:2[89a-eA-E]|6[6-9])|[fF][eEfFdD]|[dD][89a-fA-F]))"
)
"""The same as JSON may write it, and the lone halves of pairs."""

_PLAIN: Final = bytes([*range(32, 127), 10])
"""What a line or its end is mostly made of; as bytes it is gone through in a fifth of the time."""


def is_safe(raw: bytes) -> bool:
    """Whether the bytes of JSON hold nothing that a terminal would obey instead of show."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return False
    if not text.isprintable() and _OBEYED.search(text):
        return False
    return "\\" not in text or _ESCAPED.search(text) is None


def all_safe(raw: bytes) -> bool:
    """Whether that holds of many lines: looked at together, and one by one where that is needed."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return False
    # What is left are whole letters: no part of one beyond ASCII is a plain byte.
    if not raw.translate(None, _PLAIN).decode().isprintable():
        return all(map(is_safe, raw.split(b"\n")))
    return b"\\" not in raw or _ESCAPED.search(text) is None


def cleaned(value: T) -> T:
    """A JSON value, or what a line says, with clean text; the very same where it is clean."""
    return cast("T", _cleaned(value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value) if not value.isprintable() and _OBEYED.search(value) else value
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(each) for each in value)
    return value
