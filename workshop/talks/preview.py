"""What joining two records of one talk would come to, told before it is done."""

from __future__ import annotations

from datetime import timedelta

from workshop import times
from workshop.record.change import Moment
from workshop.record.documents import Person, Session
from workshop.record.record import Record
from workshop.talks.repeats import ClockDifference, clock_difference, clock_words
from workshop.talks.two_records import joined, may_be_of_one_talk
from workshop.text import listing, plural


def proposed_offset(record: Record, first: Session, second: Session) -> ClockDifference:
    """How far the clock of the second record is from that of the first, as their lines tell."""
    return clock_difference(
        *(record.entries_of(each.id, off_record=True) for each in (first, second))
    )


def likely_pairs(record: Record) -> list[tuple[int, int]]:
    """The sessions that look like two records of one talk, by their numbers in the list.

    They may be by guide, day and people, and began within half an hour or have a line in common.
    """
    sessions = record.sessions()
    places = {each.id: place for place, each in enumerate(sessions, 1)}
    return [
        (places[first.id], places[second.id])
        for first in sessions
        for second in may_be_of_one_talk(record, first)
        if places[first.id] < places[second.id]
        and (
            abs(first.started - second.started) <= timedelta(minutes=30)
            or proposed_offset(record, first, second).n
        )
    ]


def record_words(record: Record, session: Session) -> str:
    """A record of a talk in a line: `Stakeholder interview, 14 Sep, 10:02, 41 entries by Ines`."""
    count = plural(record.entry_count(session.id), "entry", "entries")
    ids = dict.fromkeys(
        each for entry in record.entries_of(session.id) for each in entry.written_by
    )
    names = [person.name for each in ids if (person := record.find(Person, each))]
    by = f" by {listing(names)}" if names else ""
    return f"{session.title}, {times.short_moment(session.started)}, {count}{by}"


def preview_lines(
    record: Record, first: Session, second: Session, offset: float, moment: Moment
) -> list[str]:
    """What becomes of two records, as sentences.

    Args:
        record: all documents.
        first: the record that is gone on with.
        second: the one that comes into it.
        offset: seconds that are added to the times of the second.
        moment: a moment to try it in.

    Raises:
        Refused: they cannot be one.
    """
    both = joined(record, first, second, timedelta(seconds=offset), moment)
    count = len(both.repeated)
    put = "on" if offset > 0 else "back"
    return [
        f"First record: {record_words(record, first)}.",
        f"Second record: {record_words(record, second)}; it comes into the first.",
        proposed_offset(record, first, second).sentence,
        f"Its times are put {clock_words(offset)} {put}." if offset else "Its times stay.",
        f"{plural(count, 'line')} word for word in both, each taken as one." if count
        else "No line stands in both at one moment.",
        *both.differences,
    ]  # fmt: skip
