"""What stands in a cell: texts that no program carries out, numbers and days as such.

Builders give numbers and days as the words that are printed. Where a cell can hold the value
itself and shows the very same words, it does; else it holds the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final, Literal, NamedTuple

from workshop import times
from workshop.language import say, spoken

Value = str | float | date
"""A text, a number, a day or a moment; of moments the zone is left out, as no cell has one."""

Style = Literal[
    "text", "strong", "muted", "title", "headline", "chapter", "part", "label", "item", "quote",
    "caption", "head", "total", "sign",
]  # fmt: skip
"""What a cell is, which decides how it looks."""

LONGEST: Final = 32_767
"""So many UTF-16 units a cell can hold."""

_OBEYED: Final = tuple("=+-@\t\r＝＋－＠")
_DIGITS: Final = 15
"""A cell keeps no more digits of a number."""


class Cell(NamedTuple):
    """What stands where a row and a column meet."""

    value: Value = ""
    style: Style = "text"
    form: str = ""
    """How a number or a day is shown, as spreadsheets write it."""
    leads: tuple[str, ...] = ()
    """The names of the places to which it may lead, the best first."""


def needs_quote(text: str) -> bool:
    """Whether a program might take a text for a formula when the cell is edited."""
    return text.lstrip(" \n").startswith(_OBEYED)


def fitting(text: str) -> str:
    """A text as long as a cell can hold; where it is cut, it says so."""
    # No letter is more than two units: most texts need not be counted.
    if len(text) <= LONGEST // 2 or units(text) <= LONGEST:
        return text
    said = " " + say("[cut here: a cell holds no more; other formats have all of it]")
    room = (LONGEST - units(said)) * 2
    kept = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    return kept + said


def units(text: str) -> int:
    """How long spreadsheets count a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def number_cell(text: str, style: Style = "text") -> Cell:
    """A cell with the number that a text is; with the text where it is none, or shows other."""
    language = spoken()
    found = _number(language.thousands, language.decimal).fullmatch(text)
    if found is None or sum(map(str.isdigit, text)) > _DIGITS:
        return Cell(text, style)
    whole, decimals = found["whole"], found["decimals"] or ""
    digits = re.sub(r"\D", "", whole)
    value = float(f"{digits}.{decimals or 0}")
    if found["sign"]:
        if not value:
            return Cell(text, style)
        value = -value
    if found["percent"]:
        value = float(f"{value}e-2")
    form = "#,##0" if digits != whole else "0"
    form += ("." + "0" * len(decimals) if decimals else "") + (found["percent"] or "")
    return Cell(value, style, form)


@cache
def _number(thousands: str, decimal: str) -> re.Pattern[str]:
    """A number as a language writes it, without needless zeros before it."""
    parts, point = re.escape(thousands), re.escape(decimal)
    return re.compile(
        rf"(?P<sign>-)?(?P<whole>0|[1-9]\d{{0,2}}(?:{parts}\d{{3}})+|[1-9]\d*)"
        rf"(?:{point}(?P<decimals>\d{{1,6}}))?(?P<percent>%)?",
        re.ASCII,
    )


# Days

_NAMES: Final[Mapping[str, str]] = {
    "en": "[$-409]",
    "de": "[$-407]",
    "fr": "[$-40C]",
    "es": "[$-C0A]",
}
"""In whose words a program writes months, by the language of the document. American English: in
British English some write `Sept`."""

MOMENT: Final = "yyyy-mm-dd hh:mm"
"""How a moment is shown."""

_DAY: Final = re.compile(r"(\d{1,2})\b\D{3,20}\b(\d{4})", re.ASCII)
_DIGIT: Final = re.compile(r"\d")
_FIRST_YEAR: Final = 1900
"""Where the calendar of spreadsheets begins."""
_DAY_NOUGHT: Final = date(1899, 12, 30)
"""From here they count days, from March 1900 on."""


def day_cell(when: date | None) -> Cell:
    """A cell with a day, or without."""
    if when is None or when.year < _FIRST_YEAR:
        return Cell(times.short_day(when)) if when else Cell()
    return Cell(when, "text", _short_form(when))


def moment_cell(when: datetime | None) -> Cell:
    """A cell with a moment as the clock showed it where it was recorded."""
    return Cell() if when is None else Cell(when.replace(tzinfo=None), "text", MOMENT)


def _short_form(when: date) -> str:
    """How a day is shown with the short name of its month.

    Programs shorten the months of other languages each in its own way. So the name that documents
    have stands in the form itself, for the days of that month alone: whoever types another day
    into the cell sees what the program calls its month.
    """
    general = _day_form("mmm")
    language = spoken()
    if language.tag not in _NAMES or not language.short_months:
        return general
    first = when.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    own = _in_order(language.short_months[when.month - 1])
    return f"[<{_serial(first)}]{general};[>={_serial(after)}]{general};{own}"


def general_form(form: str) -> str:
    """The part of a form that suits the days of every month."""
    return form.partition("]")[2].partition(";")[0] if form.startswith("[<") else form


def _day_form(month: str) -> str:
    """How a day is shown, the month as a sign of the form: `mmm`, `mmmm`."""
    names = _NAMES.get(spoken().tag)
    return "yyyy-mm-dd" if names is None else names + _in_order(f'"{month}"')


def _in_order(month: str) -> str:
    """Day, month and year in the order of the language, with what it puts between them.

    Everything is quoted as text but the signs, each of which ends the quotation and begins it anew.
    """
    quoted = say("{day} {month} {year}", day='"d"', month=month, year='"yyyy"')
    return f'"{quoted}"'.replace('""', "")


def _serial(when: date) -> int:
    """The number that spreadsheets have for a day."""
    return (when - _DAY_NOUGHT).days


def day_cells(texts: Sequence[str]) -> list[Cell] | None:
    """The cells of a column of days; none where it is no such column.

    It is one where there are days, and nothing else has a digit, as `no date` has none.
    """
    cells = [_day_said(text) for text in texts]
    others = [text for text, cell in zip(texts, cells, strict=True) if cell is None]
    if len(others) == len(texts) or any(map(_DIGIT.search, others)):
        return None
    return [cell or Cell(text) for text, cell in zip(texts, cells, strict=True)]


def _day_said(text: str) -> Cell | None:
    """A cell with the day that a text is to the letter, as documents write days."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    for month in range(1, 13):
        try:
            when = date(int(found[2]), month, int(found[1]))
        except ValueError:
            continue
        if when.year < _FIRST_YEAR:
            return None
        if text == times.short_day(when):
            return Cell(when, "text", _short_form(when))
        if text == times.day(when):
            return Cell(when, "text", _day_form("mmmm"))
    return None
