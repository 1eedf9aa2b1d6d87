"""Two who theme the same statements apart: how far they agree, and where they do not."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from workshop.methods.agreement.krippendorff import krippendorff_alpha
from workshop.methods.core.checks import Undefined
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.record.themes import FIRST_CODER, Placement, Rest, Stance

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
    held, first, second = (Codebook(record, each) for each in ("", FIRST_CODER, coder))
    rows: list[tuple[frozenset[tuple[str, Stance]], frozenset[tuple[str, Stance]]]] = []
    differences = []
    for entry in held.statements:
        before = record.placement_of(entry.id, FIRST_CODER)
        own = _said(first if before else held, entry)
        other = _said(second, entry)
        if own is None or other is None:
            continue
        one, two = (frozenset(each.items()) for each in (own, other))
        rows.append((one, two))
        if one != two:
            settled = _named(held, _said(held, entry) or {}) if before else None
            differences.append(_difference(record, held, entry, (own, other), settled))
    found = krippendorff_alpha([[row[0] for row in rows], [row[1] for row in rows]])
    return CoderAgreement(
        coder=coder,
        n=found.n,
        alike=found.alike,
        alpha=None if isinstance(found.alpha, Undefined) else round(found.alpha, 4),
        sentence=found.sentence.replace("things", "statements").replace("thing,", "statement,"),
        source=found.source,
        differences=tuple(differences),
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
