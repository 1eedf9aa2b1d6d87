"""How well a factor is supported: by whom, from how many independent places.

Departments come first, for three people of one department often share one experience; then
sessions, then people. Mentions are counted and never decide anything. Departments, people and
entries are three different counts and are named as what they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final

import msgspec

from workshop.cited import title_key
from workshop.guide.row_steps import RowStep
from workshop.guide.step import Step, kind_of
from workshop.language import grouped, marked, say
from workshop.record.documents import (
    Clock,
    Department,
    Entry,
    Factor,
    Pestle,
    Session,
    StepState,
)
from workshop.record.read_back import is_documentary
from workshop.record.record import Record
from workshop.record.sittings.groups import sitting_of
from workshop.running.asking.asked_steps import asked_steps
from workshop.talks.voices import Voices, is_heard
from workshop.text import plural

_HEARD_SECONDS: Final = 60
"""How long a step without any entry must have taken to count as asked."""


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands behind a factor. Independent departments count for more than loud voices."""

    sentence: str
    """`4 of 6 departments · 9 entries in 5 sessions`."""
    departments: int
    """Departments with at least one supporting entry."""
    departments_heard: int
    """Departments heard in the engagement: the base of the count."""
    people: int
    entries: int
    sessions: int
    n: int = 0
    """What the sentence counts: its entries."""
    documents: int = 0
    """Documents that say it: a kind of evidence of its own, and nobody who was heard."""


class Hearing(Voices):
    """Who was heard in an engagement, and who stands behind each entry.

    Answers are kept once given, so make a new one when the record has changed.
    """

    @cached_property
    def listed(self) -> tuple[Department, ...]:
        """All departments, in the order in which they were entered."""
        return tuple(sorted(self.record.all(Department), key=lambda one: one.id))

    @cached_property
    def heard(self) -> tuple[Department, ...]:
        """The departments that were heard: the base of every count of departments.

        Somebody of each said something that was recorded. To sit there, or to be named as the
        owner of an action, is not to be heard.
        """
        found: set[str] = set()
        listed = {one.id for one in self.listed}
        for entry in self.record.all(Entry):
            if is_heard(entry):
                found |= self.departments(entry)
                if found >= listed:
                    break  # of 10,000 entries the first few hundred mostly tell it
        return tuple(d for d in self.listed if d.id in found)

    @cached_property
    def unheard(self) -> tuple[Department, ...]:
        """The departments of the engagement of which nobody was heard yet."""
        return tuple(d for d in self.listed if d not in self.heard)

    def support(self, entries: Iterable[Entry]) -> Support:
        """Who stands behind the entries of a factor, in numbers and as a sentence."""
        listed = list(entries)
        departments: set[str] = set()
        people: set[str] = set()
        unknown = 0
        for entry in listed:
            departments |= self.departments(entry)
            speakers = self.heard_in(entry)
            people.update(speakers)
            unknown += not (speakers or is_documentary(entry))
        held = {entry.session_id for entry in listed if not is_documentary(entry)}
        sessions = {sitting_of(self.record, session_id) for session_id in held}
        titles = {title_key(entry.cited.title) for entry in listed if entry.cited}
        one_voice = len(people) + unknown == 1 or (len(people) == 1 and not unknown)
        one_document = len(titles) == 1 and not sessions
        return _counted(
            Support(
                sentence="",
                departments=len(departments),
                departments_heard=len(self.heard),
                people=len(people),
                entries=len(listed),
                sessions=len(sessions),
                n=len(listed),
                documents=len(titles),
            ),
            single=one_document or (len(sessions) == 1 and one_voice and not titles),
        )


SINGLE_SOURCE = marked("single source")
"""What the sentence of a support ends with where one voice in one session is all there is."""


def _counted(support: Support, *, single: bool) -> Support:
    """The support with its sentence."""
    documents = [plural(support.documents, "document")] if support.documents else []
    sessions = support.sessions or not documents
    sources = [*([plural(support.sessions, "session")] if sessions else []), *documents]
    counts = say(
        "{entries} in {sources}",
        entries=plural(support.entries, "entry", "entries"),
        sources=say("{one} and {other}", one=sources[0], other=sources[1])
        if len(sources) > 1
        else sources[0],
    )
    parts = [of_departments(support), counts, say(SINGLE_SOURCE) if single else ""]
    sentence = " · ".join(part for part in parts if part)
    return msgspec.structs.replace(support, sentence=sentence)


