"""Everything that can be done on the theming board."""

from __future__ import annotations

from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand
from screens.base.record_screen import UNDO_COMMANDS

THEMING_COMMANDS: Final = (
    UserCommand(
        "theming.take",
        "enter",
        "Take",
        "Takes the row in front: puts the statement under that theme, or with that statement; a "
        "name that no theme has makes one.",
        "take",
        shown_key="⏎",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "theming.digit",
        "1,2,3,4,5,6,7,8,9,0",
        "Take that one",
        "Takes what a digit stands for: 1 to 5 a theme, 6 to 0 a statement with its theme, or a "
        "new one of both.",
        "nothing",
        footer=False,
        shown_key="1–0",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "theming.opposite",
        "-",
        "Opposite",
        "What is taken next says the opposite of the theme; once more takes that back.",
        "opposite",
        footer=False,
        shown_key="−",
    ),
    UserCommand(
        "theming.later",
        "right",
        "Later",
        "Leaves the statement for later; it comes again when all others are judged.",
        "later",
        shown_key="→",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "theming.alone",
        ".",
        "Alone",
        "Says that the statement stands alone: no theme holds it.",
        "alone",
        shown_key=".",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "theming.back-one",
        "left",
        "Statement before",
        "Shows the statement before again, with the themes that it is under.",
        "back_one",
        footer=False,
        shown_key="←",
    ),
    UserCommand(
        "theming.several",
        "space",
        "Several",
        "Takes the statement of the row in front along with the one above, or leaves it again.",
        "several",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "theming.whole",
        "",
        "Whole theme",
        "Tab shows everything under the theme of the row in front; there, −, /out, /rename, "
        "/define, /merge, /order and /drop act on it.",
        "whole",
        footer=False,
    ),
    UserCommand(
        "theming.join",
        "",
        "Join the same words",
        "Makes one factor of statements that are word for word the same under one letter.",
        "join",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    *UNDO_COMMANDS,
    UserCommand(
        "theming.back",
        "escape",
        "Back",
        "Empties the line, leaves the whole theme, then goes back.",
        "back",
    ),
)
"""The commonest first."""
