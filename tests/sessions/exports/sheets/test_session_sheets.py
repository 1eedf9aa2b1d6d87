"""The votes and entries of a session in its workbook: what the edition tells, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from sessions.exports.files import render
from sessions.exports.languages.catalogue import language_of
from tests.builders.record import TEN
from tests.builders.votes import OPTIONS, STEP, VotingRoom, full_room, vote_step
from tests.sessions.exports.read_back import shown
from workshop.guide.vote import Vote as VoteStep
from workshop.language import speaking
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.report.build import build
from workshop.running.commands import KeepPrivate

NUMBERS = ("Place", "Result", "Voters", "Median", "Vetoes", "Best", "Worst")


def opened(room: VotingRoom, edition: Edition = "restricted", fewest: int = 4) -> Workbook:
    """The workbook of the session."""
    report = build(room.record, "session", edition, session_id=room.talk, fewest_voters=fewest)
    return openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))


def rows_of(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet of data, each by the headings of its columns."""
    heads = [cell.value for cell in book[name][3]]
    cells = book[name].iter_rows(min_row=4, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in cells]


def texts_of(book: Workbook) -> str:
    """Everything that stands in the file."""
    return "\n".join(
        shown(cell) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )


GIVEN = ({"1": 3, "2": 2}, {"1": 3, "2": 2}, {"1": 3}, {"3": 3}, {"3": 3})
"""Nine dots for the first, six for the third, four for the second."""


def dots(*given: Mapping[str, int], close: bool = True) -> VotingRoom:
    """Eight people of whom some gave dots."""
    room = VotingRoom(vote_step("dots", budget=5), people=8)
    room.open()
    for votes in given:
        room.cast("paper", votes)
    if close:
        room.close_vote()
    return room


@pytest.mark.parametrize("edition", ["restricted", "shareable"])
def test_each_item_of_a_vote_has_a_row_with_its_numbers(edition: Edition) -> None:
    """By place: what it got, from how many, of how many who voted and were there."""
    rows = rows_of(opened(dots(*GIVEN), edition), "Votes")
    assert [(row["Code"], row["Place"], row["Result"], row["Voters"]) for row in rows] == [
        *(("1", 1, 9, 3), ("3", 2, 6, 2), ("2", 3, 4, 2)),
        *((code, 4, 0, 0) for code in ("4", "5", "6")),
    ]
    assert [row["Voted on"] for row in rows] == [OPTIONS[int(row["Code"]) - 1] for row in rows]
    for row in rows:
        assert (row["Vote"], row["Voted"], row["Present"]) == ("Priorities", 5, 8)
        assert (row["In this edition"], row["Counted in"], row["Secret"]) == ("told", "Dots", "no")
        assert row["Rule"].startswith("Dots: 5 each")
        assert isinstance(row["Closed"], datetime)
        assert "Vetoes" not in row


def test_every_rule_has_its_own_numbers() -> None:
    """Vetoes, medians and whether it is carried of gradients; points of ranks."""
    levels = rows_of(opened(full_room("gradients", 9, 4)), "Votes")
    for row in levels:
        assert row["Counted in"] == "In support"
        assert 1 <= row["Median"] <= 8
        assert row["Carried"] in ("yes", "no")
        assert isinstance(row["Vetoes"], int)
        assert 0 <= row["Result"] <= 9
    ranks = rows_of(opened(full_room("ranks", 9, 6)), "Votes")
    assert sum(row["Result"] for row in ranks) == 9 * (5 + 4 + 3 + 2 + 1)
    assert {row["Counted in"] for row in ranks} == {"Points"}


def test_numbers_that_an_edition_hides_stand_nowhere_in_its_file() -> None:
    """Of five voters where six must be: what was voted on, in the order of the list, alone."""
    room = dots(*GIVEN)
    book = opened(room, "shareable", fewest=6)
    rows = rows_of(book, "Votes")
    assert [row["Code"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert {row["In this edition"] for row in rows} == {"left out"}
    assert not {*NUMBERS, "Counted in", "Carried"} & set(rows[0])
    other = opened(dots(*reversed(GIVEN[1:]), {"6": 5}), "shareable", fewest=6)
    assert texts_of(book) == texts_of(other)
    assert opened(room, fewest=6)["Votes"].max_column > book["Votes"].max_column


def test_what_is_private_is_counted_as_left_out() -> None:
    """An item that the edition does not tell has no row of its own, and no name in the file."""
    step = VoteStep(id=STEP, title="First", minutes=TEN, method="dots", of=("entries",), budget=3)
    room = VotingRoom(step, people=5)
    for person in room.people:
        room.consent(room.talk, person, Attribution.NAME)
    room.say(room.talk, "talk", "Open the data")
    hidden = room.say(room.talk, "talk", "Sell the branch in Lyon")
    room.open()
    for person in room.people:
        room.cast("called", {"2": 3}, voter=person)
    room.close_vote()
    room.do(KeepPrivate(entry_id=hidden.id, private=True))
    book, record = opened(room, "shareable"), opened(room)
    assert "Lyon" not in texts_of(book)
    told, left_out = rows_of(book, "Votes")
    assert (told["Voted on"], told["In this edition"]) == ("Open the data", "told")
    assert left_out["Voted on"] == "1 thing voted on left out in this edition."
    assert [left_out.get(name) for name in ("Code", *NUMBERS)] == [None] * 8
    entries = {row["What was said"]: row for row in rows_of(record, "Entries")}
    assert entries["Sell the branch in Lyon"]["Marks"] == "private"
    assert [row["What was said"] for row in rows_of(book, "Entries")] == ["Open the data"]


def test_nothing_of_an_open_vote_is_in_the_file() -> None:
    """There is no sheet of it, and other ballots make no other file."""
    book = opened(dots(*GIVEN, close=False))
    assert "Votes" not in book.sheetnames
    other = opened(dots(*reversed(GIVEN[1:]), {"6": 5}, close=False))
    assert texts_of(book) == texts_of(other)


def test_entries_stand_with_who_said_them_and_by_when() -> None:
    """One a row, with kind, factor, step, day due and time as values."""
    room = VotingRoom(people=3)
    room.consent(room.talk, room.people[0], Attribution.NAME)
    room.say(room.talk, "talk", "+ Loyal staff @Voter.001")
    room.say(room.talk, "talk", "> Call the landlord due:2027-03-08")
    with speaking(language_of("es")):
        book = opened(room, "shareable")
    strength, action = rows_of(book, "Anotaciones")
    assert (strength["Tipo"], strength["Factor"]) == ("fortaleza", "S1")
    assert strength["Quién"] == "Voter 001, Member, Finance"
    assert action["Plazo"] == datetime(2027, 3, 8)  # noqa: DTZ001 - cells have no zone
    assert isinstance(action["Registrado"], datetime)
    assert strength["Anotación"] != action["Anotación"]
