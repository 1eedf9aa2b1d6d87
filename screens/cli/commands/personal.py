"""What a person set, for the commands that use it; a wrong file is told and holds up nothing."""

from __future__ import annotations

from screens.base.terminal_output import warn
from sessions.personal.settings_file import Loaded, load


def personal() -> Loaded:
    """The settings as they are now. Keys are looked at by the application alone, which has them."""
    loaded = load()
    if loaded.problems:
        warn(loaded.sentence)
    return loaded
