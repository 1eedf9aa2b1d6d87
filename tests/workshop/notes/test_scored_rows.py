"""Scores of rows have a form in notes files, and come back from it the very same."""

from __future__ import annotations

from itertools import count

import pytest

from tests.builders.record import START
from tests.workshop.needs.test_scored import RATE, Rating, agreed, rating
from workshop.errors import Problems, Refused
from workshop.guide.shape import Guide
from workshop.needs.scored import scores_of_rows
from workshop.notes import read_notes, write_notes
from workshop.notes.importer import replay
from workshop.record.change import Moment
from workshop.record.documents import Session
from workshop.record.ids import new_id
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.running.commands import BeginEngagement, FinishScoring
from workshop.running.row_commands import PutRows, RowText
from workshop.running.session_rules import decide
from workshop.running.voting.commands import CloseVote, OpenVote


def guide_named(_: str) -> Guide:
    """The guide of these tests."""
    return rating()


def scored() -> Rating:
    """A session that entered its needs, scored them, merged one, and rated one again."""
    room = agreed()
    for want in ("Heard here", "Heard too"):
        change = room.do(
            PutRows(
                register="needs",
                rows=(RowText(values={"want": want}),),
                session_id=room.talk,
                step_id="talk",
            )
        )
        row = next(put for put in change.puts if isinstance(put, ROW_TYPES["needs"]))
        room.codes[row.code] = row.id
    for code, values in {"N4": (1, 1, 5), "N5": (2, 3, 4)}.items():
        for voter, value in zip(room.people, values, strict=False):
            room.rate(code, voter, priority=value, speed=2)
    room.rate("N5", "Seat 9", priority=5)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    room.rows({"merged_into": "N4"}, "N5")
    room.do(OpenVote(session_id=room.talk, step_id="apart"))
    for voter in room.people[:3]:
        room.ballot("called", voter, "apart", N4=4)
    room.do(CloseVote(session_id=room.talk, step_id="apart"))
    return room


def taken(text: str, *wants: str) -> Record:
    """An engagement with some needs of its own that takes a file."""
    record, numbers = Record(), count(1)

    def ids() -> str:
        return new_id(1_760_000_000_000, next(numbers))

    record.apply(decide(record, BeginEngagement(name="A", facilitator="I"), Moment(START, ids)))
    for want in wants:
        rows = (RowText(values={"want": want}),)
        record.apply(decide(record, PutRows(register="needs", rows=rows), Moment(START, ids)))
    replayed = replay(record, read_notes(text, "notes.txt", guide_named), ids)
    assert replayed.problems == ()
    record.apply(replayed.change)
    return record


def values(record: Record) -> dict[str, dict[str, float]]:
    """What rooms gave, by the words of needs and the names of scales."""
    found = scores_of_rows(record, "needs")
    wants = {row.id: row.subject for row in record.rows("needs")}
    return {wants[key]: {name: one.value for name, one in own.items()}
            for key, own in found.items()}  # fmt: skip


def test_the_same_bytes_come_back_and_the_same_scores() -> None:
    """Out, in and out again, also where the engagement has other needs of these numbers."""
    room = scored()
    text = write_notes(room.record, room.talk)
    assert "% score: Voter.001 | needs: N4 | priority=1, speed=2" in text
    assert "% score: Seat 9 | needs: N5 | priority=5" in text
    others = ("Close in three days", "One sign-on", "Phones")
    record = taken(text, *others)
    (session,) = record.all(Session)
    assert write_notes(record, session.id) == text
    assert values(record) == values(room.record)
    assert values(record)["Heard here"] == {"priority": 4, "speed": 2}
    crowded = taken(text, *others, "In the way", "In the way too")
    assert values(crowded) == values(room.record)


def one_score(what: str) -> str:
    """A file with one score."""
    head = "guide: g\ndate: 2026-03-02 10:00Z\nperson: Ana\n\n## rate\n"
    return f"{head}% score: Ana | {what} | priority=3\n"


@pytest.mark.parametrize("what", ["strengths/2", "W: Slow", "goals: G1", "needs:"])
def test_what_names_no_row_of_the_step_is_told(what: str) -> None:
    """What to write instead stands beside it."""
    with pytest.raises(Problems, match="names no row; write `needs: ` and its id"):
        read_notes(one_score(what), "notes.txt", guide_named)


def test_a_row_that_is_not_there_is_told_with_its_line() -> None:
    """A score of nothing is no score."""
    record, numbers = Record(), count(1)

    def ids() -> str:
        return new_id(1_760_000_000_000, next(numbers))

    record.apply(decide(record, BeginEngagement(name="A", facilitator="I"), Moment(START, ids)))
    notes = read_notes(one_score("needs: N77"), "notes.txt", guide_named)
    problems = replay(record, notes, ids).problems
    words = "there is no row N77 in needs that was voted on or scored"
    assert [(one.line, one.what) for one in problems] == [(6, words)]


def test_what_cannot_be_named_is_not_left_out_unseen() -> None:
    """A ballot about something that is gone makes no file that has lost it."""
    room = scored()
    (row,) = [row for row in room.record.rows("needs") if row.code == "N4"]
    room.record.remove(row)
    with pytest.raises(Refused, match="cannot name"):
        write_notes(room.record, room.talk)
