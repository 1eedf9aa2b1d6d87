"""The rules of findings, the headline and versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import Document, Entry, Factor, Session
from workshop.record.findings.documents import (
    MOST_CITED,
    MOST_LINES,
    Ask,
    Finding,
    Headline,
    Version,
)
from workshop.record.record import Record
from workshop.record.theme_names import Naming
from workshop.record.themes import Theme
from workshop.running.base.registry import rule
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    IssueVersion,
    MakeFinding,
    MoveFinding,
    WriteHeadline,
)
from workshop.running.findings.standing import finding_meant, findings_of, headline_of, versions_of
from workshop.text import clean_line, plural, shorten

LONGEST: Final = 300
"""The most characters of a finding, a headline or a line below it: what fits a reader's breath."""


class _Cited(NamedTuple):
    """What a finding is to rest on."""

    ids: tuple[str, ...]
    puts: tuple[Theme, ...]
    """Themes that were only tags and become documents, since something rests on them."""


@rule(MakeFinding)
def make_finding(record: Record, command: MakeFinding, moment: Moment) -> Change:
    """Put a finding behind all others."""
    if command.session_id is not None:
        record.get(Session, command.session_id)
    cited = _cited(record, command.cites, moment)
    standing = findings_of(record)
    finding = Finding(
        id=moment.new_id(),
        number=max((each.number for each in record.all(Finding)), default=0) + 1,
        text=_sentence(command.text, "finding"),
        cites=cited.ids,
        recommendation=_line(command.recommendation, "recommendation"),
        ask=_asked(command.ask),
        quotes=_quotes(record, command.quotes),
        order=standing[-1].order + 1 if standing else 1.0,
        session_id=command.session_id,
        made=moment.now,
    )
    return Change(
        sentence=f"Made finding {finding.code} “{shorten(finding.text, 60)}”",
        puts=(*cited.puts, finding),
    )


@rule(EditFinding)
def edit_finding(record: Record, command: EditFinding, moment: Moment) -> Change:
    """Put a finding with what was changed."""
    old = finding_meant(record, command.finding_id)
    cited = _Cited(old.cites, ())
    if command.cites is not None:
        cited = _cited(record, command.cites, moment)
    text, recommendation, quotes = command.text, command.recommendation, command.quotes
    new = msgspec.structs.replace(
        old,
        text=old.text if text is None else _sentence(text, "finding"),
        cites=cited.ids,
        recommendation=(
            old.recommendation
            if recommendation is None
            else _line(recommendation, "recommendation")
        ),
        ask=old.ask if command.ask is None else _asked(command.ask),
        quotes=old.quotes if quotes is None else _quotes(record, quotes),
    )
    if new == old:
        raise Refused(f"{old.code} says that already.")
    changed = msgspec.structs.replace(new, changed=moment.now)
    return Change(
        sentence=f"Changed finding {old.code} “{shorten(new.text, 60)}”",
        puts=(*cited.puts, changed),
    )


@rule(MoveFinding)
def move_finding(record: Record, command: MoveFinding, moment: Moment) -> Change:
    """Put a finding at its place; all others keep their order."""
    moved = finding_meant(record, command.finding_id)
    standing = findings_of(record)
    if not 1 <= command.place <= len(standing):
        raise Refused(f"There are {plural(len(standing), 'finding')}: give a place from 1 on.")
    others = [each for each in standing if each.id != moved.id]
    ordered = [*others[: command.place - 1], moved, *others[command.place - 1 :]]
    if ordered == standing:
        raise Refused(f"{moved.code} is at place {command.place} already.")
    puts: list[Document] = [
        msgspec.structs.replace(
            each, order=float(place), changed=moment.now if each.id == moved.id else each.changed
        )
        for place, each in enumerate(ordered, 1)
        if each.order != float(place) or each.id == moved.id
    ]
    return Change(sentence=f"Put finding {moved.code} at place {command.place}", puts=tuple(puts))


@rule(DropFinding)
def drop_finding(record: Record, command: DropFinding, moment: Moment) -> Change:
    """Put a finding as none any more."""
    old = finding_meant(record, command.finding_id)
    dropped = msgspec.structs.replace(old, dropped=True, changed=moment.now)
    return Change(
        sentence=f"Took finding {old.code} back “{shorten(old.text, 60)}”", puts=(dropped,)
    )


