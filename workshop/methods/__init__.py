"""Published methods of internal and external analysis, one a file.

A method is a pure function of plain numbers and names. What it returns is a frozen value that
explains itself (`sentence`, `source`); a number that does not exist for the input is `Undefined`
with its reason; wrong input is refused whole, as `checks.BadInput`. To add a method is to write
its file, which ends with `METHODS`, and to name it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workshop.methods.method import Method

MODULES: Final[dict[str, tuple[str, ...]]] = {
    "ife": ("ife",),
    "efe": ("efe",),
    "ifas_efas": ("ifas", "efas"),
    "ie": ("ie",),
    "cpm": ("cpm",),
    "space": ("space",),
    "tows": ("tows",),
    "qspm": ("qspm",),
    "pestle": ("pestel",),
    "pest_weighted": ("pest-weighted",),
    "issue_priority": ("issue-priority",),
    "impact_uncertainty": ("impact-uncertainty",),
    "five_forces": ("five-forces",),
    "gap": ("gap",),
    "ipa": ("ipa",),
    "power_interest": ("power-interest",),
    "salience": ("salience",),
    "raci": ("raci",),
    "risk": ("risk",),
    "risk_nist": ("risk-nist",),
    "risk_benefit": ("risk-benefit",),
    "quartiles": ("quartiles",),
    "borda": ("borda",),
    "condorcet": ("condorcet",),
    "copeland": ("copeland",),
    "schulze": ("schulze",),
    "dots": ("dots",),
    "nominal_group": ("ngt",),
    "kendall_w": ("kendall-w",),
    "r_wg": ("rwg",),
    "rand_ucla": ("ipras",),
    "delphi": ("delphi",),
    "movement": ("movement",),
    "saturation": ("saturation",),
    "near_duplicates": ("near-duplicates",),
    "ahp": ("ahp",),
    "ahp_group": ("ahp-group",),
    "ahp_synthesis": ("ahp-synthesis",),
    "awot": ("awot",),
    "weighted_sum": ("weighted-sum",),
    "rice": ("rice",),
    "wsjf": ("wsjf",),
    "value_effort": ("value-effort",),
    "moscow": ("moscow",),
    "portfolio": ("portfolio",),
    "profitability": ("profitability",),
    "expected_value": ("emv",),
    "npv": ("npv",),
    "irr": ("irr",),
    "payback": ("payback",),
    "roi": ("roi",),
    "forecast": ("forecast",),
}
"""By file, the names of its methods for `workshop calc`, in the order of the manual."""


def names() -> list[str]:
    """The name of every method that can be used on a file."""
    return [name for listed in MODULES.values() for name in listed]


def named(name: str) -> Method:
    """The method of that name.

    Raises:
        KeyError: there is none.
    """
    for module, listed in MODULES.items():
        if name in listed:
            return next(each for each in _methods_of(module) if each.about.name == name)
    raise KeyError(name)


def every_method() -> Iterator[Method]:
    """Every method, in the order of the manual."""
    for module in MODULES:
        yield from _methods_of(module)


def _methods_of(module: str) -> tuple[Method, ...]:
    """The methods of a file."""
    found: tuple[Method, ...] = import_module(f"{__name__}.{module}").METHODS
    return found
