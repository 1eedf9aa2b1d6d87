"""The one condition that a step may have: in whose sessions it is asked, and after what was said.

Here stands its shape and what can be told from the guide alone: whether it can ever hold. Whether
it holds in a session, `workshop.running.asking.asked_steps` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from msgspec import Meta

from workshop.guide.parts import Line, Part
from workshop.guide.toml_lines import Path
from workshop.line_marks import PRIVATE_TAG, LineMarks, has_letter
from workshop.text import folded, listing


class AskIf(Part, frozen=True, kw_only=True, omit_defaults=True):
    """When a step is asked; where both fields are given, both must hold."""

    group: Annotated[
        tuple[Line, ...],
        Meta(
            min_length=1,
            description="Departments, or groups that speak as one: asked where a participant is of "
            "one of them.",
        ),
    ] = ()
    recorded: Annotated[
        Line | None,
        Meta(description="A tag, without its sign: asked once it was recorded in the session."),
    ] = None

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """It asks for something, and for something that can be found in a record."""
        if "group" not in given and "recorded" not in given:
            yield "", "it takes group, recorded or both"
        for name in given.get("group", ()):
            if not words_of(name):
                yield "group", f"“{name}” has no word by which a department could be told"
        if (tag := given.get("recorded")) is None:
            return
        if tag.startswith("#"):
            yield "recorded", f"“{tag}” was found; the tag stands without its sign: “{tag[1:]}”"
        elif tag.casefold() == PRIVATE_TAG:
            yield "recorded", f"“{tag}” is no tag but keeps an entry to yourself; it never holds"

    @property
    def words(self) -> str:
        """The condition as the end of a sentence: `where Board takes part, once #x is recorded`."""
        group = f"where {listing(list(self.group), 'or')} takes part" if self.group else ""
        tag = f"once #{self.recorded} is recorded" if self.recorded else ""
        return ", ".join(filter(None, (group, tag)))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: `Board of Directors`, `board of directors`."""
    return tuple(re.findall(r"\w+", folded(name)))


def can_be_typed(tag: str) -> bool:
    """Whether somebody can type the tag in a line, so that all of it is the tag."""
    marks = LineMarks()
    marks.take(f"word {'#' if has_letter(tag) else 'tag:'}{tag}")
    return marks.tags == [tag.casefold()]


def given_tags(steps: Sequence[Mapping[str, Any]], but: int = -1) -> set[str]:
    """The tags that steps give to what is recorded in them.

    Args:
        steps: the tables of the steps.
        but: the place of a step that does not count.
    """
    return {
        tag.casefold()
        for place, step in enumerate(steps)
        if place != but
        for tag in step.get("tags", ())
    }


def condition_problems(steps: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Path, str]]:
    """What is wrong with the conditions of steps that are right one by one.

    Args:
        steps: the tables of all steps, in their order.

    Yields:
        The place to blame, from the step on, and a sentence about it.
    """
    for place, step in enumerate(steps):
        if (condition := step.get("ask_if")) is None:
            continue
        if place == 0:
            yield (place, "ask_if"), "the session begins at the first step, so it has no condition"
        if step["kind"] == "consent":
            yield (place, "ask_if"), "everybody is asked how they may be quoted, so it has none"
        tag = condition.get("recorded")
        if tag and not can_be_typed(tag) and tag.casefold() not in given_tags(steps, place):
            what = f"“{tag}” is a tag that nobody can type and no other step gives; it never holds"
            yield (place, "ask_if", "recorded"), what
