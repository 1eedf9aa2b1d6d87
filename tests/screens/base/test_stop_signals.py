"""Whoever is told to stop does so, whatever was just going on."""

from __future__ import annotations

import signal
from threading import Timer

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from screens.base.stop_signals import Stopped
from screens.plain.base.prompts import Leaving, PromptAsker


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
