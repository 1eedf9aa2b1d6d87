"""What can go wrong when a document is compared with its record.

SessionsError
└── CannotVerify      the file cannot be read, says nothing of a record, or the record is not here
"""

from __future__ import annotations

from sessions.errors import SessionsError


class CannotVerify(SessionsError):
    """Nothing can be said of a file; the message says why and what to do."""
