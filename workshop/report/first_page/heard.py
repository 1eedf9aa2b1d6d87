"""Who was heard, in one line, and who was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workshop import times
from workshop.language import say
from workshop.record.documents import Letter, Session
from workshop.record.read_back import confirmed_of
from workshop.report import chapters
from workshop.report.blocks import AnyBlock, Paragraph, Span
from workshop.report.known import Known
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.letters import letter_count
from workshop.text import listing, plural


def heard_line(
    gathered: Gathered, factors: Sequence[Known], letters: Iterable[Letter] = ()
) -> Iterator[AnyBlock]:
    """Who was heard, when, what of it was read back, and what it came to, letter by letter.

    Args:
        gathered: the record as an edition tells it.
        factors: the factors that the document is about.
        letters: the letters whose factors are counted; one with nothing in it is told as well.
    """
    sessions = gathered.sessions
    if not sessions:
        yield _line(say("Heard:"), say("nobody yet."))
        return
    said = sum(len(known.entries) for known in factors)
    read_back = sum(confirmed_of(gathered.record, each) is not None for each in sessions)
    yield Paragraph(
        spans=(
            Span(f"{say('Departments heard:')} ", "strong"),
            Span(f"{_who(gathered)}, {_sessions(gathered)}, {_when(sessions)}. "),
            Span(f"{say('Read back:')} ", "strong"),
            Span(f"{phrases.some_of(read_back, len(sessions), 'session')}. "),
            Span(plural(said, "statement"), "strong"),
            Span(f" {_came_to(factors, letters)} "),
            *not_heard(gathered),
        )
    )


def not_heard(gathered: Gathered) -> tuple[Span, ...]:
    """Which departments were not heard; nothing where all were."""
    if (words := chapters.unheard(gathered)) is None:
        return ()
    label, names = words
    return (Span(f"{say('{label}:', label=label)} ", "strong"), Span(f"{names}. "))


def _line(label: str, words: str) -> Paragraph:
    return Paragraph(spans=(Span(f"{label} ", "strong"), Span(words)))


def _who(gathered: Gathered) -> str:
    """How many were heard, each count by its own name."""
    hearing = gathered.telling.hearing
    people = {voice for session in gathered.sessions for voice in hearing.voices(session.id)}
    base = len(hearing.heard) + len(hearing.unheard)
    share = say("{n} of {all}", n=len(hearing.heard), all=base)
    return f"{share}, {plural(len(people), 'person', 'people')}"


def _came_to(factors: Sequence[Known], letters: Iterable[Letter]) -> str:
    """How many factors there are, and of each letter: `came to 2 factors: 2 strengths, …`."""
    found = Counter(known.factor.letter for known in factors)
    counts = ", ".join(letter_count(one, found[one]) for one in letters)
    number = plural(len(factors), "factor")
    if not counts:
        return say("came to {factors}.", factors=number)
    return say("came to {factors}: {counts}.", factors=number, counts=counts)


def _sessions(gathered: Gathered) -> str:
    """How many sessions of each kind."""
    found = Counter(gathered.record.guide_of(each).setting for each in gathered.sessions)
    interviews, workshops = found["interview"], found["workshop"]
    words = [plural(interviews, "interview")] if interviews else []
    return listing([*words, plural(workshops, "workshop")] if workshops else words)


def _when(sessions: Sequence[Session]) -> str:
    """From the first session to the last."""
    first, last = sessions[0].started.date(), max(each.started.date() for each in sessions)
    if first == last:
        return times.day(first)
    begun, ended = times.day(first), times.day(last)
    if first.year == last.year:
        day, month = first.day, times.month(first)
        return say("{day} {month} to {last}", day=day, month=month, last=ended)
    return say("{first} to {last}", first=begun, last=ended)
