"""The rules for strategies: scoring them by factors, and saying which are carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.field_base import Target
from workshop.registers.kinds.strategies import BY_ATTRACTIVENESS, STRATEGIES
from workshop.registers.kinds.strategy.attractiveness import ATTRACTIVENESS
from workshop.running.base.registry import rule
from workshop.running.base.written_rows import WrittenRows
from workshop.running.strategy.commands import ScoreStrategies, ShortlistStrategies, StrategyScore
from workshop.strategy.attractive import Scores, ranked
from workshop.text import listing, plural

_NAMED = 4
"""So many rows are named in a sentence, at most."""


@rule(ScoreStrategies)
def score_strategies(record: Record, command: ScoreStrategies, moment: Moment) -> Change:
    """Put the rows of the pairs, and remove those whose score is taken out.

    Raises:
        Refused: nothing is given, a pair twice, or nothing would change.
    """
    if not command.scores:
        raise Refused("Say which strategy has which score on which factor.")
    session_id, step_id = _place(record, command.session_id, command.step_id)
    written = WrittenRows(record, ATTRACTIVENESS, moment, session_id, step_id)
    there = Scores(record).rows
    told: list[str] = []
    removes: list[Row] = []
    met: set[tuple[str, str]] = set()
    for given in command.scores:
        strategy = record.get(ROW_TYPES[STRATEGIES], given.strategy_id)
        factor = record.whole_of(record.get(Factor, given.factor_id))
        pair = strategy.id, factor.id
        if pair in met:
            raise Refused(f"{strategy.code} is scored on {factor.code} twice.")
        met.add(pair)
        row = there.get(pair)
        if given.score is None:
            removes += [row] if row else []
            told += [f"{strategy.code} on {factor.code} taken out"] if row else []
        elif _put(written, row, (strategy, factor), given):
            told.append(f"{strategy.code} on {factor.code} {given.score}")
    if not told:
        raise Refused("Nothing would change: the scores are as they are.")
    more = f" and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    return Change(
        sentence=f"Scored strategies: {', '.join(told[:_NAMED])}{more}",
        puts=tuple(written.puts),
        removes=tuple(removes),
        session_id=command.session_id,
    )


def _put(
    written: WrittenRows, row: Row | None, pair: tuple[Row, Factor], given: StrategyScore
) -> bool:
    """Put the row of a pair; whether anything of it is new."""
    strategy, factor = pair
    before = len(written.puts)
    cells = {"score": str(given.score)}
    if given.why is not None:
        cells["why"] = given.why
    if row is not None:
        written.change(row, **cells)
    else:
        written.new(
            strategy=(Target(table=STRATEGIES, id=strategy.id),),
            factor=(Target(table="factor", id=factor.id),),
            **cells,
        )
    return len(written.puts) > before


def _place(record: Record, session_id: str | None, step_id: str) -> tuple[str | None, str]:
    """The session and the step in which scores are entered.

    Raises:
        Refused: the session is closed.
    """
    if session_id is None:
        return None, ""
    session = record.get(Session, session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to enter more.")
    if step_id:
        record.step_of(session, step_id)
    return session.id, step_id or record.clock_of(session.id).step_id


@rule(ShortlistStrategies)
def shortlist_strategies(record: Record, command: ShortlistStrategies, moment: Moment) -> Change:
    """Put every strategy that is not as the rule has it.

    Raises:
        Refused: the rule lacks what it needs, or nothing would change.
    """
    _place(record, command.session_id, "")
    chosen = _chosen(record, command)
    written = WrittenRows(record, STRATEGIES, moment)
    for row in record.rows(STRATEGIES):
        is_in = "yes" if row.id in chosen else "no"
        written.change(row, shortlisted=is_in, shortlisted_by=command.rule)
    if not written.puts:
        raise Refused("Nothing would change: they are shortlisted like that.")
    codes = [row.code for row in record.rows(STRATEGIES) if row.id in chosen]
    named = listing(codes[:_NAMED] + ([f"{len(codes) - _NAMED} more"] if codes[_NAMED:] else []))
    count = plural(len(record.rows(STRATEGIES)), "strategy", "strategies")
    by = "by attractiveness" if command.rule == BY_ATTRACTIVENESS else "as decided"
    tied = _tied_words(command, len(chosen))
    return Change(
        sentence=f"Shortlisted {named or 'none'} of {count} {by}{tied}",
        puts=tuple(written.puts),
        session_id=command.session_id,
    )


def _tied_words(command: ShortlistStrategies, count: int) -> str:
    """That more came in than were asked for."""
    if command.most is None or count <= command.most:
        return ""
    return f"; {count} and not {command.most}, because they share the last place"


def _chosen(record: Record, command: ShortlistStrategies) -> set[str]:
    """The ids of those that come in.

    Raises:
        Refused: the rule lacks what it needs, or has what it does not use.
    """
    if command.rule != BY_ATTRACTIVENESS:
        if command.most is not None:
            raise Refused("Say which strategies are decided on; a number is by attractiveness.")
        rows = [record.get(ROW_TYPES[STRATEGIES], each) for each in command.strategy_ids]
        return {row.id for row in rows}
    if command.strategy_ids:
        raise Refused("By attractiveness strategies follow from a number; leave them out.")
    if command.most is None or command.most < 1:
        raise Refused("Say how many strategies come in, 1 or more.")
    order = ranked(record, Scores(record))
    if not order:
        raise Refused(
            "No strategy is rated yet: score them by factors, or give each an attractiveness."
        )
    return set(_first(order, command.most))


def _first(order: Sequence[tuple[Row, float]], most: int) -> Iterator[str]:
    """The ids of the first so many, and of those that share the last place."""
    last = order[min(most, len(order)) - 1][1]
    return (row.id for row, value in order if value >= last)
