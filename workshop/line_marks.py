"""The marks in a line of capture: `@name`, `#tag`, `due:friday`, `as:role`, `doc:[Audit p. 14]`.

Marks before and behind the statement are taken out of it. Within it only the sign before the word
goes, so that no word is lost. A name ends where names end: of `@Dana's` and `@Dana-led` the name is
Dana and the word stays, and `(@Dana)`, `@Dana,@Ben` name whom they look like naming. A tag has a
letter: `#1` is a rank and `#4711` a ticket. What a day is, `workshop.dates` says; a document, which
goes out of the statement wherever it stands, `workshop.cited`. `meet:Piet.Vos` is somebody to meet.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

import msgspec

from workshop.cited import Cited, read_cited
from workshop.dates import dates_in
from workshop.errors import Refused
from workshop.text import shorten

LEVELS: Final = ("name", "role", "department", "participant", "withheld")
"""What may stand behind `as:`."""

PRIVATE_TAG: Final = "private"
"""The tag that keeps an entry out of shareable editions and off the wall."""

_NAME: Final = r"@[^\s@#]+?"
_JOINED: Final = (
    "based|driven|funded|led|like|made|managed|only|owned|related|run|specific|style|wide"
)
"""What English joins to a name by a hyphen, so that the name ends before it."""
_HANDLES: Final = (
    rf"(?P<open>[(\[]*)(?P<handles>{_NAME}(?:[,;/&+]{_NAME})*)(?P<own>['’]s?|-(?:{_JOINED}))?"
)
_TAG: Final = r"#(?P<tag>[^\s@#]+?)|tag:(?P<number>[^\s@#]+?)"
_IN_TAGS: Final = "&/+.-"
_AS: Final = rf"as:(?P<level>{'|'.join(LEVELS)})"
_MEET: Final = r"meet:@?(?P<meet>[^\s@#]+?)"
_ENDS: Final = r"[.,;:!?)\]…]*"
_MARK: Final = re.compile(rf"(?:{_HANDLES}|{_TAG}|{_AS}|{_MEET})(?P<rest>{_ENDS})")
_DUE: Final = re.compile(r"([(\[]*)due:(.*)", re.IGNORECASE | re.DOTALL)
_REST: Final = re.compile(rf"{_ENDS}$")
_DOC: Final = re.compile(r"doc:\[(.*)", re.IGNORECASE | re.DOTALL)
_MARKED: Final = r"(?:[(\[]*@|#|[(\[]*due:|as:|meet:|tag:|doc:\[)"
_NEEDS_ESCAPE: Final = re.compile(rf"(?<!\S)(?=\\*{_MARKED})", re.IGNORECASE)
_ESCAPE: Final = re.compile(rf"(?<!\S)\\(?=\\*{_MARKED})", re.IGNORECASE)
_SIGNED: Final = re.compile(r"(?<!\S)[^\s@#:\\]*[@#:\\]\S*")
"""A word with one of the signs that every mark has, and what was escaped; most words have none."""
_SPACES: Final = re.compile(r"(\s+)")
_BETWEEN_WORDS: Final = re.compile(r"(?<=\w)[._](?=\w)")
_JOINTS: Final = re.compile("[,;/&+]?@")
_CLOSES: Final = {"(": ")", "[": "]"}
_BLANKS: Final = re.compile(" {2,}")
_WITH_POINT: Final = re.compile(r"\d{1,2}\.\d{1,2}\.[.,;:!?)\]…]*$")
_WRITE: Final = "due:2027-03-31, due:31 Mar or due:friday"
_LONGEST: Final = 5
"""So many words may a date have."""
_MOST_OF_A_DOCUMENT: Final = 60
"""So many words may stand between the brackets behind `doc:`."""


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """A word, or the words of a date, and what of it stays in the statement."""

    blank: str
    """What stands before it."""
    typed: str
    """The words as typed, their escapes taken off."""
    inside: str
    """What stays of it within the statement."""
    outside: str | None = None
    """What stays of it before or behind the statement; none where it is no mark but a word."""
    due: date | None = None
    """The day that it names."""
    cited: Cited | None = None
    """The document that it names."""


def escaped(text: str) -> str:
    """A text in which nothing reads as a mark."""
    return _NEEDS_ESCAPE.sub(lambda _: "\\", text)


def has_letter(tag: str) -> bool:
    """Whether a tag can be written behind `#`; others are written behind `tag:`."""
    return tag.isalpha() or any(character.isalpha() for character in tag)


def as_spoken(handle: str) -> str:
    """A handle as words: `Dana.Ortiz` is Dana Ortiz."""
    return _BETWEEN_WORDS.sub(" ", handle)


class LineMarks:
    """What the lines of one entry hold behind their signs.

    Args:
        today: the day from which days such as `friday` are reckoned; none where it is not known.
        verbatim: whether blanks stay as they are and dates within are words: a quote.
    """

    def __init__(self, today: date | None = None, *, verbatim: bool = False) -> None:
        self.handles: list[str] = []
        """The names behind `@`, as typed."""
        self.meets: list[str] = []
        """The names behind `meet:`."""
        self.tags: list[str] = []
        """What stands behind `#`, in small letters."""
        self.level = ""
        """What stands behind `as:` last."""
        self.due: date | None = None
        """The day behind `due:` last."""
        self.cited: Cited | None = None
        """The document behind `doc:`."""
        self.doubts: list[str] = []
        """What was not understood."""
        self._today = today
        self._verbatim = verbatim

    def take(self, line: str) -> str:
        """The line without its marks."""
        if "  " in line and not self._verbatim:
            line = _BLANKS.sub(" ", line)
        pieces = self._pieces(line)
        first, last = _statement(pieces)
        text = ""
        for place, piece in enumerate(pieces):
            within = first <= place < last
            meant = not (within and self._verbatim)
            if piece.due and meant:
                self.due = piece.due
            if piece.cited and meant:
                self._cite(piece.cited)
            if within:
                said = bool(piece.due or piece.cited) and self._verbatim
                kept = piece.typed if said else piece.inside
                text += f"{piece.blank}{kept}" if kept else ""
            elif place >= first:
                text += piece.outside or ""
        return text.strip()

    def _pieces(self, line: str) -> list[_Piece]:
        """The words of a line, each with the blank before it; plain ones are left together."""
        pieces = []
        at = 0
        for found in _SIGNED.finditer(line):
            if found.start() < at:
                continue  # it is one of several words of the mark before
            plain = line[at : found.start()]
            if words := plain.rstrip():
                pieces.append(_plain(words))
            piece, many = self._piece(plain[len(words) :], found)
            pieces.append(piece)
            at = found.start() + many
        if words := line[at:].rstrip():
            pieces.append(_plain(words))
        return pieces

    def _piece(self, blank: str, signed: re.Match[str]) -> tuple[_Piece, int]:
        """A word with a sign as a mark or a word, and how many characters it takes.

        Args:
            blank: what stands before it.
            signed: the word in its line.
        """
        word = signed[0]
        if word[0] not in "@#":  # as most marks begin, and neither of these two
            if due := _DUE.fullmatch(word):
                return self._due(due, blank, signed.string[signed.start() :])
            if named := _DOC.fullmatch(word):
                return self._document(named[1], blank, signed.string[signed.start() :])
        found = _MARK.fullmatch(word)
        if found is None or not self._keep(found):
            plain = _ESCAPE.sub("", word)
            return _Piece(blank, plain, plain), len(word)
        return _marked(blank, word, found), len(word)

    def _due(self, due: re.Match[str], blank: str, line: str) -> tuple[_Piece, int]:
        """The words of a date behind `due:`, which may have blanks in it."""
        said = due[2]
        parts = _SPACES.split(line, _LONGEST + 1)
        words = parts[::2][: _LONGEST + 1]
        plain = _Piece(blank, due[0], due[0]), len(due[0])
        try:
            days = dates_in([said, *words[1:]] if said else words[1:], self._today, _LONGEST)
            found = next(days, None)
        except Refused as unclear:
            self._doubt(str(unclear))
            return plain
        if found is None:
            meant = said or next((word for word in words[1:2] if re.search(r"\d", word)), "")
            if meant:
                self._doubt(f"due:{shorten(meant, 30)} is not a date: write {_WRITE}")
            return plain
        many = found[1] + (0 if said else 1)
        behind = _behind(words[many - 1], due[1])
        typed = "".join(parts[: 2 * many - 1])
        return _Piece(blank, typed, "", behind, found[0]), len(typed)

    def _document(self, begun: str, blank: str, line: str) -> tuple[_Piece, int]:
        """The words between the brackets of a document, which may have blanks in them."""
        parts = _SPACES.split(line, _MOST_OF_A_DOCUMENT)
        words = parts[::2][:_MOST_OF_A_DOCUMENT]
        place = next((n for n, word in enumerate(words) if "]" in (word if n else begun)), None)
        typed = "".join(parts[: 2 * (place or 0) + 1])
        inside, _, rest = typed[len(words[0]) - len(begun) :].partition("]")
        plain = _Piece(blank, words[0], words[0]), len(words[0])
        if place is None or not _REST.match(rest):
            self._doubt("doc: names a document between [ and ], with nothing joined to it")
            return plain
        try:
            cited = read_cited(inside)
        except Refused as unclear:
            self._doubt(str(unclear))
            return plain
        return _Piece("" if rest else blank, typed, rest, rest, cited=cited), len(typed)

    def _cite(self, cited: Cited) -> None:
        """Keep a document; a second one is a doubt, for an entry rests on one."""
        if self.cited is not None and self.cited != cited:
            self._doubt("two documents: write an entry for each")
        self.cited = cited

    def _doubt(self, sentence: str) -> None:
        """Keep what was not understood; in a quote the words are what was said."""
        if not self._verbatim:
            self.doubts.append(sentence)

    def _keep(self, mark: re.Match[str]) -> bool:
        """Keep one mark; false where the word is none after all."""
        if handles := mark["handles"]:
            names = [name for name in _JOINTS.split(handles) if name]
            if not all(_is_named(name) for name in names):
                return False
            self.handles += names
        elif mark["meet"]:
            if not _is_named(mark["meet"]):
                return False
            self.meets.append(mark["meet"])
        elif mark["level"]:
            self.level = mark["level"]
        else:
            tag = mark["tag"] or mark["number"]
            if not _is_tag(tag) or has_letter(tag) != bool(mark["tag"]):
                return False
            self.tags.append(unicodedata.normalize("NFC", tag.casefold()))
        return True


def _plain(words: str) -> _Piece:
    """Words that are no marks, with the blank before them."""
    said = words.lstrip()
    return _Piece(words[: len(words) - len(said)], said, said)


def _statement(pieces: list[_Piece]) -> tuple[int, int]:
    """Where the statement begins and ends among the pieces: at its first and last word."""
    words = [place for place, piece in enumerate(pieces) if piece.outside is None]
    return (words[0], words[-1] + 1) if words else (len(pieces), 0)


def _behind(word: str, opened: str) -> str:
    """The punctuation behind the last word of a date; the point of `31.12.` belongs to it."""
    found = _REST.search(word)
    behind = found[0] if found else ""
    if _WITH_POINT.search(word):
        behind = behind[1:]
    for each in opened:
        behind = behind.replace(_CLOSES[each], "", 1)
    return behind


def _marked(blank: str, word: str, mark: re.Match[str]) -> _Piece:
    """A mark, and what of it stays."""
    rest = mark["rest"]
    if mark["level"]:
        return _Piece(blank, word, "", "")
    if mark["meet"]:
        return _Piece(blank, word, f"{as_spoken(mark['meet'])}{rest}", rest)
    if not mark["handles"]:
        return _Piece(blank, word, f"{mark['tag'] or mark['number']}{rest}", rest)
    opened = mark["open"]
    spoken = as_spoken(mark["handles"]).replace("@", "")
    inside = f"{opened}{spoken}{mark['own'] or ''}{rest}"
    closed = all(rest.count(_CLOSES[each]) >= opened.count(each) for each in opened)
    if mark["own"] or not closed:
        return _Piece(blank, word, inside)
    for each in opened:
        rest = rest.replace(_CLOSES[each], "", 1)
    return _Piece(blank, word, inside, rest)


def _is_named(name: str) -> bool:
    """Whether what stands behind `@` begins and ends as a name does."""
    return (name[0].isalnum() or name[0] == "_") and in_words(name[-1])


def _is_tag(tag: str) -> bool:
    """Whether a tag begins and ends as a name, with no other punctuation inside than `&/+.-`."""
    return tag.isalnum() or (_is_named(tag) and all(c in _IN_TAGS or in_words(c) for c in tag))


def in_words(character: str) -> bool:
    """Whether words are written with it.

    Vowel signs and accents that stand by themselves are part of a word in many scripts,
    although a regular expression takes them for punctuation.
    """
    letter = character.isalnum() or character == "_"
    return letter or unicodedata.category(character).startswith("M")


def said_due(text: str) -> str:
    """The words behind `due:` in a text, with it, as far as they may be a date."""
    found = re.search(r"due:\s*(\S.*)", text, re.IGNORECASE)
    words = found[1].split()[:_LONGEST] if found else []
    day = next((n for n, word in enumerate(words) if n and _MARK.fullmatch(word)), len(words))
    return f"due:{' '.join(words[:day])}"
