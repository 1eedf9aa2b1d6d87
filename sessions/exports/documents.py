"""A document of an engagement in any format: what the dialog and the command both ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

import msgspec

from sessions.exports.errors import NoSuchForm
from sessions.exports.languages.catalogue import language_of
from sessions.exports.look import PLAIN, Look
from sessions.exports.registry import DataFormat, Format, every_format, format_named
from workshop.errors import Refused
from workshop.language import speaking
from workshop.privacy.editions import Edition
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.privacy.public.narrowed_record import narrowed_record
from workshop.privacy.told_record import told_record
from workshop.record.documents import Attribution
from workshop.record.record import Record
from workshop.report.blocks import Report
from workshop.report.build import build_of
from workshop.report.document_names import DOCUMENTS
from workshop.report.first_page.earlier_moment import as_of
from workshop.report.known import Earlier
from workshop.report.view import Gathered
from workshop.text import clean_line, listing


@dataclass(frozen=True, slots=True)
class Request:
    """Which document is wanted, for whom."""

    document: str
    """A key of `workshop.report.document_names.DOCUMENTS`."""
    edition: str
    """A key of `workshop.report.document_names.EDITIONS`."""
    session_id: str | None = None
    """The session, for a document of one."""
    at: datetime | None = None
    """The earlier moment that the record shows, if it does."""
    fewest_voters: int = FEWEST_VOTERS
    """Scores of fewer are left out of the shareable edition; with none, every score is told."""
    department: str = ""
    """The department, by name, for a document of one; empty for all."""
    before: Earlier | None = None
    """The earlier moment since which it tells what changed; none where that is not asked."""
    most: str = ""
    """How openly anybody is told at most, a value of `Attribution`; empty where it is as agreed."""
    person: str = ""
    """The person, by id, for a document of one; empty for all."""


def document_in(
    record: Record,
    request: Request,
    format: str,  # noqa: A002 - as elsewhere
    look: Look = PLAIN,
) -> bytes:
    """The document as the content of a file; the same record and look give the same bytes.

    Args:
        record: the engagement.
        request: which document, for whom.
        format: a format of either table of `sessions.exports.registry`.
        look: how it shall look, and whose it is.

    Raises:
        NoSuchForm: there is no such format, or none of this document in this edition.
        Refused: there is no such session, or no engagement.
    """
    row = format_named(format)
    _require_fitting(row, request)
    if isinstance(row, DataFormat):
        edition = cast("Edition", request.edition)
        shown = _as_openly(record, request.most)
        return row.render(shown, edition, request.session_id, request.document)
    with speaking(language_of(look.language)):
        return row.render(report_of(record, request, look), look)


def report_of(record: Record, request: Request, look: Look = PLAIN) -> Report:
    """The document as blocks, in the language that is spoken.

    Raises:
        Refused: there is no such session, or no engagement.
    """
    record = _as_openly(record, request.most)
    report = report_in(gathered_in(record, request), request, look)
    return as_of(report, request.at, record)


def gathered_in(record: Record, request: Request) -> Gathered:
    """What a document is made from; others of the same edition, told alike, can share it.

    Args:
        record: the engagement, with nobody told more openly than is asked for.
        request: of which the edition, the fewest voters and the earlier moment count here.
    """
    edition = cast("Edition", request.edition)
    fewest, before = request.fewest_voters, request.before
    return Gathered(told_record(record), edition, fewest_voters=fewest, before=before)


def report_in(gathered: Gathered, request: Request, look: Look = PLAIN) -> Report:
    """The document of what is gathered for it, as it is now.

    Raises:
        Refused: there is no such session, or no engagement.
    """
    whose = (request.department, request.person)
    report = build_of(gathered, request.document, request.session_id, whose)
    if report.origin and request.most:
        origin = msgspec.structs.replace(report.origin, most=request.most)
        report = msgspec.structs.replace(report, origin=origin)
    return msgspec.structs.replace(report, firm=look.firm)


def _as_openly(record: Record, most: str) -> Record:
    """The record in which nobody agreed to more than a level; the same one where none is named.

    Raises:
        Refused: there is no such level.
    """
    if not most:
        return record
    for level in Attribution:
        if level.value == most:
            return narrowed_record(record, level)
    raise Refused(f"There is no level {clean_line(most)[:40]!r} of consent.")


def _require_fitting(row: Format, request: Request) -> None:
    """Make sure that a format has such a document in such an edition.

    Raises:
        NoSuchForm: it has not; the message says which forms there are.
    """
    document = DOCUMENTS[request.document].title
    forms = [one for one in every_format() if one.holds(request.document)]
    whose = request.department or request.person
    if whose:  # what is made of a record holds the rows of all: a letter to one is none to others
        forms = [one for one in forms if not isinstance(one, DataFormat)]
    if row not in forms:
        names = listing([one.title for one in forms], "or")
        one = " for one alone" if whose else ""
        raise NoSuchForm(f"{document}{one} does not go as {row.title}. It goes as {names}.")
    if isinstance(row, DataFormat) and request.edition not in row.editions:
        editions = listing(list(row.editions), "or")
        raise NoSuchForm(
            f"{row.title} hold more than the {request.edition} edition may tell. Choose the "
            f"{editions} edition, or another format."
        )
