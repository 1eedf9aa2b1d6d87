"""What a vote came to, in a sentence: who voted and how, what leads, how far the room agrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.ballots.votes.result import Counted, Result
from workshop.ballots.votes.rules import SCORE
from workshop.methods.agreement.kendall_w import kendall_w
from workshop.record.votes.channels import Channel
from workshop.text import listing, plural, shorten

_UNITS: Final = {
    "dots": ("dot", "dots"),
    "points": ("point", "points"),
    "ranks": ("point", "points"),
    "approve": ("approval", "approvals"),
    "gradients": ("in support", "in support"),
    "best-worst": ("best less worst", "best less worst"),
}
"""What the votes of a rule are of."""

_MOST_NAMED: Final = 4
"""So many that share the first place are named."""


def counted_words(found: Counted, rows: Sequence[Sequence[float | None]]) -> str:
    """What a vote came to.

    Args:
        found: the vote, counted.
        rows: a row for each ballot, a number for each thing.
    """
    return " ".join((turnout_words(found), *_lead(found), *_agreement(found, rows)))


def again_words(found: Counted) -> str:
    """What was rated again in a round after a discussion."""
    rated = [one.code or one.text for one in found.results if one.voters]
    told = f"Rated again: {listing(rated)}." if rated else "Nothing was rated again."
    return f"{turnout_words(found)} {told}"


def turnout_words(found: Counted) -> str:
    """Who was there, who voted, and how: what adds up to the people of the session."""
    ways = [f"{count} {Channel(word).words}" for word, count in found.by_channel.items()]
    how = f" ({listing(ways)})" if ways else ""
    parts = [f"{found.cast} of {found.present} present voted{how}"]
    if found.abstained:
        parts.append(f"{found.abstained} abstained")
    if found.away:
        parts.append(f"{found.away} {'was' if found.away == 1 else 'were'} away")
    proxies = found.by_proxy
    entered = (
        f" {plural(proxies, 'ballot')} {'was' if proxies == 1 else 'were'} entered by somebody "
        "else for the voter."
        if proxies
        else ""
    )
    return f"{', '.join(parts)}.{entered}"


def _lead(found: Counted) -> Iterator[str]:
    """What stands first, or which several share that place."""
    first = [one for one in found.results if one.place == 1]
    if not found.cast or not first:
        yield "Nobody voted; there is no order."
        return
    if found.vote.rule.method == SCORE and len(found.results) == 1:
        return
    votes = _votes(found, first[0])
    if len(first) == 1:
        yield f"First is {_named(first[0])} with {votes}."
    elif len(first) == len(found.results):
        yield f"All {len(first)} share the first place with {votes}."
    else:
        named = [_named(one) for one in first[:_MOST_NAMED]]
        named += [f"{len(first) - _MOST_NAMED} more"] if len(first) > _MOST_NAMED else []
        yield f"{listing(named)} share the first place with {votes}."
    if found.vote.rule.method == "gradients":
        carried = [_named(one) for one in found.results if one.carried]
        if not carried:
            yield "Nothing is carried by the rule that was agreed."
        else:
            are = "is" if len(carried) == 1 else "are"
            yield f"{listing(carried)} {are} carried by the rule that was agreed."
        borne = found.vote.rule.vetoes or 0
        if stopped := [one for one in found.results if one.vetoes > borne]:
            told = listing([f"{_named(one)} ({one.vetoes})" for one in stopped])
            yield f"More vetoes than are borne: {told}."


def _votes(found: Counted, result: Result) -> str:
    one, many = _UNITS.get(found.vote.rule.method, ("", ""))
    unit = one if result.votes == 1 else many
    return f"{result.votes:g} {unit}".rstrip()


def _named(result: Result) -> str:
    text = f"“{shorten(result.text, 40)}”" if result.text else ""
    return f"{result.code} {text}".strip()


def _agreement(found: Counted, rows: Sequence[Sequence[float | None]]) -> Iterator[str]:
    """How far the ballots agree in their order; of hands nobody can tell."""
    hands = found.by_channel.get(Channel.HANDS.value, 0)
    if len(found.results) > 1 and len(rows) > 1:
        invited = found.present if not hands else len(rows)
        measured = kendall_w(rows, invited=max(invited, len(rows)))
        on = " on the first scale" if found.vote.rule.method == SCORE else ""
        yield f"Agreement{on}: {measured.sentence}"
    if hands:
        yield "Hands tell nothing of agreement: nobody knows whose they were."
