"""Changes at plain prompts: who was told of each, and what is recorded of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from screens.plain.menus.menu import Choice, Engaged, offer
from workshop.carrying.told_changes import ToldChange, told_changes
from workshop.privacy.told_record import told_record
from workshop.record.documents import Department
from workshop.record.rows import Row
from workshop.running.carrying_rows import (
    acknowledged_now,
    missing_notices,
    nobody_tells,
    told_now,
    waiting,
)
from workshop.running.words.as_said import Around, person_named
from workshop.text import listing, shorten

_LONGEST: Final = 60


def changes_menu(engaged: Engaged) -> None:
    """Offer the changes, those of which somebody is still to be told first."""

    def choices() -> Iterator[Choice]:
        yield Choice("Tell who was told of which", partial(engaged.do, "told"))
        for told in _all(engaged):
            row = told.row
            state = f"{len(told.open)} not told" if told.change else "nobody said what it changes"
            begun = "started" if told.has_begun else "not started yet"
            words = f"{row.code}: {shorten(row.subject, _LONGEST)}, {begun}, {state}"
            yield Choice(words, partial(_one, engaged, row.id))

    offer(engaged.ask, lambda: "Which change?", choices)


def _all(engaged: Engaged) -> tuple[ToldChange, ...]:
    with engaged.reading() as store:
        return told_changes(told_record(store.record))


def _of(engaged: Engaged, row_id: str) -> ToldChange | None:
    return next((each for each in _all(engaged) if each.row.id == row_id), None)


def _one(engaged: Engaged, row_id: str) -> None:
    """Offer to make the notices that are missing, and each notice."""

    def title() -> str:
        told = _of(engaged, row_id)
        return f"{told.row.code} {told.row.subject}. What?" if told else ""

    def choices() -> Iterator[Choice]:
        told = _of(engaged, row_id)
        if told is None:
            return
        with engaged.reading() as store:
            record = store.record
        if told.without_notice:
            names = [record.get(Department, each).name for each in told.without_notice]
            words = f"Make the notices that are missing: {', '.join(names)}"
            yield Choice(words, partial(_make, engaged, row_id))
        if len(waits := waiting(told)) > 1:
            words = f"All that wait were told today: {listing([each.code for each in waits])}"
            yield Choice(words, partial(_told, engaged, waits))
        for one in told.told:
            name = record.get(Department, one.department_id).name
            for notice in one.notices:
                if not notice.cell("told_on"):
                    act = partial(_told, engaged, [notice])
                    yield Choice(f"{notice.code} to {name}: told today", act)
                if not notice.cell("acknowledged_on"):
                    act = partial(_acknowledged, engaged, notice)
                    yield Choice(f"{notice.code} to {name}: acknowledged today", act)

    offer(engaged.ask, title, choices)


def _make(engaged: Engaged, row_id: str) -> None:
    told = _of(engaged, row_id)
    if told is not None:
        with engaged.reading() as store:
            command = missing_notices(store.record, told)
        engaged.send(command)


def _told(engaged: Engaged, notices: Sequence[Row]) -> None:
    """Ask by whom where nobody is named, and record it."""
    who = ""
    if any(map(nobody_tells, notices)):
        who = engaged.line("Who told them? @handle or name (may be empty)")
    with engaged.reading() as store:
        person = person_named(Around(store.record), who).id if who else None
        command = told_now(store.record, notices, person, store.moment().today)
    engaged.send(command)


def _acknowledged(engaged: Engaged, notice: Row) -> None:
    with engaged.reading() as store:
        today = store.moment().today
    engaged.send(acknowledged_now([notice], today))
