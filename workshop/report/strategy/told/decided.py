"""Decisions as an edition tells them: grounds, the other side, cost, risks, approvals, dissent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec

from workshop.analysis.answer.facts import DisagreementFact, SideFact
from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.record.documents import Entry
from workshop.record.rows import Row
from workshop.registers.kinds.approvals import APPROVALS
from workshop.registers.kinds.decisions import DECISIONS, DISSENT
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.contested import disagreements_of
from workshop.report.known import is_quote
from workshop.report.needs.amounts import in_units
from workshop.report.strategy.told.conditions import conditions_of
from workshop.report.strategy.told.grounds import entries, grounds
from workshop.report.strategy.told.shown import codes_of, shown
from workshop.report.view import Gathered
from workshop.strategy.chapter_facts import ApprovalStepFact, DecisionFact
from workshop.strategy.decision_scope import Decided, decisions_of
from workshop.strategy.money import Amounts
from workshop.strategy.risks import RISKS, Level, RiskLevels


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """A project that a decision touches."""

    code: str
    text: str
    state: str
    costs: Amounts | None
    """In cents; none where no budget line says an amount."""


class Risk(msgspec.Struct, frozen=True, kw_only=True):
    """A risk that the grounds of a decision drive."""

    code: str
    text: str
    level: str
    """How high it is and what is left of it after the best that can be done, in words."""


class ToldDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision with all that its page has."""

    fact: DecisionFact
    quotes: tuple[Entry, ...]
    """What was said, word for word, behind what it rests on."""
    against: tuple[DisagreementFact, ...]
    """Where people differ on what it rests on."""
    dissent: tuple[Entry, ...]
    """The statements of those who are against it, as far as they are told."""
    dissent_words: tuple[str, ...]
    """Dissent that was entered as words alone."""
    projects: tuple[Touched, ...]
    costs: Amounts | None
    """Of these together; none where none says an amount."""
    lines: int
    """Over how many budget lines that is added up."""
    risks: tuple[Risk, ...]
    answers: tuple[str, ...]


def told_decisions(gathered: Gathered) -> tuple[ToldDecision, ...]:
    """The decisions that are told, as they were entered; worked out once."""
    return gathered.once(_worked_out)


def _worked_out(gathered: Gathered) -> tuple[ToldDecision, ...]:
    rows = shown(gathered, DECISIONS)
    return tuple(
        _told(gathered, each, rows[each.row.id])
        for each in decisions_of(gathered.record, gathered.row_telling.tells)
        if each.row.id in rows
    )


def _told(gathered: Gathered, one: Decided, row: ToldRow) -> ToldDecision:
    cited = (*entries(gathered, one.row, "rests_on"), *row.evidence)
    resting = tuple(grounds(gathered, one.row, "rests_on"))
    codes = {each.id for each in resting if each.id}
    against = tuple(each for each in disagreements_of(gathered) if codes & set(each.codes))
    said, words = _dissent(gathered, one.row)
    known = shown(gathered, PROJECTS)
    ids = [each.id for each in one.projects if each.id in known]
    costs = one.costs(ids) if any(one.lines.get(each) for each in ids) else None
    risks = tuple(_risks(gathered, one.risks))
    answers = codes_of(shown(gathered, NEEDS), (each.id for each in one.answers))
    fact = DecisionFact(
        id=row.code,
        text=row.cells["decision"],
        rule=row.cells["rule"],
        result=str(row.row.cell("result") or ""),
        conditions=row.cells["conditions"],
        owner=row.cells["owner"],
        begins=row.row.cell("begins"),
        review=row.row.cell("review"),
        grounds=resting,
        against=tuple(other_side(each, codes).text for each in against),
        dissent=(*(gathered.telling.words(entry) for entry in said), *words),
        projects=tuple(known[each].code for each in ids),
        cost=in_units(costs.likely) if costs else None,
        risks=tuple(each.code for each in risks),
        approvals=tuple(_steps(gathered, one)),
        answers=answers,
        evidence=gathered.entry_ids(row.evidence),
        condition_rows=conditions_of(gathered, one.row),
    )
    return ToldDecision(
        fact=fact,
        quotes=tuple({entry.id: entry for entry in cited if is_quote(entry)}.values()),
        against=against,
        dissent=said,
        dissent_words=words,
        projects=tuple(_touched(one, each, known) for each in ids),
        costs=costs,
        lines=sum(len(one.lines.get(each, ())) for each in ids),
        risks=risks,
        answers=answers,
    )


def other_side(found: DisagreementFact, codes: Collection[str]) -> SideFact:
    """The side of a disagreement that is not among some factors; else the second."""
    if found.second.id in codes and found.first.id not in codes:
        return found.first
    return found.second


def _dissent(gathered: Gathered, row: Row) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """What was said against a decision: statements, and what was entered as words."""
    words = (target.text for target in row.cell(DISSENT) if not target.id)
    told = (gathered.row_telling.words(row, text) for text in words)
    return entries(gathered, row, DISSENT), tuple(filter(None, told))


def _touched(one: Decided, project_id: str, known: Mapping[str, ToldRow]) -> Touched:
    row = known[project_id]
    return Touched(
        code=row.code,
        text=row.cells["project"],
        state=str(row.row.cell("state") or ""),
        costs=one.costs([project_id]) if one.lines.get(project_id) else None,
    )


def _risks(gathered: Gathered, found: tuple[RiskLevels, ...]) -> Iterator[Risk]:
    """The risks that are told, with the best mitigation as far as that is."""
    rows = shown(gathered, RISKS)
    mitigations = {**shown(gathered, "mitigations"), **rows}
    for each in found:
        if each.row.id not in rows:
            continue
        row, best = rows[each.row.id], each.best
        level = _level(each.inherent)
        if best and best.residual and best.row.id in mitigations:
            level = say(
                "{level}; {code} would leave {residual}",
                level=level,
                code=mitigations[best.row.id].code,
                residual=_level(best.residual),
            )
        yield Risk(code=row.code, text=row.cells[row.row.register.subject.id], level=level)


def _level(level: Level | None) -> str:
    if level is None:
        return say("not judged yet")
    return say("{band} ({score} of 25)", band=say(level.band), score=level.score)


def _steps(gathered: Gathered, one: Decided) -> Iterator[ApprovalStepFact]:
    """The steps of its approval ladder that are told, in their order."""
    rows = shown(gathered, APPROVALS)
    for step in one.approvals:
        if step.id not in rows:
            continue
        row = rows[step.id]
        yield ApprovalStepFact(
            id=row.code,
            what=row.cells["what"],
            who=row.cells["approver"],
            above=in_units(step.cell("above")),
            needed=one.needs_approval(step),
            needs=row.cells["needs"],
            due=step.cell("due"),
            answer=str(step.cell("answer") or ""),
        )
