"""What is typed behind a slash on the theming board: it acts on the theme that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from screens.theming.board import Board
from workshop.running.commands import Command
from workshop.running.theming import (
    DropTheme,
    EditTheme,
    MergeThemes,
    MoveTheme,
    TakeOutOfTheme,
)
from workshop.text import clean_line

_LONG: Final = 6
"""No codebook has so many themes that their number has so many digits."""


class WholeActions:
    """Carries out words behind a slash.

    Args:
        board: the board.
        send: carries out a command; whether that was done.
    """

    def __init__(self, board: Board, send: Callable[[Command], bool]) -> None:
        self._board = board
        self._send = send

    def said(self, words: str) -> bool:
        """Do what words behind a slash say; whether that was done."""
        word, _, rest = clean_line(words).partition(" ")
        command = self._command(word.casefold(), rest)
        return command is not None and self._send(command)

    def _command(self, word: str, rest: str) -> Command | None:
        """The command of a word or its first letters, on the theme that is looked at."""
        whole, member = self._board.shown.whole, self._board.member
        if whole is None or not word:
            return None
        theme, coder = whole.theme.id, self._board.coder
        other = self._board.named(rest) if rest else ""
        these = (member.factor.id,) if member else ()
        place = int(rest) if rest.isdecimal() and len(rest) < _LONG else 0
        meant: dict[str, Command] = {
            "rename": EditTheme(theme_id=theme, name=rest),
            "define": EditTheme(theme_id=theme, definition=rest),
            "merge": MergeThemes(into=theme, others=(other,) if other else ()),
            "order": MoveTheme(theme_id=theme, place=place),
            "out": TakeOutOfTheme(statements=these, theme_id=theme, coder=coder),
            "drop": DropTheme(theme_id=theme),
        }
        return next((meant[name] for name in meant if name.startswith(word)), None)
