"""The times that a statement names: a day, a month, a quarter, a season, a half or a whole year.

A time is told only where it is one beyond doubt, and always with its year. What may be something
else is left alone: a price, a version, a number of things, a day that may be two, a month without
its year. What is left out of a date line does less harm than a date that nobody named.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from workshop.text import clean_line
from workshop.times import MONTHS

FIRST_YEAR: Final = 1950
"""No statement about the surroundings of an organisation is held to name an earlier year."""
LAST_YEAR: Final = 2099


class SaidDate(NamedTuple):
    """A time that a statement names."""

    begins: date
    """Its first day."""
    ends: date
    """Its last day."""
    when: str
    """As a list writes it: `Jun 2027`, `Q3 2027`, `end of 2028`, `by 2030`."""

    def is_past(self, day: date) -> bool:
        """Whether it was over before a day."""
        return self.ends < day


_MONTH_NAMES: Final = (
    ("january", "jan", "januar", "janner", "janvier", "enero"),
    ("february", "feb", "februar", "feber", "fevrier", "febrero"),
    ("march", "mar", "marz", "maerz", "mrz", "mars", "marzo"),
    ("april", "apr", "avril", "abril"),
    ("may", "mai", "mayo"),
    ("june", "jun", "juni", "juin", "junio"),
    ("july", "jul", "juli", "juillet", "julio"),
    ("august", "aug", "aout", "agosto"),
    ("september", "sep", "sept", "septembre", "septiembre", "setiembre"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre"),
    ("november", "nov", "novembre", "noviembre"),
    ("december", "dec", "dezember", "dez", "decembre", "diciembre"),
)
"""Names without accents. Shorter beginnings than these are words of their own: `ago`, `set`."""

_MONTH: Final = {name: at for at, names in enumerate(_MONTH_NAMES, 1) for name in names}
_SEASON: Final = {"spring": 3, "summer": 6, "autumn": 9}
"""The month in which each begins. A winter lies in two years, so it is no time of one."""
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

_Y: Final = r"((?:19|20)\d\d)"
_END: Final = r"(?![\w%€$£°]|[./,:’'-]\d|\s*(?:%|€|£|\$|°))"
"""What a year does not go on with: no version, price, share or sum does."""
_BEGIN: Final = r"(?<![\w.,/:#€$£’'-])"
_NO_DAY: Final = rf"{_BEGIN}(?<!\d )"
_NAMES: Final = "|".join(sorted(_MONTH, key=len, reverse=True))
_SMALL: Final = (
    "and|or|but|so|the|this|that|these|it|we|they|our|their|its|when|which|where|because|if|as|"
    "at|with|without|for|on|onwards|by|until|is|are|was|were|be|will|must|shall|has|have|"
    "had|may|can|should|ends?|begins?|starts?|opens?|comes?|only|not|no|already|again|und|oder|"
    "die|der|das|wird|werden|et|ou|le|la|les|y|o|el|los"
)
"""Words that may follow a year. A noun may not: `by 2000 tickets` names no year."""
_AFTER: Final = rf"(?=\s*$|\s*[.,;:!?)\]…–—-](?!\d)|\s+(?:{_SMALL})\b)"
_BEFORE: Final = (
    r"in|by|from|since|until|till|before|after|during|through|of|for|(?<!\d )to|mid|early|late|end|"
    "ab|bis|seit|vor|nach|ende|anfang|mitte|jahr|year|years|depuis|avant|en|desde|hasta|fin"
)
_PARTS: Final = {"early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12),
                 "beginning": (1, 3), "start": (1, 3), "end": (12, 12)}  # fmt: skip
"""The first and the last month of a part of a year."""


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], SaidDate | None]], ...]:
    """Every way in which a time is written, the most exact first; made when first needed."""
    part = "|".join(_PARTS)
    ways = (
        (rf"{_BEGIN}{_Y}-(\d\d)-(\d\d)(?:t[\d:.]+z?)?{_END}", _iso),
        (rf"{_BEGIN}(\d\d?)\.\s?(\d\d?)\.\s?{_Y}{_END}", _dotted),
        (rf"{_BEGIN}(\d\d?)(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?({_NAMES})\.?,?\s(?:de\s)?{_Y}{_END}",
         _day_month),
        (rf"{_BEGIN}({_NAMES})\.?\s(\d\d?)(?:st|nd|rd|th)?,?\s{_Y}{_END}", _month_day),
        (rf"{_NO_DAY}(?:(early|mid|late|end of)[\s-])?({_NAMES})\.?,?\s(?:de\s|of\s)?{_Y}{_END}",
         _month_year),
        (rf"{_BEGIN}q([1-4])[\s/-]?{_Y}{_END}", lambda found: _quarter(found[1], found[2])),
        (rf"{_BEGIN}{_Y}[\s/-]?q([1-4])\b", lambda found: _quarter(found[2], found[1])),
        (rf"\b({'|'.join(_QUARTERS)}) quarter (?:of )?{_Y}{_END}",
         lambda found: _quarter(str(_QUARTERS[found[1]]), found[2])),
        (rf"{_BEGIN}h([12])[\s/-]{_Y}{_END}", lambda found: _half(found[1], found[2])),
        (rf"\b(first|second) half of {_Y}{_END}",
         lambda found: _half("1" if found[1] == "first" else "2", found[2])),
        (rf"\b({'|'.join(_SEASON)}) (?:of )?{_Y}{_END}", _season),
        (rf"\b(?:the )?({part})(?: of (?:the year )?|[\s-]){_Y}{_END}", _part_of_year),
        (rf"{_BEGIN}{_Y}/(\d\d){_END}", _two_years),
        (rf"(?:\b(?P<before>{_BEFORE})\s+|^){_Y}(?:\s?[–—]\s?|\sto\s){_Y}{_END}{_AFTER}", _span),
        (rf"(?:\b(?P<before>{_BEFORE})[\s-]+|^){_Y}{_END}{_AFTER}", _year),
    )  # fmt: skip
    return tuple((re.compile(pattern), read) for pattern, read in ways)


def dates_of(text: str) -> tuple[SaidDate, ...]:
    """The times that a text names, each once, in the order in which it names them."""
    words = _plain(text)
    if not re.search(r"(?:19|20)\d\d", words):
        return ()
    found: list[tuple[int, SaidDate]] = []
    for pattern, read in _forms():
        for match in list(pattern.finditer(words)):
            said = read(match)
            if said is not None:
                begin, end = match.span()
                found.append((begin, _with_until(words, begin, said)))
                # What was read is taken out, so that no year in it is read again.
                words = words[:begin] + "\0" * (end - begin) + words[end:]
    found.sort(key=lambda each: each[0])
    return tuple(dict.fromkeys(said for _, said in found))


def _plain(text: str) -> str:
    """A text as times are looked for in it: small letters without accents."""
    parts = unicodedata.normalize("NFKD", clean_line(text).casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def _with_until(words: str, begin: int, said: SaidDate) -> SaidDate:
    """A time that is the last moment for something says so."""
    before = re.search(r"\b(by|until|till|before)\s+(?:the\s+)?$", words[:begin])
    if before is None or said.when.startswith(("by ", "until ", "before ")):
        return said
    word = "until" if before[1] == "till" else before[1]
    return said._replace(when=f"{word} {said.when}")


def _of(year: str, first: int, last: int, when: str) -> SaidDate | None:
    """A time from the first day of one month to the last day of another of the same year."""
    number = int(year)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    ends = date(number, last, monthrange(number, last)[1])
    return SaidDate(date(number, first, 1), ends, when)


def _on(year: str, month: int, day: str) -> SaidDate | None:
    """A day; none where the calendar has none like it."""
    try:
        on = date(int(year), month, int(day))
    except ValueError:
        return None
    within = FIRST_YEAR <= on.year <= LAST_YEAR
    return SaidDate(on, on, f"{on.day} {_short(on.month)} {on.year}") if within else None


def _short(month: int) -> str:
    return MONTHS[month - 1][:3]


def _iso(found: re.Match[str]) -> SaidDate | None:
    return _on(found[1], int(found[2]), found[3])


def _dotted(found: re.Match[str]) -> SaidDate | None:
    return _on(found[3], int(found[2]), found[1])


def _day_month(found: re.Match[str]) -> SaidDate | None:
    return _on(found[3], _MONTH[found[2]], found[1])


def _month_day(found: re.Match[str]) -> SaidDate | None:
    return _on(found[3], _MONTH[found[1]], found[2])


def _month_year(found: re.Match[str]) -> SaidDate | None:
    month = _MONTH[found[2]]
    joint = "-" if found[1] == "mid" else " "
    part = f"{found[1]}{joint}" if found[1] else ""
    return _of(found[3], month, month, f"{part}{_short(month)} {found[3]}")


def _quarter(number: str, year: str) -> SaidDate | None:
    first = 3 * int(number) - 2
    return _of(year, first, first + 2, f"Q{number} {year}")


def _half(number: str, year: str) -> SaidDate | None:
    first = 1 if number == "1" else 7
    return _of(year, first, first + 5, f"H{number} {year}")


def _season(found: re.Match[str]) -> SaidDate | None:
    first = _SEASON[found[1]]
    return _of(found[2], first, first + 2, f"{found[1]} {found[2]}")


def _part_of_year(found: re.Match[str]) -> SaidDate | None:
    first, last = _PARTS[found[1]]
    joint = "-" if found[1] == "mid" else " " if found[1] in ("early", "late") else " of "
    return _of(found[2], first, last, f"{found[1]}{joint}{found[2]}")


def _two_years(found: re.Match[str]) -> SaidDate | None:
    """A year of accounts: `2027/28`. Which month it begins in is not said, so its years stand."""
    if int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    begun = _of(found[1], 1, 12, f"{found[1]}/{found[2]}")
    return begun._replace(ends=date(int(found[1]) + 1, 12, 31)) if begun else None


def _span(found: re.Match[str]) -> SaidDate | None:
    first, last = found[2], found[3]
    if not FIRST_YEAR <= int(first) < int(last) <= LAST_YEAR:
        return None
    return SaidDate(date(int(first), 1, 1), date(int(last), 12, 31), f"{first}–{last}")


def _year(found: re.Match[str]) -> SaidDate | None:
    said, before = found[2], found["before"] or ""
    word = {"by": "by ", "bis": "until ", "until": "until ", "till": "until ", "before": "before "}
    return _of(said, 1, 12, f"{word.get(before, '')}{said}")
