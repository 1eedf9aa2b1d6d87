"""Asking how people may be quoted: one at a time, or the same for all who were not asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from screens.dialogs.confirm import Confirm
from screens.dialogs.pick import Pick
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from workshop.privacy.consents import levels_offered, not_asked
from workshop.record.documents import Attribution, Person, Session
from workshop.record.record import Record
from workshop.running.commands import Command, SetConsent, SetConsents
from workshop.running.same_person import told_apart
from workshop.text import plural

if TYPE_CHECKING:
    from textual.app import App

_MOST_NAMED = 14
"""So many names stand in a question, at most."""


async def asked_for(
    app: App[object], record: Record, session: Session, person: Person
) -> Command | None:
    """Ask how a person may be quoted; an answer that stands is named first."""
    consent = record.consent_of(session.id, person.id)
    question = f"How may {told_apart(record, person)} be quoted?"
    if consent:
        question = (
            f"{told_apart(record, person)} agreed to: {consent.attribution.sentence}. Instead?"
        )
    now = consent.attribution.value if consent else ""
    level = await _level(app, question, levels_offered(record.guide_of(session)), now)
    if level is None or (consent and level is consent.attribution):
        return None
    return SetConsent(session_id=session.id, person_id=person.id, attribution=level)


async def asked_for_all(app: App[object], record: Record, session: Session) -> Command | None:
    """Ask for one level for all who were not asked yet; names everybody before anything is done."""
    people = not_asked(record, session)
    if not people:
        return None
    count = plural(len(people), "person", "people")
    question = f"How may all {count} who were not asked be quoted?"
    level = await _level(app, question, levels_offered(record.guide_of(session)))
    if level is None:
        return None
    names = [told_apart(record, person) for person in people[:_MOST_NAMED]]
    if more := len(people) - len(names):
        names.append(f"and {more} more")
    words = "\n".join(
        (*names, "", "The record says that it was given for all at once. Undo takes back all.")
    )
    asked = Confirm(f"{count}: {level.sentence}?", words, f"Record for all {len(people)}")
    if not await app.push_screen_wait(asked):
        return None
    ids = tuple(person.id for person in people)
    return SetConsents(session_id=session.id, people=ids, attribution=level)


async def picked_person(app: App[object], record: Record, session: Session) -> Person | None:
    """Ask whom to ask: whoever was not asked yet stands first."""
    waiting = not_asked(record, session)
    answered = [person for person in record.people_of(session) if person not in waiting]
    items = [
        Item(
            Row(Content(told_apart(record, person)), right=muted(_agreed(record, session, person))),
            person.id,
        )
        for person in (*waiting, *answered)
    ]
    if not items:
        return None
    picked = await app.push_screen_wait(Pick("Whom do you ask?", items, "Ask"))
    return record.find(Person, picked)


def _agreed(record: Record, session: Session, person: Person) -> str:
    consent = record.consent_of(session.id, person.id)
    return consent.attribution.sentence if consent else "not asked yet"


async def _level(
    app: App[object], question: str, levels: Sequence[Attribution], now: str = ""
) -> Attribution | None:
    """Ask for a level."""
    items = [Item(Row(Content(level.sentence)), level.value) for level in levels]
    picked = await app.push_screen_wait(Pick(question, items, "Record it", now))
    return Attribution(picked) if picked else None
