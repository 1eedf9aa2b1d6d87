"""Find on the engagement screen, and what the list of people counts.

Requirement: Find knows tags, ignores accents, tells the speaker, and Esc in it returns and never
closes the engagement; the list of people counts what each said, with what they agreed to.
"""

from __future__ import annotations

from screens.engagement.lists.rows import found_rows, people_rows
from screens.widgets.row_list import Item
from tests.builders.record import Building, interview
from workshop.record.documents import Attribution, Entry
from workshop.running.commands import SetConsent


def said(items: list[Item]) -> str:
    """All that rows say."""
    parts = [part for item in items for part in (item.row.text, item.row.right, item.row.small)]
    return "\n".join(part.plain for part in parts)


def test_an_interview_counts_for_the_one_who_gave_it() -> None:
    """Without a name behind `@`; her consent of each session is told, what is taken back is not."""
    room = Building()
    ingrid, judith = room.person("Ingrid Solheim"), room.person("Judith Amsel")
    first = room.start(interview(), ingrid)
    for number in range(3):
        room.say(first, "talk", f"+ said {number} #integration")
    room.start(interview(), ingrid, judith)
    level = Attribution.NAME
    room.do(SetConsent(session_id=first, person_id=ingrid, attribution=level))
    text = said(list(people_rows(room.record)))
    assert "2 sessions · 3 entries" in text
    assert "consent: not asked (1), by name (1)" in text
    found = said(list(found_rows(room.record, "#integration", list(room.record.all(Entry)))))
    assert found.count("Ingrid Solheim") == 3
    assert "#integration" in found
