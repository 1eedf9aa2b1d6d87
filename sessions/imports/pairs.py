"""What is said of an import in pairs, a line each: which column a field has, who a speaker is."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.errors import Problem, Problems
from workshop.text import clean_line


def pairs_given(
    given: str,
    option: str,
    written: str,
    *,
    source: str = "",
    may_be_empty: bool = False,
    at_first: bool = False,
) -> Iterator[tuple[str, str]]:
    """The two sides of each line, both clean.

    Args:
        given: `THIS=THAT`, line by line.
        option: how the lines are given, such as `--map`.
        written: how a line must be written, in words.
        source: what is said to be wrong; the option itself for none.
        may_be_empty: whether nothing may stand behind the sign.
        at_first: whether the first of several signs parts the line; else the last does.

    Raises:
        Problems: lines that are not written so, all of them.
    """
    cut = str.partition if at_first else str.rpartition
    lines = [cut(line, "=") for line in filter(None, given.split("\n"))]
    wrong = [
        Problem(f"it is written as {written}", option, found=clean_line("".join(line)))
        for line in lines
        if not (line[1] and line[0].strip() and (may_be_empty or line[2].strip()))
    ]
    if wrong:
        raise Problems(source or option, wrong)
    return ((clean_line(first), clean_line(second)) for first, _, second in lines)
