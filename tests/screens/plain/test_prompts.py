"""Prompts on a terminal: lists by arrow keys."""

from __future__ import annotations

import sys

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from screens.base.terminal_output import wrapped
from screens.plain.prompts import Leaving, LineAsker, PromptAsker

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


def test_no_word_goes_over_the_end_of_a_line() -> None:
    """Whole words on every line, at the indent of the first; what fits or has no gap stays."""
    told = "Say: what is right?\n  1 by role and department\nhttps://example.org/very-long\n"
    assert wrapped(told, 16) == (
        "Say: what is\nright?\n  1 by role and\n  department\nhttps://example.org/very-long\n"
    )
    assert wrapped(told, 80) == told


def test_a_terminal_is_told_whole_words_and_a_pipe_the_text_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program that reads the prompts is given no breaks of its own."""
    asked = "Say: " + "departments " * 12
    LineAsker().tell(asked)
    assert capsys.readouterr().out == asked + "\n"
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    LineAsker().tell(asked)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 40
    assert {word for line in lines for word in line.split()} == {"Say:", "departments"}
