"""What does not fit together between the steps of a guide, each of which is right by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workshop.guide.conditions import condition_problems
from workshop.guide.toml_lines import Path
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
