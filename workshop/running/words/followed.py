"""Words for what became of the chosen action or question: done, dropped, moved, to be done."""

from __future__ import annotations

from typing import Final

from workshop.dates import dates_in
from workshop.errors import Refused
from workshop.record.documents import Entry, EntryKind
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import DropParked, SetOutcome
from workshop.running.commands import Command
from workshop.running.follow_up.outcomes import why_not_followed
from workshop.running.room.about import SetAbout
from workshop.running.words.as_said import Around, about_named
from workshop.running.words.slash import Said, SlashWord, Takes


def _entry(said: Said) -> Entry:
    """The chosen entry, or the last one."""
    if said.entry is None:
        raise Refused("There is no entry here yet.")
    return said.entry


def _done(said: Said) -> Command:
    return SetOutcome(entry_id=_entry(said).id, state=OutcomeState.DONE, note=said.words)


def _todo(said: Said) -> Command:
    return SetOutcome(entry_id=_entry(said).id, state=OutcomeState.OPEN, note=said.words)


def _postpone(said: Said) -> Command:
    """The day stands first, and why behind it."""
    words = said.words.split()
    day, many = next(dates_in(words, None), (None, 0))
    if day is None:
        raise Refused("Say to which day first, as in `/postpone 12 Dec waits for the budget`.")
    note = " ".join(words[many:])
    return SetOutcome(entry_id=_entry(said).id, state=OutcomeState.MOVED, note=note, due=day)


def _drop(said: Said) -> Command:
    """A parked item, an action or a question, left alone with a reason."""
    entry = _entry(said)
    if entry.kind is EntryKind.PARKED:
        return DropParked(entry_id=entry.id, reason=said.words)
    return SetOutcome(entry_id=entry.id, state=OutcomeState.DROPPED, note=said.words)


def _serves(said: Said) -> Command:
    """What an action is for, by its code; without one, for nothing in particular.

    The last action is meant where what stands last is none: the parking list stands below them.
    """
    around = Around(said.record, said.session)
    about = about_named(around, said.words) if said.words else None
    entry = said.entry if said.entry and said.entry.kind is EntryKind.ACTION else None
    every = said.record.entries_of(said.session.id)
    actions = [each for each in every if each.kind is EntryKind.ACTION and not each.retracted]
    if entry is None and not actions:
        raise Refused("There is no action here yet.")
    return SetAbout(entry_id=(entry or actions[-1]).id, about_id=about)


def _why_not_dropped(entry: Entry) -> str:
    """Why an entry cannot be dropped; empty where it can."""
    if entry.kind is EntryKind.PARKED and not entry.retracted:
        return ""
    if why_not_followed(entry):
        return "it is neither parked nor an action nor an open question"
    return ""


FOLLOWED: Final = (
    SlashWord(
        "drop", "it will not be taken up", "", Takes.REASON, makes=_drop, unfit=_why_not_dropped
    ),
    SlashWord(
        "done", "it was done, or answered", "", Takes.WORDS, "[NOTE]", makes=_done,
        unfit=why_not_followed,
    ),
    SlashWord(
        "postpone", "move it to another day", "", Takes.OTHER, "DAY [WHY]", makes=_postpone,
        unfit=why_not_followed,
    ),
    SlashWord("serves", "what it is done for", "", Takes.OTHER, "[CODE]", makes=_serves),
    SlashWord(
        "todo", "it is open after all", "", Takes.WORDS, "[NOTE]", makes=_todo,
        unfit=why_not_followed,
    ),
)  # fmt: skip
"""What is said of an action, a question or something parked."""
