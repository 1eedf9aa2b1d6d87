"""The rows of the programme, and what is told of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from textual.content import Content

from screens.widgets.ink import ALERT, muted
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import day, note
from sessions.programme.desk import Desk
from workshop import times
from workshop.programme.conversations import conversation_words
from workshop.programme.fact import when_words
from workshop.programme.letters import waiting_words
from workshop.programme.outlook import Referral, Unheard, referrals, unheard, waiting
from workshop.programme.stages import Interview, Stage
from workshop.running.same_person import about, told_apart
from workshop.text import listing

_MARKS: Final = {
    Stage.TO_MEET: ("○", "$ink-muted"),
    Stage.INVITED: ("→", "$accent"),
    Stage.AGREED: ("◷", "$accent"),
    Stage.DECLINED: ("✗", "$ink-muted"),
    Stage.BEGUN: ("▶", "$accent"),
    Stage.HELD: ("✓", "$success"),
}
_ORDER: Final = (
    ("Now", (Stage.BEGUN,)),
    ("Agreed", (Stage.AGREED,)),
    ("Asked", (Stage.INVITED,)),
    ("To be asked", (Stage.TO_MEET,)),
    ("Held", (Stage.HELD,)),
    ("Declined", (Stage.DECLINED,)),
)
"""The groups, in the order in which they are listed."""


def programme_rows(desk: Desk, today: date) -> Iterator[Item]:
    """The interviews by how far they are, then who else is to be heard."""
    late = {one.interview.row.id: one.days for one in waiting(desk.programme, today)}
    found = list(desk.programme.interviews)
    if not found:
        yield note("Nobody stands in the programme yet. n puts somebody in it.")
    first = True
    for title, stages in _ORDER:
        group = [each for each in found if each.stage in stages]
        if group:
            yield note(title, above=0 if first else 1)
            first = False
        group.sort(key=lambda each: (desk.appointment(each).day or date.max, each.row.id))
        for each in group:
            check = desk.programme.check_words(each, today)
            yield Item(_row(desk, each, late.get(each.row.id, 0), check), each.row.id, each)
    if named := referrals(desk.record, desk.programme):
        yield note("Named as people to meet; Enter takes them in", above=1)
        for referral in named:
            yield Item(_referral_row(desk, referral), referral.person.id, referral)
    if silent := unheard(desk.record, desk.programme):
        yield note("Nobody heard yet", above=1)
        yield from (Item(_unheard_row(each)) for each in silent)


def _row(desk: Desk, one: Interview, late: int, check: str) -> Row:
    """An interview: how far it is, with whom, when; then what was said of it."""
    mark, style = _MARKS[one.stage]
    when = desk.appointment(one)
    again = conversation_words(one.number)
    parts = [about(desk.record, one.person), again, when.place, _sitting(one), check]
    small = muted(" · ".join(part for part in parts if part))
    if late:
        small = Content.assemble(small, ("  " if small else ""), (waiting_words(late), ALERT))
    return Row(
        Content.assemble((told_apart(desk.record, one.person), "bold"), f"  {one.stage.value}", ""),
        lead=Content.styled(mark, style),
        right=muted(_day(desk, one)),
        small=small,
        indent=3,
    )


def _day(desk: Desk, one: Interview) -> str:
    """When it was begun; before that, for when it is planned."""
    if one.session is not None:
        return day(one.session.started)
    return when_words(desk.appointment(one))


def _sitting(one: Interview) -> str:
    word = one.row.cell("sitting")
    return f"together: {word}" if word else ""


def _referral_row(desk: Desk, referral: Referral) -> Row:
    by = f"named by {listing(list(referral.named_by))}" if referral.named_by else "named"
    parts = [about(desk.record, referral.person), by]
    return Row(
        Content.styled(told_apart(desk.record, referral.person), "bold"),
        lead=Content.styled("+", "$accent"),
        small=muted(" · ".join(part for part in parts if part)),
        indent=3,
    )


def _unheard_row(one: Unheard) -> Row:
    names = listing([each.person.name for each in one.coming])
    small = muted(f"in the programme: {names}" if names else "nobody of it is in the programme")
    lead = Content.styled("!", ALERT)
    return Row(Content.styled(one.department.name, "bold"), lead=lead, small=small, indent=3)


def detail(desk: Desk, subject: object) -> Content:
    """What is known of the row under the cursor."""
    if not isinstance(subject, Interview):
        return Content("")
    when = desk.appointment(subject)
    lines = [
        Content.styled(subject.person.name, "bold"),
        muted(about(desk.record, subject.person)),
        Content(""),
        *_told("Id", subject.row.code),
        *_told("Conversation", conversation_words(subject.number)),
        *_told("When", when_words(when)),
        *_told("Minutes", str(when.minutes)),
        *_told("Place", when.place),
        *_told("Guide", when.guide_title or when.guide or "none chosen"),
        *_told("Led by", when.led_by),
        *_told("With", listing([e.person.name for e in when.interviews if e is not subject])),
        *_told("Named by", listing(list(subject.named_by))),
        *_told("Note", subject.row.cell("note")),
        Content(""),
    ]
    for happened in subject.history:
        on = times.short_day(happened.on) if happened.on else ""
        who = f", {happened.by}" if happened.by else ""
        lines.append(Content.assemble((f"{on:<12} ", "$ink-muted"), f"{happened.what}{who}"))
    return Content("\n").join(line for line in lines)


def _told(title: str, words: str) -> Iterator[Content]:
    if words:
        yield Content.assemble((f"{title:<12} ", "$ink-muted"), words)
