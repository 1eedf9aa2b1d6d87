"""What was said as pages to be read by those who said it: by question, numbered through.

No letters, signs, codes, tags, times or private notes: these are the facilitator's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from screens.base.colours import LIGHT
from workshop import times
from workshop.record.documents import Department, Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.record.within import Mark
from workshop.running.same_person import names_told_apart
from workshop.text import listing

INK: Final = str(LIGHT.foreground)
MUTED_INK: Final = LIGHT.variables["ink-muted"]
BLUE: Final = str(LIGHT.accent)
GOLD: Final = str(LIGHT.warning)
RULE_INK: Final = LIGHT.variables["rule"]

_INDENT: Final = 6
"""Cells before the words: the number, right-aligned, and two blanks."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said, as it is read back."""

    entry_id: str
    number: int
    question: str
    """The step in which it was said."""
    words: str
    before: str = ""
    """The wording that was shown before it was corrected here."""
    left_out: bool = False
    """Whether it was taken back here."""
    behind: str = ""
    """What is told of it below its words: its scores, who will do it."""
    covers: tuple[str, ...] = ()
    """The ids of the entries that are seen with it, where it tells several."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is seen at once."""

    lines: tuple[Content, ...]
    numbers: tuple[int, ...]
    """The numbers whose last line stands on it."""


def said_of(
    record: Record, session: Session, ids: Iterable[str], before: Mapping[str, str]
) -> list[Said]:
    """What was said, with its numbers.

    Args:
        record: the record as it is now.
        session: the session.
        ids: the entries in the order of their numbers, those that were taken back meanwhile too.
        before: the first wording of those that were corrected here, by id.
    """
    guide = record.guide_of(session)
    found = [(number, record.find(Entry, each)) for number, each in enumerate(ids, 1)]
    return [
        Said(
            entry_id=entry.id,
            number=number,
            question=step.title if (step := guide.step(entry.step_id)) else "",
            words=words_of(record, entry),
            before=before.get(entry.id, ""),
            left_out=entry.retracted,
            behind="to come back to" if Mark.REVISIT in entry.marks else "",
        )
        for number, entry in found
        if entry
    ]


def words_of(record: Record, entry: Entry) -> str:
    """An entry in the words that are read back: a quotation, or what somebody will do by when."""
    if entry.kind is EntryKind.QUOTE:
        return f"“{entry.text}”"
    if entry.kind is not EntryKind.ACTION:
        return entry.text
    owners = names_told_apart(record, entry.people)
    owners += [dep.name for each in entry.departments if (dep := record.find(Department, each))]
    parts = [listing(owners), f"by {times.day(entry.due)}" if entry.due else ""]
    behind = ", ".join(part for part in parts if part)
    return f"{entry.text} ({behind})" if behind else entry.text


def pages_of(said: Sequence[Said], width: int, height: int, *, airy: bool) -> list[Page]:
    """The pages, none with more lines than its height; one at least.

    Args:
        said: everything.
        width: cells in a line.
        height: lines on a page.
        airy: whether a blank line stands between a question and its answers.
    """
    pages: list[Page] = []
    lines: list[Content] = []
    numbers: list[int] = []
    question: str | None = None
    height = max(3, height)

    def turn() -> None:
        pages.append(Page(tuple(lines), tuple(numbers)))
        lines.clear()
        numbers.clear()

    for one in said:
        body = list(_lines(one, width))
        head = (
            list(_heading(one.question, airy=airy, first=not lines))
            if (one.question != question or not lines)
            else []
        )
        if lines and len(lines) + len(head) + len(body) > height:
            turn()
            head = list(_heading(one.question, airy=airy, first=True))
        question = one.question
        lines += head
        while len(lines) + len(body) > height:
            # Longer than a page: it goes on overleaf, and counts as seen where it ends.
            room = max(1, height - len(lines))
            lines += body[:room]
            body = body[room:]
            turn()
        lines += body
        if one.number:
            numbers.append(one.number)
    if lines or not pages:
        turn()
    return pages


def _heading(question: str, *, airy: bool, first: bool) -> Iterator[Content]:
    if not first:
        yield Content("")
    yield Content.styled(question, f"bold {MUTED_INK}")
    if airy:
        yield Content("")


def _lines(one: Said, width: int) -> Iterator[Content]:
    """One thing that was said, under its number."""
    room = max(10, width - _INDENT)
    number = Content.styled(f"{one.number or '':>4}  ", f"bold {INK}")
    blank = Content(" " * _INDENT)
    if one.left_out:
        texts = [Content.styled(f"{one.words}  left out", MUTED_INK)]
    elif one.before and one.before != one.words:
        now = Content.assemble(("now: ", f"bold {BLUE}"), (one.words, f"bold {INK}"))
        texts = [Content.styled(one.before, MUTED_INK), now]
    else:
        texts = [Content.styled(one.words, INK)]
    if one.behind and not one.left_out:
        texts.append(Content.styled(one.behind, MUTED_INK))
    wrapped = [line for text in texts for line in text.wrap(room)]
    for place, line in enumerate(wrapped):
        yield Content.assemble(blank if place else number, line)


def spans(numbers: Iterable[int]) -> str:
    """Numbers in few words: `1–20, 23`."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in found)
