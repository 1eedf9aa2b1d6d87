"""What is to be followed up over all sessions, as an edition tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from workshop import times
from workshop.analysis.earlier_actions import (
    Earlier,
    EarlierFact,
    OpenActionsFact,
    earlier_open,
    earlier_words,
)
from workshop.analysis.follow_up import FollowedUp, followed_up, how_many, steps_for_later
from workshop.guide.room_steps import OpenActions
from workshop.language import say
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.record.within import OutcomeState
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered
from workshop.report.wording.around import around
from workshop.report.wording.letters import outcome_word
from workshop.running.follow_up.outcomes import outcome_of
from workshop.running.same_person import in_full
from workshop.running.sources import people_to_meet
from workshop.text import plural


class FollowedFact(msgspec.Struct, frozen=True, kw_only=True):
    """An action or a question."""

    id: str
    """The entry."""
    kind: str
    text: str
    who: str
    """Who does it, or who asked."""
    session: str
    """The title of the session in which it was said."""
    said: date
    state: str
    """`open`, `moved`, `continues`, `done` or `dropped`."""
    due: date | None
    """By when, after it was moved."""
    overdue: bool
    note: str
    """What came of it, or why."""


class FollowUpFact(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, what is open first."""

    n: int
    """How many actions and questions there are."""
    open: int
    overdue: int
    sentence: str
    left_out: int
    """How many an edition does not tell."""
    items: tuple[FollowedFact, ...]
    later: tuple[str, ...]
    """Steps that sessions left out for want of time, to be done by mail or next time."""
    to_meet: tuple[str, ...]
    """Who was named to be met and was not heard yet; in the restricted edition alone."""


def follow_up(record: Record, edition: Edition, today: date) -> FollowUpFact:
    """The list of an edition.

    Args:
        record: the documents of the engagement.
        edition: the restricted record, or what may be shared.
        today: what was due before is overdue.
    """
    whole = followed_up(record, today)
    gathered = Gathered(told_record(record), edition)
    told = followed_up(gathered.record, today)
    found = [one for one in told if gathered.telling.tells(one.entry)]
    to_meet = people_to_meet(gathered.record) if edition == "restricted" else []
    return FollowUpFact(
        n=len(found),
        open=sum(one.is_open for one in found),
        overdue=sum(one.overdue for one in found),
        sentence=how_many(found),
        left_out=len(whole) - len(found),
        items=tuple(_fact(gathered, one) for one in found),
        later=tuple(
            f"{gathered.telling.text(step.title)} ({gathered.title(session)})"
            for session, step in steps_for_later(gathered.record)
        ),
        to_meet=tuple(in_full(gathered.record, person) for person in to_meet),
    )


def _fact(gathered: Gathered, one: FollowedUp) -> FollowedFact:
    telling = gathered.telling
    return FollowedFact(
        id=one.entry.id,
        kind=one.entry.kind.value,
        text=telling.words(one.entry),
        who=telling.who(one.entry),
        session=gathered.title(one.session),
        said=one.session.started.date(),
        state=one.state.value,
        due=one.due,
        overdue=one.overdue,
        note=note_of(gathered, one.session, one.entry),
    )


def note_of(gathered: Gathered, session: Session, entry: Entry) -> str:
    """What came of it, or why, without a name that the edition does not tell."""
    return around(gathered.telling, session, entry.outcomes[-1].note) if entry.outcomes else ""


def outcome_words(gathered: Gathered, session: Session, entry: Entry) -> str:
    """What became of it, in a few words; empty where nothing was told of it."""
    if not entry.outcomes:
        return ""
    state, last = outcome_of(entry), entry.outcomes[-1]
    word = _came_to(state, last.due)
    if state is OutcomeState.DONE and entry.kind is EntryKind.QUESTION:
        word = say("answered")
    elif state is OutcomeState.OPEN:
        word = say("open again")
    note = note_of(gathered, session, entry)
    return say("{label}: {text}", label=word, text=note) if note else word


def _came_to(state: OutcomeState, due: date | None) -> str:
    """How far something came, in a few words, with the day to which it was moved."""
    if state is OutcomeState.MOVED and due:
        return say("moved to {day}", day=times.day(due))
    return say("kept on") if state is OutcomeState.CONTINUES else outcome_word(state)


def left_out_words(fact: FollowUpFact) -> str:
    """How much is not told; empty where all of it is."""
    return f"{plural(fact.left_out, 'entry', 'entries')} left out of it" if fact.left_out else ""


# Of earlier sessions, as one goes through it


def open_actions_facts(view: SessionView) -> OpenActionsFact | None:
    """The same as data; none where the guide has no step that goes through it."""
    if not view.guide.steps_of(OpenActions):
        return None
    whole, found = _open_then(view)
    return OpenActionsFact(
        n=len(found),
        sentence=earlier_words(found),
        left_out=len(whole) - len(found),
        items=tuple(_earlier_fact(view, one) for one in found),
    )


def _open_then(view: SessionView) -> tuple[list[Earlier], list[Earlier]]:
    """All that was open, and what of it the edition tells."""
    whole = earlier_open(view.gathered.record, view.session)
    return whole, [one for one in whole if view.gathered.telling.tells(one.entry)]


def _earlier_fact(view: SessionView, one: Earlier) -> EarlierFact:
    telling = view.gathered.telling
    return EarlierFact(
        entry=one.entry.id,
        text=telling.words(one.entry),
        who=telling.who(one.entry),
        session=view.gathered.title(one.session),
        due=one.due,
        overdue=one.overdue,
        state=one.told.state.value if one.told else "",
        note=around(telling, one.session, one.told.note) if one.told else "",
        kept=one.kept,
    )


def open_actions_section(view: SessionView, _: Sequence[OpenActions]) -> Iterator[AnyBlock]:
    """What was open, who was to do it by when, and what became of it."""
    whole, found = _open_then(view)
    yield Heading(text=say("Open from earlier sessions"))
    yield Paragraph(spans=plain(earlier_words(found)))
    if found:
        yield Table(
            caption=say("Open from earlier sessions"),
            columns=(
                Column(title=say("What"), weight=5),
                Column(title=say("Who"), weight=2),
                Column(title=say("Due"), weight=1),
                Column(title=say("What became of it"), weight=3),
            ),
            rows=tuple(_row(view, one) for one in found),
        )
    if left := len(whole) - len(found):
        entries = plural(
            left, "entry left out of this edition.", "entries left out of this edition."
        )
        yield Paragraph(spans=plain(entries))


def _row(view: SessionView, one: Earlier) -> tuple[str, ...]:
    fact = _earlier_fact(view, one)
    became = _came_to(one.told.state, one.told.due) if one.told else say("not come to")
    words = say("{label}: {text}", label=became, text=fact.note) if fact.note else became
    return (fact.text, fact.who, times.day(fact.due) if fact.due else "", words)
