"""What can go wrong while a report is written.

SessionsError
└── ExportError       the report was not written; nothing at its place was changed
    └── ExtraMissing  what its format needs is not installed
"""

from __future__ import annotations

from sessions.errors import SessionsError


class ExportError(SessionsError):
    """A report could not be written; the message says why and what can be done.

    A file that stood at the place before is still there, whole.
    """


class ExtraMissing(ExportError):
    """What a format needs comes with an extra that is not installed; other formats can be had."""
