"""Themes without what somebody withdrew, said off the record, or does not let be told."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from tests.builders.sorted import SortingRoom
from workshop.notes.writer import write_notes
from workshop.privacy.factor_wording import ERASED
from workshop.privacy.told_record import told_record
from workshop.record.codebook import Codebook
from workshop.record.documents import Attribution, WithdrawalLevel
from workshop.record.themes import Placement, Theme
from workshop.running.commands import KeepOffRecord, Withdraw
from workshop.running.theming import DropTheme, MakeTheme, MergeThemes, PutUnderTheme
from workshop.trace.tracing import trace

HERS = "Nobody in finance dares to open the ledger on Fridays"


def talks() -> tuple[Building, str, str]:
    """Dana says something that becomes the name of a theme; Bo says something under another."""
    room = Building()
    dana, bo = room.person("Dana Ortiz"), room.person("Bo Vik")
    for person, level in ((dana, Attribution.WITHHELD), (bo, Attribution.ROLE)):
        talk = room.start(interview(f"talk-{person[-4:]}"), person)
        room.consent(talk, person, level)
        line = HERS if person == dana else "The help desk answers at once"
        entry = room.say(talk, "talk", f"- {line}")
        name = line if person == dana else "Help desk"
        room.do(PutUnderTheme(statements=(entry.id,), theme=name))
        room.do(PutUnderTheme(statements=(entry.id,), theme="Both", coder="Ben Ode"))
    return room, dana, bo


def test_what_was_withdrawn_is_under_no_theme_and_names_none() -> None:
    """The placement goes with the entry, by every coder; a theme that was her words loses them."""
    room, dana, _ = talks()
    room.do(Withdraw(person_id=dana, level=WithdrawalLevel.WITHDRAWN))
    told = told_record(room.record)
    assert sorted(theme.name for theme in told.all(Theme)) == ["Both", "Help desk", ERASED]
    assert len(list(told.all(Placement))) == 2
    assert all(HERS not in str(document) for document in told.documents())
    assert HERS in {theme.name for theme in room.record.all(Theme)}


def test_what_is_off_the_record_is_under_no_theme() -> None:
    """Neither in the codebook of documents nor in a trace."""
    room, *_ = talks()
    entry = next(e for e in room.record.all(Placement) if not e.coder).entry_id
    room.do(KeepOffRecord(entry_id=entry, off_record=True))
    told = told_record(room.record)
    assert [placed.entry_id for placed in told.all(Placement)].count(entry) == 0
    theme = Codebook(told).named(HERS)
    assert theme is not None
    assert Codebook(told).under(theme.id) == []


def test_a_group_of_what_is_off_the_record_is_none() -> None:
    """Notes name no group that has only that; one with more in it, and an empty one, they do."""
    room = SortingRoom()
    first, second, third = (entry.id for entry in room.entries[:3])
    for name, these in (
        ("Hushed", (first,)), ("Half", (first, second)), ("Empty", ()), ("Open", (third,)),
    ):  # fmt: skip
        room.do(MakeTheme(name=name, statements=these, session_id=room.id, step_id="sort"))
    assert "% groups: Hushed | Half | Empty | Open" in write_notes(room.record, room.id)
    room.do(KeepOffRecord(entry_id=first, off_record=True))
    told = told_record(room.record)
    assert "% groups: Half | Empty | Open" in write_notes(told, room.id)
    assert "Hushed" not in write_notes(told, room.id)
    assert [each.name for each in Codebook(told).made_in(room.id)] == ["Half", "Empty", "Open"]


def test_an_edition_does_not_tell_a_theme_in_the_words_that_it_withholds() -> None:
    """Shareable: the name that is her statement is not told; restricted: it is, with the entry."""
    room, *_ = talks()
    shared = trace(room.record, "TH1", "shareable")
    assert HERS not in str(shared)
    kept = trace(room.record, "TH1", "restricted")
    assert kept.text == HERS
    assert [node.text for node in kept.rests_on] == [HERS]


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("The close\n  takes nine   days", "The close takes nine days"),
        ("n" * 160, "n" * 160),
        ("n" * 161, "n" * 159 + "…"),
    ],
    ids=["of two lines", "as long as may be", "longer"],
)
def test_a_theme_that_loses_her_words_is_called_by_his(said: str, called: str) -> None:
    """All that he said, in one line of at most 160 characters; told and withdrawn alike."""
    room, dana, bo = talks()
    theme = next(theme for theme in room.record.all(Theme) if theme.name == HERS)
    his = next(s for s in room.record.sessions() if bo in s.people)
    entry = room.say(his.id, "talk", f"- {said}")
    room.do(PutUnderTheme(statements=(entry.id,), theme=theme.id))
    shared = trace(room.record, "TH1", "shareable")
    assert (shared.text, HERS in str(shared)) == (called, False)
    room.do(Withdraw(person_id=dana, level=WithdrawalLevel.WITHDRAWN))
    assert told_record(room.record).get(Theme, theme.id).name == called


@pytest.mark.parametrize("how", ["merged", "dropped", "by a second coder alone"])
def test_nor_one_that_is_a_part_or_gone_or_only_a_second_coder_s(how: str) -> None:
    """What withheld words name is not told because it stands under another theme, or under none."""
    room, *_ = talks()
    names = {theme.name: theme.id for theme in room.record.all(Theme)}
    asked = "TH1"  # found by its code, whatever became of it
    if how == "merged":
        room.do(MergeThemes(into=names["Help desk"], others=(names[HERS],)))
        asked = "TH3"
    elif how == "dropped":
        room.do(DropTheme(theme_id=names[HERS]))
    else:
        hers = next(e.entry_id for e in room.record.all(Placement) if names[HERS] in e.themes)
        about = "The ledger of finance on Fridays"
        room.do(PutUnderTheme(statements=(hers,), theme=about, coder="Ben Ode"))
        asked = next(theme.id for theme in room.record.all(Theme) if theme.name == about)
    assert "ledger" in str(trace(room.record, asked, "restricted"))
    assert "ledger" not in str(trace(room.record, asked, "shareable"))


def test_a_theme_made_of_a_tag_of_the_withdrawn_loses_the_name() -> None:
    """A tag says what an entry is about in a word of it; nobody else has that tag."""
    room, dana, _ = talks()
    talk = next(s for s in room.record.sessions() if dana in s.people)
    room.say(talk.id, "talk", "- The okapi ledger is late #okapi-ledger")
    room.do(MakeTheme(name="#okapi-ledger", definition="The okapi ledger."))
    room.do(Withdraw(person_id=dana, level=WithdrawalLevel.WITHDRAWN))
    told = told_record(room.record)
    assert all("okapi" not in str(document) for document in told.documents())
    assert "okapi" in str(list(room.record.all(Theme)))
