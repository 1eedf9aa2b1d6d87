"""What is said of needs in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workshop.language import marked, say
from workshop.needs.facts import LoadFact, SignatureFact
from workshop.needs.hangs import Turn
from workshop.needs.selecting import NotDone, Selections
from workshop.report.needs.amounts import amounts_words
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.wording.format import codes, number
from workshop.text import listing, plural

_REASONS: Final[Mapping[str, str]] = {
    "money": marked("Too little money is left."),
    "staff": marked("Too few days of staff are left."),
    "excluded": marked("It cannot be met together with what is chosen."),
    "unknown value": marked("What it is worth is not known: score it, or enter a value."),
    "unknown cost": marked("What it takes is not known: ask for cost and staff days."),
    "less value": marked("What is chosen in its place is worth more."),
    "share": marked("The departments that want it have no money left for it."),
}
"""Why a need is not done."""


def not_done_words(told: ToldNeeds, found: NotDone) -> str:
    """Why a need is not done, with what stands in its way as far as that is told."""
    words = say(_REASONS[found.reason])
    if lacks := {limit: much for limit, much in found.lacks.items() if much > 0}:
        words = f"{words} {say('It lacks {what}.', what=amounts_words(lacks))}"
    if by := told.codes(found.by):
        words = f"{words} {say('In its way: {codes}.', codes=codes(by, 6))}"
    return words


def share_words(share: float) -> str:
    """A share in per cent."""
    return say("{n} %", n=number(round(share * 100)))


def fairness_words(found: Selections) -> str:
    """What fairness costs, in a sentence."""
    first, second = found.value, found.equal_shares
    least = [min(each.share.values(), default=0.0) for each in (first, second)]
    lost = first.value - second.value
    values = {
        "value": number(round(first.value, 2)),
        "shares": number(round(second.value, 2)),
        "least": share_words(least[0]),
        "most": share_words(least[1]),
    }
    if lost <= 0:
        return say(
            "Equal shares cost nothing: both ways come to a value of {shares}. The department that "
            "gets least has {least} of what it asked for with most value, {most} with equal "
            "shares.",
            shares=values["shares"],
            least=values["least"],
            most=values["most"],
        )
    return say(
        "The price of fairness is {lost} of value: equal shares come to {shares}, most value to "
        "{value}. The department that gets least has {least} of what it asked for with most value, "
        "{most} with equal shares.",
        lost=number(round(lost, 2)),
        **values,
    )


def hangs_words(
    turn: Turn, name: str, comes_in: Sequence[str], goes_out: Sequence[str]
) -> str:
    """What one absence turns, in a sentence."""
    without = (
        say("Without {department}", department=name)
        if turn.without == "department"
        else say("Without the weight of {criterion}", criterion=name)
    )
    parts = []
    if comes_in:
        parts.append(say("{codes} would come in", codes=codes(comes_in)))
    if goes_out:
        parts.append(say("{codes} would go out", codes=codes(goes_out)))
    return f"{say('{label}: {text}', label=without, text=listing(parts))}."


def signed_words(
    *, signed: bool, missing: Sequence[str], holding: Sequence[SignatureFact]
) -> str:
    """How far the framework is signed, in a sentence."""
    agreed = sum(each.agrees for each in holding)
    said = say(
        "{yes} agree and {no} dissent to what stands now.", yes=agreed, no=len(holding) - agreed
    )
    if signed:
        return f"{say('The framework is signed by every department that asks.')} {said}"
    if not holding:
        return say("The framework is not signed by anybody yet.")
    if missing:
        names = listing(list(missing))
        return f"{say('The framework is not signed yet: {names} still to answer.', names=names)} {said}"
    return f"{say('The framework is not signed by every department yet.')} {said}"


def sufficiency_words(people: Sequence[LoadFact], systems: Sequence[LoadFact]) -> str:
    """Whether people and systems are sufficient, in a sentence or a few."""
    loads = (*people, *systems)
    if not loads:
        return say("Nothing was entered yet of what there is and what is needed.")
    short = [each for each in loads if each.short > 0]
    if not short:
        return say("People and systems are sufficient in every quarter that was looked at.")
    days = sum(each.short for each in people)
    parts = [say("{n} person-days", n=number(days))] if days else []
    parts += [
        say("{n} {unit} of {resource}", n=number(each.short), unit=each.unit, resource=each.resource)
        for each in systems
        if each.short > 0
    ]
    quarters = listing(sorted({each.quarter for each in short}))
    where = plural(len({each.resource for each in short}), "skill or system", "skills or systems")
    return say(
        "Not sufficient: {where} short in {quarters}, together {what}.",
        where=where,
        quarters=quarters,
        what=listing(parts),
    )
