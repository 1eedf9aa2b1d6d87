"""A second coder, blind: agreement before anything was settled, with its n, and the differences."""

from __future__ import annotations

import msgspec

from tests.builders.record import Building, interview
from workshop.analysis.coders import agreement_with, coders, coding_of, seen_apart, themes_by_either
from workshop.privacy.editions import Edition
from workshop.record.codebook import Codebook
from workshop.record.documents import Attribution
from workshop.record.themes import Rest, Stance
from workshop.report.build import build
from workshop.running.commands import KeepPrivate
from workshop.running.theming import LeaveStatements, PutUnderTheme, SettleStatements

LINES = (
    "- Eleven passwords #sso",
    "- Nine passwords #sso",
    "- Slow forms #paper",
    "+ One card #sso",
    "! The river",
    "x",
)


def test_two_coders_are_compared_as_they_saw_it_first() -> None:
    """The second sees neither tags nor placements; settling changes what holds and no figure."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    ids = [room.say(talk, "talk", line).id for line in LINES]
    room.do(LeaveStatements(statements=(ids[4],), rest=Rest.ALONE))
    assert coders(room.record) == []
    for at, theme in ((0, "#sso"), (1, "#sso"), (2, "#sso")):
        room.do(PutUnderTheme(statements=(ids[at],), theme=theme, coder="Ben"))
    opposite = PutUnderTheme(statements=(ids[3],), theme="#sso", stance=Stance.AGAINST, coder="Ben")
    room.do(opposite)
    room.do(LeaveStatements(statements=(ids[4],), rest=Rest.ALONE, coder="Ben"))
    assert coders(room.record) == ["Ben"]
    found = agreement_with(room.record, "Ben")
    assert (found.n, found.alike) == (5, 3)
    assert "2 coders coded 5 statements, 3 of them alike" in found.sentence
    assert found.alpha is not None
    assert 0 < found.alpha < 1
    assert [(each.first, each.second, each.settled) for each in found.differences] == [
        (("paper",), ("sso",), None),
        (("sso",), ("sso (the opposite)",), None),
    ]
    together = coding_of(room.record, lambda _: True)
    assert together is not None
    assert (together.n, together.alike, together.alpha) == (found.n, found.alike, found.alpha)
    room.do(SettleStatements(statements=(ids[2],), theme="#sso"))
    assert coding_of(room.record, lambda _: True) == together
    room.do(SettleStatements(statements=(ids[2],), theme="paper"))
    again = agreement_with(room.record, "Ben")
    assert (again.n, again.alike, again.alpha) == (found.n, found.alike, found.alpha)
    assert [each.settled for each in again.differences] == [("paper",), None]


def test_what_is_seen_apart_is_open_until_it_is_settled() -> None:
    """Its factors in order, with the themes of both coders, those that hold first."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    ids = [room.say(talk, "talk", line).id for line in LINES[:3]]
    for at, theme in ((0, "#sso"), (1, "#paper"), (2, "#sso")):
        room.do(PutUnderTheme(statements=(ids[at],), theme=theme, coder="Ben"))
    assert [factor.code for factor in seen_apart(room.record, "Ben")] == ["W2", "W3"]
    paper = seen_apart(room.record, "Ben")[1]
    by_name = {theme.name: theme.id for theme in Codebook(room.record).themes}
    assert themes_by_either(room.record, paper, "", "Ben") == (by_name["paper"], by_name["sso"])
    assert themes_by_either(room.record, paper, "", "") == ()
    room.do(SettleStatements(statements=(ids[2],), theme="paper"))
    assert [factor.code for factor in seen_apart(room.record, "Ben")] == ["W2"]


def test_a_document_counts_what_it_tells_and_names_no_coder() -> None:
    """A private statement counts for nobody who reads what is shared; nor does its difference."""
    room = Building()
    person = room.person("Dana Ortiz")
    talk = room.start(interview(), person)
    room.consent(talk, person, Attribution.NAME)
    ids = [room.say(talk, "talk", line).id for line in LINES[:4]]
    record = build(room.record, "synthesis", "restricted")
    assert record.facts.coding is None
    for at, theme in enumerate(("#sso", "#sso", "#paper", "#paper")):
        room.do(PutUnderTheme(statements=(ids[at],), theme=theme, coder="Benedict"))
    room.do(KeepPrivate(entry_id=ids[3], private=True))
    editions: tuple[tuple[Edition, int, int], ...] = (("restricted", 4, 3), ("shareable", 3, 3))
    for edition, n, alike in editions:
        report = build(room.record, "synthesis", edition)
        assert report.facts.coding is not None
        assert (report.facts.coding.n, report.facts.coding.alike) == (n, alike)
        told = msgspec.json.encode(report.blocks).decode()
        assert "Themed alike?" in told
        assert "Benedict" not in told
