"""Numbers in the columns of a table: which sign stands before decimals is a matter of the column.

`12.500` is twelve and a half in one country and twelve thousand five hundred in the next. Other
cells of its column tell: `0.5`, `12.50` and `1,234.5` have a decimal point, `0,5` and `1.234.567`
a decimal comma. Where no cell of the column tells, it is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_PLAIN: Final = " '\u2019\u00a0\u202f"
"""What parts thousands whatever stands before decimals."""


def _shape(decimal: str, parting: str) -> re.Pattern[str]:
    """How numbers look where one sign stands before decimals and others part thousands."""
    return re.compile(
        rf"(?P<sign>[+-]?)(?:(?P<whole>[1-9]\d{{0,2}}(?P<by>[{parting}{_PLAIN}])\d{{3}}"
        rf"(?:(?P=by)\d{{3}})*|\d+)(?:{decimal}(?P<part>\d*))?|{decimal}(?P<alone>\d+))"
        r"(?P<power>[eE][+-]?\d{1,3})?",
        re.ASCII,
    )


POINT: Final = "."
COMMA: Final = ","
_SHAPES: Final = {POINT: _shape(r"\.", ","), COMMA: _shape(",", r"\.")}

_NAMES: Final = {POINT: "point", COMMA: "comma"}


class Doubt(NamedTuple):
    """A cell of which it cannot be told which number it is."""

    why: str
    """What is wrong, as a sentence with both readings where there are two."""


def read_as(text: str, decimal: str) -> int | float | None:
    """The number in a cell whose column has this sign before decimals; none where it is none."""
    found = _SHAPES[decimal].fullmatch(text.strip().replace("−", "-"))
    if not found:
        return None
    whole = re.sub(r"\D", "", found["whole"] or "")
    part = found["part"] or found["alone"] or ""
    if found["power"] is None and found["part"] is None and found["alone"] is None:
        return int(f"{found['sign']}{whole}") if len(whole) < 400 else None
    return float(f"{found['sign']}{whole or '0'}.{part or '0'}{found['power'] or ''}")


def decimal_of(cells: Sequence[str]) -> str | None:
    """The sign before decimals in a column; none where no cell shows one, or cells disagree."""
    shown = {sign for cell in cells if (sign := _shows(cell))}
    return shown.pop() if len(shown) == 1 else None


def with_plain_numbers(cells: Sequence[str | float]) -> list[str | float]:
    """The cells of a column, with those numbers plain that another cell shows how to read.

    Where no cell shows the sign before decimals, or cells disagree, all stay as they are.
    """
    decimal = decimal_of([cell for cell in cells if isinstance(cell, str)])
    read = [read_as(cell, decimal) if decimal and isinstance(cell, str) else None for cell in cells]
    return [cell if n is None else n for cell, n in zip(cells, read, strict=True)]


def read_column(cells: Sequence[str | float]) -> list[int | float | str | Doubt | None]:
    """The cells of a column as numbers; what is none stays a text, and an empty cell is None."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    shown = {sign: [t for t in texts if _shows(t) == sign] for sign in (POINT, COMMA)}
    if shown[POINT] and shown[COMMA]:
        usual = max(shown, key=lambda sign: len(shown[sign]))
        other = COMMA if usual == POINT else POINT
        seen = shown[usual][0].strip()
        return [_beside(cell, usual, other, seen) for cell in cells]
    decimal = POINT if shown[POINT] else COMMA if shown[COMMA] else None
    return [_cell(cell, decimal) for cell in cells]


def _shows(cell: str) -> str | None:
    """The sign before decimals that a cell shows by itself."""
    fits = [sign for sign in _SHAPES if read_as(cell, sign) is not None]
    return fits[0] if len(fits) == 1 else None


def _cell(cell: str | float, decimal: str | None) -> int | float | str | Doubt | None:
    """A cell of a column with one sign before decimals, or of one that shows none."""
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    if not text:
        return None
    if decimal:
        read = read_as(text, decimal)
        return text if read is None else read
    point, comma = (read_as(text, sign) for sign in (POINT, COMMA))
    if point is None or comma is None or point == comma:
        return text if point is None else point
    large, small = sorted((point, comma), key=abs, reverse=True)
    return Doubt(
        f"“{text}” may be {_digits(large)} or {_digits(small)}, and no cell of the column tells "
        "which; write thousands without a sign"
    )


def _digits(number: float) -> str:
    """A number in plain digits, without needless decimals."""
    return str(int(number)) if number == int(number) else str(number)


def _beside(
    cell: str | float, usual: str, other: str, seen: str
) -> int | float | str | Doubt | None:
    """A cell of a column in which some have a decimal point and some a decimal comma."""
    if isinstance(cell, str) and _shows(cell) == other:
        return Doubt(
            f"“{cell.strip()}” has a decimal {_NAMES[other]} where the column has a decimal "
            f"{_NAMES[usual]} (“{seen}”)"
        )
    if isinstance(cell, str) and isinstance(doubt := _cell(cell, None), Doubt):
        return doubt
    return _cell(cell, usual)
