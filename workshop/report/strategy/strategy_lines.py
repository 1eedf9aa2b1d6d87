"""The strategy as lines, for plain prompts and the command line: what is there, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from workshop.guide.step import Element
from workshop.registers.kinds import REGISTERS
from workshop.report.boards.money.forecast import forecast_told
from workshop.report.strategy.strategy_facts import money
from workshop.report.strategy.told import purposes
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.strategy.element_parts import ELEMENT_TITLES, ELEMENTS, FACTORS
from workshop.strategy.elements import Rests, rests_of
from workshop.strategy.facts import ElementFact, LineFact
from workshop.text import listing, plural


def strategy_lines(told: ToldStrategy) -> Iterator[str]:
    """The six elements with what is missing, the purposes, and whether the money lasts."""
    for element in ELEMENTS:
        yield from element_lines(told, element)
    yield purposes.sentence(told.gathered)
    if money(told).years:
        yield forecast_told(told.gathered)


def element_lines(told: ToldStrategy, element: Element) -> Iterator[str]:
    """One element: how much stands in it and on what that rests, then what is missing."""
    fact = told.elements[element]
    yield f"{ELEMENT_TITLES[element]}: {counted_words(fact)}."
    for each in fact.missing:
        yield f"   {each.sentence}"
    if fact.left_out:
        yield f"   {plural(fact.left_out, 'line')} left out of this edition."


def counted_words(fact: ElementFact) -> str:
    """How many lines an element has, and on what they rest."""
    if not fact.rows:
        return "nothing stands in it"
    found = Counter(_rests(line) for line in fact.rows)
    lines = plural(len(fact.rows), "line")
    if len(found) == 1:
        return f"{lines}, {'all ' if len(fact.rows) > 1 else ''}{next(iter(found))}"
    return f"{lines}: {listing([f'{found[how]:,} {how}' for how in _ALL_WAYS if found[how]])}"


_WAYS: Final[dict[Rests, str]] = {
    "evidence": "from what was said",
    "decided": "decided",
    "hand": "entered by hand",
}
_IN_SESSION: Final = "entered in a session"
"""Of what cites nothing that was said, and was entered while people sat together."""
_ALL_WAYS: Final = (*_WAYS.values(), _IN_SESSION)


def _rests(line: LineFact) -> str:
    """On what a line rests, in words."""
    rests = rests_of(line)
    return _IN_SESSION if rests == "hand" and line.entered_by == "session" else _WAYS[rests]


def row_lines(told: ToldStrategy, element: Element) -> Iterator[str]:
    """Every line of an element under the name of its register, and on what it rests."""
    kind = ""
    for line in told.elements[element].rows:
        if line.kind != kind:
            kind = line.kind
            yield "Factors:" if kind == FACTORS else f"{REGISTERS[kind].title}:"
        yield f"   {line.id}: {line.text} ({_rests(line)})"
