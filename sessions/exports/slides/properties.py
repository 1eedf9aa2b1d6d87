"""The properties of a deck."""

from __future__ import annotations

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from sessions.exports.look import Look
from sessions.exports.office.file_properties import (
    CUSTOM_PART,
    CUSTOM_RELATION,
    CUSTOM_TYPE,
    custom_part,
    fill_core,
    fill_program,
)
from workshop.report.blocks import Report


def describe(deck: Presentation, report: Report, look: Look) -> None:
    """Fill in the properties."""
    fill_core(deck.core_properties, report, look)
    package = deck.part.package
    fill_program(package._rels.values(), report)  # noqa: SLF001 - there is no other way
    part = Part(PackURI(CUSTOM_PART), CUSTOM_TYPE, package, custom_part(report))
    package.relate_to(part, CUSTOM_RELATION)
