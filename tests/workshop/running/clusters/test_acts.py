"""Merging, grouping, naming, splitting while a room sorts, without any screen.

Requirement: what says the same becomes one and keeps both wordings; what belongs together stays
apart under a name and becomes a theme of the step; every act is one command, and can be taken back.
"""

from __future__ import annotations

import pytest

from tests.builders.record import START
from tests.builders.sorted import SortingRoom
from workshop.errors import Refused
from workshop.record.themes import Theme
from workshop.running.commands import KeepPrivate
from workshop.running.theming import DropTheme, MakeTheme, MergeThemes, PutUnderTheme
from workshop.running.words.slash import Said
from workshop.running.words.slash_table import WORDS


def say(room: SortingRoom, line: str) -> str:
    """Carry out a word behind a slash."""
    name, _, words = line.partition(" ")
    word = next(each for each in WORDS if each.word == name)
    assert word.kind == "cluster"
    assert word.makes is not None
    clock = room.record.clock_of(room.id)
    return room.do(word.makes(Said(room.record, room.session, clock, None, words, START)))


def test_a_merge_keeps_both_wordings_and_is_split_again() -> None:
    """The first stands; what it took in is its lineage and can stand alone again."""
    room = SortingRoom()
    assert room.do(room.sorting.merge(room.ids("W1", "W2"))) == "Merged W2 into W1"
    assert [part.code for part in room.record.parts_of(room.factor("W1").id)] == ["W2"]
    (way,) = room.sorting.ways_apart(room.factor("W1").id)
    assert way.words.startswith("W2 stands alone again: No test system for Carelog")
    room.do(way.command)
    assert room.factor("W2").into is None


def test_a_group_is_a_theme_of_the_step_that_others_join() -> None:
    """Named when it is made; a thing goes to the group that the other is in; one group each."""
    room = SortingRoom()
    room.do(room.sorting.group(room.ids("W3", "W4"), "Passwords and access"))
    (theme,) = room.record.all(Theme)
    assert (theme.name, theme.session_id, theme.step_id) == (
        "Passwords and access",
        room.id,
        "sort",
    )
    assert not room.sorting.is_new(room.ids("W3", "W1"))
    joins = room.sorting.group(room.ids("W1", "W3"))
    assert joins == PutUnderTheme(
        statements=(room.factor("W1").id,), theme=theme.id, session_id=room.id
    )
    room.do(joins)
    with pytest.raises(Refused, match="All of these are in “Passwords and access” already"):
        room.sorting.group(room.ids("W1", "W4"))
    room.do(room.sorting.group(room.ids("S1"), "Service"))
    with pytest.raises(Refused, match="These are in “Service” and “Passwords and access”"):
        room.sorting.group(room.ids("S1", "W3"))
    made = [group.id for group in room.sorting.groups]
    assert room.sorting.group(made) == MergeThemes(
        into=made[0], others=(made[1],), session_id=room.id
    )
    ways = room.sorting.ways_apart(made[0])
    assert [way.command for way in ways] == [DropTheme(theme_id=made[0], session_id=room.id)]


def test_what_cannot_be_is_refused_with_what_can() -> None:
    """Letters, entries, names that are taken; an entry says what was said."""
    room = SortingRoom()
    note = room.entry("Lunch").id
    with pytest.raises(Refused, match="Only factors become one"):
        room.sorting.merge([note, *room.ids("W1")])
    with pytest.raises(Refused, match="Only of factors"):
        room.sorting.apart(note, room.factor("W1").id)
    with pytest.raises(Refused, match="An entry says what was said"):
        room.sorting.rename(note, "Dinner was good")
    for few in ((), room.ids("W1"), room.ids("W1", "W1")):
        with pytest.raises(Refused, match="Choose two or more that say the same"):
            room.sorting.merge(few)
    with pytest.raises(Refused, match="Choose what is to be in one group"):
        room.sorting.group(())
    with pytest.raises(Refused, match="different letters"):
        room.do(room.sorting.merge(room.ids("W1", "S1")))
    with pytest.raises(Refused, match="is in no group, and nothing is merged into it"):
        room.sorting.ways_apart(note)
    room.made.do(MakeTheme(name="From elsewhere"))
    with pytest.raises(Refused, match="already, TH1, that was not made here"):
        room.sorting.group(room.ids("W3"), "From elsewhere")


def test_a_group_is_not_called_by_private_words_where_there_are_others() -> None:
    """The name that is proposed is the shortest of what was said openly."""
    room = SortingRoom()
    assert room.sorting.proposed_name(room.ids("W3", "W4")) == "Staff carry up to eleven passwords"
    room.do(KeepPrivate(entry_id=room.entry("Staff").id, private=True))
    proposed = room.sorting.proposed_name(room.ids("W3", "W4"))
    assert proposed == "New starters wait six days for accounts"


def test_the_theme_of_a_tag_becomes_the_group_of_the_step() -> None:
    """A room that says what a scribe tagged does not get a second theme of one name."""
    room = SortingRoom("- Eleven passwords #access", "- Six days for accounts #access", "- Slow")
    room.do(room.sorting.group(room.ids("W3"), "Access"))
    (theme,) = room.record.all(Theme)
    assert (theme.tag, theme.step_id) == ("access", "sort")
    held = [each for each in ("W1", "W2", "W3") if room.sorting.group_of(room.factor(each).id)]
    assert held == ["W1", "W2", "W3"]


def test_every_act_has_a_word() -> None:
    """The same by codes, for whoever types; names stand behind a colon."""
    room = SortingRoom()
    assert say(room, "merge W1, W2: No test system for Carelog") == "Merged W2 into W1"
    assert room.factor("W1").text == "No test system for Carelog"
    assert "“Access”" in say(room, "group W3 w4 : Access")
    assert say(room, "name TH1 Passwords and access").startswith("Renamed the theme “Access”")
    assert say(room, "name W3 Eleven passwords each").startswith("Edited W3")
    assert "under “Passwords and access”" in say(room, "group TH1 W1")
    assert say(room, "split W1") == "Took W1 out of “Passwords and access”"
    assert say(room, "split W4") == "Took W4 out of “Passwords and access”"
    assert say(room, "split W2") == "Split W2 off W1"
    assert say(room, "apart W1 W2") == "Kept W1 and W2 apart"
    say(room, "group W4: Accounts")
    assert "into “Passwords and access”" in say(room, "merge TH1 TH2")
    with pytest.raises(Refused, match="several ways: “Accounts” is a group again; No group"):
        say(room, "split TH1")
    assert say(room, "split TH2").startswith("Split the theme “Accounts”")
    assert say(room, "split TH1").startswith("Took the theme “Passwords and access” out")
    assert "threat" in say(room, "letter W4 threat")
    room.do(room.sorting.merge(room.ids("W1", "W2")))
    with pytest.raises(Refused, match="2 entries say W1"):
        say(room, "letter W1 threat")
    with pytest.raises(Refused, match="There is no group TH1 here"):
        say(room, "group TH1 W1")
