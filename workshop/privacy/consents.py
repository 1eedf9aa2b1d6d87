"""Who was asked and what people agreed to, as it holds for what is told; whose names are hidden.

Today's consent holds for whatever is shared, also where a summary shows an earlier moment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from workshop.analysis.evidence import Hearing
from workshop.guide.shape import ConsentStep, Guide
from workshop.privacy.redaction import HiddenNames
from workshop.record.documents import (
    Attribution,
    Consent,
    Department,
    Entry,
    EntryKind,
    Person,
    Session,
    Withdrawal,
    WithdrawalLevel,
)
from workshop.record.read_back import is_documentary
from workshop.record.record import Record
from workshop.record.sittings.groups import sitting_of

ORDER: Final = {level: place for place, level in enumerate(Attribution)}
"""The levels, the most open first."""


def least_open(levels: Iterable[Attribution]) -> Attribution:
    """The level that tells least; "a participant" where there is none."""
    return max(levels, key=ORDER.__getitem__, default=Attribution.PARTICIPANT)


def agreed(record: Record, session_id: str, person_id: str) -> Attribution:
    """What a person agreed to in a session; "a participant" where they were not asked.

    In a group what they agreed to in the whole room holds too, and what tells less of the two.
    """
    places = dict.fromkeys((session_id, sitting_of(record, session_id)))
    given = (record.consent_of(each, person_id) for each in places)
    return least_open(consent.attribution for consent in given if consent)


def levels_offered(guide: Guide) -> tuple[Attribution, ...]:
    """The levels that a guide offers; all of them where it does not ask for consent."""
    steps = guide.steps_of(ConsentStep)
    return tuple(Attribution(level) for level in steps[0].levels) if steps else tuple(Attribution)


def not_asked(record: Record, session: Session) -> list[Person]:
    """Those who take part and were not asked yet, in the order of the list."""
    people = record.people_of(session)
    return [person for person in people if record.consent_of(session.id, person.id) is None]


def consent_words(record: Record, person: Person) -> str:
    """What a person agreed to in the sessions that they take part in; nothing where in none.

    One level where all sessions have the same, else each with the number of its sessions, the
    narrowest first; where they were not asked comes before all.
    """
    sessions = [session for session in record.sessions() if person.id in session.people]
    given = [record.consent_of(session.id, person.id) for session in sessions]
    levels = Counter(consent.attribution for consent in given if consent)
    found = [(level.sentence, levels[level]) for level in reversed(Attribution) if levels[level]]
    if (missing := len(given) - levels.total()) > 0:
        found.insert(0, ("not asked", missing))
    if len(found) == 1:
        return found[0][0]
    return ", ".join(f"{words} ({count:,})" for words, count in found)


class Consents:
    """The consent that holds for a record.

    Args:
        holding: the record whose consent holds: today's for what may be shared.
        shown: the record that is told.
    """

    def __init__(self, holding: Record, shown: Record) -> None:
        self._holding = holding
        self._shown = shown
        self._agreed: dict[tuple[str, str], Attribution] = {}

    def agreed(self, session_id: str, person_id: str) -> Attribution:
        """What a person agreed to in a session; "a participant" where they were not asked."""
        place = (session_id, person_id)
        if (level := self._agreed.get(place)) is None:  # thousands of entries ask of the same few
            level = self._agreed[place] = agreed(self._holding, session_id, person_id)
        return level

    def everywhere(self, person_id: str) -> Attribution:
        """What a person agreed to in all sessions taken together."""
        return least_open(self._asked.get(person_id, ()))

    def asked(self, person_id: str) -> frozenset[Attribution]:
        """Whatever a person agreed to in any session; nothing where nobody asked them."""
        return frozenset(self._asked.get(person_id, ()))

    def by_name(self, person_id: str) -> bool:
        """Whether somebody agreed to be named wherever they were asked, and was asked."""
        return self._asked.get(person_id) == {Attribution.NAME}

    @cached_property
    def _asked(self) -> dict[str, set[Attribution]]:
        """What everybody agreed to in any session, by their ids; what was taken back holds too.

        It holds for what somebody wrote in no session, as where they sign.
        """
        asked: dict[str, set[Attribution]] = {}
        for consent in self._holding.all(Consent):
            asked.setdefault(consent.person_id, set()).add(consent.attribution)
        for one in self._holding.all(Withdrawal):
            if one.level is WithdrawalLevel.KEPT:
                asked.setdefault(one.person_id, set()).add(Attribution.WITHHELD)
        return asked

    def of(self, entry: Entry) -> Entry:
        """The entry whose level and privacy hold."""
        if self._holding is self._shown:
            return entry
        return self._holding.find(Entry, entry.id) or entry

    @cached_property
    def leaders(self) -> frozenset[str]:
        """The ids of people who lead sessions, sign the summaries and were not interviewed."""
        people = self._shown.all(Person)
        return frozenset(
            p.id for p in people if p.name in self._signing and p.id not in self._asked
        )

    @cached_property
    def _signing(self) -> frozenset[str]:
        """The names that stand under summaries."""
        names = {session.facilitator for session in self._shown.all(Session)}
        return frozenset({*names, self._shown.engagement.facilitator} - {""})

    @cached_property
    def hidden_names(self) -> HiddenNames:
        """The names that may not appear in texts."""
        everybody = {person.id: person for person in self._holding.all(Person)}
        people = [*({person.id: person for person in self._shown.all(Person)} | everybody).values()]
        hidden = [
            person
            for person in people
            if not self.by_name(person.id) and person.id not in self.leaders
        ]
        ids = {person.id for person in hidden}
        shown = [person.name for person in people if person.id not in ids]
        common = [department.name for department in self._shown.all(Department)]
        common += [person.role for person in self._shown.all(Person)]
        former = self._shown.background.former_names()
        return HiddenNames(hidden, common, former, [*shown, *sorted(self._signing)])


class AskedLevels:
    """How those agreed to be told to whom an entry belongs, worked out once for the same few."""

    def __init__(self, record: Record, consents: Consents, hearing: Hearing) -> None:
        self._record = record
        self._consents = consents
        self._hearing = hearing
        self._known: dict[tuple[object, ...], Attribution | None] = {}

    def of(self, entry: Entry) -> Attribution | None:
        """The level that tells least of everybody to whom an entry belongs; none of nobody."""
        if entry.kind is EntryKind.OBSERVATION or is_documentary(entry):
            return Attribution.NAME  # nobody's words; `as:` can narrow it, and lets one out
        action = entry.kind is EntryKind.ACTION
        key = (entry.session_id, action, entry.people, entry.raised_by, entry.departments)
        # Of thousands of entries most belong to the same few people of a session.
        if key not in self._known:
            levels = self._of_somebody(entry)
            self._known[key] = least_open(levels) if levels else None
        return self._known[key]

    def _of_somebody(self, entry: Entry) -> list[Attribution]:
        """The levels of everybody to whom an entry of somebody belongs."""
        action = entry.kind is EntryKind.ACTION
        said_by = entry.raised_by if action else entry.people
        session = self._record.get(Session, entry.session_id)
        owners = [p for p in entry.people if action and p not in session.parts]
        owned = [self._consents.agreed(session.id, p) for p in (*said_by, *owners)]
        if owned and not action:
            return owned
        voices: Sequence[str] = self._hearing.voices(session.id)
        if entry.departments and not action:
            voices = [v for v in voices if self._department_id(v) in entry.departments]
            if not voices:
                return [Attribution.DEPARTMENT]
        levels = [self._consents.agreed(session.id, voice) for voice in voices]
        if self._record.guide_of(session).setting == "workshop":
            levels = [one for one in levels if one is not Attribution.WITHHELD] or levels
        return [*levels, *owned]

    def _department_id(self, person_id: str) -> str | None:
        person = self._record.find(Person, person_id)
        return person.department_id if person else None
