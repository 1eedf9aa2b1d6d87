"""The internal total against the external one: the IE matrix as a picture."""

from __future__ import annotations

from typing import Final, Literal

from workshop.language import marked, say
from workshop.methods.evaluation.ie import Unit, ie
from workshop.methods.evaluation.ife_efe import GREATEST, LEAST
from workshop.report.blocks import Axis, Plane, Point, Zone
from workshop.report.facts import MatrixFact

_BANDS: Final = ((1.0, 2.0), (2.0, 3.0), (3.0, 4.0))
_TINTS: Final[dict[str, Literal[0, 1, 2]]] = {
    "harvest or divest": 0,
    "hold and maintain": 1,
    "grow and build": 2,
}
_REGIONS: Final = {
    "harvest or divest": marked("harvest or divest"),
    "hold and maintain": marked("hold and maintain"),
    "grow and build": marked("grow and build"),
}
_TICKS: Final = (1.0, 2.0, 3.0, 4.0)


def ie_plane(name: str, ife: MatrixFact | None, efe: MatrixFact | None) -> Plane | None:
    """The picture; none where one of the totals is not defined.

    Args:
        name: what stands there: the engagement as the edition calls it.
        ife: the internal evaluation.
        efe: the external one.
    """
    if ife is None or efe is None or ife.total is None or efe.total is None:
        return None
    found = ie([Unit("", ife.total, efe.total)])
    return Plane(
        caption=say("Position: internal strength and the answer to what is outside"),
        across=Axis(title=say("IFE, inside"), least=LEAST, greatest=GREATEST, ticks=_TICKS),
        up=Axis(title=say("EFE, outside"), least=LEAST, greatest=GREATEST, ticks=_TICKS),
        points=(Point(code="IE", text=name, across=ife.total, up=efe.total),),
        zones=tuple(_zone(across, up) for up in reversed(_BANDS) for across in reversed(_BANDS)),
        sentence=found.sentence,
    )


def _zone(across: tuple[float, float], up: tuple[float, float]) -> Zone:
    """A cell of the matrix, by what it means."""
    found = ie([Unit("", across[0], up[0])])
    (region,), (cell,) = found.regions, found.cells
    return Zone(
        left=across[0],
        right=across[1],
        bottom=up[0],
        top=up[1],
        title=f"{cell} {say(_REGIONS[region])}",
        tint=_TINTS[region],
    )
