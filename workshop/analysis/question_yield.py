"""What each question of a guide yields over all sessions that ran it, and what it costs.

A question is a step that is there for what people say. It was *asked* in a session where it was
done, or is in front of the room with something recorded under it. What is retracted, off the record
or withdrawn counts nowhere; remarks of debriefs are no evidence and stand beside the figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

import msgspec

from workshop.guide.shape import AnyStep, Guide
from workshop.record.documents import Clock, EntryKind, Session, StepRun, StepState
from workshop.record.record import Record
from workshop.record.within import RemarkTopic
from workshop.running.asking.asked_steps import asked_steps
from workshop.text import listing, plural, shorten


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """That a question was left out in a session."""

    session: str
    """The id of the session."""
    reason: str


class QuestionYield(msgspec.Struct, frozen=True, kw_only=True):
    """One question over all sessions that ran its guide."""

    guide: str
    """The name of the guide."""
    step: str
    """The id of the step."""
    title: str
    must_ask: bool
    sessions: int
    """In how many sessions it was in the agenda."""
    asked: int
    skipped: tuple[LeftOut, ...] = ()
    not_reached: int = 0
    """In how many it was neither asked nor left out."""
    entries: int = 0
    factors: int = 0
    """Entries among them that support a factor."""
    quotes: int = 0
    planned_minutes: float = 0.0
    used_minutes: float | None = None
    """The median over the sessions in which it was asked and timed; none where in no one."""
    timed: int = 0
    """In how many sessions that is."""
    to_change: tuple[str, ...] = ()
    """What debriefs say is to change in it."""
    n: int
    """The sessions in which it was asked, on which the figures rest."""
    sentence: str

    @property
    def yields_nothing(self) -> bool:
        """Whether it was asked and no factor nor quote ever came of it."""
        return self.asked > 0 and not (self.factors or self.quotes)


def question_yields(record: Record, guide: str = "") -> list[QuestionYield]:
    """What every question yields, guide by guide, in the order of each.

    Args:
        record: what may be told (`workshop.privacy.told_record`).
        guide: the name of one guide; empty for all. Sessions that ran an earlier state of a guide
            count with it, step by step.
    """
    by_guide: dict[str, list[Session]] = {}
    for session in record.sessions():
        by_guide.setdefault(record.guide_of(session).name, []).append(session)
    return [
        found
        for name, sessions in by_guide.items()
        if guide in ("", name)
        for found in _of_guide(record, name, sessions)
    ]


def _of_guide(record: Record, name: str, sessions: list[Session]) -> Iterator[QuestionYield]:
    """The questions of one guide, as its latest session has them, then those it has no more."""
    steps: dict[str, AnyStep] = {}
    for session in reversed(sessions):
        for step in _questions(record.guide_of(session)):
            steps.setdefault(step.id, step)
    for step in steps.values():
        yield _of_step(record, name, step, sessions)


def _questions(guide: Guide) -> list[AnyStep]:
    return [step for step in guide.steps if step.COLLECTS]


def _of_step(record: Record, name: str, step: AnyStep, sessions: list[Session]) -> QuestionYield:
    """One question."""
    ran = [s for s in sessions if step.id in {each.id for each in asked_steps(record, s)}]
    skipped: list[LeftOut] = []
    minutes: list[float] = []
    asked = entries = factors = quotes = 0
    changes: list[str] = []
    for session in ran:
        run = session.steps.get(step.id)
        told = [e for e in record.entries_of(session.id, step.id) if not e.retracted]
        entries += len(told)
        factors += sum(entry.factor_id is not None for entry in told)
        quotes += sum(entry.kind is EntryKind.QUOTE for entry in told)
        if run and run.state is StepState.SKIPPED:
            skipped.append(LeftOut(session=session.id, reason=run.reason))
        elif _was_asked(run, said=bool(told)):
            asked += 1
            clock = record.find(Clock, session.id)
            if clock and (seconds := clock.spent.get(step.id)):
                minutes.append(seconds / 60)
        about = (r for r in session.debrief if r.topic is RemarkTopic.GUIDE)
        changes += [remark.text for remark in about if remark.step_id == step.id]
    used = round(median(minutes), 1) if minutes else None
    parts = [
        f"asked in {asked} of {plural(len(ran), 'session')}",
        plural(entries, "entry", "entries"),
        plural(factors, "factor"),
        plural(quotes, "quote"),
    ]
    if used is not None:
        parts.append(
            f"{used:g} of {step.minutes.planned:g} planned min (median, n = {len(minutes)})"
        )
    if skipped:
        reasons = listing(list(dict.fromkeys(f"“{each.reason}”" for each in skipped)))
        parts.append(f"left out {plural(len(skipped), 'time')}: {reasons}")
    if asked and not (factors or quotes):
        parts.append("no factor and no quote came of it")
    return QuestionYield(
        guide=name,
        step=step.id,
        title=step.title,
        must_ask=step.must_ask,
        sessions=len(ran),
        asked=asked,
        skipped=tuple(skipped),
        not_reached=len(ran) - asked - len(skipped),
        entries=entries,
        factors=factors,
        quotes=quotes,
        planned_minutes=step.minutes.planned,
        used_minutes=used,
        timed=len(minutes),
        to_change=tuple(changes),
        n=asked,
        sentence=f"{step.title}: {'; '.join(parts)}.",
    )


def _was_asked(run: StepRun | None, *, said: bool) -> bool:
    """Whether a question was put: its step is done, or something was said under it."""
    return said or (run is not None and run.state is StepState.DONE)


_HEAD: Final = f"{'Question':<30} {'asked':>6} {'entries':>8} {'factors':>8} {'quotes':>7}  minutes"


def table_lines(found: list[QuestionYield]) -> list[str]:
    """The questions as lines of a table of 75 cells, with what is to change below each."""
    lines = [_HEAD]
    for one in found:
        used = "–" if one.used_minutes is None else f"{one.used_minutes:g}"
        asked = f"{one.asked}/{one.sessions}"
        lines.append(
            f"{shorten(one.title, 30):<30} {asked:>6} {one.entries:>8} {one.factors:>8} "
            f"{one.quotes:>7}  {used} of {one.planned_minutes:g}"
        )
        lines += [f"  left out: {each.reason}" for each in one.skipped]
        lines += [f"  to change: {text}" for text in one.to_change]
    never = [one.title for one in found if one.yields_nothing]
    if never:
        lines.append(f"No factor and no quote came of: {listing(never)}.")
    return lines
