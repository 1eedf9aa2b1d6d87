"""Numbers and amounts as people type them and as files have them.

A lone comma or point with three digits behind it parts thousands (`12,500`), with any other count
of digits it stands before decimals (`12,5`). Where both stand, the last is the decimal sign.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from workshop.language import grouped, pointed

_SIGNS: Final = re.compile(r"^(?:[€$£]|EUR|USD|GBP)\s*|\s*(?:[€$£]|EUR|USD|GBP)$", re.IGNORECASE)
_SCALES: Final = {"k": 3, "m": 6}
_NUMBER: Final = re.compile(
    r"(?P<sign>-?)(?:"
    r"(?P<grouped>[1-9]\d{0,2}(?P<by>[ ,.'\u2019\u00a0\u202f])\d{3}(?:(?P=by)\d{3})*)"
    r"(?:(?!(?P=by))[.,](?P<part>\d+))?"
    r"|(?P<whole>\d*)(?:[.,](?P<rest>\d*))?)",
    re.ASCII,
)
"""Digits whose thousands are parted by one sign and whose decimals have another, or plain ones."""
_MOST: Final = Decimal(10) ** 15


def read_decimal(text: str) -> Decimal | None:
    """A number as it is typed; none where it is none."""
    words = _SIGNS.sub("", text.strip()).strip().replace("−", "-")
    scale = _SCALES.get(words[-1:].casefold(), 0)
    words = words[:-1].rstrip() if scale else words
    found = _NUMBER.fullmatch(words)
    if not found or not re.search(r"\d", words, re.ASCII):
        return None
    digits = re.sub(r"\D", "", found["grouped"] or found["whole"] or "0")
    decimals = found["part"] or found["rest"] or "0"
    value = Decimal(f"{found['sign']}{digits or '0'}.{decimals}").scaleb(scale)
    return value if abs(value) <= _MOST else None


def read_number(text: str) -> float | None:
    """A number; none where it is none."""
    value = read_decimal(text)
    return None if value is None else float(value)


def write_number(value: float) -> str:
    """A number that reads back as itself, without needless decimals.

    Three decimals would read as thousands, so they get one more.
    """
    text = format(Decimal(repr(float(value))), "f")
    if "." not in text:
        return text
    text = text.rstrip("0").rstrip(".")
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text


def read_cents(text: str) -> int | None:
    """An amount in whole cents; none where it is none, or finer than a cent."""
    value = read_decimal(text)
    if value is None or value * 100 != int(value * 100):
        return None
    return int(value * 100)


def write_cents(cents: int) -> str:
    """An amount as files have it: `12500`, `12500.50`."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole}.{rest:02}" if rest else f"{sign}{whole}"


def show_cents(cents: int) -> str:
    """An amount as tables show it: `12,500`, `12,500.50`."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    decimals = pointed(f".{rest:02}") if rest else ""
    return f"{sign}{grouped(whole)}{decimals}"
