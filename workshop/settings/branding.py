"""How documents look and whose they are: the settings that belong together, for every way in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workshop.errors import Problem
from workshop.language import TITLES
from workshop.settings.accent import WHITE, contrast, stands_out
from workshop.settings.shape import Settings
from workshop.settings.table import value_of


class Brand(NamedTuple):
    """One of them."""

    name: str
    """The setting."""
    label: str
    """What it is called beside its field."""
    hint: str = ""
    """What goes into it."""
    choices: tuple[tuple[str, str], ...] = ()
    """Where few values are possible: each with the word for it."""
    colour: bool = False
    """Whether it is a colour."""
    file: bool = False
    """Whether it is the path of a file."""


BRANDS: Final = (
    Brand("firm.name", "Firm", "as documents name it"),
    Brand("firm.logo", "Logo", "a PNG or SVG file, at most 500 kB", file=True),
    Brand("colours.accent", "Colour", "as in #0e5a66", colour=True),
    Brand("colours.second", "Second colour", "as in #8a5a00", colour=True),
    Brand("documents.paper", "Paper", choices=(("a4", "A4"), ("letter", "Letter"))),
    Brand("documents.language", "Language", choices=tuple(TITLES.items())),
    Brand("documents.word_template", "Word template", "a client's .docx or .dotx file", file=True),
)
"""All of them, in the order in which they are asked."""


def values(settings: Settings) -> Mapping[str, str]:
    """What they are, by the names of the settings."""
    return {brand.name: str(value_of(settings, brand.name)) for brand in BRANDS}


def changed(settings: Settings, given: Mapping[str, str]) -> Mapping[str, str]:
    """Of what was given what differs from what is set; blanks at the ends do not count."""
    before = values(settings)
    plain = {name: word.strip() for name, word in given.items()}
    return {name: word for name, word in plain.items() if word != before[name]}


def choices(brand: Brand, now: str) -> tuple[tuple[str, str], ...]:
    """The values that are offered; one that is set and not among them is offered too."""
    known = [value for value, _ in brand.choices]
    return brand.choices if now in known else (*brand.choices, (now, now))


def sorted_out(problems: Sequence[Problem]) -> Iterator[tuple[str, str]]:
    """What is wrong with each, by the name of the setting; of anything else, by an empty name."""
    names = {brand.name for brand in BRANDS}
    for problem in problems:
        yield (problem.where, problem.what) if problem.where in names else ("", str(problem))


def told_contrast(colour: str) -> str:
    """How well a colour `#rrggbb` can be read on white paper, in words."""
    found = f"{contrast(colour, WHITE):.1f} : 1"
    return f"{found} on white" if stands_out(colour) else f"{found}, too light to read"
