"""Two people of one name can be told apart wherever a rule, a prompt or a paper names them."""

from __future__ import annotations

from screens.plain.who import session_words
from tests.builders.record import Building, interview
from workshop.record.documents import Attribution, Session, WithdrawalLevel
from workshop.record.parts import Part, PresenceState
from workshop.record.read_back import read_back_of
from workshop.report.build import build
from workshop.running.command_kinds.people import MarkPresent, SetPart
from workshop.running.commands import LeaveSession, SetConsent, SetConsents, Withdraw


def test_namesakes_are_told_apart_everywhere() -> None:
    """With role and department in every sentence; somebody whose name is their own has none."""
    room = Building()
    finance, care = room.department("Finance"), room.department("Care")
    one = room.person("Tom Reilly", "Controller", finance)
    other = room.person("Tom Reilly", "Nurse", care)
    ana = room.person("Ana López", "Clerk", care)
    talk = room.start(interview(), one, other, ana)
    room.say(talk, "talk", "+ Close is fast @Tom.Reilly.1")
    room.say(talk, "actions", "> Share it @Tom.Reilly.2")
    said = [
        room.do(SetConsent(session_id=talk, person_id=one, attribution=Attribution.NAME)),
        room.do(
            SetConsents(session_id=talk, people=(other, ana), attribution=Attribution.WITHHELD)
        ),
        room.do(MarkPresent(session_id=talk, person_id=other, state=PresenceState.LATE)),
        room.do(Withdraw(person_id=one, level=WithdrawalLevel.KEPT)),
        room.do(Withdraw(person_id=one, level=None)),
        room.do(SetPart(session_id=talk, person_id=other, part=Part.OBSERVER)),
    ]
    for change in said:
        assert "Tom Reilly (" in change.sentence, change.sentence
    assert "Ana López asked" in said[1].sentence
    room.do(SetPart(session_id=talk, person_id=other, part=Part.PARTICIPANT))
    session = room.record.get(Session, talk)
    assert session_words(room.record, session) == "Stakeholder interview, 3 people"
    paper = repr(build(room.record, "session", "restricted", session_id=talk))
    assert "Tom Reilly (Controller, Finance)" in paper
    assert "Tom Reilly (Nurse, Care)" in paper
    assert read_back_of(room.record, session)
    left = room.do(LeaveSession(session_id=talk, person_id=ana))
    assert left.sentence.startswith("Took Ana López off")
