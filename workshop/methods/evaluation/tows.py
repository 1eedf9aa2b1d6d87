"""TOWS: whether strategies follow from the factors of their cell, and which factors none uses.

Source: H. Weihrich, The TOWS matrix: a tool for situational analysis, Long Range Planning 15:2
(1982) 54-66. Each strategy pairs internal with external factors: SO, WO, ST or WT. The rule of
traceability: a strategy cites at least one factor of each letter of its cell, and none of another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table
from workshop.text import listing, plural

SOURCE: Final = "H. Weihrich, The TOWS matrix, Long Range Planning 15:2 (1982) 54-66"

CELLS: Final = ("SO", "WO", "ST", "WT")
LETTERS: Final = "SWOT"
_MOST: Final = 1000


class Fault(msgspec.Struct, frozen=True):
    """A strategy that breaks the rule."""

    strategy: str
    """Its cell and its place there, from 1: `SO2`."""
    what: str
    """What is wrong, as the end of a sentence."""


class Traced(msgspec.Struct, frozen=True):
    """How strategies and factors hang together."""

    valid: dict[str, bool | Undefined]
    """By cell, whether each of its strategies keeps the rule; not defined where there is none."""
    faults: tuple[Fault, ...]
    used_by: dict[str, tuple[str, ...]]
    """By factor, the strategies that cite it."""
    unused_factors: tuple[str, ...]
    """The factors that no strategy cites, in the order S, W, O, T."""
    strategies: int
    factors: int
    sentence: str
    source: str = SOURCE


def tows(strategies: Mapping[str, Sequence[Sequence[str]]], counts: Mapping[str, int]) -> Traced:
    """Check strategies against their factors.

    Args:
        strategies: by cell, for each strategy the codes of the factors that it cites: `S4`.
        counts: by letter, how many factors there are.

    Raises:
        BadInput: another cell or letter, a count that is none, or a code that names no factor.
    """
    check = Check("tows")
    for letter, count in counts.items():
        if check.choice(f"counts, {letter}", letter, LETTERS):
            check.number(f"counts, {letter}", count, 0, _MOST, whole=True)
    for cell, listed in strategies.items():
        if check.choice(f"strategies, {cell}", cell, CELLS):
            _check_codes(check, cell, listed, counts)
    check.done()
    known = [f"{letter}{n}" for letter in LETTERS for n in range(1, int(counts.get(letter, 0)) + 1)]
    used: dict[str, list[str]] = {code: [] for code in known}
    for cell, listed in strategies.items():
        for number, codes in enumerate(listed, 1):
            for code in dict.fromkeys(codes):
                used[code].append(f"{cell}{number}")
    return _traced(strategies, used)


def _check_codes(
    check: Check, cell: str, listed: Sequence[Sequence[str]], counts: Mapping[str, int]
) -> None:
    """Whether every code names a factor that there is."""
    for row, codes in enumerate(listed, 1):
        for column, code in enumerate(codes, 1):
            letter, number = code[:1], code[1:]
            where = place(f"strategies, {cell}", row, column)
            if letter not in LETTERS or not letter or not _is_number(number):
                check.say(where, f"{quoted(code)} is no code such as S4")
            elif not 1 <= int(number) <= counts.get(letter, 0):
                there = plural(int(counts.get(letter, 0)), "factor")
                check.say(where, f"there is no {code}: {letter} has {there}")


def _is_number(digits: str) -> bool:
    """Whether a text is a counting number as codes have it."""
    return digits.isascii() and digits.isdigit() and digits[0] != "0" and len(digits) <= 4


def _traced(
    strategies: Mapping[str, Sequence[Sequence[str]]], used: Mapping[str, Sequence[str]]
) -> Traced:
    """The rule applied to each strategy."""
    faults = tuple(
        Fault(f"{cell}{number}", what)
        for cell in CELLS
        for number, codes in enumerate(strategies.get(cell, ()), 1)
        for what in _breaks(cell, codes)
    )
    unused = tuple(code for code, by in used.items() if not by)
    count = sum(len(listed) for listed in strategies.values())
    return Traced(
        valid={cell: _is_valid(cell, strategies, faults) for cell in CELLS},
        faults=faults,
        used_by={code: tuple(by) for code, by in used.items()},
        unused_factors=unused,
        strategies=count,
        factors=len(used),
        sentence=_sentence(count, faults, unused, len(used)),
    )


def _breaks(cell: str, codes: Sequence[str]) -> list[str]:
    """What is wrong with one strategy."""
    letters = [code[:1] for code in codes]
    missing = [f"no {letter}" for letter in cell if letter not in letters]
    foreign = [code for code in dict.fromkeys(codes) if code[:1] not in cell]
    found = [f"cites {listing(missing)}"] if missing else []
    if foreign:
        found.append(f"cites {listing(foreign)}, which does not belong in {cell}")
    return found


def _is_valid(
    cell: str, strategies: Mapping[str, Sequence[Sequence[str]]], faults: Sequence[Fault]
) -> bool | Undefined:
    """Whether every strategy of a cell keeps the rule."""
    if not strategies.get(cell):
        return Undefined("no strategy was given for this cell")
    return not any(fault.strategy.startswith(cell) for fault in faults)


def _sentence(count: int, faults: Sequence[Fault], unused: Sequence[str], factors: int) -> str:
    """How many keep the rule, and what is left over."""
    if not count:
        return f"No strategy was given for {plural(factors, 'factor')}."
    broken = len({fault.strategy for fault in faults})
    kept = (
        f"{count - broken} of {plural(count, 'strategy', 'strategies')} follow from their factors"
    )
    if not unused:
        return f"{kept}; every factor is used."
    which = f" ({listing(list(unused))})" if len(unused) <= 12 else ""
    return f"{kept}; no strategy uses {len(unused)} of {plural(factors, 'factor')}{which}."


def _compute(inputs: Inputs) -> Traced:
    part, counted = inputs.part("strategies"), inputs.part("counts", tuple(LETTERS))
    strategies = {cell: _listed(part, cell) for cell in part.keys}
    counts = {letter: counted.whole(letter, 0) for letter in counted.keys if letter in LETTERS}
    return tows(strategies, counts)


def _listed(part: Inputs, cell: str) -> list[tuple[str, ...]]:
    """The codes of the strategies of a cell; capitals or not."""
    rows = part.items(cell)
    found = []
    for number, row in enumerate(rows, 1):
        if isinstance(row, list | tuple) and all(isinstance(code, str) for code in row):
            found.append(tuple(code.strip().upper() for code in row))
        else:
            part.say(place(cell, number), "a strategy is a list of codes such as S4")
            found.append(())
    return found


def _tables(found: Traced) -> tuple[Table, ...]:
    """The faults, and which strategies use a factor."""
    faults = tuple((fault.strategy, fault.what) for fault in found.faults)
    used = tuple((code, ", ".join(by) or "none") for code, by in found.used_by.items())
    return (
        Table(
            ("strategy", "what is wrong"), faults or (("none", "every strategy keeps the rule"),)
        ),
        Table(("factor", "used by"), used),
    )


METHODS: Final = (
    Method(
        About(
            name="tows",
            title="TOWS matrix with traceability",
            question="Does every strategy follow from factors, and which factors lead nowhere?",
            computed=(
                "A strategy of a cell (SO, WO, ST, WT) must cite at least one factor of each of "
                "the two letters, and none of another letter. Factors that no strategy cites are "
                "listed."
            ),
            inputs=(
                Input("strategies", "by cell a list of strategies, each a list of codes: S4, O3"),
                Input("counts", "how many factors each letter has: {S, W, O, T}"),
            ),
            readings=(
                Reading("SO", "maxi-maxi: use strengths for opportunities (Weihrich)"),
                Reading("WO", "mini-maxi: overcome weaknesses by opportunities"),
                Reading("ST", "maxi-mini: use strengths against threats"),
                Reading("WT", "mini-mini: lessen weaknesses and avoid threats"),
            ),
            limits=(
                "A citation shows that a strategy refers to a factor, not that it helps.",
                "A factor that is not used may still matter; it is a question to the group.",
            ),
            source=SOURCE,
            example={
                "strategies": {"SO": [["S1", "O2"]], "WT": [["W1", "W2", "T1"], ["W2", "O1"]]},
                "counts": {"S": 2, "W": 2, "O": 2, "T": 1},
            },
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