@rule(WriteHeadline)
def write_headline(record: Record, command: WriteHeadline, moment: Moment) -> Change:
    """Put the headline with the lines below it."""
    old = headline_of(record)
    text = _line(command.text, "headline")
    if command.lines is None:
        lines = old.lines if old and text else ()
    else:
        kept = [_line(each, "line below the headline") for each in command.lines]
        lines = tuple(each for each in kept if each)
    if len(lines) > MOST_LINES:
        raise Refused(
            f"{len(lines)} lines below the headline are too many; {MOST_LINES} are the most: so "
            "what, for whom, until when."
        )
    if lines and not text:
        raise Refused("Write the headline before the lines below it.")
    if (old.text, old.lines) == (text, lines) if old else not text:
        raise Refused("That is the headline already." if text else "There is no headline.")
    headline = Headline(id=record.engagement.id, text=text, lines=lines, at=moment.now)
    words = f"Wrote the headline “{shorten(text, 60)}”" if text else "Took the headline away"
    return Change(sentence=words, puts=(headline,))


@rule(IssueVersion)
def issue_version(record: Record, command: IssueVersion, moment: Moment) -> Change:
    """Put the next version; a final one needs a headline and a finding."""
    if command.final:
        missing = []
        if not headline_of(record):
            missing.append("a headline (the answer in a sentence)")
        if not findings_of(record):
            missing.append("a finding")
        if missing:
            raise Refused(f"Before the documents may be final they need {' and '.join(missing)}.")
    issued = versions_of(record)
    author = _line(command.author, "author") or record.engagement.facilitator
    version = Version(
        id=moment.new_id(),
        number=issued[-1].number + 1 if issued else 1,
        final=command.final,
        author=author,
        at=moment.now,
    )
    what = f"version {version.number}, final" if version.final else f"draft {version.number}"
    return Change(sentence=f"Issued the documents as {what}", puts=(version,))


def _cited(record: Record, said: Iterable[str], moment: Moment) -> _Cited:
    """What factors and themes stand for, each once.

    Raises:
        Refused: none, too many, or one that does not stand.
    """
    naming = Naming(record, moment)
    ids: dict[str, None] = {}
    for each in said:
        factor = record.find(Factor, each)
        if factor is None:
            ids[naming.known(each).id] = None
        else:
            ids[record.whole_of(factor).id] = None
    if not ids:
        raise Refused("A finding rests on one factor or theme at least: cite it by its code.")
    if len(ids) > MOST_CITED:
        raise Refused(
            f"{len(ids)} factors and themes are too many for one finding; {MOST_CITED} are the "
            "most. What needs more is two findings, or a theme that holds them."
        )
    return _Cited(tuple(ids), tuple(naming.puts))


def _quotes(record: Record, ids: Sequence[str]) -> tuple[str, ...]:
    """Entries to be printed below a finding, each once.

    Raises:
        Refused: one does not stand.
    """
    chosen = [record.get(Entry, each) for each in dict.fromkeys(ids)]
    for entry in chosen:
        if entry.retracted or entry.off_record:
            why = "was retracted" if entry.retracted else "is off the record"
            raise Refused(f"What {why} cannot be quoted.")
    return tuple(entry.id for entry in chosen)


def _asked(ask: Ask | None) -> Ask | None:
    """What is asked, cleaned; none where it has no text."""
    if ask is None:
        return None
    text = _line(ask.text, "ask")
    who = _line(ask.who, "name of whom it is asked of")
    if not text and (who or ask.by):
        raise Refused("Say what is asked for, before of whom and until when.")
    return Ask(text=text, who=who, by=ask.by) if text else None


def _sentence(text: str, what: str) -> str:
    """A line that may not be empty."""
    if not (line := _line(text, what)):
        raise Refused(f"Write the {what} in a sentence.")
    return line


def _line(text: str, what: str) -> str:
    """One clean line.

    Raises:
        Refused: it is too long to be read in one breath.
    """
    line = clean_line(text)
    if len(line) > LONGEST:
        raise Refused(
            f"{len(line)} characters are too many for the {what}; {LONGEST} are the most."
        )
    return line
