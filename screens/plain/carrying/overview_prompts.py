"""The overview at plain prompts: read out, and the next session begun from it."""

from __future__ import annotations

from screens.plain.menus.menu import Engaged, one_of
from screens.plain.menus.programme import begin_planned
from workshop.privacy.told_record import told_record
from workshop.programme.overview.known import Known
from workshop.programme.overview.next_session import Next, next_of
from workshop.programme.stages import Programme
from workshop.record.documents import Department
from workshop.record.record import Record


def overview_menu(engaged: Engaged) -> None:
    """Read out the overview, and offer the session that it names."""
    engaged.do("overview")
    with engaged.reading() as store:
        record = told_record(store.record)
        found = next_of(Known(record, store.moment().today))
        rest = _words_of(record, found) if found else []
        planned = Programme(record).of(found.interview_id) if found else None
    if found is None:
        return
    does = "Go on with it" if found.session_id else "Begin it"
    if not one_of(engaged.ask, f"{found.title}. Now?", [(does, "begin")]):
        return
    if planned is not None and not found.session_id:
        begin_planned(engaged, planned)
    else:
        engaged.do("run", rest=["--plain", *rest])


def _words_of(record: Record, found: Next) -> list[str]:
    """What the command that begins a session says of it."""
    if found.session_id:
        return ["--session", found.session_id]
    department = record.find(Department, found.department_id)
    return ["--guide", found.guide, *(["--department", department.name] if department else [])]
