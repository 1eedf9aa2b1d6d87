"""Keys that a row names, where they do something and where they do not.

Requirement: a row says what is so, and which key does something about it; in a past moment and
beside a window that records, where no key would, it says what is so and names none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from screens.carrying.draw_feedback import found_items, round_items
from screens.carrying.draw_keys import with_keys
from screens.carrying.draw_projects import gate_items, project_items
from screens.carrying.draw_told import change_items, told_items
from screens.carrying.draw_watch import of_watched_items, watch_items
from screens.carrying.picture import Picture, picture_of
from screens.widgets.row_list import Item
from tests.builders.carried_on import TODAY, CarriedOn
from tests.builders.needs import Wanted
from tests.pages import Pages


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
    yield from (*project_items(picture), *change_items(picture))
    yield from (*round_items(picture), *watch_items(picture))
    for project in picture.projects:
        yield from gate_items(picture, project)
    for change in picture.changes:
        yield from told_items(picture, change)
    for round_ in picture.rounds:
        yield from found_items(picture, round_)
    for watched in (*picture.signals, *picture.predictions):
        yield from of_watched_items(picture, watched)


def test_every_row_of_every_view_says_what_is_so(tmp_path: Path, pages: Pages) -> None:
    """In its order; and where nothing can be recorded, no key of a row that would."""
    record = CarriedOn(tmp_path / "acme").store.record
    live = words(everything(picture_of(record, TODAY)))
    past = words(everything(picture_of(record, TODAY, writable=False)))
    keys = [line for line in live if line not in past]
    instead = [line for line in past if line not in live]
    pages.same(
        *("\n".join(" ".join(each.split()) for each in all_) for all_ in (live, keys, instead))
    )


def test_views_with_nothing_in_them_say_how_they_begin(pages: Pages) -> None:
    """Each its key, where one does something."""
    record = Wanted().record
    pages.same(
        *(
            "\n".join(words(everything(picture_of(record, TODAY, writable=writable))))
            for writable in (True, False)
        )
    )
