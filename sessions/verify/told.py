"""What a comparison came to, in sentences for every door and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sessions.verify.comparing import Difference
from sessions.verify.verify import Verified
from workshop.report.build import PROGRAM
from workshop.report.document_names import DOCUMENTS, EDITIONS
from workshop.text import clean_line, plural, shorten
from workshop.times import moment

_KINDS: Final = {"changed": "Changed", "missing": "Missing", "added": "Added"}
_SHOWN: Final = 400


def sentence(found: Verified) -> str:
    """Whether the file still says what was said."""
    if found.same:
        return "Unchanged: the file says what the record says, paragraph by paragraph."
    told = [each for each in found.differs if not each.withheld]
    parts = []
    if told:
        parts.append(
            f"{plural(len(told), 'paragraph differs', 'paragraphs differ')} from the record"
        )
    if found.withheld and found.erased:
        many = plural(found.withheld, "paragraph differs", "paragraphs differ")
        parts.append(f"{many} and may name somebody who was erased since")
    elif found.withheld:
        stand = "it stands" if found.withheld == 1 else "they stand"
        parts.append(f"{plural(found.withheld, 'paragraph')} may no longer be told as {stand}")
    return f"{'; '.join(parts)}."


def later_words(found: Verified) -> str:
    """Whether the record has gone on since."""
    if not found.later:
        return "The record has not gone on since, as far as this document tells."
    return f"The record has gone on since: {plural(found.later, 'change')} later."


def facts(found: Verified) -> Iterator[tuple[str, str]]:
    """Where the document comes from: each a name and a value."""
    origin = found.stamp.origin
    yield "Record", f"{found.name} ({found.folder})"
    document = DOCUMENTS[found.stamp.document].title
    yield "Document", f"{document}: {found.session}" if found.session else document
    yield "Edition", EDITIONS[found.stamp.edition].word
    yield "Record as of", moment(origin.moment, seconds=False)
    if origin.shown:
        yield "Asked for as of", moment(origin.shown, seconds=False)
    if origin.before:
        yield "Tells changes since", moment(origin.before, seconds=False)
    yield "Made with", shorten(clean_line(found.stamp.program), 80)


def notes(found: Verified) -> Iterator[str]:
    """What else must be known."""
    yield later_words(found)
    if found.unseen:
        yield (
            "The texts in its pictures could not be compared: another program left them out or "
            "made images of them."
        )
    if found.differs and found.stamp.program != PROGRAM:
        yield (
            f"Another version made it, {shorten(clean_line(found.stamp.program), 40)}: where words "
            "of the program itself differ, that may be why."
        )
    if not found.known:
        yield (
            "The record holds no change of the moment that the file names: it was taken back or "
            "erased, or the file says what is not so. It was compared with what came nearest."
        )


def lines(each: Difference) -> Iterator[str]:
    """A difference: its place, then both wordings."""
    where = f"{each.where[:1].upper()}{each.where[1:]}"
    yield f"{_KINDS[each.kind]}. {where}"
    if each.withheld:
        yield "  may no longer be told as it stands; its wording is not repeated here"
        return
    if each.moved:
        there = "in the record" if each.kind == "added" else "in the file"
        yield f"  stands elsewhere {there}: {each.moved}"
    if each.file:
        yield f"  file:   {shorten(each.file, _SHOWN)}"
    if each.record:
        yield f"  record: {shorten(each.record, _SHOWN)}"
    for file, record in each.words[:8] if each.kind == "changed" else ():
        yield f"  words:  {_words(file)} where the record has {_words(record)}"


def _words(text: str) -> str:
    return f"“{shorten(text, 80)}”" if text else "nothing"


def report(found: Verified, most: int | None = None) -> Iterator[str]:
    """The whole, as a person reads it.

    Args:
        found: what a comparison came to.
        most: how many differences are told; all unless given.
    """
    yield sentence(found)
    yield ""
    for name, value in facts(found):
        yield f"{name}: {value}"
    yield from notes(found)
    for number, each in enumerate(found.differs[:most], 1):
        yield ""
        first, *rest = lines(each)
        yield f"{number}. {first}"
        yield from rest
    if most is not None and (more := len(found.differs) - most) > 0:
        yield ""
        yield f"And {more:,} more, which `workshop verify FILE` tells."


def plain(found: Verified) -> dict[str, Any]:
    """The same for programs."""
    origin = found.stamp.origin
    return {
        "record": {"name": found.name, "folder": str(found.folder), "later": found.later},
        "document": found.stamp.document,
        "session": found.session or None,
        "edition": found.stamp.edition,
        "moment": origin.moment.isoformat(timespec="minutes"),
        "shown": origin.shown.isoformat(timespec="minutes") if origin.shown else None,
        "before": origin.before.isoformat(timespec="minutes") if origin.before else None,
        "language": origin.language,
        "program": clean_line(found.stamp.program),
        "same": found.same,
        "n": len(found.differs),
        "withheld": found.withheld,
        "erased": found.erased,
        "known": found.known,
        "pictures_compared": not found.unseen,
        "differs": [_plain(each) for each in found.differs],
        "sentence": sentence(found),
    }


def _plain(each: Difference) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "where": each.where,
        "file": None if each.withheld else each.file,
        "record": None if each.withheld else each.record,
        "words": [{"file": file, "record": record} for file, record in each.words],
        "moved": each.moved or None,
        "withheld": each.withheld,
    }


def nothing(sentence: str) -> dict[str, Any]:
    """What programs are told where nothing can be said of a file."""
    empty = dict.fromkeys(("record", "document", "edition", "moment", "program"))
    return {**empty, "same": False, "n": 0, "differs": [], "sentence": sentence}