def of_departments(support: Support) -> str:
    """The count that leads, with its base: `4 of 6 departments`."""
    if support.documents and not support.sessions:
        return say("said by documents alone")
    if not support.departments:
        return say("department not recorded")
    return say(
        "{n} of {all}",
        n=grouped(support.departments),
        all=plural(support.departments_heard, "department"),
    )


def is_single_source(support: Support) -> bool:
    """Whether one voice in one session is all there is."""
    return support.sentence.endswith(say(SINGLE_SOURCE))


def strength(support: Support) -> tuple[int, int, int]:
    """The sorting key that puts the best support first: departments, sessions, people."""
    return (-support.departments, -support.sessions, -support.people)


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """A must-ask step that was not asked in a session."""

    session: Session
    step_id: str
    title: str
    reason: str
    """Why it was skipped; empty where it was not reached."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at, and what was not."""

    must_ask: int
    """Must-ask steps of the sessions."""
    missed: tuple[Missed, ...]
    """Those that were not asked."""
    empty: tuple[Pestle, ...]
    """Fields of the scan without an external factor that stands."""
    heard: tuple[Department, ...]
    unheard: tuple[Department, ...]

    @property
    def asked(self) -> int:
        """Must-ask steps that were asked."""
        return self.must_ask - len(self.missed)


def coverage(
    hearing: Hearing, factors: Iterable[Factor], sessions: Iterable[Session] | None = None
) -> Coverage:
    """What sessions covered.

    Args:
        hearing: who was heard.
        factors: the factors that stand.
        sessions: all of the engagement unless given.
    """
    chosen = hearing.record.sessions() if sessions is None else list(sessions)
    found = {factor.pestle for factor in factors if not factor.letter.internal}
    must = [must_asked(hearing.record, session) for session in chosen]
    return Coverage(
        must_ask=sum(count for count, _ in must),
        missed=tuple(one for _, missed in must for one in missed),
        empty=tuple(field for field in Pestle if field not in found),
        heard=hearing.heard,
        unheard=hearing.unheard,
    )


def must_asked(record: Record, session: Session) -> tuple[int, list[Missed]]:
    """How many must-ask steps a session's agenda has, and those that were not asked."""
    steps = [step for step in asked_steps(record, session) if step.must_ask]
    missed = []
    filled = filled_steps(record, session)
    for step in steps:
        if not was_asked(record, session, step, filled):
            run = session.steps.get(step.id)
            reason = run.reason if run else ""
            missed.append(Missed(session=session, step_id=step.id, title=step.title, reason=reason))
    return len(steps), missed


def filled_steps(record: Record, session: Session) -> set[str]:
    """The ids of the steps in which something was recorded and stands.

    A table can be filled in over several steps; a row is filed under the one in which it began. A
    later one was gone through where a row has something in a cell that no step before asks for.
    """
    filled = {entry.step_id for entry in record.entries_of(session.id) if not entry.retracted}
    rows = record.rows_of(session.id)
    asked: set[tuple[str, str]] = set()
    for step in record.guide_of(session).steps_of(RowStep):
        own = [field for field in step.columns if (step.table_name, field.id) not in asked]
        asked |= {(step.table_name, field.id) for field in own}
        of_it = [row for row in rows if row.register.name == step.table_name]
        given = any(row.cell(field.id) != field.empty for row in of_it for field in own)
        if given and step.id in session.steps:
            filled.add(step.id)
    return filled | {row.step_id for row in rows}


def was_asked(record: Record, session: Session, step: Step, filled: AbstractSet[str]) -> bool:
    """Whether a step was put to the room, and not only passed through.

    Consent was asked when everybody answered. Any other step counts if something was recorded
    or scored in it, if it was confirmed, or if it was left as done after a minute or more.

    Args:
        record: the record.
        session: the session.
        step: the step.
        filled: what `filled_steps` gives.
    """
    if kind_of(step) == "consent":
        return all(record.consent_of(session.id, person) for person in session.people)
    if step.id in filled or any(b.scores for b in record.ballots_of(session.id, step.id)):
        return True
    run = session.steps.get(step.id)
    clock = record.find(Clock, session.id)
    minute = clock is not None and clock.spent.get(step.id, 0) >= _HEARD_SECONDS
    return run is not None and (
        run.confirmed is not None or (run.state is StepState.DONE and minute)
    )
