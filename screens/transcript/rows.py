"""What stands on the screen of a transcript, line by line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from textual.content import Content

from screens.widgets.ink import ALERT, GOOD, MUTED, muted, sign
from workshop.analysis.spoken import Verified
from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.record.transcripts import Transcript, clock
from workshop.text import shorten

_SPEAKER: Final = 16
_TIME: Final = 8

STATE_SIGNS: Final = {
    "verbatim": ("✓", GOOD),
    "close": ("≈", ALERT),
    "not found": ("?", ALERT),
    "no transcript": (" ", MUTED),
}
"""What stands before a quote: whether it was said so. The sign tells it without the colour."""


class Line(NamedTuple):
    """A line of the text: a cue, or what of it did not go into one line."""

    cue: int
    """The place of the cue, from 0."""
    text: str
    first: bool
    """Whether the cue begins here."""
    time: str = ""
    speaker: str = ""


class Lines(NamedTuple):
    """The text as lines of a list."""

    lines: list[Line]
    headings: frozenset[int]
    """The lines that the cursor passes over: those behind the first of a cue."""
    places: list[int]
    """Where each cue begins."""


def lines_of(transcript: Transcript, names: Mapping[str, str], width: int) -> Lines:
    """The text, wrapped.

    Args:
        transcript: what is read.
        names: what speakers are called here, by what the file calls them.
        width: cells in a line.
    """
    room = max(16, width - lead_width(transcript, names) - 2)
    lines: list[Line] = []
    headings: list[int] = []
    places: list[int] = []
    before = ""
    for cue, each in enumerate(transcript.cues):
        said = names.get(each.speaker, each.speaker)
        places.append(len(lines))
        for number, text in enumerate(_wrapped(each.text, room)):
            if number:
                headings.append(len(lines))
                lines.append(Line(cue, text, first=False))
            else:
                speaker = said if said != before else ""
                lines.append(Line(cue, text, first=True, time=clock(each.at), speaker=speaker))
        before = said
    return Lines(lines, frozenset(headings), places)


def _wrapped(text: str, room: int) -> Sequence[str]:
    """A text in lines; what is wider than its letters count is measured."""
    if text.isascii():
        return [text] if len(text) <= room else textwrap.wrap(text, room)
    return [line.plain.rstrip() for line in Content(text).wrap(room)]


def lead_width(transcript: Transcript, names: Mapping[str, str]) -> int:
    """How wide times and names are together."""
    timed = any(cue.at is not None for cue in transcript.cues[:50])
    said = {names.get(cue.speaker, cue.speaker) for cue in transcript.cues[:2000]}
    widest = min(_SPEAKER, max((len(name) for name in said), default=0))
    return (_TIME + 1 if timed else 0) + (widest + 1 if widest else 0) + 2


class Shown(NamedTuple):
    """What is to be seen of a line beside its words."""

    taken: Mapping[int, EntryKind]
    """By the place of a cue, what was made of it."""
    passage: range
    """The cues of the passage in hand."""
    hits: frozenset[int]
    """The cues in which the words are that are looked for."""
    lead: int
    """Cells before the text."""


def draw(line: Line, width: int, shown: Shown) -> Content:
    """A line of the text."""
    inside = line.cue in shown.passage and len(shown.passage) > 1
    ink = "bold" if inside else ALERT if line.cue in shown.hits else ""
    text = Content.styled(line.text, ink) if ink else Content(line.text)
    kind = shown.taken.get(line.cue) if line.first else None
    mark = sign(kind) if kind else Content("┃" if inside else " ")
    name = shorten(line.speaker, _SPEAKER)
    times = line.time.rjust(_TIME) + " " if shown.lead > _SPEAKER // 2 and line.time else ""
    lead = Content.assemble(mark, " ", muted(times), Content.styled(name, "bold"))
    lead = lead.pad_right(max(0, shown.lead - lead.cell_length))
    return (lead + text).truncate(width, ellipsis=True)


class StepTitle(NamedTuple):
    """The title of a step over what was recorded in it."""

    title: str
    here: bool
    """Whether what is taken stands there."""


def entries_of(record: Record, session: Session, step_id: str) -> Iterator[StepTitle | Entry]:
    """What was recorded in a session, step by step; the step in hand even where it is empty."""
    entries = record.entries_of(session.id)
    for step in record.guide_of(session).steps:
        own = [each for each in entries if each.step_id == step.id and not each.retracted]
        if own or step.id == step_id:
            yield StepTitle(step.title, step.id == step_id)
            yield from own


def draw_entry(row: StepTitle | Entry, width: int, found: Mapping[str, Verified]) -> Content:
    """An entry in a line: what it is, whether it was said so, when, its words."""
    if isinstance(row, StepTitle):
        ink = "bold" if row.here else MUTED
        return Content.styled(f"{'▶ ' if row.here else ''}{row.title}", ink).truncate(
            width, ellipsis=True
        )
    one = found.get(row.id)
    state, ink = STATE_SIGNS[one.state] if one else (" ", MUTED)
    at = one.at if one else row.spoken
    where = f"{clock(at):>6} " if at is not None else " " * 7
    text = "off the record" if row.off_record else row.text
    said = Content(" ".join(text.split()))
    line = Content.assemble(sign(row.kind), " ", Content.styled(state, ink), muted(where), said)
    return line.truncate(width, ellipsis=True)


def about(verified: Verified) -> Content:
    """What a recording says of a quote, in words."""
    if verified.state == "no transcript":
        return muted("There is no transcript to look in.")
    if verified.state == "not found":
        return Content.styled("Not found in the transcript.", ALERT)
    where = clock(verified.at)
    if verified.state == "verbatim":
        return Content.styled(f"Word for word{f', at {where}' if where else ''}.", GOOD)
    apart = "; ".join(
        f"“{each.typed or '–'}” was “{each.spoken or '–'}”" for each in verified.differences
    )
    return Content.styled(f"Close{f', at {where}' if where else ''}: ", ALERT) + Content(apart)
