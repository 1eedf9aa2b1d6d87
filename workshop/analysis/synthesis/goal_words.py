"""A goal in its parts: what is measured, where it stands today, what is wanted.

People tell goals in one breath: `first appointment within 18 days by end of 2028, today 31`. The
parts are their own words, cut and never made up; what was not said stays empty.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workshop.text import clean_line

_LABEL: Final = re.compile(r"^(?:goal|target|objective)\s*\d*\s*[:.–-]\s*", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"\s*[;()]\s*|,\s+|\s+[–—]\s+")
_TODAY: Final = re.compile(
    r"^(?:today|now|currently|at present|so far)\b[:,]?\s*(?P<rest>.+)$"
    r"|^(?P<before>.+?)\s+(?:today|now|at present|so far)\.?$"
    r"|^(?P<stands>.*\bstands?\s+at\b.*)$",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(r"^(?:target|wanted|goal)\b[:,]?\s*(?P<rest>.+)$", re.IGNORECASE)
_FROM_TO: Final = re.compile(
    r"^(?P<measure>.*?)\bfrom\s+(?P<today>\S*\d\S*(?:\s+\S+)?)\s+to\s+(?P<wanted>.+)$",
    re.IGNORECASE,
)
_DIGITS: Final = r"(?<![\d/])[£€$]?(?!(?:19|20)\d\d\b)\d(?![\d.,]*-[a-z])"
_SPELLED: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety)\b"
)
_BEFORE: Final = (
    r"(?:within|below|under|above|over|at least|at most|less than|more than|up to|down to|"
    r"to|by|at|in)"
)
_FIGURE: Final = re.compile(
    rf"\s*(?:\b{_BEFORE}\s+(?:{_DIGITS}|{_SPELLED})|{_DIGITS}).*$", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    rf"^{_DIGITS}\S*\s+(?P<measure>.+?)(?:\s+(?:by|in|until|before)\b.*)?$", re.IGNORECASE
)


_LONGEST: Final = 9
"""A figure with more words behind it is one in a sentence, and not what is wanted."""


class GoalWords(NamedTuple):
    """The parts of a goal in the words in which it was told."""

    measure: str
    today: str
    wanted: str


def goal_words(text: str) -> GoalWords:
    """What is measured, where it stands today and what is wanted; empty where it was not said.

    Args:
        text: the goal as it was told, in one line or more.
    """
    said = _LABEL.sub("", clean_line(text))
    today = wanted = ""
    left: list[str] = []
    for clause in filter(None, _CLAUSE.split(said)):
        if not today and left and (found := _TODAY.match(clause)):
            today = found["rest"] or found["before"] or found["stands"]
        elif not wanted and left and (found := _WANTED.match(clause)):
            wanted = found["rest"]
        else:
            left.append(clause)
    main = left[0] if left else said
    if found := _FROM_TO.match(main):
        return GoalWords(
            _ended(found["measure"]), today or found["today"], wanted or found["wanted"]
        )
    if wanted:
        return GoalWords(_ended(main), today, _ended(wanted))
    if counted := _COUNTED.match(main):
        return GoalWords(_ended(counted["measure"]), _ended(today), _ended(main))
    figure = _FIGURE.search(main)
    if figure and len(figure[0].split()) <= _LONGEST:
        return GoalWords(_ended(main[: figure.start()]), _ended(today), _ended(figure[0]))
    return GoalWords(_ended(main) if today else "", _ended(today), "")


def _ended(words: str) -> str:
    return words.strip(" .,;:")
