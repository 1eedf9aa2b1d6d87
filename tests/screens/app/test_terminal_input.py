"""Bytes of a terminal that are no UTF-8 end nothing: they are shown as such, and told once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest

from screens.app.terminal_input import NO_UTF8, tolerant

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the console gives characters")


class App:
    """As much of an application as the driver asks for."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def call_later(self, callback: Callable[..., None], *words: str, **more: Any) -> None:
        """Call it now."""
        callback(*words, **more)

    def notify(self, words: str, *, timeout: float) -> None:
        """Somebody is told."""
        assert timeout > 0
        self.told.append(words)


@pytest.mark.parametrize(
    ("sent", "read", "told"),
    [
        (b"+ K\xf6ln too", "+ K�ln too", True),
        (b"\xff\xfe!", "��!", True),
        ("Köln 👍 王".encode(), "Köln 👍 王", False),
    ],
)
def test_what_is_no_utf8_is_replaced_and_told(sent: bytes, read: str, *, told: bool) -> None:
    """What comes behind such a byte is read too."""
    from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415 - not on every system

    kind = tolerant(LinuxDriver)
    driver: Any = object.__new__(kind)
    app, keys = App(), list[str]()
    reader, writer = os.pipe()
    driver._app, driver._debug, driver.fileno = app, False, reader
    driver.exit_event = Event()
    driver.process_message = lambda message: keys.append(getattr(message, "character", "") or "")
    thread = Thread(target=driver.run_input_thread)
    thread.start()
    os.write(writer, sent)
    until = time.monotonic() + 30
    while "".join(keys) != read and thread.is_alive() and time.monotonic() < until:
        time.sleep(0.01)
    driver.exit_event.set()
    os.close(writer)
    thread.join()
    os.close(reader)
    assert "".join(keys) == read
    assert app.told == ([NO_UTF8] if told else [])
