"""What came of a session: the first pages of its summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop import times
from workshop.analysis.synthesis.goal_words import goal_words
from workshop.analysis.synthesis.wanted import GOAL_TAGS, PRIORITY_TAGS, says_when, wants, when_of
from workshop.language import marked, say
from workshop.privacy.told_record import left_out_at_wish
from workshop.record.documents import Entry, EntryKind, Letter
from workshop.record.within import Mark
from workshop.report import chapters
from workshop.report.actions.follow_up import outcome_words
from workshop.report.appendices.tables import without_empty_columns
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Quadrant,
    QuadrantItem,
    Quarter,
    Quote,
    Span,
    Table,
    aside,
)
from workshop.report.known import Known, is_quote
from workshop.report.session.lines import Lines
from workshop.report.session.step_sections import decisions_first
from workshop.report.session_view import SessionView
from workshop.report.wording.letters import letter_effect, letter_title
from workshop.report.wording.states import mark_word
from workshop.text import parted

QUOTES: Final = 3
"""So many quotes stand among what came of a session; the others with their steps."""
SHOWN: Final = 5
"""So many factors stand in a quarter of the picture, and in what was weighed."""

_SIDES: Final = (
    (marked("What works"), (Letter.STRENGTH,)),
    (marked("What blocks"), (Letter.WEAKNESS,)),
    (marked("What comes from outside"), (Letter.OPPORTUNITY, Letter.THREAT)),
)


_WHENS: Final = {
    "first": marked("First"),
    "may wait": marked("May wait"),
    "stop": marked("Stop"),
}


def stood_out(lines: Lines) -> Iterator[AnyBlock]:
    """What the scribe marked as key, then what surprised; nothing where nothing was marked."""
    if found := lines.view.marked(Mark.KEY, Mark.SURPRISE):
        yield Heading(text=say("What stood out"))
        yield Bullets(items=tuple(stood(lines, entry) for entry in found))


def stood(lines: Lines, entry: Entry) -> tuple[Span, ...]:
    """An entry that stood out, and what it was marked as."""
    marks = ", ".join(mark_word(mark) for mark in entry.marks if mark is not Mark.REVISIT)
    words, *behind = lines.said(entry)
    before = f"{behind[0].text}, " if behind else " — "
    return (words, Span(f"{before}{marks}", "muted"))


def wanted(lines: Lines) -> Iterator[AnyBlock]:
    """The goals with how they are measured, and what is to come first, may wait or is to stop."""
    view = lines.view
    if goals := [entry for entry in view.entries if wants(entry, GOAL_TAGS)]:
        yield Heading(text=say("What is wanted"))
        yield _goals(lines, goals)
    wishes = [entry for entry in view.entries if wants(entry, PRIORITY_TAGS)]
    if not wishes:
        return
    yield Heading(text=say("First, may wait, stop"))
    yield Bullets(
        items=tuple(
            _wish(lines, entry, when)
            for when in ("first", "may wait", "stop")
            for entry in wishes
            if when_of(entry) == when
        )
    )


def _wish(lines: Lines, entry: Entry, when: str) -> tuple[Span, ...]:
    """One wish behind the word for when, which its own words may have."""
    label = () if says_when(entry) else (Span(f"{say(_WHENS[when])}: ", "strong"),)
    return (*label, *lines.said(entry))


def _goals(lines: Lines, goals: Sequence[Entry]) -> AnyBlock:
    """The goals in their parts where these were said, else in their words alone."""
    rows = []
    for entry in goals:
        text = lines.words(entry)
        parts = goal_words(text)
        rows.append((text, parts.measure, parts.today, parts.wanted, lines.who(entry)))
    if 2 * sum(any(row[1:4]) for row in rows) < len(rows):
        return Bullets(items=tuple(_goal(*row) for row in rows))
    return without_empty_columns(
        Table(
            caption=say("Goals, with what was said of measure, present and target"),
            columns=(
                Column(title=say("Goal"), weight=5),
                Column(title=say("Measure"), weight=3),
                Column(title=say("Today"), weight=2),
                Column(title=say("Wanted"), weight=2),
                Column(title=say("Said by"), weight=3),
            ),
            rows=tuple(rows),
        )
    )


def _goal(text: str, measure: str, today: str, target: str, who: str) -> tuple[Span, ...]:
    """A goal in a line, with its parts where these were said."""
    parts = ((say("measure"), measure), (say("today"), today), (say("wanted"), target))
    named = [
        say("{name}: {part}", name=name, part=part)
        for name, part in parts
        if part and part not in text
    ]
    behind = " · ".join([*named, *([who] if who else [])])
    return (Span(text), *aside(behind))


def sides(lines: Lines, factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """What works, what blocks and what comes from outside, each with its code."""
    for title, letters in _SIDES:
        if own := [known for known in factors if known.factor.letter in letters]:
            yield Heading(text=say(title))
            yield Bullets(items=tuple(map(lines.factor, own)))


def factors_heard(lines: Lines, factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """All factors letter by letter, with who said them."""
    if factors:
        yield Heading(text=say("Factors heard"))
    for letter in Letter:
        if own := [known for known in factors if known.factor.letter is letter]:
            yield Heading(text=letter_title(letter), level=2)
            yield Bullets(items=tuple(map(lines.factor, own)))


def picture(view: SessionView, factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """The factors in four fields, at most five in each; nothing where none was heard."""
    if factors:
        strengths, weaknesses, opportunities, threats = (
            _quarter(view, letter, factors) for letter in Letter
        )
        yield Heading(text=say("The picture"))
        yield Quadrant(
            caption=say(
                "Factors heard, at most {most} in a field; all of them stand further down",
                most=SHOWN,
            ),
            quarters=(strengths, weaknesses, opportunities, threats),
        )


def _quarter(view: SessionView, letter: Letter, factors: Sequence[Known]) -> Quarter:
    own = [known for known in factors if known.factor.letter is letter]
    return Quarter(
        letter=letter.value,
        title=letter_title(letter),
        note=letter_effect(letter),
        items=tuple(
            QuadrantItem(
                code=known.code,
                text=known.text,
                support="",
                contested=view.is_contested(known),
            )
            for known in own[:SHOWN]
        ),
        none=say(chapters.LEFT_OUT_HERE) if _is_withheld(view, letter) else say("None recorded."),
    )


def _is_withheld(view: SessionView, letter: Letter) -> bool:
    """Whether somebody asked that a factor of a letter be left out, or may have."""
    gathered = view.gathered
    hidden = [e for e in view.all_entries if e.kind.letter is letter and not e.retracted]
    wished = left_out_at_wish(gathered.record, view.session.id)
    return bool(wished or gathered.telling.left_out(hidden).withheld)


def quotes(lines: Lines) -> Iterator[AnyBlock]:
    """Some of what was said word for word, of different steps; what stood out is there already."""
    found = [e for e in lines.view.entries if is_quote(e) and not lines.is_printed(e)]
    by_step: dict[str, int] = {}
    turns = []
    for place, entry in enumerate(found):
        by_step[entry.step_id] = by_step.get(entry.step_id, -1) + 1
        turns.append((by_step[entry.step_id], place, entry))
    chosen = {entry.id for *_, entry in sorted(turns, key=lambda turn: turn[:2])[:QUOTES]}
    if chosen:
        yield Heading(text=say("In their words"))
        yield from (quote(lines, entry) for entry in found if entry.id in chosen)


def quote(lines: Lines, entry: Entry) -> Quote:
    """Somebody's words with the step and the time, and what a recording says of them."""
    view = lines.view
    step = view.guide.step(entry.step_id)
    where = view.gathered.telling.text(step.title) if step else ""
    spoken = view.gathered.spoken_marks.words(entry)
    source = ", ".join(part for part in (where, times.time(entry.at)) if part)
    source = parted(part for part in (source, spoken) if part)
    return Quote(text=lines.words(entry), who=lines.who(entry), where=source)


