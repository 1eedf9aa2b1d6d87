"""What an entry is about: a reason for a factor, a remark on a theme. The command and its rule."""

from __future__ import annotations

from typing import Annotated

import msgspec

from workshop.ballots.subjects import find_subject, whole_id
from workshop.ballots.votes.items import Item, item_of
from workshop.errors import Refused
from workshop.language import raised
from workshop.record.change import Change, Moment
from workshop.record.documents import Entry, Session
from workshop.record.meanings import AboutId, Called, EntryId
from workshop.record.record import Record
from workshop.running.base.command import Command
from workshop.running.base.registry import rule
from workshop.text import shorten


class SetAbout(Command, frozen=True, kw_only=True):
    """Say what an entry is about, or that it is about nothing in particular."""

    entry_id: EntryId
    about_id: Annotated[AboutId | None, Called("about")] = None
    """What; left out, it is about nothing in particular."""


@rule(SetAbout)
def set_about(record: Record, command: SetAbout, _: Moment) -> Change:
    """Put what an entry is about; its words, time and place stay."""
    entry = record.get(Entry, command.entry_id)
    if command.about_id == entry.id:
        raise Refused("An entry is not about itself.")
    if command.about_id == entry.about_id:
        raise Refused("That is what it is about already.")
    words = "an entry" if entry.off_record else f"“{shorten(entry.text, 60)}”"
    what = told_about(record, record.get(Session, entry.session_id), command.about_id)
    about = f"Noted that {words} is about {what}" if what else f"{words} is about nothing now"
    put = msgspec.structs.replace(entry, about_id=command.about_id)
    return Change(sentence=raised(about), puts=(put,), session_id=entry.session_id)


def about_of(record: Record, session: Session, about_id: str | None) -> Item | None:
    """What something is said about as it stands now; none where it is about nothing.

    What was merged is what stands for it. What is gone has no words.
    """
    if about_id is None:
        return None
    if (subject := find_subject(record, whole_id(record, about_id))) is not None:
        return Item(subject.id, subject.code, subject.text)
    entries = record.entries_of(session.id)
    numbers = {entry.id: str(at) for at, entry in enumerate(entries, 1)}
    return item_of(record, about_id, numbers.get(about_id, ""))


def told_about(record: Record, session: Session, about_id: str | None) -> str:
    """What something is said about, in a word: its code, else its words; empty for nothing."""
    item = about_of(record, session, about_id)
    if item is None:
        return ""
    entry = record.find(Entry, item.id)
    if entry is not None:
        return "an entry off the record" if entry.off_record else f"“{shorten(item.text, 40)}”"
    return item.code or (f"“{shorten(item.text, 40)}”" if item.text else "something taken out")


def said_about(record: Record, session_id: str, subject_id: str) -> list[Entry]:
    """What was said about something in a session, also about what was merged into it since."""
    return said_about_each(record, session_id).get(subject_id, [])


def said_about_each(record: Record, session_id: str) -> dict[str, list[Entry]]:
    """The same for everything that something was said about, by its id."""
    found: dict[str, list[Entry]] = {}
    for entry in record.entries_of(session_id):
        about = entry.about_id
        if about is None or entry.retracted:
            continue
        for subject_id in dict.fromkeys((about, whole_id(record, about))):
            found.setdefault(subject_id, []).append(entry)
    return found
