"""The needs as an edition tells them: which, by whom, what they came to, in which order.

Orders, selections and answers are worked out of the whole record. A need that rests on what the
edition does not tell then stands nowhere, and no place, tie or selection shows that it was there;
how many are left out is told as a number. Scores of few are not told, nor is an order that only
they give.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from workshop.language import say
from workshop.needs.agreed import Framework, currency_row, framework_of
from workshop.needs.clear import Clarity, clarities_of
from workshop.needs.facts import NeedFact, PlacedFact, ScoreFact, SolutionFact
from workshop.needs.hangs import Hangs, hangs_of
from workshop.needs.order import Placed, joint_order, own_orders
from workshop.needs.reasons import without_amounts
from workshop.needs.selecting import NotDone, Selection, Selections, selections_of
from workshop.needs.standing import Judged, Need, Needs, needs_of
from workshop.needs.words import number_told, why_not_done
from workshop.privacy.told_rows import NOT_NAMED, ToldRow, ToldRows, name_told
from workshop.record.documents import Department
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.needs.solutions import SOLUTIONS
from workshop.report.needs.amounts import in_units
from workshop.report.needs.shown_needs import hides_values, scored_by_few, shown_needs
from workshop.report.needs.told_liaisons import ToldTable
from workshop.report.view import Gathered
from workshop.text import as_sorted, listing, plural


class ToldNeeds:
    """What an edition tells of needs; made once for a report (`Gathered.once`)."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        """The record as the edition tells it."""
        self.record = gathered.record
        self.telling = gathered.telling
        self.whole: Needs = needs_of(self.record)
        """All needs, also those that are not told."""
        self.framework: Framework = framework_of(self.record)
        self.table: ToldRows = _told_rows(gathered)
        """The rows of the register that are told."""
        self.rows: Mapping[str, ToldRow] = {row.row.id: row for row in self.table.rows}
        """The same by their ids."""
        self.standing: tuple[Need, ...] = tuple(
            need for need in self.whole.standing if need.id in self.rows
        )
        """The needs that stand and are told, in the order in which they were entered."""
        self._standing_rows: Mapping[str, str] = {
            row.id: need.id for need in self.whole.standing for row in (need.row, *need.merged)
        }

    @property
    def left_out(self) -> int:
        """How many requests the edition leaves out."""
        return self.table.left_out

    @cached_property
    def selections(self) -> Selections | None:
        """What both ways choose of all needs, added up over what is told; none without limits.

        A sum over all, or how much is lacking, would tell what a need costs that is not told; and
        what scores of few come to, where values rest on these.
        """
        found = selections_of(self.whole, self.framework)
        if found is None or not (self.left_out or self.hides_values):
            return found
        return Selections(
            value=self._added_up(found.value), equal_shares=self._added_up(found.equal_shares)
        )

    @cached_property
    def hangs(self) -> Hangs:
        """On what the selection of most value hangs, as the whole record has it."""
        return hangs_of(self.record, self.whole, self.framework, "value")

    def _added_up(self, found: Selection) -> Selection:
        """A selection whose sums are those of what is told of it."""
        ids = set(found.chosen)
        chosen = [need for need in self.told if need.id in ids]
        hides = len(chosen) < len(found.chosen)
        not_done = (
            msgspec.structs.replace(one, lacks={} if hides else one.lacks) for one in found.not_done
        )
        share = {}
        for each in self.asking:
            own = [need for need in self.told if each in self.asked_by(need)]
            if (asked := _worth(own)) and not any(need.id in self._valueless for need in own):
                share[each] = _worth(need for need in own if need.id in ids) / asked
        return msgspec.structs.replace(
            found,
            not_done=tuple(not_done),
            used={limit: sum(need.uses(limit) or 0 for need in chosen) for limit in found.used},
            value=_worth(chosen),
            asked=_worth(self.told),
            share=share,
            bound=None if hides or self.hides_values else found.bound,
        )

    @cached_property
    def currency(self) -> str:
        """What money is counted in, as a limit says; empty where none does."""
        if (limit := currency_row(self.record)) is None:
            return ""
        rows = self.gathered.row_telling.rows(REGISTERS[LIMITS], [limit]).rows
        return next((row.cells["unit"] for row in rows), "")

    # Words and codes

    def code(self, row_id: str) -> str:
        """What a request that is told is called."""
        return self.rows[row_id].code

    def codes(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The codes of those that are told."""
        return tuple(self.rows[each].code for each in ids if each in self.rows)

    def called(self, row_id: str) -> str:
        """What a request is called; empty where it is not told."""
        return self.rows[row_id].code if row_id in self.rows else ""

    def why_not_done(self, one: NotDone) -> str:
        """Why a need that is told is not done; what is not told of that is a number."""
        need, limits = self.whole.whole_of(one.need_id), self.framework.limits
        return why_not_done(need, one, limits, self.called, self.currency) if need else ""

    def want(self, row_id: str) -> str:
        """A request as it was worded."""
        return self.rows[row_id].cells["want"]

    def department(self, department_id: str | None) -> str | None:
        """What a department is called; none where there is none."""
        found = self.record.find(Department, department_id) if department_id else None
        return self.telling.called(found) if found else None

    def person(self, person_id: str | None) -> str:
        """Somebody as they agreed to be told; empty where nothing of them may be told."""
        return name_told(self.telling, person_id)

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of departments, by the alphabet."""
        found = {name for each in ids if (name := self.department(each))}
        return tuple(sorted(found, key=lambda name: (as_sorted(name), name)))

    def asked_by(self, need: Need) -> tuple[str, ...]:
        """The ids of the departments that asked for it, as far as their requests are told."""
        told = [row for row in (need.row, *need.merged) if row.id in self.rows]
        return tuple(dict.fromkeys(found for row in told if (found := row.cell("department"))))

    @cached_property
    def asking(self) -> tuple[str, ...]:
        """The ids of the departments of which a request is told, by name."""
        found = {row.row.cell("department") for row in self.table.rows} - {None, ""}
        return tuple(sorted(found, key=lambda each: (as_sorted(self.department(each) or ""), each)))

    def entries(self, rows: Iterable[ToldRow]) -> tuple[str, ...]:
        """The ids of the entries that rows rest on, as far as they may be known."""
        return self.gathered.entry_ids(entry for row in rows for entry in row.evidence)

    # Scores

    @cached_property
    def shown(self) -> Needs:
        """All needs, without scores that may not be told."""
        return shown_needs(self.whole, self.gathered.scores, self.rows)

    @cached_property
    def scored_by_few(self) -> frozenset[str]:
        """The ids of departments of which too few people gave scores for these to be told."""
        return scored_by_few(self.whole, self.shown)

    @property
    def hides_scores(self) -> bool:
        """Whether values rest on scores that are not told."""
        return hides_values(self.whole, self.shown)

    @property
    def hides_values(self) -> bool:
        """Whether a need is told of which the value is known and not told: no sum of values is."""
        return bool(self._valueless)

    @cached_property
    def _valueless(self) -> frozenset[str]:
        """The ids of the needs that are told without their values."""
        values = {need.id: need.value for need in self.standing}
        return frozenset(
            need.id for need in self.told if need.value is None and values[need.id] is not None
        )

    @cached_property
    def told(self) -> tuple[Need, ...]:
        """The needs that are told, without scores that may not be told."""
        return tuple(need for need in self.shown.standing if need.id in self.rows)

    # Orders

    @cached_property
    def joint(self) -> tuple[Placed, ...]:
        """The joint order of the needs that are told."""
        return self._places(joint_order(self.shown, self.framework))

    @cached_property
    def own(self) -> Mapping[str, tuple[Placed, ...]]:
        """By the id of a department that is told to ask, its own order of what is told."""
        found = own_orders(self.shown, self.framework)
        return {each: self._places(found[each]) for each in self.asking if each in found}

    def _places(self, order: Sequence[Placed]) -> tuple[Placed, ...]:
        """Places without gaps where something is not told."""
        told = [one for one in order if one.need.id in self.rows]
        first: dict[int, int] = {}
        for at, one in enumerate(told, 1):
            first.setdefault(one.place, at)
        return tuple(Placed(one.need, first[one.place]) for one in told)

    def places(self, order: Iterable[Placed]) -> tuple[PlacedFact, ...]:
        """An order as data."""
        return tuple(PlacedFact(id=self.code(one.need.id), place=one.place) for one in order)

    # Needs as data

    @cached_property
    def facts(self) -> tuple[NeedFact, ...]:
        """The needs as data, in the order in which they were entered."""
        return tuple(map(self._fact, self.told))

    def _fact(self, need: Need) -> NeedFact:
        row = self.rows[need.id]
        cells = row.cells
        merged = [self.rows[each.id] for each in need.merged if each.id in self.rows]
        cites = any(each.row.evidence for each in (row, *merged))
        return NeedFact(
            id=row.code,
            department=self.department(need.row.cell("department")),
            want=cells["want"],
            problem=cells["problem"],
            often=cells["often"],
            consequence=cells["consequence"],
            goal=cells["goal"],
            objective=cells["objective"],
            serves_by=cells["serves_by"],
            purposes=tuple(need.row.cell("purposes")),
            priority=need.priority.value if need.priority else None,
            need=need.need.value if need.need else None,
            value=need.value,
            cost=in_units(need.uses("cost")),
            staff_days=need.uses("staff_days"),
            solutions=tuple(map(self._solution, self.solutions(need))),
            merged=tuple(each.code for each in merged),
            asked_by=self.names(self.asked_by(need)),
            liaison=self.liaison(need.row.cell("department")),
            scores=tuple(self._scores(need)),
            evidence=self.entries((row, *merged)),
            entered_by="" if cites else ("session" if need.row.session_id else "hand"),
        )

    def _scores(self, need: Need) -> Iterator[ScoreFact]:
        scales = {"priority": need.priority, "need": need.need, **need.criteria}
        for scale, judged in scales.items():
            if judged is not None:
                yield ScoreFact(
                    scale=self.telling.text(scale),
                    value=judged.value,
                    by=judged.by,
                    n=judged.n,
                    sentence=score_words(judged),
                )

    # What stands around them

    def clarity(self, need: Need) -> Clarity:
        """How clear it is how a need would be met, as the whole record has it."""
        return self._clarities[need.id]

    @cached_property
    def _clarities(self) -> Mapping[str, Clarity]:
        return clarities_of(self.record, self.whole)

    @cached_property
    def _solution_rows(self) -> Mapping[str, ToldRow]:
        rows = self.gathered.row_telling.rows(REGISTERS[SOLUTIONS]).rows
        return {row.row.id: row for row in rows}

    @cached_property
    def _solutions(self) -> Mapping[str, tuple[ToldRow, ...]]:
        """By the id of the need that stands, the solutions that are told."""
        found: dict[str, dict[str, ToldRow]] = {}
        for row in self._solution_rows.values():
            for target in row.row.cell("for_needs"):
                if whole := self._standing_rows.get(target.id or ""):
                    found.setdefault(whole, {})[row.row.id] = row
        return {key: tuple(rows.values()) for key, rows in found.items()}

    def solutions(self, need: Need) -> tuple[ToldRow, ...]:
        """The ways to meet a need that are told, in the order in which they were entered."""
        return self._solutions.get(need.id, ())

    def _solution(self, row: ToldRow) -> SolutionFact:
        return SolutionFact(
            id=row.code,
            text=row.cells["solution"],
            state=str(row.values["state"] or ""),
            open_questions=tuple(
                each for line in row.cells["open_questions"].split("\n") if (each := line.strip())
            ),
            cost=in_units(row.row.cell("cost")),
            staff_days=row.row.cell("staff_days"),
        )

    @cached_property
    def _liaisons(self) -> Mapping[str, str]:
        """By the id of a department, who stands between it and IT: by name, else by role."""
        found: dict[str, str] = {}
        table = self.gathered.once(ToldTable)
        for each in table.found:
            if known := [name for name in table.liaisons(each) if name != say(NOT_NAMED)]:
                found[each.department_id] = listing(known)
        return found

    def liaison(self, department_id: str | None) -> str | None:
        """Who stands between a department and IT; none where nobody does or it is not told."""
        return self._liaisons.get(department_id or "") or None


def _told_rows(gathered: Gathered) -> ToldRows:
    """The rows of the register; where any is left out, without how much they were lacking.

    That was kept with the answer of a selection over all needs, and would tell what those take that
    are left out.
    """
    table = gathered.row_telling.rows(REGISTERS[NEEDS])
    if not table.left_out:
        return table
    return msgspec.structs.replace(table, rows=tuple(map(_without_amounts, table.rows)))


def _without_amounts(row: ToldRow) -> ToldRow:
    why = without_amounts(row.cells["answer_why"])
    if why == row.cells["answer_why"]:
        return row
    return msgspec.structs.replace(
        row, cells=row.cells | {"answer_why": why}, values=row.values | {"answer_why": why}
    )


def _worth(needs: Iterable[Need]) -> float:
    """What needs are worth together."""
    return math.fsum(need.value or 0 for need in needs)


def score_words(judged: Judged) -> str:
    """What a score is: whose, and of how many."""
    value = number_told(judged.value)
    if judged.by == "hand":
        return say("{value}, entered by hand", value=value)
    voters = plural(judged.n, "voter")
    return say("{value}, the median of {voters}", value=value, voters=voters)


def left_out_words(number: int) -> str:
    """How many requests an edition leaves out, in a sentence."""
    requests = plural(number, "request that is not told here", "requests that are not told here")
    return say("Left out of this edition: {what}.", what=requests)


def told_needs(gathered: Gathered) -> ToldNeeds:
    """The needs of a report, worked out once."""
    return gathered.once(ToldNeeds)
