"""The command that writes summaries."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from screens.errors import NotDone
from screens.tasks.finding import opened, session_of
from screens.telling import say
from sessions.exports import FORMATS, render, write
from workshop.record import Record
from workshop.report.blocks import Report
from workshop.report.summary import build


def summary(arguments: Namespace) -> int:
    """Write one document in one format."""
    with opened(arguments, read_only=True) as store:
        report = _report(store.record, arguments)
    if arguments.output == "-":
        return _shown(report, arguments.format or "md")
    path = Path(arguments.output).expanduser()
    write(report, arguments.format or _format_of(path), path)
    say(f"Written: {path}")
    return 0


def _report(record: Record, arguments: Namespace) -> Report:
    """The document that was asked for."""
    session_id = None
    if arguments.document == "session":
        if not arguments.session and len(record.sessions()) != 1:
            raise NotDone("Say which session: `--session NUMBER`. `workshop sessions` lists them.")
        session_id = session_of(record, arguments.session or "1").id
    elif arguments.session:
        raise NotDone(f"The {arguments.document} is of the whole engagement: leave --session out.")
    return build(record, arguments.document, arguments.edition, session_id=session_id)


def _format_of(path: Path) -> str:
    """The format that a file's name asks for; Markdown where it says nothing."""
    suffixes = {known.suffix: name for name, known in FORMATS.items()}
    return suffixes.get(path.suffix.lower(), "md")


def _shown(report: Report, form: str) -> int:
    """Write the document to the output."""
    if form == "docx" and sys.stdout.isatty():
        raise NotDone("A Word file cannot be shown here. Give a file: `-o summary.docx`.")
    sys.stdout.buffer.write(render(report, form))
    return 0
