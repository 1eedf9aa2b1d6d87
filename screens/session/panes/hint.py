"""The line under the field: how a line will be read, what was done, and why something was not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.session.panes.entry_rows import cited_words, date_words
from screens.widgets.ink import ALARM, ALERT, GOOD, INKS, KEY, muted, sign, typed_sign
from screens.widgets.screen_kind import BADGE_WIDTH, ScreenKind
from workshop.errors import Refused
from workshop.privacy.hides_nobody import hides_nobody
from workshop.record.documents import Entry, EntryKind, Person, Session
from workshop.record.record import Record
from workshop.record.session_day import day_of
from workshop.running.capture import SIGNS, Captured, read_line
from workshop.running.handles import meant_by, names_in
from workshop.running.same_person import told_apart
from workshop.running.sources import doubt_of

_DOT = " · "
_GAP = 2
"""Cells between the badge and the words."""
_REFERS = re.compile(r"\b(?:talk|speak) (?:to|with)\b", re.IGNORECASE)
"""Words with which somebody is often recommended; who that is must be said with a mark."""


class HintLine(Widget):
    """The word that says what letters do, and behind it words that change without a new layout."""

    kind: reactive[ScreenKind] = reactive(ScreenKind.LINE)
    """Whether letters go to the line, or act."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self.words = Content("")
        """What stands there."""
        self.low: Content | None = None
        """What stands there where the words have no room; none for the same words."""
        self.stays = False
        """Whether it tells what was done, and is to be read before it gives way to the signs."""

    @property
    def _room(self) -> int:
        """Cells for the words."""
        return max(10, self.size.width - BADGE_WIDTH - _GAP)

    def render(self) -> Content:
        """The badge, and the words beside it on as many lines as there are."""
        rows = max(1, self.size.height)
        lines = self.words.split("\n") if rows == 1 else self.words.wrap(self._room)
        if self.low is not None and len(lines) > rows:
            lines = self.low.wrap(self._room)
        shown = lines[: rows - 1]
        if rest := lines[rows - 1 :]:
            shown.append(Content(" ").join(rest).truncate(self._room, ellipsis=True))
        indent = "\n" + " " * (BADGE_WIDTH + _GAP)
        return Content.assemble(self.kind.badge, " " * _GAP, Content(indent).join(shown))

    def show(self, words: Content, *, low: Content | None = None) -> None:
        """Put words in place of those before; painted only where they are others.

        Most keys of a line change nothing in how it will be read. `low` stands there in their
        place where they have no room.
        """
        same = words.is_same(self.words)
        self.words, self.low = words, low
        self.remove_class("-long")
        if not same:
            self.refresh()

    def let_go(self) -> None:
        """Let what was said give way to whatever comes next."""
        self.stays = False

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
        """Say why something was not done, on as many lines as it takes, and sound the bell."""
        self._say(Content.assemble(("▲ ", ALARM), (sentence, "$error")))
        self.app.bell()

    def _say(self, words: Content) -> None:
        """Show words, on as many lines as they take."""
        self.show(words)
        self.set_class(words.cell_length > self._room, "-long")


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
    if isinstance(one, Person):
        return Content(told_apart(record, one))
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
    if captured.cited:
        yield cited_words(captured.cited)
    if captured.attribution:
        yield captured.attribution.sentence
    if captured.private:
        yield "private"


def crib(*, high: bool) -> Content:
    """The signs and what they stand for, for an empty line; on two lines where it is high."""
    if not high:
        return Content.assemble(
            *_signs("+-*!"), muted("SWOT "), *_signs('"'), muted("quote "),
            *_signs(">"), muted("action "), *_signs("="), muted("decision "),
            *_signs("?"), muted("question   "), slash_key("/"), muted("more"),
        )  # fmt: skip
    words = [Content.assemble(*_signs(typed), muted(kind.value)) for typed, kind in SIGNS.items()]
    rows = [words[:5], [*words[5:], muted("@name"), muted("#tag"), slash_key("/") + muted("more")]]
    return Content("\n").join(Content("  ").join(row) for row in rows)


def _signs(signs: str) -> Iterator[Content]:
    """Signs in their inks, with a blank behind the last."""
    for typed in signs:
        yield typed_sign(SIGNS[typed])
        yield Content(" ")


def legend(speakers: Mapping[int, str]) -> Content:
    """The numbers of speakers and whose they are, on one line."""
    each = (slash_key(str(number)) + Content(name) for number, name in speakers.items())
    return Content("  ").join(each)


def slash_key(key: str) -> Content:
    """A key as it is printed wherever it stands, with a blank behind it."""
    return Content.styled(f"{key} ", KEY)


def chosen_crib(entry: Entry | None) -> Content:
    """What can be done to the chosen entry, and which it is."""
    if entry is None:
        return Content("")
    return Content.assemble(
        slash_key("⏎"), muted("edits it   "), slash_key("/"), muted("and a letter acts   "),
        slash_key("Esc"), muted("newest   "), muted(f"{entry.at:%H:%M} "),
        (entry.text.replace("\n", " "), "bold"),
    )  # fmt: skip
