"""The ways in which a name may be written, as patterns on folded text.

The rules, strictest first:

1. A name of several words is found wherever it stands: in any case of letters, with blanks, dots,
   hyphens or underscores between its words, or written together. With its last word first it is
   found where something else than a blank stands between, as in a tag; behind a comma where a
   word of it is not looked for alone.
2. A single word of it is found too, in any case, but for words that are names as well as words of
   the language (`Will`, `Mark`, `Rose`): those only where they are written as names, `Mark` or
   `MARK`, never `mark`.
3. A name of one word follows rule 2. A word of two letters is found only as names are written
   (`Ed`, not `ed` or `ED`); one that is a word of the language too, only in the whole name.
4. One letter, or a number, cannot be told from any other text. In scripts without capitals one
   letter may be a name, and is found where that is asked for.
5. Behind `@` every word of a name is found, in any case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from workshop.content_words import PADDING
from workshop.privacy.folded_text import composed, folded, plain

TITLES: Final = frozenset(
    {"mrs", "prof", "the", "van", "von", "der", "den", "del", "dos", "bin", "dr", "mr", "ms", "st"}
    | {"de", "di", "du", "la", "le", "ii", "iii", "jr", "sr"}
)
"""Words of names that point to nobody."""

_LISTED: Final = """
    amber angel april art august bach baker banks bay bell best bill bird bishop black blue bond
    book bright brook brooks brown bush butler carpenter case cash chance chase church clay cliff
    cole cook cooper cross dale dawn day dean drew drummer duke earl eve fair faith farmer field
    fisher ford forest fox frank gale gardener gene glass gold good grace grant gray green grey
    guy hall hand harmony harper heath hill hope house hunter iris ivy jack jade jay jean
    joy june justice king knight lake lamb lance law lily little long love major mark marsh mason
    max may mercy miles mill miller moon moore nick noble norm olive page park parker parks pat
    patience peace pearl penny piper pool pope porter potter power price prince rain rich river
    rob robin rose ruby sage sailor sharp shepherd short silver singer skip sky small smith snow
    south spring star sterling stone storm strong sue summer sunny swan taylor temple terry tiger
    tony trinity turner victor violet wade walker ward waters weaver webb wells west white wolf
    wood woods young
"""
ORDINARY: Final = frozenset(_LISTED.split()) | PADDING
"""Names that are words of the language too; in small letters they are taken for the word."""

_OFFICES: Final = """
    accounts admin care clinic communications compliance counsel customer data design digital
    education engineering estates events facilities finance health human infrastructure insurance
    legal library logistics maintenance marketing media medical operations people planning press
    procurement production products projects purchasing quality records research resources risk
    sales school science security service services social software strategy supply support systems
    transport training treasury
