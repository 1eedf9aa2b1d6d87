"""What is chosen of the needs, in both ways, and how they are tied, as an edition tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import counted, lowered, marked, say
from workshop.needs.collaboration import collaboration_of
from workshop.needs.facts import (
    ConflictFact,
    FairnessFact,
    HangsFact,
    NotDoneFact,
    PairFact,
    SelectionFact,
    SelectionsFact,
    SynergyFact,
)
from workshop.needs.hangs import Turn
from workshop.needs.selecting import NotDone, Selection
from workshop.needs.ties import Kind, Tie, ties_of
from workshop.needs.words import price_of_fairness, turn_told
from workshop.report.needs.amounts import amounts_words, limits_as_data
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.wording.format import number
from workshop.text import plural


def selections(told: ToldNeeds) -> SelectionsFact:
    """Both selections side by side; empty where there are no limits."""
    found = told.selections
    if found is None:
        return SelectionsFact()
    return SelectionsFact(
        value=_selection(told, found.value),
        equal_shares=_selection(told, found.equal_shares),
    )


def _selection(told: ToldNeeds, found: Selection) -> SelectionFact:
    """One selection, with the needs that are told; its sums are over these."""
    return SelectionFact(
        chosen=told.codes(found.chosen),
        not_done=tuple(
            _not_done(told, each) for each in found.not_done if each.need_id in told.rows
        ),
        next_in=told.codes(found.next_in),
        used=limits_as_data(found.used),
        share={
            name: found.share[each]
            for each in told.asking
            if each in found.share and (name := told.department(each))
        },
        value=None if told.hides_values else found.value,
        asked=None if told.hides_values else found.asked,
        proven=found.proven,
        bound=found.bound,
        n=len(told.standing),
        sentence=_sentence(told, found),
    )


def _not_done(told: ToldNeeds, found: NotDone) -> NotDoneFact:
    return NotDoneFact(id=told.code(found.need_id), why=told.why_not_done(found))


def _sentence(told: ToldNeeds, found: Selection) -> str:
    """How many are chosen, what they are worth and what they take."""
    hidden = [each for each in found.chosen if each not in told.rows]
    sentence = _sums(told, found, len(found.chosen) - len(hidden))
    if hidden:
        words = plural(
            len(hidden), "chosen need that is not told here", "chosen needs that are not told here"
        )
        sentence = f"{sentence} {say('Besides: {needs}.', needs=words)}"
    if not found.proven and told.hides_values:
        sentence = f"{sentence} {say('The best that was found.')}"
    elif not found.proven:
        most = number(round(found.bound or found.asked, 2))
        sentence = f"{sentence} " + say(
            "The best that was found; no choice can be worth more than {most}.", most=most
        )
    return sentence


def _sums(told: ToldNeeds, found: Selection, chosen: int) -> str:
    """How many are chosen, what they take, and what they are worth where that may be told."""
    words = {
        "needs": counted(len(told.standing), "need", of=True),
        "used": amounts_words(found.used, told.currency),
    }
    if told.hides_values:
        return say(
            "{chosen} of {needs}, for {used}; what they are worth is not told here.",
            chosen=chosen,
            **words,
        )
    return say(
        "{chosen} of {needs}, worth {value} of {asked}, for {used}.",
        chosen=chosen,
        value=number(round(found.value, 2)),
        asked=number(round(found.asked, 2)),
        **words,
    )


def fairness(told: ToldNeeds) -> FairnessFact | None:
    """What fairness costs; none where there are no limits, or values that are not told."""
    found = told.selections
    if found is None or told.hides_values:
        return None
    shares = (found.value.share, found.equal_shares.share)
    least = [min(each.values(), default=0.0) for each in shares]
    return FairnessFact(
        value=found.value.value,
        equal_shares=found.equal_shares.value,
        least_share_value=least[0],
        least_share_equal=least[1],
        n=len(found.value.share),
        sentence=price_of_fairness(found),
    )


def hangs(told: ToldNeeds) -> tuple[HangsFact, ...]:
    """Whose absence, or which weight, would turn what is chosen for most value.

    Of a department of which too few gave scores, and of a weight where scores are not told, it
    would tell what these gave.
    """
    if told.selections is None:
        return ()
    found = (_hang(told, turn) for turn in told.hangs.turns)
    return tuple(one for one in found if one is not None)


def hangs_on_nothing(told: ToldNeeds) -> bool:
    """Whether there is a selection, and no absence turns it: none that is not told either."""
    if told.selections is None:
        return False
    return not (told.hangs.turns or told.hangs.not_looked_at)


def not_looked_at(told: ToldNeeds) -> int:
    """How many departments were not taken away, as there are too many."""
    return len(told.hangs.not_looked_at) if told.selections else 0


def _hang(told: ToldNeeds, turn: Turn) -> HangsFact | None:
    """What one absence turns; nothing where what it turns is not told."""
    is_department = turn.without == "department"
    if is_department and (turn.name not in told.asking or turn.name in told.scored_by_few):
        return None
    if not is_department and told.hides_scores:
        return None
    name = told.department(turn.name) if is_department else told.telling.text(turn.name)
    name = name or ""
    own_words = is_department or told.whole.valued != "priority and need"
    called = name if own_words else lowered(_scales()[turn.name])
    comes_in, goes_out = told.codes(turn.comes_in), told.codes(turn.goes_out)
    if not (comes_in or goes_out):
        return None
    return HangsFact(
        without=turn.without,
        name=name,
        comes_in=comes_in,
        goes_out=goes_out,
        n=len(turn.comes_in) + len(turn.goes_out),
        sentence=turn_told(turn, called, told.called),
    )


def _scales() -> Mapping[str, str]:
    """What the two scales are called that count where there are no criteria."""
    return {"priority": say("Priority"), "need": say("Need‖how much it is needed")}


TIED: Final[Mapping[Kind, str]] = {
    "excludes": marked("excludes"),
    "competes": marked("competes with"),
    "helps": marked("helps"),
}
"""How one need is tied to another one, in English."""


def ties(told: ToldNeeds) -> tuple[Tie, ...]:
    """The ties of which both needs, and the row that says so, are told."""
    return tuple(
        tie
        for tie in ties_of(told.whole)
        if {tie.first, tie.second, tie.said_by} <= told.rows.keys()
    )


def _why(told: ToldNeeds, tie: Tie) -> str:
    """Why two needs are tied, as the edition tells it."""
    return told.rows[tie.said_by].cells["tie_reason"]


def conflicts(told: ToldNeeds) -> tuple[ConflictFact, ...]:
    """The needs that exclude each other or compete."""
    return tuple(
        ConflictFact(
            first=told.code(tie.first),
            second=told.code(tie.second),
            why=_why(told, tie),
            tie=tie.kind,
        )
        for tie in ties(told)
        if tie.kind != "helps"
    )


def synergies(told: ToldNeeds) -> tuple[SynergyFact, ...]:
    """The needs that help each other."""
    return tuple(
        SynergyFact(first=told.code(tie.first), second=told.code(tie.second), why=_why(told, tie))
        for tie in ties(told)
        if tie.kind == "helps"
    )


def pairs(told: ToldNeeds) -> tuple[PairFact, ...]:
    """Every pair of departments that ask, with what of theirs is told."""
    return tuple(_pairs(told))


def _pairs(told: ToldNeeds) -> Iterator[PairFact]:
    asking = set(told.asking)
    for pair in collaboration_of(told.shown):
        first, second = told.department(pair.first), told.department(pair.second)
        if first and second and {pair.first, pair.second} <= asking:
            yield PairFact(
                first=first, second=second, needs=told.codes(pair.needs), ties=told.codes(pair.ties)
            )
