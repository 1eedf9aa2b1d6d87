"""What a score step may ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from workshop.guide.vote_fields import shared_registers
from workshop.text import nearest

OF_NEEDS: Final = ("priority", "need")
"""The scales on which needs are put in order, by id or title; other scales of a step that scores
needs are criteria, by their names."""

_ENDS: Final = (1, 5)
"""The ends of those scales, as of the columns of the register that are filled in by hand."""


def score_problems(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What does not fit together in a score step.

    Args:
        given: the fields of the step that are right one by one.

    Yields:
        The name of the field to blame, and a sentence about it.
    """
    of = given.get("of")
    if of is None:
        return
    if (known := shared_registers()) and of not in known:
        near = nearest(of, known)
        guess = f". Did you mean “{near[0]}”?" if near else ""
        yield "of", f"“{of[:60]}” was found; it takes one of: {', '.join(known)}{guess}"
        return
    if given.get("factors") is not None:
        yield "factors", f'either factors or rows are scored, and of = "{of}" was found as well'
    scales = given.get("scales", ())
    titles = [str(each.get("title", "")).strip().casefold() for each in scales]
    for place, title in enumerate(titles):
        if title and title in titles[:place]:
            yield "scales", f"two scales are called “{title}”; results are told by that name"
    if of == "needs":
        for each, title in zip(scales, titles, strict=True):
            yield from _wrong_ends(each, title)


def _wrong_ends(scale: Mapping[str, Any], title: str) -> Iterator[tuple[str, str]]:
    """Why what a room gives could not stand beside what was entered by hand."""
    if not {scale.get("id"), title}.intersection(OF_NEEDS):
        return
    called = scale.get("title", "")
    if (ends := (scale.get("least"), scale.get("greatest"))) != _ENDS and None not in ends:
        found = f"{called} goes from {ends[0]:g} to {ends[1]:g}"
        yield "scales", f"{found}; of needs it goes from 1 to 5, as where it is entered by hand"
    if scale.get("total") is not None:
        yield "scales", f"{called} has a total; of needs each value stands alone"
