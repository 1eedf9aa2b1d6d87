"""What notes tell of people beside their names: whether they are there, what they agreed to."""

from __future__ import annotations

import re
from typing import Final

from workshop.errors import Refused
from workshop.notes.grammar.lines import near, quoted
from workshop.record.documents import Attribution
from workshop.record.parts import PresenceState

_PRESENCE: Final = re.compile(r"@?(\S+)\s+(\w+)(?:\s+\[([^\]]*)\])?")
_CONSENT: Final = re.compile(r"@?(\S+)\s+(\w+)(?:\s+\[([^\]]*)\])?(\s+together)?")
_LEVELS: Final = [level.value for level in Attribution]
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


def read_consent(value: str) -> tuple[str, Attribution, str, bool]:
    """Who, the level, the time as written, which may be empty, and whether for all at once.

    Raises:
        Refused: it says something else.
    """
    found = _CONSENT.fullmatch(value)
    if found is None:
        raise Refused("a consent is written as `% consent: Dana.Ortiz role`")
    if found[2].casefold() not in _LEVELS:
        raise Refused(f"{quoted(found[2])} is no level of consent; {near(found[2], _LEVELS)}")
    level = Attribution(found[2].casefold())
    return found[1], level, (found[3] or "").strip(), bool(found[4])
