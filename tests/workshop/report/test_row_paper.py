"""What tables put on the paper that is read back to a room."""

from __future__ import annotations

from tests.builders.votes import VotingRoom, vote_step
from workshop.record.documents import Attribution
from workshop.report.on_paper.room_paper import key_of, paper_of, put_right
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


def test_what_is_not_in_yet_is_named_and_not_told() -> None:
    """An open vote, and scores that are not taken in; once they are, each with what was given."""
    room = VotingRoom(vote_step("dots", budget=2, options=("Tea", "Coffee")), people=4)
    threat = room.say(room.talk, "talk", "! Prices rise")
    room.open()
    for person in room.people:
        room.cast("called", {"1": 2}, voter=person)
        room.score(room.talk, "outside", threat, person, impact=4)

    def told() -> list[tuple[str, str, str]]:
        lines = paper_of(room.record, room.session)
        return [(line.section, line.words, line.behind) for line in lines]

    assert ("Threats", "Prices rise", "") in told()
    assert (
        "What the scores come to",
        "Weigh the outside: 4 values not taken in, so they are not on paper", "",
    ) in told()  # fmt: skip
    vote = [line for line in told() if line[0] == "Vote: Priorities"]
    assert vote == [
        ("Vote: Priorities", "The vote is open; it is on paper once it is closed", ""),
    ]
    room.close_vote()
    room.finish(room.talk, "outside")
    assert ("Threats", "Prices rise", "impact 4 (median of 4, 4 to 4)") in told()
    assert not any("not taken in" in words for _, words, _ in told())
    vote = [line for line in told() if line[0] == "Vote: Priorities"]
    assert [line[1:] for line in vote[1:]] == [
        ("1. Tea", "8 by 4 voters"), ("2. Coffee", "0 by 0 voters"),
    ]  # fmt: skip


def test_what_is_put_right_on_paper_becomes_a_command() -> None:
    """A line that is struck out takes back what was said; a factor of one statement alike."""
    room = VotingRoom(people=2)
    note = room.say(room.talk, "talk", "Tea is cold")
    threat = room.say(room.talk, "talk", "! Prices rise")
    factor = room.factor(threat).id
    keys = {line.words: key_of(line) for line in paper_of(room.record, room.session)}
    assert keys == {"Tea is cold": note.id, "Prices rise": factor}
    room.do(put_right(room.record, room.session, note.id, "Tea was cold"))
    room.do(put_right(room.record, room.session, factor, "Prices rise fast"))
    assert [line.words for line in paper_of(room.record, room.session)] == [
        "Prices rise fast", "Tea was cold",
    ]  # fmt: skip
    room.do(put_right(room.record, room.session, note.id, ""))
    room.do(put_right(room.record, room.session, factor, ""))
    assert paper_of(room.record, room.session) == []


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
