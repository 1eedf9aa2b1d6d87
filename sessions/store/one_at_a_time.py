"""Engagements are read into memory one at a time, whichever threads ask for it.

msgspec works out what a type is like when the type is used first, and crashes the interpreter where
two threads do that at once. Home counts in a thread what folders hold while another one opens a
folder; so whatever reads documents anew takes its turn.

What is read stays, so the collector of garbage waits meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Final, ParamSpec, TypeVar

from sessions.collector import nothing_collected

P = ParamSpec("P")
R = TypeVar("R")

_TURN: Final = RLock()


def one_at_a_time(function: Callable[P, R]) -> Callable[P, R]:
    """Have a function wait until no other one of these runs in another thread."""

    @wraps(function)
    def in_turn(*arguments: P.args, **named: P.kwargs) -> R:
        with _TURN, nothing_collected():
            return function(*arguments, **named)

    return in_turn
