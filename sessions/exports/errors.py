"""What can go wrong while a report is written.

SessionsError
└── ExportError       the report was not written; nothing at its place was changed
    ├── ExtraMissing  what its format needs is not installed
    └── NoSuchForm    the call is wrong: there is no such format, or none of this document
"""

from __future__ import annotations

from sessions.errors import SessionsError


class ExportError(SessionsError):
    """A report could not be written; the message says why and what can be done.

    A file that stood at the place before is still there, whole.
    """


class ExtraMissing(ExportError):
    """What a format needs comes with an extra that is not installed; other formats can be had."""


class NoSuchForm(ExportError):
    """A document was asked for in a form that it does not have; the message says which it has."""
