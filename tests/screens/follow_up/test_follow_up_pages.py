"""What is followed up, row by row, word for word.

Requirement: what is open first, what others left before what was said here; who does it, where it
was said, by when, and that it is overdue; people to meet; then what is done or dropped, and why.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from screens.follow_up.rows import follow_up_rows
from tests.builders.acme import Acme
from tests.pages import Pages
from workshop.record.documents import Entry, Session
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.commands import CloseSession, SkipStep, StartSession


def test_what_is_followed_up_as_it_is_read(tmp_path: Path, pages: Pages) -> None:
    """Before anything is said, in a session, after it, and in the next one."""
    acme = Acme(tmp_path / "acme")
    record, said = acme.store.record, []

    def read(day: date, before: Session | None = None) -> None:
        rows = (item.row for item in follow_up_rows(record, day, before))
        lines = [f"{'· ' * row.above}{line}" for row in rows for line in row.lines(90)]
        said.append("\n".join(str(each) for each in lines))

    read(date(2026, 11, 2))
    for line in (
        "> Count the [red]stores @Dana due:2026-11-20",
        "> Call Mia meet:@Mia.Berg",
        "> Write to all",
        f"> {'Long words ' * 50}@Ana @Dana due:2026-12-24",
        "? Who pays? @Ana",
        "? And who asks",
    ):
        acme.say(line)
    acme.store.do(SkipStep(session_id=acme.session_id, step_id="read-back", reason="No time"))
    first = record.get(Session, acme.session_id)
    ids = [entry.id for entry in record.all(Entry)]
    read(date(2026, 11, 20), first)
    acme.store.do(CloseSession(session_id=acme.session_id))
    for entry, state, note, due in (
        (ids[0], OutcomeState.MOVED, "waits", date(2026, 12, 1)),
        (ids[1], OutcomeState.DONE, "", None),
        (ids[2], OutcomeState.DROPPED, "not ours", None),
        (ids[4], OutcomeState.DONE, "Finance", None),
    ):
        acme.store.do(SetOutcome(entry_id=entry, state=state, note=note, due=due))
    start = StartSession(guide=acme.guide, digest="next", people=(acme.bo.id,), title="Next")
    acme.session_id = str(acme.store.do(start).session_id)
    acme.say("> Said here @Bo")
    for day in (date(2026, 12, 1), date(2026, 12, 2)):
        read(day, record.get(Session, acme.session_id))
    read(date(2026, 12, 25))
    acme.store.close()
    pages.same(*said)
