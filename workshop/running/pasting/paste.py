"""A pasted text as entries: the likeliest reading of it, and what is changed line by line.

A text from elsewhere is a list with bullets, lines with the signs of capture, cells of a table, or
a list of people. Which it is, is only proposed; and each line can be left out or become something
else before anything is recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

import msgspec

from workshop.record.documents import EntryKind
from workshop.registers.mapping import has_headings
from workshop.running.capture import Captured, read_line, sign_of_line, statement
from workshop.running.pasting.cells import cells_of
from workshop.running.pasting.headings import KINDS, bare_heading, heading_key, level_and_words
from workshop.running.tables.people_table import PEOPLE
from workshop.running.typed.speakers import NO_SPEAKERS, Speakers, sign_first, spoken
from workshop.text import clean, clean_block

_BULLET: Final = re.compile(r"\s*(?:(?:[-*+•‣◦·–—]|\(?\d{1,3}[.)])\s+)?(?:\[[ xX]?\]\s+)?")
_LIST: Final = re.compile(r"\s*(?:[-*+•‣◦·–—]|\(?\d{1,3}[.)]|\[[ xX]?\])\s+\S")
_QUOTED: Final = re.compile(r"\s*(?:>\s*)+")
_RULE: Final = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_]\s+){2,}[-*_])\s*")
_NEVER_BULLETS: Final = frozenset('!"=?~;')
_MOST_BULLETS: Final = 5
"""So many bullets for one line with another sign: then the sign is part of what was copied."""
_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


class Reading(Enum):
    """What a pasted text is taken for."""

    BULLETS = "bullets"
    SIGNS = "signs"
    SPEAKERS = "speakers"
    CELLS = "cells"
    PEOPLE = "people"

    @property
    def words(self) -> str:
        """What it is called where it is chosen."""
        return {
            "bullets": "bullets of a list",
            "signs": "signs: + strength, - weakness …",
            "speakers": "numbers of speakers, then signs",
            "cells": "cells of a table",
            "people": "a list of people",
        }[self.value]


class PastedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the text, or a cell of several, as it will be recorded."""

    line: int
    """The line on which it begins, counted from 1."""
    typed: str
    """What stands there."""
    captured: Captured
    """What it becomes."""
    out: bool = False
    """Whether it is left out."""
    why: str = ""
    """Why it is left out where nobody said so: it is a heading."""


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """A pasted text with what was chosen of it."""

    text: str
    """The text, clean but for tabs."""
    reading: Reading
    """What it is taken for."""
    readings: tuple[Reading, ...]
    """What it may be taken for."""
    default: EntryKind
    """What a line without a sign becomes."""
    today: date | None
    """The day from which dates are reckoned."""
    headings: Mapping[str, EntryKind]
    """What stands below a heading, by what the heading says."""
    speakers: Speakers = NO_SPEAKERS
    """What is typed for each speaker, by number."""
    changed: Mapping[int, PastedLine] = MappingProxyType({})
    """The lines that somebody changed or left out, by their numbers."""

    @property
    def lines(self) -> tuple[PastedLine, ...]:
        """Every line that holds anything, in order."""
        made = _of_cells(self) if self.reading is Reading.CELLS else _of_lines(self)
        return tuple(self.changed.get(each.line, each) for each in made)

    @property
    def entries(self) -> tuple[Captured, ...]:
        """What will be recorded."""
        return tuple(each.captured for each in self.lines if not each.out)

    def taken_for(self, reading: Reading) -> Pasted:
        """The same text taken for something else; what was changed by hand stays."""
        return msgspec.structs.replace(self, reading=reading)

    def with_line(self, place: int, **changes: object) -> Pasted:
        """With other particulars of a line, by its place among them."""
        line = msgspec.structs.replace(self.lines[place], **changes)
        return msgspec.structs.replace(self, changed={**self.changed, line.line: line})

    def turned(self, place: int) -> Pasted:
        """With a line left out, or taken in again."""
        return self.with_line(place, out=not self.lines[place].out)

    def as_kind(self, place: int, kind: EntryKind) -> Pasted:
        """With a line as another kind; it is taken in."""
        old = self.lines[place].captured
        captured = msgspec.structs.replace(old, kind=kind, text=statement(old.text, kind))
        return self.with_line(place, captured=captured, out=False)

    def put(self, place: int, line: str) -> Pasted:
        """With other words for a line, typed as at the capture line; it is taken in."""
        captured = read_line(line, EntryKind.NOTE, self.today)
        return self.with_line(place, captured=captured, out=not captured.text)


