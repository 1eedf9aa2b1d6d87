"""What a record says about itself beside its documents: the keys of its meta, all of them.

They are written into files that last, so each keeps its short name for ever.
"""

from __future__ import annotations

from typing import Any, Final

SENTENCE: Final = "s"
"""What was done, as the sentence that history shows."""

SESSION: Final = "in"
"""The id of the session that the change belongs to."""

LASTING: Final = "keep"
"""Whether the change is of a kind that is not undone."""

UNDOES: Final = "undo"
"""The number of the change that it takes back."""

REDOES: Final = "redo"
"""The number of the change that it does again."""

OF: Final = "of"
"""Beside either of these two, the checksum of that change."""

JOINS: Final = "joins"
"""Number and checksum of the last record of each branch that it joins."""

REPEATS: Final = "woven"
"""Whether it only repeats what records that were written apart lead to together."""

CLASHES: Final = "clashes"
"""Beside what it joins: what was resolved and what clashed, a sentence for each."""

ERASES: Final = "erases"
"""The digests of the ids of the person that was erased."""

RESOLVES: Final = "mends"
"""What damage it deals with: see `sessions.database.resolved_defects`."""

_TYPES: Final[dict[str, tuple[type, ...]]] = {
    SENTENCE: (str,),
    SESSION: (str,),
    UNDOES: (int,),
    REDOES: (int,),
    OF: (str,),
    JOINS: (list,),
    CLASHES: (list,),
    ERASES: (list,),
}
"""What stands behind each of these keys."""


def known_types(meta: dict[str, Any]) -> dict[str, Any]:
    """What a record says of itself, without what has another type than this program writes.

    Whoever wrote such a line, it was not this program; the rest of it counts.
    """
    if all(_fits(key, value) for key, value in meta.items()):
        return meta
    return {key: value for key, value in meta.items() if _fits(key, value)}


def _fits(key: str, value: object) -> bool:
    """Whether a value is of the kind that is written under its key."""
    if key not in _TYPES:
        return True
    if not isinstance(value, _TYPES[key]):
        return False
    match key, value:
        case "joins", list():
            return all(
                isinstance(each, list) and len(each) == 2 and isinstance(each[0], int)
                for each in value
            )
        case _, list():
            return all(isinstance(each, str) for each in value)
    return True
