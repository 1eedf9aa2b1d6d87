"""What a vote step may ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from workshop.guide.form_fields import registers
from workshop.text import listing, nearest

LETTERS: Final = ("S", "W", "O", "T")

LISTS: Final = ("entries", "clusters", "options")
"""What there is to vote on beside factors and registers."""

_OF_METHOD: Final = {
    "budget": ("dots", "ranks", "points", "approve"),
    "most_on_one": ("dots", "points"),
    "support": ("gradients",),
    "vetoes": ("gradients",),
}
"""With which methods a field goes."""


def letters_in(word: str) -> tuple[str, ...]:
    """The letters that a word of `of` stands for: `SW`, `S`; none where it is something else."""
    return tuple(dict.fromkeys(word)) if word and set(word) <= set(LETTERS) else ()


def shared_registers() -> list[str]:
    """The registers that a room may see; an internal one is for whoever runs the sessions."""
    return [name for name, register in registers().items() if not register.internal]


def vote_problems(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What does not fit together in a vote step.

    Args:
        given: the fields of the step that are right one by one.

    Yields:
        The name of the field to blame, and a sentence about it.
    """
    method = given.get("method")
    for name, methods in _OF_METHOD.items():
        if method and given.get(name) is not None and method not in methods:
            yield name, f"it goes with {listing(list(methods))}, and “{method}” was found"
    words = given.get("of", ())
    for word in words:
        if (
            not letters_in(word)
            and word not in LISTS
            and word not in (shared := shared_registers())
        ):
            known = (*LETTERS, *LISTS, *shared)
            near = nearest(word, known)
            guess = f". Did you mean “{near[0]}”?" if near else ""
            yield "of", f"“{word[:60]}” was found; it takes {', '.join(known)}{guess}"
    if given.get("options") and "options" not in words:
        yield "options", 'they are voted on where of = "options", and that is not said'
    budget, most = given.get("budget"), given.get("most_on_one")
    if budget is not None and most is not None and most > budget:
        yield "most_on_one", f"{most} was found, more than the budget of {budget}"
    if given.get("secret") and "hands" in given.get("channels", ()):
        yield "channels", "hands that go up are no secret; leave them out"
