"""The documents of the sample as text: every word, order, width and number that a reader meets.

``python -m tests.sessions.demo.pages`` writes them anew, after somebody looked at what changed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from sessions.demo.build import make_demo
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report.blocks import Report
from workshop.report.build import build_of
from workshop.report.document_names import DOCUMENTS
from workshop.report.view import Gathered

FOLDER: Final = Path(__file__).parent / "pages"
"""Where they are kept."""
_ID: Final = re.compile(r"\b[0-9a-z]{20}\b")
_EDITIONS: Final[tuple[Edition, Edition]] = ("restricted", "shareable")


def kept() -> Iterator[tuple[str, Edition]]:
    """The documents of an engagement, each in one of the editions by turns."""
    for at, name in enumerate(DOCUMENTS):
        yield name, _EDITIONS[at % 2]


def reports_of(record: Record) -> Iterator[tuple[str, Report]]:
    """They as reports, by the name of their page; one of a session is that of the last."""
    told = told_record(record)
    views = {edition: Gathered(told, edition) for edition in _EDITIONS}
    for name, edition in kept():
        session = record.sessions()[-1].id if DOCUMENTS[name].of_session else None
        yield f"{name}-{edition}", build_of(views[edition], name, session)


def page_of(report: Report) -> str:
    """All that a report says, line by line; ids, which differ from time to time, as numbers."""
    found = msgspec.to_builtins(report, str_keys=True)
    numbers: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return numbers.setdefault(match[0], f"#{len(numbers) + 1}")

    return _ID.sub(number, "\n".join(_lines(found, 0))) + "\n"


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
    """Write all pages."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, make_demo(Path(place) / "Sample") as store:
        pages = {f"{name}.txt": page_of(report) for name, report in reports_of(store.record)}
    for old in FOLDER.glob("*.txt"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
