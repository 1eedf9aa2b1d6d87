"""What can be written: one row a format.

A report is written by a format of `REPORTS`. `DATA` is written from the record itself, where a
report does not have what is needed. Adding a format is one row here and one file with its writer;
the command line, the dialogs, the tests and the manual read these tables.

The writer is imported when its format is asked for: Markdown must not wait for Word, whose library
takes 160 ms, and the command line reads the names alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sessions.exports.errors import NoSuchForm
from sessions.exports.look import PLAIN, Look
from workshop.language import ENGLISH, speaking
from workshop.text import listing

if TYPE_CHECKING:
    from workshop.privacy.editions import Edition
    from workshop.record.record import Record
    from workshop.report.blocks import Report


class ReportFormat(NamedTuple):
    """A kind of file that any report can be written as."""

    name: str
    """How it is asked for: `md`."""
    title: str
    """How it is called in a list: `Markdown`."""
    suffix: str
    """The ending of its files: `.md`."""
    module: str
    """The module with its `render(report, look) -> bytes`."""
    text: bool = True
    """Whether it can be read on a terminal."""
    private: bool = False
    """Whether its files are for their owner alone."""
    documents: tuple[str, ...] = ()
    """The documents that it is made for; all where there are none named."""
    of_registers: bool = False
    """Whether it is made for the table of every register too, where documents are named."""
    extra: str = ""
    """The extra of the package that brings what it needs; empty where that is always there."""

    def holds(self, document: str) -> bool:
        """Whether a document can be written in it."""
        return not self.documents or _among(document, self.documents, self.of_registers)

    def render(self, report: Report, look: Look = PLAIN) -> bytes:
        """The report in this format; the same report and look give the same bytes.

        Raises:
            ExportError: an extra that it needs is not installed.
        """
        content: bytes = import_module(self.module).render(report, look)
        return content


class DataFormat(NamedTuple):
    """A kind of file that is written from the record, for some documents and editions."""

    name: str
    """How it is asked for: `notes`."""
    title: str
    """How it is called in a list: `Notes`."""
    suffix: str
    """The ending of its files: `.txt`."""
    module: str
    """The module with its `render(record, edition, session_id, document) -> bytes`."""
    documents: tuple[str, ...]
    """The documents whose content it has."""
    editions: tuple[str, ...]
    """The editions in which it can be written."""
    text: bool = True
    """Whether it can be read on a terminal."""
    private: bool = False
    """Whether its files are for their owner alone."""
    of_registers: bool = False
    """Whether it has the rows of every register too, under the name of the register."""

    def holds(self, document: str) -> bool:
        """Whether it has the content of a document."""
        return _among(document, self.documents, self.of_registers)

    def render(
        self, record: Record, edition: Edition, session_id: str | None = None, document: str = ""
    ) -> bytes:
        """What the record holds in this format; the same record gives the same bytes.

        It is written in English whatever is spoken: programs read it, ours among them.
        """
        module = import_module(self.module)
        with speaking(ENGLISH):
            content: bytes = module.render(record, edition, session_id, document)
        return content


def _among(document: str, named: tuple[str, ...], of_registers: bool) -> bool:  # noqa: FBT001 - a field of the row
    """Whether a document is named, or is the table of a register where those are meant too."""
    if document in named or not of_registers:
        return document in named
    from workshop.registers.kinds import REGISTERS  # noqa: PLC0415 - 60 ms, for few formats

    return document in REGISTERS


Format = ReportFormat | DataFormat
"""A row of either table."""


R = TypeVar("R", ReportFormat, DataFormat)


def _by_name(*rows: R) -> Mapping[str, R]:
    return MappingProxyType({row.name: row for row in rows})


REPORTS: Final[Mapping[str, ReportFormat]] = _by_name(
    ReportFormat("md", "Markdown", ".md", "sessions.exports.markdown"),
    ReportFormat("html", "Web page", ".html", "sessions.exports.web.page"),
    ReportFormat("docx", "Word", ".docx", "sessions.exports.word.writer", text=False),
    ReportFormat("pdf", "PDF", ".pdf", "sessions.exports.pdf.writer", text=False, extra="pdf"),
    ReportFormat(
        "pptx",
        "Slides",
        ".pptx",
        "sessions.exports.slides.writer",
        text=False,
        documents=(
            "swot",
            "scan",
            "synthesis",
            "needs",
            "strategy",
            "boards",
            "programme",
            "feedback",
            "tows",
            "gaps",
        ),
    ),
    ReportFormat("json", "JSON data", ".json", "sessions.exports.json_file"),
    ReportFormat(
        "xlsx",
        "Excel",
        ".xlsx",
        "sessions.exports.sheets.writer",
        text=False,
        documents=(
            "swot",
            "scan",
            "synthesis",
            "actions",
            "strategy",
            "tows",
            "boards",
            "programme",
            "feedback",
            "session",
        ),
        of_registers=True,
    ),
)
"""The formats of reports by name, in the order of a menu."""

_ACTIONS: Final = ("actions", "session", "topline")
"""The documents that have actions."""

DATA: Final[Mapping[str, DataFormat]] = _by_name(
    # Notes carry everything that a session holds, so no edition of them may be sent.
    DataFormat(
        "notes",
        "Notes",
        ".txt",
        "sessions.exports.notes",
        documents=("session",),
        editions=("restricted",),
        private=True,
    ),
    DataFormat(
        "csv",
        "CSV",
        ".csv",
        "sessions.exports.register_csv",
        documents=("actions",),
        editions=("shareable", "restricted"),
        of_registers=True,
    ),
    DataFormat(
        "qdpx",
        "REFI-QDA project",
        ".qdpx",
        "sessions.exports.refi.project",
        documents=("session", "synthesis"),
        editions=("shareable", "restricted"),
        text=False,
    ),
    DataFormat(
        "ics",
        "Calendar",
        ".ics",
        "sessions.exports.follow_up.calendar",
        documents=(
            *_ACTIONS,
            "decisions",
            "risks",
            "deadlines",
            "approvals",
            "indicators",
            "needs",
            "framework",
            "limits",
            "promises",
            "goals",
            "projects",
            "mitigations",
            "deliverables",
            "benefits",
            "rules",
            "changes",
            "conditions",
            "rounds",
            "predictions",
            "signals",
        ),
        editions=("shareable", "restricted"),
    ),
    DataFormat(
        "jira",
        "Jira issues",
        ".jira.csv",
        "sessions.exports.follow_up.jira",
        documents=_ACTIONS,
        editions=("shareable", "restricted"),
    ),
    DataFormat(
        "gitlab",
        "GitLab issues",
        ".gitlab.csv",
        "sessions.exports.follow_up.gitlab",
        documents=_ACTIONS,
        editions=("shareable", "restricted"),
    ),
)
"""The formats of data by name, in the order of a menu."""


def every_format() -> tuple[Format, ...]:
    """The rows of both tables, in the order of a menu."""
    return (*REPORTS.values(), *DATA.values())


def formats_of(document: str, edition: str) -> tuple[Format, ...]:
    """The formats that a document can be written in, in the order of a menu."""
    reports = (row for row in REPORTS.values() if row.holds(document))
    data = (r for r in DATA.values() if edition in r.editions and r.holds(document))
    return (*reports, *data)


def format_named(name: str) -> Format:
    """The row of a format.

    Raises:
        NoSuchForm: there is none of that name.
    """
    for row in every_format():
        if row.name == name:
            return row
    known = listing([row.name for row in every_format()], "or")
    raise NoSuchForm(f"There is no format {name!r}. Choose {known}.")


def formats_in(typed: str) -> tuple[str, ...]:
    """The names of the formats in a line, with blanks or commas between them, in any case.

    Raises:
        NoSuchForm: one of them is none.
    """
    return tuple(format_named(word.lower()).name for word in typed.replace(",", " ").split())
