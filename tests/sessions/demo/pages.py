"""The documents of the sample as text: every word, order, width and number that a reader meets.

``python -m tests.sessions.demo.pages`` writes them anew; somebody looks at what changed. With a
folder behind it each is written there whole, to be compared with those of another moment.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from sessions.demo.build import make_demo
from tests.sessions.demo.more_pages import MORE
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.report.build import build_of
from workshop.report.document_names import DOCUMENTS
from workshop.report.view import Gathered

FOLDER: Final = Path(__file__).parent / "pages"
"""Where they are kept."""
_MOST: Final = 120
"""So many lines of each are kept; of what follows, and of its data, a sum."""
_ID: Final = re.compile(r"\b[0-9a-z]{20}\b")


class SamplePages:
    """The documents of an engagement, each in one of the editions, and what it says beside them.

    Args:
        record: the record; a document of a session is that of its last one.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._session = record.sessions()[-1].id
        told = told_record(record)
        self._views: dict[Edition, Gathered] = {
            edition: Gathered(told, edition) for edition in ("restricted", "shareable")
        }

    def page(self, name: str) -> str:
        """What a document says, from its beginning, and a sum of all of it."""
        whole = self.whole(name)
        lines = whole.rstrip("\n").split("\n")
        sum_of_all = hashlib.sha256(whole.encode()).hexdigest()
        end = [f"{len(lines)} lines, data among them; their sum is {sum_of_all[:16]}"]
        return "\n".join([*lines[:_MOST], *end]) + "\n"

    def _said(self, name: str) -> Iterator[object]:
        if name in MORE:
            yield from MORE[name](self._record, self._views)
            return
        session = self._session if DOCUMENTS[name].of_session else None
        yield build_of(self._views[edition_of(name)], name, session)

    def whole(self, name: str) -> str:
        """All that a page says; ids, which differ from one sample to the next, by number."""
        found = msgspec.to_builtins(list(self._said(name)), str_keys=True)
        for each in found:
            if isinstance(each, dict):
                each.pop("origin", None)
        numbers: dict[str, str] = {}

        def number(match: re.Match[str]) -> str:
            return numbers.setdefault(match[0], f"#{len(numbers) + 1}")

        return _ID.sub(number, "\n".join(_lines(found, 0))) + "\n"


NAMES: Final = (*DOCUMENTS, *MORE)
"""The names of the pages."""


def edition_of(name: str) -> Edition:
    """The edition in which a document is kept; what is for those who run it alone, in theirs."""
    register = REGISTERS.get(name)
    internal = register is not None and register.internal
    return "restricted" if internal or len(name) % 2 else "shareable"


def _lines(value: Any, depth: int) -> Iterator[str]:
    """A value with what stands in it, a step further in at each level."""
    step = " " * depth
    if isinstance(value, dict):
        plain = {key: words for key, each in value.items() if (words := _short(each)) is not None}
        yield step + "; ".join(f"{key}: {words}" for key, words in plain.items())
        for key, each in value.items():
            if key not in plain:
                yield f"{step}{key}:"
                yield from _lines(each, depth + 1)
    else:
        for each in value:
            words = _short(each)
            if words is None:
                yield from _lines(each, depth + 1)
            else:
                yield f"{step}- {words}"


def _short(value: Any) -> str | None:
    """A value that has room on a line: a text, a number, a row of them, spans."""
    if isinstance(value, dict):
        if value.keys() <= {"text", "style"} and "text" in value:
            return f"{value['style']}<{value['text']}>" if "style" in value else value["text"]
        return None
    if isinstance(value, list | tuple):
        found = [_short(each) for each in value]
        whole = " | ".join(each for each in found if each is not None)
        return whole if None not in found and len(whole) < _LONG else None
    return str(value).replace("\n", " / ")


_LONG: Final = 400
"""Rows of more letters have a line for each of their cells."""


def main() -> None:
    """Write all pages; with a folder behind it, each whole, to see what a sum does not say."""
    whole = Path(sys.argv[1]) if sys.argv[1:] else None
    folder = whole or FOLDER
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, make_demo(Path(place) / "Sample") as store:
        pages = SamplePages(store.record)
        for old in FOLDER.glob("*.txt") if whole is None else ():
            old.unlink()
        for name in NAMES:
            text = pages.whole(name) if whole else pages.page(name)
            (folder / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
