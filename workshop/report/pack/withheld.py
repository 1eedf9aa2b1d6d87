"""What documents leave out and why, in numbers alone: never a word of what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from workshop.language import marked, say
from workshop.privacy.editions import Telling
from workshop.privacy.participant import LeftOut
from workshop.privacy.told_record import left_out_at_wish, off_the_record, told_record
from workshop.record.documents import Entry, Session
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import Report
from workshop.text import plural

_NOT_HERE: Final = marked("Not to be told in this edition: {what}.")
_UNSUPPORTED: Final = marked("Left out because nothing of what supports it may be told: {what}.")


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a document leaves out for one reason."""

    n: int
    """How much of it there is."""
    sentence: str
    """What it is, how much, and why it is left out."""


class Withholding:
    """Tells of each document of an edition what it leaves out.

    Args:
        record: the record that the documents are made of.
        telling: the record as their edition tells it, of what `told_record` gives.
    """

    def __init__(self, record: Record, telling: Telling) -> None:
        self._record = told_record(record)
        self._telling = telling

    def of(self, report: Report, session_id: str | None = None) -> tuple[Withheld, ...]:
        """What a document leaves out, a row for each reason; nothing where it leaves nothing out.

        Args:
            report: the document.
            session_id: the session, of a document of one.
        """
        found = (*self._of_statements(report, session_id), *self._of_the_rest(report))
        return tuple(Withheld(n=n, sentence=sentence) for n, sentence in found if n)

    def _of_statements(self, report: Report, session_id: str | None) -> Iterator[tuple[int, str]]:
        """What people said, unless the document is one of rows or actions."""
        if report.facts.actions is not None or report.document in REGISTERS:
            return
        wished = left_out_at_wish(self._record, session_id)
        yield (
            wished,
            say(
                "Left out because whoever said it wishes so: {what}.",
                what=plural(wished, "statement"),
            ),
        )
        if self._telling.open:
            off = off_the_record(self._record, session_id)
            lines = plural(off, "line")
            yield off, say("Said off the record, and in no document: {what}.", what=lines)
        else:
            yield from _by_reason(self._telling.left_out(self._entries(session_id)))

    def _entries(self, session_id: str | None) -> Iterable[Entry]:
        sessions = [s.id for s in self._record.all(Session)] if session_id is None else [session_id]
        return (entry for each in sessions for entry in self._record.entries_of(each))

    def _of_the_rest(self, report: Report) -> Iterator[tuple[int, str]]:
        """What was made of it: factors, themes, actions, findings, rows."""
        facts = report.facts
        if facts.actions is not None:
            many = say("actions, decisions and questions")
            what = plural(facts.left_out, say("action, decision or question"), many)
            yield facts.left_out, say(_NOT_HERE, what=what)
        else:
            noun = "factor" if facts.themes is None and facts.sheets is None else "theme"
            yield facts.left_out, say(_UNSUPPORTED, what=plural(facts.left_out, noun))
        if facts.answer:
            findings = facts.answer.findings_left_out
            yield findings, say(_UNSUPPORTED, what=plural(findings, "finding"))
        for name, fact in facts.registers.items():
            yield fact.left_out, say(_NOT_HERE, what=REGISTERS[name].count(fact.left_out))


def _by_reason(left: LeftOut) -> Iterator[tuple[int, str]]:
    """What was said and is not told, by the reason."""
    yield left.private, say("Private: {what}.", what=plural(left.private, "statement"))
    withheld = plural(left.withheld, "statement")
    yield left.withheld, say("Not to be quoted outside the record: {what}.", what=withheld)
    observed = plural(left.observed, "observation")
    yield left.observed, say("Seen by the interviewer and said by nobody: {what}.", what=observed)
