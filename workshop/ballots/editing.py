"""A ballot with other values: what is put in and taken out, merged factors kept in mind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from workshop.ballots.subjects import parts_of
from workshop.guide.parts import Scale
from workshop.record.documents import Ballot
from workshop.record.record import Record


def with_values(
    record: Record, ballot: Ballot, scale: Scale, values: Mapping[str, float | None]
) -> Ballot:
    """The ballot with these values on a scale, by subject; none takes a value out.

    What was given to the parts of a merged factor gives way where it would count on: points would
    be added to the new ones, and a value that was taken out would come back from a part.
    """
    rows = {key: dict(row) for key, row in ballot.scores.items()}
    for subject_id, value in values.items():
        gives_way = scale.total is not None or value is None
        for key in (subject_id, *(_family(record, subject_id) if gives_way else ())):
            rows.get(key, {}).pop(scale.id, None)
        if value is not None:
            rows.setdefault(subject_id, {})[scale.id] = value
    # In the order of the ballot, a value put in last: so the same acts give the same bytes.
    ordered = {key: row for key, row in rows.items() if key not in values}
    ordered |= {key: rows[key] for key in values if key in rows}
    return msgspec.structs.replace(ballot, scores={key: row for key, row in ordered.items() if row})


def _family(record: Record, subject_id: str) -> Iterator[str]:
    """The ids of all that was merged into a subject, and into that."""
    for part in parts_of(record, subject_id):
        yield part
        yield from _family(record, part)


def family_of(record: Record, subject_id: str) -> tuple[str, ...]:
    """A subject with all that was merged into it, by their ids."""
    return (subject_id, *_family(record, subject_id))
