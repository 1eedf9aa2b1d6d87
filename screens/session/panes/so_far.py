"""What the session has brought so far, and what is still missing."""

from __future__ import annotations

from collections import Counter
from typing import Final

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.session.state.frame import Frame, Tally
from screens.widgets.ink import ALERT, MUTED, muted, sign
from workshop.record.documents import EntryKind, Pestle

_BARS: Final = "▁▂▃▄▅▆▇█"
_WIDTH: Final = 22


class SoFar(Static):
    """Counts by kind, the fields of the scan, and coverage."""

    frame: var[Frame | None] = var(None)
    """What is counted, bound to that of the screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__("", markup=False, id=id)
        self._lines = 0
        self._shown: Tally | None = None

    def watch_frame(self, frame: Frame | None) -> None:
        """Count anew; a layout is asked for only where the number of lines changed."""
        if frame is None or frame.tally == self._shown:
            return
        self._shown = frame.tally
        words = so_far(frame.tally)
        lines = words.plain.count("\n")
        self.update(words, layout=lines != self._lines)
        self._lines = lines


def so_far(tally: Tally) -> Content:
    """The counts of a session as lines."""
    kinds = tally.kinds
    lines = [
        muted("internal"),
        _count(EntryKind.STRENGTH, "Strengths", kinds),
        _count(EntryKind.WEAKNESS, "Weaknesses", kinds),
        muted("external"),
        _count(EntryKind.OPPORTUNITY, "Opportunities", kinds),
        _count(EntryKind.THREAT, "Threats", kinds),
        Content(""),
        muted("scan"),
        *_scan(tally.fields),
        Content(""),
        *_coverage(tally),
        _count(EntryKind.QUOTE, "Quotes", kinds),
        _count(EntryKind.DECISION, "Decisions", kinds),
        _count(EntryKind.ACTION, "Actions", kinds),
        _count(EntryKind.QUESTION, "Questions", kinds),
        _count(EntryKind.PARKED, "Parked", kinds),
    ]
    if kinds[EntryKind.OBSERVATION]:
        lines.append(_count(EntryKind.OBSERVATION, "Observed", kinds))
    return Content("\n").join(lines)


def _count(kind: EntryKind, name: str, kinds: Counter[EntryKind]) -> Content:
    """How many there are of a kind; none in muted ink."""
    number = kinds[kind]
    words = f"{name:<{_WIDTH - 6}}"
    if not number:
        return Content.assemble(sign(kind), " ", (words, MUTED), (f"{'·':>4}", MUTED))
    return Content.assemble(sign(kind), " ", words, (f"{number:>4}", "bold"))


def _scan(fields: Counter[Pestle]) -> list[Content]:
    """A small bar for each field of the scan, with its letter and count, in two rows."""
    most = max(fields.values(), default=0)
    cells = [_cell(field, fields[field], most) for field in Pestle]
    return [Content("").join(cells[:3]), Content("").join(cells[3:])]


def _cell(field: Pestle, number: int, most: int) -> Content:
    """A field of the scan in seven cells."""
    letter = f"{field.value:<2}"
    if not number:
        return Content.assemble((letter, MUTED), (" ·    ", MUTED))
    bar = _BARS[(number * len(_BARS) - 1) // most]
    return Content.assemble((letter, "bold"), (f" {bar}", "$accent"), f"{number:>2}  ")


def _coverage(tally: Tally) -> list[Content]:
    """How many of the must-ask steps were put to the room."""
    if not tally.must:
        return []
    ink = "bold" if not tally.missed else ""
    words = Content.assemble(("!", ALERT), " Must-ask")
    number = f"{tally.must - tally.missed} of {tally.must}"
    gap = " " * max(1, _WIDTH - words.cell_length - len(number))
    return [Content.assemble(words, gap, (number, ink) if ink else number)]
