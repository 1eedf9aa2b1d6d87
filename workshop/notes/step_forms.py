"""What stands under a step in a notes file beside its entries: by what it records, and of any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from workshop.errors import Refused
from workshop.guide.shape import Guide
from workshop.guide.step import Records, Step
from workshop.notes.grammar.fields import read_minutes, split_fields
from workshop.notes.grammar.lines import quoted
from workshop.notes.votes.vote_lines import IN_ANY_VOTE, OF_VOTES
from workshop.record.documents import Clock, StepRun, StepState
from workshop.record.dry import can_run_dry
from workshop.text import clean_line, listing, nearest, plural

_MOST: Final = 9999
"""The greatest number that is read; a longer one is a slip of the hand."""


class StepForm(NamedTuple):
    """How what a step records is written and read, beside its entries."""

    directives: frozenset[str]
    """The words behind a percent sign that say it; rows of other tables are a `row of` them,
    whatever the step."""
    also: frozenset[str] = frozenset()
    """Those that stand there only at times, such as those of a vote that was secret."""

    def takes(self, word: str) -> bool:
        """Whether a directive may stand there."""
        return word in self.directives or word in self.also


ENTRIES_ONLY: Final = StepForm(frozenset())
"""Entries, and the state of the step, which any step has."""

FORMS: Final[dict[Records, StepForm]] = {
    "entries": ENTRIES_ONLY,
    "consents": StepForm(frozenset({"consent"})),
    "scores": StepForm(frozenset({"score", "scores in"}), frozenset(OF_VOTES)),
    "votes": StepForm(frozenset(IN_ANY_VOTE), frozenset(OF_VOTES)),
    "rows": StepForm(frozenset({"row"})),
    "groups": StepForm(frozenset({"groups"})),
}
"""The form of everything that a step can record."""


def form_of(step: Step) -> StepForm:
    """The form of a step."""
    return FORMS[step.RECORDS]


def belongs_elsewhere(guide: Guide | None, step: Step, word: str) -> str:
    """Where a directive belongs that was found under another kind of step."""
    steps = guide.steps if guide else ()
    kin = [f"under ## {each.id}" for each in steps if form_of(each).takes(word)]
    kin += ["above the first step"] if word == "consent" else []
    there = f"; write it {listing(kin, 'or')}" if kin else ""
    return f"% {word} does not belong under {step.title}{there}"


def no_step(guide: Guide, words: str, within: Step | None) -> str:
    """That a heading names no step, and what becomes of the lines under it.

    Args:
        guide: whose steps are meant.
        words: what the heading says.
        within: the step in which it stands, where it is of a lower order than that one's.
    """
    ids = [step.id for step in guide.steps]
    found = nearest(words, [*ids, *(step.title for step in guide.steps)])
    hint = f"did you mean {found[0]}?" if found else f"its steps are {', '.join(ids)}."
    lines = f"stand under {within.title}" if within else "were not read"
    return f"{guide.title} has no step {quoted(words)}; {hint} The lines under it {lines}"


def inside_lines(
    step: Step, run: StepRun | None, clock: Clock, stamp: Callable[[datetime], str]
) -> Iterator[str]:
    """The lines of a step; a step of which there is nothing to say has none.

    Args:
        step: the step.
        run: what became of it.
        clock: the times of the session.
        stamp: writes a time.
    """
    if run and run.asked:
        yield f"% asked: {', '.join(map(str, run.asked))}"
    if run and run.dry:
        yield f"% nothing more: {stamp(run.dry)}"
    if until := clock.until.get(step.id):
        yield f"% until: {stamp(until)}"
    if turn := clock.turns.get(step.id):
        yield f"% turn: {turn}"


def read_inside(
    step: Step | None, word: str, value: str, time: Callable[[str], datetime]
) -> dict[str, object]:
    """What a line says of a step, by the fields of `NotedStep`.

    Args:
        step: the step under which it stands; none where the guide is not known.
        word: the word behind the percent sign.
        value: what follows.
        time: reads a time.

    Raises:
        Refused: it says nothing that a step can have.
    """
    if word == "minutes":
        return {"seconds": _seconds(value)}
    if word == "skipped":
        reason = reason_in(value, "% skipped: no time left")
        return {"state": StepState.SKIPPED, "reason": reason}
    if word == "nothing more":
        if step and not can_run_dry(step):
            raise Refused(f"{step.title} asks no question to which more could come")
        return {"dry": time(value.strip("[] "))}
    if word == "until":
        return {"until": time(value.strip("[] "))}
    if word == "groups":
        return {"groups": _groups(value)}
    return _numbered(step, word, value)


def _numbered(step: Step | None, word: str, value: str) -> dict[str, object]:
    """What a line of places says: whose turn it is, or which follow-up questions were asked."""
    numbers = [_number(word, part.strip()) for part in value.split(",")]
    if word == "turn":
        if len(numbers) != 1:
            raise Refused("`% turn: 3` names one place on the list of participants")
        return {"turn": numbers[0]}
    if step and (beyond := [number for number in numbers if number > len(step.probes)]):
        count = plural(len(step.probes), "follow-up question")
        raise Refused(f"{step.title} has {count}, and {beyond[0]} was found")
    return {"asked": tuple(sorted(set(numbers)))}


def _groups(value: str) -> tuple[str, ...]:
    """The names of groups, with bars between them."""
    names = tuple(dict.fromkeys(filter(None, map(clean_line, split_fields(value)))))
    if not names:
        raise Refused("`% groups: Passwords | Night shift` names the groups that were made here")
    return names


def _seconds(value: str) -> float:
    """The time that a step took."""
    try:
        return read_minutes(value)
    except ValueError:
        raise Refused(f"{quoted(value)} is no number of minutes; write 6.5") from None


def reason_in(value: str, example: str) -> str:
    """The reason that a line gives.

    Raises:
        Refused: it gives none; the example tells how it is written.
    """
    if not (reason := clean_line(value)):
        raise Refused(f"say why: `{example}`")
    return reason


def _number(word: str, part: str) -> int:
    """A place, counted from 1."""
    if not (part.isascii() and part.isdigit() and 1 <= int(part[:5]) <= _MOST):
        raise Refused(f"{quoted(part)} is no number; write `% {word}: 1`")
    return int(part[:5])
