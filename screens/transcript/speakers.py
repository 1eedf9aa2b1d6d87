"""Who speaks in a transcript: names as the record knows them, and the question who somebody is."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from screens.base.record_screen import RecordScreen
from screens.dialogs.acting import perform_and_tell
from screens.dialogs.person import PersonDialog, PersonWords
from screens.dialogs.pick import Pick
from screens.widgets.row_list import Item, Row
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.record.transcripts import Transcript
from workshop.running.command_kinds.transcripts import MapSpeaker
from workshop.running.commands import NewPerson
from workshop.running.same_person import about
from workshop.text import as_sorted

_NEW = "new"


def names_of(record: Record, transcript: Transcript) -> dict[str, str]:
    """What speakers are called in the record, by what the file calls them."""
    found = {name: record.find(Person, each) for name, each in transcript.speakers.items()}
    return {name: person.name for name, person in found.items() if person}


async def who_speaks(screen: RecordScreen[Any], transcript: Transcript, cue: int) -> None:
    """Ask who the speaker of a cue is, and record it."""
    speakers = [each.speaker for each in transcript.cues[: cue + 1] if each.speaker]
    if not speakers:
        screen.warn("The transcript does not say that anybody speaks here.")
        return
    name = speakers[-1]
    record = screen.store.record
    people = sorted(record.all(Person), key=lambda person: as_sorted(person.name))
    items = [
        Item(Row(Content(person.name), small=Content(about(record, person))), person.id)
        for person in people
    ]
    items.append(Item(Row(Content("Somebody new")), _NEW))
    now = transcript.speakers.get(name, "")
    picked = await screen.app.push_screen_wait(Pick(f"Who is {name}?", items, "It is", now))
    if picked is None:
        return
    person: str | NewPerson = picked
    if picked == _NEW:
        departments = [each.name for each in record.all(Department)]
        dialog: PersonDialog = PersonDialog(departments)
        words: PersonWords | None = await screen.app.push_screen_wait(dialog)
        if words is None:
            return
        person = words.new()
    command = MapSpeaker(session_id=transcript.session_id, speaker=name, person=person)
    perform_and_tell(screen, command)
