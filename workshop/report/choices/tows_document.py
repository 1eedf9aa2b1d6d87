"""The TOWS report: the matrix, how attractive each strategy is, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.language import pointed, say
from workshop.privacy.participant import LeftOut
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategies import BY_ATTRACTIVENESS, STRATEGIES
from workshop.report import chapters, register_table
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Paragraph, Span, Table, plain
from workshop.report.boards import in_document as boards
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.attractiveness import unfinished
from workshop.report.boards.tows import by_cell, faults, unused
from workshop.report.build import Content, of_engagement
from workshop.report.choices.on_strategies import votes_on
from workshop.report.facts import Facts
from workshop.report.paired.told_strategies import (
    PairedStrategies,
    PairedStrategy,
    paired_strategies,
)
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.choice_facts import FactorScoresFact, PairedFact, TowsFact
from workshop.text import plural

_MADE = ("goals", "projects")
"""The registers of what comes of strategies."""


def content(gathered: Gathered) -> Content:
    """The TOWS report in an edition."""
    found = paired_strategies(gathered)
    told = gathered.once(ToldStrategy)
    listed = [_fact(gathered, told, one) for one in found.strategies]
    board = board_of(gathered, "tows")
    attractive = board_of(gathered, "attractiveness")
    fact = TowsFact(
        n=len(listed),
        sentence=board.sentence,
        source=board.source,
        strategies=tuple(listed),
        unused={
            letter: tuple(known.code for known in factors)
            for letter, factors in found.unused.items()
        },
        scores=tuple(_scores(found)),
        attractiveness=attractive.sentence,
    )
    table = gathered.row_telling.rows(REGISTERS[STRATEGIES])
    facts = Facts(
        tows=fact,
        registers={STRATEGIES: register_table.fact_of(gathered, table)},
        left_out=found.left_out,
    )
    made = of_engagement(gathered, "tows", _blocks(gathered, found, listed), facts)
    chosen = sum(one.shortlisted == "yes" for one in listed)
    counts = (
        (say("Strategies"), str(len(listed))),
        (say("Shortlisted"), str(chosen)),
    )
    return made._replace(meta=(*made.meta, *counts))


def _fact(gathered: Gathered, told: ToldStrategy, one: PairedStrategy) -> PairedFact:
    values = one.told.values
    serves = values["objective"]
    return PairedFact(
        id=one.code,
        text=one.text,
        cell=one.cell,
        cites=tuple(known.code for known in one.cites),
        fault=one.fault,
        rating=one.rating,
        sum=one.sum,
        place=one.place,
        owner=one.told.cells["owner"],
        serves=serves if isinstance(serves, tuple) else (),
        shortlisted=one.told.row.cell("shortlisted"),
        shortlisted_by=one.told.row.cell("shortlisted_by"),
        becomes=became(told, one),
        decided_in=tuple(
            row.code
            for row in told.of("decisions", "rests_on", STRATEGIES).get(one.told.row.id, ())
        ),
        evidence=gathered.entry_ids(one.told.evidence),
    )


def became(told: ToldStrategy, one: PairedStrategy) -> tuple[str, ...]:
    """The codes of the goals and projects that came of a strategy, as either side says it."""
    own = [each.id for each in one.told.row.cell("becomes") if each.id]
    codes = list(told.codes(own))
    for name in _MADE:
        rows = told.of(name, "strategies", STRATEGIES).get(one.told.row.id, ())
        codes += [row.code for row in rows]
    return tuple(dict.fromkeys(codes))


def _scores(found: PairedStrategies) -> Iterator[FactorScoresFact]:
    """What each factor gives, as far as that is told."""
    scores = found.scores
    codes = {one.told.row.id: one.code for one in found.strategies}
    for factor in scores.factors:
        weight = scores.weights.get(factor.id)
        yield FactorScoresFact(
            id=factor.code,
            weight=None if weight is None else round(weight, 9),
            scores={
                codes[row.id]: score
                for row in scores.strategies
                if row.id in codes and (score := scores.score(row, factor))
            },
            counts=factor in scores.counted,
        )


def _blocks(
    gathered: Gathered, found: PairedStrategies, listed: Sequence[PairedFact]
) -> Iterator[AnyBlock]:
    """The document, block after block."""
    board = board_of(gathered, "tows")
    yield Paragraph(spans=(Span(_answer(found, listed), "strong"),))
    yield from chapters.left_out(gathered, LeftOut())
    yield Heading(text=say("The matrix"))
    yield from boards.drawn(boards.alone(board))
    if not listed:
        return
    yield from by_cell(found)
    yield Heading(text=say("Strategies by attractiveness"))
    yield _table(found, listed)
    yield Paragraph(spans=plain(_order_words(found)))
    yield from _by_factor(gathered)
    yield from _chosen(listed)
    yield from votes_on(gathered, STRATEGIES)
    yield from _open(found)
    table = gathered.row_telling.rows(REGISTERS[STRATEGIES])
    yield from register_table.evidence(gathered, table.rows)


def _answer(found: PairedStrategies, listed: Sequence[PairedFact]) -> str:
    """What was chosen and what came of it, in a sentence; else what there is."""
    if not listed:
        return say("No strategy is told.") if found.left_out else say("No strategy yet.")
    chosen = [one for one in listed if one.shortlisted == "yes"]
    count = plural(len(listed), "strategy", "strategies")
    if not chosen:
        return say("{strategies}; none is shortlisted yet.", strategies=count)
    carried = sorted({code for one in chosen for code in one.becomes}, key=_in_order)
    first = say(
        "{strategies}, of which {codes} are shortlisted",
        strategies=count,
        codes=phrases.codes([one.id for one in chosen]),
    )
    if not carried:
        return say("{first}; nothing was made of them yet.", first=first)
    return say("{first}; of them came {codes}.", first=first, codes=phrases.codes(carried))


def _in_order(code: str) -> tuple[str, int, str]:
    """The key that sorts codes by letters and number: `G2` before `G10`."""
    letters = code.rstrip("0123456789")
    number = code[len(letters) :]
    return letters, int(number) if number else 0, code


def _order_words(found: PairedStrategies) -> str:
    """By what strategies are in order."""
    if found.scores.sums:
        return say(
            "In order of the sum of weight × score over all factors that count; equal ones share a "
            "place."
        )
    if any(one.place for one in found.strategies):
        return say(
            "In order of their one rating, 1 to 4, as nothing is scored by factors; equal ones "
            "share a place."
        )
    return say("None is rated or scored yet; they stand as they were entered.")


def _table(found: PairedStrategies, listed: Sequence[PairedFact]) -> Table:
    columns = (
        Column(title=say("Place‖in an order"), numeric=True),
        Column(title=say("Code")),
        Column(title=say("Strategy"), weight=9),
        Column(title=say("Cell and cited"), weight=5),
        Column(title=say("Rating, sum"), weight=2),
        Column(title=say("Serves"), weight=2),
        Column(title=say("Owner"), weight=4),
        Column(title=say("Becomes"), weight=3),
    )
    told = {one.code: one for one in found.strategies}
    rows = (
        (
            str(one.place or "–"),
            one.id,
            one.text,
            " ".join(filter(None, (one.cell, ", ".join(one.cites)))) or "–",
            ", ".join(_number(each) for each in (one.rating, one.sum) if each is not None) or "–",
            told[one.id].told.cells["objective"],
            one.owner,
            ", ".join(one.becomes) or _shortlisted(one),
        )
        for one in listed
    )
    caption = say("Strategies by attractiveness")
    return Table(caption=caption, columns=columns, rows=tuple(rows))


def _number(value: float) -> str:
    return pointed(f"{round(value, 3):g}")


def _shortlisted(one: PairedFact) -> str:
    """Whether anything is to come of it."""
    if one.shortlisted == "no":
        return say("not shortlisted")
    return say("nothing yet") if one.shortlisted else say("open‖not decided")


def _rule(one: PairedFact) -> str:
    by = one.shortlisted_by
    return say("by attractiveness") if by == BY_ATTRACTIVENESS else say("as decided")


def _by_factor(gathered: Gathered) -> Iterator[AnyBlock]:
    """The matrix of scores; where there is none, what would fill it."""
    board = board_of(gathered, "attractiveness")
    yield Heading(text=board.title)
    yield from boards.drawn(boards.alone(board))
    yield from unfinished(paired_strategies(gathered))


def _chosen(listed: Sequence[PairedFact]) -> Iterator[AnyBlock]:
    """What was shortlisted and came of it; what was not."""
    chosen = [one for one in listed if one.shortlisted == "yes"]
    rejected = [one for one in listed if one.shortlisted == "no"]
    if not chosen and not rejected:
        return
    yield Heading(text=say("Shortlisted, and what was made of it"))
    if chosen:
        yield Bullets(items=tuple(map(_carried, chosen)))
    if rejected:
        yield Paragraph(spans=(Span(say("Not shortlisted"), "strong"),))
        yield Bullets(items=tuple(map(_carried, rejected)))


def _carried(one: PairedFact) -> tuple[Span, ...]:
    """A strategy with the rule, the decisions on it and what came of it."""
    parts = [_rule(one)] if one.shortlisted_by and not one.decided_in else []
    if one.decided_in:
        parts.append(say("decided in {codes}", codes=phrases.codes(one.decided_in)))
    if one.becomes:
        parts.append(say("became {codes}", codes=phrases.codes(one.becomes)))
    elif one.shortlisted == "yes":
        parts.append(say("no goal or project came of it yet"))
    behind = (Span(f" ({'; '.join(parts)})", "muted"),) if parts else ()
    return (Span(f"{one.id} ", "strong"), Span(one.text), *behind)


def _open(found: PairedStrategies) -> Iterator[AnyBlock]:
    """What does not follow, and what no strategy uses."""
    blocks = [*faults(found), *unused(found)]
    if blocks:
        yield Heading(text=say("What is open"))
        yield from blocks
