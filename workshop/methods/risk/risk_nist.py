"""Risk as NIST looks it up: likelihood and impact give the level of risk, inherent and residual.

Source: NIST Special Publication 800-30 Revision 1, Guide for Conducting Risk Assessments (2012),
table I-2. It is a lookup and no product, and it is not symmetric: very likely and of very low
impact is very low, very unlikely and of very high impact is low.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = "NIST SP 800-30 Revision 1 (2012), table I-2"

LEVELS: Final = ("VL", "L", "M", "H", "VH")
NAMES: Final = {
    "VL": "very low", "L": "low", "M": "moderate", "H": "high", "VH": "very high"
}  # fmt: skip

TABLE_I2: Final = {
    "VH": ("VL", "L", "M", "H", "VH"),
    "H": ("VL", "L", "M", "H", "VH"),
    "M": ("VL", "L", "M", "M", "H"),
    "L": ("VL", "L", "L", "L", "M"),
    "VL": ("VL", "VL", "VL", "L", "L"),
}
"""By likelihood, the level of risk for each impact from VL to VH."""

_WORDS: Final = {name: level for level, name in NAMES.items()} | {"medium": "M"}


class Threat(msgspec.Struct, frozen=True):
    """A risk as it was judged; none where something was not."""

    name: str
    likelihood: str | None
    """VL to VH, before anything is done about it."""
    impact: str | None
    residual_likelihood: str | None = None
    """VL to VH, after what is planned is done."""
    residual_impact: str | None = None


class Levels(msgspec.Struct, frozen=True):
    """Levels of risk, each list in the order of the risks."""

    names: tuple[str, ...]
    inherent: tuple[str | Undefined, ...]
    """VL, L, M, H or VH, before anything is done."""
    residual: tuple[str | Undefined, ...]
    """Likewise, afterwards."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def risk_nist(threats: Sequence[Threat]) -> Levels:
    """The level of each risk, inherent and residual.

    Raises:
        BadInput: no risk, a name twice, or a level that is none.
    """
    check = Check("risk-nist")
    check.some("risks", threats)
    check.once("risks", [each.name for each in threats])
    for row, each in enumerate(threats, 1):
        judged = msgspec.structs.asdict(each).items()
        for name, value in list(judged)[1:]:
            if value is not None:
                check.choice(place("risks", row, name), value, LEVELS)
    check.done()
    inherent = tuple(_level(each.likelihood, each.impact) for each in threats)
    residual = tuple(_level(each.residual_likelihood, each.residual_impact) for each in threats)
    return Levels(
        names=tuple(each.name for each in threats),
        inherent=inherent,
        residual=residual,
        warnings=_risen(threats, inherent, residual),
        sentence=_sentence(inherent, residual),
    )


def _level(likelihood: str | None, impact: str | None) -> str | Undefined:
    """What table I-2 says."""
    if likelihood is None or impact is None:
        return Undefined("likelihood or impact was not judged")
    return TABLE_I2[likelihood][LEVELS.index(impact)]


def _risen(
    threats: Sequence[Threat],
    inherent: Sequence[str | Undefined],
    residual: Sequence[str | Undefined],
) -> tuple[str, ...]:
    """A word where what is planned would raise a risk."""
    risen = [
        each.name
        for each, before, after in zip(threats, inherent, residual, strict=True)
        if isinstance(before, str) and isinstance(after, str)
        and LEVELS.index(after) > LEVELS.index(before)
    ]  # fmt: skip
    if not risen:
        return ()
    return (f"The residual risk is above the inherent one for {listing(risen)}; check both.",)


def _sentence(before: Sequence[str | Undefined], after: Sequence[str | Undefined]) -> str:
    """How many risks have each level, before and after."""
    then = f"; afterwards {_counted(after)}" if any(isinstance(e, str) for e in after) else ""
    return f"{plural(len(before), 'risk')}: {_counted(before)}{then}."


def _counted(found: Sequence[str | Undefined]) -> str:
    """How many have each level, the highest first."""
    counts = Counter(each for each in found if isinstance(each, str))
    words = [f"{counts[level]} {NAMES[level]}" for level in reversed(LEVELS) if counts[level]]
    if lacking := len(found) - sum(counts.values()):
        words.append(f"{lacking} not judged")
    return listing(words)


def _compute(inputs: Inputs) -> Levels:
    fields = Threat.__struct_fields__[1:]
    rows = inputs.rows("risks", (), ("id", "text", *fields))
    return risk_nist(
        [
            Threat(row.label(f"risk {n}"), *(_read(row, key) for key in fields))
            for n, row in enumerate(rows, 1)
        ]
    )


def _read(row: Inputs, key: str) -> str | None:
    """A level, as letters or in words; what is none stays as it is."""
    if row.value(key, None) is None:
        return None
    word = row.word(key).strip()
    return _WORDS.get(word.casefold(), word.upper())


def _tables(found: Levels) -> tuple[Table, ...]:
    """A line a risk."""
    rows = tuple(
        (name, _named(before), _named(after))
        for name, before, after in zip(found.names, found.inherent, found.residual, strict=True)
    )
    return (Table(("risk", "inherent", "residual"), rows),)


def _named(level: str | Undefined) -> str:
    return "–" if isinstance(level, Undefined) else NAMES[level]


METHODS: Final = (
    Method(
        About(
            name="risk-nist",
            title="Risk by the NIST table",
            question="Which level has each risk by NIST, before and after what is planned?",
            computed=(
                "The level for a likelihood and an impact is looked up in table I-2 of NIST SP "
                "800-30 Revision 1. From impact VL to VH it reads: likelihood VH and H: VL L M H "
                "VH; M: VL L M M H; L: VL L L L M; VL: VL VL VL L L."
            ),
            inputs=(
                Input(
                    "risks",
                    "each {likelihood, impact, residual_likelihood?, residual_impact?, id?, "
                    "text?}: VL, L, M, H, VH, or very low, low, moderate, high, very high; what "
                    "is left out was not judged",
                ),
            ),
            readings=tuple(Reading(level, f"{name} risk") for level, name in NAMES.items()),
            limits=(
                "It is a lookup and no product: likelihood and impact do not count alike.",
                "Levels are ranks; two moderate risks do not make a high one.",
                "Likelihood is that of the event and of its harm together (table G-5 of NIST).",
            ),
            source=SOURCE,
            example={
                "risks": [
                    {
                        "text": "Ransomware",
                        "likelihood": "H",
                        "impact": "VH",
                        "residual_likelihood": "L",
                        "residual_impact": "H",
                    },
                    {"text": "Data centre fire", "likelihood": "very low", "impact": "very high"},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "risks",
            "Columns likelihood, impact and, if you like, residual_likelihood, residual_impact, "
            "id and text.",
            needs=("likelihood", "impact"),
            may=("residual_likelihood", "residual_impact", "id", "text"),
            words=("likelihood", "impact", "residual_likelihood", "residual_impact", "id"),
            name="text",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
