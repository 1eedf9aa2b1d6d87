"""A report that shows an earlier moment, and says so."""

from __future__ import annotations

from datetime import datetime

import msgspec

from workshop import times
from workshop.language import say
from workshop.privacy.consent_changes import narrowed_since
from workshop.record.record import Record
from workshop.report.blocks import Report


def as_of(report: Report, moment: datetime | None, record: Record) -> Report:
    """A report that says, first under its title, which earlier moment it shows; if it does.

    Args:
        report: the report.
        moment: the moment; none where it is now.
        record: what the report was built of. What may be told of it is what may be told today.
    """
    if moment is None:
        return report
    words = say("{moment}; what was recorded later is left out", moment=times.moment(moment))
    meta = [(say("As it was at"), words)]
    if report.edition == "shareable" and (less := narrowed_since(record, record.today)):
        meta.append((say("Consent of today"), less))
    origin = report.origin and msgspec.structs.replace(report.origin, shown=moment)
    return msgspec.structs.replace(report, meta=(*meta, *report.meta), origin=origin)
