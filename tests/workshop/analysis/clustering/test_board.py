"""What a room sees while it sorts, and which pairs are put to it.

Requirement: columns by letter, groups over their members, nothing dropped; look-alikes with the
words they share, until somebody judged them.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.builders.sorted import SortingRoom
from workshop.analysis.clustering.board import Board
from workshop.analysis.clustering.pairs import Pairs
from workshop.running.commands import Command, KeepOffRecord, KeepPrivate


def board(room: SortingRoom) -> Board:
    """The board as it is now."""
    return Board(room.record, room.session, room.step)


def told(seen: Board, at: int) -> list[str]:
    """The rows of a column: groups by name and count, things by code."""
    found = []
    for row in seen.rows(seen.columns[at]):
        if row.group:
            found.append(f"{row.group.name} {row.here}/{row.total}")
        elif row.thing:
            found.append(row.thing.code)
    return found


def test_groups_stand_over_their_members_and_nothing_is_dropped() -> None:
    """A group of two letters stands in both columns; whatever is in none stands below, counted."""
    room = SortingRoom()
    room.do(room.sorting.group(room.ids("W4", "S1"), "Access"))
    room.do(room.sorting.merge(room.ids("W1", "W2")))
    seen = board(room)
    assert [(column.word, len(column.things)) for column in seen.columns] == [
        ("S", 1), ("W", 3), ("O", 0), ("T", 0),
    ]  # fmt: skip
    assert told(seen, 0) == ["Access 1/2", "S1"]
    assert told(seen, 1) == ["Access 1/2", "W4", "W1", "W3"]
    assert seen.sentence == "2 of 4 in 1 group, 2 in none"
    one = seen.things[room.factor("W1").id]
    assert (one.said, one.who, one.merged) == (
        2,
        ("Ana", "Ben"),
        ("W2 No test system for Carelog, changes go straight to the live wards",),
    )
    assert [seen.things[key].code for key in seen.found("ben access")] == ["W4"]


def test_a_step_is_a_column_of_what_was_said_in_it() -> None:
    """By the id of a step, under its title; `entries` are then all the rest, remarks included."""
    room = SortingRoom("One idea", "Another", of=("talk", "entries"))
    room.made.say(room.id, "sort", "A remark while sorting")
    ideas, rest = board(room).columns
    title = room.record.step_of(room.session, "talk").title
    assert (ideas.word, ideas.title, rest.title) == ("talk", title, "What was said")
    assert [each.text for each in ideas.things] == ["One idea", "Another"]
    assert [each.text for each in rest.things] == ["A remark while sorting"]
    alone = SortingRoom("One idea", of=("talk",))
    alone.made.say(alone.id, "sort", "A remark while sorting")
    assert [each.text for each in board(alone).things.values()] == ["One idea"]


def test_entries_are_sorted_too_but_for_what_has_no_place_there() -> None:
    """Of any kind; never off the record, never an action; private ones are marked."""
    lines = ("A note", "+ Fast desk", "> Call the vendor @Ana", "Secret", "Aside")
    room = SortingRoom(*lines, of=("entries",))
    room.do(KeepPrivate(entry_id=room.entry("Secret").id, private=True))
    room.do(KeepOffRecord(entry_id=room.entry("Aside").id, off_record=True))
    (column,) = board(room).columns
    assert [(one.code, one.text, one.is_private) for one in column.things] == [
        ("1", "A note", False), ("2", "Fast desk", False), ("4", "Secret", True),
    ]  # fmt: skip


def test_pairs_wait_until_they_are_judged() -> None:
    """The most alike first, with the words both say; merged, grouped or kept apart they go."""
    room, pairs = SortingRoom(), Pairs()
    (pair,) = pairs.open(board(room))
    assert (pair.first, pair.second) == tuple(room.ids("W1", "W2"))
    assert pair.reason.startswith("both say ")
    assert "carelog" in pair.reason
    judgements: tuple[Callable[[SortingRoom], Command], ...] = (
        lambda at: at.sorting.apart(*at.ids("W1", "W2")),
        lambda at: at.sorting.merge(at.ids("W1", "W2")),
        lambda at: at.sorting.group(at.ids("W1", "W2"), "Test system"),
    )
    for judge in judgements:
        room, pairs = SortingRoom(), Pairs()
        assert pairs.open(board(room))
        room.do(judge(room))
        assert pairs.open(board(room)) == []


def test_a_pair_that_is_passed_over_comes_last_and_news_is_compared() -> None:
    """Nothing is recorded of it; what is said meanwhile is compared with all that stands."""
    room, pairs = SortingRoom(), Pairs()
    (first,) = pairs.open(board(room))
    pairs.pass_over(first)
    room.made.say(room.id, "sort", "- Staff carry eleven passwords up to three years @Ben")
    assert [pair.ids == first.ids for pair in pairs.open(board(room))] == [False, True]


def test_other_sessions_are_sorted_where_the_guide_says_so() -> None:
    """Their factors, and the groups that they made."""
    room = SortingRoom(scope="engagement")
    other = room.made.start(room.record.guide_of(room.session))
    room.made.say(other, "talk", "! Ransomware")
    assert [column.word for column in board(room).columns if column.things] == ["S", "W", "T"]
    narrow = SortingRoom()
    elsewhere = narrow.made.start(narrow.record.guide_of(narrow.session))
    narrow.made.say(elsewhere, "talk", "! Ransomware")
    assert [column.word for column in board(narrow).columns if column.things] == ["S", "W"]