def read_paste(
    text: str,
    default: EntryKind = EntryKind.NOTE,
    today: date | None = None,
    headings: Mapping[str, EntryKind] = KINDS,
    speakers: Speakers = NO_SPEAKERS,
) -> Pasted:
    """Look at a pasted text before anything of it is recorded.

    Args:
        text: as it was pasted.
        default: what a line without a sign becomes.
        today: the day of the session.
        headings: what stands below a heading, by what the heading says.
        speakers: what is typed for each speaker, by number; that a number at the start of a line
            is one is never taken for granted.
    """
    plain = "\n".join(clean(part) for part in _lines(text))
    tabbed = "\n".join("\t".join(clean(cell) for cell in part.split("\t")) for part in _lines(text))
    readings = [Reading.BULLETS, Reading.SIGNS]
    rows, is_table = cells_of(tabbed)
    reading = likeliest(plain.split("\n"))
    if any(spoken(line.lstrip(), speakers) for line in plain.split("\n")):
        readings.append(Reading.SPEAKERS)
    if is_table:
        readings.append(Reading.CELLS)
        reading = Reading.CELLS
    if is_list_of_people(row for _, row in rows):
        readings.append(Reading.PEOPLE)
        reading = Reading.PEOPLE
    return Pasted(
        text=tabbed,
        reading=reading,
        readings=tuple(readings),
        default=default,
        today=today,
        headings=headings,
        speakers=speakers,
    )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def likeliest(lines: Iterable[str]) -> Reading:
    """Whether the first characters of lines are bullets or signs.

    Bullets of whatever mark, and of several, are those of a list that somebody else made: it says
    nothing about strengths and weaknesses. A plus beside a minus, and the signs that no list has,
    speak for signs, unless they are few among many bullets.
    """
    plain = [line for line in lines if line.strip() and level_and_words(line) is None]
    bullets = [line for line in plain if _LIST.match(line)]
    signs = [sign for line in plain if (sign := sign_of_line(line.strip()))]
    others = sum(sign in _NEVER_BULLETS for sign in signs)
    if "+" in signs and "-" in signs:
        others += signs.count("+")
    if len(bullets) > 1 and len(bullets) >= _MOST_BULLETS * others:
        return Reading.BULLETS
    return Reading.SIGNS


def is_bulleted(line: str) -> bool:
    """Whether a line begins as one of a list does: a mark, then a blank."""
    return _LIST.match(line) is not None


def is_list_of_people(rows: Iterable[list[str]]) -> bool:
    """Whether rows of cells look like people: under such titles, or names with two cells behind."""
    found = [row for row in rows if any(row)]
    if len(found) < 2 or not all(2 <= len(row) <= 4 for row in found):
        return False
    if has_headings(PEOPLE, found[0]) and len(found[0]) > 1:
        return True
    return all(len(row) == 3 and all(row) and _is_name(row[0]) for row in found)


def _is_name(cell: str) -> bool:
    """Whether a cell may hold the name of somebody: a few words, each with a great letter."""
    begins = [word[0] for word in cell.split()]
    return bool(_NAME.fullmatch(cell)) and all(first != first.lower() for first in begins)


