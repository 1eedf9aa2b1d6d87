"""The quick-capture line: one line as it is typed becomes one entry.

The first character says what it is, `@name` who said it or who will do it, `#tag` where it
belongs, `due:2027-03-31` by when, `as:role` how it may be told, `meet:Piet.Vos` whom to meet,
`doc:[Annual report 2025 p. 14]` which document says it:

    + Fast help desk, everybody says so @Ana #people
    > Renew the mail contract @Dana due:31 Mar

What a mark is and what of it stays in the statement, `workshop.line_marks` says. A quote is kept
word for word: where its quotation marks are closed, nothing between them is a mark. A backslash
before the first sign, `@`, `#`, `due:`, `as:`, `meet:` or `doc:[` makes it plain text. `render`
writes the line that reads back as the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Final, NamedTuple

import msgspec

from workshop.cited import Cited, write_cited
from workshop.errors import Refused
from workshop.line_marks import PRIVATE_TAG, LineMarks, escaped, has_letter
from workshop.record.documents import Attribution, EntryKind, Pestle
from workshop.record.meanings import Meaning
from workshop.record.within import Mark
from workshop.running.asking.pestle_tags import PESTLE_TAGS
from workshop.text import clean_block

SIGNS: Final[dict[str, EntryKind]] = {
    "+": EntryKind.STRENGTH,
    "-": EntryKind.WEAKNESS,
    "*": EntryKind.OPPORTUNITY,
    "!": EntryKind.THREAT,
    '"': EntryKind.QUOTE,
    ">": EntryKind.ACTION,
    "=": EntryKind.DECISION,
    "?": EntryKind.QUESTION,
    "~": EntryKind.PARKED,
    ";": EntryKind.OBSERVATION,
}
"""What the first character of a line makes of it. No sign: a note."""

SIGN_OF: Final[dict[EntryKind, str]] = {kind: sign for sign, kind in SIGNS.items()}
"""The sign of each kind; a note has none."""

LONGEST: int = 100_000
"""The most characters that one entry holds."""

TWO_FIELDS: Final = "two fields of the scan"
"""How a doubt begins of which nothing is lost."""

_TYPOGRAPHIC: Final = {
    "–": "-", "—": "-", "−": "-",
    "“": '"', "”": '"', "„": '"', "«": '"', "＋": "+", "！": "!", "？": "?", "＝": "=", "～": "~",
    "；": ";",
}  # fmt: skip
"""Signs as keyboards, word processors and input methods turn them."""

NOTE_SIGN: Final = "."
"""Says note where a line without a sign would become something else."""

_CLOSING: Final = '"”“»'
_QUOTES: Final = '"“”„«»'
_BLANKS: Final = re.compile(" {2,}")
_NUMBER: Final = re.compile(r"[+\-−–~～>][€$£]?\d")
_ARROW: Final = re.compile(r"[-=~]+>")
_RULE: Final = re.compile(r"([-*=~+])(?:\s*\1){2,}")
_EMPHASIS: Final = re.compile(r"(\*{1,3})[^\s*](?:[^*\n]*[^\s*])?\1(?!\w)")


class Captured(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line as it was read, before its names are looked up."""

    kind: EntryKind = EntryKind.NOTE
    text: str
    """What remains when sign and marks are taken out."""
    handles: tuple[str, ...] = ()
    """The names behind `@`, as typed."""
    tags: tuple[str, ...] = ()
    """Free tags, in lower case, each once."""
    pestle: Pestle | None = None
    due: date | None = None
    private: bool = False
    attribution: Attribution | None = None
    """How it may be told, where the line says so."""
    meets: tuple[str, ...] = ()
    """The names behind `meet:`, of people to meet, as typed."""
    cited: Cited | None = None
    """The document that says it."""
    votes: int | None = None
    """How many votes it had where it was written; none where nobody voted."""
    stack: str = ""
    """What the stack of notes is called in which it lay."""
    spoken: Annotated[float | None, Meaning.UNSAID] = None
    """When it was said, in seconds from the start of a recording; none where it was typed."""
    begun: datetime | None = None
    """When its first key was pressed; none where that is not known."""
    marks: tuple[Mark, ...] = ()
    """What it is marked as."""
    unclear: Annotated[tuple[str, ...], Meaning.UNSAID] = ()
    """Names of which it is known that it is not clear whom they mean; they are not looked up."""
    raised: Annotated[tuple[str, ...], Meaning.UNSAID] = ()
    """For an action made of something said, the names of those who said it."""
    written: Annotated[tuple[str, ...] | None, Meaning.UNSAID] = None
    """The names of those who wrote it down; none where that is whoever writes in the session."""
    off_record: Annotated[bool, Meaning.UNSAID] = False
    """Whether it was entered off the record, and is recorded so whatever the session is by then."""
    doubts: Annotated[tuple[str, ...], Meaning.UNSAID] = ()
    """What may not have been meant as it was read, for the hint."""


