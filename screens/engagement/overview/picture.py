"""What the overview shows, worked out of the record, and the rows of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from textual.content import Content

from screens.engagement.overview.parts import NEXT, Parts
from screens.engagement.overview.step_row import PhraseRow, StepRow, with_number
from screens.widgets.ink import ALERT, GOOD, KEY, muted
from screens.widgets.row_list import MUTED, Item, Row
from screens.widgets.row_words import note
from sessions.library.guides import Listed
from workshop.language import raised
from workshop.privacy.told_record import told_record
from workshop.programme.overview.known import Known
from workshop.programme.overview.next_session import Next
from workshop.programme.overview.overview import (
    SIGNS,
    ElementMark,
    HeardFact,
    Overview,
    overview_in,
)
from workshop.programme.overview.six_steps import Mark, StepState, names
from workshop.programme.overview.waits import Wait
from workshop.record.documents import Pestle
from workshop.record.record import Record
from workshop.strategy.element_parts import ELEMENT_TITLES
from workshop.text import listing
from workshop.times import short_day

MARK_INKS: Final[Mapping[Mark, str]] = {"done": GOOD, "begun": "$accent", "open": MUTED}
"""The ink of each mark; its sign says it without."""

_DUE: Final = ("signals", "predictions")
"""What comes before all else when its day has come."""

_KEYS: Final[Mapping[str, str]] = {
    "signals": "engagement.carrying",
    "predictions": "engagement.carrying",
    "notices": "engagement.carrying",
    "actions": "engagement.follow_up",
    "programme": "engagement.programme",
    "theming": "engagement.theming",
    "sessions": "engagement.section2",
}
"""By what waits, the command whose key leads there; without one Enter does."""

_INDENT: Final = 7
_FEW: Final = 3
_ALL_NAMED: Final = ("groups", "PESTLE letters")
"""Of these all that is missing is named: they are few."""


class Picture(NamedTuple):
    """The overview of a record, and what it was worked out of."""

    known: Known
    overview: Overview

    @property
    def is_new(self) -> bool:
        """Whether nothing was done yet."""
        found = self.overview
        return (
            not self.known.sessions
            and not found.waits
            and all(step.mark == "open" for step in found.steps)
        )


def picture_of(record: Record, today: date) -> Picture:
    """Work the overview out; a large record is to be given as a copy, in a thread."""
    known = Known(told_record(record), today)
    return Picture(known, overview_in(known))


def at_hand(guides: Mapping[str, Listed], name: str) -> Listed | None:
    """A guide by its name; none where there is none of it or it cannot be run."""
    guide = guides.get(name)
    return guide if guide is not None and not guide.problems else None


def is_interview(guides: Mapping[str, Listed], name: str) -> bool:
    """Whether a guide is for interviews, which the programme plans."""
    guide = at_hand(guides, name)
    return guide is not None and guide.setting == "interview"


@dataclass(frozen=True)
class Elements:
    """What the row of the six elements stands for."""


class Drawing:
    """Makes the rows of a picture.

    Args:
        picture: what is shown.
        guides: the guides at hand by their names; empty until they were read.
        keys: by the ids of commands how their keys are written.
        writable: whether a session can be started here.
    """

    def __init__(
        self,
        picture: Picture,
        guides: Mapping[str, Listed],
        keys: Mapping[str, str],
        *,
        writable: bool,
    ) -> None:
        self._picture = picture
        self._overview = picture.overview
        self._guides = guides
        self._keys = keys
        self._writable = writable

    def parts(self) -> Parts:
        """All rows."""
        steps = tuple(self._steps())
        if self._picture.is_new:
            return Parts((self._next(), *self._beginnings()), steps=steps)
        return Parts(
            (*self._due(), self._next()),
            tuple(self._waits()),
            steps,
            (*self._heard(), *self._elements()),
            tuple(self._others()),
        )

    # What is due, and what comes next

    def _due(self) -> Iterator[Item]:
        """What is due for review stands before all else."""
        for wait in self._overview.waits:
            if wait.where in _DUE:
                key = self._keys.get(_KEYS[wait.where], "") or "⏎"
                lead = Content.assemble(("Due", f"bold {ALERT}"), "  ", (key, KEY))
                yield self._wait(wait, lead)
        if any(wait.where in _DUE for wait in self._overview.waits):
            yield note("")

    def _next(self) -> Item:
        found = self._overview.next
        lead = Content.styled("Next", "bold $accent")
        if found is None:
            text = Content.styled("Nothing is needed now", "bold")
            key = Content.styled(self._keys.get("engagement.start", ""), KEY)
            small = Content.assemble(key, " starts any session")
            return Item(Row(text, lead, small=small, indent=_INDENT), NEXT)
        row = PhraseRow(
            Content.styled(found.title, "bold"),
            lead,
            right=muted(self._guide_words(found.guide, found.title)),
            small=Content(f"{found.why}\n{found.settles}"),
            indent=_INDENT,
            phrases=self._next_keys(found),
        )
        return Item(row, NEXT, found)

    def _guide_words(self, name: str, beside: str) -> str:
        """How long a session by a guide takes, and what that is called where it is not said."""
        if not name:
            return ""
        if (guide := at_hand(self._guides, name)) is None:
            return f"guide {name}"
        minutes = f"{guide.minutes:g} min"
        return minutes if guide.title == beside else f"{minutes} · {guide.title}"

    def _next_keys(self, found: Next) -> tuple[Content, ...]:
        """What can be done about it, the key before the words."""
        parts: list[tuple[str, str]] = []
        if found.session_id:
            parts.append(("⏎", "goes on with it"))
        elif self._writable:
            parts.append(("⏎", "starts it"))
        if self._writable and is_interview(self._guides, found.guide) and not found.session_id:
            words = "moves it to another day" if found.interview_id else "plans it for a day"
            parts.append((self._keys.get("engagement.programme", ""), words))
        if found.guide == "feedback-round":
            parts.append((self._keys.get("engagement.programme", ""), "gives rounds their days"))
        if found.guide:
            parts.append((self._keys.get("engagement.look", ""), "shows its guide"))
        if self._writable:
            parts.append((self._keys.get("engagement.start", ""), "starts another session"))
        return tuple(Content.assemble((key, KEY), f" {words}") for key, words in parts)

    def _beginnings(self) -> Iterator[Item]:
        """How to begin at once in an engagement in which there is nothing yet."""
        if not self._writable:
            return
        yield note("Or begin with what there is", above=1)
        for command, words in (
            ("person", "add who takes part; a pasted list adds them all"),
            ("department", "add the departments"),
            ("import", "bring in a file: notes, a transcript, a table"),
            ("start", "start any other session from a guide"),
        ):
            key = self._keys.get(f"engagement.{command}", "")
            lead = Content.styled(key, KEY)
            yield Item(Row(muted(words), lead, indent=9))

    # The steps

    def _steps(self) -> Iterator[Item]:
        yield Item(StepRow.heading(new=self._picture.is_new))
        before = ""
        for step in self._overview.steps:
            stage = "" if step.stage == before else step.stage
            yield self._step(step, stage)
            before = step.stage

    def _step(self, step: StepState, stage: str) -> Item:
        begun = step.mark != "open"
        lead = Content.assemble((SIGNS[step.mark], MARK_INKS[step.mark]), f" {step.number}")
        mark = self._overview.stages[step.stage]
        told = () if self._picture.is_new else step.missing
        row = StepRow(
            Content.styled(raised(step.name), "bold" if begun else MUTED),
            lead,
            indent=4,
            done=tuple(map(Content, step.done)),
            missing=tuple(with_number(each, quiet=not begun) for each in told),
            stage=muted(f"{SIGNS[mark]} {stage.rpartition(' ')[2]}") if stage else Content(""),
        )
        return Item(row, f"step-{step.number}", step)

    # What waits, and what else could be held

    def _waits(self) -> Iterator[Item]:
        yield note("Waits for you", above=1)
        goes_on = self._overview.next.session_id if self._overview.next else ""
        waits = [
            each
            for each in self._overview.waits
            if each.where not in _DUE
            # That which goes on stands under what comes next already.
            and not (goes_on and each.where == "sessions" and each.count == 1)
        ]
        for wait in waits:
            command = _KEYS.get(wait.where, "")
            lead = Content.styled(self._keys.get(command, "") or "⏎", KEY)
            yield self._wait(wait, lead, indent=3)
        if not waits:
            yield note("Nothing.")

    @staticmethod
    def _wait(wait: Wait, lead: Content, indent: int = _INDENT) -> Item:
        since = f"since {short_day(wait.since)}" if wait.since else ""
        row = Row(with_number(wait.words), lead, right=muted(since), indent=indent)
        return Item(row, f"wait-{wait.where}-{wait.words}", wait)

    def _others(self) -> Iterator[Item]:
        if not self._overview.others:
            return
        yield note("Would make sense too", above=1)
        for place, each in enumerate(self._overview.others):
            guide = at_hand(self._guides, each.guide)
            minutes = f"{guide.minutes:g} min" if guide else ""
            row = Row(Content(each.title), Content.styled("⏎", KEY), right=muted(minutes),
                      small=muted(each.why), indent=3)  # fmt: skip
            yield Item(row, f"other-{place}-{each.title}", each)

    # Who is heard, and how far the document is

    def _heard(self) -> Iterator[Item]:
        yield note("Heard", above=1)
        for each in self._overview.heard:
            yield Item(_heard_row(each), f"heard-{each.name}", each)

    def _elements(self) -> Iterator[Item]:
        yield note("The strategy document so far", above=1)
        marks = tuple(_element(each) for each in self._overview.elements)
        yield Item(PhraseRow(Content(""), phrases=marks), "elements", Elements())


def _heard_row(found: HeardFact) -> Row:
    """How much of something was covered, and what was not."""
    name = f"{raised(found.name):<19}"
    if not found.of:
        return Row(muted("none yet"), Content(name), indent=len(name) + 2)
    sign = ("! ", f"bold {ALERT}") if found.missing else ("✓ ", GOOD)
    covered, of = (f"{found.covered:>3}", "bold"), muted(f" of {found.of:<3}")
    lead = Content.assemble(name, covered, of, sign)
    return Row(muted(_missing(found)), lead, indent=lead.cell_length + 1)


def _missing(found: HeardFact) -> str:
    """What was not covered, in as few words as name it."""
    if found.name == "PESTLE letters" and len(found.missing) <= _FEW:
        return listing([Pestle(each).word for each in found.missing])
    if found.name in _ALL_NAMED:
        return ", ".join(found.missing)
    return names(list(found.missing))


def _element(found: ElementMark) -> Content:
    """An element with its mark, not torn apart at the end of a line."""
    begun = found.mark != "open"
    words = ELEMENT_TITLES[found.element]
    return Content.assemble(
        (SIGNS[found.mark], MARK_INKS[found.mark]), (f" {words}", "" if begun else MUTED)
    )
