"""What the speaker is told of a code: its words, who stands behind it, and the quotes in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sessions.exports import labels as words
from workshop.analysis.answer.facts import FindingFact
from workshop.analysis.synthesis.facts import ThemeFact
from workshop.language import say
from workshop.report.blocks import FindingBlock, Report
from workshop.report.facts import FactorFact

_MOST_SAID: Final = 6
"""So many quotes of a finding; all of them stand with the codes that it rests on."""


class Behind:
    """What a report holds behind its codes."""

    def __init__(self, report: Report) -> None:
        """Look the factors, themes and findings of a report up by their codes."""
        facts = report.facts
        groups = (facts.swot.factors if facts.swot else (), *(facts.pestle or {}).values())
        self._factors: dict[str, FactorFact] = {one.id: one for group in groups for one in group}
        self._themes: dict[str, ThemeFact] = {one.id: one for one in facts.themes or ()}
        found = facts.answer.findings if facts.answer else ()
        self._findings: dict[str, FindingFact] = {one.id: one for one in found}

    def short(self, codes: Iterable[str]) -> Iterator[str]:
        """A line for each code: its words and who stands behind it."""
        for code in codes:
            if known := self._factors.get(code):
                yield f"{code}: {known.text} · {known.support.sentence}"
            elif theme := self._themes.get(code):
                yield f"{code}: {theme.text} · {theme.sentence}"

    def quotes(self, code: str) -> Iterator[str]:
        """What was said behind a code, in full, with whose words it is."""
        if known := self._factors.get(code):
            for each in known.evidence:
                yield _quote(each.text, each.who, each.session_title)
        elif theme := self._themes.get(code):
            for one in theme.statements:
                yield _quote(one.text, one.who, one.session_title)

    def whole(self, code: str) -> tuple[str, ...]:
        """Both, in a run of lines; nothing for what is no code."""
        return (*self.short((code,)), *self.quotes(code))

    def finding(self, block: FindingBlock) -> Iterator[str]:
        """Everything that a finding rests on."""
        yield f"{block.place}: {block.text}" if not block.code else f"{block.code}: {block.text}"
        for said, names in words.heard_words(block):
            yield f"{said}: {names}"
        if block.against:
            yield block.against
        yield from self.short(block.cites)
        known = self._findings.get(block.code)
        spoken = sorted(known.said, key=lambda one: not one.chosen) if known else []
        for each in spoken[:_MOST_SAID]:
            head = say("The opposite") + ": " if each.stance == "against" else ""
            yield head + _quote(each.text, each.who, each.session_title)


def _quote(text: str, who: str, where: str) -> str:
    source = " · ".join(part for part in (who, where) if part)
    return f"“{text}”" + (f" — {source}" if source else "")
