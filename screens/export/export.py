"""Writing a document from a screen: what, where, and never over another file unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from textual.content import Content

from screens.base.background import tried
from screens.base.record_screen import RecordScreen
from screens.dialogs.pick import Pick
from screens.dialogs.replace_file import may_write
from screens.export.export_dialog import ExportDialog, Wanted
from screens.widgets.row_list import Item, Row
from screens.widgets.session_rows import session_rows
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.documents import Request, document_in
from sessions.exports.files import save
from sessions.exports.look import look_of
from sessions.exports.notes import left_behind
from sessions.exports.registry import format_named
from sessions.exports.remarks import remarks
from sessions.library.file_names import folder_name
from sessions.store.since import earlier_of
from workshop.analysis.answer.version import version_of
from workshop.privacy.hides_nobody import hidden_in_vain
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.report.build import (
    OF_DEPARTMENT,
    OF_PERSON,
    build,
    name_of_file,
    people_with_sheets,
)
from workshop.report.document_names import DOCUMENTS, MADE_OF
from workshop.report.listed import last_change
from workshop.running.findings.standing import versions_of
from workshop.times import short_day, stamp

_ALL: Final = "all"
"""What is picked for the sheets of everybody: an id is longer."""

if TYPE_CHECKING:
    from sessions.personal.settings_file import Loaded
    from sessions.store.store import Store
    from workshop.privacy.editions import Edition
    from workshop.report.blocks import Report


class Sheet(NamedTuple):
    """Whose sheet of a document is meant; everybody's where neither is said."""

    department: str = ""
    """By name."""
    person: str = ""
    """By id."""


async def export(
    screen: RecordScreen[Any],
    session_id: str | None = None,
    edition: str = "shareable",
    document: str = "",
    department: str = "",
) -> None:
    """Ask what to write, write it in a thread, and say where it is.

    Args:
        screen: where it is asked for.
        session_id: the session, where one is in front.
        edition: which edition is proposed.
        document: which document is proposed.
        department: whose sheet is meant, of a document that can be one department's.
    """
    record = screen.store.record
    session = record.find(Session, session_id)
    documents = [
        (name, _one_session(session) if name == "session" else known.short)
        for name, known in DOCUMENTS.items()
        if (session or record.sessions() if known.of_session else _holds(record, name))
    ]

    def proposed(*choice: str) -> Path:
        return proposed_path(screen.store, record, session, *choice, sheet=Sheet(department))

    first = document or ("session" if session else "swot")

    def exposed(of: str) -> list[str]:
        return hidden_in_vain(record, session_id if DOCUMENTS[of].of_session else None)

    status = version_of(record, last_change(record)).sentence
    dialog = ExportDialog(
        documents, edition, first, proposed, exposed, f"{status}.", list(_versions(record))
    )
    wanted = await screen.app.push_screen_wait(dialog)
    if wanted is None:
        return
    if DOCUMENTS[wanted.document].of_session and session is None:
        session = await _picked(screen, record)
        if session is None:
            return
        if wanted.path == proposed(*wanted[:3]):
            path = proposed_path(screen.store, record, session, *wanted[:3], sheet=Sheet())
            wanted = wanted._replace(path=path)
    sheet = Sheet(department if wanted.document in OF_DEPARTMENT else "")
    if wanted.document in OF_PERSON:
        person = await _person_picked(screen, record, wanted.document)
        if person is None:
            return
        sheet = Sheet(person=person)
        if person and wanted.path == proposed(*wanted[:3]):
            path = proposed_path(screen.store, record, None, *wanted[:3], sheet=sheet)
            wanted = wanted._replace(path=path)
    await _export(screen, wanted, session.id if session else None, sheet)


def _versions(record: Record) -> Iterator[tuple[str, str]]:
    """The versions that were issued, the latest first: how each is said, and its words."""
    for version in reversed(versions_of(record)):
        name = f"{'version' if version.final else 'draft'} {version.number}"
        yield name, f"{name}, {short_day(version.at)}"


