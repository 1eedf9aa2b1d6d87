"""Keys that a row names, where they do something and where they do not.

Requirement: a row says what is so, and which key does something about it; in a past moment and
beside a window that records, where no key would, it says what is so and names none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from screens.carrying.draw_feedback import found_items, round_items
from screens.carrying.draw_keys import with_keys
from screens.carrying.draw_projects import gate_items
from screens.carrying.draw_told import told_items
from screens.carrying.draw_watch import of_watched_items, watch_items
from screens.carrying.picture import Picture, picture_of
from screens.widgets.row_list import Item
from tests.builders.carried_out import CarriedOut
from tests.builders.needs import Wanted


def words(items: Iterator[Item]) -> list[str]:
    """What rows say, each in one line."""
    return [" ".join(str(line).rstrip() for line in item.row.lines(160)).strip() for item in items]


def test_words_are_said_with_keys_or_without() -> None:
    """Each key with what it does; where none does anything, the words alone, or no row at all."""
    picture = picture_of(Wanted().record, date(2027, 2, 1))
    past = picture_of(Wanted().record, date(2027, 2, 1), writable=False)
    keys = (("n", "logs one"), ("p", "enters one"))
    assert words(with_keys(picture, "None yet", *keys)) == ["None yet: n logs one · p enters one"]
    assert words(with_keys(picture, "", *keys)) == ["n logs one · p enters one"]
    assert words(with_keys(past, "None yet", *keys)) == ["None yet"]
    assert words(with_keys(past, "", *keys)) == []
    assert [item.row.above for item in with_keys(past, "None yet", *keys, above=1)] == [1]


def everything(picture: Picture) -> Iterator[Item]:
    """The rows of every list of the four views."""
    yield from (*round_items(picture), *watch_items(picture))
    for project in picture.projects:
        yield from gate_items(picture, project)
    for change in picture.changes:
        yield from told_items(picture, change)
    for round_ in picture.rounds:
        yield from found_items(picture, round_)
    for watched in (*picture.signals, *picture.predictions):
        yield from of_watched_items(picture, watched)


def test_nothing_that_cannot_be_recorded_is_offered_in_any_view() -> None:
    """With something that waits, is untold, planned and watched; all else is said as before."""
    room = CarriedOut()
    room.rows("projects", {"project": "Shelves", "state": "approved"})
    room.rows("rounds", {"round": "Spring", "begins": "2026-11-01"})
    room.rows("signals", {"signal": "A rival opens", "review": "2027-05-01"})
    room.rows("predictions", {"prediction": "All is well", "chance": "60", "due": "2027-05-01"})
    day = date(2026, 11, 30)
    live, past = (
        words(everything(picture_of(room.record, day, writable=writable)))
        for writable in (True, False)
    )
    assert [line for line in live if line not in past] == [
        "2 things open: m it is there · w waive · s start, and waive the rest",
        "1 thing open: m it is there · w waive · s start, and waive the rest",
        "2 departments have no notice: n makes what is missing",
        "Nothing is heard in its days yet: g holds a session",
        "l looked at again: another day, taken up, or let go",
        "nothing yet: k makes a row of it, t opens the table to say which factor",
        "y happened · o did not · u cannot be told",
    ]
    assert [line for line in past if line not in live] == [
        "2 things open",
        "1 thing open",
        "2 departments have no notice",
        "Nothing is heard in its days yet",
        "nothing yet: t opens the table to say which factor",
    ]
