"""The one message with which a list or grid gives the keys back to the line."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Left(Message):
    """The keys are to go back to the line: the end of a list or grid was passed."""
