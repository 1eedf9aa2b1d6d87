"""The record as if nobody had agreed to more than a level, for readers whom nobody had in mind.

People agree to how they are told with their own organisation in mind. What is put before the public
tells them less openly than that, by the same rules: names that may not be told are taken out of
all texts, and a role is told nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from workshop.privacy.consents import ORDER, Consents, least_open
from workshop.privacy.told_record import told_record
from workshop.record.documents import Attribution, Consent, Person, Session
from workshop.record.ids import id_number, id_text
from workshop.record.record import Background, Record


def narrowed_record(record: Record, most: Attribution) -> Record:
    """A record of its own in which nobody agreed to be told more openly than a level.

    Those who sign the documents are told by name all the same.

    Args:
        record: all that was recorded.
        most: the most open level that is left.
    """
    told = told_record(record)
    if told is record:
        told = record.copy()
    unasked = list(_unasked(told, most))
    for consent in (*_capped(told, most), *unasked):
        told.put(consent)
    told.background = _NarrowedBackground(told.background, most, unasked)
    return told


class _NarrowedBackground(Background):
    """What is known beside such a record; of today, nobody agreed to more either."""

    def __init__(self, behind: Background, most: Attribution, unasked: Sequence[Consent]) -> None:
        self._behind = behind
        self._most = most
        self._unasked = unasked

    def former_names(self) -> Mapping[str, Collection[str]]:
        """As known of the whole record."""
        return self._behind.former_names()

    def shown_beside(self) -> Sequence[Record]:
        """As known of the whole record."""
        return self._behind.shown_beside()

    def today(self) -> Record | None:
        """The record as it is today, with consent that tells no more than the level."""
        if (today := self._behind.today()) is not None:
            for consent in (*_capped(today, self._most), *self._unasked):
                today.put(consent)
        return today


def told_by_less(record: Record, most: Attribution) -> int:
    """How many people agreed to more than a level."""
    open_ones = (one for one in record.all(Consent) if ORDER[one.attribution] < ORDER[most])
    return len({one.person_id for one in open_ones})


def _capped(record: Record, most: Attribution) -> list[Consent]:
    """The consents that tell more than a level, narrowed to it."""
    return [
        msgspec.structs.replace(one, attribution=most)
        for one in record.all(Consent)
        if ORDER[one.attribution] < ORDER[most]
    ]


def _unasked(record: Record, most: Attribution) -> Iterator[Consent]:
    """A consent for whoever nobody asked, and who would be told by role: to no role."""
    leaders = Consents(record, record).leaders
    given = {(one.session_id, one.person_id) for one in record.all(Consent)}
    for session in record.all(Session):
        for person_id in session.parts:
            if person_id in leaders or (session.id, person_id) in given:
                continue
            if record.find(Person, person_id):
                yield Consent(
                    # An id of its own, which no other document of the record has.
                    id=id_text(id_number(session.id) ^ id_number(person_id)),
                    session_id=session.id,
                    person_id=person_id,
                    attribution=least_open([Attribution.PARTICIPANT, most]),
                    at=session.started,
                )
