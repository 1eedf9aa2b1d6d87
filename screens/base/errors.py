"""What can go wrong in front of a person.

ScreensError
└── NotDone      what was asked for cannot be done; the message says why and what can be

What a person does at a prompt or in a dialog, and a signal of the system, also travel as
exceptions, to whoever asked: Answered (a line that is no answer; Leaving, where nothing more comes,
and Instead, where something else came), Missing (a field is not as it must be), NotUnderstood (a
part of the command line does not know the words) and Stopped (the program was told to stop).
"""

from __future__ import annotations


class ScreensError(Exception):
    """The root of what this package raises on purpose."""


class NotDone(ScreensError):
    """Something that was asked for could not be done, told in a sentence."""
