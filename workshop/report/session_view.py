"""One session as an edition tells it: what its summary and the data beside it draw on."""

from __future__ import annotations

import msgspec

from workshop.guide.step import Step, kind_of
from workshop.language import say
from workshop.record.documents import (
    Clock,
    Entry,
    EntryKind,
    Factor,
    Session,
)
from workshop.record.dry import is_dry
from workshop.record.within import Mark, Plan
from workshop.report.contested import contests_of
from workshop.report.facts import EntryFact, SessionFact
from workshop.report.known import Known
from workshop.report.listed import cited_fact
from workshop.report.matrix_data import matrix_of
from workshop.report.view import Gathered
from workshop.report.wording.around import around
from workshop.report.wording.plans import PlanFact
from workshop.report.wording.step_facts import StepFact
from workshop.running.asking.asked_steps import asked_steps
from workshop.running.asking.planned import changed_minutes, done_later, planned_minutes
from workshop.running.follow_up.outcomes import outcome_of
from workshop.running.room.feedback import is_feedback
from workshop.running.same_person import names_told_apart


class SessionView:
    """One session as an edition tells it."""

    def __init__(self, gathered: Gathered, session: Session) -> None:
        self.gathered = gathered
        """The record as the edition tells it."""
        self.session = session
        """The session itself."""
        self.guide = gathered.record.guide_of(session)
        """The guide it ran."""
        self.all_entries = gathered.record.entries_of(session.id)
        """Its entries, retracted ones and those left out too."""
        self.entries = [e for e in self.all_entries if gathered.telling.tells(e)]
        """The entries that are told, in order."""
        self.factors = gathered.of_session(session)
        """The factors heard in it."""
        self.ife = matrix_of(gathered, "IFE", session)
        """What the session weighed inside."""
        self.efe = matrix_of(gathered, "EFE", session)
        """What it weighed outside."""
        self._codes = {known.factor.id: known.code for known in self.factors}

    def of_kind(self, kind: EntryKind) -> list[Entry]:
        """The entries of a kind, but for what the room said of its meeting, which stands apart."""
        record = self.gathered.record
        return [e for e in self.entries if e.kind is kind and not is_feedback(record, e)]

    def about(self, entry: Entry) -> str:
        """The code of the factor that an entry is about; empty where the edition has none."""
        factor = self.gathered.record.find(Factor, entry.about_id)
        whole = self.gathered.record.whole_of(factor) if factor else None
        return whole.code if whole and self.gathered.known_of(whole) else ""

    def for_what(self, entry: Entry) -> str:
        """What an action is done for, to follow its words."""
        code = self.about(entry)
        return say(" (for {code})", code=code) if code else ""

    def marked(self, *marks: Mark) -> list[Entry]:
        """The entries that have one of these marks, by the first that they have, then in order."""
        having = [entry for entry in self.entries if not set(marks).isdisjoint(entry.marks)]
        return sorted(having, key=lambda entry: min(map(list(Mark).index, entry.marks)))

    def is_contested(self, known: Known) -> bool:
        """Whether people differ on a factor, or on what it is part of now."""
        whole = self.gathered.record.whole_of(known.factor)
        return whole.id in contests_of(self.gathered)

    # As data

    def fact(self) -> SessionFact:
        """The session as data, with its steps and entries."""
        return msgspec.structs.replace(
            self.gathered.session_fact(self.session),
            steps=self.steps(),
            plans=tuple(self._plan(plan) for plan in self.session.plans),
            later=tuple(step.id for step in done_later(self.guide, self.session)),
            entries=tuple(self._entry(entry) for entry in self.entries),
        )

    def _plan(self, plan: Plan) -> PlanFact:
        """A plan, with why as far as it may be told."""
        shorter, longer = changed_minutes(plan)
        return PlanFact(
            at=plan.at,
            step=plan.here,
            reason=around(self.gathered.telling, self.session, plan.reason),
            left_out=plan.left_out,
            shorter=shorter,
            longer=longer,
            more=plan.more,
        )

    def steps(self) -> tuple[StepFact, ...]:
        """The steps as run."""
        clock = self.gathered.record.find(Clock, self.session.id)
        spent = clock.spent if clock else {}
        asked = {step.id for step in asked_steps(self.gathered.record, self.session)}
        return tuple(
            self._step(step, spent.get(step.id, 0.0), asked=step.id in asked)
            for step in self.guide.steps
        )

    def _step(self, step: Step, seconds: float, *, asked: bool) -> StepFact:
        """A step as run."""
        run = self.session.steps.get(step.id)
        return StepFact(
            id=step.id,
            title=self.gathered.telling.text(step.title),
            kind=kind_of(step),
            state=run.state.value if run else "not reached" if asked else "not called for",
            must_ask=step.must_ask,
            planned_minutes=planned_minutes(self.session, step),
            spent_minutes=round(seconds / 60, 1),
            reason=around(self.gathered.telling, self.session, run.reason) if run else "",
            entries=sum(entry.step_id == step.id for entry in self.entries),
            dry=is_dry(self.gathered.record, self.session, step.id),
        )

    def _entry(self, entry: Entry) -> EntryFact:
        """An entry as data."""
        telling = self.gathered.telling
        return EntryFact(
            id=entry.id,
            step=entry.step_id,
            kind=entry.kind.value,
            text=telling.words(entry),
            at=entry.at,
            begun=entry.begun,
            who=telling.who(entry),
            factor=self._codes.get(entry.factor_id or ""),
            about=self.about(entry),
            pestle=entry.pestle.value if entry.pestle else None,
            tags=tuple(telling.tag(tag) for tag in entry.tags),
            due=entry.due,
            outcome=outcome_of(entry).value if entry.outcomes else "",
            marks=tuple(mark.value for mark in entry.marks),
            private=entry.private,
            retracted=entry.retracted,
            cited=cited_fact(telling, entry),
            votes=entry.votes,
            stack=telling.text(entry.stack),
            check=self.gathered.answers.get(entry.id, ""),
            recorded_by=self._recorded_by(entry),
            recording=self.gathered.spoken_marks.fact(entry),
        )

    def _recorded_by(self, entry: Entry) -> tuple[str, ...]:
        """Who wrote an entry down; nobody agreed to be named for that outside the record."""
        if not self.gathered.telling.open:
            return ()
        return tuple(names_told_apart(self.gathered.record, entry.written_by))