def _of_cells(pasted: Pasted) -> list[PastedLine]:
    """Each row of cells as one entry."""
    rows, _ = cells_of(pasted.text)
    return [
        PastedLine(
            line=line,
            typed=(text := " – ".join(cell for cell in row if cell)),
            captured=_plain(clean_block(text), pasted.default, pasted.today),
        )
        for line, row in rows
    ]


def _of_lines(pasted: Pasted) -> list[PastedLine]:
    """Each line as one entry; headings say what those below them are."""
    found: list[PastedLine] = []
    default = pasted.default
    for number, raw in enumerate(clean(pasted.text).split("\n"), 1):
        if not (line := raw.strip()):
            continue
        named = level_and_words(line)
        words = named[1] if named else bare_heading(line)
        kind = pasted.headings.get(heading_key(words)) if words else None
        if named or kind:
            default = kind or default
            why = f"heading: {kind.word} below" if kind else "heading"
            found.append(_left_out(number, line, why))
        elif _RULE.fullmatch(line):
            found.append(_left_out(number, line, "rule"))
        elif pasted.reading is Reading.BULLETS:
            if found and raw[:1].isspace() and _continues(found[-1], raw):
                found[-1] = _joined(found[-1], line, pasted.today)
            else:
                found.append(_bulleted(number, line, default, pasted.today))
        else:
            said = spoken(line, pasted.speakers) if pasted.reading is Reading.SPEAKERS else None
            text = sign_first(said.line) if said else line
            signed = _signed(number, text, default, pasted.today)
            found.append(msgspec.structs.replace(signed, typed=line))
    return found


def _left_out(number: int, line: str, why: str) -> PastedLine:
    """A line that is no entry by itself."""
    return PastedLine(line=number, typed=line, captured=Captured(text=line), out=True, why=why)


def _continues(above: PastedLine, raw: str) -> bool:
    """Whether an indented line without a bullet goes on with the one above."""
    return not above.out and bool(_LIST.match(above.typed)) and not _LIST.match(raw)


def _joined(above: PastedLine, line: str, today: date | None) -> PastedLine:
    """A line with what goes on below it."""
    typed = f"{above.typed} {line}"
    captured = _bulleted(above.line, typed, above.captured.kind, today).captured
    return msgspec.structs.replace(above, typed=typed, captured=captured)


def _bulleted(number: int, line: str, default: EntryKind, today: date | None) -> PastedLine:
    """A line of a list as an entry."""
    captured = read_bulleted(line, default, today)
    if not captured.text:
        captured = Captured(text=line)
    return PastedLine(line=number, typed=line, captured=captured)


def without_bullet(line: str) -> str:
    """A line of a list without its bullet; the mark of a quotation stays."""
    found = _BULLET.match(line)
    return line[found.end() :] if found else line


def read_bulleted(line: str, default: EntryKind, today: date | None) -> Captured:
    """A line whose first characters are a bullet, or the mark of a quotation as mails have it.

    A sign behind the bullet is meant as one: `- ! Prices rise`.
    """
    if _QUOTED.match(line) and "due:" in line.casefold():
        return read_line(line, default, today)
    if _QUOTED.match(line):
        return _plain(_QUOTED.sub("", line) or line, EntryKind.QUOTE, today)
    body = without_bullet(line)
    if sign_of_line(body) and body[1:2] == " ":
        return read_line(body, default, today)
    return _plain(body or line, default, today)


def _signed(number: int, line: str, default: EntryKind, today: date | None) -> PastedLine:
    """A line as it would be typed; one that holds only signs and marks stays as it is."""
    captured = read_line(line, default, today)
    return PastedLine(
        line=number, typed=line, captured=captured if captured.text else Captured(text=line)
    )


def _plain(text: str, default: EntryKind, today: date | None) -> Captured:
    """A text whose first character is no sign."""
    line = f"\\{text}" if sign_of_line(text) else text
    captured = read_line(line, default, today)
    return captured if captured.text else Captured(text=text)
