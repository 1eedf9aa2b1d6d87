"""On what factors bear: the use of technology or investment in it, and of which kind.

A factor bears on what anything is tagged with that was said for it: `#use`, `#investment`,
`#hardware`, `#software`, `#service`, `#people`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import marked, say
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.known import Known
from workshop.report.strategy.told.shown import Level
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.chapter_facts import BearingFact

HOW: Final = {"use": marked("use of technology"), "investment": marked("investment in it")}
"""In which way a factor bears on technology."""
WHAT: Final = {
    "hardware": marked("hardware"),
    "software": marked("software"),
    "service": marked("services"),
    "people": marked("people and skills"),
}
"""On which part of it."""
TAGS: Final = (*HOW, *WHAT)
"""The tags that say so, in the order of documents."""


def of_factor(known: Known) -> tuple[str, ...]:
    """On what a factor bears, by what is told of it."""
    tags = {tag for entry in known.entries for tag in entry.tags}
    return tuple(each for each in TAGS if each in tags)


def facts(gathered: Gathered) -> tuple[BearingFact, ...]:
    """Every tag with the factors that are told and bear on it; empty where none has any."""
    found = {known.code: of_factor(known) for known in gathered.factors}
    if not any(found.values()):
        return ()
    return tuple(
        BearingFact(
            on=tag,
            factors=(codes := tuple(code for code, tags in found.items() if tag in tags)),
            share=len(codes) / len(found),
        )
        for tag in TAGS
    )


def without(gathered: Gathered) -> tuple[str, ...]:
    """The codes of the factors of which nobody said on what they bear."""
    return tuple(known.code for known in gathered.factors if not of_factor(known))


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """How many factors bear on use and how many on investment, and on what of it."""
    if not (found := facts(gathered)):
        return
    number = len(gathered.factors)
    yield Heading(text=say("What the factors bear on: use and investment"), level=level)
    shares = {each.on: len(each.factors) for each in found}
    yield Paragraph(
        spans=plain(
            say(
                "Of {n} factors {use} bear on the use of technology and {investment} on "
                "investment in it.",
                n=number,
                use=shares["use"],
                investment=shares["investment"],
            )
        )
    )
    yield Table(
        caption=say("What the factors bear on; one can bear on several"),
        columns=(
            Column(title=say("Bears on"), weight=2),
            Column(title=say("Factors"), weight=4),
            Column(title=say("Share"), numeric=True, weight=2),
        ),
        rows=tuple(
            (
                say({**HOW, **WHAT}[each.on]),
                phrases.codes(each.factors),
                phrases.some_of(len(each.factors), number, "factor"),
            )
            for each in found
        ),
    )
    if codes := without(gathered):
        words = say("Not said of {codes}: tag what was said with #use or #investment.",
                    codes=phrases.codes(codes))  # fmt: skip
        yield Paragraph(spans=plain(words))
