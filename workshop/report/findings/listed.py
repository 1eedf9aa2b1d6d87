"""The findings as whoever works on them reads them: with what an edition to be shared leaves out.

As lines for the command line and plain prompts, and as data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from workshop import times
from workshop.analysis.answer.facts import AskFact, FindingFact, VersionFact
from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.report.answer import answer_of
from workshop.report.blocks import CONTESTED
from workshop.report.findings.material import Material
from workshop.report.view import Gathered
from workshop.text import listing, plural, shorten

_LONGEST: Final = 80
"""So many characters of a factor or theme are told in a line."""


class Hides(msgspec.Struct, frozen=True, kw_only=True):
    """What the shareable edition does not tell of a finding."""

    finding: str
    """Its code."""
    told: bool
    """Whether it is told at all."""
    cites: tuple[str, ...]
    """The codes of what it rests on and that is left out."""
    statements: int
    """How many of the statements behind it are left out."""
    recommendation: bool = False
    """Whether its recommendation is left out, for it holds words that may not be quoted."""
    ask: bool = False
    """Whether what it asks is left out, likewise."""
    sentence: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The answer on its way: headline, findings and version, as one edition tells them."""

    edition: Edition
    headline: str
    headline_left_out: bool
    """Whether there is one that this edition does not tell."""
    lines: tuple[str, ...]
    version: VersionFact
    findings: tuple[FindingFact, ...]
    """In their order; a draft by rule where people made none."""
    left_out: int
    """Findings that this edition does not tell."""
    hides: tuple[Hides, ...] = ()
    """What the shareable edition leaves out of each; none where it is the one that is told."""

    @property
    def told(self) -> Iterator[str]:
        """The same as lines."""
        without = "This edition leaves out the headline."
        if not self.headline_left_out:
            without = "No headline is written yet."
        yield self.headline or without
        yield from (f"  {line}" for line in self.lines)
        yield f"{self.version.sentence}."
        if not self.findings and not self.left_out:
            yield "There are no findings yet, and nothing yet of which a rule could make a draft."
        elif self.findings and self.findings[0].by_rule:
            yield "There are no findings yet. A rule would put these in a working draft:"
        hides = {each.finding: each for each in self.hides}
        for fact in self.findings:
            yield ""
            yield from finding_lines(fact)
            if (one := hides.get(fact.id)) is not None:
                yield f"    {one.sentence}"
        if self.left_out:
            yield ""
            yield f"This edition leaves out {plural(self.left_out, 'finding')}."


def listed(record: Record, edition: Edition) -> Listed:
    """The findings of a record as an edition tells them.

    Args:
        record: the record that documents are made of (`workshop.privacy.told_record`).
        edition: for whom.
    """
    answer = answer_of(Gathered(record, edition))
    hides: tuple[Hides, ...] = ()
    if edition == "restricted":
        shared = {each.id: each for each in answer_of(Gathered(record, "shareable")).findings}
        hides = tuple(
            hides_of(each, shared.get(each.id)) for each in answer.findings if not each.by_rule
        )
    return Listed(
        edition=edition,
        headline=answer.headline,
        headline_left_out=answer.headline_left_out,
        lines=answer.lines,
        version=answer.version,
        findings=answer.findings,
        left_out=answer.findings_left_out,
        hides=hides,
    )


def finding_lines(fact: FindingFact) -> Iterator[str]:
    """A finding with what follows from what it rests on, its recommendation and what it asks."""
    yield f"{fact.place}. {fact.text} ({fact.id})"
    cites = [f"{each.id}{f' {CONTESTED}' if each.contested else ''}" for each in fact.cites]
    more = [f"{fact.cites_left_out} not told"] if fact.cites_left_out else []
    strength = fact.strength.word if fact.strength else ""
    parts = (", ".join([*cites, *more]), fact.sentence, strength)
    yield f"    {' · '.join(part for part in parts if part)}"
    if fact.against:
        who = f": {listing(list(fact.against_by))}" if fact.against_by else ""
        yield f"    {plural(fact.against, 'statement')} the other way{who}"
    if fact.recommendation:
        yield f"    Recommended: {fact.recommendation}"
    if fact.ask:
        yield f"    Asked: {ask_words(fact.ask)}"
    for said in fact.said:
        if said.chosen:
            yield f"    “{said.text}”{f' ({said.who})' if said.who else ''}"


def material_words(material: Material) -> str:
    """A factor or a theme that a finding may rest on, in a line."""
    said = plural(material.departments, "department")
    mark = f", contested {CONTESTED}" if material.contested else ""
    used = f", in finding {material.used[0]}" if material.used else ""
    text = shorten(material.text, _LONGEST)
    return f"{material.id}: {text} ({said}, {material.strength.word}{mark}{used})"


def ask_words(ask: AskFact) -> str:
    """What is asked, of whom and until when, in a line."""
    until = f"by {times.short_day(ask.by)}" if ask.by else ""
    behind = ", ".join(part for part in (ask.who, until) if part)
    return f"{ask.text} ({behind})" if behind else ask.text


def hides_of(whole: FindingFact, shared: FindingFact | None) -> Hides:
    """What of a finding the shareable edition leaves out."""
    if shared is None:
        return Hides(
            finding=whole.id,
            told=False,
            cites=tuple(each.id for each in whole.cites),
            statements=whole.n,
            sentence="The shareable edition does not tell this finding.",
        )
    known = {each.id for each in shared.cites}
    cites = tuple(each.id for each in whole.cites if each.id not in known)
    statements = max(0, whole.n - shared.n)
    recommendation = bool(whole.recommendation) and not shared.recommendation
    ask = whole.ask is not None and shared.ask is None
    left = [
        *cites,
        *([f"{statements} of {plural(whole.n, 'statement')}"] if statements else []),
        *(["the recommendation"] if recommendation else []),
        *(["what is asked"] if ask else []),
    ]
    what = f"leaves out {listing(left)}" if left else "tells all that it rests on"
    return Hides(
        finding=whole.id,
        told=True,
        cites=cites,
        statements=statements,
        recommendation=recommendation,
        ask=ask,
        sentence=f"The shareable edition {what}.",
    )
