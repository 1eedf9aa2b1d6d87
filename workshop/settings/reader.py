"""Settings as text: read and checked whole, by the rules that guides are read by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workshop.errors import Problem
from workshop.guide.part_reader import Check, Finding, read_part
from workshop.settings.accent import stands_out
from workshop.settings.shape import Settings


def read_settings(text: str, source: str, checks: Mapping[str, Check] | None = None) -> Settings:
    """The settings that `text` says, or every problem that it has.

    Args:
        text: the content of a TOML file.
        source: the file's name, for the messages.
        checks: what only others know of a field, by its dotted name: which commands there are,
            which files.

    Raises:
        Problems: the text is no settings file; nothing of it was taken.
    """
    return read_part(
        Settings,
        text,
        source,
        called="a settings file",
        checks={"colours.accent": _readable, "colours.second": _readable, **(checks or {})},
    )


def _readable(colour: str) -> Iterator[Finding]:
    """The colours are those of links, codes and headings, which must be read."""
    if not stands_out(colour):
        yield Finding(f"“{colour}”", "a darker colour, which can be read on white paper (4.5:1)")


def is_colour(text: str) -> bool:
    """Whether a text is a colour as settings take it."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def as_data(problem: Problem) -> dict[str, str | int | None]:
    """A problem for programs."""
    return {
        "line": problem.line,
        "field": problem.where,
        "found": problem.found or problem.what,
        "allowed": problem.allowed,
    }
