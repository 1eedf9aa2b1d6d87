"""Where entries stand in the codebook, in notes files: out, in and out again, to the byte."""

from __future__ import annotations

from itertools import count

import pytest

from tests.builders.record import Building, interview
from workshop.errors import Problems
from workshop.guide.shape import Guide
from workshop.notes import read_notes, replay, write_notes
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, EntryKind
from workshop.record.ids import new_id
from workshop.record.record import Record
from workshop.record.themes import Rest, Stance
from workshop.running.commands import RetagEntry, RetractEntry
from workshop.running.theming import (
    LeaveStatements,
    MergeThemes,
    PutUnderTheme,
    SettleStatements,
    TakeOutOfTheme,
)

HEAD = "guide: interview\nperson: Dana Ortiz\ndate: 2026-03-02 10:00Z\n\n## talk\n"


def guide_named(name: str) -> Guide:
    """The guide of these tests."""
    return interview(name)


def taken_in(text: str) -> tuple[Building, str]:
    """An engagement that has nothing but the session of a file, and the session."""
    into, numbers = Building(), count(1)
    notes = read_notes(text, "notes.txt", guide_named)
    replayed = replay(into.record, notes, lambda: new_id(1_780_000_000_000 + next(numbers), 1))
    assert replayed.problems == ()
    into.record.apply(replayed.change)
    return into, replayed.session_id


def test_where_statements_stand_comes_back_the_very_same() -> None:
    """For, against, by tag and out of it, left, alone, settled, and as a second coder sees it."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    lines = ("- Eleven passwords #sso", "+ One card for all #sso", "- Slow | forms", "! Law", "x")
    entries = [room.say(talk, "talk", line) for line in lines]
    ids = [entry.id for entry in entries]
    room.do(PutUnderTheme(statements=(ids[1],), theme="Too many | keys", stance=Stance.AGAINST))
    room.do(TakeOutOfTheme(statements=(ids[1],), theme_id="#sso"))
    room.do(PutUnderTheme(statements=(ids[2],), theme="Paper"))
    room.do(MergeThemes(into="Paper", others=("#sso",)))
    room.do(LeaveStatements(statements=(ids[3],), rest=Rest.LATER))
    room.do(LeaveStatements(statements=(ids[4],), rest=Rest.ALONE, coder="Ben Ode"))
    room.do(PutUnderTheme(statements=(ids[0],), theme="Paper", coder="Ben Ode"))
    room.do(SettleStatements(statements=(ids[0],), theme="Keys"))
    text = write_notes(room.record, talk)
    for line in (
        "% theme: Too many / keys | against",
        "% theme: #sso | out",
        "% theme: | later",
        "% theme: | alone | Ben Ode",
        "% theme: Paper | for | Ben Ode",
        "% theme: Keys",
    ):
        assert line in text.splitlines()
    into, session = taken_in(text)
    assert write_notes(into.record, session) == text
    assert _told(into.record, session) == _told(room.record, talk)


def test_what_was_taken_back_keeps_no_theme_in_the_file() -> None:
    """A file that says so could not be read: what was taken back, or is an action now."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    gone, acted = (room.say(talk, "talk", line).id for line in ("- Slow forms", "Buy a scanner"))
    room.do(PutUnderTheme(statements=(gone, acted), theme="Paper"))
    room.do(RetractEntry(entry_id=gone))
    room.do(RetagEntry(entry_id=acted, kind=EntryKind.ACTION))
    text = write_notes(room.record, talk)
    assert "% theme:" not in text
    into, session = taken_in(text)
    assert write_notes(into.record, session) == text


def _told(record: Record, session: str) -> list[dict[str, Stance]]:
    """What every entry says of themes, by their names."""
    book = Codebook(record)
    entries = record.entries_of(session)
    names = {theme.id: theme.name for theme in book.themes}
    return [{names[key]: said for key, said in book.stances[e.id].items()} for e in entries]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("% theme:", "a theme is written as `% theme: Name`"),
        ("% theme: | agains", "a theme is written as `% theme: Name`"),
        ("% theme: Paper | agains", "“agains” is nothing that is said of a theme"),
        ("% theme: Paper | for | Ben | more", "a theme is written as `% theme: Name`"),
    ],
)
def test_a_line_that_is_no_theme_is_refused(line: str, what: str) -> None:
    """With the line, and what is allowed."""
    with pytest.raises(Problems) as found:
        read_notes(f"{HEAD}- Slow\n{line}\n", "notes.txt", guide_named)
    assert [problem.line for problem in found.value.problems] == [7]
    assert what in found.value.problems[0].what


def test_the_same_words_are_joined_on_the_way_in() -> None:
    """A file that says a thing twice under one letter gives one factor with two entries."""
    into, session = taken_in(f"{HEAD}! Slow forms\n! Slow forms\n% theme: Paper\n")
    (factor,) = into.record.live_factors()
    assert len(into.record.evidence_of(factor.id)) == 2
    first: Entry = into.record.entries_of(session)[0]
    assert list(Codebook(into.record).stances[first.id].values()) == [Stance.FOR]
