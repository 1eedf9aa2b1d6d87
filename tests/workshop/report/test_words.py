"""The words of the program, and what the sender is told, stand in no document for others.

What people said is theirs: it is taken out before the words are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.builders.asking import asking
from tests.builders.record import Building, interview, workshop
from tests.builders.scored import scored
from workshop.record.documents import Attribution, Entry
from workshop.record.record import Record
from workshop.report.build import OF_ENGAGEMENT, OF_SESSION, build
from workshop.running.commands import RetractEntry

OURS = re.compile(
    r"\bentr(?:y|ies)\b|\bfiled\b|\b(?:not )?taken in\b|\bmerged into\b|\bstands? for all\b"
    r"|before sending|read this edition|\bnot judged\b.*\bentr",
    re.IGNORECASE,
)
"""Words that say something to whoever works with the program, and nothing to whoever reads."""


def strings(value: Any) -> Iterator[str]:
    """Every text in a document, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def engagement() -> Record:
    """Two interviews and a workshop with something merged, private, withheld and taken back."""
    room = Building()
    finance, sales = room.department("Finance"), room.department("Sales")
    dana = room.person("Dana Ortiz", "Head of Finance", finance)
    lee = room.person("Lee Park", "Clerk", sales)
    talk = room.start(asking(), dana)
    room.consent(talk, dana, Attribution.ROLE)
    one = room.say(talk, "talk", "- Sign-in takes nine minutes #sign-in")
    room.say(talk, "talk", "! Licences rise in 2027 #sign-in")
    room.say(talk, "talk", "- Only for you #private")
    room.say(talk, "goals", "Cases from 50 to 20 by 2028")
    room.say(talk, "priorities", "Stop: paper forms")
    other = room.start(interview(), lee)
    room.consent(other, lee, Attribution.WITHHELD)
    two = room.say(other, "talk", "- Sign-in is slow")
    room.say(other, "actions", "Ask the bank @Lee due:2026-04-01")
    meeting = room.start(workshop(), dana, lee)
    room.consent(meeting, dana, Attribution.NAME)
    three = room.say(meeting, "talk", "- Nine minutes to sign in @Dana")
    gone = room.say(meeting, "talk", "- Not so @Dana")
    room.do(RetractEntry(entry_id=gone.id))
    room.merge(one, two, three)
    room.score(meeting, "inside", one, dana, weight=100)
    return room.record


@pytest.mark.parametrize("record", [engagement(), scored().record], ids=["small", "scored"])
def test_no_document_for_others_speaks_of_the_program(record: Record) -> None:
    """Every document of people, in the edition that may be sent."""
    said = sorted({entry.text for entry in record.all(Entry)}, key=len, reverse=True)
    wanted: list[tuple[str, str | None]] = [(name, None) for name in OF_ENGAGEMENT]
    wanted += [(name, each.id) for name in OF_SESSION for each in record.sessions()]
    found = []
    for name, session in wanted:
        report = build(record, name, "shareable", session_id=session)
        told = msgspec.to_builtins((report.title, report.meta, report.blocks, report.status))
        for text in strings(told):
            ours = text
            for theirs in said:
                ours = ours.replace(theirs, "")
            found += [(name, text)] if OURS.search(ours) else []
    assert not found
