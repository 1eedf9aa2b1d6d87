"""Whether a person wants plain prompts everywhere, as screen readers need them.

The environment variable is read as other programs of terminals read it, so that whoever has it set
already need not learn another one: huh takes any word but none, gh takes neither 0 nor false nor
no as a wish. Where it is not there, the settings file decides.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sessions.library.places import settings_path

VARIABLE: Final = "ACCESSIBLE"
"""The environment variable that asks for plain prompts everywhere."""

_NO: Final = frozenset({"0", "false", "no"})


def plain_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether everything is to be told and asked line after line, by variable or setting."""
    if said := environment.get(VARIABLE, "").strip():
        return said.casefold() not in _NO
    path = settings_path(environment)
    if not os.path.exists(path):  # noqa: PTH110 - as the application asks
        return False
    from sessions.personal.settings_file import load  # noqa: PLC0415 - 20 ms, for those who have one

    loaded = load(path)
    return loaded.settings.accessibility.plain or bool(loaded.problems and _says(path))


def _says(path: Path) -> bool:
    """Whether a file with mistakes asks for it all the same.

    Its mistakes are told at plain prompts then; on a screen nobody would read them out.
    """
    import tomllib  # noqa: PLC0415 - 4 ms, for a file with mistakes

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("accessibility")
    except (OSError, ValueError):
        return False
    return isinstance(table, dict) and table.get("plain") is True
