"""The findings, the headline and the versions as they stand in a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from workshop.errors import Refused
from workshop.record.documents import Factor
from workshop.record.findings.documents import Finding, Headline, Version
from workshop.record.record import Record
from workshop.record.references import cited_as
from workshop.record.themes import Theme


def findings_of(record: Record) -> list[Finding]:
    """The findings that stand, in their order."""
    standing = (each for each in record.all(Finding) if not each.dropped)
    return sorted(standing, key=lambda each: (each.order, each.number, each.id))


def finding_meant(record: Record, finding_id: str) -> Finding:
    """A finding that stands, by its id.

    Raises:
        Refused: there is none, or it was taken back.
    """
    finding = record.get(Finding, finding_id)
    if finding.dropped:
        raise Refused(f"{finding.code} was taken back; undo brings it again.")
    return finding


def headline_of(record: Record) -> Headline | None:
    """The headline; none where none is written."""
    found = record.find(Headline, record.engagement.id)
    return found if found and found.text else None


def versions_of(record: Record) -> list[Version]:
    """The versions that were issued, the first one first."""
    return sorted(record.all(Version), key=lambda each: (each.number, each.at, each.id))


def cited_by(record: Record, finding: Finding) -> Iterator[Factor | Theme]:
    """What a finding rests on as it stands now, each once, in its order.

    A factor or theme that was merged stands as what it was merged into; a theme that was taken out
    of the codebook is cited no more.
    """
    seen: set[str] = set()
    for each in finding.cites:
        found = cited_as(record, each)
        if found is not None and found.id not in seen:
            seen.add(found.id)
            yield found


def resting_on(record: Record, ids: Collection[str]) -> list[Finding]:
    """The findings that stand and cite or quote one of some factors, themes and entries."""
    return [each for each in findings_of(record) if not {*each.cites, *each.quotes}.isdisjoint(ids)]


def made_in(record: Record, session_id: str) -> Iterator[Theme | Finding]:
    """The themes and findings that were made in a session, as those of no session."""
    for theme in record.all(Theme):
        if theme.session_id == session_id:
            yield msgspec.structs.replace(theme, session_id=None, step_id="")
    for finding in record.all(Finding):
        if finding.session_id == session_id:
            yield msgspec.structs.replace(finding, session_id=None)
