"""A person's own keys.

Requirement: each is checked against the commands there are, the keys there are, and the other
commands of the same screens; what is wrong is told whole.
"""

from __future__ import annotations

import pytest

from screens.app.key_map import every_command, key_problems, keys_in


@pytest.mark.parametrize(
    "keys",
    [
        {"session.next": "f11"},
        {"session.next": "F11, alt+n"},
        {"session.next": "f3", "session.back": "f2"},  # they change places
        {"home.new": "b"},
        {"home.new": "?"},
        {"session.escape": "escape"},
        {"app.help": "alt+h"},
        {"history.filter": "slash"},
        {"grid.onward": "enter", "grid.cells": "enter"},  # in cells, and among rows
    ],
)
def test_right_keys(keys: dict[str, str]) -> None:
    assert list(key_problems(keys)) == []


@pytest.mark.parametrize(
    ("keys", "found", "allowed"),
    [
        ({"session.nex": "f11"}, "session.nex", "Did you mean “session.next”"),
        ({"session.join": "f11"}, "session.join", "a command that has a key"),
        ({"entry.strength": "+"}, "entry.strength", "a command that has a key"),
        ({"session.next": "f99x"}, "f99x", "a key such as"),
        ({"session.next": "ctrl+ctrl+a"}, "ctrl+ctrl+a", "a key such as"),
        ({"session.next": "hyper+a"}, "hyper+a", "a key such as"),
        ({"session.off-record": "ctrl+m"}, "ctrl+m", "does not send as Enter"),
        ({"session.next": "ctrl+i"}, "ctrl+i", "does not send as Tab"),
        ({"session.next": "Ctrl+H"}, "ctrl+h", "does not send as Backspace"),
        ({"session.next": ","}, ",", "at least one key"),
        ({"session.next": "n"}, "n", "types nothing"),
        ({"session.next": "shift+n"}, "shift+n", "types nothing"),
        ({"session.next": "left"}, "left", "fields have no use for"),
        ({"session.next": "ctrl+p"}, "ctrl+p", "not the program's own"),
        ({"session.next": "ctrl+m"}, "ctrl+m", "does not send as Enter"),
        ({"home.new": "ctrl+i"}, "ctrl+i", "does not send as Tab"),
        ({"home.new": "down"}, "down", "lists have no use for"),
        ({"session.next": "f3"}, "f3", "session.back (Back) does not have"),
        ({"home.new": "s"}, "s", "home.sample (Sample) does not have"),
        ({"app.help": "f2"}, "f2", "session.next (Next) does not have"),
    ],
)
def test_wrong_keys(keys: dict[str, str], found: str, allowed: str) -> None:
    """One problem, under the command that it is about."""
    (problem,) = key_problems(keys)
    assert found in problem.found
    assert allowed in problem.allowed
    assert [problem.under] == list(keys)


def test_every_usual_key_is_right_by_itself() -> None:
    """A file that writes down what holds anyway is no mistake, whatever the command."""
    usual = {one.id: one.key for one in every_command().values() if one.key}
    told = [one for one in key_problems(usual) if "help." not in str(one)]
    assert told == []


def test_keys_are_called_as_they_are_bound() -> None:
    assert keys_in("?, F6,Ctrl+N") == ["question_mark", "f6", "ctrl+n"]
