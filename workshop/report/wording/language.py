"""In which language somebody's words are, where that is certain: a reader by ear needs to know.

By script where one language alone is written in it, else by the short words that a language cannot
do without. In doubt nothing is said: a wrong tag is read with a wrong voice.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_SCRIPTS: Final = (
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7a3\u1100-\u11ff]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("he", "[\u05d0-\u05ea]"),
    ("fa", "[پچژگ]"),
    ("ar", "[\u0621-\u064a]"),
    ("el", "[\u0391-\u03c9]"),
    ("th", "[\u0e01-\u0e2e]"),
    ("hy", "[\u0531-\u0586]"),
    ("ka", "[\u10d0-\u10fa]"),
    ("uk", "[іїєґІЇЄҐ]"),
    ("ru", "[ыэёЫЭЁ]"),
)
"""Languages by what is written in them alone; the first that is found, for Japanese has Chinese
signs too, and Persian Arabic ones."""

_URDU: Final = re.compile("[ٹڈڑےں]")

_WORDS: Final = {
    "en": "the and of is are not with that this we you it for on was have has they be been "
    "our their there what who nobody everybody to",
    "de": "der die das und ist nicht mit ein eine einen wir ich sie auf für sich auch dem den "
    "von zu im werden wird hat haben keine niemand aber oder wenn bei",
    "fr": "le la les des du et est une dans pour pas que qui nous vous sur avec ce cette sont "
    "au aux ne plus mais ou il elle personne tout",
    "es": "el la los las del y es una en para no que nos con por se su lo está son pero como "
    "más nadie todo muy al",
    "it": "il lo la gli le di e è una che non per con si del della nel sono ma più come "
    "nessuno questo abbiamo i ci",
    "nl": "de het een en is niet van met wij we ik je dat dit voor op aan zijn hebben wordt "
    "maar geen ook bij naar niemand om te",
    "pt": "o a os as do da dos das e é uma em para não que nos com por se são mas como mais "
    "ninguém um ao na no",
    "pl": "i w nie na się z że jest to do jak ale są przez dla nikt od co tak po oraz tylko",
    "sv": "och att det en ett är inte som på för med vi av har den de jag till men om ingen "
    "kan från också var",
}
"""The short words of each language, several of which stand in almost every sentence of it."""

_SHORT: Final = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_LANGUAGES_OF: Final = {
    word: tuple(language for language, words in _SHORT.items() if word in words)
    for word in frozenset().union(*_SHORT.values())
}
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 3
_LONGEST: Final = 400
"""So many characters tell the language; a whole talk need not be read."""


def language_of(text: str) -> str:
    """The tag of the language of a text, such as `de` or `ar`; empty where it is not certain."""
    sample = text[:_LONGEST]
    return (_by_script(sample) or _by_words(sample)) if sample else ""


def _by_script(text: str) -> str:
    """The language whose script most of the letters are in; empty for Latin and what is shared."""
    letters = [char for char in text if char.isalpha()]
    foreign = "".join(char for char in letters if char > "\u036f")
    if 2 * len(foreign) <= len(letters):
        return ""
    found = next((tag for tag, signs in _SCRIPTS if re.search(signs, foreign)), "")
    return "" if found in {"ar", "fa"} and _URDU.search(foreign) else found


def _by_words(text: str) -> str:
    """The language of whose short words there are clearly the most; at least three."""
    words = _LETTERS.findall(text.lower())
    counted = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return ""
    most, least_of_others = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if most >= least_of_others + 2 else ""
