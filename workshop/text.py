"""Text from people, made safe once, where it enters.

A terminal obeys control codes whatever wraps them, an XML writer raises on them and a bidi
override turns a sentence round. So text is cleaned at the border and can be trusted inside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from workshop.language import counted, say

LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that are more than a plain one with an accent, as keyboards without them have it."""

_DIGITS: Final = re.compile("([0-9]+)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Line breaks, escape sequences, and what no screen shows; made when they are first needed."""
    breaks = "\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]"
    escapes = (
        r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
        r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c|$)"  # OSC, DCS, SOS, PM, APC: titles, clipboard
        r"|\x9b[0-?]*[ -/]*[@-~]"  # CSI as one C1 character
        r"|\x1b[ -/]*[0-~]?"  # every other escape
    )
    unseen = (
        "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1, but for tab and line feed
        "\u202a-\u202e\u2066-\u2069"  # embeddings and overrides of direction
        "\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef"  # byte order mark, noncharacters
        "\ud800-\udfff"  # lone surrogates
        "\U000e0000-\U000e001f"
        + "".join(chr(plane * 0x10000 + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
        + "]"
    )
    return re.compile(breaks), re.compile(escapes, re.DOTALL), re.compile(unseen)


def clean(text: str) -> str:
    """Take out of `text` what a screen or a file would obey instead of show.

    Escape sequences, control characters, direction overrides, surrogates and noncharacters
    go; every kind of line break becomes a line feed; tabs become a space; the rest is NFC.
    Idempotent.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    breaks, escapes, unseen = _patterns()
    plain = escapes.sub("", breaks.sub("\n", text))
    plain = unseen.sub("", plain).replace("\t", " ")
    return unicodedata.normalize("NFC", plain)


def clean_line(text: str) -> str:
    """`clean` for a text of one line: line breaks and runs of blanks become one space."""
    return " ".join(clean(text).split())


def clean_block(text: str) -> str:
    """`clean` for a text of several lines: no blanks at line ends, no empty lines around."""
    plain = clean(text)
    if "\n" in plain:
        plain = "\n".join([line.rstrip() for line in plain.split("\n")])
    return plain.strip()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text as it is looked for: no case, and no accents where they can be taken off."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    return "".join(c for c in parts if not unicodedata.combining(c))


def table_row(*cells: str) -> str:
    """A row of a table in Markdown, as pages of the manual have them."""
    return f"| {' | '.join(each.replace('|', chr(92) + '|') for each in cells)} |"


SortKey = tuple[tuple[str | tuple[int, str], ...], str]


def as_sorted(text: str) -> SortKey:
    """What names are sorted by in every list: Ä beside A, and room 9 before room 10.

    Case and accents make no difference, and numbers count as numbers; the text itself decides
    between two that are else the same, so that the order is always one.
    """
    parts = _DIGITS.split(folded(text))
    words: list[str | tuple[int, str]] = list(parts)
    for at in range(1, len(parts), 2):
        digits = parts[at].lstrip("0")
        words[at] = (len(digits), digits)
    return tuple(words), text


_NEAR: Final = 0.5
"""How alike two words are that one may have been typed for the other, by `difflib`."""


def nearest(word: str, known: Iterable[str], most: int = 1, *, least: float = _NEAR) -> list[str]:
    """Those of the known words that may have been meant by one that is not, the nearest first.

    Case, and the ways to join words, make no difference. "Did you mean …?" is asked of these
    everywhere, so that a slip is seen alike on the command line, in guides, notes and inputs.
    `least` is the share of letters that they have in common, 0 to 1; for what is taken unasked it
    has to be more.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - 12 ms, and only where there is a slip

    words: dict[str, str] = {}
    for each in known:
        words.setdefault(_as_compared(each), each)
    near = get_close_matches(_as_compared(word[:60]), words, n=most, cutoff=least)
    return [words[each] for each in near]


def _as_compared(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def plural(number: int, singular: str, many: str | None = None) -> str:
    """A count with its noun: `1 entry`, `3 entries` (give `many` where adding s is wrong).

    In a document it is said in the language of the document.
    """
    return counted(number, singular, many)


def with_article(noun: str) -> str:
    """A noun with `a` or `an` before it, by its first letter."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def listing(words: list[str], joint: str = "and") -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {say(joint)} {words[-1]}"


def parted(words: Iterable[str]) -> str:
    """Words in a row that have commas in them: `a, b; c`."""
    return say("; ").join(words)


def in_quotes(words: str) -> str:
    """Somebody's words in the quotation marks of the language that is spoken."""
    return say("“{text}”", text=words)


def shorten(text: str, width: int) -> str:
    """The first line of `text` in at most `width` characters, cut with an ellipsis."""
    line = text.split("\n", 1)[0]
    cut = len(line) < len(text) or len(line) > width
    return line[: width - 1].rstrip() + "…" if cut else line
