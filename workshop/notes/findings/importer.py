"""Carries out what a text of findings says, as the commands of people would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final, TypeVar

import msgspec

from workshop.dates import not_a_day, read_day
from workshop.errors import Problem, Refused
from workshop.notes.findings.form import ASK, BY, MADE_IN, OF, RECOMMENDATION
from workshop.notes.findings.reader import NotedAnswer, NotedFinding, Said
from workshop.record.change import Change, Moment
from workshop.record.documents import Document, Entry
from workshop.record.findings.documents import Ask, Finding
from workshop.record.record import Record
from workshop.running.commands import Command
from workshop.running.findings.commands import EditFinding, MakeFinding, MoveFinding, WriteHeadline
from workshop.running.findings.standing import cited_by, findings_of, headline_of
from workshop.running.session_rules import decide
from workshop.running.words.as_said import session_named
from workshop.running.words.of_analysis import cited_named, quoted_named
from workshop.text import listing

T = TypeVar("T")

_STATES: Final = ("new", "changed", "same")


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a text comes to."""

    change: Change
    """All of it, to be recorded as one."""
    counts: dict[str, int]
    """How many findings are new, changed and the same."""
    notes: tuple[str, ...]
    """What a person should know, and need not mend."""
    problems: tuple[Problem, ...]
    """What is wrong, line by line; then nothing of it should be recorded."""


def take_findings(
    record: Record, noted: NotedAnswer, moment: Moment, told: Record | None = None
) -> Taken:
    """Carry a text out on a copy of the record.

    A finding that the text has stands as the text has it, in its place; those that it has not stay
    behind the others, and so does a headline that it has not.

    Args:
        record: all that was recorded.
        noted: what the text says.
        moment: when.
        told: the record that such a text is written of, where it lacks something. What stands in
            the text as it stands there was not changed, and stays as it is recorded.
    """
    return _Taking(record, noted, moment, told or record).taken()


