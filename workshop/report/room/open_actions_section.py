"""What earlier sessions left open, and what a session said became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop import times
from workshop.analysis.earlier_actions import Earlier, earlier_open, earlier_words
from workshop.guide.room_steps import OpenActions
from workshop.privacy.editions import around
from workshop.record.within import OutcomeState
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.room.facts import EarlierFact, OpenActionsFact
from workshop.report.session_view import SessionView


def open_actions_facts(view: SessionView) -> OpenActionsFact | None:
    """The same as data; none where the guide has no step that goes through it."""
    if not view.guide.steps_of(OpenActions):
        return None
    whole, found = _found(view)
    return OpenActionsFact(
        n=len(found),
        sentence=earlier_words(found),
        left_out=len(whole) - len(found),
        items=tuple(_fact(view, one) for one in found),
    )


def _found(view: SessionView) -> tuple[list[Earlier], list[Earlier]]:
    """All that was open, and what of it the edition tells."""
    whole = earlier_open(view.gathered.record, view.session)
    return whole, [one for one in whole if view.gathered.telling.tells(one.entry)]


def _fact(view: SessionView, one: Earlier) -> EarlierFact:
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
    whole, found = _found(view)
    yield Heading(text="Open from earlier sessions")
    yield Paragraph(spans=plain(earlier_words(found)))
    if found:
        yield Table(
            caption="Open from earlier sessions",
            columns=(
                Column(title="What", weight=5),
                Column(title="Who", weight=2),
                Column(title="Due", weight=1),
                Column(title="What became of it", weight=3),
            ),
            rows=tuple(_row(view, one) for one in found),
        )
    if left := len(whole) - len(found):
        yield Paragraph(spans=plain(f"{left} left out of this edition."))


def _row(view: SessionView, one: Earlier) -> tuple[str, ...]:
    fact = _fact(view, one)
    became = {"continues": "kept on", "": "not come to"}.get(fact.state, fact.state)
    if one.told and one.told.state is OutcomeState.MOVED and one.told.due:
        became = f"moved to {times.day(one.told.due)}"
    words = f"{became}: {fact.note}" if fact.note else became
    return (fact.text, fact.who, times.day(fact.due) if fact.due else "", words)
