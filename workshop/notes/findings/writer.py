"""Writes the findings and the headline as a text."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.notes.findings.form import (
    ASK,
    BY,
    HEADLINE,
    LINE,
    MADE_IN,
    OF,
    QUOTE,
    RECOMMENDATION,
)
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor
from workshop.record.findings.documents import Finding
from workshop.record.record import Record
from workshop.running.findings.standing import cited_by, findings_of, headline_of
from workshop.running.words.of_analysis import said_once
from workshop.text import clean_line


def findings_text(record: Record) -> str:
    """The headline and the findings in their order; nothing where there are none."""
    parts = []
    if headline := headline_of(record):
        lines = [f"{LINE}{line}" for line in headline.lines]
        parts.append("\n".join([f"{HEADLINE}: {headline.text}", *lines]))
    writer = _Writer(record)
    parts += ["\n".join(writer.lines(finding)) for finding in findings_of(record)]
    return "\n\n".join(parts) + "\n" if parts else ""


class _Writer:
    """Writes findings with the words by which they are read again."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._words = {
            entry_id: text
            for text, entry_id in said_once(record).items()
            if text == clean_line(text)
        }
        self._sessions = {each.id: place for place, each in enumerate(record.sessions(), 1)}
        self._codes = {theme.id: theme.code for theme in Codebook(record).themes}

    def lines(self, finding: Finding) -> Iterator[str]:
        """One finding."""
        cited = cited_by(self._record, finding)
        codes = ", ".join(
            each.code if isinstance(each, Factor) else self._codes[each.id] for each in cited
        )
        yield f"{finding.code}. {finding.text} [{codes}]"
        if finding.recommendation:
            yield f"  {RECOMMENDATION}: {finding.recommendation}"
        if ask := finding.ask:
            yield f"  {ASK}: {ask.text}"
            if ask.who:
                yield f"  {OF}: {ask.who}"
            if ask.by:
                yield f"  {BY}: {ask.by.isoformat()}"
        for quoted in finding.quotes:
            if self._record.find(Entry, quoted):
                yield f"  {QUOTE}: {self._words.get(quoted, quoted)}"
        if finding.session_id in self._sessions:
            yield f"  {MADE_IN}: {self._sessions[finding.session_id]}"
