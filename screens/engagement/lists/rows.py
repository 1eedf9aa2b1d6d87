"""The rows of the engagement screen: people, guides, history, entries found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from textual.content import Content

from screens.widgets.ink import ALERT, muted, sign
from screens.widgets.row_list import MUTED, Item, Row
from screens.widgets.row_words import day, note
from sessions.history.history import RecordedChange
from sessions.library.guide_files import Origin
from sessions.library.guides import Listed
from workshop.analysis.evidence import Hearing
from workshop.privacy.consents import consent_words
from workshop.privacy.editions import Telling
from workshop.record.documents import (
    Department,
    Entry,
    Person,
    Session,
    Withdrawal,
    WithdrawalLevel,
)
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.running.cells.whole_table import open_points
from workshop.running.sources import people_to_meet
from workshop.text import as_sorted, plural, shorten

_LATEST: Final = 100
"""So many changes are listed here; the history screen has them all."""


class Nameless(NamedTuple):
    """Somebody who was erased and came back without a name, with files of another copy."""

    id: str
    """Their id, all that is known of them."""


def nameless_rows(people: Iterable[str]) -> Iterator[Item]:
    """Those who were erased and came back without a name."""
    for place, person_id in enumerate(people):
        if not place:
            yield note("Erased, and come back without a name", above=1)
        words = "erase them again, with the name that they had"
        row = Row(Content.styled("without a name", ALERT), small=muted(words), indent=3)
        yield Item(row, person_id, Nameless(person_id))


def people_rows(record: Record) -> Iterator[Item]:
    """The departments with their people; those without a department at the end."""
    known = _Known(record)
    by_department: defaultdict[str | None, list[Person]] = defaultdict(list)
    to_meet = people_to_meet(record)
    for person in record.all(Person):
        if person not in to_meet:
            by_department[person.department_id].append(person)
    departments = sorted(record.all(Department), key=lambda d: as_sorted(d.name))
    if not departments and not by_department and not to_meet:
        yield note("Nobody yet. a adds a person, d a department; a list can be pasted here.")
    for place, department in enumerate(departments):
        people = by_department[department.id]
        yield Item(
            _department_row(department, people, above=int(place > 0)), department.id, department
        )
        yield from (known.item(person) for person in _by_name(people))
    if loose := by_department[None]:
        yield note("No department", above=int(bool(departments)))
        yield from (known.item(person) for person in _by_name(loose))
    if to_meet:
        yield note("To meet", above=1)
        yield from (known.item(person) for person in _by_name(to_meet))


def _by_name(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda person: as_sorted(person.name))


def _department_row(department: Department, people: list[Person], above: int) -> Row:
    """A department and how many people are known there."""
    return Row(
        Content.assemble((department.name, "bold"), (f"  {department.short}", MUTED)),
        right=muted(plural(len(people), "person", "people")),
        above=above,
    )


class _Known:
    """What is recorded of everybody: sessions, what they said, what they agreed to."""

    def __init__(self, record: Record) -> None:
        self._record = record
        hearing = Hearing(record)
        standing = (e for e in record.all(Entry) if not (e.off_record or e.retracted))
        self._said = Counter(who for entry in standing for who in hearing.speakers(entry))
        self._sat = Counter(who for session in record.all(Session) for who in session.people)
        self._withdrew = {one.person_id: one.level.sentence for one in record.all(Withdrawal)}

    def item(self, person: Person) -> Item:
        """A person, the role, what is recorded of them, what they agreed to or took back."""
        sat, entries = self._sat[person.id], self._said[person.id]
        said = f"{plural(sat, 'session')} · {plural(entries, 'entry', 'entries')}"
        text = Content.assemble(person.name, (f", {person.role}" if person.role else "", MUTED))
        small = Content("")
        if took := self._withdrew.get(person.id):
            small = Content.styled(f"withdrew: {took}", ALERT)
        elif agreed := consent_words(self._record, person):
            small = muted(f"consent: {agreed}")
        return Item(Row(text, right=muted(said), small=small, indent=3), person.id, person)


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
                guide.name,
                guide,
            )
            continue
        known = f"{guide.setting} · {guide.name} · {guide.origin.value}"
        own = guide.origin is not Origin.SHIPPED
        brief = f"{guide.name} · {guide.origin.value}" if own else guide.name
        whom = shorten(guide.audience, 62 - len(brief))
        yield Item(
            Row(
                Content.styled(guide.title, "bold"),
                right=muted(f"{guide.minutes:g} min"),
                # Typing narrows by all of it, also where there is room for less.
                small=muted(f"{known} · {guide.audience}" if guide.audience else known),
                brief=muted(f"{brief} · {whom}"),
            ),
            guide.name,
            guide,
        )


def register_rows(record: Record) -> Iterator[Item]:
    """The registers with how many rows they have, and what is still to be asked."""
    for register in REGISTERS.values():
        found = record.rows(register.name)
        gaps = sum(any(register.gaps(row.cells)) for row in found)
        asks = f" · {gaps:,} to ask" if gaps else ""
        if points := open_points(record, register):
            asks += f" · {len(points):,} not right yet"
        yield Item(
            Row(
                Content.styled(register.title, "bold"),
                right=muted(f"{register.count(len(found))}{asks}" if found else "empty"),
                small=muted(register.means),
            ),
            register.name,
            register,
        )


def history_rows(changes: list[RecordedChange], told: Callable[[str], str]) -> Iterator[Item]:
    """What was done last, the newest first, with the day where it changes.

    Args:
        changes: all of them.
        told: gives a sentence as it may be shown.
    """
    if not changes:
        yield note("Nothing was recorded yet.")
    last = ""
    for change in reversed(changes[-_LATEST:]):
        at = datetime.fromtimestamp(change.at).astimezone()
        if (today := day(at)) != last:
            yield note(today, above=int(bool(last)))
            last = today
        row = Row(Content(told(change.sentence)), lead=muted(f"{at:%H:%M}"), indent=7)
        yield Item(row, f"change-{change.number}-{change.mark[1]}", change)
    words = "h walks the whole history, undoes any change of it and shows any moment again."
    yield note(words, above=1)


def _entry_item(telling: Telling, withdrew: Collection[str], entry: Entry) -> Item:
    """An entry as it was said, with who, in which session, when."""
    record = telling.record
    session = record.get(Session, entry.session_id)
    speakers = telling.hearing.speakers(entry)
    who = "somebody who withdrew" if set(speakers) & set(withdrew) else telling.who(entry)
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    parts = [who, session.title, day(entry.at, clock=True), tags]
    if entry.retracted:
        parts.append("taken back")
    return Item(
        Row(
            Content(entry.text),
            lead=sign(entry.kind),
            small=muted(" · ".join(part for part in parts if part)),
            indent=3,
        ),
        entry.id,
        entry,
    )


def found_rows(record: Record, words: str, found: list[Entry]) -> Iterator[Item]:
    """The entries that hold all the words."""
    if not words.strip():
        yield note("Type words, or a #tag; every entry that holds them all is listed here.")
        return
    yield note(
        plural(len(found), "entry", "entries") + (" found" if found else " found. Try fewer words.")
    )
    telling = Telling(record, "restricted")
    taken_back = [one for one in record.all(Withdrawal) if one.level is WithdrawalLevel.WITHDRAWN]
    withdrew = {one.person_id for one in taken_back}
    yield from (_entry_item(telling, withdrew, entry) for entry in found[:500])
    if len(found) > 500:
        yield note(f"{len(found) - 500:,} more; type another word to narrow them.")
