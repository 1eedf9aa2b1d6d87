"""What can go wrong while a pack is made.

SessionsError
└── NotPacked        no pack was made, and nothing is left of it
    └── PackStopped  somebody stopped it
"""

from __future__ import annotations

from sessions.errors import SessionsError


class NotPacked(SessionsError):
    """No pack was made; the message says of which document, why, and what can be done.

    What stood at its place before still does.
    """


class PackStopped(NotPacked):
    """Somebody stopped the making of a pack."""