def statement(text: str, kind: EntryKind) -> str:
    """The text as it is kept: clean, single blanks, but a quote as it was said.

    Of a quote the closing mark goes.
    """
    whole = clean_block(text)
    if "\n" in whole:
        whole = "\n".join([line.strip() for line in whole.split("\n")])
    if kind is not EntryKind.QUOTE:
        return _BLANKS.sub(" ", whole) if "  " in whole else whole
    if whole[-1:] in tuple(_CLOSING):
        inside = whole[:-1].rstrip()
        if inside and not any(mark in inside for mark in _QUOTES):
            return inside
    return whole


def checked(line: Captured) -> str:
    """The statement of a line.

    Raises:
        Refused: there is none, or it is longer than a book chapter.
    """
    text = statement(line.text, line.kind)
    if not text:
        raise Refused("There is nothing to record: type what was said.")
    if len(text) > LONGEST:
        raise Refused(f"{len(text):,} characters are too many for one entry; split the text.")
    return text


def read_line(
    line: str, default: EntryKind = EntryKind.NOTE, today: date | None = None
) -> Captured:
    """Read one line, or a longer text of which the first character gives the kind.

    Args:
        line: as typed; it is cleaned here.
        default: what a line without a sign becomes.
        today: the day of the session, from which `due:friday` is reckoned.

    A line is never refused: what cannot be read as a mark stays in the text, and is a doubt.
    """
    kind, body = _kind(clean_block(line), default)
    quote = kind is EntryKind.QUOTE
    marks = LineMarks(today, verbatim=quote)
    said, marked = _closed(body) if quote else ("", body)
    lines = [marks.take(each) for each in marked.split("\n")]
    text = "\n".join([said, *filter(None, lines)] if said else lines)
    filed = _filed(marks)
    return Captured(
        kind=kind,
        text=statement(text, kind),
        handles=tuple(dict.fromkeys(marks.handles)),
        meets=tuple(dict.fromkeys(marks.meets)),
        tags=tuple(dict.fromkeys(filed.tags)),
        pestle=filed.pestle,
        due=marks.due,
        private=filed.private,
        attribution=Attribution(marks.level) if marks.level else None,
        cited=marks.cited,
        doubts=(*marks.doubts, *filed.doubts),
    )


def _closed(body: str) -> tuple[str, str]:
    """What stands between quotation marks, word for word, and the marks behind it.

    The first is empty where the quotation is not closed, or something else than marks follows.
    """
    inside, mark, behind = _parted(body)
    if not mark or any(each in inside for each in _QUOTES):
        return "", body
    words = LineMarks(verbatim=True)
    return (inside.strip(), behind) if inside.strip() and not words.take(behind) else ("", body)


def _parted(body: str) -> tuple[str, str, str]:
    """A text at its first closing quotation mark."""
    place = next((i for i, character in enumerate(body) if character in _CLOSING), len(body))
    return body[:place], body[place : place + 1], body[place + 1 :]


