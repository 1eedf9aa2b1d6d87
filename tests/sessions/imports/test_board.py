"""Boards of notes become entries.

Requirement: text, kind, author, stack, votes and tags are kept; text is text, a cell of several
lines is one entry, a note that stands in several lines is one; what is not sure is said.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.clock import IdMaker
from sessions.imports.made_guides import MADE_GUIDES
from sessions.imports.notes import guide_finder
from sessions.imports.registry import IMPORTS, Choices, Prepared
from sessions.library.guides import Library
from tests.builders.acme import Acme
from workshop.errors import Problems, Refused
from workshop.guide.shape import Guide
from workshop.record.documents import Entry, EntryKind, Factor, Person, Session, StoredGuide
from workshop.record.record import Record

ROW = IMPORTS["board"]


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a running session of Dana and Ana."""
    return Acme(tmp_path / "acme")


def taken(acme: Acme, text: str, session_id: str | None = None, **options: str) -> Prepared:
    """A board as a file, taken; its change is committed."""
    path = acme.folder.parent / "board.csv"
    path.write_text(text, "utf-8", newline="")
    choices = Choices(path, options=options, session_id=session_id)
    done = ROW.prepare(acme.store.record, choices, Library(), IdMaker())
    if done.change.puts:
        acme.store.commit(done.change)
    return done


def noted(record: Record, session_id: str) -> dict[str, Entry]:
    """The entries of a session by their texts."""
    return {entry.text: entry for entry in record.entries_of(session_id)}


def test_a_board_with_stacks_and_votes(acme: Acme) -> None:
    """Letter by column, author as speaker, the stack called as the note on top; text stays text."""
    board = (
        "\ufeffcard_id,author,text,column_id,column,stack,voting_0,voting_1\r\n"
        'c1,Dana Ortiz,Help desk answers,k,Strengths,null,3,1\r\nc2,Eve,"Network holds\n(not in B)"'
        ",k,Strengths,null,1,\r\nc3,Eve,Mail is down,l,Weaknesses,null,5,\r\n"
        "c4,,=mail again @Nobody,l,Weaknesses,c3,0,\r\n"
    )
    done = taken(acme, board)
    entries = noted(acme.store.record, done.session_id)
    help_desk, mail = entries["Help desk answers"], entries["Mail is down"]
    assert entries["Network holds\n(not in B)"].kind is EntryKind.STRENGTH
    assert (help_desk.people, help_desk.votes) == ((acme.dana.id,), 4)
    assert entries["=mail again @Nobody"].kind is EntryKind.WEAKNESS
    assert entries["=mail again @Nobody"].stack == mail.stack == "Mail is down"
    assert help_desk.stack == ""
    assert sorted(person.name for person in acme.store.record.all(Person)) == [
        "Ana López", "Bo Łoś", "Dana Ortiz", "Eve",
    ]  # fmt: skip
    assert acme.store.record.get(Session, done.session_id).closed


def test_highlights_of_a_program_for_interviews(acme: Acme) -> None:
    """A line for each tag is one entry with all of them; what was marked is a quote."""
    board = (
        "id,document,tag,content\n1,Talk A,pain,We type twice\n1,Talk A,orders,We type twice\n"
        "2,Talk B,pain,We type twice\n"
    )
    done = taken(acme, board)
    entries = acme.store.record.entries_of(done.session_id)
    assert [(e.kind, e.text, e.tags) for e in entries] == [
        (EntryKind.QUOTE, "We type twice", ("pain", "orders")),
        (EntryKind.QUOTE, "We type twice", ("pain",)),
    ]


def test_a_retrospective_whose_columns_are_those_of_the_table(acme: Acme) -> None:
    """Each note once with its votes; a column that is no kind becomes a tag, and that is said."""
    board = (
        "Strengths,Votes,What puzzled us,Votes\nFast desk,3,Who owns mail?,\n,,Why nine days?,2\n"
    )
    done = taken(acme, board)
    entries = noted(acme.store.record, done.session_id)
    assert (entries["Fast desk"].kind, entries["Fast desk"].votes) == (EntryKind.STRENGTH, 3)
    puzzled = entries["Why nine days?"]
    assert (puzzled.kind, puzzled.tags, puzzled.votes) == (
        EntryKind.NOTE,
        ("what-puzzled-us",),
        2,
    )
    assert any("What puzzled us" in note for note in done.notes)


def test_columns_are_said_and_what_is_there_stays_once(acme: Acme) -> None:
    """Into a session that is named; the same board again is nothing new."""
    board = "Zettel;Wer;Punkte\nMail is slow;Ana López;2\n"
    with pytest.raises(Problems, match="--column"):
        taken(acme, board, acme.session_id)
    columns = {"column": "text=Zettel\nauthor=Wer\nvotes=punkte"}
    done = taken(acme, board, acme.session_id, step="outside", **columns)
    (entry,) = acme.store.record.entries_of(acme.session_id, "outside")
    assert (entry.text, entry.people, entry.votes) == ("Mail is slow", (acme.ana.id,), 2)
    again = taken(acme, board, acme.session_id, step="outside", **columns)
    assert (done.counts["new"], again.counts) == (1, {"new": 0, "same": 1, "changed": 0})


@pytest.mark.parametrize(
    ("board", "options", "found"),
    [
        ("text,votes\nA,many\n", {}, "many"),
        ("text,author\nA,Eve\n", {"column": "texts=text"}, "texts"),
        ("text,author\nA,Eve\n", {"column": "text=Card"}, "Card"),
        ("text,author\nA,Eve\n", {"column": "text"}, "text"),
        ("text,author\nA,Eve\n", {"date": "soon"}, "soon"),
        ("text,author\n", {}, ""),
    ],
)
def test_what_is_wrong_is_told(acme: Acme, board: str, options: dict[str, str], found: str) -> None:
    """With what was found; nothing is recorded."""
    before = len(list(acme.store.record.all(Factor)))
    with pytest.raises(Problems) as problems:
        taken(acme, board, **options)
    assert problems.value.problems[0].found == found
    assert len(list(acme.store.record.all(Factor))) == before


@pytest.mark.parametrize("guide", MADE_GUIDES.values(), ids=MADE_GUIDES)
def test_notes_of_a_session_that_an_import_made_are_read_anywhere(acme: Acme, guide: Guide) -> None:
    """Its guide is in no list and in no other engagement, and its notes are taken all the same."""
    find = guide_finder(Library(), acme.store.record)
    assert find(guide.name) == guide
    assert not any(stored.guide == guide for stored in acme.store.record.all(StoredGuide))
    with pytest.raises(Refused, match="No guide is called"):
        find(f"{guide.name}-of-nobody")
