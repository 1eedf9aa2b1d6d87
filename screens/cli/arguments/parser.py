"""A parser that says what may have been meant."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from workshop.text import clean_line, nearest

_CHOICE = r"(?s)invalid choice: '(.*)' \(choose from (.*)\)"
_UNKNOWN = r"unrecognized arguments: (\S+)"


class NotUnderstood(Exception):
    """Some of the commands do not understand the words; all of them may know what was meant."""


class Parser(argparse.ArgumentParser):
    """A parser that says what may have been meant."""

    words: Sequence[str] = ()
    """What is being read."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and what may be meant, and end with status 2."""
        known = _options_of(self)
        for word in self.words:
            # A misspelt option leaves its value standing where a command is looked for.
            if word.startswith("--") and word.partition("=")[0] not in known:
                message = f"unrecognized arguments: {word}"
                break
        self.exit(
            2,
            f"{clean_line(message)}.{self._meant(message)}\n"
            f"See `{self.prog} --help` for what there is.\n",
        )

    def _meant(self, message: str) -> str:
        """A guess at what was meant, as a sentence, or nothing."""
        if found := re.search(_CHOICE, message):
            known = [word.strip(" '\"") for word in found[2].split(",")]
            return _guess(found[1], known)
        if found := re.search(_UNKNOWN, message):
            # A word that another command has is no slip of the pen; one without a dash no option.
            known = _options_of(self)
            slipped = found[1].startswith("-") and found[1] not in known
            return _guess(found[1], known) if slipped else ""
        return ""


class PartialParser(Parser):
    """A parser of some of the commands, which leaves it to one of all to say what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Raise `NotUnderstood`: what may be meant is among commands that are not here."""
        raise NotUnderstood(message)


def _guess(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f" Did you mean {near[0]}?" if near and near[0] != word else ""


def _options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of a parser and of the commands in it."""
    options: list[str] = []
    for action in parser._actions:  # noqa: SLF001 - the library has no other way to ask
        options += action.option_strings
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            options += [name for each in action.choices.values() for name in _options_of(each)]
    return options
