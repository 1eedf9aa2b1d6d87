"""The record as if nobody had agreed to more than a level.

Requirement: nobody is told more openly than the level, and nobody more openly than they agreed to;
the record itself is as it was.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import Acme
from workshop.privacy.consents import ORDER, Consents
from workshop.privacy.editions import Telling
from workshop.privacy.public.narrowed_record import narrowed_record, told_by_less
from workshop.record.documents import Attribution, Consent
from workshop.record.parts import Part
from workshop.running.command_kinds.people import SetPart
from workshop.running.commands import JoinSession, SetConsent


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session in which Dana is told by name, Ana as a participant, and Bo only leads."""
    made = Acme(tmp_path / "acme")
    for person, level in ((made.dana, Attribution.NAME), (made.ana, Attribution.PARTICIPANT)):
        made.store.do(
            SetConsent(session_id=made.session_id, person_id=person.id, attribution=level)
        )
    vic = made.person("Vic Stone", "Clerk", made.sales)
    made.store.do(JoinSession(session_id=made.session_id, person_id=vic.id))
    made.store.do(SetPart(session_id=made.session_id, person_id=vic.id, part=Part.SCRIBE))
    made.say("+ Fast help desk of Dana @Dana")
    made.say("- Old tills @Ana")
    made.say("> Ask the bank @Vic")
    return made


@pytest.mark.parametrize("most", Attribution)
def test_nobody_is_told_more_openly(acme: Acme, most: Attribution) -> None:
    """Than the level, and than before."""
    record = acme.store.record
    before = {one.id: one for one in record.all(Consent)}
    narrowed = narrowed_record(record, most)
    for consent in narrowed.all(Consent):
        was = before.get(consent.id)
        assert ORDER[consent.attribution] >= ORDER[most]
        assert was is None or ORDER[consent.attribution] >= ORDER[was.attribution]
    assert {one.id: one for one in record.all(Consent)} == before


def test_names_and_roles_are_told_nowhere(acme: Acme) -> None:
    """Not in who said it, nor in texts, nor of who does something and was asked nothing."""
    record = acme.store.record
    shared, public = (
        Telling(each, "shareable")
        for each in (record, narrowed_record(record, Attribution.DEPARTMENT))
    )
    dana, ana, vic = acme.entries()
    assert (shared.who(dana), public.who(dana)) == ("Dana Ortiz, CFO, Finance", "Finance")
    assert "Dana" in shared.words(dana)
    assert "Dana" not in public.words(dana)
    assert public.who(ana) == shared.who(ana) == "a participant"
    assert "Clerk" in shared.who(vic)
    assert public.who(vic) == "a participant"
    assert told_by_less(record, Attribution.DEPARTMENT) == 1
    assert Consents(record, record).by_name(acme.dana.id)


def test_whoever_signs_keeps_the_name(acme: Acme) -> None:
    """A level is put down for those alone who have a part and sign nothing."""
    record, session = acme.store.record, acme.session_id
    leads = acme.person(record.engagement.facilitator, "Clerk", acme.sales)
    acme.store.do(JoinSession(session_id=session, person_id=leads.id))
    acme.store.do(SetPart(session_id=session, person_id=leads.id, part=Part.INTERVIEWER))
    record = acme.store.record
    narrowed = narrowed_record(record, Attribution.DEPARTMENT)
    new = {one.id for one in narrowed.all(Consent)} - {one.id for one in record.all(Consent)}
    (added,) = (narrowed.get(Consent, each) for each in new)
    assert added.attribution is Attribution.PARTICIPANT
    assert added.person_id != leads.id
    assert Consents(narrowed, narrowed).leaders == {leads.id}
