"""A document compared with the record that it was made of.

    verified = verify(Path("swot.docx"), home)
    verified.same, verified.differs

The record is looked for among the engagements at hand, and the document is made again in the same
format from what had been recorded when it was made. So only what is in neither the record nor the
program differs: what somebody wrote into the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from sessions.errors import SessionsError
from sessions.exports.origin import Stamp
from sessions.journal.erased_people import erasures
from sessions.store.past import Past
from sessions.verify.again import Again
from sessions.verify.at_hand import folders_of, require_record
from sessions.verify.comparing import Difference, compared, differs, without_words
from sessions.verify.moments import place_shown, places_at
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.parts import Content
from sessions.verify.reading.read import read
from workshop.record.documents import Session
from workshop.report.origin import digest_of

_MOST_TRIED: Final = 24
"""So many places of the record are tried; each may take a second."""

_FIRST: Final = 8
_OTHER: Final = {"docx": "html", "html": "docx"}
_SETTINGS: Final = ((False, True), (True, False), (True, True))
_FAR: Final = 1_000_000_000

NO_STAMP: Final = (
    "This file does not say which record it was made of. Files of earlier versions do not, nor do "
    "copies for one person and ballots; and some programs leave it out when they save or print a "
    "file. Verify the file as it was written, in Word, PDF, Excel, slides, web page or JSON."
)


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What a comparison came to."""

    name: str
    """The name of the engagement."""
    folder: Path
    """Where its record is."""
    stamp: Stamp
    """What the file says of itself."""
    session: str = ""
    """The title of the session, of a document of one."""
    differs: tuple[Difference, ...] = ()
    """The paragraphs and cells that differ, in the order of the file."""
    later: int = 0
    """How many changes the record holds that came after."""
    known: bool = True
    """Whether the record holds a change of the moment that the file names."""
    unseen: bool = False
    """Whether the pictures are not in the file, so that they could not be compared."""
    erased: bool = False
    """Whether somebody was erased from the record since."""

    @property
    def same(self) -> bool:
        """Whether the file says what the record says, word for word, and all may still be told."""
        return not self.differs

    @property
    def moment(self) -> datetime:
        """The last change that the document knows of."""
        return self.stamp.origin.moment

    @property
    def withheld(self) -> int:
        """How many of the differences are what may not be told any more."""
        return sum(each.withheld for each in self.differs)


def verify(path: Path, home: Path, folder: Path | None = None) -> Verified:
    """Compare a file with its record.

    Args:
        path: the file.
        home: where engagements are kept.
        folder: the engagement, where it was named; else it is looked for.

    Raises:
        CannotVerify: the file cannot be read, says nothing of its record, or that is not here.
        ExportError: what reads or writes the format is not installed.
    """
    content = read(path)
    if content.stamp is None or not content.stamp.dated:
        raise CannotVerify(NO_STAMP)
    digest = content.stamp.origin.record
    folders = [require_record(folder, digest)] if folder else folders_of(home, digest)
    best: Verified | None = None
    problem: SessionsError | None = None
    for each in folders:
        try:
            found = _compared_with(each, content, content.stamp)
        except SessionsError as refused:
            problem = problem or refused
            continue
        if best is None or len(found.differs) < len(best.differs):
            best = found
        if found.same:
            break
    if best is None:
        raise problem or CannotVerify(
            f"The record of this file is not among the engagements in {home}. Say where it is: "
            "`--engagement FOLDER`. `workshop list` shows those at hand."
        )
    return best


def _compared_with(folder: Path, content: Content, stamp: Stamp) -> Verified:
    """Compare with the record in a folder."""
    with Past(folder, len) as past:
        every = tuple(past.lines)
        origin = stamp.origin
        if origin.shown is not None:
            places, known = place_shown(every, origin.shown)
        else:
            places, known = places_at(every, origin.moment)
        again, content = _in_its_format(past, content, stamp, places[0])
        count = _Search(again, content, places).nearest()
        again.go(count)
        then = again.as_then()
        differing = compared(content, again.as_told(), then)
        first = every[min(places) - 1].number
        erased = any(line.number > first for line in erasures(every))
        record = past.record
        sessions = (s for s in record.all(Session) if digest_of(s.id) == origin.session)
        return Verified(
            name=record.engagement.name,
            folder=folder,
            stamp=stamp,
            session=next((each.title for each in sessions), ""),
            differs=tuple(map(_of_erased, differing)) if erased else differing,
            later=len(every) - count,
            known=known,
            unseen=bool(then.pictures) and not content.pictures,
            erased=erased,
        )


def _in_its_format(past: Past, content: Content, stamp: Stamp, count: int) -> tuple[Again, Content]:
    """What makes the document again in the format that it was written in; what is compared with it.

    A web page may have been saved as a Word file, and the other way round; pictures are not alike
    in the two.
    """
    again = Again(past, stamp, content.format)
    again.go(count)
    try:
        here = differs(content, again.as_then())
    except CannotVerify:
        return again, content  # of this place; another may do
    if content.format == "pdf" and here:
        return _as_set(past, content, stamp, again), content
    if content.format not in _OTHER or here <= len(content.parts) // 10:
        return again, content
    other, bare = Again(past, stamp, _OTHER[content.format]), content._replace(pictures=())
    return (other, bare) if differs(bare, other.as_then()) < here // 2 else (again, content)


def _as_set(past: Past, content: Content, stamp: Stamp, again: Again) -> Again:
    """What makes a PDF again as it was set: its paper and logo decide about contents and cover."""
    best, least = again, differs(content, again.as_then())
    for letter, logo in _SETTINGS:
        other = Again(past, stamp, content.format, logo=logo, letter=letter)
        if (found := differs(content, other.as_then())) < least:
            best, least = other, found
        if not least:
            break
    return best


def _of_erased(each: Difference) -> Difference:
    """A difference that may be what was erased: what the file says of it is not repeated."""
    return without_words(each) if each.file else each


class _Search:
    """The place of the record whose document the file is, or is nearest to."""

    def __init__(self, again: Again, file: Content, places: Sequence[int]) -> None:
        self._again = again
        self._file = file
        self._places = places
        self._tried: dict[int, int] = {}
        self._problem: CannotVerify | None = None

    def nearest(self) -> int:
        """Try some, then those around the nearest; the first without any difference ends it.

        Raises:
            CannotVerify: the document cannot be made again of any of them.
        """
        last = len(self._places) - 1
        step = 1 if last < _MOST_TRIED else max(1, last // _FIRST)
        best = self._best(range(0, last + 1, step), 0)
        while step > 1 and len(self._tried) < _MOST_TRIED and self._differing(best):
            step //= 2
            best = self._best([at for at in (best - step, best + step) if 0 <= at <= last], best)
        if self._differing(best) == _FAR:
            raise self._problem or CannotVerify("The document cannot be made again.")
        return self._places[best]

    def _best(self, which: Iterable[int], best: int) -> int:
        """The one that differs least, the first of several."""
        for at in which:
            if self._differing(best) == 0:
                break
            if self._differing(at) < self._differing(best):
                best = at
        return best

    def _differing(self, at: int) -> int:
        """How many parts differ from the document of a place."""
        if at not in self._tried:
            self._again.go(self._places[at])
            try:
                self._tried[at] = differs(self._file, self._again.as_then())
            except CannotVerify as refused:
                self._problem, self._tried[at] = refused, _FAR
        return self._tried[at]
