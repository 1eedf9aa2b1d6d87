"""What can go wrong in front of a person.

ScreensError
└── NotDone      what was asked for cannot be done; the message says why and what can be
"""

from __future__ import annotations


class ScreensError(Exception):
    """The root of what this package raises on purpose."""


class NotDone(ScreensError):
    """Something that was asked for could not be done, told in a sentence."""
