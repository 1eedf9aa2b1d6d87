"""What rounds of feedback found, as an edition tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workshop.language import counted, grouped, marked, say
from workshop.privacy.told_themes import ToldThemes
from workshop.programme.feedback import (
    AspectChange,
    Change,
    Comparison,
    FactorChange,
    Measured,
    Round,
)
from workshop.programme.overview.carrying_facts import (
    AnswerFact,
    AspectFact,
    DueFact,
    EmergingFact,
    FactorChangeFact,
    KeptFact,
    MeasuredFact,
    NextRoundFact,
    RoundFact,
    RoundsFact,
    SaidFact,
)
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor, Session
from workshop.registers.kinds.carrying.aspects import ASPECTS
from workshop.registers.kinds.carrying.measurements import MEASUREMENTS
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.report.known import is_quote
from workshop.report.strategy.told.compared_record import feedback_of, shown_record
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.departments import departments_told, names_told
from workshop.running.follow_up.outcomes import due_of
from workshop.text import listing
from workshop.times import day


def rounds_of(gathered: Gathered) -> RoundsFact:
    """Every round that was held, the latest first, and what waits for the next one."""
    return gathered.once(_rounds)


def _rounds(gathered: Gathered) -> RoundsFact:
    feedback = feedback_of(gathered)
    telling = _RoundTelling(gathered)
    held = tuple(telling.round(feedback.compare(e)) for e in feedback.rounds if e.sessions)[::-1]
    return RoundsFact(held=held, next=_next_round(gathered, held))


class _RoundTelling:
    """Words for what was compared."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._telling = gathered.telling
        self._record = shown_record(gathered)
        self._book = Codebook(self._record)
        self._called = ToldThemes(gathered.telling)

    def round(self, found: Comparison) -> RoundFact:
        """A round in words."""
        row = shown(self._gathered, ROUNDS)[found.round.row.id]
        sessions = [self._record.get(Session, each) for each in found.round.sessions]
        held = frozenset(found.round.sessions)
        factors = tuple(
            told for each in found.factors if (told := self._factor(each, held)) is not None
        )
        return RoundFact(
            id=row.code,
            text=row.cells["round"],
            begins=found.round.begins,
            ends=found.round.ends,
            sessions=tuple(self._gathered.title(each) for each in sessions if not each.part_of),
            n=_compared(factors),
            sentence=_sentence(row.cells["round"], self._before(found.round), factors),
            factors=factors,
            emerging=tuple(self._emerging(each, found.round) for each in found.emerging),
            aspects=tuple(map(self._aspect, found.aspects)),
            measured=tuple(map(self._measured, found.measured)),
            not_measured=tuple(
                shown(self._gathered, each.TABLE)[each.id].code for each in found.not_measured
            ),
            actions=self._kept(found),
        )

    def _before(self, round_: Round) -> str:
        """What a round is compared with."""
        before = feedback_of(self._gathered).held_before(round_)
        if before is None:
            return say("what was said before")
        return shown(self._gathered, ROUNDS)[before.row.id].cells["round"]

    def _factor(self, found: FactorChange, held: frozenset[str]) -> FactorChangeFact | None:
        factor = self._gathered.record.get(Factor, found.factor_id)
        family = self._gathered.family(factor)
        if not any(map(self._telling.tells, family)):
            return None
        evidence = self._record.evidence_of(factor.id)
        here = [each for each in evidence if each.session_id in held]
        not_named = sum(not departments_told(self._telling, each) for each in here)
        # Who may not be named can be of the department that seems to say it no more.
        return FactorChangeFact(
            id=factor.code,
            text=self._telling.statement(factor, family),
            change="same" if found.change == "weaker" and not_named else found.change,
            before=self._names(found.before),
            now=self._names(found.now),
            said_by=names_told(self._telling, here),
            not_named=not_named,
            evidence=self._gathered.entry_ids(here),
        )

    def _names(self, ids: frozenset[str]) -> tuple[str, ...]:
        listed = self._telling.hearing.listed
        return tuple(self._telling.called(each) for each in listed if each.id in ids)

    def _emerging(self, theme_id: str, round_: Round) -> EmergingFact:
        """A theme with its statements of the round, those word for word first."""
        under = [entry for entry, _ in self._book.under(theme_id)]
        here = [each for each in under if each.session_id in round_.sessions]
        here.sort(key=lambda entry: (not is_quote(entry), entry.at, entry.id))
        theme = next(each for each in self._book.themes if each.id == theme_id)
        code, name = self._called.coded(theme)
        return EmergingFact(
            id=code,
            text=name,
            n=len(here),
            said_by=names_told(self._telling, here),
            statements=tuple(map(self._said, here)),
        )

    def _said(self, entry: Entry) -> SaidFact:
        return SaidFact(
            text=self._telling.words(entry),
            who=self._telling.who(entry),
            where=self._gathered.where(entry),
            is_quote=is_quote(entry),
            entry=self._gathered.entry_id(entry),
        )

    def _aspect(self, found: AspectChange) -> AspectFact:
        told = shown(self._gathered, ASPECTS)
        rows = [told[each.id] for each in found.rows]
        return AspectFact(
            text=rows[-1].cells["aspect"],
            works=found.works,
            of=found.works + found.needs_work,
            worked_before=found.worked_before,
            of_before=found.worked_before + found.needed_work_before,
            answers=tuple(
                AnswerFact(
                    department=row.cells["department"] if row.values["department"] else "",
                    not_named=bool(row.row.cell("department") and not row.values["department"]),
                    verdict=str(row.row.cell("verdict") or ""),
                    why=row.cells["why"],
                )
                for row in rows
            ),
        )

    def _measured(self, found: Measured) -> MeasuredFact:
        row = shown(self._gathered, found.row.TABLE)[found.row.id]
        values = shown(self._gathered, MEASUREMENTS)
        value = values[found.value.id]
        before = values[found.before.id].cells["value"] if found.before else ""
        return MeasuredFact(
            id=row.code,
            text=row.cells[row.row.register.subject.id],
            before=before or row.cells["today"],
            value=value.cells["value"],
            wanted=row.cells["wanted"],
            on=value.row.cell("measured_on"),
            source=value.cells["source"],
        )

    def _kept(self, found: Comparison) -> KeptFact:
        actions = found.actions
        return KeptFact(
            kept=len(actions.kept),
            late=len(actions.late),
            broken=tuple(map(self._due, actions.broken)),
            dropped=len(actions.dropped),
        )

    def _due(self, entry_id: str) -> DueFact:
        entry = self._record.get(Entry, entry_id)
        due = due_of(entry)
        assert due is not None  # noqa: S101 - only actions with a day are among them
        return DueFact(text=self._telling.words(entry), who=self._telling.who(entry), due=due)


