"""The topline: a page on the same day, which says that nobody has checked it until somebody has."""

from __future__ import annotations

import msgspec

from tests.builders.record import Building, interview
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.record.within import Mark
from workshop.report.blocks import Bullets, Heading, Notice, Report, text_of
from workshop.report.build import build, name_of_file
from workshop.running.command_kinds.entries import MarkEntry
from workshop.running.commands import ConfirmStep


def made() -> tuple[Building, str]:
    """An interview of somebody who is told as a participant, with seven actions."""
    room = Building()
    dana = room.person("Dana Ortiz", "CFO", room.department("Finance"))
    talk = room.start(interview(), dana)
    room.consent(talk, dana, Attribution.PARTICIPANT)
    odd = room.say(talk, "talk", "- Nobody uses the portal")
    room.do(MarkEntry(entry_id=odd.id, mark=Mark.SURPRISE))
    room.say(talk, "talk", "= We go on")
    for number in range(7):
        room.say(talk, "actions", f"Action {number} @Dana")
    return room, talk


def built(room: Building, talk: str, edition: Edition = "shareable") -> Report:
    return build(room.record, "topline", edition, session_id=talk)


def test_it_says_what_came_of_it_and_whether_it_was_read_back() -> None:
    """Four lines of each, how many more there are, and that it was not read back."""
    room, talk = made()
    report = built(room, talk)
    titles = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert titles == ["Decisions", "Actions", "Heard", "What surprised"]
    listed = [block.items for block in report.blocks if isinstance(block, Bullets)]
    assert [text_of(item) for item in listed[1]] == [
        f"Action {number} — a participant, no date" for number in range(4)
    ]
    assert "3 more in the session summary." in str(report.blocks)
    assert any("Nobody uses the portal" in text_of(item) for block in report.blocks
               if isinstance(block, Bullets) for item in block.items)  # fmt: skip
    notices = [block.text for block in report.blocks if isinstance(block, Notice)]
    assert any(text.startswith("Not yet read back") for text in notices)
    room.do(ConfirmStep(session_id=talk, step_id="read-back"))
    assert "Not yet read back" not in str(built(room, talk).blocks)


def test_it_names_nobody_who_did_not_agree() -> None:
    """Neither in it, nor in its title or the name of its file; what the record holds is there."""
    room, talk = made()
    report = built(room, talk)
    told = msgspec.json.encode(report).decode()
    assert "Dana" not in told
    assert "Finance" not in report.title
    session = room.record.sessions()[0]
    name = name_of_file(room.record, "topline", "shareable", session)
    assert name == "Stakeholder interview 2026-03-02 - Topline"
    assert name_of_file(room.record, "session", "restricted", session) == (
        "Interview - Finance 2026-03-02"
    )
    assert built(room, talk, "restricted").title == "Interview: Finance, 2 March 2026 – topline"
