"""Own words of documents that no language says: what a language without words shows.

In the pseudo-language everything that goes through `workshop.language` stands between ⟦ and ⟧, but
for what is put into it. What is left outside is either somebody's words, which the record has, or
an own word that stays English in every language. `python -m tests.features.own_words [WORD]` lists
those, in the documents whose names hold WORD.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from sessions.demo.build import make_demo
from tests.builders.documents import built
from workshop.language import ENGLISH, Forms, Language, speaking
from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.report.blocks import Report
from workshop.times import MONTHS

_HOLE: Final = re.compile(r"(\{\w*\})")
_SAID: Final = re.compile("⟦[^⟦⟧]*⟧")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_PIECES: Final = re.compile(r"\x00|\n| — | – | · |[“”()\[\]]|(?<=[\w.])[,;:.]\s(?:/\s)?|\s/\s")
_CODE: Final = re.compile(r"^(?:[A-Z]{1,3}\d[\d.]*|En|I?[VX]?I{0,3}|IFE|EFE|IE|[SW][OT])$")
_DIRECTIONS: Final = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))
_BEFORE: Final = re.compile(r"^(?:(?:IE|[#A-Z]{1,3}\d[\d.]*)\s(?:▲\s)?)+")
_KEYS: Final = frozenset(
    {
        "block", "style", "code", "letter", "cites", "begins", "pattern", "sign", "format",
        "document", "edition", "created", "program", "origin", "facts",
    }
)  # fmt: skip
"""Fields that are no words, or of people alone."""


def wrapped(message: str) -> str:
    """A message as the pseudo-language says it: its own words between marks, its values outside."""
    return "".join(
        part if _HOLE.fullmatch(part) or not part.strip() else f"⟦{part}⟧"
        for part in _HOLE.split(message.partition("‖")[0])
    )


class _Messages(Mapping[str, str]):
    """Every message there is, wrapped."""

    def __getitem__(self, message: str) -> str:
        return wrapped(message)

    def get(self, message: str, default: object = None) -> Any:
        """The message, whichever it is."""
        return wrapped(message)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Counts(_Messages):
    """Every noun there is, wrapped."""

    def get(self, message: str, default: object = None) -> Any:
        """The forms of the noun, whichever it is."""
        forms: Forms = (f"{{n}} ⟦{message}⟧", f"{{n}} ⟦{message}⟧")
        return forms


PSEUDO: Final = Language(
    tag="de",
    messages=_Messages(),
    counts=_Counts(),  # type: ignore[arg-type]
    months=tuple(f"⟦{month}⟧" for month in MONTHS),
    short_months=tuple(f"⟦{month[:3]}⟧" for month in MONTHS),
    decimal="‚",
    thousands="’",
)
"""A language in which every own word can be told from what people said."""


class _Plain(_Messages):
    """Every noun there is, as the pseudo-language has it, in no marks."""

    def get(self, message: str, default: object = None) -> Any:
        """The forms of the noun, whichever it is."""
        return (f"{{n}} {message}", f"{{n}} {message}")


SINGULAR: Final = ENGLISH._replace(counts=_Plain())  # type: ignore[arg-type]
"""English in which a noun has one form, as in the pseudo-language."""


def texts_of(value: Any, at: str = "", unseen: frozenset[str] = _KEYS) -> Iterator[tuple[str, str]]:
    """Every text of a report that a reader sees, with where it stands.

    Args:
        value: the report, or a part of it, as plain data.
        at: where it stands.
        unseen: the fields that are left out.
    """
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in unseen:
                kind = value.get("block", "")
                yield from texts_of(part, f"{at}.{kind}.{key}" if kind else f"{at}.{key}", unseen)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_of(part, at, unseen)


def peoples(record: Record) -> frozenset[str]:
    """What people wrote, folded: texts whole, line by line and sentence by sentence."""
    found: set[str] = set()
    for document in record.documents():
        for _, text in texts_of(msgspec.to_builtins(document), unseen=frozenset()):
            found.add(_folded(text))
            found.update(map(_folded, _PIECES.split(text)))
    return frozenset(filter(None, found))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:!?…–—·▲●✕◐+*/-'\"’0123456789")


_LONG: Final = 4
"""So many words in a row are nobody's but those of whoever wrote them."""


class People:
    """What people of a record wrote, to be known again in a document."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole = frozenset(texts)
        self._all = "\n".join((*sorted(self._whole), ""))

    def wrote(self, piece: str) -> bool:
        """Whether a piece is theirs: whole, or long enough to be no chance."""
        text = _folded(_BEFORE.sub("", piece.strip()))
        count = len(text.split())
        if text in self._whole or (count >= _LONG and text in self._all):
            return True
        if count > 1 and f" {text}\n" in self._all:  # behind a name that was taken out
            return True
        words = [word for word in text.split() if _LETTERS.search(word)]
        return all(_CODE.match(word.strip("(),:;")) for word in words) if words else True


def left(report: Report, people: People) -> Iterator[tuple[str, str]]:
    """What of a report in the pseudo-language is neither said by it nor people's: where, what."""
    shown = msgspec.to_builtins(report)
    for at, text in texts_of(shown):
        yield from ((at, piece) for piece in unsaid(text, people))


def unsaid(text: str, people: People) -> Iterator[str]:
    """The pieces of a text that no language said and nobody wrote."""
    for line in text.translate(_DIRECTIONS).split("\n"):
        rest = _SAID.sub("\x00", line)
        if people.wrote(rest.replace("\x00", "")) and rest.count("\x00") < 1:
            continue
        for part in rest.split("\x00"):
            if people.wrote(part):
                continue
            for piece in _PIECES.split(part):
                if _LETTERS.search(piece) and not _is_code(piece) and not people.wrote(piece):
                    yield piece.strip()


def _is_code(piece: str) -> bool:
    return all(_CODE.match(word.strip("(),:;.")) for word in piece.split() if _LETTERS.search(word))


def reports_of_sample(record: Record, language: Language = PSEUDO) -> Iterator[tuple[str, Report]]:
    """Every document of the sample in both editions, by name."""
    for edition in get_args(Edition):
        # Not while it is spoken: whoever takes one would speak that language too.
        with speaking(language):
            reports = list(built(record, edition))
        yield from ((f"{each.name}-{edition}-{each.place}", each.report) for each in reports)


def found(word: str = "") -> dict[tuple[str, str], str]:
    """What is left, each piece once, with where it stands and a document that has it."""
    seen: dict[tuple[str, str], str] = {}
    with tempfile.TemporaryDirectory() as folder, make_demo(Path(folder) / "sample") as store:
        people = People(peoples(store.record))
        for name, report in reports_of_sample(store.record):
            if word in name:
                for at, piece in left(report, people):
                    seen.setdefault((at, piece), name)
    return seen


def main() -> None:
    """List what is left, the place of most first."""
    seen = found(sys.argv[1] if len(sys.argv) > 1 else "")
    for (at, piece), name in sorted(seen.items(), key=lambda one: (one[1], one[0])):
        print(f"{name:28} {at:38} {piece[:110]}")
    print(f"{len(seen)} left")


if __name__ == "__main__":
    main()