"""
OF_OFFICES: Final = frozenset(_OFFICES.split())
"""Words of departments and roles, which somebody may be called by too."""

_GERMAN: Final = str.maketrans(
    {letter: f"{bare}e" for letter, bare in zip("äöüøÄÖÜØ", "aouoAOUO", strict=True)}
    | {"å": "aa", "Å": "Aa"}
)
"""How names are written where a keyboard has no such letters, beside leaving the dots out."""

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
"""Letters of scripts that put no blanks between words, or put endings behind names."""

NO_LETTER_BEFORE: Final = rf"(?<![^\W_{_UNSPACED}])"
"""Where a name may begin."""
NO_LETTER_BEHIND: Final = rf"(?![^\W_{_UNSPACED}])"
"""Where a name may end."""

_BETWEEN: Final = r"[\s.\-_·・‧]+"
_LINKED: Final = r"[.\-_·・‧]+"
"""Between the words of a name with its last word first, as in tags; a blank may be in any text."""
_COMMA: Final = r"\s*[,،、，]\s*"
"""Between the last name and the first, as in lists."""
_PERHAPS: Final = r"[\s.\-_·・‧]*"
_PARTS: Final = re.compile(r"[\s.\-_·・‧]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ONLY_UNSPACED: Final = re.compile(f"[{_UNSPACED}]+")
_GLUED: Final = 7
"""Letters that a name of several words must have to be found written together in small letters."""
_GLUED_HYPHEN: Final = 5
"""The same for a word with a hyphen in it."""


class Written(Enum):
    """How a form must be written to be taken for a name."""

    ANYHOW = auto()
    """In any case."""
    AS_NAME = auto()
    """With a capital letter first."""
    JUST_SO = auto()
    """With a capital letter first and a small one behind it, or as the name has them."""
    JOINED = auto()
    """With a capital letter where each word begins."""
    KEPT = auto()
    """It is the name of somebody else, which stays whole."""


class Form(NamedTuple):
    """A way in which a name may be written."""

    length: int
    """How long the name is: of several forms at one place the longest counts."""
    pattern: str
    """A regular expression on folded text."""
    sign: str
    """A piece that is in every text in which the form is."""
    written: Written = Written.ANYHOW
    bounded: bool = True
    """Whether it must stand as a word."""
    cases: tuple[tuple[bool, ...], ...] = ()
    """Beside `JUST_SO`: which letters may be capitals."""


def has_case(text: str) -> bool:
    """Whether the script has small and capital letters."""
    return text.casefold() != text or text.upper() != text


def words_in(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(folded(text))


def forms_of(name: str, left: Collection[str], *, short: bool = False) -> list[Form]:
    """The ways of a name: whole, written together, each telling word of it.

    Args:
        name: the name.
        left: folded words that are not looked for alone.
        short: whether one letter of a script without capitals is looked for.
    """
    forms = whole(name, short=short)
    bare = plain(name)
    parts = [part for part in _PARTS.split(bare) if part]
    words = _WORD.findall(bare)
    if len(words) > 1:
        forms += _joined(parts)
        forms += (_form(_LINKED.join(map(_loose, order)), name) for order in _last_first(parts))
        if any(folded(word) in left for word in words):
            # What stays alone would stand beside the mark, and tell whose place that is.
            forms += _behind_a_comma(parts, name)
        forms += (
            f for word in _telling(bare, words) if folded(word) not in left for f in one(word)
        )
        for part in parts if len(parts) > 1 or "'" in bare else ():
            if "'" in part and len(_letters(part)) > 2 and _letters(folded(part)) not in left:
                forms.append(_form(_loose(part), part))
        for part in composed(name).split():
            hyphened = [each for each in _PARTS.split(plain(part)) if each]
            if len(hyphened) > 1 and sum(map(len, hyphened)) >= _GLUED_HYPHEN:
                forms.append(_form(_PERHAPS.join(map(_loose, hyphened)), part))
    other = composed(name).translate(_GERMAN)
    return forms if other == composed(name) else forms + forms_of(other, left, short=short)


def whole(name: str, *, short: bool = False) -> list[Form]:
    """The ways of the whole name; none where it could be any text."""
    name = plain(name)
    if not has_case(name):
        letters = any(letter.isalpha() for letter in name) and (len(name) > 1 or short)
        sign = any(unicodedata.category(letter) == "So" for letter in name)
        if not letters and not sign:
            return []
        parts = [part for part in _PARTS.split(folded(name)) if part]
        pattern = _PERHAPS.join(map(re.escape, parts))
        return [Form(len(name), pattern, _longest(parts), bounded=False)]
    parts = [part for part in _PARTS.split(name) if part]
    if len(_WORD.findall(name)) > 1:
        return [_form(_BETWEEN.join(map(_loose, parts)), name)]
    return one(name)


def one(word: str) -> list[Form]:
    """The ways of a name of one word."""
    letters = sum(letter.isalpha() for letter in word)
    if not has_case(word):
        short = len(word) < 2 if _ONLY_UNSPACED.fullmatch(word) else len(word) < 3
        bounded = not _ONLY_UNSPACED.fullmatch(word)
        return [] if short else [_form(re.escape(folded(word)), word, bounded=bounded)]
    if letters < 2 or (letters == 2 and folded(word) in PADDING):
        return []
    if letters == 2:
        own = tuple(letter.isupper() for letter in word if letter.isalpha())
        cases = ((True, False), own) if any(own) else ((True, False),)
        form = _form(_loose(word), word, Written.JUST_SO)
        return [form._replace(cases=cases)]
    if folded(word) in ORDINARY:
        return [_form(_loose(word), word, Written.AS_NAME)]
    return [_form(_loose(word), word)]


def own_forms(name: str, left: Collection[str]) -> Iterator[Form]:
    """The words of a name as somebody may write them in what is told as their own."""
    bare = plain(name)
    for word in _telling(bare, _WORD.findall(bare)):
        known = folded(word)
        if len(word) > 2 and known not in left and known not in PADDING:
            yield _form(_loose(word), word, bounded=has_case(word))
    parts = [part for part in _PARTS.split(bare) if part]
    if len(parts) > 1:
        yield from (form._replace(written=Written.ANYHOW) for form in _joined(parts))


def _joined(parts: list[str]) -> Iterator[Form]:
    """A name of several words, written together: as it goes, or the last word first."""
    glued = "".join(parts)
    if not has_case(glued):
        return
    for order in dict.fromkeys((tuple(parts), *_last_first(parts))):
        pattern = "".join(map(_loose, order))
        if len(glued) >= _GLUED:
            yield _form(pattern, "".join(order))
        else:
            begins = (0, *(sum(map(len, order[:at])) for at in range(1, len(order))))
            joined = _form(pattern, "".join(order), Written.JOINED)
            yield joined._replace(cases=(tuple(at in begins for at in range(len(glued))),))


def _behind_a_comma(parts: list[str], name: str) -> Iterator[Form]:
    """A name with what stands first in it behind a comma: `Berg, Anna van der` too."""
    ordinary = any(folded(part) in ORDINARY for part in parts)
    for at in range(1, len(parts)):
        pieces = (_BETWEEN.join(map(_loose, piece)) for piece in (parts[at:], parts[:at]))
        written = Written.AS_NAME if ordinary else Written.ANYHOW
        yield _form(_COMMA.join(pieces), name, written)


def _last_first(parts: list[str]) -> Iterator[tuple[str, ...]]:
    """The words of a name with the last one first, or with the first one last."""
    yield from dict.fromkeys(((*parts[1:], parts[0]), (parts[-1], *parts[:-1])))


def _telling(name: str, words: Iterable[str]) -> Iterator[str]:
    """The words of a name that point to somebody: no initials, no particles."""
    small = not any(letter.isupper() for letter in name)
    for word in words:
        written = word[0].isupper() or small or not has_case(word)
        if written and len(word) > 1 and folded(word) not in TITLES:
            yield word


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _longest(pieces: Iterable[str]) -> str:
    return max(pieces, key=len, default="")


def _loose(part: str) -> str:
    """A pattern for a part of a name, whose apostrophes may be left out."""
    return "[' ]?".join(re.escape(piece) for piece in folded(part).split("'"))


def _form(
    pattern: str, name: str, written: Written = Written.ANYHOW, *, bounded: bool = True
) -> Form:
    """A form of a name, with a piece of it to look for first."""
    pieces = re.split(r"[^\w]|_", folded(name))
    return Form(len(name), pattern, _longest(pieces) or folded(name), written, bounded)
