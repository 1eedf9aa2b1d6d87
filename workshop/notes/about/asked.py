"""What is said beside a file of notes: what it lacks, and how its first characters are meant."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Lines = Literal["", "signs", "bullets"]
"""What the first characters of lines are; empty where the lines themselves tell."""


_LINES: Final[tuple[Lines, ...]] = ("", "signs", "bullets")


class Asked(NamedTuple):
    """What somebody said of a file."""

    guide: str = ""
    """The guide, where the file has none."""
    date: str = ""
    """When the session began, where the file does not say it."""
    step: str = ""
    """The step of lines that stand under no heading, by its id or title."""
    lines: Lines = ""
    """Whether first characters are signs of capture or bullets of a list."""


def lines_of(word: str) -> Lines | None:
    """What a word says that first characters are; none where it says nothing of that."""
    return next((known for known in _LINES if known == word), None)


NOTHING = Asked()
"""Nothing was said beside the file."""
