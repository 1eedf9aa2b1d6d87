"""What a vote came to, in a sentence: who voted and how, what leads, how far the room agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from workshop.ballots.votes.result import Counted, Duels, Result
from workshop.ballots.votes.rules import SCORE
from workshop.language import counted, grouped, pointed, say
from workshop.methods.agreement.kendall_w import kendall_w
from workshop.record.votes.channels import Channel
from workshop.text import in_quotes, listing, plural, shorten

_UNITS: Final[dict[str, Callable[[int], str]]] = {
    "dots": lambda number: counted(number, "dot", of=True),
    "points": lambda number: counted(number, "point", of=True),
    "ranks": lambda number: counted(number, "point", of=True),
    "approve": lambda number: (
        say("{number} approval", number=number)
        if number == 1
        else say("{number} approvals", number=grouped(number))
    ),
}
"""What the votes of a rule are of, where they are whole numbers."""

_MOST_NAMED: Final = 4
"""So many that share the first place, or are beaten by none, are named."""


def counted_words(found: Counted, rows: Sequence[Sequence[float | None]]) -> str:
    """What a vote came to.

    Args:
        found: the vote, counted.
        rows: a row for each ballot, a number for each thing.
    """
    two_by_two = [found.duels.sentence] if found.duels else []
    parts = (turnout_words(found), *_lead(found), *two_by_two, *_agreement(found, rows))
    return " ".join(parts)


def again_words(found: Counted) -> str:
    """What was rated again in a round after a discussion."""
    rated = [one.code or one.text for one in found.results if one.voters]
    told = say("Nothing was rated again.")
    if rated:
        told = say("Rated again: {codes}.", codes=listing(rated))
    two_by_two = f" {found.duels.sentence}" if found.duels else ""
    return f"{turnout_words(found)} {told}{two_by_two}"


def turnout_words(found: Counted) -> str:
    """Who was there, who voted, and how: what adds up to the people of the session."""
    ways = [f"{count} {say(Channel(word).words)}" for word, count in found.by_channel.items()]
    voted = say("{cast} of {present} present voted", cast=found.cast, present=found.present)
    parts = [f"{voted} ({listing(ways)})" if ways else voted]
    if found.abstained:
        parts.append(counted(found.abstained, "abstained", "abstained"))
    if found.away == 1:
        parts.append(say("{number} was away", number=found.away))
    elif found.away:
        parts.append(say("{number} were away", number=found.away))
    told = f"{', '.join(parts)}."
    if not found.by_proxy:
        return told
    entered = plural(
        found.by_proxy,
        "ballot was entered by somebody else for the voter",
        "ballots were entered by somebody else for the voter",
    )
    return f"{told} {entered}."


def _lead(found: Counted) -> Iterator[str]:
    """What stands first, or which several share that place."""
    first = [one for one in found.results if one.place == 1]
    if not found.cast:
        yield say("Nobody voted; there is no order.")
        return
    # Without a first one, what the order asks for was left blank everywhere.
    if not first or (found.vote.rule.method == SCORE and len(found.results) == 1):
        return
    votes = _votes(found, first[0])
    if len(first) == 1:
        yield say("First is {item} with {votes}.", item=_named(first[0]), votes=votes)
    elif len(first) == len(found.results):
        yield say(
            "All {number} share the first place with {votes}.", number=len(first), votes=votes
        )
    else:
        items = _some([_named(one) for one in first])
        yield say("{items} share the first place with {votes}.", items=items, votes=votes)
    if found.vote.rule.method == "gradients":
        carried = [_named(one) for one in found.results if one.carried]
        if not carried:
            yield say("Nothing is carried by the rule that was agreed.")
        elif len(carried) == 1:
            yield say("{item} is carried by the rule that was agreed.", item=carried[0])
        else:
            yield say("{items} are carried by the rule that was agreed.", items=listing(carried))
        borne = found.vote.rule.vetoes or 0
        if stopped := [one for one in found.results if one.vetoes > borne]:
            told = listing([f"{_named(one)} ({one.vetoes})" for one in stopped])
            yield say("More vetoes than are borne: {items}.", items=told)


def duel_words(found: Duels, results: Sequence[Result]) -> str:
    """What rankings come to two by two, in a sentence.

    Args:
        found: the comparison.
        results: what each thing got by points, the first ones first.
    """
    over = plural(found.n, "ballot")
    told = say("{told} ({ballots}; Condorcet).", told=_duels(found, results), ballots=over)
    if not found.incomplete:
        return told
    left = say("What a ballot does not name counts as last there.")
    return f"{told} {left}"


def _duels(found: Duels, results: Sequence[Result]) -> str:
    named = {one.subject_id: _named(one) for one in results}
    if found.winner is not None:
        if any(one.subject_id == found.winner for one in results if one.place == 1):
            return say(
                "Compared two by two, {item} wins against every other one",
                item=named[found.winner],
            )
        return say(
            "Compared two by two, {item} wins against every other one, although it has fewer "
            "points",
            item=named[found.winner],
        )
    if found.circle:
        # An option is called by a number, which says nothing without its words.
        brief = {k: named[k] if code.isdecimal() else code for k, code in found.called.items()}
        pairs = zip(found.circle, (*found.circle[1:], found.circle[0]), strict=True)
        each = [say("{first} before {second}", first=brief[a], second=brief[b]) for a, b in pairs]
        return say(
            "Compared two by two, none wins against every other one, for majorities go round in "
            "a circle: {pairs}",
            pairs=listing(each),
        )
    return say(
        "Compared two by two, none wins against every other one; level with some, but beaten by "
        "none: {items}",
        items=_some([named[key] for key in found.unbeaten]),
    )


def _some(named: Sequence[str]) -> str:
    """The first of some things by name, and how many more there are."""
    more = len(named) - _MOST_NAMED
    rest = [say("{number} more", number=more)] if more > 0 else []
    return listing([*named[:_MOST_NAMED], *rest])


def _votes(found: Counted, result: Result) -> str:
    method = found.vote.rule.method
    if float(result.votes).is_integer() and (unit := _UNITS.get(method)):
        return unit(int(result.votes))
    number = pointed(f"{result.votes:g}")
    if method == "gradients":
        return say("{number} in support", number=number)
    if method == "best-worst":
        return say("{number} best less worst", number=number)
    return say("{number} points", number=number) if method in _UNITS else number


def _named(result: Result) -> str:
    text = in_quotes(shorten(result.text, 40)) if result.text else ""
    return f"{result.code} {text}".strip()


def _agreement(found: Counted, rows: Sequence[Sequence[float | None]]) -> Iterator[str]:
    """How far the ballots agree in their order; of hands nobody can tell."""
    hands = found.by_channel.get(Channel.HANDS.value, 0)
    if len(found.results) > 1 and len(rows) > 1:
        invited = found.present if not hands else len(rows)
        measured = kendall_w(rows, invited=max(invited, len(rows)))
        if found.vote.rule.method == SCORE:
            yield say("Agreement on the first scale: {found}", found=measured.sentence)
        else:
            yield say("Agreement: {found}", found=measured.sentence)
    if hands:
        yield say("Hands tell nothing of agreement: nobody knows whose they were.")
