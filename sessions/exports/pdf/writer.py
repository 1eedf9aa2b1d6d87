"""The report as PDF: set by typst, tagged for whoever has it read out, fit for an archive."""

from __future__ import annotations

import unicodedata
from importlib import resources
from typing import Final

import msgspec

from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.pdf.compiler import STANDARDS, NotSet, compiled, not_made, typst_here
from sessions.exports.pdf.content import content_of
from sessions.exports.remarks import remark
from workshop.language import say
from workshop.report.blocks import Report
from workshop.text import listing, plural
from workshop.times import in_utc

_TEMPLATES: Final = ("main.typ", "shared.typ", "parts.typ", "tables.typ", "drawings.typ")
_JOINING: Final = {"Cf", "Mn"}
_NAMED: Final = 12
"""So many characters are named; of more, how many there are."""


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a PDF; the same report, look and typefaces give the same bytes.

    What it lacks is told to whoever listens to `sessions.exports.remarks`.

    Raises:
        ExportError: the extra that it needs is not installed, or it cannot be made.
    """
    typst_here()
    try:
        return _made(cleaned(report), look)
    except NotSet as problem:
        raise not_made(str(problem)) from problem
    except OSError as problem:
        # It needs a folder for a moment, in the place of the system for such.
        raise not_made(str(problem.strerror or problem)) from problem


def _made(report: Report, look: Look) -> bytes:
    """The PDF; without the logo where typst cannot draw an image that other programs show.

    Raises:
        NotSet: it cannot be made at all.
    """
    try:
        return _tried(report, look)
    except NotSet as problem:
        if look.logo is None:
            raise
        reason = problem
    content = _tried(report, msgspec.structs.replace(look, logo=None))
    remark(say("The logo cannot stand in a PDF and was left out: {reason}.", reason=reason))
    return content


def _tried(report: Report, look: Look) -> bytes:
    """The PDF after both standards, or after none where that cannot be.

    Raises:
        NotSet: it cannot be made at all.
    """
    files = _files(report, look)
    images = {f"logo.{look.logo.kind}": look.logo.data} if look.logo else {}
    moment = in_utc(report.created)
    try:
        return compiled(files, moment, STANDARDS, images)
    except NotSet as problem:
        content = compiled(files, moment, (), images)
        remark(_without_standards(problem))
    return content


def _files(report: Report, look: Look) -> dict[str, bytes]:
    """What the template may read beside the logo: its own parts, and the report as data."""
    beside = resources.files("sessions.exports.pdf")
    files = {name: beside.joinpath(name).read_bytes() for name in _TEMPLATES}
    files["report.json"] = msgspec.json.encode(content_of(report, look))
    return files


def _without_standards(problem: NotSet) -> str:
    """Why a PDF keeps to no standard, and what can be done."""
    if not problem.missing:
        return say(
            "The PDF has no mark of PDF/UA and PDF/A, for readers aloud and archives: {reason}.",
            reason=problem,
        )
    # What joins others to one sign shows nothing itself.
    missing = [text for text in problem.missing if unicodedata.category(text[0]) not in _JOINING]
    names = [_name(text) for text in missing[:_NAMED]]
    if more := len(missing) - len(names):
        names.append(plural(more, "more", "more"))
    return say(
        "No typeface on this computer has {signs}: a box stands in the place of each in the PDF, "
        "and it has no mark of PDF/UA and PDF/A. Install a typeface that has them, such as one of "
        "Noto, and write it again.",
        signs=listing(names),
    )


def _name(text: str) -> str:
    """A character that cannot be shown everywhere, with its number."""
    shown = text if any(unicodedata.category(char)[0] in "LNPS" for char in text) else ""
    return f"{shown} (U+{ord(text[0]):04X})".strip()