class _Taking:
    """The record while the text is carried out."""

    def __init__(self, record: Record, noted: NotedAnswer, moment: Moment, told: Record) -> None:
        self._record = record.copy()
        self._told = told
        self._noted = noted
        self._moment = moment
        self._puts: dict[tuple[type[Document], str], Document] = {}
        self._problems = list(noted.problems)
        self._counts = Counter(dict.fromkeys(_STATES, 0))

    def taken(self) -> Taken:
        """What it comes to."""
        if (headline := self._noted.headline) is not None:
            self._attempt(headline.line, self._write_headline)
        placed = [
            finding_id
            for each in self._noted.findings
            if each.cites is not None
            and (finding_id := self._attempt(each.line, partial(self._put, each)))
        ]
        moved = list(self._order(placed))
        same = self._counts["same"] - len(moved)
        counts = {"new": self._counts["new"], "changed": self._counts["changed"], "same": same}
        counts["changed"] += len(moved)
        return Taken(
            change=Change(sentence=self._sentence(counts), puts=tuple(self._puts.values())),
            counts=counts,
            notes=tuple(self._notes(placed)),
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line or 0)),
        )

    def _sentence(self, counts: dict[str, int]) -> str:
        parts = [f"{counts[state]} {state}" for state in ("new", "changed") if counts[state]]
        written = [document for document in self._puts.values() if document.TABLE == "headlines"]
        parts += ["the headline"] if written else []
        return f"Findings from a text: {listing(parts)}" if parts else "Findings: nothing new"

    def _notes(self, placed: list[str]) -> Iterator[str]:
        rest = [each.code for each in findings_of(self._record) if each.id not in placed]
        if rest and placed:
            yield (
                f"{listing(rest)} {'stand' if len(rest) > 1 else 'stands'} behind the others: the "
                "text has nothing of them."
            )

    def _attempt(self, line: int, act: Callable[[], T]) -> T | None:
        """Do one thing, or put down why it cannot be done."""
        try:
            return act()
        except Refused as refused:
            self._problems.append(Problem(str(refused).rstrip("."), line=line))
        return None

    def _do(self, command: Command) -> Change:
        """Carry out a command."""
        return self._apply(decide(self._record, command, self._moment))

    def _apply(self, change: Change) -> Change:
        self._record.apply(change)
        self._puts |= {(type(each), each.id): each for each in change.puts}
        return change

    def _write_headline(self) -> None:
        assert self._noted.headline is not None  # noqa: S101 - asked before
        text, lines = self._noted.headline.text, self._noted.lines
        old, told = headline_of(self._record), headline_of(self._told)
        if old and told and (told.text, told.lines) == (text, lines):
            return
        if (old.text, old.lines) != (text, lines) if old else text:
            self._do(WriteHeadline(text=text, lines=lines))

    # Findings

    def _put(self, noted: NotedFinding) -> str | None:
        """Make a finding, or change the one that is meant; its id, and none where that is wrong."""
        known = self._known(noted)
        wrong = len(self._problems)
        cites = tuple(filter(None, (self._named(noted.line, each) for each in noted.cites or ())))
        quotes = tuple(filter(None, (self._quoted(each) for each in noted.quotes)))
        ask = self._ask(noted)
        session_id = self._session(noted, known)
        if len(self._problems) > wrong:
            return known.id if known else None
        recommendation = noted.fields.get(RECOMMENDATION, Said(0, "")).text
        if known is None:
            make = MakeFinding(
                text=noted.text, cites=cites, recommendation=recommendation, ask=ask,
                quotes=quotes, session_id=session_id,
            )  # fmt: skip
            self._counts["new"] += 1
            return self._made(make, noted.code)
        edit = self._but_what_stands(known.id, EditFinding(
            finding_id=known.id, text=noted.text, cites=cites, recommendation=recommendation,
            ask=ask or Ask(text=""), quotes=quotes,
        ))  # fmt: skip
        state = "same" if self._says(known, edit) else "changed"
        if state == "changed":
            self._do(edit)
        self._counts[state] += 1
        return known.id

    def _but_what_stands(self, finding_id: str, edit: EditFinding) -> EditFinding:
        """A change without what the text has as it was written, which nobody changed."""
        told = self._told.find(Finding, finding_id)
        if told is None or self._told is self._record:
            return edit
        written = {
            "text": told.text,
            "cites": tuple(each.id for each in cited_by(self._told, told)),
            "recommendation": told.recommendation,
            "ask": told.ask or Ask(text=""),
            "quotes": tuple(each for each in told.quotes if self._told.find(Entry, each)),
        }
        same = {name: None for name, value in written.items() if getattr(edit, name) == value}
        return msgspec.structs.replace(edit, **same)

    def _known(self, noted: NotedFinding) -> Finding | None:
        """The finding that is meant; none where it is new.

        Raises:
            Refused: it was taken back.
        """
        if noted.code:
            found = [f for f in self._record.all(Finding) if f.code == noted.code]
            if any(each.dropped for each in found):
                raise Refused(
                    f"{noted.code} was taken back: undo that, or give the sentence as `1.` to make "
                    "a finding of it anew."
                )
            return found[0] if found else None
        key = noted.text.casefold()
        standing = findings_of(self._record)
        return next((each for each in standing if each.text.casefold() == key), None)

    def _says(self, known: Finding, edit: EditFinding) -> bool:
        """Whether a finding says all of it already."""
        try:
            decide(self._record, edit, self._moment)
        except Refused:
            names = ("text", "recommendation", "quotes")
            return all(getattr(edit, each) in (None, getattr(known, each)) for each in names)
        return False

    def _made(self, make: MakeFinding, code: str) -> str:
        """Make a finding; it keeps the number of the text where nobody gave that one yet."""
        change = decide(self._record, make, self._moment)
        (finding,) = (each for each in change.puts if isinstance(each, Finding))
        if code:  # `_known` has found nobody of that number
            numbered = msgspec.structs.replace(finding, number=int(code[1:]))
            puts = tuple(numbered if each is finding else each for each in change.puts)
            change = msgspec.structs.replace(change, puts=puts)
        self._apply(change)
        return finding.id

    def _order(self, placed: list[str]) -> Iterator[str]:
        """Put the findings of the text in its order; those that stood and were moved alone."""
        known = {key for (kind, key) in self._puts if kind is Finding}
        for place, finding_id in enumerate(placed, 1):
            standing = findings_of(self._record)
            if standing[place - 1].id != finding_id:
                self._do(MoveFinding(finding_id=finding_id, place=place))
                if finding_id not in known:
                    yield finding_id

    # What a finding names

    def _named(self, line: int, said: str) -> str | None:
        return self._attempt(line, lambda: cited_named(self._record, said))

    def _quoted(self, said: Said) -> str | None:
        """The id of what was said, by that or by its words."""
        return self._attempt(said.line, lambda: quoted_named(self._record, said.text).id)

    def _ask(self, noted: NotedFinding) -> Ask | None:
        """What it asks; none where it asks nothing."""
        said = {name: noted.fields.get(name) for name in (ASK, OF, BY)}
        by = said[BY]
        until = self._attempt(by.line, lambda: self._day(by.text)) if by and by.text else None
        texts = {name: each.text if each else "" for name, each in said.items()}
        if not texts[ASK] and (texts[OF] or texts[BY]):
            line = next(each.line for each in (said[OF], said[BY]) if each and each.text)
            what = "say what is asked for (`ask:`), before of whom and until when"
            self._problems.append(Problem(what, line=line))
        return Ask(text=texts[ASK], who=texts[OF], by=until) if texts[ASK] else None

    def _day(self, said: str) -> date:
        """A day.

        Raises:
            Refused: it is none.
        """
        day = read_day(said, self._moment.today)
        if day is None:
            raise Refused(f"{not_a_day(said)}.")
        return day

    def _session(self, noted: NotedFinding, known: Finding | None) -> str | None:
        """The session whose room made it, which stays what it is."""
        said = noted.fields.get(MADE_IN)
        if said is None or not said.text:
            return None
        found = self._attempt(said.line, lambda: session_named(self._record, said.text).id)
        if found and known is not None and known.session_id != found:
            what = f"where {known.code} was made stays as it is recorded: leave the line out"
            self._problems.append(Problem(what, line=said.line))
        return found
