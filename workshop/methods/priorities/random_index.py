"""Random indices of the analytic hierarchy process: how inconsistent random judgments are.

A consistency ratio depends on the table, and four are in use; so it is always told with its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workshop.methods.core.checks import Undefined

GIVEN: Final = "given"
"""The name of an index that the input gives by itself."""

USUAL: Final = "saaty1980"
"""The table that is taken where none is named."""

PUBLISHED: Final[Mapping[str, str]] = {
    "saaty1980": "T. L. Saaty, The Analytic Hierarchy Process, 1980",
    "saaty2005": "T. L. Saaty, Theory and Applications of the Analytic Network Process, 2005",
    "donegan_dodd1991": "H. A. Donegan & F. J. Dodd, Mathematical and Computer Modelling 15, 1991",
    "alonso_lamata2006": "J. A. Alonso & M. T. Lamata, Int. J. Uncertainty, Fuzziness 14, 2006",
}
"""Where each table is published."""

_FROM_THREE: Final[Mapping[str, tuple[float, ...]]] = {
    "saaty1980": (
        0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
    ),
    "saaty2005": (
        0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59,
    ),
    "donegan_dodd1991": (
        0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643,
        1.4822, 1.4969,
    ),
    "alonso_lamata2006": (
        0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551,
        1.5713, 1.5838,
    ),
}  # fmt: skip
"""By table, the index for 3, 4, 5 … things."""


def random_index(table: str, count: int) -> float | Undefined:
    """The index of a table for a count of things; 0 for one or two, which cannot contradict."""
    if count < 3:
        return 0.0
    values = _FROM_THREE[table]
    if count - 3 >= len(values):
        return Undefined(f"the table {table} ends at {len(values) + 2} things; give RI by itself")
    return values[count - 3]
