"""Times as transcripts have them: of captions, of texts, in words, and of the day."""

from __future__ import annotations

import re
from typing import Final

_CLOCK: Final = r"(?:(?:\d{1,3}:)?\d{1,3}:)\d{1,2}(?:[.,]\d{1,9})?"
TIMING: Final = re.compile(
    rf"^\s*(?P<at>{_CLOCK})\s*-{{1,2}}>\s*(?P<end>{_CLOCK})?(?:\s+.*)?\s*$", re.ASCII
)
"""The line of a caption that says when it is shown; the end may be missing."""

_DAY: Final = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?\s+)?"
TIME: Final = rf"{_DAY}(?:\d{{1,3}}:)?\d{{1,3}}:\d{{2}}(?:[.,]\d{{1,3}})?(?:\s?[APap]\.?[Mm]\.?)?"
"""A time in the text of a service: from the start, or of the day with its half."""

WORDS: Final = (
    r"(?:\d{1,3}\s*(?:hours?|hrs?|h|Stunden?|Std\.?),?\s*)?"
    r"(?:\d{1,4}\s*(?:minutes?|mins?|m|Minuten?|Min\.?),?\s*)?"
    r"\d{1,2}\s*(?:seconds?|secs?|s|Sekunden?|Sek\.?)"
    r"|(?:\d{1,3}\s*(?:hours?|Stunden?),?\s*)?\d{1,4}\s*(?:minutes?|Minuten?)"
)
"""A time as players read it out: `3 minutes 12 seconds`."""

_HALF: Final = re.compile(r"([ap])\.?m\.?$", re.IGNORECASE)
_COUNTED: Final = re.compile(r"(\d+)\s*([hmsHMS]\w*)")


def seconds(text: str) -> float:
    """The seconds of a time as captions have it: `1:02:03.5`, `02:03,500`."""
    whole, _, fraction = text.strip().replace(",", ".").partition(".")
    count = 0.0
    for part in whole.split(":"):
        count = count * 60 + int(part)
    return round(count + (int(fraction) / 10 ** len(fraction) if fraction else 0), 3)


def spoken_seconds(text: str) -> tuple[float, bool]:
    """The seconds of a time in a text, and whether it is a time of the day."""
    text = text.strip()
    if half := _HALF.search(text):
        count = seconds(_without_day(text[: half.start()].strip()))
        # Without seconds, `10:41` would else be read as ten minutes.
        count = count * 60 if text.count(":") == 1 else count
        noon = 12 * 3600
        return count % noon + (noon if half[1].lower() == "p" else 0), True
    if ":" in text:
        return seconds(_without_day(text)), False
    found = [(int(number), unit.casefold()) for number, unit in _COUNTED.findall(text)]
    return float(sum(number * _factor(unit) for number, unit in found)), False


def _factor(unit: str) -> int:
    """The seconds of a unit: `Stunden` are hours, though they begin as seconds do."""
    return 3600 if unit.startswith(("h", "st")) else 60 if unit.startswith("m") else 1


def _without_day(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1] if text.split() else text
