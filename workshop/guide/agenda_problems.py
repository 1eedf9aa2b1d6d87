"""What does not fit together between the steps of a guide, each of which is right by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from workshop.guide.conditions import condition_problems
from workshop.guide.toml_lines import Path
from workshop.guide.vote_fields import letters_in
from workshop.text import nearest


def agenda_problems(steps: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Path, str]]:
    """What is wrong among steps that are right one by one.

    Args:
        steps: the tables of all steps, in their order.

    Yields:
        The place to blame, from the step on, and a sentence about it.
    """
    yield from condition_problems(steps)
    ids = [step["id"] for step in steps]
    for place, step in enumerate(steps):
        if step.get("must_ask") and isinstance(step.get("cut"), (int, float)):
            yield (place, "cut"), "a must-ask never goes, so it has no place among those that do"
        if step["kind"] == "break":
            for name in ("pattern", "gives"):
                if step.get(name):
                    yield (
                        (place, name),
                        "a break gives rest and nothing else; leave it out",
                    )
        yield from _looked_at(steps, place)
        yield from _sorted(steps, place)
        yield from _weighted(steps, place)
        for number, step_id in enumerate(step.get("after", ())):
            if step_id in ids[:place]:
                continue
            at: Path = (place, "after", number)
            if step_id in ids:
                yield at, f"“{step_id}” was found, which does not stand before the step"
            else:
                near = nearest(step_id, ids[:place])
                guess = f"; did you mean “{near[0]}”?" if near else ""
                yield at, f"there is no step “{step_id}”{guess}"


_LOOKED_AT: Final = {
    "discuss": ("score", "vote"),
    "decide": ("score", "vote", "discuss"),
}
"""The kinds of step before it that a step may look at, by its own kind."""


def _looked_at(steps: Sequence[Mapping[str, Any]], place: int) -> Iterator[tuple[Path, str]]:
    """What is wrong with what a step discusses or decides on: a vote or scores before it."""
    kinds, of = _LOOKED_AT.get(steps[place].get("kind", ""), ()), steps[place].get("of")
    if not kinds or of is None:
        return
    known = [step["id"] for step in steps[:place] if step.get("kind") in kinds]
    if of not in known:
        near = nearest(of, known)
        guess = f"; did you mean “{near[0]}”?" if near else ""
        yield (place, "of"), f"“{of}” is no step before it that scores or votes{guess}"


def _sorted(steps: Sequence[Mapping[str, Any]], place: int) -> Iterator[tuple[Path, str]]:
    """What is wrong with the steps of which a step sorts what was said: they stand before it."""
    of = steps[place].get("of", ())
    if steps[place].get("kind") != "cluster":
        return
    known = [step["id"] for step in steps[:place]]
    for number, word in enumerate([of] if isinstance(of, str) else of):
        if not letters_in(word) and word not in ("entries", *known):
            near = nearest(word, ["entries", *known])
            guess = f"; did you mean “{near[0]}”?" if near else ""
            at: Path = (place, "of") if isinstance(of, str) else (place, "of", number)
            yield at, f"“{word}” is no step before it{guess}"


def _weighted(steps: Sequence[Mapping[str, Any]], place: int) -> Iterator[tuple[Path, str]]:
    """What is wrong with what weighs scales: a vote before on each, and all with the same ends."""
    step, at = steps[place], (place, "weighted_by")
    if step.get("kind") != "score" or not step.get("weighted_by"):
        return
    known = {
        each["id"]: each.get("options", ())
        for each in steps[:place]
        if each.get("kind") == "vote" and each.get("method") in ("dots", "points")
    }
    of, scales = step["weighted_by"], step.get("scales", ())
    if of not in known:
        near = nearest(of, list(known))
        guess = f"; did you mean “{near[0]}”?" if near else ""
        yield at, f"“{of}” is no step before it that votes by dots or points{guess}"
        return
    if missing := [each["title"] for each in scales if each["title"] not in known[of]]:
        yield at, f"“{of}” has no option with the title of a scale: {', '.join(missing)}"
    if len({(each["least"], each["greatest"]) for each in scales}) > 1:
        yield at, "a mean needs scales that all have the same least and greatest"
