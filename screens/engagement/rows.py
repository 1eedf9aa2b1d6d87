"""The rows of the engagement screen: sessions, people, guides, history, entries found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from textual.content import Content

from screens.widgets.ink import sign
from screens.widgets.row_list import MUTED, Item, Row
from workshop.record.documents import Department, Entry, Person, Session, SessionState
from workshop.record.record import Record
from workshop.running.session_rules import state_of
from workshop.text import listing, plural

if TYPE_CHECKING:
    from sessions.history.history import RecordedChange
    from sessions.library.guides import Listed

_STATES: Final = {
    SessionState.RUNNING: ("▶", "$accent", "running"),
    SessionState.PAUSED: ("‖", "$warning", "paused"),
    SessionState.CLOSED: ("✓", "$success", "closed"),
}


_LATEST: Final = 100
"""So many changes are listed here; the history screen has them all."""


def muted(text: str) -> Content:
    """Small print."""
    return Content.styled(text, MUTED)


def note(text: str, above: int = 0) -> Item:
    """A row that only says something."""
    return Item(Row(muted(text), above=above))


def day(moment: datetime, *, clock: bool = False) -> str:
    """A date as the lists have it: `21 Nov 2026`."""
    local = moment.astimezone()
    shown = f"{local.day} {local:%b %Y}"
    return f"{shown}, {local:%H:%M}" if clock else shown


def session_rows(record: Record) -> Iterator[Item]:
    """The sessions, the latest first, with those that are not closed on top."""
    sessions = sorted(record.sessions(), key=lambda s: (s.closed is None, s.started), reverse=True)
    if not sessions:
        yield note("No sessions yet. Press n to start one from a guide.")
    for session in sessions:
        yield Item(_session_row(record, session), session.id)


def _session_row(record: Record, session: Session) -> Row:
    """A session: state, title, date; then people, department, entries."""
    mark, style, word = _STATES[state_of(session, record.clock_of(session.id))]
    people = record.people_of(session)
    names = [person.name for person in people]
    few = len(names) < 3
    ids = [session.department_id] if session.department_id else [p.department_id for p in people]
    departments = {d.name: None for d in (record.find(Department, i) for i in ids) if d}
    parts = [
        "" if few else plural(len(names), "person", "people"),
        ", ".join(departments) if few or session.department_id else "",
        plural(record.entry_count(session.id), "entry", "entries"),
        "" if session.closed else word,
    ]
    return Row(
        Content.assemble((session.title, "bold"), f"  {listing(names)}" if few else ""),
        lead=Content.styled(mark, style),
        right=muted(day(session.started)),
        small=muted(" · ".join(part for part in parts if part)),
        indent=3,
    )


def people_rows(record: Record) -> Iterator[Item]:
    """The departments with their people; those without a department at the end."""
    spoken = Counter(person for entry in record.all(Entry) for person in entry.people)
    sat = Counter(person for session in record.all(Session) for person in session.people)
    by_department: defaultdict[str | None, list[Person]] = defaultdict(list)
    for person in record.all(Person):
        by_department[person.department_id].append(person)
    departments = sorted(record.all(Department), key=lambda d: d.name.casefold())
    if not departments and not by_department:
        yield note("Nobody yet. Press a to add a person, d to add a department.")
    for place, department in enumerate(departments):
        people = by_department[department.id]
        yield Item(_department_row(department, people, above=int(place > 0)), department.id)
        yield from (_person_item(person, spoken, sat) for person in _by_name(people))
    if loose := by_department[None]:
        yield note("No department", above=int(bool(departments)))
        yield from (_person_item(person, spoken, sat) for person in _by_name(loose))


def _by_name(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda person: person.name.casefold())


def _department_row(department: Department, people: list[Person], above: int) -> Row:
    """A department and how many people are known there."""
    return Row(
        Content.styled(department.name, "bold"),
        right=muted(plural(len(people), "person", "people")),
        above=above,
    )


def _person_item(person: Person, spoken: Counter[str], sat: Counter[str]) -> Item:
    """A person, the role, and what is recorded of them."""
    said = f"{plural(sat[person.id], 'session')} · {plural(spoken[person.id], 'entry', 'entries')}"
    text = Content.assemble(person.name, (f"  {person.role}" if person.role else "", MUTED))
    return Item(Row(text, right=muted(said), indent=3), person.id)


def guide_rows(listed: Iterable[Listed]) -> Iterator[Item]:
    """The guides with their time and where they come from."""
    for guide in listed:
        if guide.hidden:
            continue
        if guide.problems:
            yield Item(
                Row(
                    Content.styled(guide.name, "bold"),
                    right=Content.styled(plural(guide.problems, "problem"), "$error"),
                    small=muted(f"cannot be run yet · {guide.origin.value}"),
                ),
                f"guide:{guide.name}",
            )
            continue
        yield Item(
            Row(
                Content.styled(guide.title, "bold"),
                right=muted(f"{guide.minutes:g} min"),
                small=muted(f"{guide.setting} · {guide.name} · {guide.origin.value}"),
            ),
            f"guide:{guide.name}",
        )


def history_rows(told: list[RecordedChange]) -> Iterator[Item]:
    """What was done last, the newest first, with the day where it changes."""
    if not told:
        yield note("Nothing was recorded yet.")
    last = ""
    for change in reversed(told[-_LATEST:]):
        at = datetime.fromtimestamp(change.at).astimezone()
        if (today := day(at)) != last:
            yield note(today, above=int(bool(last)))
            last = today
        row = Row(Content(change.sentence), lead=muted(f"{at:%H:%M}"), indent=7)
        yield Item(row, f"line:{change.number}:{change.mark[1]}")
    words = "h walks the whole history, undoes any change of it and shows any moment again."
    yield note(words, above=1)


def entry_item(record: Record, entry: Entry) -> Item:
    """An entry as it was said, with who, in which session, when."""
    session = record.get(Session, entry.session_id)
    who = listing([p.name for i in entry.people if (p := record.find(Person, i))])
    parts = [who, session.title, day(entry.at, clock=True)]
    if entry.retracted:
        parts.append("taken back")
    return Item(
        Row(
            Content(entry.text),
            lead=sign(entry.kind),
            small=muted(" · ".join(part for part in parts if part)),
            indent=3,
        ),
        f"entry:{entry.id}",
    )


def found_rows(record: Record, words: str, found: list[Entry]) -> Iterator[Item]:
    """The entries that hold all the words."""
    if not words.strip():
        yield note("Type words; every entry that holds them all is listed here.")
        return
    yield note(
        plural(len(found), "entry", "entries") + (" found" if found else " found. Try fewer words.")
    )
    yield from (entry_item(record, entry) for entry in found[:500])
    if len(found) > 500:
        yield note(f"{len(found) - 500:,} more; type another word to narrow them.")
