"""Headings in a text of somebody else: what stands below `### Weaknesses` are weaknesses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from workshop.guide.shape import Guide
from workshop.guide.step import default_kind, typed_kind
from workshop.record.documents import EntryKind
from workshop.text import clean_line

_HASHES: Final = re.compile(r"\s*(#{1,6})[ \t]+(.*?)[ \t]*#*\s*")
_BOLD: Final = re.compile(r"\s*(\*\*|__)([^*_]+?)\1:?\s*")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+")

KINDS: Final[Mapping[str, EntryKind]] = {
    "strengths": EntryKind.STRENGTH,
    "strength": EntryKind.STRENGTH,
    "weaknesses": EntryKind.WEAKNESS,
    "weakness": EntryKind.WEAKNESS,
    "opportunities": EntryKind.OPPORTUNITY,
    "opportunity": EntryKind.OPPORTUNITY,
    "threats": EntryKind.THREAT,
    "threat": EntryKind.THREAT,
    "quotes": EntryKind.QUOTE,
    "actions": EntryKind.ACTION,
    "action items": EntryKind.ACTION,
    "next steps": EntryKind.ACTION,
    "decisions": EntryKind.DECISION,
    "questions": EntryKind.QUESTION,
    "open questions": EntryKind.QUESTION,
    "parked": EntryKind.PARKED,
    "parking lot": EntryKind.PARKED,
    "observations": EntryKind.OBSERVATION,
    "notes": EntryKind.NOTE,
}
"""What headings name by themselves, in small letters."""


def heading_key(words: str) -> str:
    """A heading as it is compared: without its number, its colon and its emphasis."""
    key = clean_line(words).strip("*_ ").rstrip(":").strip("*_ ").casefold()
    return _NUMBERED.sub("", key, count=1) if _NUMBERED.match(key) else key


def level_and_words(line: str) -> tuple[int, str] | None:
    """How deep a Markdown heading is and what it says; none for any other line."""
    found = _HASHES.fullmatch(line)
    return (len(found[1]), clean_line(found[2])) if found else None


def bare_heading(line: str) -> str:
    """The words of a line that may be a heading though it has no `#`: `**Goals**`, `Goals:`."""
    if found := _BOLD.fullmatch(line):
        return clean_line(found[2])
    words = clean_line(line)
    return words[:-1] if words.endswith(":") and len(words) <= 60 else ""


def kinds_of(guide: Guide) -> dict[str, EntryKind]:
    """What stands below a heading, by the letters and by the steps of a guide."""
    steps = {heading_key(step.title): EntryKind(typed_kind(step)) for step in guide.steps}
    return {**steps, **KINDS}


def steps_by_heading(guide: Guide) -> dict[str, str]:
    """The ids of steps by what a heading may call them: the id, or a title that is theirs alone."""
    titles: dict[str, list[str]] = {}
    for step in guide.steps:
        titles.setdefault(heading_key(step.title), []).append(step.id)
    named = {key: ids[0] for key, ids in titles.items() if len(ids) == 1 and key}
    letters = {
        word: step.id
        for word, kind in KINDS.items()
        for step in guide.steps
        if kind.letter and EntryKind(default_kind(step)) is kind
    }
    return {**letters, **named, **{step.id: step.id for step in guide.steps}}