def _holds(record: Record, document: str) -> bool:
    """Whether a document of the engagement is offered: one made of a register if it has rows."""
    register = document if DOCUMENTS[document].of_register else MADE_OF.get(document)
    return register is None or any(record.rows(register))


def _one_session(session: Session | None) -> str:
    return "This session" if session else "One session"


async def _picked(screen: RecordScreen[Any], record: Record) -> Session | None:
    """Ask which session."""
    rows = list(session_rows(record))
    picked = await screen.app.push_screen_wait(Pick("Which session?", rows, "Take it"))
    return record.find(Session, picked)


async def _person_picked(screen: RecordScreen[Any], record: Record, document: str) -> str | None:
    """Ask whose sheet: the id of a person, empty for all; none where it is left."""
    people = people_with_sheets(record, document)
    if not people:
        return ""
    choices = [(_ALL, "All of them"), *((each.id, each.name) for each in people)]
    rows = [Item(Row(Content(words)), key) for key, words in choices]
    picked = await screen.app.push_screen_wait(Pick("Whose sheet?", rows, "Take it"))
    return "" if picked == _ALL else picked


async def _export(
    screen: RecordScreen[Any], wanted: Wanted, session_id: str | None, sheet: Sheet
) -> None:
    """Write what was asked for, and say where it is or why not."""
    if not await may_write(screen, wanted.path):
        return
    store, personal = screen.store, screen.workshop.personal
    screen.tell(f"Writing {wanted.path.name} …")
    record = store.record.copy()
    request = Request(
        wanted.document,
        wanted.edition,
        session_id if DOCUMENTS[wanted.document].of_session else None,
        store.at,
        personal.settings.documents.fewest_voters,
        sheet.department,
        person=sheet.person,
    )
    not_noted = await tried(
        screen,
        lambda: write_document(store, record, wanted, request, personal),
        f"Cannot write {wanted.path}",
    )
    if not_noted is None:
        return
    screen.tell_written(wanted.path)
    if not_noted:
        screen.warn(not_noted)


def proposed_path(
    store: Store,
    record: Record,
    session: Session | None,
    document: str,
    edition: str,
    form: str,
    *,
    sheet: Sheet,
) -> Path:
    """The file that is proposed, in the folder of the engagement; of what was, by its moment."""
    about = name_of_file(record, document, cast("Edition", edition), session, *sheet)
    name = f"{folder_name(about)} ({edition}){format_named(form).suffix}"
    return _dated(store.folder / "exports" / name, store.at)


def _dated(path: Path, at: datetime | None) -> Path:
    """A file name that tells of which earlier moment the document is."""
    if at is None:
        return path
    moment = stamp(at, seconds=True).replace(":", ".")  # no colon in a name on Windows
    return path.with_stem(f"{path.stem} as of {moment}")


def write_document(
    store: Store, record: Record, wanted: Wanted, request: Request, personal: Loaded
) -> str:
    """Build the document, write it and note that; what it lacks and why it was not noted."""
    wanted.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if wanted.since:
        request = replace(request, before=earlier_of(store, wanted.since))
    look = look_of(personal.settings, personal.logo, personal.template)
    with remarks() as lacking:
        content = document_in(record, request, wanted.format, look)
    # Somebody was asked where a file of that name stood there.
    save(content, wanted.path, private=format_named(wanted.format).private, replace=True)
    session = request.session_id
    what = Written(
        document=wanted.document, edition=wanted.edition, format=wanted.format, session=session
    )
    not_noted = note_export(store.folder, content, wanted.path, what)
    behind = left_behind(record, session) if wanted.format == "notes" else ""
    return " ".join(filter(None, (*lacking, behind, not_noted)))


def build_report(
    record: Record,
    document: str,
    edition: str,
    session_id: str | None = None,
    *,
    ids: bool = False,
    fewest_voters: int = FEWEST_VOTERS,
) -> Report:
    """The report of a document in an edition; with the factors' ids for screens, not for files."""
    whose = cast("Edition", edition)
    return build(
        record, document, whose, session_id=session_id, ids=ids, fewest_voters=fewest_voters
    )
