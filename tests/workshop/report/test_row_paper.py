"""What tables put on the paper that is read back to a room."""

from __future__ import annotations

from tests.builders.votes import VotingRoom
from workshop.record.documents import Attribution
from workshop.report.on_paper.room_paper import key_of, paper_of
from workshop.running.row_commands import PutRows, RowText


def put(room: VotingRoom, register: str, **values: str | float | None) -> None:
    """Enter a row in the room's session."""
    room.do(
        PutRows(
            register=register,
            rows=(RowText(values=values),),
            session_id=room.talk,
            step_id=room.step_id,
        )
    )


def test_rows_are_read_back_without_what_is_internal_or_names_whom_it_may_not() -> None:
    """A room hears its decisions and tables word by word; a map of others stays off the paper."""
    room = VotingRoom(people=2)
    named, unnamed = room.people
    room.consent(room.talk, named, Attribution.NAME)
    room.consent(room.talk, unnamed, Attribution.PARTICIPANT)
    put(room, "decisions", decision="One system", rule="The heads agree", conditions="Training")
    put(room, "approvals", what="Contract", approver="Voter 001", rung=1)
    put(room, "approvals", what="Cabling", approver="Voter 002")
    put(room, "stakeholders", who="Somebody else", power=5)
    lines = paper_of(room.record, room.session)
    assert [(line.section, line.words, line.behind) for line in lines] == [
        ("Decisions", "DC1 One system", "rule: The heads agree; conditions: Training"),
        ("Approval ladder", "AP1 Contract", "who approves: Voter 001; rung: 1"),
        ("Approval ladder", "AP2 Cabling", "who approves: not named"),
    ]
    assert [key_of(line) for line in lines] == ["", "", ""]
