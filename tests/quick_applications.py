"""What makes several hundred applications in one process quick; none of it is seen by a test.

A test that draws, opens an engagement or presses a key does all that it does without this; what is
saved is what is made anew each time although it is the same, or made and never used. Only pictures
are painted frame by frame: a bar may lie a cell elsewhere where the first ones are left out.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from inspect import signature
from types import CodeType
from typing import Any, Final

import textual._callback
import textual.app
import textual.pilot
import textual.screen
from textual.cache import FIFOCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.strip import Strip

from sessions import collector

LONG_SLOT: Final = 0.02
"""Seconds that are looked ahead, more than a frame; so long Textual waits each time."""
SLOT: Final = 0.004
"""Seconds after which a thread that is at work is looked at again."""
QUIET: Final = 0.05
"""The share of them in which the processor may work although all is quiet; Textual's own figure."""
SHORTEST: Final = 0.0005
"""Seconds that are waited at least for something that is due."""
FRAME: Final = 0.002
"""Seconds between two frames, of which each is waited for: Textual draws after 17 ms at most."""
ROUNDS: Final = 3
"""So many times in a row nothing is ready to run, nor comes from outside, where all is quiet."""

_parse: Final = Stylesheet._parse_rules
_parsed: Final[dict[tuple[object, ...], list[RuleSet]]] = {}


def _parse_once(self: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
    """The rules of a style sheet; several hundred applications of a run have the same ones."""
    key = (css, where, *sorted(more.items()), *sorted(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(self, css, *where, **more)
    return _parsed[key]


_parameters: Final[dict[tuple[CodeType, bool], int]] = {}


def _count_once(function: Callable[..., object]) -> int:
    """How many arguments a callback takes; Textual works it out anew for each one of a method."""
    plain = getattr(function, "__func__", function)
    code = getattr(plain, "__code__", None)
    if code is None or hasattr(plain, "__wrapped__"):
        return len(signature(function).parameters)
    key = (code, plain is not function)
    if key not in _parameters:
        _parameters[key] = len(signature(function).parameters)
    return _parameters[key]


_SIZES: Final = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""What a line keeps of the pieces that were made of it; most lines are drawn once and gone."""


def _begin_strip(self: Strip, segments: Any, cell_length: int | None = None) -> None:
    """A line without what it may keep, which is made when it is asked for."""
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = self._link_ids = self._cell_count = None


def _kept_of_strip(self: Strip, name: str) -> object:
    """What a line keeps, at the first look."""
    if name not in _SIZES:
        raise AttributeError(name)
    made: FIFOCache[Any, Any] = FIFOCache(_SIZES[name])
    setattr(self, name, made)
    return made


_frozen: int = 0


def _frozen_once() -> int:
    """How many objects were frozen; they are counted one by one, at each opening of a folder."""
    global _frozen  # noqa: PLW0603 - one run has one
    _frozen = _frozen or gc.get_freeze_count()
    return _frozen


async def _wait_for_idle(min_sleep: float = LONG_SLOT, max_sleep: float = 1) -> None:
    """Wait until the process is not working, as Textual does, but no longer than it needs.

    Textual waits for 20 ms in which the processor was idle, twice for each key. What it waits for
    there can be looked up: what is ready to run, and a frame that is to be drawn. So a busy machine
    decides nothing. What a thread does cannot: while one is at work, it is waited for as long as
    Textual waits.
    """
    loop: Any = asyncio.get_running_loop()
    start = time.monotonic()
    calm, idle = 0, 0.0
    while (elapsed := time.monotonic() - start) < max_sleep:
        soon = _soon(loop)
        if soon is None and elapsed < min_sleep:
            soon = min_sleep - elapsed
        if _has_busy_thread(loop) and idle < LONG_SLOT:
            idle = idle + SLOT if await _is_idle(SLOT) else 0
            calm = 0
            continue
        await asyncio.sleep(soon or 0)
        calm = calm + 1 if soon is None and not loop._ready else 0
        # What is painted may have something to say, which is waited for in its turn.
        if calm == ROUNDS:
            if not _paint():
                return
            calm = 0
    _paint()


async def _is_idle(seconds: float) -> bool:
    """Whether the processor hardly worked for so long."""
    worked = time.process_time()
    await asyncio.sleep(seconds)
    return time.process_time() - worked < seconds * QUIET


def _has_busy_thread(loop: Any) -> bool:
    """Whether work was given to a thread and is not done."""
    threads = loop._default_executor
    return threads is not None and len(threads._threads) > threads._idle_semaphore._value


def _soon(loop: Any) -> float | None:
    """In how many seconds something is going to be done that was put off for a moment.

    Such as drawing; none where nothing is within what is looked ahead.
    """
    now = loop.time()
    due = [each._when - now for each in loop._scheduled if not each._cancelled]
    return max(min(due), SHORTEST) if due and min(due) < LONG_SLOT else None


_unpainted: Final[dict[Screen[Any], None]] = {}
"""The screens that are to be painted once all is quiet, in order."""
PAINT_NOW: Final = Screen._compositor_refresh
"""Paints each frame when it is due, as Textual does."""


def _paint_at_rest(self: Screen[Any]) -> None:
    """Remember that a screen is to be painted; the compositor keeps what of it.

    Textual paints up to sixty times a second, for each key some three times until all is in its
    place: a third of a run, for pictures that nobody sees. On a slow machine only the last of them
    is painted, and so it is here: what a test waits for is painted, all of it.
    """
    if self.app.is_headless and not self.app.is_inline and self is self.app.screen:
        _unpainted[self] = None
    else:
        PAINT_NOW(self)


def _paint() -> bool:
    """Paint what is to be painted; whether there was anything."""
    screens = [screen for screen in _unpainted if screen.is_attached and screen.app._running]
    _unpainted.clear()
    for screen in screens:
        try:
            with screen._context():
                PAINT_NOW(screen)
        except Exception as error:  # noqa: BLE001 - as where Textual paints it
            screen.app._handle_exception(error)
    return bool(screens)


def make_quick() -> None:
    """Put it all in place."""
    # A screen is made of very many small objects: looking for circles among them after every 700
    # new ones was a third of a run.
    gc.set_threshold(20_000, 10, 10)
    Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]
    assert set(_SIZES) < set(Strip.__slots__)
    Strip.__init__ = _begin_strip  # type: ignore[method-assign]
    Strip.__getattr__ = _kept_of_strip  # type: ignore[attr-defined]
    assert hasattr(textual._callback, "_count_parameters")
    vars(textual._callback)["_count_parameters"] = _count_once
    assert vars(collector)["get_freeze_count"] is gc.get_freeze_count
    vars(collector)["get_freeze_count"] = _frozen_once
    assert hasattr(textual.screen, "UPDATE_PERIOD")
    vars(textual.screen)["UPDATE_PERIOD"] = FRAME
    assert hasattr(Screen, "_compositor_refresh")
    Screen._compositor_refresh = _paint_at_rest  # type: ignore[method-assign]
    for module in (textual.app, textual.pilot):
        assert hasattr(module, "wait_for_idle")
        vars(module)["wait_for_idle"] = _wait_for_idle
