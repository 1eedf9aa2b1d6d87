"""The copy for one person of what they said in a session, and that it was sent."""

from __future__ import annotations

import hashlib
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, give, say, warn, warn_of
from screens.cli.commands.lookup import new_file, opened, remember, session_of
from screens.cli.commands.personal import asked_look, personal
from sessions.clock import local_time
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.files import save
from sessions.exports.own_copy import FORM, own_copy_in, own_formats
from sessions.exports.registry import REPORTS
from sessions.exports.remarks import remarks
from sessions.library.given_paths import given_path
from sessions.store.store import Store
from workshop.dates import not_a_day, read_day
from workshop.record.documents import Person, Session
from workshop.report.checking.own_copy import Asked, OwnCopy
from workshop.running.command_kinds.checks import SendBack
from workshop.running.senders import Sender
from workshop.running.words.as_said import Around, person_named
from workshop.text import clean_line, listing


def write_own_copy(arguments: Namespace) -> int:
    """Write somebody's own words of a session; with `--sent`, record that they were sent.

    Raises:
        NotDone: it is not said whose, or of which session, or as what.
    """
    path = None
    if arguments.output != "-":
        path = new_file(given_path(arguments.output), force=arguments.force)
    form = arguments.format or _format_of(path)
    _require_fitting(arguments, path, form)
    look = asked_look(arguments, personal(), form)
    with opened(arguments, read_only=not arguments.sent) as store:
        session, person = _whose(store, arguments)
        asked = Asked(until=_until(arguments.until), intro=as_text(arguments.intro or ""))
        copy = OwnCopy(store.record, session.id, person.id, asked)
        with remarks() as lacking:
            content = own_copy_in(copy, form, look)
        warn_of(lacking)
        if path is None:
            give(content)
            return 0
        save(content, path, private=True, replace=arguments.force)
        say(f"Written: {path}")
        what = Written(document="session", edition="own", format=form, session=session.id)
        if not_noted := note_export(store.folder, content, path, what):
            warn(not_noted)
        if arguments.sent:
            sent = SendBack(
                session_id=session.id,
                person_id=person.id,
                until=asked.until,
                file=path.name,
                sha256=hashlib.sha256(content).hexdigest(),
            )
            say(f"{store.do(sent, Sender.APPLICATION).sentence}.")
            remember(arguments, store)
    return 0


def _require_fitting(arguments: Namespace, path: Path | None, form: str) -> None:
    """Make sure that what was said goes together.

    Raises:
        NotDone: it does not; the sentence says what to say.
    """
    if arguments.document != "session":
        raise NotDone("The copy for one person is of a session: `--document session`.")
    if not arguments.person:
        raise NotDone("Say whose words: `--person @NAME`.")
    if form not in own_formats():
        known = listing(list(own_formats()), "or")
        raise NotDone(f"The copy for one person is written as {known}.")
    if form == FORM and arguments.language:
        raise NotDone("A form is read back by the program, in English: leave --language out.")
    if path is None and arguments.sent:
        raise NotDone("Say which file is sent: `-o FILE`.")
    if path is None and form in REPORTS and not REPORTS[form].text and sys.stdout.isatty():
        raise NotDone(f"That cannot be shown here. Give a file: `-o words{REPORTS[form].suffix}`.")


def _whose(store: Store, arguments: Namespace) -> tuple[Session, Person]:
    """The session and the person that are meant."""
    record = store.record
    if not arguments.session and len(record.sessions()) != 1:
        raise NotDone("Say which session: `--session NUMBER`. `workshop sessions` lists them.")
    session = session_of(record, arguments.session or "1")
    return session, person_named(Around(record, session), as_text(arguments.person))


def _until(word: str | None) -> date | None:
    """The day by which an answer is asked for.

    Raises:
        NotDone: it is none.
    """
    if not word:
        return None
    day = read_day(as_text(word), local_time().date())
    if day is None:
        raise NotDone(f"{not_a_day(as_text(word))}.")
    return day


def _format_of(path: Path | None) -> str:
    """The format that a file's name asks for; the form to be filled in where it says nothing.

    Raises:
        NotDone: it asks for one that there is not.
    """
    formats = {suffix: name for name, suffix in own_formats().items()}
    if path is None or not path.suffix:
        return formats[".txt"]
    if path.suffix.lower() not in formats:
        known = listing(list(formats), "or")
        raise NotDone(
            f"The copy for one person is not written as {clean_line(path.suffix)}. End the name "
            f"of the file in {known}."
        )
    return formats[path.suffix.lower()]
