"""The command that writes summaries."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from screens.base.errors import NotDone
from screens.base.terminal_output import give, tell_written, warn, warn_of
from screens.cli.commands.documents.before_sending import warn_before_sending
from screens.cli.commands.lookup import harm_in, new_file, opened, session_of
from screens.cli.commands.personal import asked_look, personal
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.documents import Request, document_in
from sessions.exports.errors import NoSuchForm
from sessions.exports.files import save
from sessions.exports.notes import left_behind
from sessions.exports.registry import DataFormat, every_format, format_named
from sessions.exports.remarks import remarks
from sessions.library.given_paths import given_path
from sessions.store.store import Store
from workshop.privacy.consent_changes import narrowed_since
from workshop.privacy.hides_nobody import hidden_in_vain
from workshop.report.build import OF_DEPARTMENT, OF_PERSON, TELL_CHANGES
from workshop.report.document_names import DOCUMENTS, OWN_EDITION
from workshop.report.known import Earlier
from workshop.running.words.as_said import Around, person_named
from workshop.text import clean_line, listing


def summary(arguments: Namespace) -> int:
    """Write one document in one format."""
    if arguments.edition == OWN_EDITION:
        from screens.cli.commands.documents.own_copy import write_own_copy  # noqa: PLC0415 - 20 ms, for this edition

        return write_own_copy(arguments)
    _require_of_all(arguments)
    path = None
    if arguments.output != "-":
        path = new_file(given_path(arguments.output), force=arguments.force)
    form = arguments.format or _format_of(path)
    row = format_named(form)
    if arguments.language and isinstance(row, DataFormat):
        raise NotDone(f"The format {form} is for programs, in English: leave --language out.")
    if path is None and sys.stdout.isatty() and not row.text:
        raise NotDone(f"{row.title} cannot be shown here. Give a file: `-o summary{row.suffix}`.")
    mine = personal()
    fewest = mine.settings.documents.fewest_voters
    look = asked_look(arguments, mine, form)
    with opened(arguments, read_only=True) as store:
        request, folder = _request(store, arguments, fewest), store.folder
        with remarks() as lacking:
            content = document_in(store.record, request, form, look)
        damaged = bool(harm_in(store))
        behind = left_behind(store.record, request.session_id) if form == "notes" else ""
        shareable = request.edition == "shareable"
        exposed = hidden_in_vain(store.record, request.session_id) if path and shareable else []
        if store.at and arguments.edition == "shareable":
            _tell_of_consent(store)
    if path is None:
        give(content)
    else:
        save(content, path, private=row.private, replace=arguments.force)
        tell_written(path, show=arguments.show)
        warn_before_sending(request.edition, exposed)
        what = Written(
            document=request.document,
            edition=request.edition,
            format=form,
            session=request.session_id,
        )
        if not_noted := note_export(folder, content, path, what):
            warn(not_noted)
    warn_of([behind, *lacking])
    if damaged:
        warn("The record is damaged: this summary is of what could be read. See `workshop doctor`.")
    return int(damaged)


def _require_of_all(arguments: Namespace) -> None:
    """Make sure that nothing is asked for that only the copy for one person has.

    Raises:
        NotDone, NoSuchForm: something is.
    """
    if arguments.since is not None and arguments.document not in TELL_CHANGES:
        names = listing([f"`{name}`" for name in TELL_CHANGES], "or")
        raise NotDone(f"--since goes with `--document` {names} alone.")
    for word in ("until", "intro", "sent"):
        if getattr(arguments, word):
            raise NotDone(f"--{word} goes with `--edition {OWN_EDITION}` alone.")
    if arguments.person and arguments.document not in OF_PERSON:
        names = listing([f"`--document {name}`" for name in OF_PERSON], "or")
        raise NotDone(f"--person goes with `--edition {OWN_EDITION}` or {names} alone.")
    if arguments.department and arguments.document not in OF_DEPARTMENT:
        names = listing([f"`{name}`" for name in OF_DEPARTMENT], "or")
        raise NotDone(f"--department goes with `--document` {names} alone.")
    if arguments.format == "form":
        raise NoSuchForm(f"A form goes with `--edition {OWN_EDITION}` alone.")


def _tell_of_consent(past: Store) -> None:
    """Say how many agreed to less since the moment that is shown."""
    if less := narrowed_since(past.record, past.record.today):
        warn(f"{less}.")


def _request(store: Store, arguments: Namespace, fewest: int) -> Request:
    """The document that was asked for."""
    session_id = None
    document = DOCUMENTS[arguments.document]
    if document.of_session:
        if not arguments.session and len(store.record.sessions()) != 1:
            raise NotDone("Say which session: `--session NUMBER`. `workshop sessions` lists them.")
        session_id = session_of(store.record, arguments.session or "1").id
    elif arguments.session:
        raise NotDone(f"The {document.title} is of the whole engagement: leave --session out.")
    return Request(
        arguments.document,
        arguments.edition,
        session_id,
        store.at,
        fewest,
        arguments.department,
        _since(store, arguments.since),
        person=person_named(Around(store.record), arguments.person).id if arguments.person else "",
    )


def _since(store: Store, said: str | None) -> Earlier | None:
    """The moment to compare with, where one was given."""
    if said is None:
        return None
    from sessions.store.since import earlier_of  # noqa: PLC0415 - 8 ms, seldom asked for

    return earlier_of(store, said)


def _format_of(path: Path | None) -> str:
    """The format that a file's name asks for; Markdown where it says nothing.

    Raises:
        NoSuchForm: it asks for one that there is not.
    """
    if path is None or not path.suffix:
        return "md"
    suffixes = {row.suffix: row.name for row in every_format()}
    # The longest ending counts: `.jira.csv` is more than `.csv`.
    found = [suffix for suffix in suffixes if path.name.lower().endswith(suffix)]
    if not found:
        known = listing(list(suffixes), "or")
        raise NoSuchForm(
            f"No summary is written as {clean_line(path.suffix)}. End the name of the file in "
            f"{known}, or say --format."
        )
    return suffixes[max(found, key=len)]
