"""What notes tell of people beside their names: whether they are there."""

from __future__ import annotations

import re
from typing import Final

from workshop.errors import Refused
from workshop.notes.lines import near, quoted
from workshop.record.parts import PresenceState

_PRESENCE: Final = re.compile(r"@?(\S+)\s+(\w+)(?:\s+\[([^\]]*)\])?")
_STATES: Final = [state.value for state in PresenceState]


def read_presence(value: str) -> tuple[str, PresenceState, str]:
    """Who, whether they are there, and the time as written, which may be empty.

    Raises:
        Refused: it says something else.
    """
    found = _PRESENCE.fullmatch(value)
    if found is None:
        raise Refused("presence is written as `% presence: Dana.Ortiz left [10:40]`")
    if found[2].casefold() not in _STATES:
        raise Refused(f"{quoted(found[2])} is no presence; {near(found[2], _STATES)}")
    return found[1], PresenceState(found[2].casefold()), (found[3] or "").strip()
