"""What a document says, and where in it: an entry with one rests on paper and on nobody's word.

Written as `Annual report 2025 p. 14; March 2026; 412 staff days`: the title, with the page behind
it, then in any order of when the document is and a figure with its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.language import grouped, pointed, say
from workshop.text import clean_line, shorten

EXAMPLE: Final = "Annual report 2025 p. 14; March 2026; 412 staff days"
"""What refusals show."""

LONGEST: Final = 300
"""The most characters of a title, a page, a date or a unit."""

_PAGE: Final = re.compile(
    r"(?:^|[\s,]+)(?:pp?\.|pages?)\s*(?P<page>[\divxlc]+(?:\s*[-–,]\s*[\divxlc]+)*)$", re.IGNORECASE
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATED: Final = re.compile(
    rf"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
    rf"|(?:(?:0?[1-9]|[12]\d|3[01])\s+)?{_MONTH}\s+(?:19|20)\d\d|Q[1-4]\s+(?:19|20)\d\d",
    re.IGNORECASE | re.ASCII,
)
_FIGURE: Final = re.compile(
    r"(?P<number>[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:[.,]\d+)?)\s*(?P<unit>\D.*)?",
    re.ASCII,
)
_THOUSANDS: Final = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PARTS: Final = ";"
_FORBIDDEN: Final = re.compile(r"[\[\];]")
_ROUND: Final = str.maketrans("[]", "()")


class Cited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a document, and the figure that stands there."""

    title: str
    """What the document is called. The same title is the same source, however often it is named."""
    page: str = ""
    """The page, or several: `14`, `14-16`."""
    dated: str = ""
    """When the document is of: `2026-03-31`, `March 2026`, `2025`."""
    figure: float | None = None
    """The number that it states; none where it is words."""
    unit: str = ""
    """What the number counts, with whatever stands behind it: `staff days`, `%`."""

    @property
    def place(self) -> str:
        """Where it stands: `Annual report 2025, p. 14`."""
        page = say("p. {page}", page=self.page) if self.page else ""
        if re.search(r"[-–,]", self.page):
            page = say("pp. {pages}", pages=self.page)
        return ", ".join(part for part in (self.title, page, self.dated) if part)

    @property
    def value(self) -> str:
        """The figure with its unit: `412 staff days`; empty where there is none."""
        if self.figure is None:
            return ""
        joint = "" if self.unit.startswith("%") else " "
        return f"{_shown(self.figure)}{joint}{self.unit}".strip()

    @property
    def words(self) -> str:
        """All of it, as documents print it: `Source: Audit 2025, p. 14 (412 staff days)`."""
        value = f" ({self.value})" if self.value else ""
        return say("Source: {place}", place=f"{self.place}{value}")


def read_cited(text: str) -> Cited:
    """What stands between the brackets of `doc:[...]`.

    Raises:
        Refused: it names no document, or a part of it is neither page, date nor figure.
    """
    first, *others = (clean_line(part) for part in text.split(_PARTS))
    page = _PAGE.search(first)
    title = clean_line(first[: page.start()]).rstrip(",") if page else first
    found: dict[str, str] = {"page": page["page"]} if page else {}
    for part in filter(None, others):
        word, value = _part(part)
        if word in found:
            raise Refused(f"two {word}s of a document: {found[word]} and {value}")
        found[word] = value
    if not title:
        raise Refused(f"name the document: doc:[{EXAMPLE}]")
    if any(len(each) > LONGEST for each in (title, *found.values())):
        raise Refused(f"a document has at most {LONGEST} characters in its title and its parts")
    figure = _FIGURE.fullmatch(found.get("figure", ""))
    return Cited(
        title=title,
        page=found.get("page", ""),
        dated=found.get("date", ""),
        figure=_number(figure["number"]) if figure else None,
        unit=(figure["unit"] or "").strip() if figure else "",
    )


def _part(part: str) -> tuple[str, str]:
    """What a part behind the title is, and what it says."""
    if page := _PAGE.fullmatch(part):
        return "page", page["page"]
    if _DATED.fullmatch(part):
        return "date", part
    if _FIGURE.fullmatch(part):
        return "figure", part
    raise Refused(
        f"“{shorten(part, 40)}” is no page, date or figure of a document; write doc:[{EXAMPLE}]"
    )


def write_cited(cited: Cited) -> str:
    """The text that `read_cited` reads as it."""
    title = cited.title.translate(_ROUND)  # a name that was erased stands in square brackets
    first = f"{title} p. {cited.page}" if cited.page else title
    figure = "" if cited.figure is None else f"{_plain(cited.figure)} {cited.unit}".strip()
    return f"{_PARTS} ".join(part for part in (first, cited.dated, figure) if part)


def checked_cited(cited: Cited) -> Cited:
    """A place in a document as it can be written and read again.

    Raises:
        Refused: something in it would be read as something else.
    """
    if any(_FORBIDDEN.search(each) for each in (cited.title, cited.page, cited.dated, cited.unit)):
        raise Refused("a document has no brackets and no semicolon in its title or its parts")
    read = read_cited(write_cited(cited))
    if read != cited and write_cited(read) != write_cited(cited):
        raise Refused(f"it would be read as {read.words}; write it as doc:[{EXAMPLE}]")
    return read


def title_key(title: str) -> str:
    """What is the same of two spellings of a title: letters and digits, whatever their case."""
    return "".join(character for character in title.casefold() if character.isalnum())


def as_known(cited: Cited, titles: Iterable[str]) -> Cited:
    """The same place under the title by which its document is known already."""
    key = title_key(cited.title)
    known = next((title for title in titles if title_key(title) == key), cited.title)
    return msgspec.structs.replace(cited, title=known)


def _number(digits: str) -> float:
    """A number as typed: three digits behind each comma part thousands, else it is a decimal."""
    plain = digits.replace("−", "-")
    thousands = _THOUSANDS.fullmatch(digits) is not None
    return float(plain.replace(",", "" if thousands else "."))


def _plain(number: float) -> str:
    """A number that reads back as itself."""
    text = format(number, "f").rstrip("0").rstrip(".") if number else "0"
    return text if float(text) == number else repr(number)


def _shown(number: float) -> str:
    """A number as it is printed: `1,200`, `4.2`."""
    text = _plain(number)
    whole, point, rest = text.partition(".")
    return f"{grouped(int(whole))}{pointed(point)}{rest}" if whole.lstrip("-").isdigit() else text
