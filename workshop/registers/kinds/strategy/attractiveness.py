"""How attractive each factor makes each strategy: the scores of a QSPM, one row a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from workshop.language import say
from workshop.registers.fields import ChoiceField, LinkField, TextField
from workshop.registers.register import Finding, Register, Values
from workshop.text import clean_line

ATTRACTIVENESS: Final = "attractiveness"
"""The name of the register."""
DASH: Final = "-"
"""What stands for a factor that does not affect the choice."""
SCORES: Final = ("1", "2", "3", "4", DASH)
"""What a factor can give a strategy: 1 not attractive to 4 highly attractive, or a dash."""


def _one_score_a_pair(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Each strategy has one score on each factor."""
    pairs: defaultdict[object, list[str]] = defaultdict(list)
    for key, values in rows.items():
        pairs[_meant(values["strategy"]), _meant(values["factor"])].append(key)
    for keys in pairs.values():
        if len(keys) > 1:
            yield Finding(tuple(keys), say("it has several scores on one factor"))


def _dashes_in_all(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """A factor that does not affect the choice has a dash for every strategy."""
    factors: defaultdict[object, list[str]] = defaultdict(list)
    for key, values in rows.items():
        factors[_meant(values["factor"])].append(key)
    for keys in factors.values():
        dashes = [key for key in keys if rows[key]["score"] == DASH]
        if dashes and len(dashes) < len(keys):
            what = say("a dash in one column means a dash in all, and others have a score")
            yield Finding(tuple(dashes), what)


def _meant(targets: Any) -> object:
    """What a link leads to, as it can be compared."""
    return tuple(each.id or clean_line(each.text).casefold() for each in targets)


REGISTER: Final = Register(
    name=ATTRACTIVENESS,
    title="Attractiveness of strategies",
    one="attractiveness score",
    prefix="AT",
    means="How well each strategy makes use of each factor, or stands up to it: one row a pair.",
    place=50,
    whole=(_one_score_a_pair, _dashes_in_all),
    told_apart_by=("strategy", "factor"),
    fields=(
        LinkField(
            id="strategy",
            title="Strategy",
            means="The strategy that is scored.",
            to=("strategies",),
            required=True,
            or_text=True,
            weight=2,
            also=("option", "alternative"),
        ),
        LinkField(
            id="factor",
            title="Factor",
            means="The factor on which it is scored.",
            to=("factor",),
            required=True,
            or_text=True,
            also=("code", "key factor", "critical success factor"),
        ),
        ChoiceField(
            id="score",
            title="Score",
            means="1 not attractive, 2 somewhat, 3 reasonably, 4 highly attractive; a dash (-) "
            "where the factor does not affect the choice, and then for every strategy.",
            options=SCORES,
            same={"–": DASH, "—": DASH, "−": DASH},
            asks="How attractive does the factor make it, from 1 to 4, or - for neither?",
            also=("as", "attractiveness", "attractiveness score", "rating"),
        ),
        TextField(
            id="why",
            title="Why",
            means="Why it has this score, in a few words.",
            weight=3,
            also=("reason", "note", "rationale"),
        ),
    ),
)
