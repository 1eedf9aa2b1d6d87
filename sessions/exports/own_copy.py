"""The copy for one person in any format of documents, and as a form to be filled in."""

from __future__ import annotations

import msgspec

from sessions.exports.errors import ExportError
from sessions.exports.languages.catalogue import language_of
from sessions.exports.look import PLAIN, Look
from sessions.exports.registry import REPORTS
from workshop.language import speaking
from workshop.report.build import PROGRAM
from workshop.report.checking.answer_form import write_form
from workshop.report.checking.own_copy import OwnCopy, own_copy
from workshop.text import listing

FORM = "form"
"""The format of the text file that is filled in and read back."""

FORM_SUFFIX = ".txt"
"""How such files end."""


def own_formats() -> dict[str, str]:
    """The formats of the copy for one person, with the endings of their files."""
    rows = (row for row in REPORTS.values() if row.holds("session"))
    return {FORM: FORM_SUFFIX} | {row.name: row.suffix for row in rows}


def own_copy_in(copy: OwnCopy, format: str, look: Look = PLAIN) -> bytes:  # noqa: A002 - as elsewhere
    """The copy as the content of a file; the same record gives the same bytes.

    Raises:
        ExportError: it is not written in such a format.
    """
    if format == FORM:
        return write_form(copy).encode()
    if format not in own_formats():
        known = listing(list(own_formats()), "or")
        raise ExportError(f"The copy for one person is written as {known}.")
    with speaking(language_of(look.language)):
        report = msgspec.structs.replace(own_copy(copy, PROGRAM), firm=look.firm)
        return REPORTS[format].render(report, look)
