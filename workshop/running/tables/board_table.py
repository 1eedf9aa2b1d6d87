"""Tables of notes: what sticky-note boards, retrospectives and programs for interviews export.

Titles say where columns go; a board may also have its columns as the columns of the table, with the
notes below each. Text is text: no sign before it is obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from workshop.cited import Cited, read_cited
from workshop.errors import Problem, Refused
from workshop.record.documents import EntryKind
from workshop.registers.mapping import CODE, Mapped, mapped
from workshop.running.tables.board_columns import BOARD, FIELDS
from workshop.running.tables.file_table import FileRow
from workshop.text import clean_block, clean_line, listing, shorten

LONGEST: Final = 20_000
"""The most characters of a note."""

_KINDS: Final[Mapping[str, EntryKind]] = {
    **{kind.value: kind for kind in EntryKind},
    **{kind.letter.plural: kind for kind in EntryKind if kind.letter},
    **{kind.letter.value.casefold(): kind for kind in EntryKind if kind.letter},
    "stärken": EntryKind.STRENGTH, "stärke": EntryKind.STRENGTH,
    "schwächen": EntryKind.WEAKNESS, "schwäche": EntryKind.WEAKNESS,
    "chancen": EntryKind.OPPORTUNITY, "chance": EntryKind.OPPORTUNITY,
    "risiken": EntryKind.THREAT, "risks": EntryKind.THREAT, "risk": EntryKind.THREAT,
    "forces": EntryKind.STRENGTH, "faiblesses": EntryKind.WEAKNESS,
    "opportunités": EntryKind.OPPORTUNITY, "menaces": EntryKind.THREAT,
    "actions": EntryKind.ACTION, "action items": EntryKind.ACTION, "action item": EntryKind.ACTION,
    "decisions": EntryKind.DECISION, "questions": EntryKind.QUESTION,
    "open questions": EntryKind.QUESTION, "quotes": EntryKind.QUOTE, "notes": EntryKind.NOTE,
    "parking lot": EntryKind.PARKED, "observations": EntryKind.OBSERVATION,
}  # fmt: skip
_VOTING: Final = re.compile(r"(?:voting|votes?)[ _-]?\d+", re.IGNORECASE)
_NONE: Final = frozenset({"", "null", "none", "nil", "-", "–", "n/a", "undefined"})
_NUMBER: Final = re.compile(r"\d{1,6}(?:\.0+)?")


class BoardNote(NamedTuple):
    """A note of a board."""

    line: int
    """Where it begins in the file, counted from 1."""
    text: str
    kind: EntryKind
    author: str = ""
    stack: str = ""
    """What the stack is called in which it lies; empty for none."""
    votes: int | None = None
    """None where the board had no votes."""
    tags: tuple[str, ...] = ()
    document: str = ""
    cited: Cited | None = None
    """The document that says it; none where whoever wrote the note does."""


class BoardRead(NamedTuple):
    """What a table of notes says."""

    notes: tuple[BoardNote, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]
    """How it was understood, where a person should know."""


def is_board(rows: Sequence[FileRow]) -> bool:
    """Whether the titles of a table are those of a board: a text, and one more thing."""
    found = {each.field for each in _columns(rows[0].texts, {}) if each.sure} if rows else set()
    return "text" in found and bool(found & {"author", "stack", "votes", "column", "tags"})


def read_board(rows: Sequence[FileRow], wanted: Mapping[str, str]) -> BoardRead:
    """What a table of notes says.

    Args:
        rows: the lines of the file that hold anything, the titles first.
        wanted: which column a field has, by the id of the field, where somebody said so.
    """
    if not rows:
        return BoardRead((), (Problem("the file holds no table"),), ())
    titles = tuple(clean_line(title) for title in rows[0].texts)
    if problems := _unknown(titles, wanted):
        return BoardRead((), tuple(problems), ())
    columns = _columns(titles, wanted)
    if not any(each.field == "text" for each in columns):
        if any(_kind_of(title) for title in titles):
            return _by_columns(titles, rows[1:])
        what = (
            "it cannot be told which column has the text; say so with "
            f'--column "text=…". The columns are {listing([f"“{t}”" for t in titles if t])}'
        )
        return BoardRead((), (Problem(what, "text", rows[0].line),), ())
    return _Reading(columns, titles).read(rows[1:])


def _unknown(titles: Sequence[str], wanted: Mapping[str, str]) -> list[Problem]:
    """What was said of columns that there are not."""
    problems = []
    known = {title.casefold() for title in titles}
    for field, title in wanted.items():
        if field not in FIELDS:
            what = f"“{field}” is nothing that a note has; it has {listing(list(FIELDS))}"
            problems.append(Problem(what, "--column", None, field, ", ".join(FIELDS)))
        elif title.casefold() not in known:
            named = ", ".join(filter(None, titles))
            what = f"no column is called “{title}”; there is {named}"
            problems.append(Problem(what, "--column", 1, title, named))
    return problems


def _columns(titles: Sequence[str], wanted: Mapping[str, str]) -> tuple[Mapped, ...]:
    """Where columns go, those first of which somebody said so; every vote counts."""
    said = {title.casefold(): field for field, title in wanted.items()}
    left = [
        "" if title.casefold() in said or _VOTING.fullmatch(title.strip()) else title
        for title in map(clean_line, titles)
    ]
    found = []
    for title, each in zip(titles, mapped(BOARD, left), strict=True):
        if field := said.get(clean_line(title).casefold()):
            found.append(Mapped(title, field, sure=True))
        elif _VOTING.fullmatch(clean_line(title)):
            found.append(Mapped(title, "votes", sure=True))
        else:
            field = "" if each.field in wanted else each.field
            found.append(Mapped(title, field, each.sure))
    return tuple(found)


class _Reading:
    """A table with titles, line by line."""

    def __init__(self, columns: Sequence[Mapped], titles: Sequence[str]) -> None:
        self._columns = columns
        self._ids = next(
            (
                i
                for i, t in enumerate(titles)
                if t.casefold() in ("note_id", "card_id", "id", "note id")
            ),
            next((i for i, each in enumerate(columns) if each.field == CODE), None),
        )
        self._problems: list[Problem] = []
        self._unsorted: dict[str, None] = {}

    def read(self, rows: Iterable[FileRow]) -> BoardRead:
        """All notes; one that stands in several lines, a line for each tag, once."""
        notes: dict[object, BoardNote] = {}
        texts: dict[str, str] = {}
        for row in rows:
            cells = self._cells(row)
            note = self._note(row, cells)
            if note is None:
                continue
            own = self._id(row)
            if own:
                texts.setdefault(own, note.text)
            key: object = own or ((note.document, note.text) if note.document else row.line)
            before = notes.get(key)
            if before is not None and before.text == note.text:
                tags = tuple(dict.fromkeys((*before.tags, *note.tags)))
                notes[key] = before._replace(tags=tags)
            else:
                notes[key if before is None else row.line] = note
        stacked = tuple(self._in_stack(note, texts) for note in notes.values())
        return BoardRead(self._with_heads(stacked), tuple(self._problems), tuple(self._remarks()))

    def _cells(self, row: FileRow) -> dict[str, list[str]]:
        """What stands in a line, by field."""
        cells: dict[str, list[str]] = {}
        for column, cell in zip(self._columns, row.texts, strict=False):
            if column.field:
                cells.setdefault(column.field, []).append(cell)
        return cells

    def _id(self, row: FileRow) -> str:
        """What the note is called in the file."""
        place = self._ids
        return clean_line(row.texts[place]) if place is not None and place < len(row.cells) else ""

    def _note(self, row: FileRow, cells: Mapping[str, list[str]]) -> BoardNote | None:
        """One line; none where it says nothing."""
        text = clean_block("\n".join(filter(None, cells.get("text", []))))
        if not text or text.casefold() == "null":
            return None
        if len(text) > LONGEST:
            what = f"{len(text):,} characters; {LONGEST:,} are allowed"
            self._problems.append(Problem(what, "text", row.line, shorten(text, 60), f"{LONGEST}"))
            return None
        column = _value(cells, "column")
        document = _value(cells, "document")
        kind = _kind_of(column)
        tags = [*_tags(cells.get("tags", []))]
        if column and kind is None:
            self._unsorted[column] = None
            tags.append(slug(column))
        # What was marked in a document is in somebody's words.
        kind = kind or (EntryKind.QUOTE if document else EntryKind.NOTE)
        return BoardNote(
            line=row.line,
            text=text,
            kind=kind,
            author=_value(cells, "author"),
            stack=_value(cells, "stack"),
            votes=self._votes(row, cells.get("votes", [])),
            tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
            document=document,
            cited=self._cited(row, cells),
        )

    def _cited(self, row: FileRow, cells: Mapping[str, list[str]]) -> Cited | None:
        """The document that a line cites, with the page and the figure from their own columns."""
        title, page = _value(cells, "cites"), _value(cells, "page")
        if not title:
            return None
        parts = [f"{title} p. {re.sub(r'^p+[.]? *', '', page)}" if page else title]
        parts += filter(None, (_value(cells, "dated"), _value(cells, "figure")))
        try:
            return read_cited("; ".join(parts))
        except Refused as refused:
            allowed = "a document with its page, date and figure"
            self._problems.append(Problem(str(refused), "cites", row.line, title[:80], allowed))
            return None

    def _votes(self, row: FileRow, cells: Iterable[str]) -> int | None:
        """All votes of a note together."""
        total: int | None = None
        for cell in map(clean_line, cells):
            if cell.casefold() in _NONE:
                continue
            if not _NUMBER.fullmatch(cell):
                what = f"“{shorten(cell, 40)}” is no number of votes; write a whole number"
                self._problems.append(Problem(what, "votes", row.line, cell[:80], "a whole number"))
                continue
            total = (total or 0) + int(cell.partition(".")[0])
        return total

    @staticmethod
    def _in_stack(note: BoardNote, texts: Mapping[str, str]) -> BoardNote:
        """A note whose stack is called as the note on top of it, whose id the file has."""
        return note._replace(stack=shorten(texts.get(note.stack, note.stack), 80))

    @staticmethod
    def _with_heads(notes: tuple[BoardNote, ...]) -> tuple[BoardNote, ...]:
        """Notes, of which those that a stack is called by lie in it too."""
        stacks = {note.stack for note in notes if note.stack}
        return tuple(
            note._replace(stack=head)
            if not note.stack and (head := shorten(note.text, 80)) in stacks
            else note
            for note in notes
        )

    def _remarks(self) -> Iterable[str]:
        """How titles and columns were understood."""
        for each in self._columns:
            field = BOARD.field(each.field)
            if field and not each.sure:
                yield f"The column “{each.heading}” is taken as {field.title}."
        left = [f"“{each.heading}”" for each in self._columns if each.heading and not each.field]
        if left:
            yield f"Left out, as nothing is called so: {listing(left)}."
        yield from _unsorted(self._unsorted)


def _unsorted(columns: Iterable[str]) -> Iterable[str]:
    """That columns of a board are no kinds of entries."""
    if named := [f"“{column}”" for column in columns]:
        is_, its = ("is", "its") if len(named) == 1 else ("are", "their")
        yield f"{listing(named)} {is_} no kind of entry: {its} notes have that as a tag."


def _by_columns(titles: Sequence[str], rows: Iterable[FileRow]) -> BoardRead:
    """A board whose columns are those of the table, a column of votes behind each or none."""
    notes: list[BoardNote] = []
    problems: list[Problem] = []
    unsorted: dict[str, None] = {}
    counts = {place for place, title in enumerate(titles) if _is_votes(title)}
    for row in rows:
        for place, cell in enumerate(row.texts[: len(titles)]):
            text = clean_block(cell)
            if not text or place in counts or not titles[place]:
                continue
            kind = _kind_of(titles[place])
            if kind is None:
                unsorted[titles[place]] = None
            votes = (
                clean_line(row.texts[place + 1])
                if place + 1 in counts and place + 1 < len(row.cells)
                else ""
            )
            if votes.casefold() not in _NONE and not _NUMBER.fullmatch(votes):
                what = f"“{shorten(votes, 40)}” is no number of votes; write a whole number"
                problems.append(Problem(what, "votes", row.line, votes[:80], "a whole number"))
                votes = ""
            notes.append(
                BoardNote(
                    line=row.line,
                    text=text,
                    kind=kind or EntryKind.NOTE,
                    votes=int(votes.partition(".")[0]) if _NUMBER.fullmatch(votes) else None,
                    tags=() if kind else (slug(titles[place]),),
                )
            )
    return BoardRead(tuple(notes), tuple(problems), tuple(_unsorted(unsorted)))


def _is_votes(title: str) -> bool:
    field, sure = BOARD.field_called(title)
    return bool(_VOTING.fullmatch(title)) or (sure and field is not None and field.id == "votes")


def _kind_of(column: str) -> EntryKind | None:
    """The kind of entry that the column of a board is; none where it is something else."""
    return _KINDS.get(clean_line(column).strip(" :").casefold())


def _value(cells: Mapping[str, list[str]], field: str) -> str:
    """The first thing that stands in the columns of a field."""
    found = (clean_line(cell) for cell in cells.get(field, []))
    return next((cell for cell in found if cell.casefold() not in _NONE), "")


def _tags(cells: Iterable[str]) -> Iterable[str]:
    """The tags of a note, parted by commas, semicolons, bars or line breaks."""
    for cell in cells:
        if clean_line(cell).casefold() not in _NONE:
            yield from (slug(tag) for tag in re.split(r"[,;|\n]", cell))


def slug(text: str) -> str:
    """A tag as one word in small letters."""
    return "-".join(re.findall(r"[\w.&/+]+", clean_line(text).casefold()))[:60]
