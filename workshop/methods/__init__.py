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
    from workshop.methods.core.method import Method

MODULES: Final[dict[str, tuple[str, ...]]] = {
    "evaluation.ife": ("ife",),
    "evaluation.efe": ("efe",),
    "evaluation.ifas_efas": ("ifas", "efas"),
    "evaluation.ie": ("ie",),
    "evaluation.cpm": ("cpm",),
    "evaluation.space": ("space",),
    "evaluation.tows": ("tows",),
    "evaluation.qspm": ("qspm",),
    "environment.pestle": ("pestel",),
    "environment.pest_weighted": ("pest-weighted",),
    "environment.issue_priority": ("issue-priority",),
    "environment.impact_uncertainty": ("impact-uncertainty",),
    "environment.five_forces": ("five-forces",),
    "priorities.gap": ("gap",),
    "priorities.ipa": ("ipa",),
    "people.power_interest": ("power-interest",),
    "people.salience": ("salience",),
    "people.raci": ("raci",),
    "risk.risk": ("risk",),
    "risk.risk_nist": ("risk-nist",),
    "risk.risk_benefit": ("risk-benefit",),
    "core.quartiles": ("quartiles",),
    "voting.borda": ("borda",),
    "voting.condorcet": ("condorcet",),
    "voting.copeland": ("copeland",),
    "voting.schulze": ("schulze",),
    "voting.dots": ("dots",),
    "voting.nominal_group": ("ngt",),
    "voting.best_worst": ("best-worst",),
    "agreement.kendall_w": ("kendall-w",),
    "agreement.r_wg": ("rwg",),
    "agreement.rand_ucla": ("ipras",),
    "agreement.delphi": ("delphi",),
    "agreement.movement": ("movement",),
    "agreement.gradients": ("gradients",),
    "agreement.brier": ("brier",),
    "agreement.krippendorff": ("krippendorff-alpha",),
    "environment.saturation": ("saturation",),
    "environment.sample_coverage": ("sample-coverage",),
    "environment.near_duplicates": ("near-duplicates",),
    "priorities.ahp": ("ahp",),
    "priorities.ahp_group": ("ahp-group",),
    "priorities.ahp_synthesis": ("ahp-synthesis",),
    "evaluation.awot": ("awot",),
    "priorities.weighted_sum": ("weighted-sum",),
    "priorities.rice": ("rice",),
    "priorities.wsjf": ("wsjf",),
    "priorities.value_effort": ("value-effort",),
    "priorities.moscow": ("moscow",),
    "finance.portfolio": ("portfolio",),
    "finance.equal_shares": ("equal-shares",),
    "finance.profitability": ("profitability",),
    "risk.expected_value": ("emv",),
    "finance.npv": ("npv",),
    "finance.irr": ("irr",),
    "finance.payback": ("payback",),
    "finance.roi": ("roi",),
    "finance.forecast": ("forecast",),
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
    found: tuple[Method, ...] = import_module(f"{__name__}.{module}").METHODS
    return found
