"""Chapters that several reports have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, Literal

import msgspec

from workshop import times
from workshop.analysis.evidence import Coverage, must_asked
from workshop.analysis.member_check import confirmed, confirmed_words
from workshop.guide.shape import AnyStep, Guide
from workshop.language import marked, pointed, say
from workshop.privacy.participant import LeftOut
from workshop.privacy.told_record import left_out_at_wish, off_the_record, people_left_out
from workshop.record.checks import MemberCheck
from workshop.record.documents import Entry, Factor, Letter, Pestle, Session
from workshop.record.read_back import MARK, confirmed_of
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.facts import SessionFact
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.around import around
from workshop.report.wording.letters import field_word
from workshop.report.wording.own_facts import CheckedFact
from workshop.report.wording.plans import PlanFact
from workshop.running.asking.planned import done_later
from workshop.text import listing, plural

SHAREABLE_NOTE = marked(
    "People are named only as far as they agreed to it; other names are taken out of the texts."
)
"""How people are told, said in every shareable edition."""

RESTRICTED_NOTE = marked(
    "This is the restricted record: it names people, and holds what is private or not to be "
    "quoted, marked as such. It is not to be passed on."
)
"""What the restricted edition says first."""


LEFT_OUT_HERE: Final = marked("Nothing is told here: something was left out at somebody's wish.")
"""What stands where all that there is was withheld or withdrawn."""


def all_entries(gathered: Gathered) -> Iterator[Entry]:
    """What was recorded in all sessions, session by session, told or not."""
    return (entry for each in gathered.sessions for entry in gathered.record.entries_of(each.id))


def all_left_out(gathered: Gathered) -> LeftOut:
    """How much of all sessions the edition leaves out; counted once."""
    return gathered.once(_all_left_out)


def _all_left_out(gathered: Gathered) -> LeftOut:
    return gathered.telling.left_out(all_entries(gathered))


def left_out(
    gathered: Gathered, left: LeftOut, *, factors: int = 0, session_id: str | None = None
) -> Iterator[AnyBlock]:
    """What the edition leaves out, or what makes it one to keep."""
    if wished := left_out_at_wish(gathered.record, session_id):
        told = plural(wished, "statement left out", "statements left out")
        yield Notice(text=say("{told} at somebody's wish.", told=told))
    if gathered.telling.open:
        if off := off_the_record(gathered.record, session_id):
            lines = plural(off, "line said off the record", "lines said off the record")
            yield Notice(text=say("{lines}, in no document.", lines=lines))
        yield Notice(text=say(RESTRICTED_NOTE))
        return
    if left.total:
        text = say("Left out of this edition: {what}.", what=_kinds(left))
        if factors:
            text = say(
                "Left out of this edition: {what}, and {factors} with no other evidence.",
                what=_kinds(left),
                factors=plural(factors, "factor"),
            )
        yield Notice(text=text)
    yield Notice(text=say(SHAREABLE_NOTE))


def _kinds(left: LeftOut) -> str:
    """What is left out, by reason."""
    if left.observed:
        rest = msgspec.structs.replace(left, observed=0)
        kinds = [_kinds(rest)] if rest.total else []
        seen = plural(
            left.observed, "observation of the interviewer", "observations of the interviewer"
        )
        return listing([*kinds, seen])
    if not left.withheld:
        return plural(left.private, "private statement")
    if not left.private:
        return plural(left.withheld, "statement not to be quoted", "statements not to be quoted")
    return say(
        "{statements}, {private} private and {withheld} not to be quoted",
        statements=plural(left.total, "statement"),
        private=left.private,
        withheld=left.withheld,
    )


def none_told(gathered: Gathered, none: str, alike: Callable[[Factor], bool]) -> str:
    """What is said where no factor of some kind is told: whether there is nothing to tell.

    It is never said that nothing was recorded where somebody asked that it be left out.
    """
    return say(LEFT_OUT_HERE) if is_withheld(gathered, alike) else none


def is_withheld(gathered: Gathered, alike: Callable[[Factor], bool]) -> bool:
    """Whether somebody asked that what supports some factors, or may have, be left out."""
    factors = (factor for factor in gathered.record.all(Factor) if alike(factor))
    entries = [entry for factor in factors for entry in gathered.record.own_entries(factor.id)]
    return bool(left_out_at_wish(gathered.record) or gathered.telling.left_out(entries).withheld)


def empty_fields(
    gathered: Gathered, empty: Iterable[Pestle], none: str
) -> Iterator[tuple[str, list[str]]]:
    """The fields of the scan of which nothing is told: what is said of them, and their words.

    Args:
        gathered: the record as an edition tells it.
        empty: the fields.
        none: what is said of those that have nothing.
    """
    listed: dict[str, list[str]] = {}
    for field in empty:
        withheld = is_withheld(gathered, partial(is_filed, field))
        wished = say("Nothing is told, as something was left out at somebody's wish")
        what = wished if withheld else none
        listed.setdefault(what, []).append(field_word(field))
    yield from listed.items()


def withheld_letters(gathered: Gathered) -> frozenset[str]:
    """The letters of SWOT of which something was left out at somebody's wish."""
    return frozenset(one.value for one in Letter if is_withheld(gathered, partial(is_of, one)))