def count_of(factors: Sequence[FactorChangeFact], change: Change) -> int:
    """Of how many factors one thing became."""
    return sum(each.change == change for each in factors)


def changes_in_words(factors: Sequence[FactorChangeFact]) -> list[str]:
    """How many factors are new, back, gone and so on; what is none is not told."""
    found: tuple[tuple[Change, str], ...] = (
        ("new", marked("{n} new")),
        ("back", marked("{n} back")),
        ("stronger", marked("{n} stronger")),
        ("weaker", marked("{n} weaker")),
        ("gone", marked("{n} gone")),
        ("same", marked("{n} the same")),
        ("not said again", marked("{n} not said again")),
    )
    counts = Counter(each.change for each in factors)
    return [say(words, n=grouped(counts[change])) for change, words in found if counts[change]]


def _compared(factors: Sequence[FactorChangeFact]) -> int:
    """How many factors stand beside what was before."""
    return sum(each.change != "not asked again" for each in factors)


def _sentence(name: str, before: str, factors: Sequence[FactorChangeFact]) -> str:
    """What became of what was said before."""
    words = changes_in_words(factors)
    if not words:
        return say("{round}: nothing that is told can be compared.", round=name)
    return say(
        "{round} against {before}: of {factors}, {changes}.",
        round=name,
        before=before,
        factors=counted(_compared(factors), "factor", of=True),
        changes=listing(words),
    )


# The next round


def _next_round(gathered: Gathered, held: Sequence[RoundFact]) -> NextRoundFact:
    """The first round after the last one held, and what is to be looked at in it."""
    feedback = feedback_of(gathered)
    last = max((n for n, each in enumerate(feedback.rounds) if each.sessions), default=-1)
    coming = feedback.rounds[last + 1] if last + 1 < len(feedback.rounds) else None
    row = shown(gathered, ROUNDS)[coming.row.id] if coming else None
    waits = [row.cells["note"]] if row and row.cells["note"] else []
    if held:
        waits += _left_by(held[0])
    waits += _due_predictions(gathered, coming)
    return NextRoundFact(
        text=row.cells["round"] if row else "",
        begins=coming.begins if coming else None,
        waits=tuple(waits),
    )


def _left_by(last: RoundFact) -> Iterator[str]:
    """What the last round leaves to the next."""
    if work := [each.text for each in last.aspects if each.works < each.of]:
        yield say("needs work: {aspects}", aspects=listing(work))
    if last.not_measured:
        codes = phrases.codes(last.not_measured)
        yield say("not measured again: {codes}", codes=codes)
    if last.actions.broken:
        actions = counted(len(last.actions.broken), "action")
        yield say("due and not done: {actions}", actions=actions)
    if emerging := [each.text for each in last.emerging]:
        yield say("whether it goes on: {themes}", themes=listing(emerging))
    if gone := count_of(last.factors, "not asked again"):
        yield say("not asked again: {factors}", factors=counted(gone, "factor"))


def _due_predictions(gathered: Gathered, coming: Round | None) -> Iterator[str]:
    """The predictions without an outcome that are known by the end of the next round."""
    until = coming.ends if coming else None
    codes = [
        row.code
        for row in shown(gathered, PREDICTIONS).values()
        if not row.row.cell("outcome")
        and row.row.cell("due")
        and (until is None or row.row.cell("due") <= until)
    ]
    if codes:
        yield say("what came of {names}", names=phrases.codes(codes))


def days_of(one: RoundFact) -> str:
    """The days of a round: `3 May 2027 to 12 May 2027`."""
    if one.ends is None:
        return say("from {day}", day=day(one.begins))
    return say("{first} to {last}", first=day(one.begins), last=day(one.ends))
