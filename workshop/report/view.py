"""Everything that the builders of reports ask of a record, gathered once for an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Literal, TypeVar, cast

from workshop import times
from workshop.analysis.evidence import Support
from workshop.analysis.look_alikes import not_judged, with_look_alikes
from workshop.ballots.scored import Scored
from workshop.language import say
from workshop.methods.environment.pestle import significance
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.privacy.told_rows import RowTelling
from workshop.record.codebook import Codebook
from workshop.record.documents import Clock, Entry, Factor, Letter, Session
from workshop.record.read_back import DISPUTED, MARK, confirmed_of, told_answers
from workshop.record.record import Record
from workshop.record.sittings.groups import heard_in
from workshop.registers.kinds import REGISTERS
from workshop.report.facts import Evidence, FactorFact, SessionFact, Swot
from workshop.report.known import Earlier, Known, in_order
from workshop.report.listed import (
    SpokenMarks,
    cited_fact,
    others_of,
    presence_of,
    state_words,
)
from workshop.report.told_scores import ToldScores
from workshop.report.wording.around import around
from workshop.running.asking.asked_steps import asked_steps
from workshop.running.asking.planned import planned_in_all

T = TypeVar("T")


class Gathered:
    """A record as one edition tells it; built once for a report."""

    def __init__(
        self,
        record: Record,
        edition: Edition,
        *,
        ids: bool = False,
        fewest_voters: int = FEWEST_VOTERS,
        before: Earlier | None = None,
    ) -> None:
        self.record = record
        """The record that is told."""
        self.before = before
        """The earlier moment since which it is told what changed; none where that is not asked."""
        self._ids = ids
        self.telling = Telling(record, edition)
        """What the edition tells."""
        self.fewest_voters = 0 if self.telling.open else fewest_voters
        """Scores of fewer voters are left out; 0 where every score is told."""
        self.scores = ToldScores(record, self.fewest_voters)
        """The scores and votes that the edition tells."""
        self._once: dict[Callable[[Gathered], object], tuple[object, dict[Why, None]]] = {}
        self._families: dict[str, list[Entry]] = {}
        self._statements: dict[str, str] = {}
        self._known: dict[str, Known | None] = {}

    def once(self, make: Callable[[Gathered], T]) -> T:
        """What a function works out of it, worked out once and kept."""
        if make not in self._once:
            self._once[make] = self.scores.noted(partial(make, self))
        found, left_out = self._once[make]
        self.scores.left_out |= left_out
        return cast("T", found)

    @property
    def gives_ids(self) -> bool:
        """Whether ids of the record may stand in what is told, for a screen that acts on them."""
        return self.telling.open or self._ids

    @cached_property
    def row_telling(self) -> RowTelling:
        """What the edition tells of rows."""
        return RowTelling(self.telling)

    @cached_property
    def spoken_marks(self) -> SpokenMarks:
        """What recordings say of quotes, as far as the edition tells it."""
        return SpokenMarks(self.telling)

    @cached_property
    def sessions(self) -> list[Session]:
        """All sessions, in the order in which they began."""
        return self.record.sessions()

    @cached_property
    def factors(self) -> tuple[Known, ...]:
        """The factors of the engagement that the edition tells, by letter and number."""
        found = (self.known_of(f) for f in self.record.all(Factor) if not f.into)
        return in_order(known for known in found if known)

    @cached_property
    def by_id(self) -> dict[str, Known]:
        """The factors of the engagement by their ids."""
        return {known.factor.id: known for known in self.factors}

    @cached_property
    def hidden_factors(self) -> int:
        """How many factors stand that this edition leaves out."""
        return sum(factor.id not in self.by_id for factor in self.record.live_factors())

    def hidden_in(self, session: Session) -> int:
        """How many factors were heard in a session that this edition leaves out."""
        stand = (e for e in heard_in(self.record, session) if not e.retracted and e.factor_id)
        told: dict[str, bool] = {}
        for entry in stand:
            key = entry.factor_id or ""
            told[key] = told.get(key, False) or self.telling.tells(entry)
        return list(told.values()).count(False)

    def family(self, factor: Factor) -> list[Entry]:
        """All entries of a factor and of its parts, retracted ones too, in order."""
        if factor.id not in self._families:
            self._families[factor.id] = self._family(factor)
        return self._families[factor.id]

    def _family(self, factor: Factor) -> list[Entry]:
        found: list[Entry] = []
        waiting = [factor.id]
        while waiting:
            current = waiting.pop()
            found += self.record.own_entries(current)
            waiting += [part.id for part in self.record.parts_of(current)]
        return sorted(found, key=lambda entry: (entry.at, entry.id))

    def _statement(self, factor: Factor) -> str:
        """The wording of a factor, worked out once."""
        if factor.id not in self._statements:
            self._statements[factor.id] = self.telling.statement(factor, self.family(factor))
        return self._statements[factor.id]

    def known_of(self, factor: Factor) -> Known | None:
        """A factor with all that supports it; none where nothing of that is told."""
        if factor.id not in self._known:
            self._known[factor.id] = self._known_of(factor)
        return self._known[factor.id]

    def _known_of(self, factor: Factor) -> Known | None:
        family = self.family(factor)
        entries = tuple(entry for entry in family if self.telling.tells(entry))
        if not entries:
            return None
        return Known(
            factor=factor,
            text=self._statement(factor),
            entries=entries,
            find_support=partial(self._support, factor.id, entries),
            merged=tuple(self._lineage(factor)),
        )

    def _support(self, factor_id: str, entries: Iterable[Entry]) -> Support:
        """Who stands behind a factor; no single source where others look like it, not judged."""
        support = self.telling.hearing.support(entries)
        return with_look_alikes(support, self.look_alikes.get(factor_id, 0))

    @cached_property
    def look_alikes(self) -> dict[str, int]:
        """How many others look like a factor that is told, and were not judged, by its id."""
        tells = self.telling.tells
        told = (f for f in self.record.live_factors() if any(map(tells, self.family(f))))
        texts = {factor.id: self._statement(factor) for factor in told}
        return not_judged(self.record, texts, self.codebook)

    @cached_property
    def codebook(self) -> Codebook:
        """The themes of the record and what stands under them."""
        return Codebook(self.record)

    def _lineage(self, factor: Factor) -> Iterable[tuple[str, str]]:
        """What was merged into a factor, and into that, as far as it is told."""
        for part in self.record.parts_of(factor.id):
            family = self.family(part)
            if any(self.telling.tells(entry) for entry in family):
                yield part.code, self._statement(part)
                yield from self._lineage(part)

    def of_session(self, session: Session) -> tuple[Known, ...]:
        """The factors heard in a session and its groups, as they were heard there."""
        own: dict[str, list[Entry]] = {}
        for entry in heard_in(self.record, session):
            if entry.factor_id and self.telling.tells(entry):
                own.setdefault(entry.factor_id, []).append(entry)
        return in_order(
            Known(
                factor=factor,
                text=self.telling.statement(factor, self.family(factor), entries),
                entries=tuple(entries),
                find_support=partial(self._support, self.record.whole_of(factor).id, entries),
                whole=self.record.whole_of(factor).code if factor.into else "",
            )
            for factor_id, entries in own.items()
            if (factor := self.record.find(Factor, factor_id))
        )

    # Facts

    def fact(self, known: Known, scores: dict[str, Scored] | None = None) -> FactorFact:
        """A factor as data.

        Args:
            known: the factor.
            scores: impact and likelihood; those of the engagement unless given.
        """
        factor = known.factor
        scored = (self.scores.impacts if scores is None else scores).get(factor.id)
        impact = scored.value("impact") if scored else None
        likelihood = scored.value("likelihood") if scored else None
        found = significance(impact, likelihood)
        external = not factor.letter.internal
        return FactorFact(
            id=factor.code,
            key=factor.id if self.gives_ids else factor.code,
            letter=factor.letter.value,
            text=known.text,
            support=known.support,
            pestle=factor.pestle.value if factor.pestle and external else None,
            direction=_direction(factor.letter),
            impact=impact if external else None,
            likelihood=likelihood if external else None,
            significance=found.value if external else None,
            significant=found.significant if external else None,
            merged=tuple(text for _, text in known.merged),
            evidence=tuple(self._evidence(entry) for entry in known.entries),
        )

    def _evidence(self, entry: Entry) -> Evidence:
        """An entry behind a factor as data."""
        tied = self.telling.tied(entry)
        session = self.record.get(Session, entry.session_id)
        return Evidence(
            entry=self.entry_id(entry),
            text=self.telling.words(entry),
            kind=entry.kind.value,
            who=self.telling.who(entry),
            session=session.id if tied else "",
            session_title=self.title(session) if tied else "",
            at=entry.at if tied else None,
            cited=cited_fact(self.telling, entry),
            check=self.answers.get(entry.id, ""),
        )

    def entry_id(self, entry: Entry) -> str:
        """The id by which an entry goes in this edition; `trace` finds it by that.

        Where the entry is not tied to its session, which its id would tell, it goes by its place
        behind its factor, `S3.2`, or behind a row, `B1.2`; it has none where nothing rests on it.
        """
        if self.telling.tied(entry):
            return entry.id
        return self._places.get(entry.id) or self._row_places.get(entry.id, "")

    def entry_ids(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The ids of those that have one in this edition, each once."""
        return tuple(dict.fromkeys(found for each in entries if (found := self.entry_id(each))))

    @cached_property
    def _places(self) -> dict[str, str]:
        """The places of entries behind the factors that stand, by the ids of the entries."""
        return {
            entry.id: f"{known.code}.{place}"
            for known in self.factors
            for place, entry in enumerate(known.entries, 1)
        }

    @cached_property
    def _row_places(self) -> dict[str, str]:
        """The places of entries behind rows that are told by their own codes, by the ids."""
        told = (row for each in REGISTERS.values() for row in self.row_telling.rows(each).rows)
        return {
            entry.id: f"{row.code}.{place}"
            for row in told
            if row.code == row.row.code
            for place, entry in enumerate(row.evidence, 1)
        }

    @cached_property
    def _unconfirmed(self) -> frozenset[str]:
        """The ids of entries that were not confirmed where the rest of their session was."""
        found = (confirmed_of(self.record, session) for session in self.sessions)
        return frozenset(entry_id for one in found if one for entry_id in one.open)

    def mark(self, entry: Entry) -> str:
        """What stands behind words that were not confirmed, or that whoever said them disputes."""
        words = f" {MARK}" if entry.id in self._unconfirmed else ""
        return f"{words} {say(DISPUTED)}" if self.answers.get(entry.id) == "disputed" else words

    @cached_property
    def answers(self) -> Mapping[str, Literal["right", "corrected", "disputed"]]:
        """What those who said something say of it as it stands, by the ids of the entries."""
        return told_answers(self.record)

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {session.id: self.telling.title(session) for session in self.sessions}

    def title(self, session: Session) -> str:
        """What the session is called in this edition."""
        return self._titles[session.id]

    def where(self, entry: Entry) -> str:
        """The session and the time of an entry, as far as they may be told."""
        if not self.telling.tied(entry):
            return ""
        session = self.record.get(Session, entry.session_id)
        return f"{self.title(session)}, {times.day(entry.at)}, {times.time(entry.at)}"

    def session_fact(self, session: Session) -> SessionFact:
        """A session as data, without its steps and entries."""
        guide = self.record.guide_of(session)
        clock = self.record.find(Clock, session.id)
        spent = sum(clock.spent.values()) if clock else 0.0
        return SessionFact(
            id=session.id,
            title=self.title(session),
            setting=guide.setting,
            state=state_words(session, clock),
            started=session.started,
            closed=session.closed,
            facilitator=session.facilitator,
            place=around(self.telling, session, session.place),
            purpose=self.telling.text(guide.purpose),
            department=self.telling.department(session) or None,
            participants=self.telling.participants(session),
            others=others_of(self.telling, session),
            presence=presence_of(self.telling, session),
            planned_minutes=planned_in_all(session, asked_steps(self.record, session)),
            spent_minutes=round(spent / 60, 1),
        )


def swot_of(facts: Sequence[FactorFact]) -> Swot:
    """Factors in their quadrants."""
    return Swot(
        **{
            letter.plural: tuple(fact for fact in facts if fact.letter == letter.value)
            for letter in Letter
        }
    )


def _direction(letter: Letter) -> Literal["opportunity", "threat"] | None:
    """Whether an external factor helps or harms."""
    if letter.internal:
        return None
    return "opportunity" if letter.favourable else "threat"
