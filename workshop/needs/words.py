"""What is read from the needs of a record, in sentences that documents and screens share.

An edition may not tell a need, or name a department. So whoever asks says what each is called
(`Told`), and what is not told stands in a sentence as a number alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final

from workshop.language import counted, pointed, say
from workshop.needs.agreed import Framework
from workshop.needs.clear import Clarity
from workshop.needs.hangs import Turn
from workshop.needs.selecting import NotDone, Selections
from workshop.needs.standing import Need
from workshop.needs.sufficiency import Load, Sufficiency
from workshop.registers import numbers
from workshop.registers.money_words import money_told, too_little_told
from workshop.text import folded, listing

Told = Callable[[str], str]
"""What something is called, by its id; empty where that is not told."""

MOST: Final = 6
"""How many codes a sentence has; the whole list stands in its table."""


def why_not_done(
    need: Need, one: NotDone, limits: Collection[str], told: Told, currency: str = ""
) -> str:
    """Why a need is not done, and what to ask where something is not known.

    Args:
        need: the need.
        one: what the selection says of it.
        limits: the ids of the columns that are limited.
        told: what the code of a need is, by its id.
        currency: what money is counted in, a sign or a word; empty where nobody said.
    """
    match one.reason:
        case "money" | "staff":
            return _too_little(one, currency)
        case "excluded":
            others = needs_told(one.by, told)
            return say("It cannot be done together with what is chosen: {needs}.", needs=others)
        case "unknown value":
            return say("Nobody has said yet what it is worth: score it, or enter its value.")
        case "unknown cost":
            return _unknown(need, limits)
        case "less value":
            return _worth_less(one, told)
        case "share":
            return say("The departments that want it have too little left of their equal shares.")


def why_later(
    need: Need, one: NotDone, limits: Collection[str], told: Told, currency: str = ""
) -> str:
    """Why a need comes later, as the department is told that asked for it.

    What is to be asked where something is not known is for those who choose, not for who asked.

    Args:
        need: the need.
        one: what the selection says of it.
        limits: the ids of the columns that are limited.
        told: what the code of a need is, by its id.
        currency: what money is counted in, a sign or a word; empty where nobody said.
    """
    if one.reason == "unknown value":
        return say("Nobody has said yet what it is worth.")
    if one.reason != "unknown cost":
        return why_not_done(need, one, limits, told, currency)
    money, days = _not_known(need, limits)
    if money and days:
        return say("Nobody has said yet what it costs and how many staff days it takes.")
    if days:
        return say("Nobody has said yet how many staff days it takes.")
    return say("Nobody has said yet what it costs.")


def _too_little(one: NotDone, currency: str) -> str:
    money, days = one.lacks.get("cost"), one.lacks.get("staff_days")
    if money and days:
        amount = money_told(int(money), currency)
        return too_little_told(amount, number_told(days), has_currency=bool(currency))
    if money:
        amount = money_told(int(money), currency)
        return say("Too little money is left for it: it would take {money} more.", money=amount)
    if days:
        return say(
            "Too few staff days are left for it: it would take {days} more.", days=number_told(days)
        )
    if one.reason == "money":
        return say("Too little money is left for it.")
    return say("Too few staff days are left for it.")


def _unknown(need: Need, limits: Collection[str]) -> str:
    money, days = _not_known(need, limits)
    if money and days:
        return say(
            "Nobody has said yet what it costs and how many staff days it takes: ask for both."
        )
    if days:
        return say("Nobody has said yet how many staff days it takes: ask for that.")
    return say("Nobody has said yet what it costs: ask for that.")


def _not_known(need: Need, limits: Collection[str]) -> tuple[bool, bool]:
    """Whether money, and whether days, are limited and not known of a need."""
    money = "cost" in limits and need.uses("cost") is None
    days = "staff_days" in limits and need.uses("staff_days") is None
    return money, days


def _worth_less(one: NotDone, told: Told) -> str:
    if not one.by:
        return say("What is chosen in its place is worth as much or more.")
    return say(
        "It would fit only in the place of {needs}; what is chosen is worth as much or more.",
        needs=needs_told(one.by, told),
    )


def needs_told(ids: Iterable[str], told: Told) -> str:
    """Needs by their codes, six at most; how many more there are, and how many are not told."""
    codes = [told(each) for each in ids]
    named = [code for code in codes if code]
    parts = named[:MOST]
    if more := len(named) - len(parts):
        parts.append(counted(more, "more need"))
    if hidden := codes.count(""):
        many = "needs that are not told here"
        parts.append(counted(hidden, "need that is not told here", many))
    return listing(parts)


def departments_told(ids: Iterable[str], told: Told) -> str:
    """Departments by their names, and how many more there are that are not named."""
    names = [told(each) for each in ids]
    parts = [name for name in names if name]
    if hidden := names.count(""):
        many = "departments that are not named here"
        parts.append(counted(hidden, "department that is not named here", many))
    return listing(parts)


def of_nobody_told(codes: Iterable[str]) -> str:
    """That requests name no department, so that nobody is answered; empty where all name one."""
    needs = needs_told(codes, str)
    if not needs:
        return ""
    return say("Nobody is answered for {needs}: it is not said which department asks.", needs=needs)


def number_told(number: float) -> str:
    """A number as documents write it, without needless decimals."""
    return pointed(numbers.write_number(round(number, 2)))


def share_told(share: float) -> str:
    """A share of 0 to 1 in per cent; whole ones, but for what would then be nothing or all."""
    whole = round(share * 100)
    hides = whole in (0, 100) and share * 100 != whole
    return say("{number}%", number=number_told(share * 100 if hides else whole))


def price_of_fairness(selections: Selections) -> str:
    """What both ways come to, and what it costs in value that each department has its share."""
    value, equal = selections.value, selections.equal_shares
    if not value.value and not equal.value:
        return say(
            "Neither way chooses anything that is worth something: what fairness between "
            "departments costs cannot be told yet."
        )
    least = (min(value.share.values(), default=0.0), min(equal.share.values(), default=0.0))
    shares = {
        "value": number_told(value.value),
        "equal": number_told(equal.value),
        "least_value": share_told(least[0]),
        "least_equal": share_told(least[1]),
    }
    lost = value.value - equal.value
    if set(value.chosen) == set(equal.chosen):
        return say(
            "Both ways choose the same needs, worth {value}: fairness between departments costs "
            "nothing, and each gets at least {least_value} of the value it asked for.",
            **shares,
        )
    if lost <= 0:
        return say(
            "By equal shares, what is chosen is worth {equal}, by most value {value}: fairness "
            "between departments costs nothing. The department with the least gets {least_equal} "
            "of what it asked for by equal shares, and {least_value} by most value.",
            **shares,
        )
    return say(
        "By equal shares, what is chosen is worth {equal} instead of {value}: fairness between "
        "departments costs {lost} of the value. The department with the least gets {least_equal} "
        "of what it asked for, instead of {least_value}.",
        lost=share_told(lost / value.value),
        **shares,
    )


def turn_told(turn: Turn, name: str, told: Told) -> str:
    """What turns where a department or a weight is taken away.

    Args:
        turn: what is taken away, and what comes of it.
        name: what that is called; empty where it is not told.
        told: what the code of a need is, by its id.
    """
    what = _taken_away(turn, name)
    comes, goes = needs_told(turn.comes_in, told), needs_told(turn.goes_out, told)
    if comes and goes:
        return say(
            "Without {what}, these would come in: {comes}; and these would go out: {goes}.",
            what=what,
            comes=comes,
            goes=goes,
        )
    if comes:
        return say("Without {what}, these would come in: {comes}.", what=what, comes=comes)
    if goes:
        return say("Without {what}, these would go out: {goes}.", what=what, goes=goes)
    return say("Without {what}, the same would be chosen.", what=what)


def _taken_away(turn: Turn, name: str) -> str:
    if turn.without == "weight":
        return say("the weight of {name}", name=name)
    return name or say("one of the departments")


def load_told(load: Load) -> str:
    """Whether a skill or system is enough in a quarter, and what would make it enough."""
    where = say("{resource}, {when}", resource=load.resource, when=quarter_told(load.quarter))
    if not load.short:
        return _enough(load, where)
    if load.have is None:
        needed = amount_told(load, load.needed)
        found = say(
            "{where}: {needed} needed, and nobody has said how much there is.",
            where=where,
            needed=needed,
        )
    else:
        found = say(
            "{where}: {short} too little, {have} of {needed} are there.",
            where=where,
            short=amount_told(load, load.short),
            have=number_told(load.have),
            needed=number_told(load.needed),
        )
    if not load.remedy:
        return say("{found} What would make it enough is not said yet.", found=found)
    remedy = load.remedy.rstrip(".")
    return say("{found} What would make it enough: {remedy}.", found=found, remedy=remedy)


def _enough(load: Load, where: str) -> str:
    if load.have is None:
        return say("{where}: nothing needed.", where=where)
    return say(
        "{where}: enough, {needed} of {have} needed.",
        where=where,
        needed=number_told(load.needed),
        have=amount_told(load, load.have),
    )


def quarter_told(quarter: str) -> str:
    """A quarter as documents write it: `Q1 2027`."""
    year, _, number = quarter.partition("-Q")
    return say("Q{number} {year}", number=number, year=year) if number else quarter


def amount_told(load: Load, amount: float) -> str:
    """An amount of a skill or system with what is counted: `12.5 person-days`, `40 users`."""
    number = number_told(amount)
    if not load.is_people:
        return f"{number} {load.unit}".strip()
    if amount == int(amount):
        return counted(int(amount), "person-day")
    return say("{number} person-days", number=number)


def sufficiency_told(found: Sufficiency) -> str:
    """Whether people and systems are sufficient over all quarters, and what is missing if not.

    Person-days are added up over skills and quarters; of each system what it lacks in all quarters.
    """
    if not found.loads:
        return say("Nobody has said yet what there is of people and systems, and what is needed.")
    short = [load for load in found.loads if load.short]
    if not short and found.chosen_alone:
        return say("People and systems are sufficient for what is chosen, in every quarter.")
    if not short:
        return say("People and systems are sufficient for all that is asked for, in every quarter.")
    quarters = sorted({load.quarter for load in short})
    whole = {(load.is_people, folded(load.resource)) for load in found.loads}
    words = {
        "short": listing(_missing(short)),
        "quarters": listing([quarter_told(each) for each in quarters])
        if len(quarters) <= MOST
        else counted(len(quarters), "quarter"),
        "looked": counted(len(whole), "skill or system", "skills and systems", of=True),
        "names": listing([*dict.fromkeys(load.resource for load in short)]),
    }
    if found.chosen_alone:
        return say(
            "Not sufficient for what is chosen: {short} too little, in {quarters}. Of {looked}, "
            "these are short: {names}.",
            **words,
        )
    return say(
        "Not sufficient for all that is asked for: {short} too little, in {quarters}. Of {looked}, "
        "these are short: {names}.",
        **words,
    )


def _missing(short: Iterable[Load]) -> list[str]:
    """What is missing, people first, each system for itself."""
    added: dict[str, tuple[Load, float]] = {}
    for load in short:
        key = "" if load.is_people else folded(load.resource)
        before = added[key][1] if key in added else 0.0
        added[key] = (load, before + load.short)
    return [
        amount_told(load, round(amount, 6))
        if load.is_people
        else say("{amount} of {system}", amount=amount_told(load, amount), system=load.resource)
        for load, amount in added.values()
    ]


def unsigned_told(framework: Framework, told: Told) -> str:
    """Who has not said yes or no to what stands now; empty where it is signed.

    Args:
        framework: the framework.
        told: what the name of a department is, by its id.
    """
    if framework.is_signed:
        return ""
    missing = departments_told(framework.missing, told)
    if not missing:
        return say("Nobody has signed limits, criteria and rule yet.")
    former = [one.row.cell("version") for one in framework.signed if not one.holds]
    if any(former):
        return say(
            "Limits, criteria or rule changed since some signed; not signed as they stand: "
            "{departments}.",
            departments=missing,
        )
    if former:
        return say(
            "Signatures that were typed into the table do not say what they were given for; still "
            "to sign: {departments}.",
            departments=missing,
        )
    return say(
        "Limits, criteria and rule are not signed yet by {departments}.", departments=missing
    )


def challenge_told() -> str:
    """What is asked of a wish without a problem."""
    return say("It is a wish without a problem: what cannot be done today, or goes wrong?")


def unclear_told(clarity: Clarity) -> tuple[str, ...]:
    """What has to be clear before a need can be chosen, a sentence each; nothing where it is."""
    found = []
    if clarity.challenge:
        found.append(challenge_told())
    if clarity.alternatives_missing and clarity.solutions:
        found.append(say("There is one solution alone, and no reason why there is no other."))
    elif clarity.alternatives_missing:
        found.append(say("There is no solution yet: name two, or say why there is one way only."))
    if clarity.all_rejected:
        found.append(say("Every solution is rejected: name another one."))
    if clarity.open_questions:
        questions = counted(clarity.open_questions, "question")
        found.append(say("Open in its solutions: {questions}.", questions=questions))
    return tuple(found)
