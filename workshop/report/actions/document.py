"""The register of actions over all sessions: who does what by when, for what, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from workshop import times
from workshop.analysis.action_facts import (
    ActionRegisterFact,
    AgreedFact,
    DecidedFact,
    LaterFact,
    NoActionFact,
)
from workshop.language import marked, say
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report import chapters
from workshop.report.actions.told_actions import actions_of
from workshop.report.appendices.tables import without_empty_columns
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Span,
    Table,
    aside,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.view import Gathered
from workshop.text import plural

_STATES: Final = {
    "open": marked("open"),
    "done": marked("done"),
    "dropped": marked("dropped"),
    "continues": marked("kept on"),
    "moved": marked("moved on"),
}


def content(gathered: Gathered) -> Content:
    """The register of actions in an edition."""
    fact = actions_of(gathered)
    facts = Facts(actions=fact, left_out=fact.left_out)
    return of_engagement(gathered, "actions", _blocks(gathered, fact), facts)


def _blocks(gathered: Gathered, fact: ActionRegisterFact) -> Iterator[AnyBlock]:
    """The register, block after block."""
    as_of = say("As of {day}.", day=times.day(fact.as_of))
    yield Paragraph(spans=plain(f"{fact.sentence} {as_of}"))
    if gathered.telling.open:
        yield Notice(text=say(chapters.RESTRICTED_NOTE))
    elif fact.left_out:
        many = plural(
            fact.left_out, "action, decision or question", "actions, decisions and questions"
        )
        yield Notice(text=say("Left out of this edition: {what}.", what=many))
    over = [one for one in fact.items if one.state in ("done", "dropped")]
    waiting = [one for one in fact.items if one not in over]
    if waiting:
        yield Heading(text=say("To be done"))
        yield _table(say("Actions by the day they are due, what is overdue first"), waiting)
    yield from _no_action(fact.no_action)
    if over:
        yield Heading(text=say("Done or dropped"))
        yield _table(say("Actions that are over"), over)
    yield from _later(fact.items)
    yield from _decisions(fact.decisions)
    yield from _questions(fact.questions)


def _table(caption: str, found: Sequence[AgreedFact]) -> Table:
    """Actions, one a row; what none of them has is no column."""
    return without_empty_columns(
        Table(
            caption=caption,
            columns=(
                Column(title=say("Action"), weight=5),
                Column(title=say("Owner"), weight=3),
                Column(title=say("Due"), weight=2),
                Column(title=say("State"), weight=2),
                Column(title=say("For"), weight=1),
                Column(title=say("Agreed in"), weight=3),
            ),
            rows=tuple(
                (
                    one.text,
                    one.who or say("no owner"),
                    _day(one.due),
                    state_words(one),
                    ", ".join(one.serves),
                    _where(one),
                )
                for one in found
            ),
        )
    )


def state_words(one: AgreedFact) -> str:
    """How far something is, in a word or two."""
    return say("overdue") if one.overdue else say(_STATES[one.state])


def _day(day: date | None) -> str:
    return times.short_day(day) if day else say("no date")


def _where(one: AgreedFact | DecidedFact) -> str:
    return f"{one.session_title}, {times.short_day(one.on)}" if one.on else ""


def _no_action(found: Sequence[NoActionFact]) -> Iterator[AnyBlock]:
    """What findings recommend or ask, with nobody who does anything for it."""
    if found:
        yield Heading(text=say("Recommended or asked, with no action named"))
        yield Bullets(items=tuple(map(_asked, found)))


def _asked(one: NoActionFact) -> tuple[Span, ...]:
    by = say("by {day}", day=times.day(one.by)) if one.by else ""
    behind = ", ".join(part for part in (one.who, by) if part)
    return (Span(f"{one.finding} ", "strong"), Span(one.text), *aside(behind))


def _later(found: Sequence[AgreedFact]) -> Iterator[AnyBlock]:
    """What sessions said of actions later."""
    told = [(one, each) for one in found for each in one.later]
    if told:
        yield Heading(text=say("What was said of them later"))
        yield Bullets(
            items=tuple(
                (Span(f"{say('{label}:', label=one.text)} ", "strong"), Span(_said(each)))
                for one, each in told
            )
        )


def _said(each: LaterFact) -> str:
    words = f"{times.day(each.on)}, {say(_STATES[each.state])}"
    return say("{label}: {text}", label=words, text=each.note) if each.note else words


def _decisions(found: Sequence[DecidedFact]) -> Iterator[AnyBlock]:
    """What was decided."""
    if found:
        yield Heading(text=say("Decisions"))
        yield Bullets(items=tuple(_line(each, each.who) for each in found))


def _questions(found: Sequence[AgreedFact]) -> Iterator[AnyBlock]:
    """What is still open."""
    if found:
        yield Heading(text=say("Open questions"))
        yield Bullets(items=tuple(_line(each, each.who) for each in found))


def _line(each: AgreedFact | DecidedFact, who: str) -> tuple[Span, ...]:
    behind = " · ".join(part for part in (who, _where(each)) if part)
    return (Span(each.text), *aside(behind))


# As a table for other programs

CSV: Final = (
    "id", "action", "owner", "due", "state", "overdue", "serves", "agreed_in", "agreed_on", "later",
)  # fmt: skip
"""The headings of the file."""


def actions_file(record: Record, edition: Edition) -> list[tuple[str, ...]]:
    """The rows of the actions of an edition as text, one for each of `CSV`."""
    fact = actions_of(Gathered(told_record(record), edition))
    return [
        (
            one.id,
            one.text,
            one.who,
            one.due.isoformat() if one.due else "",
            one.state,
            "yes" if one.overdue else "no",
            "; ".join(one.serves),
            one.session_title,
            one.on.isoformat() if one.on else "",
            "; ".join(map(_said, one.later)),
        )
        for one in fact.items
    ]
