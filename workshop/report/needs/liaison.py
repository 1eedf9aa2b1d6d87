"""The sheets of liaisons, a department each: a brief before its next session, a digest of its last.

Departments without a liaison are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workshop import times
from workshop.language import say
from workshop.needs.facts import (
    BriefFact,
    ComingFact,
    DigestFact,
    LiaisonFact,
    PromiseFact,
    ReplyFact,
    SaidFact,
)
from workshop.privacy.participant import LeftOut
from workshop.record.documents import Person
from workshop.report import chapters
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
from workshop.report.needs import at_the_table
from workshop.report.needs.liaison_sheets import LiaisonSheets
from workshop.report.needs.told_liaisons import ToldTable
from workshop.report.view import Gathered
from workshop.report.wording.liaisons import liaison_called
from workshop.text import parted, plural


def content(gathered: Gathered, person: Person | None = None) -> Content:
    """The sheets in an edition.

    Args:
        gathered: the record as the edition tells it.
        person: whose sheets, with what their departments have of IT; else those of all liaisons,
            with IT at the table.
    """
    sheets = tuple(LiaisonSheets(gathered).facts(person.id if person else None))
    own = {sheet.department for sheet in sheets}
    table = at_the_table.at_the_table_of(gathered)
    left = chapters.all_left_out(gathered)
    facts = Facts(
        withheld=left.total,
        left_out=gathered.once(ToldTable).left_out,
        at_the_table=tuple(each for each in table if person is None or each.department in own),
        liaisons=sheets,
        without_liaison=at_the_table.without_liaison(table),
    )
    made = of_engagement(gathered, "liaison", _blocks(gathered, facts, left, person), facts)
    if person is None:
        return made
    name = liaison_called(gathered.telling, person.id)
    return made._replace(
        title=say("{label}: {text}", label=made.title, text=name),
        meta=((say("For"), name), *made.meta),
    )


def _blocks(
    gathered: Gathered, facts: Facts, left: LeftOut, person: Person | None
) -> Iterator[AnyBlock]:
    yield from chapters.left_out(gathered, left)
    if facts.left_out:
        many = plural(facts.left_out, "need, promise or liaison", "needs, promises or liaisons")
        yield Notice(text=say("Left out of this edition: {what}.", what=many))
    if not gathered.telling.open:
        yield Notice(
            text=say("Who is still to be heard, and when, stands in the restricted edition alone.")
        )
    if not facts.liaisons:
        yield Paragraph(spans=plain(say("No liaison is told yet.")))
    for sheet in facts.liaisons or ():
        yield from _sheet(sheet)
    if person is None:
        yield from at_the_table.blocks(facts.at_the_table or ())
    else:
        yield from at_the_table.missing_liaisons(facts.without_liaison or ())


def _sheet(sheet: LiaisonFact) -> Iterator[AnyBlock]:
    """A department of a liaison."""
    yield Heading(text=sheet.department)
    yield Paragraph(spans=(Span(sheet.who, "strong"), Span(_assigned(sheet))))
    yield Paragraph(spans=plain(sheet.sentence))
    yield from _brief(sheet.brief)
    yield Heading(text=say("Digest of the last session"), level=2)
    if sheet.digest is None:
        yield Paragraph(spans=plain(say("No session of the department is told yet.")))
        return
    yield from _digest(sheet.digest)


def _assigned(sheet: LiaisonFact) -> str:
    """What they are there, where they sit, and from when until when."""
    begins = say("from {day}", day=times.day(sheet.begins)) if sheet.begins else ""
    ends = say("until {day}", day=times.day(sheet.ends)) if sheet.ends else ""
    sits = say("sits in: {meeting}", meeting=sheet.sits_in) if sheet.sits_in else ""
    role = sheet.role if sheet.role != sheet.who else ""
    parts = [part for part in (role, sits, begins, ends) if part]
    return f" · {' · '.join(parts)}" if parts else ""


# Before the next session


def _brief(brief: BriefFact) -> Iterator[AnyBlock]:
    yield Heading(text=say("Brief for the next session"), level=2)
    if brief.meets:
        yield Paragraph(spans=(Span(f"{say('Sits with:')} ", "strong"), Span(parted(brief.meets))))
    yield from _listed(say("Coming:"), [_coming(each) for each in (*brief.to_hear, *brief.dates)])
    yield from _promises(say("Open promises"), brief.promises)
    yield from _answers(say("Open needs, and what they are answered"), brief.answers)
    yield from _listed(say("Open questions:"), list(map(_line, brief.questions)))
    yield from _listed(say("Said since its last session:"), list(map(_line, brief.said_since)))


def _listed(label: str, items: Sequence[tuple[Span, ...]]) -> Iterator[AnyBlock]:
    """A list below its label; nothing where there is nothing on it."""
    if items:
        yield Paragraph(spans=(Span(label, "strong"),))
        yield Bullets(items=tuple(items))


def _coming(one: ComingFact) -> tuple[Span, ...]:
    on = times.day(one.on) if one.on else say("no date")
    return (Span(one.what), *aside(" · ".join(part for part in (one.words, on) if part)))


def _promises(caption: str, found: Sequence[PromiseFact]) -> Iterator[AnyBlock]:
    if not found:
        return
    yield Table(
        caption=caption,
        columns=(
            Column(title=say("Promise")),
            Column(title=say("What was promised"), weight=5),
            Column(title=say("By‖whom"), weight=2),
            Column(title=say("Due"), weight=2),
            Column(title=say("State")),
        ),
        rows=tuple(
            (
                each.id,
                each.text,
                each.by or say("nobody is named"),
                _day(each.due),
                say("overdue") if each.overdue else say(each.state),
            )
            for each in found
        ),
    )


def _answers(caption: str, found: Sequence[ReplyFact]) -> Iterator[AnyBlock]:
    if not found:
        return
    yield Table(
        caption=caption,
        columns=(
            Column(title=say("Need")),
            Column(title=say("Request as worded"), weight=4),
            Column(title=say("Answer"), weight=2),
            Column(title=say("Why"), weight=4),
            Column(title=say("When"), weight=2),
            Column(title=say("Who decided"), weight=2),
        ),
        rows=tuple(
            (
                each.id,
                each.want,
                say(each.answer),
                each.why,
                _day(each.when),
                each.who,
            )
            for each in found
        ),
    )


def _day(day: date | None) -> str:
    return times.short_day(day) if day else say("no date")


def _line(each: SaidFact) -> tuple[Span, ...]:
    where = f"{each.session_title}, {times.short_day(each.on)}" if each.on else ""
    return (Span(each.text), *aside(" · ".join(part for part in (each.who, where) if part)))


def _in_it(each: SaidFact) -> tuple[Span, ...]:
    """What came of the session that stands above."""
    due = say("by {day}", day=times.day(each.due)) if each.due else ""
    return (Span(each.text), *aside(" · ".join(part for part in (each.who, due) if part)))


# After the last session


def _digest(digest: DigestFact) -> Iterator[AnyBlock]:
    sat = digest.session
    where = f"{sat.title}, {times.day(sat.on)}" if sat.on else sat.title
    who = parted(sat.who) or say("nobody is told")
    yield Paragraph(spans=(Span(where, "strong"), Span(f" · {say('of IT: {who}', who=who)}")))
    yield from _answers(say("Needs raised in it"), digest.answers)
    yield from _listed(say("Decided:"), list(map(_in_it, digest.decisions)))
    yield from _listed(say("To be done:"), list(map(_in_it, digest.actions)))
    yield from _listed(say("Asked:"), list(map(_in_it, digest.questions)))
    yield from _promises(say("Promises made in it"), digest.promises)
    if not any((digest.answers, digest.decisions, digest.actions, digest.questions,
                digest.promises)):  # fmt: skip
        yield Paragraph(spans=plain(say("Nothing of what came of it is told.")))
