"""Engagements are read into memory one at a time, whichever threads ask for it.

msgspec works out what a type is like when the type is used first, and crashes the interpreter where
two threads do that at once. Home counts in a thread what folders hold while another one opens a
folder; so whatever reads documents anew takes its turn.

What is read stays, so the collector of garbage waits meanwhile: while 100,000 entries are read it
would look through all of them again and again for nothing, two fifths of the time that it takes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from gc import get_freeze_count
from threading import RLock
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_TURN: Final = RLock()


def one_at_a_time(function: Callable[P, R]) -> Callable[P, R]:
    """Have a function wait until no other one of these runs in another thread."""

    @wraps(function)
    def in_turn(*arguments: P.args, **named: P.kwargs) -> R:
        with _TURN, _nothing_collected():
            return function(*arguments, **named)

    return in_turn


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Have no garbage looked for meanwhile, nor soon afterwards among what was made."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # Together these two put what there is among the old, as if it had been looked through;
        # where somebody froze objects for good, the second would set them free.
        if not get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
