"""No document says that nothing was recorded where something was left out at somebody's wish.

Requirement: pictures of quadrants and their text, lists of empty fields, who took part and who was
not heard say "left out", in every format and on the summary screen, in both editions.
"""

from __future__ import annotations

import re

import pytest

from screens.summary.picture import picture_of
from screens.summary.rows import quarter_items, register_items
from sessions.exports.files import render
from tests.builders.record import Building, interview
from tests.fixtures.outputs import _of_word
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, WithdrawalLevel
from workshop.report.blocks import Quadrant
from workshop.report.build import build
from workshop.running.commands import Withdraw

_NONE = re.compile("None recorded|No [^.]* (?:was|were) recorded|No action was|Nobody was listed")
_NONE_OF_THOSE = re.compile("No (?:strength|threat|political)[^.]* recorded")


def alone(level: WithdrawalLevel) -> tuple[Building, str]:
    """One interview with one strength and one political threat, of somebody who withdrew."""
    room = Building()
    finance = room.department("Finance")
    dana = room.person("Dana Ortiz", "CFO", finance)
    talk = room.start(interview(), dana, department=finance)
    room.consent(talk, dana, Attribution.NAME)
    room.say(talk, "talk", "+ Alphaword")
    room.say(talk, "talk", "! Betaword #p")
    room.do(Withdraw(person_id=dana, level=level))
    return room, talk


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize(
    ("level", "edition"),
    [
        (WithdrawalLevel.WITHDRAWN, "shareable"),
        (WithdrawalLevel.WITHDRAWN, "restricted"),
        (WithdrawalLevel.KEPT, "shareable"),
    ],
)
def test_documents_say_left_out(level: WithdrawalLevel, edition: Edition, form: str) -> None:
    """In the picture, in its text, in the fields of the scan, among people and departments."""
    room, talk = alone(level)
    for document in ("swot", "scan", "session"):
        session = talk if document == "session" else None
        report = build(room.record, document, edition, session_id=session)
        content = render(report, form)
        text = _of_word(content) if form == "docx" else content.decode()
        assert "wish" in text
        untrue = _NONE if level is WithdrawalLevel.WITHDRAWN else _NONE_OF_THOSE
        assert untrue.findall(text) == [], document
        assert "Not heard: Finance" not in text
        assert "fields: political" not in text
        assert "filed under: political" not in text


def test_a_quadrant_tells_each_field_by_itself() -> None:
    """Of what was only kept, the fields that have something say so, and the others are empty."""
    room, _ = alone(WithdrawalLevel.KEPT)
    report = build(room.record, "swot", "shareable")
    quadrant = next(block for block in report.blocks if isinstance(block, Quadrant))
    left_out = ["left out at somebody's wish" in each.none for each in quadrant.quarters]
    assert left_out == [True, False, False, True]


def test_the_summary_screen_says_so() -> None:
    """In its quarters and in the fields of the scan."""
    room, _ = alone(WithdrawalLevel.KEPT)
    picture = picture_of(room.record, "shareable")
    assert set(picture.withheld_letters) == {"S", "T"}
    assert set(picture.withheld_fields) == {"P"}
    shown = [str(item) for item in quarter_items((), (), withheld=True)]
    assert "left out at somebody's wish" in "".join(shown)
    rows = [str(row) for row in register_items(picture.register, (), 9, picture.withheld_fields)]
    assert "".join(rows).count("left out at somebody's wish") == 1