def decisions(lines: Lines) -> Iterator[AnyBlock]:
    """What was decided."""
    yield from decisions_first(lines.view, listed(lines, say("Decisions"), EntryKind.DECISION))


def listed(lines: Lines, title: str, kind: EntryKind) -> Iterator[AnyBlock]:
    """The entries of a kind under a heading; nothing where there is none."""
    if found := lines.view.of_kind(kind):
        yield Heading(text=title)
        yield Bullets(items=tuple(map(lines.said, found)))


def actions(lines: Lines) -> Iterator[AnyBlock]:
    """Who does what by when."""
    view = lines.view
    found = view.of_kind(EntryKind.ACTION)
    if not found:
        return
    telling = view.gathered.telling
    yield Heading(text=say("Actions"))
    yield Table(
        caption=say("Actions"),
        columns=(
            Column(title=say("Action"), weight=5),
            Column(title=say("Owner"), weight=2),
            Column(title=say("Due"), weight=2),
        ),
        rows=tuple(
            (
                lines.words(entry) + view.for_what(entry),
                telling.who(entry) or say("no owner"),
                due(view, entry),
            )
            for entry in found
        ),
    )


def due(view: SessionView, entry: Entry) -> str:
    """By when it was to be done, and what became of it."""
    day = times.day(entry.due) if entry.due else say("no date")
    became = outcome_words(view.gathered, view.session, entry)
    return f"{day}; {became}" if became else day


def to_revisit(lines: Lines) -> Iterator[AnyBlock]:
    """What was to be asked about again and was not."""
    if found := lines.view.marked(Mark.REVISIT):
        yield Heading(text=say("Not come back to"))
        yield Bullets(items=tuple(map(lines.said, found)))
