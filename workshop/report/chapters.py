"""Chapters that several reports have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, Literal

import msgspec

from workshop import times
from workshop.analysis.evidence import Coverage, must_asked
from workshop.analysis.member_check import confirmed, confirmed_words
from workshop.guide.shape import AnyStep, Guide
from workshop.privacy.editions import around
from workshop.privacy.participant import LeftOut
from workshop.privacy.told_record import left_out_at_wish, off_the_record, people_left_out
from workshop.record.checks import MemberCheck
from workshop.record.documents import Factor, Letter, Pestle, Session
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
from workshop.report.facts import CheckedFact, SessionFact
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.plans import PlanFact
from workshop.running.asking.planned import done_later
from workshop.text import listing, plural

SHAREABLE_NOTE = (
    "People are named only as far as they agreed to it; other names are taken out of the texts."
)
"""How people are told, said in every shareable edition."""

RESTRICTED_NOTE = (
    "This is the restricted record: it names people, and holds what is private or not to be "
    "quoted, marked as such. It is not to be passed on."
)
"""What the restricted edition says first."""


LEFT_OUT_HERE: Final = "Nothing is told here: something was left out at somebody's wish."
"""What stands where all that there is was withheld or withdrawn."""


def left_out(
    gathered: Gathered, left: LeftOut, *, factors: int = 0, session_id: str | None = None
) -> Iterator[AnyBlock]:
    """What the edition leaves out, or what makes it one to keep."""
    if wished := left_out_at_wish(gathered.record, session_id):
        yield Notice(text=f"{plural(wished, 'statement')} left out at somebody's wish.")
    if gathered.telling.open:
        if off := off_the_record(gathered.record, session_id):
            yield Notice(text=f"{plural(off, 'line')} said off the record, in no document.")
        yield Notice(text=RESTRICTED_NOTE)
        return
    if left.total:
        text = f"Left out of this edition: {_kinds(left)}"
        rest = f", and {plural(factors, 'factor')} with no other evidence" if factors else ""
        yield Notice(text=f"{text}{rest}.")
    yield Notice(text=SHAREABLE_NOTE)


def _kinds(left: LeftOut) -> str:
    """What is left out, by reason."""
    if left.observed:
        seen = ("observation of the interviewer", "observations of the interviewer")
        rest = msgspec.structs.replace(left, observed=0)
        kinds = [_kinds(rest)] if rest.total else []
        return listing([*kinds, plural(left.observed, *seen)])
    if not left.withheld:
        return plural(left.private, "private statement")
    if not left.private:
        return f"{plural(left.withheld, 'statement')} not to be quoted"
    return (
        f"{plural(left.total, 'statement')}, {left.private} private and "
        f"{left.withheld} not to be quoted"
    )


def none_told(gathered: Gathered, none: str, alike: Callable[[Factor], bool]) -> str:
    """What is said where no factor of some kind is told: whether there is nothing to tell.

    It is never said that nothing was recorded where somebody asked that it be left out.
    """
    return LEFT_OUT_HERE if is_withheld(gathered, alike) else none


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
        what = "Nothing is told, as something was left out at somebody's wish" if withheld else none
        listed.setdefault(what, []).append(field.word)
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
    yield Heading(text="Who was heard", level=level)
    yield Paragraph(spans=plain(_heard_sentence(gathered)))
    if gathered.sessions:
        yield _sessions_table(gathered)
    if found_checked := checked_fact(gathered, gathered.sessions):
        yield Paragraph(spans=plain(f"{found_checked.sentence}."))
    if names := gathered.telling.departments_heard:
        yield Paragraph(spans=plain(f"Departments heard: {_named(gathered, names)}."))
    if found.unheard and (words := unheard(gathered)):
        yield Notice(text=f"{words[0]}: {words[1]}.")


def _heard_sentence(gathered: Gathered) -> str:
    """How many were heard, each count by its own name."""
    hearing = gathered.telling.hearing
    people = {voice for session in gathered.sessions for voice in hearing.voices(session.id)}
    all_of = len(hearing.heard) + len(hearing.unheard)
    departments = phrases.some_of(len(hearing.heard), all_of, "department")
    return (
        f"{departments} heard, with {plural(len(people), 'person', 'people')}, in "
        f"{plural(len(gathered.sessions), 'session')}."
    )


def _named(gathered: Gathered, names: Sequence[str]) -> str:
    """Departments by name, and how many may not be named."""
    hidden = len(gathered.telling.hearing.heard) - len(names)
    return listing([*names, f"{hidden} not named"] if hidden else list(names))


def unheard(gathered: Gathered) -> tuple[str, str] | None:
    """Which departments have not been heard: what is said of them, and they; none where all were.

    Whoever withdrew may have been the only one heard of theirs.
    """
    found = gathered.telling.hearing.unheard
    if not found:
        return None
    names = gathered.telling.departments_unheard
    wished = people_left_out(gathered.record)
    label = "Not heard, or left out at their wish" if wished else "Not heard"
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
        caption="Sessions",
        columns=(
            Column(title="Session", weight=3),
            Column(title="Date", weight=2),
            Column(title="Department", weight=2),
            Column(title="People", numeric=True),
            Column(title="Must-ask asked"),
            Column(title="Read back", weight=2),
        ),
        rows=tuple(rows),
    )


def _must(gathered: Gathered, session: Session) -> str:
    """How many must-ask steps a session asked."""
    count, missed = must_asked(gathered.record, session)
    return f"{count - len(missed)} of {count}" if count else "–"


def read_back(gathered: Gathered, session: Session) -> str:
    """Whether the room confirmed what was recorded, and when."""
    found = confirmed_of(gathered.record, session)
    if found is None:
        return "not read back"
    words = f"confirmed {times.day(found.at)}, {times.time(found.at)}"
    return f"{words}; {found.rest}, marked {MARK}" if found.rest else words


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
            f"Must-ask questions asked: {found.asked} of {found.must_ask} over all sessions."
        )
    )
    if found.missed:
        yield Bullets(
            items=tuple(
                plain(
                    f"{gathered.title(one.session)}, {times.day(one.session.started)}: "
                    f"{gathered.telling.text(one.title)} – "
                    f"{around(gathered.telling, one.session, one.reason) or 'not reached'}"
                )
                for one in found.missed
            )
        )


def planned_anew(gathered: Gathered, fact: SessionFact, guide: Guide) -> Iterator[AnyBlock]:
    """Each time that it was: when, why, what went, what became shorter or longer."""
    if not (found := fact.plans):
        return
    yield Heading(text="Planned anew", level=2)
    yield Bullets(items=tuple(plain(_plan(gathered, each, guide)) for each in found))
    if more := sum(each.more for each in found):
        yield Paragraph(spans=plain(f"The room was asked for {_minutes(more)} more in all."))


def _plan(gathered: Gathered, fact: PlanFact, guide: Guide) -> str:
    """One time, in a sentence."""
    parts = []
    if fact.left_out:
        parts.append(
            f"left out {listing([_title(gathered, guide, each) for each in fact.left_out])}"
        )
    for word, steps in (("shorter", fact.shorter), ("longer", fact.longer)):
        if steps:
            each = [
                f"{_title(gathered, guide, i)} {was:g} to {now:g}"
                for i, (was, now) in steps.items()
            ]
            parts.append(f"{word}: {listing(each)} min")
    if fact.more:
        parts.append(f"the room was asked for {_minutes(fact.more)} more")
    return f"{times.time(fact.at)}, {fact.reason}: {'; '.join(parts) or 'kept as it was'}."


def _title(gathered: Gathered, guide: Guide, step_id: str) -> str:
    step = guide.step(step_id)
    return gathered.telling.text(step.title) if step else step_id


def to_be_done_later(gathered: Gathered, session: Session) -> Iterator[AnyBlock]:
    """The steps that were left out and are to be done by mail or next time."""
    if found := done_later(gathered.record.guide_of(session), session):
        yield Heading(text="To be done later")
        yield Bullets(items=tuple(plain(_later(gathered, step)) for step in found))


def _later(gathered: Gathered, step: AnyStep) -> str:
    """A step with what it asks."""
    asks = f": {step.short}" if step.short else ""
    return gathered.telling.text(f"{step.title}{asks} (by mail or next time)")


def _minutes(number: float) -> str:
    whole = number == int(number)
    return plural(int(number), "minute") if whole else f"{number:g} minutes"