def withheld_fields(gathered: Gathered) -> frozenset[str]:
    """The letters of the scan of which something was left out at somebody's wish."""
    return frozenset(one.value for one in Pestle if is_withheld(gathered, partial(is_filed, one)))


def is_of(letter: Letter, factor: Factor) -> bool:
    """Whether a factor is of a letter."""
    return factor.letter is letter


def is_filed(field: Pestle, factor: Factor) -> bool:
    """Whether a factor is filed under a field of the scan."""
    return factor.pestle is field


def who_was_heard(
    gathered: Gathered, found: Coverage, *, level: Literal[1, 2] = 1
) -> Iterator[AnyBlock]:
    """The sessions behind a report, the departments heard and those not heard.

    Args:
        gathered: the record as an edition tells it.
        found: what the sessions covered.
        level: of its heading.
    """
    yield Heading(text=say("Who was heard"), level=level)
    yield Paragraph(spans=plain(_heard_sentence(gathered)))
    if gathered.sessions:
        yield _sessions_table(gathered)
    if found_checked := checked_fact(gathered, gathered.sessions):
        yield Paragraph(spans=plain(f"{found_checked.sentence}."))
    if names := gathered.telling.departments_heard:
        heard = say("Departments heard: {names}.", names=_named(gathered, names))
        yield Paragraph(spans=plain(heard))
    if found.unheard and (words := unheard(gathered)):
        yield Notice(text=f"{say('{label}: {text}', label=words[0], text=words[1])}.")


def _heard_sentence(gathered: Gathered) -> str:
    """How many were heard, each count by its own name."""
    hearing = gathered.telling.hearing
    people = {voice for session in gathered.sessions for voice in hearing.voices(session.id)}
    all_of = len(hearing.heard) + len(hearing.unheard)
    departments = phrases.some_of(len(hearing.heard), all_of, "department")
    return say(
        "{departments} heard, with {people}, in {sessions}.",
        departments=departments,
        people=plural(len(people), "person", "people"),
        sessions=plural(len(gathered.sessions), "session"),
    )


def _named(gathered: Gathered, names: Sequence[str]) -> str:
    """Departments by name, and how many may not be named."""
    hidden = len(gathered.telling.hearing.heard) - len(names)
    return listing([*names, say("{n} not named", n=hidden)] if hidden else list(names))


def unheard(gathered: Gathered) -> tuple[str, str] | None:
    """Which departments have not been heard: what is said of them, and they; none where all were.

    Whoever withdrew may have been the only one heard of theirs.
    """
    found = gathered.telling.hearing.unheard
    if not found:
        return None
    names = gathered.telling.departments_unheard
    wished = people_left_out(gathered.record)
    label = say("Not heard, or left out at their wish") if wished else say("Not heard")
    return label, plural(len(found), "department") if names is None else listing(list(names))


def _sessions_table(gathered: Gathered) -> Table:
    """One row a session."""
    rows = []
    for session in gathered.sessions:
        fact = gathered.session_fact(session)
        rows.append(
            (
                fact.title,
                times.day(session.started),
                fact.department or "–",
                str(len(gathered.telling.hearing.voices(session.id))),
                _must(gathered, session),
                read_back(gathered, session),
            )
        )
    return Table(
        caption=say("Sessions"),
        columns=(
            Column(title=say("Session"), weight=3),
            Column(title=say("Date"), weight=2),
            Column(title=say("Department"), weight=2),
            Column(title=say("People"), numeric=True),
            Column(title=say("Must-ask asked")),
            Column(title=say("Read back"), weight=2),
        ),
        rows=tuple(rows),
    )


def _must(gathered: Gathered, session: Session) -> str:
    """How many must-ask steps a session asked."""
    count, missed = must_asked(gathered.record, session)
    return say("{n} of {all}", n=count - len(missed), all=count) if count else "–"


