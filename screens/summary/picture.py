"""What the summary screen shows of a record, worked out at once; which factors are marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from screens.export.export import build_report
from workshop.analysis.evidence import Hearing
from workshop.privacy.editions import Edition
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report.blocks import AnyBlock, DateLine, Plane, Report
from workshop.report.chapters import withheld_fields, withheld_letters
from workshop.report.facts import FactorFact, MatrixFact, Swot
from workshop.report.position.ie_plane import ie_plane
from workshop.report.view import Gathered
from workshop.text import plural
from workshop.trace.tracing import Tracing

B = TypeVar("B", bound=AnyBlock)


@dataclass(frozen=True)
class Picture:
    """What a record comes to in an edition."""

    swot: Swot
    """The four quarters."""
    register: Mapping[str, Sequence[FactorFact]]
    """The external factors by the letters of the scan; `none` for no letter."""
    threshold: float
    """The significance that counts as significant."""
    matrices: tuple[tuple[str, str, MatrixFact | None], ...]
    """The name of each matrix, what it looks at, and what it comes to."""
    heard: str
    """How many departments were heard, in words."""
    factors: Mapping[str, FactorFact]
    """The factors of the four quarters by the ids of their documents."""
    tracing: Tracing
    """What each rests on, and what was made of it."""
    withheld_letters: Collection[str]
    """The letters of SWOT of which something is left out at somebody's wish."""
    withheld_fields: Collection[str]
    """The same of the letters of the scan."""
    plane: Plane | None
    """Impact against likelihood, as the scan has it; none where nothing was scored."""
    dates: DateLine | None
    """What happens when, as the scan has it; none where nothing names a date."""
    position: Plane | None
    """The IE position; none where a total is not defined."""


def picture_of(record: Record, edition: str, fewest_voters: int = FEWEST_VOTERS) -> Picture:
    """What a record comes to in an edition; it takes a while where the record is large."""
    record = told_record(record)
    reports = [
        build_report(record, document, edition, ids=True, fewest_voters=fewest_voters)
        for document in ("swot", "scan")
    ]
    swot, scan = (report.facts for report in reports)
    assert swot.swot is not None  # noqa: S101 - a SWOT summary has one
    quarters = swot.swot
    gathered = Gathered(record, cast("Edition", edition))
    hearing = Hearing(record)
    everybody = len(hearing.heard) + len(hearing.unheard)
    return Picture(
        swot=quarters,
        register=scan.pestle or {},
        threshold=scan.threshold,
        matrices=(("IFE", "internal factors", swot.ife), ("EFE", "external factors", swot.efe)),
        heard=f"{len(hearing.heard)} of {plural(everybody, 'department')} heard",
        factors={
            fact.key: fact
            for quarter in (
                quarters.strengths,
                quarters.weaknesses,
                quarters.opportunities,
                quarters.threats,
            )
            for fact in quarter
        },
        tracing=Tracing(record, cast("Edition", edition)),
        withheld_letters=withheld_letters(gathered),
        withheld_fields=withheld_fields(gathered),
        plane=_figure(reports[1], Plane),
        dates=_figure(reports[1], DateLine),
        position=ie_plane(reports[0].engagement, swot.ife, swot.efe),
    )


def _figure(report: Report, kind: type[B]) -> B | None:
    """The first figure of a kind in a document; none where it has none."""
    return next((block for block in report.blocks if isinstance(block, kind)), None)


class Marks:
    """The factors that are marked to be merged: all of one letter, in the order of marking."""

    def __init__(self) -> None:
        self._facts: dict[str, FactorFact] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __contains__(self, key: object) -> bool:
        return key in self._facts

    def turn(self, fact: FactorFact) -> str:
        """Mark a factor, or take its mark away; why it cannot be marked, else nothing."""
        if fact.key in self._facts:
            del self._facts[fact.key]
            return ""
        other = next((one for one in self._facts.values() if one.letter != fact.letter), None)
        if other is not None:
            return f"{other.id} is marked; only factors of one letter can be merged."
        self._facts[fact.key] = fact
        return ""

    def keep(self, factors: Mapping[str, FactorFact]) -> None:
        """Forget those that are there no longer, and know the others as they are now."""
        self._facts = {key: factors[key] for key in self._facts if key in factors}

    def clear(self) -> None:
        """Take all marks away."""
        self._facts.clear()
