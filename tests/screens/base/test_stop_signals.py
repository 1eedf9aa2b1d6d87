"""Whoever is told to stop does so, whatever was just going on."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path
from threading import Event, Thread, Timer

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from screens.base import stop_signals
from screens.base.stop_signals import Ending, Stopped, handled_by, ignoring_ctrl_c
from screens.plain.base.prompts import Leaving, LineAsker, PromptAsker
from screens.plain.loop import hold
from tests.builders.acme import Acme
from tests.sessions.disk.held_disk import HeldDisk


@pytest.mark.parametrize(
    ("number", "ending"), [(signal.SIGTERM, Stopped), (signal.SIGINT, Leaving)]
)
def test_a_prompt_is_left_although_nobody_hears_what_is_raised(
    number: int, ending: type[BaseException]
) -> None:
    """A handler of signals runs between any two steps: where nothing can be raised to, too.

    What was raised out of it was lost then, and the prompt went on waiting for a line.
    """
    ask = PromptAsker()

    class Dropped:
        """Meets the signal where it is thrown away."""

        def __del__(self) -> None:
            ask.stops.stop(number)

    def typed(_: str) -> None:
        Dropped()

    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("half")
        line_ended = Timer(5, keys.send_text, ["\r"])
        line_ended.start()
        with pytest.raises(ending):
            ask.line(">", typed=typed)
        line_ended.cancel()
        with pytest.raises(ending):
            ask.confirm("Another one?")


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The signals with which the time to close began."""
    begun = list[int]()
    monkeypatch.setattr(stop_signals, "end_soon", lambda number, _: begun.append(number))
    return begun


@pytest.mark.skipif(sys.platform == "win32", reason="nobody tells of signals there")
def test_the_time_to_close_begins_though_the_main_thread_deals_with_no_signal(
    ends: list[int],
) -> None:
    """As where the system does not come back from a disk; Ctrl+C goes its own way."""
    begun = Event()

    class Told(Ending):
        def begin(self, number: int) -> None:
            super().begin(number)
            begun.set()

    before = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(before)
    with handled_by(lambda _: None, "SIGINT"), Told(lambda: None).begun_by_signals():
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGTERM):
            os.kill(os.getpid(), number)
        assert begun.wait(10)
    assert ends == [signal.SIGTERM]
    assert signal.set_wakeup_fd(before) == before


def test_the_time_to_close_does_not_run_while_another_program_has_the_terminal(
    ends: list[int],
) -> None:
    """An editor in which somebody writes is not left behind: it begins once that is closed."""
    ending = Ending(lambda: None)
    with ignoring_ctrl_c():
        ending.begin(signal.SIGTERM)
        assert not ends
    ending.begin(signal.SIGTERM)
    ending.begin(signal.SIGHUP if hasattr(signal, "SIGHUP") else signal.SIGTERM)
    assert ends == [signal.SIGTERM]


@pytest.mark.skipif(sys.platform == "win32", reason="no signal is sent to a process there")
def test_plain_prompts_end_though_the_disk_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time to close begins while a line is being written; what was recorded then stands."""
    disk, ends = HeldDisk(), list[int]()

    def end_soon(number: int, _: object) -> None:
        ends.append(number)
        disk.go.set()

    monkeypatch.setattr(stop_signals, "end_soon", end_soon)
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n+ first\n+ second\n"))
    acme = Acme(tmp_path / "acme", disk=disk)
    disk.go.clear()
    disk.reached.clear()

    def tell() -> None:
        assert disk.reached.wait(20)
        for number in (signal.SIGINT, signal.SIGTERM):
            os.kill(os.getpid(), number)

    Thread(target=tell).start()
    with pytest.raises(Stopped):
        hold(acme.store, acme.session_id, LineAsker())
    assert ends == [signal.SIGTERM]
    assert "second" not in acme.texts()
