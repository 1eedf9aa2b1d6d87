"""The commands that make findings, change them, put them in order, and hand the documents out."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from screens.base.terminal_output import as_text
from screens.cli.commands.lookup import carried_out, day_named
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry
from workshop.record.findings.documents import Ask, Finding
from workshop.report.view import Gathered
from workshop.running.commands import Command
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    IssueVersion,
    MakeFinding,
    MoveFinding,
    WriteHeadline,
)
from workshop.running.findings.standing import finding_meant
from workshop.running.words.as_said import session_named
from workshop.running.words.of_analysis import cited_named, finding_named
from workshop.trace.subject import meant


def add(arguments: Namespace) -> int:
    """Make a finding."""

    def command(store: Store) -> Command:
        session = arguments.session
        return MakeFinding(
            text=as_text(arguments.text),
            cites=_cited(store, arguments.cites),
            recommendation=as_text(arguments.recommend or ""),
            ask=_ask(store, arguments, None),
            quotes=_quoted(store, arguments.quote or ()),
            session_id=session_named(store.record, as_text(session)).id if session else None,
        )

    return carried_out(arguments, command)


def edit(arguments: Namespace) -> int:
    """Change a finding; what is not given stays."""

    def command(store: Store) -> Command:
        old = finding_meant(store.record, _finding(store, arguments).id)
        return EditFinding(
            finding_id=old.id,
            text=None if arguments.sentence is None else as_text(arguments.sentence),
            cites=None if arguments.cites is None else _cited(store, arguments.cites),
            recommendation=None if arguments.recommend is None else as_text(arguments.recommend),
            ask=_ask(store, arguments, old.ask),
            quotes=None if arguments.quote is None else _quoted(store, arguments.quote),
        )

    return carried_out(arguments, command)


def move(arguments: Namespace) -> int:
    """Put a finding at a place among all."""
    return carried_out(
        arguments,
        lambda store: MoveFinding(finding_id=_finding(store, arguments).id, place=arguments.place),
    )


def drop(arguments: Namespace) -> int:
    """Take a finding back."""
    return carried_out(
        arguments, lambda store: DropFinding(finding_id=_finding(store, arguments).id)
    )


def headline(arguments: Namespace) -> int:
    """Write the answer of the whole work."""
    lines = None if arguments.line is None else tuple(map(as_text, arguments.line))
    return carried_out(
        arguments, lambda _: WriteHeadline(text=as_text(arguments.text), lines=lines)
    )


def issue(arguments: Namespace) -> int:
    """Hand the documents out as they stand."""
    author = as_text(arguments.author)
    return carried_out(arguments, lambda _: IssueVersion(final=arguments.final, author=author))


def _finding(store: Store, arguments: Namespace) -> Finding:
    return finding_named(store.record, as_text(arguments.finding))


def _cited(store: Store, said: list[str]) -> tuple[str, ...]:
    return tuple(cited_named(store.record, as_text(each).rstrip(",")) for each in said)


def _quoted(store: Store, said: list[str] | tuple[()]) -> tuple[str, ...]:
    """The ids of the entries that are meant; an empty word means none."""
    words = [word for each in said if (word := as_text(each).strip())]
    if not words:
        return ()
    gathered = Gathered(told_record(store.record), "restricted")
    found = [meant(gathered, word) for word in words]
    for word, each in zip(words, found, strict=True):
        if not isinstance(each, Entry):
            raise Refused(f"“{word}” is nothing that was said: give W4.2, the second behind W4.")
    return tuple(each.id for each in found)


def _ask(store: Store, arguments: Namespace, old: Ask | None) -> Ask | None:
    """What is asked, with what was asked before in place of what is not given; none unchanged."""
    if arguments.ask is None and arguments.of is None and arguments.by is None:
        return None
    old = old or Ask(text="")
    text = old.text if arguments.ask is None else as_text(arguments.ask)
    if not text and old.text:
        return Ask(text="")  # with it go of whom and until when
    who = old.who if arguments.of is None else as_text(arguments.of)
    return Ask(text=text, who=who, by=_day(store, arguments.by, old.by))


def _day(store: Store, said: str | None, known: date | None) -> date | None:
    """The day that was said; an empty one is none.

    Raises:
        Refused: it is no day.
    """
    if said is None:
        return known
    if not (word := as_text(said).strip()):
        return None
    return day_named(store, word)
