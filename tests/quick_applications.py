"""What makes several hundred applications in one process quick; none of it is seen by a test."""

from __future__ import annotations

import asyncio
import gc
import time
from typing import Any, Final

import textual.app
import textual.pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

SLOT: Final = 0.004
"""Seconds of quiet that are enough where nothing is known to be on its way."""
LONG_SLOT: Final = 0.02
"""Seconds that are looked ahead, more than a frame; so long Textual waits each time."""
QUIET: Final = 0.001
"""Seconds that the processor may work in a slot although all is quiet; Textual's own figure."""

_parse: Final = Stylesheet._parse_rules
_parsed: Final[dict[tuple[object, ...], list[RuleSet]]] = {}


def _parse_once(self: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
    """The rules of a style sheet; several hundred applications of a run have the same ones."""
    key = (css, where, *sorted(more.items()), *sorted(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(self, css, *where, **more)
    return _parsed[key]


async def _wait_for_idle(min_sleep: float = LONG_SLOT, max_sleep: float = 1) -> None:
    """Wait until the process is not working, as Textual does, but no longer than it needs.

    Textual waits for 20 ms in which the processor was idle, twice for each key. What it waits for
    there, a frame that is to be drawn, can be looked up. What a thread does cannot: while one is at
    work, the wait is as long as Textual's.
    """
    loop = asyncio.get_running_loop()
    start = time.monotonic()
    while (elapsed := time.monotonic() - start) < max_sleep:
        slot = LONG_SLOT if _has_busy_thread(loop) else SLOT
        worked = time.process_time()
        await asyncio.sleep(slot)
        worked = time.process_time() - worked
        if worked < QUIET and elapsed >= min_sleep - slot and not _has_timer_soon(loop):
            return


def _has_busy_thread(loop: Any) -> bool:
    """Whether work was given to a thread and is not done."""
    threads = loop._default_executor
    return threads is not None and len(threads._threads) > threads._idle_semaphore._value


def _has_timer_soon(loop: Any) -> bool:
    """Whether something is going to be done that was put off for a moment, such as drawing."""
    soon = loop.time() + LONG_SLOT
    return any(handle._when < soon and not handle._cancelled for handle in loop._scheduled)


def make_quick() -> None:
    """Put it all in place."""
    # A screen is made of very many small objects: looking for circles among them after every 700
    # new ones was a third of a run.
    gc.set_threshold(20_000, 10, 10)
    Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]
    for module in (textual.app, textual.pilot):
        assert hasattr(module, "wait_for_idle")
        vars(module)["wait_for_idle"] = _wait_for_idle
