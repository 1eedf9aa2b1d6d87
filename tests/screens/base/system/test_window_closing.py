"""Closing the window on Windows, simulated: the program is told, and has time to say goodbye."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest

from screens.base.stop_signals import handled_by
from screens.base.system.window_closing import PATIENCE, answer, told_to_the_program


@pytest.mark.parametrize(("event", "ours"), [(2, True), (5, True), (6, True), (0, False)])
def test_the_program_is_told_and_then_it_is_waited(event: int, ours: bool) -> None:
    """In that order; Ctrl+C is left to others."""
    done: list[object] = []
    assert answer(event, lambda: done.append("told"), done.append) is ours
    assert done == (["told", PATIENCE] if ours else [])


class Kernel:
    """The functions of Windows that are called."""

    def __init__(self) -> None:
        self.calls: list[tuple[Callable[[int], int], int]] = []

    def SetConsoleCtrlHandler(self, handler: Any, add: int) -> int:  # noqa: N802 - its name
        """Note it."""
        self.calls.append((handler, add))
        return 1


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="simulates Windows elsewhere")
def test_closing_arrives_as_a_signal_in_the_main_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program stops what runs; the handler is taken back afterwards."""
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    monkeypatch.setattr("screens.base.system.window_closing.PATIENCE", 0.0)
    monkeypatch.setattr(answer, "__defaults__", (lambda _: None,))
    stopped = threading.Event()
    before = signal.signal(signal.SIGUSR1, lambda *_: stopped.set())
    kernel = Kernel()
    try:
        with told_to_the_program({signal.SIGUSR1}, kernel):
            (handler, _), *_ = kernel.calls
            thread = threading.Thread(target=handler, args=(2,))
            thread.start()
            thread.join()
            assert stopped.wait(5)
        assert kernel.calls == [(handler, 1), (handler, 0)]
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_nothing_is_asked_where_nothing_would_be_told() -> None:
    """Without a handler of the program, in another thread, on any other system."""
    kernel = Kernel()
    with told_to_the_program(set(), kernel), handled_by(lambda _: None):
        pass
    assert kernel.calls == []
