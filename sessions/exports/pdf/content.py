"""The whole document as the data that the template reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from sessions.exports import labels as words
from sessions.exports.figures.roles import INKS
from sessions.exports.look import PLAIN, Look
from sessions.exports.origin import NAME, stamp_of
from sessions.exports.paging import front
from sessions.exports.pdf import pictures as _pictures  # noqa: F401 - adds the blocks that are drawn
from sessions.exports.pdf.blocks import Part, Setting, auto, part_of
from sessions.exports.pdf.signs import SIGNS, sign_drawn, strip_drawn
from sessions.exports.pdf.texts import Texts, told
from sessions.exports.text_layout import FROM_RIGHT, right_to_left, side_of
from workshop.language import say
from workshop.report.blocks import Block, Heading, Report
from workshop.settings.accent import accent
from workshop.text import clean_line

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_LONGEST: Final = 1000
"""The most letters of a property."""

_MOST_LINES: Final = 30
"""So many lines of contents stand on the cover; with more, the chapters alone are listed."""


def content_of(report: Report, look: Look) -> dict[str, Any]:
    """Everything that the template reads, in a fixed order."""
    language, region = _tongue(look.language)
    inks = inks_of(look)
    return {
        "inks": inks,
        "paper": "us-letter" if look.paper == "letter" else "a4",
        "lang": language,
        "region": region,
        "rtl": language in FROM_RIGHT,
        "logo": f"logo.{look.logo.kind}" if look.logo else "",
        "signs": {sign: sign_drawn(sign, inks) for sign in SIGNS},
        "document": properties_of(report),
        "head": _head(report),
        "words": {
            "contents": say("Contents"),
            "against": say("Against"),
            "recommended": say("Recommended"),
            "asked": say("Asked"),
        },
        "depth": _depth(report),
        "blocks": _parts(report, look.language, inks),
    }


def properties_of(report: Report) -> dict[str, Any]:
    """The properties of the file, with what it was made from among the keywords."""
    stamp = stamp_of(report)
    keywords = [words.edition(report), report.status, f"{NAME}:{stamp}" if stamp else ""]
    return {
        "title": clean_line(report.title)[:_LONGEST] or "Document",
        "author": clean_line(report.author)[:_LONGEST],
        "about": clean_line(report.engagement)[:_LONGEST],
        "keywords": [clean_line(word) for word in keywords if word.strip()],
    }


def inks_of(look: Look) -> dict[str, str]:
    """The colours by name, as `#rrggbb`."""
    found = dict(INKS) | {"accent": look.accent, "second": look.second, "part": INKS["ink"]}
    if look.accent != PLAIN.accent:
        found |= {"helps": accent(look.accent).tint}
    if look.second != PLAIN.second:
        found |= {"harms": accent(look.second).tint, "part": look.second}
    return found


def _tongue(tag: str) -> tuple[str, str]:
    """The language and the region of a tag, as typst takes them; English for what is none."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return "en", ""
    return found[1].lower(), (found[2] or "").upper()


def _head(report: Report) -> dict[str, Any]:
    """What stands above the first chapter, and at the edges of every page."""
    edge = front.running(report)
    return {
        "engagement": auto(report.engagement),
        "edition": words.edition(report),
        "restricted": report.edition == "restricted",
        "title": auto(report.title),
        "subtitle": auto(report.subtitle) if report.subtitle.strip() else "",
        "signed": [told(part) for part in words.signed_parts(report)],
        "firm": told(report.firm),
        "alt": report.firm or say("Logo"),
        "meta": [
            {"label": auto(label), "t": told(value), "rtl": side_of(value) == "rtl"}
            for label, value in front.compact_rows(report)
        ],
        "edge": {"t": told(edge), "rtl": right_to_left(edge)},
        "marked": " · ".join(filter(None, (words.edition(report), words.short(report.status)))),
        "colophon": told(words.colophon(report)),
    }


def _depth(report: Report) -> int:
    """How deep the contents go; 0 where there is too little to be listed."""
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    chapters = [block for block in headings if block.level == 1]
    if len(headings) < 3:
        return 0
    return 2 if len(headings) <= _MOST_LINES or len(chapters) < 2 else 1


def _parts(report: Report, language: str, inks: Mapping[str, str]) -> list[Part]:
    """The blocks, in their order; a caption that only says the heading again is left out."""
    texts = Texts(report.blocks, language)
    found, level, heading = [], 0, ""
    after: Iterator[Block | None] = chain(report.blocks[1:], [None])
    for at, (block, following) in enumerate(zip(report.blocks, after, strict=False)):
        setting = Setting(texts, language, at, level, bool(heading), following)
        part: Part = {"k": str(block.__struct_config__.tag)} | part_of(block, setting)
        caption = getattr(block, "caption", "")
        if caption.strip() and caption != heading:
            part["caption"] = auto(caption)
        if "heard" in part:
            part["strip"] = strip_drawn(part.pop("heard"), inks)
        level = part["level"] if isinstance(block, Heading) else level
        heading = block.text if isinstance(block, Heading) else ""
        found.append(part)
    return found