class _Filed(NamedTuple):
    """The tags of a line, sorted by what they say."""

    tags: list[str]
    pestle: Pestle | None
    private: bool
    doubts: list[str]


def _filed(marks: LineMarks) -> _Filed:
    """Tags as fields of the scan, as privacy, or as words of their own."""
    fields = [tag for tag in marks.tags if tag in PESTLE_TAGS]
    pestles = dict.fromkeys(PESTLE_TAGS[tag] for tag in fields)
    doubts = [f"{TWO_FIELDS}: #{fields[-1]} counts"] if len(pestles) > 1 else []
    pestle = PESTLE_TAGS[fields[-1]] if fields else None
    tags = [tag for tag in marks.tags if tag not in PESTLE_TAGS and tag != PRIVATE_TAG]
    return _Filed(tags, pestle, PRIVATE_TAG in marks.tags, doubts)


def render(captured: Captured, default: EntryKind = EntryKind.NOTE) -> str:
    """The text that `read_line` reads as `captured`, its doubts apart.

    Marks stand at the end of the first line.
    """
    first, *others = escaped(captured.text).split("\n")
    line = "\n".join([" ".join([first, *_mark_words(captured)]), *others])
    if captured.kind is default and line[:1] != "\\" and _kind(line, default) == (default, line):
        return line
    return f"{SIGN_OF.get(captured.kind, NOTE_SIGN)} {line}"


def _mark_words(captured: Captured) -> list[str]:
    """The marks as words behind the statement."""
    words = [f"@{handle}" for handle in captured.handles]
    words += [f"meet:{handle}" for handle in captured.meets]
    words += [f"#{captured.pestle.word}"] if captured.pestle else []
    words += [f"#{tag}" if has_letter(tag) else f"tag:{tag}" for tag in captured.tags]
    words += [f"#{PRIVATE_TAG}"] if captured.private else []
    words += [f"as:{captured.attribution.value}"] if captured.attribution else []
    words += [f"due:{captured.due.isoformat()}"] if captured.due else []
    return words + ([f"doc:[{write_cited(captured.cited)}]"] if captured.cited else [])


def _kind(text: str, default: EntryKind) -> tuple[EntryKind, str]:
    """The kind that the first character gives, and what follows it."""
    first = _TYPOGRAPHIC.get(text[:1], text[:1])
    if first in SIGNS and not _is_number(text) and not _is_markup(text):
        return SIGNS[first], text[1:].lstrip(" ")
    if first == NOTE_SIGN and text[1:2] in ("", " "):
        return EntryKind.NOTE, text[1:].lstrip(" ")
    second = _TYPOGRAPHIC.get(text[1:2], text[1:2])
    if first == "\\" and (second in SIGNS or second == NOTE_SIGN):
        return default, text[1:]
    return default, text


def doubts_of(lines: Iterable[Captured], *, off_record: bool) -> str:
    """What was not understood in lines, to end a sentence; of what is off the record no word."""
    doubts = dict.fromkeys(doubt for line in lines for doubt in line.doubts)
    if doubts and off_record:
        return "; a mark in it was not understood"
    return "".join(f"; {doubt}" for doubt in doubts)


def sign_of_line(line: str) -> str:
    """The sign with which a line begins, however it was typed; empty where it begins with none."""
    sign = _TYPOGRAPHIC.get(line[:1], line[:1])
    return sign if sign in SIGNS and _kind(line, EntryKind.NOTE)[1] != line else ""


def _is_number(text: str) -> bool:
    """Whether the sign belongs to a number: `-5 % budget` is no weakness yet, nor `~20` parked."""
    return _NUMBER.match(text) is not None


def _is_markup(text: str) -> bool:
    """Whether the first character is one of Markdown or an arrow: `**Budget:**`, `---`, `-> so`."""
    first = text.split("\n", 1)[0]
    rule = _RULE.fullmatch(first.strip()) if first == text else None
    return bool(rule or _ARROW.match(text) or _EMPHASIS.match(first))
