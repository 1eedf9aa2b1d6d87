"""The properties of a file of Office: what it is, for whom, how far, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from sessions.exports import labels as words
from sessions.exports.look import Look
from sessions.exports.origin import NAME, stamp_of
from workshop.report.blocks import Report
from workshop.text import clean_line
from workshop.times import in_utc

CUSTOM_PART: Final = "/docProps/custom.xml"
"""Where a file has the properties that are its own."""
CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
"""The type of that part."""

_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_RELATION: Final = f"{_TYPES}/relationships/custom-properties"

_LONGEST: Final = 255
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # as every file names its own properties


def property_text(text: str) -> str:
    """A text as a property has it: one line, no longer than programs take."""
    return clean_line(text)[:_LONGEST]


def moment_without_zone(moment: datetime) -> datetime:
    """The moment in UTC, to the second and without saying so, as such files have it."""
    return in_utc(moment).replace(tzinfo=None)


def describe(file: Any, custom: Any, report: Report, look: Look, version: str = "") -> None:
    """Fill in all properties of a file of python-docx or python-pptx, which name them alike.

    Args:
        file: the Word document or the deck.
        custom: what `custom_part` says, as a part of its package; each of the two has its own kind.
        report: the document.
        look: its language.
        version: of the program, as the format takes numbers; none unless given.
    """
    package = file.part.package
    _fill_core(file.core_properties, report, look)
    _fill_program(package.iter_rels(), report, version)
    package.relate_to(custom, _CUSTOM_RELATION)


def _fill_core(properties: Any, report: Report, look: Look) -> None:
    """Fill in the core properties; the time is that of the record, not the clock's.

    Only who is named as author in the report is named here.
    """
    properties.created = properties.modified = moment_without_zone(report.created)
    properties.last_modified_by = properties.comments = ""
    properties.author = property_text(report.author)
    properties.title = property_text(report.title)
    properties.subject = property_text(report.engagement)
    properties.category = properties.keywords = words.edition(report)
    properties.content_status = properties.version = property_text(report.status)
    properties.language = look.language
    properties.revision = 1


def _fill_program(relations: Iterable[Any], report: Report, version: str) -> None:
    """Say what made the file, and whose it is; nothing of the blank file's template."""
    name = report.program.partition(" ")[0]
    firm = f"<Company>{escape(property_text(report.firm))}</Company>" if report.firm else ""
    number = f"<AppVersion>{version}</AppVersion>" if version else ""
    content = (
        f'{_HEAD}<Properties xmlns="{_TYPES}/extended-properties">'
        f"<Application>{escape(property_text(name))}</Application>{firm}{number}</Properties>"
    )
    for relation in relations:
        if relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = content.encode()  # noqa: SLF001 - there is no other way


def custom_part(report: Report) -> bytes:
    """What no other property has a place for: edition, status, day, what it was made from."""
    own = "".join(
        f'<property fmtid="{_KIND}" pid="{at}" name="{name}"><vt:lpwstr>{escape(value)}'
        "</vt:lpwstr></property>"
        for at, (name, value) in enumerate(_own(report), 2)
    )
    content = (
        f'{_HEAD}<Properties xmlns="{_TYPES}/custom-properties" '
        f'xmlns:vt="{_TYPES}/docPropsVTypes">{own}</Properties>'
    )
    return content.encode()


def _own(report: Report) -> Iterator[tuple[str, str]]:
    # Their names are the same in every language: fields of a client's template ask by them.
    yield "Edition", words.edition(report)
    if report.status:
        yield "Status", property_text(report.status)
    yield "Record as of", report.created.isoformat(timespec="seconds")
    yield "Made with", property_text(report.program)
    if stamp := stamp_of(report):
        yield NAME, stamp
