"""Whoever is told to stop says goodbye without a traceback, whatever was just going on."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import Any

import pytest

from screens.base.stop_signals import without_traceback


def test_what_a_prompt_left_behind_is_not_told_by_its_loop(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A prompt that is cut off leaves tasks whose handler finds no loop any more."""

    def fails(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        raise RuntimeError(context["message"])

    with closing(asyncio.new_event_loop()) as loop:
        loop.set_exception_handler(fails)
        with without_traceback():
            loop.call_exception_handler({"message": "cut off"})
        assert caplog.records == []
        loop.call_exception_handler({"message": "afterwards"})
    (told,) = caplog.records
    assert told.exc_info is not None
    assert str(told.exc_info[1]) == "afterwards"
