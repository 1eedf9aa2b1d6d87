"""The quick-capture line: one line as it is typed becomes one entry.

The first character says what it is, `@name` who said it or who will do it, `#tag` where it
belongs, `due:2027-03-31` by when, `as:role` how it may be told, `meet:Piet.Vos` whom to meet:

    + Fast help desk, everybody says so @Ana #people
    > Renew the mail contract @Dana due:2027-03-31

Marks before and behind the statement are taken out of it; within the statement only the sign
before the word goes, so that no word is lost: `Ask @Dana first` is told as `Ask Dana first`.
A backslash before the first sign, `@`, `#`, `due:`, `as:` or `meet:` makes it plain text. `render`
writes the line that reads back as the same thing.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Final

import msgspec

from workshop.record.documents import Attribution, EntryKind, Pestle
from workshop.running.meanings import Meaning
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

_TYPOGRAPHIC: Final = {
    "–": "-", "—": "-", "−": "-",
    "“": '"', "”": '"', "„": '"', "«": '"', "＋": "+", "！": "!", "？": "?", "＝": "=", "～": "~",
    "；": ";",
}  # fmt: skip
"""Signs as keyboards, word processors and input methods turn them."""

NOTE_SIGN: Final = "."
"""Says note where a line without a sign would become something else."""

PRIVATE_TAG: Final = "private"
"""The tag that keeps an entry out of shareable editions and off the wall."""

PESTLE_TAGS: Final[dict[str, Pestle]] = {
    **{field.value.lower(): field for field in Pestle},
    **{field.word: field for field in Pestle},
    "economy": Pestle.ECONOMIC,
    "sociocultural": Pestle.SOCIAL,
    "technology": Pestle.TECHNOLOGICAL,
    "technical": Pestle.TECHNOLOGICAL,
    "law": Pestle.LEGAL,
    "environment": Pestle.ENVIRONMENTAL,
}
"""Tags that name a field of the scan: its letter or its name."""

_HANDLE: Final = r"@(?P<handle>[^\s@#]+?)"
_TAG: Final = r"#(?P<tag>[^\s@#]+?)"
_IN_TAGS: Final = "&/+.-"
_DUE: Final = r"due:(?P<due>\d{4}-\d{2}-\d{2})"
_AS: Final = r"as:(?P<level>name|role|department|participant|withheld)"
_MEET: Final = r"meet:@?(?P<meet>[^\s@#]+?)"
_MARK: Final = re.compile(rf"(?:{_HANDLE}|{_TAG}|{_DUE}|{_AS}|{_MEET})(?P<rest>[.,;:!?)\]]*)")
_NEEDS_ESCAPE: Final = re.compile(r"(?<!\S)(?=\\*(?:[@#]|due:|as:|meet:))")
_ESCAPE: Final = re.compile(r"(?<!\S)\\(?=\\*(?:[@#]|due:|as:|meet:))")
_CLOSING: Final = '"”“»'
_BULLET: Final = re.compile(r"^\s*(?:[-*+•‣◦·–—]|\(?\d{1,3}[.)]|\[[ xX]?\])\s+")


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
    votes: int | None = None
    """How many votes it had where it was written; none where nobody voted."""
    stack: str = ""
    """What the stack of notes is called in which it lay."""
    unclear: Annotated[tuple[str, ...], Meaning.UNSAID] = ()
    """Names of which it is known that it is not clear whom they mean; they are not looked up."""
    raised: Annotated[tuple[str, ...], Meaning.UNSAID] = ()
    """For an action made of something said, the names of those who said it."""
    doubts: Annotated[tuple[str, ...], Meaning.UNSAID] = ()
    """What may not have been meant as it was read, for the hint."""


def statement(text: str, kind: EntryKind) -> str:
    """The text as it is kept: clean, single blanks, a quote without its closing mark."""
    lines = [" ".join(line.split()) for line in clean_block(text).split("\n")]
    whole = clean_block("\n".join(lines))
    if kind is EntryKind.QUOTE and whole[-1:] in tuple(_CLOSING):
        inside = whole[:-1].rstrip()
        if inside and not any(mark in inside for mark in '"“”„«'):
            return inside
    return whole


def read_line(line: str, default: EntryKind = EntryKind.NOTE) -> Captured:
    """Read one line, or a longer text of which the first character gives the kind.

    Args:
        line: as typed; it is cleaned here.
        default: what a line without a sign becomes.

    A line is never refused: what cannot be read as a mark stays in the text.
    """
    kind, body = _kind(clean_block(line), default)
    marks = _Marks()
    text = "\n".join(marks.take(part) for part in body.split("\n"))
    return Captured(
        kind=kind,
        text=statement(text, kind),
        handles=tuple(dict.fromkeys(marks.handles)),
        meets=tuple(dict.fromkeys(marks.meets)),
        tags=tuple(dict.fromkeys(marks.tags)),
        pestle=marks.pestle,
        due=marks.due,
        private=marks.private,
        attribution=marks.attribution,
        doubts=tuple(marks.doubts),
    )


def render(captured: Captured, default: EntryKind = EntryKind.NOTE) -> str:
    """The text that `read_line` reads as `captured`, its doubts apart.

    Marks stand at the end of the first line.
    """
    first, *others = _NEEDS_ESCAPE.sub(lambda _: "\\", captured.text).split("\n")
    line = "\n".join([" ".join([first, *_mark_words(captured)]), *others])
    if captured.kind is default and line[:1] != "\\" and _kind(line, default) == (default, line):
        return line
    return f"{SIGN_OF.get(captured.kind, NOTE_SIGN)} {line}"


def _mark_words(captured: Captured) -> list[str]:
    """The marks as words behind the statement."""
    words = [f"@{handle}" for handle in captured.handles]
    words += [f"meet:{handle}" for handle in captured.meets]
    words += [f"#{captured.pestle.word}"] if captured.pestle else []
    words += [f"#{tag}" for tag in captured.tags]
    words += [f"#{PRIVATE_TAG}"] if captured.private else []
    words += [f"as:{captured.attribution.value}"] if captured.attribution else []
    return words + ([f"due:{captured.due.isoformat()}"] if captured.due else [])


def _kind(text: str, default: EntryKind) -> tuple[EntryKind, str]:
    """The kind that the first character gives, and what follows it."""
    first = _TYPOGRAPHIC.get(text[:1], text[:1])
    if first in SIGNS and not _is_number(text):
        return SIGNS[first], text[1:].lstrip(" ")
    if first == NOTE_SIGN and text[1:2] in ("", " "):
        return EntryKind.NOTE, text[1:].lstrip(" ")
    second = _TYPOGRAPHIC.get(text[1:2], text[1:2])
    if first == "\\" and (second in SIGNS or second == NOTE_SIGN):
        return default, text[1:]
    return default, text


def _is_number(text: str) -> bool:
    """Whether the sign belongs to a number: `-5 % budget` is no weakness yet."""
    return text[:1] in ("+", "-", "−") and text[1:2].isdigit()


def _is_named(name: str | None, tag: str | None) -> bool:
    """Whether what stands behind `@` or `#` begins and ends as a name does.

    A tag has no other punctuation inside than `&/+.-`.
    """
    if name is None:
        return True
    begins = name[0].isalnum() or name[0] == "_"
    return begins and _in_words(name[-1]) and all(c in _IN_TAGS or _in_words(c) for c in tag or "")


def _in_words(character: str) -> bool:
    """Whether words are written with it.

    Vowel signs and accents that stand by themselves are part of a word in many scripts,
    although a regular expression takes them for punctuation.
    """
    letter = character.isalnum() or character == "_"
    return letter or unicodedata.category(character).startswith("M")


class _Marks:
    """What is found in the lines of one entry behind `@`, `#` and `due:`."""

    def __init__(self) -> None:
        self.handles: list[str] = []
        self.meets: list[str] = []
        self.tags: list[str] = []
        self.pestle: Pestle | None = None
        self.due: date | None = None
        self.private = False
        self.attribution: Attribution | None = None
        self.doubts: list[str] = []

    def take(self, line: str) -> str:
        """The line without its marks."""
        words = line.split()
        found = [_MARK.fullmatch(word) for word in words]
        kept = [self._keep(mark) for mark in found]
        first = next((i for i, mark in enumerate(kept) if not mark), len(words))
        last = next((i for i in range(len(words), 0, -1) if not kept[i - 1]), 0)
        texts = [
            self._word(
                word, mark if keep else None, outside=not first <= i < last, before=i < first
            )
            for i, (word, mark, keep) in enumerate(zip(words, found, kept, strict=True))
        ]
        return re.sub(r" \x00", "", " ".join(text for text in texts if text)).replace("\x00", "")

    def _word(self, word: str, mark: re.Match[str] | None, *, outside: bool, before: bool) -> str:
        """What a word leaves in the statement; punctuation behind a last mark joins on."""
        if mark is None:
            if word.startswith("due:"):
                self.doubts.append(f"{word} is not a date; write due:2027-03-31")
            return _ESCAPE.sub("", word)
        if before or mark["due"] or mark["level"]:
            return ""
        if outside:
            return f"\x00{mark['rest']}" if mark["rest"] else ""
        if mark["meet"]:
            return f"{mark['meet'].replace('.', ' ').replace('_', ' ')}{mark['rest']}"
        return word[1:]

    def _keep(self, mark: re.Match[str] | None) -> bool:
        """Keep one mark; false where the word is none after all."""
        if mark is None:
            return False
        if not _is_named(mark["handle"] or mark["tag"] or mark["meet"], mark["tag"]):
            return False
        if mark["handle"]:
            self.handles.append(mark["handle"])
        elif mark["meet"]:
            self.meets.append(mark["meet"])
        elif mark["tag"]:
            self._tag(unicodedata.normalize("NFC", mark["tag"].casefold()))
        elif mark["level"]:
            self.attribution = Attribution(mark["level"])
        else:
            return self._date(mark["due"])
        return True

    def _tag(self, tag: str) -> None:
        """File a tag as a field of the scan, as privacy, or as a word of its own."""
        if tag == PRIVATE_TAG:
            self.private = True
        elif tag in PESTLE_TAGS:
            if self.pestle not in (None, PESTLE_TAGS[tag]):
                self.doubts.append(f"two fields of the scan: #{tag} counts")
            self.pestle = PESTLE_TAGS[tag]
        else:
            self.tags.append(tag)

    def _date(self, text: str) -> bool:
        """Take a date, if the calendar has it."""
        try:
            self.due = date.fromisoformat(text)
        except ValueError:
            return False
        return True


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """A pasted text as its lines would be read."""

    lines: tuple[str, ...]
    """The lines that hold anything, as pasted but for outer blanks."""
    bulleted: bool
    """Whether the first characters look like the bullets of a list rather than signs."""

    def read(self, *, bullets: bool, default: EntryKind) -> tuple[Captured, ...]:
        """Every line as an entry, none dropped.

        Args:
            bullets: take first characters as bullets, not as signs.
            default: what a line without a sign becomes.
        """
        if not bullets:
            return tuple(read_line(line, default) for line in self.lines)
        plain = [_BULLET.sub("", line) or line for line in self.lines]
        return tuple(
            read_line(line if _kind(line, default)[1] == line else f"\\{line}", default)
            for line in plain
        )


def read_paste(text: str) -> Pasted:
    """Look at a pasted text before anything of it is recorded.

    It counts as a bulleted list where two lines or more begin with a bullet and a blank and
    no two different signs of capture occur: a list somebody else made says nothing about
    strengths and weaknesses.
    """
    lines = tuple(line.strip() for line in clean_block(text).split("\n") if line.strip())
    bulleted = [line for line in lines if _BULLET.match(line)]
    signs = {_TYPOGRAPHIC.get(line[0], line[0]) for line in lines} & set(SIGNS)
    return Pasted(lines=lines, bulleted=len(bulleted) > 1 and len(signs) < 2)
