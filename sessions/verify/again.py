"""A document made again as it was made: from the record of that moment, in the same format."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final, TypeVar

import msgspec

from sessions.exports.documents import Request, report_of
from sessions.exports.languages.catalogue import language_of
from sessions.exports.look import PLAIN
from sessions.exports.origin import Stamp
from sessions.exports.registry import REPORTS
from sessions.store.background import JournalBackground
from sessions.store.past import Past
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.parts import Content
from sessions.verify.reading.read import read_bytes
from workshop import times
from workshop.errors import Refused
from workshop.language import speaking
from workshop.record.documents import Department, Person, Session
from workshop.record.record import Record
from workshop.report.blocks import Report
from workshop.report.document_names import DOCUMENTS, EDITIONS
from workshop.report.known import Earlier
from workshop.report.origin import digest_of
from workshop.running.findings.standing import versions_of
from workshop.settings.logo import read_logo
from workshop.text import clean_line, shorten

_SOME_LOGO: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
_LAST: Final = time(23, 59, 59, 999_999)

D = TypeVar("D", Session, Department, Person)


class Again:
    """Makes a document again, of any moment of its record.

    Args:
        past: the record, as it was at some moment.
        stamp: what the file says of itself.
        format: the format that it is.
        logo: whether it has a logo, in the place of which some formats have the name of the firm.
        letter: whether its paper is Letter and not A4, where a document may be of more pages.

    Raises:
        CannotVerify: this version has no such document, or not in this format.
    """

    def __init__(
        self,
        past: Past,
        stamp: Stamp,
        format: str,  # noqa: A002 - as elsewhere
        *,
        logo: bool = False,
        letter: bool = False,
    ) -> None:
        self._past = past
        self._stamp = stamp
        self._format = format
        self._made: dict[bytes, Content] = {}
        self._then: dict[int, Content] = {}
        self._count = 0
        language = language_of(stamp.origin.language).tag
        self._look = msgspec.structs.replace(
            PLAIN,
            firm=clean_line(stamp.firm),
            language=language,
            logo=read_logo(_SOME_LOGO) if logo else None,
            paper="letter" if letter else "a4",
        )
        if stamp.document not in DOCUMENTS or stamp.edition not in EDITIONS:
            raise CannotVerify(
                "This file says that it is a document which this version does not make. Verify it "
                "with the version that is told in its last line, or a later one."
            )
        if format not in REPORTS or not REPORTS[format].holds(stamp.document):
            raise CannotVerify(
                "This version does not write that document in this format. Verify it in another."
            )

    def go(self, count: int) -> None:
        """Go to the moment after so many records."""
        self._count = count
        self._past.walk = (count,)
        if not self._past.earlier():
            self._past.later()

    def as_told(self) -> Content:
        """What the record tells of the moment today."""
        return self._content(self._past.record)

    def as_then(self) -> Content:
        """What it told then: to be compared, never to be repeated."""
        if self._count not in self._then:
            record = self._past.record.copy()
            if self._stamp.origin.shown is None:  # else what holds when it is asked for
                journal = self._past.database.journal
                record.background = JournalBackground(journal, as_then=True)
            self._then[self._count] = self._content(record)
        return self._then[self._count]

    def _content(self, record: Record) -> Content:
        with speaking(language_of(self._look.language)):
            try:
                report = self._report(record)
            except Refused as refused:
                raise CannotVerify(f"The document cannot be made again: {refused}") from refused
            seen = msgspec.json.encode(report)
            if seen not in self._made:
                self._made[seen] = read_bytes(REPORTS[self._format].render(report, self._look))
        return self._made[seen]

    def _report(self, record: Record) -> Report:
        """The document as blocks, with what it said of the program that made it."""
        stamp, origin = self._stamp, self._stamp.origin
        session = _meant(record, Session, origin.session, "session")
        whose = _meant(record, Department, origin.department, "department")
        person = _meant(record, Person, origin.person, "person")
        request = Request(
            stamp.document,
            stamp.edition,
            session.id if session else None,
            origin.shown,
            max(1, origin.fewest_voters),
            whose.name if whose else "",
            self._earlier(origin.before),
            origin.most,
            person.id if person else "",
        )
        report = report_of(record, request, self._look)
        return msgspec.structs.replace(report, program=shorten(clean_line(stamp.program), 80))

    def _earlier(self, at: datetime | None) -> Earlier | None:
        """The moment since which it tells what changed, in the words that it had."""
        if at is None:
            return None
        with Past.open(self._past.folder, at=at) as past:
            record = past.record.copy()
        for version in versions_of(self._past.record):
            if version.at == at:
                kind = "version" if version.final else "draft"
                return Earlier(record, at, f"{kind} {version.number}")
        what = times.day(at) if at.time() == _LAST else times.moment(at, seconds=False)
        return Earlier(record, at, what)


def _meant(record: Record, kind: type[D], digest: str, what: str) -> D | None:
    """The document of a digest; none where none is named.

    Raises:
        CannotVerify: it is not in the record.
    """
    if not digest:
        return None
    for each in record.all(kind):
        if digest_of(each.id) == digest:
            return each
    raise CannotVerify(
        f"The record is here, and the {what} of this file is not in it: it was taken out of the "
        "record since, or this is another copy of it."
    )
