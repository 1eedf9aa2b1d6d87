"""The command that shows the sample engagement."""

from __future__ import annotations

import re
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec

from screens.base.errors import NotDone
from screens.base.system.plain_wanted import plain_wanted
from screens.base.terminal_output import draw, interactive, say, warn
from screens.cli.commands.locations import home_of
from screens.cli.commands.lookup import harm_in, remember
from screens.cli.opening.application import application
from sessions.demo.build import make_demo, sample_in
from sessions.disk.disk import stands
from sessions.exports.files import write
from sessions.exports.registry import REPORTS
from sessions.library.given_paths import given_path
from sessions.store.store import Store
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.told_record import told_record
from workshop.record.documents import Letter, Session
from workshop.record.record import Record, holds
from workshop.report.blocks import Report
from workshop.report.build import build, build_of
from workshop.report.document_names import DOCUMENTS
from workshop.report.view import Gathered
from workshop.text import plural


def demo(arguments: Namespace) -> int:
    """Open the sample; without a terminal, show its SWOT summary and where it is kept."""
    if arguments.export:
        return _export(given_path(arguments.export), force=arguments.force)
    folder = sample_in(home_of(arguments))
    with Store.open(folder, read_only=True) as store:
        for sentence in harm_in(store):
            warn(sentence)
        remember(arguments, store)
        record = store.record
    if interactive() or plain_wanted():
        return application(home_of(arguments), folder)
    _show(build(record, "swot", "shareable"))
    say(f"{record.engagement.name}: {holds(record)}")
    say(f"It is kept in {folder}")
    return 0


def _show(report: Report) -> None:
    """Show the four quadrants."""
    if (swot := report.facts.swot) is None:
        return
    for letter in Letter:
        factors = getattr(swot, letter.plural)
        rows = [(factor.id, factor.text, factor.support.sentence) for factor in factors]
        draw(("", "Factor", "Support"), rows, letter.plural.capitalize())


def _export(folder: Path, *, force: bool) -> int:
    """Write every summary of the sample, in every edition and format without extras.

    Raises:
        NotDone: some of the files are there, and it was not said to replace them.
    """
    with tempfile.TemporaryDirectory() as place, make_demo(Path(place) / "Sample") as store:
        record = store.record
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = [
        (report, form, folder / f"{name}{known.suffix}")
        for name, report in _reports(record)
        for form, known in REPORTS.items()
        # What needs an extra is left out: it may not be here, and to set 50 PDFs takes 20 s.
        if known.holds(report.document) and not known.extra
    ]
    if not force and (there := [path.name for *_, path in files if stands(path)]):
        more = f" and {plural(len(there) - 1, 'more')}" if len(there) > 1 else ""
        raise NotDone(
            f"{folder} holds {there[0]}{more} already. Give another folder, or say --force."
        )
    for report, form, path in files:
        write(report, form, path, replace=force)
    say(f"{plural(len(files), 'file')} written to {folder}")
    return 0


def _reports(record: Record) -> Iterator[tuple[str, Report]]:
    """Every document with the name of its file; tables of registers stand in the documents."""
    told = told_record(record)
    for edition in get_args(Edition):
        gathered = Gathered(told, edition)
        for document, known in DOCUMENTS.items():
            if known.of_session:
                for number, session in enumerate(record.sessions(), 1):
                    name = f"{document}-{number:02}-{_word(record, session, edition)}-{edition}"
                    yield name, _built(gathered, document, session.id)
            elif not known.of_register:
                yield f"{document}-{edition}", _built(gathered, document)


def _built(gathered: Gathered, document: str, session_id: str | None = None) -> Report:
    """A document without where it comes from: the sample is made for it, and gone afterwards."""
    return msgspec.structs.replace(build_of(gathered, document, session_id), origin=None)


def _word(record: Record, session: Session, edition: Edition) -> str:
    """What a session goes by in the name of a file: whose it is, where that is told, else what."""
    words = Telling(record, edition).department(session) or record.guide_of(session).name
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
