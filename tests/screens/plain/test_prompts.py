"""Prompts on a terminal: lists by arrow keys."""

from __future__ import annotations

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from screens.plain.prompts import Leaving, PromptAsker

DOWN, UP, ENTER = "\x1b[B", "\x1b[A", "\r"
CHOICES = (("by name", "name"), ("by role", "role"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (ENTER, "name"),
        (DOWN + ENTER, "role"),
        (DOWN * 2 + ENTER, None),
        (UP + ENTER, None),
        (DOWN * 3 + ENTER, "name"),
    ],
)
def test_one_of_a_list_or_none_of_it(keys: str, chosen: str | None) -> None:
    """The last row is the way to choose nothing, and it is there for everybody."""
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        typed.send_text(keys)
        assert PromptAsker().choose("How may Dana be quoted?", CHOICES, "ask later") == chosen


def test_leaving_a_list() -> None:
    """Ctrl+C is no choice."""
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        typed.send_text("\x03")
        with pytest.raises(Leaving):
            PromptAsker().choose("How may Dana be quoted?", CHOICES, "ask later")
