"""The properties of a Word file."""

from __future__ import annotations

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from sessions.exports.look import Look
from sessions.exports.office import file_properties
from sessions.exports.office.file_properties import CUSTOM_PART, CUSTOM_TYPE, custom_part
from workshop.report.blocks import Report


def describe(document: Document, report: Report, look: Look) -> None:
    """Fill in the properties."""
    package = document.part.package
    custom = Part(PackURI(CUSTOM_PART), CUSTOM_TYPE, custom_part(report), package)
    file_properties.describe(document, custom, report, look, _version(report.program))


def _version(program: str) -> str:
    """The version of a program as Word takes it: `00.0001` where it has none."""
    parts = program.partition(" ")[2].split(".")
    if len(parts) >= 2 and all(part.isdecimal() and part.isascii() for part in parts):
        return f"{int(parts[0]) % 100:02}.{int(''.join(parts[1:3])) % 10_000:04}"
    return "00.0001"
