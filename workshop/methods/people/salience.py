"""Salience: which stakeholders have a claim on attention now.

Source: R. K. Mitchell, B. R. Agle & D. J. Wood, Toward a theory of stakeholder identification and
salience, Academy of Management Review 22:4 (1997) 853-886. Power, legitimacy and urgency are there
or not; seven classes follow, in three tiers: one attribute latent, two expectant, three definitive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = "Mitchell, Agle & Wood, Academy of Management Review 22:4 (1997) 853-886"

CLASSES: Final = {
    "PLU": "definitive",
    "PL": "dominant",
    "PU": "dangerous",
    "LU": "dependent",
    "P": "dormant",
    "L": "discretionary",
    "U": "demanding",
    "": "non-stakeholder",
}
"""The class by the first letters of the attributes that are there."""

TIERS: Final = ("none", "latent", "expectant", "highly salient")
"""By how many attributes are there."""

_WORDS: Final = {"yes": True, "true": True, "x": True, "no": False, "false": False}


class Claim(msgspec.Struct, frozen=True):
    """What a stakeholder has; none where it was not judged."""

    name: str
    power: bool | None
    legitimacy: bool | None
    urgency: bool | None


class Salience(msgspec.Struct, frozen=True):
    """The classes, each list in the order of the stakeholders."""

    names: tuple[str, ...]
    attributes: tuple[str | Undefined, ...]
    """The letters of what is there: `PLU`."""
    classes: tuple[str | Undefined, ...]
    tiers: tuple[str | Undefined, ...]
    """Latent, expectant, highly salient, or none."""
    counts: dict[str, int]
    """By class."""
    sentence: str
    source: str = SOURCE


def salience(claims: Sequence[Claim]) -> Salience:
    """The class of each stakeholder.

    Raises:
        BadInput: no stakeholder, or a name twice.
    """
    check = Check("salience")
    check.some("stakeholders", claims)
    check.once("stakeholders", [claim.name for claim in claims])
    check.done()
    letters = tuple(_letters(claim) for claim in claims)
    classes = tuple(e if isinstance(e, Undefined) else CLASSES[e] for e in letters)
    counts = Counter(each for each in classes if isinstance(each, str))
    return Salience(
        names=tuple(claim.name for claim in claims),
        attributes=letters,
        classes=classes,
        tiers=tuple(e if isinstance(e, Undefined) else TIERS[len(e)] for e in letters),
        counts={name: counts[name] for name in CLASSES.values()},
        sentence=_sentence(claims, classes),
    )


def _letters(claim: Claim) -> str | Undefined:
    """The letters of what is there; not defined where something was not judged."""
    judged = {"power": claim.power, "legitimacy": claim.legitimacy, "urgency": claim.urgency}
    missing = [name for name, value in judged.items() if value is None]
    if missing:
        return Undefined(f"{listing(missing)} {'was' if len(missing) == 1 else 'were'} not judged")
    return "".join(name[0].upper() for name, value in judged.items() if value)


def _sentence(claims: Sequence[Claim], classes: Sequence[str | Undefined]) -> str:
    """Who comes first, and how many of each class there are."""
    counts = Counter(each for each in classes if isinstance(each, str))
    count_words = [f"{counts[name]} {name}" for name in CLASSES.values() if counts[name]]
    lacking = len(claims) - sum(counts.values())
    if lacking:
        count_words.append(f"{lacking} not fully judged")
    first = [c.name for c, each in zip(claims, classes, strict=True) if each == "definitive"]
    now = f"; attend now to {listing(first)}" if 0 < len(first) <= 7 else ""
    return f"{plural(len(claims), 'stakeholder')}: {listing(count_words)}{now}."


def _compute(inputs: Inputs) -> Salience:
    attributes = ("power", "legitimacy", "urgency")
    rows = inputs.rows("stakeholders", (), ("name", *attributes))
    return salience(
        [
            Claim(row.label(f"stakeholder {n}", "name"), *(_yes(row, key) for key in attributes))
            for n, row in enumerate(rows, 1)
        ]
    )


def _yes(row: Inputs, key: str) -> bool | None:
    """Yes or no, as JSON or a table has it; none where it was not judged."""
    value = row.value(key, None)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and value in (0, 1):
        return bool(value)
    word = value.strip().casefold() if isinstance(value, str) else ""
    if word not in _WORDS:
        row.say(key, f"{quoted(value)} is neither yes nor no")
    return _WORDS.get(word)


def _tables(found: Salience) -> tuple[Table, ...]:
    """A line a stakeholder."""
    columns = (found.names, found.attributes, found.classes, found.tiers)
    rows = tuple(
        (name, shown(letters) or "none", shown(kind), shown(tier))
        for name, letters, kind, tier in zip(*columns, strict=True)
    )
    return (Table(("stakeholder", "attributes", "class", "tier"), rows),)


METHODS: Final = (
    Method(
        About(
            name="salience",
            title="Stakeholder salience",
            question="Which stakeholders have a claim on attention now?",
            computed=(
                "Power (they can impose their will), legitimacy (their claim is proper) and "
                "urgency (it cannot wait) are there or not; the set of three names the class."
            ),
            inputs=(
                Input(
                    "stakeholders",
                    "each {name, power, legitimacy, urgency}: true or false, or yes or no; what "
                    "is left out was not judged",
                ),
            ),
            readings=(
                Reading("P, L and U", "definitive: attend now (Mitchell, Agle & Wood)"),
                Reading("P and L", "dominant"),
                Reading("P and U", "dangerous"),
                Reading("L and U", "dependent: needs an advocate"),
                Reading("P", "dormant"),
                Reading("L", "discretionary"),
                Reading("U", "demanding"),
                Reading("none", "not a stakeholder, at present"),
            ),
            limits=(
                "Attributes are perceived and change; one more turns a class into another.",
                "Yes or no hides degrees: see power-interest for those.",
            ),
            source=SOURCE,
            example={
                "stakeholders": [
                    {"name": "Regulator", "power": True, "legitimacy": True, "urgency": True},
                    {"name": "CFO", "power": True, "legitimacy": True, "urgency": False},
                    {"name": "Patients", "power": False, "legitimacy": True, "urgency": True},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "stakeholders",
            "Columns name, power, legitimacy, urgency; yes or no.",
            needs=("power", "legitimacy", "urgency"),
            may=("name",),
            name="name",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
