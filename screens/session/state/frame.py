"""What stands round the middle of the session screen: plain values that panes are bound to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from workshop.analysis.time_left import TimeLeft
from workshop.guide.shape import AnyStep, Guide
from workshop.record.documents import Entry, EntryKind, Pestle, Session
from workshop.record.within import SessionState
from workshop.running.words.agenda import Timing


@dataclass(frozen=True, slots=True)
class Tally:
    """What a session has brought so far, counted as everywhere (`workshop.analysis.counts`)."""

    kinds: Counter[EntryKind]
    """Entries by kind; strengths, weaknesses, opportunities and threats are factors that stand."""
    fields: Counter[Pestle]
    """External factors by field of the scan."""
    must: int
    """How many steps must be asked."""
    missed: int
    """How many of these were not put to the room yet."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What changes with the record, or with what is looked at."""

    session: Session
    guide: Guide
    step: AnyStep
    """The step that is shown."""
    agenda: tuple[AnyStep, ...]
    """The steps that are asked in this session, and the one that is shown."""
    whose: tuple[str, ...]
    """Who takes part, for which department of which organisation."""
    tally: Tally
    whole: bool
    """Whether the whole session is shown in place of the step's own entries."""
    live: bool
    """Whether anything can be typed."""
    invitation: str
    """What an empty line says of itself."""
    open_scores: frozenset[str]
    """The ids of steps whose values are in no result."""
    last_lines: tuple[Entry, ...]
    """What was recorded last and may be seen by those who said it, the newest last."""
    to_revisit: tuple[Entry, ...]
    """What is marked to be asked about again."""
    here: str
    """The id of the step in front of the room, whatever step is shown."""
    speakers: Mapping[int, str]
    """What is typed for each speaker, by number."""
    said: int | None
    """How many things were said for the question in front; none where none is asked."""
    dry: bool
    """Whether nothing more came for it."""
    airy: bool
    """Whether there is room for one probe a line."""


@dataclass(frozen=True, slots=True)
class Status:
    """What changes with every second."""

    timing: Timing
    left: TimeLeft | None
    """What is not asked yet, and what no longer fits; none where the session does not go on."""
    state: SessionState
    not_recorded: bool
    """Whether the disk refused the last thing that was to be recorded."""
    being_written: bool
    """Whether something that was typed is on its way to the disk."""
    disk_full: bool
    """Whether the disk has no room for more."""
    off_record: bool
    """Whether what is said is off the record."""
    reads: str
    """What a window that only reads says of itself; empty where it records."""
