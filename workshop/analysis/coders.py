"""Two who theme the same statements apart: how far they agree, and where they do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from workshop.language import grouped, pointed, say
from workshop.methods.agreement.krippendorff import (
    CodingAgreement,
    krippendorff_alpha,
    verdict_on,
)
from workshop.methods.core.checks import Undefined
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.record.themes import FIRST_CODER, Placement, Rest, Stance
from workshop.text import plural

ALONE = "stands alone"
"""What is told of a statement that a coder put under no theme."""


class CoderDifference(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that two coders saw apart."""

    entry: str
    """The id of the statement."""
    code: str
    """The code of its factor; empty where it has none."""
    text: str
    first: tuple[str, ...]
    """The themes of the first coder by their names; `(the opposite)` behind those it opposes."""
    second: tuple[str, ...]
    settled: tuple[str, ...] | None
    """What was agreed since; none where that is open."""


class CoderAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far a second coder sees statements as the first does."""

    coder: str
    n: int
    """The statements that both themed, or said to stand alone."""
    alike: int
    alpha: float | None
    """Krippendorff's alpha for names; none where it is not defined."""
    sentence: str
    source: str
    differences: tuple[CoderDifference, ...]


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """How far all who themed the same statements apart see them alike."""

    coders: int
    """Those who themed anything that another themed too, the first among them."""
    n: int
    """The statements that at least two themed, or said to stand alone."""
    alike: int
    """Of these, those that all who themed them saw alike."""
    alpha: float | None
    """Krippendorff's alpha for names; none where it is not defined."""
    sentence: str
    source: str


def coders(record: Record) -> list[str]:
    """The second coders that there are, by name."""
    names = {placement.coder for placement in record.all(Placement)}
    return sorted(names - {"", FIRST_CODER})


def agreement_with(record: Record, coder: str) -> CoderAgreement:
    """How far a second coder agrees with the first, before anything was settled.

    Args:
        record: the documents.
        coder: the name of the second coder.
    """
    held, second = Codebook(record), Codebook(record, coder)
    before = _before_settled(record, held)
    rows: list[tuple[_Head, _Head]] = []
    differences = []
    for entry in held.statements:
        own, other = before(entry), _said(second, entry)
        if own is None or other is None:
            continue
        one, two = _head(own), _head(other)
        rows.append((one, two))
        if one != two:
            since = _said(held, entry) or {}
            is_settled = record.placement_of(entry.id, FIRST_CODER) is not None
            settled = _named(held, since) if is_settled else None
            differences.append(_difference(record, held, entry, (own, other), settled))
    found = krippendorff_alpha([[row[0] for row in rows], [row[1] for row in rows]])
    return CoderAgreement(
        coder=coder,
        n=found.n,
        alike=found.alike,
        alpha=_told_alpha(found),
        sentence=found.sentence.replace("things", "statements").replace("thing,", "statement,"),
        source=found.source,
        differences=tuple(differences),
    )


def coding_of(record: Record, tells: Callable[[Entry], bool]) -> Coding | None:
    """How far all who themed apart see statements alike, before anything was settled.

    Args:
        record: the documents.
        tells: which statements count.

    Returns:
        None where nobody themed a second time.
    """
    others = coders(record)
    if not others:
        return None
    held = Codebook(record)
    told = [entry for entry in held.statements if tells(entry)]
    says = [_before_settled(record, held)]
    says += [partial(_said, Codebook(record, each)) for each in others]
    found = krippendorff_alpha(
        [[None if (said := of(entry)) is None else _head(said) for entry in told] for of in says]
    )
    alpha = _told_alpha(found)
    return Coding(
        coders=found.coders,
        n=found.n,
        alike=found.alike,
        alpha=alpha,
        sentence=_coding_words(found, alpha),
        source=found.source,
    )


def _told_alpha(found: CodingAgreement) -> float | None:
    """Alpha to four decimals, as data has it; none where it is not defined."""
    return None if isinstance(found.alpha, Undefined) else round(found.alpha, 4)


def _coding_words(found: CodingAgreement, alpha: float | None) -> str:
    """What agreement comes to, in the language of a document."""
    if not found.n:
        return say("No statement was themed by two, so nothing is told of their agreement.")
    told = say(
        "{statements} themed by {coders} apart from each other, {alike} of them alike",
        statements=plural(found.n, "statement"),
        coders=plural(found.coders, "coder"),
        alike=grouped(found.alike),
    )
    if alpha is None:
        return say(
            "{told}; all stand under one theme, so agreement beyond chance is not defined.",
            told=told,
        )
    return say(
        "{told}; {verdict} (Krippendorff’s alpha {alpha}).",
        told=told,
        verdict=say(verdict_on(alpha)),
        alpha=pointed(f"{alpha:.2f}"),
    )


def seen_apart(record: Record, coder: str) -> list[Factor]:
    """The factors that a second coder sees apart from the first, and that nobody settled yet."""
    open_ones = [one for one in agreement_with(record, coder).differences if one.settled is None]
    entries = (record.get(Entry, one.entry) for one in open_ones)
    factors = (record.find(Factor, entry.factor_id) for entry in entries)
    wholes = (record.whole_of(factor) for factor in factors if factor)
    return list({whole.id: whole for whole in wholes}.values())


def themes_by_either(record: Record, factor: Factor, coder: str, other: str) -> tuple[str, ...]:
    """The ids of the themes under which either of two coders sees a factor, those of `coder` first.

    Args:
        record: the documents.
        factor: one that is part of no other.
        coder: whose themes come first; empty for what holds.
        other: the name of the other coder; empty for none, and then there are no themes.
    """
    if not other:
        return ()
    seen = (Codebook(record, each).of_factor(factor) for each in (coder, other))
    return tuple(dict.fromkeys(key for themes in seen for key in themes))


_Head = frozenset[tuple[str, Stance]]
"""Where a coder put a statement, as it is compared."""


def _head(said: Mapping[str, Stance]) -> _Head:
    return frozenset(said.items())


def _before_settled(
    record: Record, held: Codebook
) -> Callable[[Entry], Mapping[str, Stance] | None]:
    """What the first coder said of a statement, before anything was settled with another."""
    first = Codebook(record, FIRST_CODER)
    return lambda entry: _said(first if record.placement_of(entry.id, FIRST_CODER) else held, entry)


def _said(codebook: Codebook, entry: Entry) -> dict[str, Stance] | None:
    """What a coder says of a statement, nothing where it stands alone; none where it waits."""
    said = codebook.stances.get(entry.id) or {}
    placed = codebook.placement(entry)
    return said if said or (placed and placed.rest is Rest.ALONE) else None


def _named(codebook: Codebook, said: Mapping[str, Stance]) -> tuple[str, ...]:
    names = []
    for theme_id, stance in said.items():
        theme = codebook.theme(theme_id)
        against = " (the opposite)" if stance is Stance.AGAINST else ""
        names.append(f"{theme.name if theme else theme_id}{against}")
    return tuple(sorted(names)) or (ALONE,)


def _difference(
    record: Record,
    codebook: Codebook,
    entry: Entry,
    said: tuple[Mapping[str, Stance], Mapping[str, Stance]],
    settled: tuple[str, ...] | None,
) -> CoderDifference:
    factor = record.find(Factor, entry.factor_id)
    first, second = (_named(codebook, each) for each in said)
    return CoderDifference(
        entry=entry.id,
        code=factor.code if factor else "",
        text=entry.text,
        first=first,
        second=second,
        settled=settled,
    )
