"""A person's own keys: which commands there are, and what is wrong with a key for one of them."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Any, Final

from textual.binding import Binding
from textual.keys import Keys, _character_to_key
from textual.widgets import Input, OptionList

from screens.app.catalogue import SCREENS
from screens.base.commands import APP_COMMANDS, PAST_COMMANDS, UserCommand
from screens.base.screen import WorkshopScreen
from workshop.guide.part_reader import Finding
from workshop.text import nearest

_MODIFIERS: Final = {"ctrl", "alt", "shift", "super"}
_SIGNS: Final = {_character_to_key(sign) for sign in string.punctuation} | {"space"}
_NAMED: Final = {key.value for key in Keys if "+" not in key.value and "<" not in key.value}
_ALWAYS_TAKEN: Final = {"ctrl+p", "ctrl+c", "tab", "shift+tab"}
"""The palette, copying, and the way from field to field."""
_SENT_AS: Final = {
    "ctrl+i": "Tab",
    "ctrl+m": "Enter",
    "ctrl+h": "Backspace",
    "ctrl+left_square_bracket": "Escape",
    "ctrl+space": "ctrl+at",
}
"""Keys for which terminals send the very bytes of others: a command would never be given by them,
and Enter would record what is typed in place of it."""


def every_command() -> dict[str, UserCommand]:
    """The commands by their ids, in the order of the manual; those without a key too."""
    listed = [*APP_COMMANDS, *(c for screen in SCREENS for c in screen.COMMANDS_HERE)]
    return {command.id: command for command in (*listed, *PAST_COMMANDS)}


def keys_in(words: str) -> list[str]:
    """The keys of a setting as they are bound: `?,F6` is `question_mark` and `f6`."""
    return [_as_bound(word) for word in words.replace(" ", "").split(",") if word]


def _as_bound(word: str) -> str:
    """A key by the name it is bound by."""
    if len(word) == 1:
        return _character_to_key(word)
    before, plus, base = word.rpartition("+")
    return f"{before.lower()}{plus}{base.lower()}"


def key_problems(keys: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with a person's keys for commands.

    Args:
        keys: the keys by the ids of commands, as the settings have them.
    """
    known = every_command()
    for name, words in keys.items():
        command = known.get(name)
        if command is None:
            near = nearest(name, known)
            guess = f". Did you mean “{near[0]}”?" if near else ""
            allowed = "a command that `workshop settings --commands` lists"
            yield Finding(f"“{name}”", f"{allowed}{guess}", name)
        elif not command.key:
            yield Finding(f"“{name}”", "a command that has a key; this one is by name", name)
        else:
            yield from list(_wrong_keys(command, words)) or _clashes(command, keys, known)


def _wrong_keys(command: UserCommand, words: str) -> Iterator[Finding]:
    """What is wrong with the keys of one command by themselves."""
    usual = command.key.split(",")
    typing = not any(_types(key) for key in usual)
    for key in (given := keys_in(words)):
        if not _is_key(key):
            allowed = "a key such as f6, ctrl+n, alt+up, pageup or a single letter"
            yield Finding(f"“{key}”", allowed, command.id)
        elif key in _SENT_AS:
            allowed = f"a key that a terminal does not send as {_SENT_AS[key]}"
            yield Finding(f"“{key}”", allowed, command.id)
        elif key in _ALWAYS_TAKEN:
            yield Finding(f"“{key}”", "a key that is not the program's own", command.id)
        elif typing and _types(key):
            allowed = "a key that types nothing, for it must work while somebody types"
            yield Finding(f"“{key}”", allowed, command.id)
        elif key not in usual and key in _of_widgets(fields=typing):
            where = "fields" if typing else "lists"
            yield Finding(f"“{key}”", f"a key that {where} have no use for", command.id)
    if not given:
        yield Finding(f"“{words}”", "at least one key", command.id)


def _clashes(
    command: UserCommand, keys: Mapping[str, str], known: Mapping[str, UserCommand]
) -> Iterator[Finding]:
    """The commands that have the same key where this one can be given."""

    def of(one: UserCommand) -> list[str]:
        return keys_in(keys.get(one.id, "") if one.key else "") or one.key.split(",")

    beside = {one.id: one for scope in _scopes(command) for one in scope if one.id != command.id}
    for key in of(command):
        for other in beside.values():
            if command.state and other.state and command.state != other.state:
                continue  # they are never met together
            if key in of(other) and key and known.get(other.id):
                allowed = f"a key that {other.id} ({other.label}) does not have"
                yield Finding(f"“{key}”", allowed, command.id)
                break


def _scopes(command: UserCommand) -> Iterator[tuple[UserCommand, ...]]:
    """The sets of commands that can be given together with one."""
    for screen in SCREENS:
        scope: tuple[UserCommand, ...] = (*_of(screen), *APP_COMMANDS, *PAST_COMMANDS)
        if command.id in {one.id for one in scope}:
            yield scope


def _of(screen: type[WorkshopScreen[Any]]) -> tuple[UserCommand, ...]:
    return screen.COMMANDS_HERE


def _is_key(key: str) -> bool:
    """Whether a terminal can send such a key, as far as its name tells."""
    *modifiers, base = key.split("+")
    plain = len(base) == 1 and base.isalnum()
    right = len(set(modifiers)) == len(modifiers) and set(modifiers) <= _MODIFIERS
    return right and (plain or base in _NAMED or base in _SIGNS)


def _types(key: str) -> bool:
    """Whether a key types a character."""
    return len(base := key.removeprefix("shift+")) == 1 or base in _SIGNS


def _of_widgets(*, fields: bool) -> set[str]:
    """The keys that a line to type in, or a list, takes for itself."""
    kind = Input if fields else OptionList
    found = (one for one in kind.BINDINGS if isinstance(one, Binding))
    return {key for one in found for key in one.key.split(",")}
