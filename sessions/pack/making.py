"""A pack made: every document built, written, listed in an index, and put in its place.

It is made beside its place and renamed there when it is whole, so a pack that was stopped or
refused leaves nothing. Files are noted in the list of exports once they stand in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from sessions.clock import local_time
from sessions.disk.disk import Disk, write_new
from sessions.disk.export_ledger import EVERYTHING, INDEX, Written, note_exports
from sessions.disk.staging import Workplace
from sessions.errors import cause_of
from sessions.exports.documents import Request, gathered_in, report_in
from sessions.exports.errors import ExtraMissing
from sessions.exports.languages.catalogue import language_of
from sessions.exports.registry import DataFormat, Format
from sessions.exports.remarks import remarks
from sessions.pack import index_page, index_text
from sessions.pack.contents import Contents, LeftOut, Wanted, about, contents_of, why_empty
from sessions.pack.errors import NotPacked
from sessions.pack.order import Made, Order, Progress
from sessions.pack.pack import Pack, PackedDocument, PackedFile, Without
from sessions.pack.place import base_name, half_made, put
from sessions.pack.stamp import PAGE, TEXT
from sessions.transfer.zip_writer import packed
from workshop.analysis.answer.version import status_words, version_of
from workshop.language import say, speaking
from workshop.privacy.hides_nobody import hidden_in_vain
from workshop.privacy.public.narrowed_record import told_by_less
from workshop.privacy.told_record import told_record
from workshop.record.documents import Session
from workshop.report.blocks import Report
from workshop.report.build import PROGRAM, last_change_of, name_of_file
from workshop.report.listed import last_change
from workshop.report.pack.still_open import open_points
from workshop.report.pack.withheld import Withheld, Withholding
from workshop.text import clean_line, plural

NO_PACK: Final = "No pack was made."


def make_pack(
    order: Order,
    tell: Callable[[Progress], None] = lambda _: None,
    *,
    disk: Disk | None = None,
    now: Callable[[], datetime] = local_time,
) -> Made:
    """Make a pack. The same record, profile and look give the same bytes.

    Args:
        order: what is asked for.
        tell: is told before each file how far it is; whatever it raises stops the pack.
        disk: the seam through which the disk is used.
        now: tells the time, for the list of exports alone.

    Raises:
        NotPacked: it was not made, and nothing is left of it; the message says of which document
            and why.
        ExportError: a format is asked for that there is not.
    """
    disk = disk or Disk()
    with speaking(language_of(order.look.language)):
        contents = contents_of(order.record, order.profile, order.formats)
        with half_made(order.target, replace=order.replace, disk=disk) as place:
            disk.make_folder(place.making)
            making = _Making(order, contents, place, disk, tell)
            pack = making.made()
            put(place, order.target)
    return Made(pack, _noted(order, making.noted, disk, now), tuple(making.lacking()))


def _noted(
    order: Order,
    written: list[tuple[bytes, str, Written]],
    disk: Disk,
    now: Callable[[], datetime],
) -> str:
    """Note the files in the list of exports; why that was not done, as a sentence."""
    files = [(content, order.target / name, what) for content, name, what in written]
    why = note_exports(order.folder, files, now=now, disk=disk)
    not_noted = "Its files are not in the list of exports, which could not be written"
    return f"{not_noted}: {why}." if why else ""


def before_sending(order: Order) -> list[str]:
    """What whoever sends a pack must know, a sentence for each; nothing of one that is not sent."""
    if order.profile.edition != "shareable":
        return []
    return hidden_in_vain(order.profile.shown(order.record))


class _Making:
    """The making of one pack, in a folder that is not yet its own."""

    def __init__(
        self,
        order: Order,
        contents: Contents,
        place: Workplace,
        disk: Disk,
        tell: Callable[[Progress], None],
    ) -> None:
        self._order = order
        self._contents = contents
        self._place = place
        self._disk = disk
        self._tell = tell
        self._profile = order.profile
        self._record = order.profile.shown(order.record)
        # All documents share it: what one works out of the record is there for the next.
        self._gathered = gathered_in(self._record, self._request(""))
        self._withholding = Withholding(self._record, self._gathered.telling)
        self._names = {PAGE, TEXT}
        self._missing = dict[str, Without]()
        self._left_out = list(contents.left_out)
        self.noted = list[tuple[bytes, str, Written]]()
        """What was written, under which name, and what it is."""
        self._remarks = dict[str, list[str]]()

    def made(self) -> Pack:
        """Make all of it.

        Raises:
            NotPacked: something of it could not be made or written.
        """
        documents = list(self._documents())
        if not any(document.files for document in documents):
            why = "; ".join(one.sentence for one in self._missing.values())
            raise NotPacked(f"There is nothing to put into this pack. {why}".rstrip())
        pack = self._pack(tuple(documents))
        look = self._order.look
        for name, form, content in (
            (PAGE, "html", index_page.render(pack, look)),
            (TEXT, "md", index_text.render(pack)),
        ):
            what = Written(document=INDEX, edition=self._profile.edition, format=form)
            self._write(name, content, what, "the index")
        return pack

    # The documents

    def _documents(self) -> Iterator[PackedDocument]:
        of = len(self._contents.wanted) + self._profile.whole
        for n, wanted in enumerate(self._contents.wanted, 1):
            report = self._report(wanted, n, of)
            if reason := why_empty(report):
                self._left_out.append(LeftOut(wanted.document, reason))
                continue
            yield self._document(wanted, report, n, of)
        if self._profile.whole:
            yield self._engagement(of)

    def _report(self, wanted: Wanted, n: int, of: int) -> Report:
        title = self._title(wanted)
        self._tell(Progress(n, of, title))
        request = self._request(wanted.document, wanted.session_id)
        try:
            return report_in(self._gathered, request, self._order.look)
        except Exception as problem:
            raise NotPacked(
                f"The {title} could not be made: {_why(problem)} {NO_PACK}"
            ) from problem

    def _request(self, document: str, session_id: str | None = None) -> Request:
        return Request(
            document,
            self._profile.edition,
            session_id,
            fewest_voters=self._order.fewest_voters,
            most=self._profile.most.value if self._profile.most else "",
        )

    def _title(self, wanted: Wanted) -> str:
        """What a document is called while it is made, and where it could not be."""
        session = self._record.find(Session, wanted.session_id)
        edition = self._profile.edition
        return name_of_file(self._record, wanted.document, edition, session).rpartition(
            f"{self._engagement_name} - "
        )[2]

    @property
    def _engagement_name(self) -> str:
        return self._gathered.telling.text(self._record.engagement.name)

    def _document(self, wanted: Wanted, report: Report, n: int, of: int) -> PackedDocument:
        session = self._record.find(Session, wanted.session_id)
        edition = self._profile.edition
        base = self._free(name_of_file(self._record, wanted.document, edition, session))
        files = []
        for row in wanted.formats:
            if row.name in self._missing:
                continue
            self._tell(Progress(n, of, f"{self._title(wanted)} as {row.title}"))
            content = self._content(row, wanted, report)
            if content is None:
                continue
            name = f"{base}{row.suffix}"
            what = Written(
                document=wanted.document,
                edition=edition,
                format=row.name,
                session=wanted.session_id,
            )
            self._write(name, content, what, f"the {self._title(wanted)} as {row.title}")
            files.append(_file(name, row.name, row.title, content))
        return PackedDocument(
            document=wanted.document,
            session=wanted.session_id,
            title=clean_line(report.title),
            about=about(wanted.document),
            status=report.status or _session_status(report),
            files=tuple(files),
            withheld=self._withholding.of(report, wanted.session_id),
        )

    def _content(self, row: Format, wanted: Wanted, report: Report) -> bytes | None:
        """A document in a format; none where what the format needs is not installed."""
        try:
            with remarks() as lacking:
                content = self._rendered(row, wanted, report)
        except ExtraMissing as missing:
            self._missing[row.name] = Without(
                format=row.name, title=row.title, sentence=str(missing)
            )
            return None
        except Exception as problem:
            what = f"The {self._title(wanted)} could not be made as {row.title}"
            raise NotPacked(f"{what}: {_why(problem)} {NO_PACK}") from problem
        for sentence in lacking:
            title = f"{self._title(wanted)} as {row.title}"
            self._remarks.setdefault(sentence, []).append(title)
        return content

    def _rendered(self, row: Format, wanted: Wanted, report: Report) -> bytes:
        if isinstance(row, DataFormat):
            edition = self._profile.edition
            return row.render(self._record, edition, wanted.session_id, wanted.document)
        return row.render(report, self._order.look)

    def _engagement(self, of: int) -> PackedDocument:
        """The engagement itself, as one zip."""
        title = say("The whole engagement")
        self._tell(Progress(of, of, title))
        try:
            content = packed(self._order.folder, self._disk)
        except Exception as problem:
            raise NotPacked(
                f"The zip of the engagement could not be made: {_why(problem)} {NO_PACK}"
            ) from problem
        name = f"{self._free(self._engagement_name)}.zip"
        what = Written(document=EVERYTHING, edition=self._profile.edition, format="zip")
        self._write(name, content, what, "the zip of the engagement")
        return PackedDocument(
            document=EVERYTHING,
            title=title,
            about=say("All that was recorded, to be kept or opened again with this program."),
            files=(_file(name, "zip", "Zip", content),),
        )

    def lacking(self) -> Iterator[str]:
        """What files lack that were made all the same, those of one thing together."""
        for sentence, titles in self._remarks.items():
            more = f" and {plural(len(titles) - 1, 'more file')}" if len(titles) > 1 else ""
            yield f"{titles[0]}{more}: {sentence}"

    # Files

    def _free(self, wanted: str) -> str:
        """A name for the files of a document, without an ending, that no other document has."""
        name = base = base_name(wanted)
        number = 1
        while name.casefold() in self._names:
            number += 1
            name = f"{base} {number}"
        self._names.add(name.casefold())
        return name

    def _write(self, name: str, content: bytes, what: Written, called: str) -> None:
        try:
            write_new(self._disk, self._place.making / name, content)
        except OSError as problem:
            place = self._order.target / name
            raise NotPacked(
                f"Cannot write {called} ({name}): {cause_of(problem, place)} {NO_PACK}"
            ) from problem
        self.noted.append((content, name, what))

    # What is said of all of it

    def _pack(self, documents: tuple[PackedDocument, ...]) -> Pack:
        record, telling = self._gathered.record, self._gathered.telling
        version = version_of(record, last_change(record))
        return Pack(
            folder=self._order.target,
            profile=self._profile,
            engagement=clean_line(self._engagement_name),
            created=last_change_of(record),
            program=PROGRAM,
            status=status_words(version),
            author=clean_line(telling.text(version.author)),
            firm=self._order.look.firm,
            documents=documents,
            general=tuple(self._general()),
            open=open_points(self._gathered, self._profile.points),
            left_out=tuple(self._left_out),
            without=tuple(self._missing.values()),
        )

    def _general(self) -> Iterator[Withheld]:
        """What all of it leaves out."""
        most = self._profile.most
        if most and (less := told_by_less(told_record(self._order.record), most)):
            what = plural(less, "person", "people")
            sentence = say("Told less openly here than they agreed to: {what}.", what=what)
            yield Withheld(n=less, sentence=sentence)
        fewest = self._gathered.fewest_voters
        if fewest > 1:
            yield Withheld(
                n=fewest,
                sentence=say("Scores are told from {n} voters on.", n=fewest),
            )


def _file(name: str, form: str, title: str, content: bytes) -> PackedFile:
    return PackedFile(file=name, format=form, format_title=title, bytes=len(content))


def _session_status(report: Report) -> str:
    """That a session goes on, of a document of one; else nothing."""
    session = report.facts.session
    return say("Not closed yet") if session and session.state != "closed" else ""


def _why(problem: Exception) -> str:
    """What went wrong, as the end of a sentence with its full stop."""
    if isinstance(problem, OSError):
        return cause_of(problem)
    words = clean_line(str(problem)).strip() or type(problem).__name__
    return words if words.endswith((".", "!", "?")) else f"{words}."
