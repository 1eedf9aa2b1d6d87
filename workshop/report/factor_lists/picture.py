"""The picture of four fields: the first factors of each, in the one order, and how much more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, Literal

from workshop.analysis.evidence import of_departments
from workshop.language import say
from workshop.record.documents import Letter
from workshop.report import chapters
from workshop.report.blocks import Quadrant, QuadrantItem, Quarter
from workshop.report.contested import contests_of
from workshop.report.factor_lists.lines import significance_words, strength_words, weight_words
from workshop.report.known import Known
from workshop.report.ordering import order_of
from workshop.report.view import Gathered
from workshop.report.wording.letters import letter_effect, letter_title, more_of_letter
from workshop.text import listing

SHOWN: Final = 5
"""So many factors stand in a field; the register has all."""

SIDE: Final[dict[Letter, Literal["S", "W", "O", "T"]]] = {
    Letter.STRENGTH: "S",
    Letter.WEAKNESS: "W",
    Letter.OPPORTUNITY: "O",
    Letter.THREAT: "T",
}
"""The letters as blocks have them."""


def quadrant(gathered: Gathered) -> Quadrant:
    """The four fields with the first factors of each."""
    strengths, weaknesses, opportunities, threats = (_quarter(one, gathered) for one in Letter)
    return Quadrant(
        caption=say("What stands first in each field"),
        quarters=(strengths, weaknesses, opportunities, threats),
    )


def ties(gathered: Gathered) -> str:
    """Which of those shown are equal, with each other or with others that are not shown."""
    found = [words for letter in Letter for words in _ties(gathered, letter)]
    if not found:
        return ""
    return say(
        "Equal, and therefore in no order among themselves: {codes}.", codes="; ".join(found)
    )


def of_letter(gathered: Gathered, letter: Letter) -> list[Known]:
    """The factors of a letter, in the one order."""
    own = (known for known in gathered.factors if known.factor.letter is letter)
    return order_of(gathered).sorted(own)


def brief(gathered: Gathered, known: Known) -> str:
    """What puts a factor in its place, where there is little room."""
    weight, matters = weight_words(gathered, known), significance_words(gathered, known)
    parts = [of_departments(known.support)]
    if weight:
        parts.append(say("weight {value}", value=weight))
    elif matters:
        parts.append(say("significance {value}", value=matters))
    else:
        parts.append(say("{word} strength", word=strength_words(gathered, known)))
    return " · ".join(part for part in parts if part)


def _quarter(letter: Letter, gathered: Gathered) -> Quarter:
    """One field of the picture."""
    own, contests = of_letter(gathered, letter), contests_of(gathered)
    return Quarter(
        letter=SIDE[letter],
        title=letter_title(letter),
        note=letter_effect(letter),
        items=tuple(
            QuadrantItem(
                code=known.code,
                text=known.text,
                support=brief(gathered, known),
                contested=known.factor.id in contests,
            )
            for known in own[:SHOWN]
        ),
        more=max(0, len(own) - SHOWN),
        none=chapters.none_told(gathered, say("None recorded."), partial(chapters.is_of, letter)),
    )


def _ties(gathered: Gathered, letter: Letter) -> Iterator[str]:
    """The equal ones of a letter, place by place: `S1 and S2`, `S3, S7 and 9 more strengths`."""
    own, order = of_letter(gathered, letter), order_of(gathered)
    places = [order.place(known.factor.id) for known in own]
    for place in dict.fromkeys(places[:SHOWN]):
        equal = [known.code for known, one in zip(own, places, strict=True) if one == place]
        shown = equal[: places[:SHOWN].count(place)]
        hidden = len(equal) - len(shown)
        more = more_of_letter(letter, hidden)
        if len(equal) > 1:
            yield listing([*shown, more] if hidden else shown)


def all_letters(gathered: Gathered) -> Iterator[tuple[Letter, list[Known]]]:
    """Every letter with its factors, in the one order."""
    for letter in Letter:
        yield letter, of_letter(gathered, letter)