def read_back(gathered: Gathered, session: Session) -> str:
    """Whether the room confirmed what was recorded, and when."""
    found = confirmed_of(gathered.record, session)
    if found is None:
        return say("not read back")
    words = say("confirmed {day}, {time}", day=times.day(found.at), time=times.time(found.at))
    if not found.rest:
        return words
    return say("{words}; {rest}, marked {mark}", words=words, rest=found.rest, mark=MARK)


def checked_fact(gathered: Gathered, sessions: Iterable[Session]) -> CheckedFact | None:
    """How many of those heard confirmed their words; none where nobody was sent theirs."""
    chosen = list(sessions)
    ids = {session.id for session in chosen}
    if not any(check.session_id in ids for check in gathered.record.all(MemberCheck)):
        return None
    count, of = confirmed(gathered.telling.hearing, chosen)
    return CheckedFact(n=of, confirmed=count, sentence=confirmed_words(count, of)) if of else None


def coverage_blocks(gathered: Gathered, found: Coverage) -> Iterator[AnyBlock]:
    """The must-ask questions that were not asked."""
    if not found.must_ask:
        return
    yield Paragraph(
        spans=plain(
            say(
                "Must-ask questions asked: {n} of {all} over all sessions.",
                n=found.asked,
                all=found.must_ask,
            )
        )
    )
    if found.missed:
        yield Bullets(
            items=tuple(
                plain(
                    f"{gathered.title(one.session)}, {times.day(one.session.started)}: "
                    f"{gathered.telling.text(one.title)} – "
                    f"{around(gathered.telling, one.session, one.reason) or say('not reached')}"
                )
                for one in found.missed
            )
        )


def planned_anew(gathered: Gathered, fact: SessionFact, guide: Guide) -> Iterator[AnyBlock]:
    """Each time that it was: when, why, what went, what became shorter or longer."""
    if not (found := fact.plans):
        return
    yield Heading(text=say("Planned anew"), level=2)
    yield Bullets(items=tuple(plain(_plan(gathered, each, guide)) for each in found))
    if more := sum(each.more for each in found):
        asked = say("The room was asked for {minutes} more in all.", minutes=_minutes(more))
        yield Paragraph(spans=plain(asked))


def _plan(gathered: Gathered, fact: PlanFact, guide: Guide) -> str:
    """One time, in a sentence."""
    parts = []
    if fact.left_out:
        steps = listing([_title(gathered, guide, each) for each in fact.left_out])
        parts.append(say("left out {steps}", steps=steps))
    if fact.shorter:
        parts.append(say("shorter: {steps} min", steps=_changed(gathered, guide, fact.shorter)))
    if fact.longer:
        parts.append(say("longer: {steps} min", steps=_changed(gathered, guide, fact.longer)))
    if fact.more:
        parts.append(say("the room was asked for {minutes} more", minutes=_minutes(fact.more)))
    return say(
        "{time}, {reason}: {what}.",
        time=times.time(fact.at),
        reason=fact.reason,
        what="; ".join(parts) or say("kept as it was"),
    )


def _changed(gathered: Gathered, guide: Guide, steps: Mapping[str, tuple[float, float]]) -> str:
    """Steps with the minutes that they had and those that they got."""
    return listing(
        [
            say(
                "{step} {was} to {now}",
                step=_title(gathered, guide, step_id),
                was=pointed(f"{was:g}"),
                now=pointed(f"{now:g}"),
            )
            for step_id, (was, now) in steps.items()
        ]
    )


def _title(gathered: Gathered, guide: Guide, step_id: str) -> str:
    step = guide.step(step_id)
    return gathered.telling.text(step.title) if step else step_id


def to_be_done_later(gathered: Gathered, session: Session) -> Iterator[AnyBlock]:
    """The steps that were left out and are to be done by mail or next time."""
    if found := done_later(gathered.record.guide_of(session), session):
        yield Heading(text=say("To be done later"))
        yield Bullets(items=tuple(plain(_later(gathered, step)) for step in found))


def _later(gathered: Gathered, step: AnyStep) -> str:
    """A step with what it asks."""
    asks = f": {step.short}" if step.short else ""
    words = say("{step} (by mail or next time)", step=f"{step.title}{asks}")
    return gathered.telling.text(words)


def _minutes(number: float) -> str:
    whole = number == int(number)
    if whole:
        return plural(int(number), "minute")
    return say("{n} minutes", n=pointed(f"{number:g}"))
