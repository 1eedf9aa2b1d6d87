"""The board of needs as lines: each in the joint order with its own place, and what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workshop.language import say
from workshop.needs.agreed import LIMITED
from workshop.needs.standing import Need
from workshop.needs.ties import Tie
from workshop.needs.words import needs_told, number_told, price_of_fairness, unclear_told
from workshop.registers.kinds.needs.framework import RULES
from workshop.report.needs import told_framework
from workshop.report.needs.amounts import amount_words, amounts_words
from workshop.report.needs.told_choice import TIED, hangs, hangs_on_nothing, not_looked_at, ties
from workshop.report.needs.told_needs import ToldNeeds
from workshop.text import listing, plural


def board_lines(told: ToldNeeds) -> Iterator[str]:
    """The board, line after line, to be read out or printed.

    Args:
        told: the needs as an edition tells them.
    """
    number = plural(len(told.standing), "need")
    yield f"{number} of {plural(len(told.rows), 'request')}; joint order by {_rule(told)}."
    own = {
        (need.need.id, department): need.place
        for department, order in told.own.items()
        for need in order
    }
    chosen = _chosen(told)
    for placed in told.joint:
        yield from need_lines(told, placed.need, placed.place, own, chosen.get(placed.need.id, ""))
    if told.left_out:
        yield f"{plural(told.left_out, 'request')} not told here."
    yield from standing_lines(told)


def need_lines(
    told: ToldNeeds, need: Need, place: int, own: Mapping[tuple[str, str], int], chosen: str
) -> Iterator[str]:
    """One need in two lines: where it stands, and what it came to.

    Args:
        told: the needs as an edition tells them.
        need: the need.
        place: its joint place.
        own: by a need and a department, both by id, the place in the department's own order.
        chosen: what the selections do with it.
    """
    places = [
        f"{name}{f' {own[need.id, each]}' if (need.id, each) in own else ''}"
        for each in told.asked_by(need)
        if (name := told.department(each))
    ]
    asked = f" ({', '.join(places)})" if places else ""
    yield f"{place}. {told.code(need.id)} {told.want(need.id)}{asked}"
    scores = [
        f"{name} {number_told(value)}"
        for name, value in (
            ("priority", need.priority.value if need.priority else None),
            ("need", need.need.value if need.need else None),
            ("value", need.value),
        )
        if value is not None
    ]
    takes = [
        amount_words(limit, value) for limit in LIMITED if (value := need.uses(limit)) is not None
    ]
    parts = [", ".join(part) for part in (scores, takes) if part]
    words = "; ".join([*parts, *([chosen] if chosen else [])])
    yield f"   {words}" if words else "   nothing is known of it yet"


def one_need(told: ToldNeeds, need_id: str) -> Iterator[str]:
    """All that is known of one need: who asked, why, by which ways it would be met, its ties.

    Args:
        told: the needs as an edition tells them.
        need_id: a need that stands and is told.
    """
    need = next(each for each in told.told if each.id == need_id)
    fact = next(each for each in told.facts if each.id == told.code(need_id))
    yield f"{fact.id} {fact.want}"
    if fact.asked_by:
        yield f"Asked for by {listing(list(fact.asked_by))}."
    for title, words in (
        ("Problem", fact.problem),
        ("How often", fact.often),
        ("Consequence", fact.consequence),
        ("Goal", fact.goal),
        ("Objective", fact.objective),
    ):
        if words:
            yield f"{title}: {words}"
    if fact.merged:
        yield f"Stands for {listing(list(fact.merged))} too."
    for score in fact.scores:
        yield f"{score.scale.capitalize()}: {score.sentence}"
    for way in fact.solutions:
        state = f" ({way.state})" if way.state else ""
        yield f"Solution {way.id}: {way.text}{state}"
        yield from (f"   Open: {question}" for question in way.open_questions)
    for tie in ties(told):
        if need_id in (tie.first, tie.second):
            yield _tied(told, tie)
    yield from unclear_told(told.clarity(need))


def tie_lines(told: ToldNeeds) -> Iterator[str]:
    """Which needs exclude each other, compete or help each other, and why."""
    found = ties(told)
    for tie in found:
        yield _tied(told, tie)
        yield from (f"   {told.code(each)} {told.want(each)}" for each in (tie.first, tie.second))
    if not found:
        yield (
            "No need excludes, competes with or helps another one yet: the columns Excludes, "
            "Competes with and Helps of their table say so."
        )


def _tied(told: ToldNeeds, tie: Tie) -> str:
    """How two needs are tied, with the reason where one is given."""
    why = f": {told.rows[tie.said_by].cells['tie_reason']}" if tie.reason else ""
    return f"{told.code(tie.first)} {TIED[tie.kind]} {told.code(tie.second)}{why}"


def hang_lines(told: ToldNeeds) -> Iterator[str]:
    """On which departments and weights the choice of most value hangs, worked out again without."""
    if told.selections is None:
        yield "No limits are set, so nothing is chosen."
    elif hangs_on_nothing(told):
        yield say("It hangs on no single department and on no weight.")
    else:
        yield from (each.sentence for each in hangs(told))
    if left := not_looked_at(told):
        yield f"{plural(left, 'department')} with the least not looked at."


def standing_lines(told: ToldNeeds) -> Iterator[str]:
    """What is chosen in each way, what fairness costs, and what is agreed."""
    found = told.selections
    if found is None:
        yield "No limits are set, so nothing is chosen."
    else:
        limits = amounts_words(told.framework.limits, told.currency)
        yield f"Within {limits}:"
        for title, one in (("Most value", found.value), ("Equal shares", found.equal_shares)):
            sums = f"{len(one.chosen)} chosen"
            if not told.hides_values:
                sums = f"{sums}, value {number_told(one.value)}"
            yield f"{title}: {sums}, for {amounts_words(one.used, told.currency)}."
            if one.next_in:
                yield f"   Next in: {needs_told(one.next_in, told.called)}."
        if not told.hides_values:
            yield price_of_fairness(found)
    framework = told_framework.framework(told)
    weights = [f"{each.name} {number_told(100 * each.weight)} %" for each in framework.criteria]
    yield f"Criteria: {', '.join(weights)}." if weights else "No criteria are agreed on."
    yield from signature_lines(told)


def signature_lines(told: ToldNeeds) -> Iterator[str]:
    """Who signed what stands, and who has not."""
    framework = told_framework.framework(told)
    for signed in framework.signatures:
        says = "agrees" if signed.agrees else "dissents"
        words = f": {signed.words}" if signed.words else ""
        holds = "" if signed.holds else ", to what stood before"
        yield f"{signed.department or say('not named')}: {signed.who} {says}{holds}{words}"
    yield framework.sentence


def _rule(told: ToldNeeds) -> str:
    rule = told.framework.rule
    return rule if told.framework.rule_agreed or rule != RULES[0] else f"{rule} (not agreed on yet)"


def _chosen(told: ToldNeeds) -> dict[str, str]:
    """By the id of a need, what the two ways do with it; nothing without limits."""
    found = told.selections
    if found is None:
        return {}
    value, equal = set(found.value.chosen), set(found.equal_shares.chosen)
    why = {one.need_id: told.why_not_done(one) for one in found.value.not_done}
    words = {}
    for need in told.standing:
        if need.id in value and need.id in equal:
            words[need.id] = "chosen in both ways"
        elif need.id in value:
            words[need.id] = "chosen for most value alone"
        elif need.id in equal:
            words[need.id] = "chosen by equal shares alone"
        else:
            words[need.id] = f"later: {why.get(need.id, '')}".rstrip(": .")
    return words
