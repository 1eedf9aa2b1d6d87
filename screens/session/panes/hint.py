"""The line under the field: how a line will be read, what was done, and why something was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from screens.session.panes.entry_rows import date_words
from screens.widgets.ink import ALARM, ALERT, GOOD, INKS, muted, sign, typed_sign
from workshop.errors import Refused
from workshop.privacy.hides_nobody import hides_nobody
from workshop.record.documents import Entry, EntryKind, Person, Session
from workshop.record.record import Record
from workshop.record.session_day import day_of
from workshop.running.capture import SIGNS, Captured, read_line
from workshop.running.handles import meant_by, names_in
from workshop.running.sources import doubt_of

_DOT = " · "
_REFERS = re.compile(r"\b(?:talk|speak) (?:to|with)\b", re.IGNORECASE)
"""Words with which somebody is often recommended; who that is must be said with a mark."""


class HintLine(Static):
    """Words of one line, changed without a new layout."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__("", markup=False, id=id)
        self.words = Content("")
        """What stands there."""
        self.stays = False
        """Whether it tells what was done, and is to be read before it gives way to the signs."""

    def show(self, words: Content) -> None:
        """Put words in place of those before."""
        self.words = words
        self.remove_class("-long")
        self.update(words, layout=False)

    def done(self, sentence: str, warning: str = "", *, whole: bool = False) -> None:
        """Say that something was recorded, and before it what must not be overlooked.

        `whole` has it on as many lines as it takes: something in it was not understood.
        """
        words = Content.assemble(("● ", GOOD), sentence)
        if whole and not warning:
            self._say(words)
        elif warning:
            self._say(Content.assemble(("▲ ", ALERT), (warning, ALERT), "  ", words))
        else:
            self.show(words)

    def refused(self, sentence: str) -> None:
        """Say why something was not done, on as many lines as it takes."""
        self._say(Content.assemble(("▲ ", ALARM), (sentence, "$error")))

    def _say(self, words: Content) -> None:
        """Show words, on as many lines as they take."""
        self.show(words)
        self.set_class(words.cell_length > self.size.width, "-long")


def reading(
    record: Record,
    session: Session,
    line: str,
    default: EntryKind,
    *,
    ends: str = "Enter records",
) -> Content:
    """How a line will be read, in words; `ends` says what to do then."""
    captured = read_line(line, default, day_of(record, session))
    parts = [
        Content.assemble(sign(captured.kind), " ", (captured.kind.word, INKS[captured.kind])),
        *(Content(word) for word in _marks(captured)),
    ]
    parts += _names(record, session, captured)
    parts += [Content.styled(doubt, ALERT) for doubt in captured.doubts]
    if why := _in_vain(record, session, captured):
        parts.append(Content.styled(why, ALERT))
    if not captured.text:
        return Content.assemble(Content(_DOT).join(parts), muted("   type what was said"))
    return Content.assemble(Content(_DOT).join(parts), muted(f"   {ends}"))


def _names(record: Record, session: Session, captured: Captured) -> list[Content]:
    """Who is meant behind each `@`."""
    found: list[Content] = []
    owner = captured.kind is EntryKind.ACTION
    typed = (each for one in captured.handles for each in names_in(one, record, session))
    for handle in typed:
        new = "new owner" if owner else "new person"
        found.append(_name(record, session, handle, new))
    if not captured.meets and _REFERS.search(captured.text):
        found.append(muted("meet:Name puts them on the list to meet"))
    meets = [_name(record, session, handle, "new") for handle in captured.meets]
    return [*found, *(Content("to meet: ") + name for name in meets)]


def _name(record: Record, session: Session, handle: str, new: str) -> Content:
    """Who is meant by one name; it is recorded also where that is not clear."""
    try:
        one = meant_by(handle, record, session)
    except Refused:
        return Content.styled(f"{doubt_of(record, session, handle)}: recorded as open", ALERT)
    newcomer = handle.replace(".", " ").replace("_", " ")
    return Content(one.name) if one else Content.styled(f"{new}: {newcomer}", ALERT)


def _in_vain(record: Record, session: Session, captured: Captured) -> str:
    """Why the level of a line hides nobody; empty where it may, or none was typed."""
    if captured.attribution is None:
        return ""
    found = [meant_by(each, record, session) for each in captured.handles]
    ids = [one.id for one in found if isinstance(one, Person)]
    people = ids or [person.id for person in record.people_of(session)[:2]]
    if not ids and len(people) != 1:
        return ""
    return hides_nobody(record, session, people[0], captured.attribution)


def _marks(captured: Captured) -> Iterator[str]:
    """The other marks of a line, in words."""
    if captured.pestle:
        yield captured.pestle.word
    yield from (f"#{tag}" for tag in captured.tags)
    if captured.due:
        yield f"due {date_words(captured.due)}"
    if captured.attribution:
        yield captured.attribution.sentence
    if captured.private:
        yield "private"


def crib(*, high: bool) -> Content:
    """The signs and what they stand for, for an empty line; on two lines where it is high."""
    if not high:
        return Content.assemble(
            *_signs("+-*!"), muted("SWOT  "), *_signs('"'), muted("quote  "),
            *_signs(">"), muted("action  "), *_signs("="), muted("decision  "),
            *_signs("?"), muted("question  "), *_signs("~"), muted("parked"),
        )  # fmt: skip
    words = [Content.assemble(*_signs(typed), muted(kind.value)) for typed, kind in SIGNS.items()]
    rows = [words[:5], [*words[5:], muted("@name"), muted("#tag")]]
    return Content("\n").join(Content("  ").join(row) for row in rows)


def _signs(signs: str) -> Iterator[Content]:
    """Signs in their inks, with a blank behind the last."""
    for typed in signs:
        yield typed_sign(SIGNS[typed])
        yield Content(" ")


def log_crib(entry: Entry | None, *, high: bool) -> Content:
    """What the keys do to the selected entry."""
    if entry and entry.retracted:
        return Content.assemble("r ", muted("restores it   "), "Esc ", muted("back to the line"))
    kinds = Content.assemble(*_signs('+-*!">=?~'), ". ", muted("make it"))
    fields = Content.assemble("p e s t l n ", muted("field of the scan"))
    back = Content.assemble("Esc ", muted("back to the line"))
    if not high:
        fields = Content.assemble("p e s t l n ", muted("field"))
        return Content("   ").join([kinds, fields, back])
    return Content("\n").join(
        [Content("   ").join([kinds, back]), Content.assemble(fields, "   0 ", muted("no field"))]
    )
