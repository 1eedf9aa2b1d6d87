"""The properties of a Word file: what it is, for whom, how far it is, whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Final
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from sessions.exports import labels as words
from sessions.exports import origin
from sessions.exports.look import Look
from workshop.report.blocks import Report
from workshop.text import clean_line

_LONGEST: Final = 255
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CUSTOM: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KIND: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # as every file names its own properties


def describe(document: Document, report: Report, look: Look) -> None:
    """Fill in the properties; the time is that of the record, not the clock's.

    Only who is named as author in the report is named here.
    """
    properties = document.core_properties
    moment = report.created
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment.replace(microsecond=0)
    properties.last_modified_by = properties.comments = ""
    properties.author = _short(report.author)
    properties.title = _short(report.title)
    properties.subject = _short(report.engagement)
    properties.category = words.edition(report)
    properties.keywords = words.edition(report)
    properties.content_status = properties.version = _short(report.status)
    properties.language = look.language
    properties.revision = 1
    _tell_program(document, report)
    _tell_more(document, report)


def _short(text: str) -> str:
    return clean_line(text)[:_LONGEST]


def _tell_program(document: Document, report: Report) -> None:
    """What made the file, and whose it is; nothing of the blank file's template."""
    name, _, version = report.program.partition(" ")
    parts = version.split(".")
    number = (
        f"{int(parts[0]) % 100:02}.{int(''.join(parts[1:3])) % 10_000:04}"
        if len(parts) >= 2 and all(part.isdecimal() and part.isascii() for part in parts)
        else "00.0001"
    )
    firm = f"<Company>{escape(_short(report.firm))}</Company>" if report.firm else ""
    content = (
        f'{_HEAD}<Properties xmlns="{_TYPES}/extended-properties">'
        f"<Application>{escape(_short(name))}</Application>{firm}"
        f"<AppVersion>{number}</AppVersion></Properties>"
    )
    for relation in document.part.package.rels.values():
        if relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = content.encode()  # noqa: SLF001 - there is no other way


def _tell_more(document: Document, report: Report) -> None:
    """What no other property has a place for: edition, status, the day, what it was made from."""
    own = "".join(
        f'<property fmtid="{_KIND}" pid="{at}" name="{name}"><vt:lpwstr>{escape(value)}'
        "</vt:lpwstr></property>"
        for at, (name, value) in enumerate(_more(report), 2)
    )
    content = (
        f'{_HEAD}<Properties xmlns="{_TYPES}/custom-properties" '
        f'xmlns:vt="{_TYPES}/docPropsVTypes">{own}</Properties>'
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM, content.encode(), package)
    package.relate_to(part, f"{_TYPES}/relationships/custom-properties")


def _more(report: Report) -> Iterator[tuple[str, str]]:
    # Their names are the same in every language: fields of a client's template ask by them.
    yield "Edition", words.edition(report)
    if report.status:
        yield "Status", _short(report.status)
    yield "Record as of", report.created.isoformat(timespec="seconds")
    yield "Made with", _short(report.program)
    if stamp := origin.stamp_of(report):
        yield origin.NAME, stamp
