"""Notes of a board as a table exports them: kinds, authors, stacks, votes, tags, documents.

Requirement: every note is read as it was written, in the column that it belongs to; what cannot be
read is told with its line, and what was understood is said where a person should know.
"""

from __future__ import annotations

import pytest

from workshop.cited import Cited
from workshop.record.documents import EntryKind
from workshop.running.tables.board_table import LONGEST, BoardRead, is_board, read_board, slug
from workshop.running.tables.file_table import FileRow


def rows(*lines: str) -> list[FileRow]:
    """The lines of a file, with their numbers."""
    return [FileRow(number, tuple(line.split("|"))) for number, line in enumerate(lines, 1)]


def read(*lines: str, **wanted: str) -> BoardRead:
    """What a table of cells parted by bars says."""
    return read_board(rows(*lines), wanted)


def told(found: BoardRead) -> list[str]:
    """What is wrong, each with its line."""
    return [f"{problem.line}: {problem.what}" for problem in found.problems]


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("Strengths", "strength"), ("weakness", "weakness"), ("O", "opportunity"), ("t", "threat"),
        ("Stärken", "strength"), ("Schwäche", "weakness"), ("CHANCEN", "opportunity"),
        ("Risiken", "threat"), ("Risk", "threat"), ("Forces", "strength"),
        ("faiblesses", "weakness"), ("Opportunités", "opportunity"), ("menaces", "threat"),
        ("Action items:", "action"), ("Decisions", "decision"), ("Open questions", "question"),
        ("Parking lot", "parked"), ("Observations", "observation"),
        ("Schwächen", "weakness"), ("stärke", "strength"), ("chance", "opportunity"),
        ("risks", "threat"), ("actions", "action"), ("action item", "action"),
        ("questions", "question"),
    ],
)  # fmt: skip
def test_the_column_of_a_board_says_what_kind_a_note_is(column: str, kind: str) -> None:
    """As a cell, and as the title of a column of notes."""
    (note,) = read("Text|Column", f"Slow|{column}").notes
    assert (note.kind.value, note.tags) == (kind, ())
    below = read(f"{column}|Glad", "Slow|")
    assert [(each.kind.value, each.text) for each in below.notes] == [(kind, "Slow")]


def test_a_column_that_is_no_kind_becomes_a_tag_and_is_said_once() -> None:
    """Of several all are named together, as they are written."""
    found = read("Text|Column", "One|Start doing", "Two|Stop it", "Three|Start doing")
    assert [(note.kind, note.tags) for note in found.notes] == [
        (EntryKind.NOTE, ("start-doing",)),
        (EntryKind.NOTE, ("stop-it",)),
        (EntryKind.NOTE, ("start-doing",)),
    ]
    assert found.remarks[-1] == (
        "“Start doing” and “Stop it” are no kind of entry: their notes have that as a tag."
    )
    assert read("Text|Column", "One|Glad").remarks == (
        "“Glad” is no kind of entry: its notes have that as a tag.",
    )


@pytest.mark.parametrize("text", ["", " ", "null", "NULL", "\u202e"])
def test_a_line_that_says_nothing_is_no_note(text: str) -> None:
    """Whatever else stands in it; `null` is what some boards write for nothing."""
    assert read("Text|Author", f"{text}|Ana", "Nulls are bad|Bo").notes[0].text == "Nulls are bad"
    assert len(read("Text|Author", f"{text}|Ana", "Nulls are bad|Bo").notes) == 1


@pytest.mark.parametrize("empty", ["", "null", "None", "nil", "-", "–", "N/A", "undefined"])
def test_what_boards_write_for_nothing_is_nothing(empty: str) -> None:
    """In every column beside the text."""
    heads = "Text|Author|Votes|Tags|Column|Stack"
    (note,) = read(heads, f"Slow|{empty}|{empty}|{empty}|{empty}|{empty}").notes
    assert (note.author, note.votes, note.tags, note.stack) == ("", None, (), "")
    assert note.kind is EntryKind.NOTE


def test_votes_are_added_up_and_what_is_none_is_told() -> None:
    """Every column of votes counts, a vote with a decimal nought too; 0 is a count."""
    found = read("Text|Vote 1|Vote 2|Votes", "One|3|2.0|1", "Two|0||", "Three|||", "Four|1|many|")
    assert [note.votes for note in found.notes] == [6, 0, None, 1]
    assert told(found) == ["5: “many” is no number of votes; write a whole number"]


def test_a_text_of_more_than_may_be_is_told_and_left_out() -> None:
    """One of just as many is taken."""
    found = read("Text|Author", f"{'x' * LONGEST}|Ana", f"{'y' * (LONGEST + 1)}|Bo")
    assert [note.author for note in found.notes] == ["Ana"]
    assert told(found) == ["3: 20,001 characters; 20,000 are allowed"]


def test_tags_are_words_in_small_letters_each_once() -> None:
    """Parted by commas, semicolons or bars of any of the columns."""
    (note,) = read("Text|Tags", "Slow|IT, Help Desk; it,, R&D/x ").notes
    assert note.tags == ("it", "help-desk", "r&d/x")
    assert slug("  Ä b  C " + "x" * 80) == ("ä-b-c-" + "x" * 80)[:60]


def test_a_note_in_several_lines_is_one_with_all_its_tags() -> None:
    """Known by its id; of one id with another text both stand, and nothing is lost."""
    found = read("Id|Text|Tags", "7|Slow|it", "7|Slow|desk", "7|Fast|", "8|Slow|")
    assert [(note.line, note.text, note.tags) for note in found.notes] == [
        (2, "Slow", ("it", "desk")),
        (4, "Fast", ()),
        (5, "Slow", ()),
    ]
    without = read("Text|Tags", "Slow|it", "Slow|desk")
    assert [note.tags for note in without.notes] == [("it",), ("desk",)]


def test_a_stack_is_called_as_the_note_on_top_and_holds_it() -> None:
    """By its id or its text; one that is called otherwise keeps its name."""
    found = read("Id|Text|Stack", "1|Passwords|", "2|Eleven of them|1", "3|Slow|Other")
    assert [(note.text, note.stack) for note in found.notes] == [
        ("Passwords", "Passwords"),
        ("Eleven of them", "Passwords"),
        ("Slow", "Other"),
    ]


def test_a_note_that_cites_a_document_has_its_page_and_figure() -> None:
    """From columns of their own; what cannot be a document is told with its line."""
    heads = "Text|Cites|Page|Dated|Figure"
    found = read(heads, "Slow|Audit|p. 14|March 2026|412 days", "Late|||", "Bad|Audit||soon|")
    assert [note.cited for note in found.notes] == [
        Cited(title="Audit", page="14", dated="March 2026", figure=412, unit="days"), None, None,
    ]  # fmt: skip
    (problem,) = told(found)
    assert problem.startswith("4: “soon” is no page, date or figure")


def test_columns_that_are_those_of_the_board_have_votes_behind_them() -> None:
    """Votes belong to the column before; empty cells are no notes, others are told."""
    found = read("Strengths|Votes|Glad|Votes", "Fast|2|Nice|x", "|4|Calm|", "Kind")
    assert [(note.text, note.kind.value, note.votes, note.tags) for note in found.notes] == [
        ("Fast", "strength", 2, ()),
        ("Nice", "note", None, ("glad",)),
        ("Calm", "note", None, ("glad",)),
        ("Kind", "strength", None, ()),
    ]
    assert told(found) == ["2: “x” is no number of votes; write a whole number"]
    assert found.remarks == ("“Glad” is no kind of entry: its notes have that as a tag.",)


def test_what_cannot_be_told_is_refused_with_what_to_say() -> None:
    """No table, no column of texts, a field or column that there is not."""
    assert [p.what for p in read_board([], {}).problems] == ["the file holds no table"]
    (problem,) = told(read("Alpha||Beta", "1||2"))
    assert problem.startswith("1: it cannot be told which column has the text; say so with --col")
    assert problem.endswith('"text=…". The columns are “Alpha” and “Beta”')
    assert told(read("Text|Author", "Slow|Ana", colour="Author"))[0].startswith(
        "None: “colour” is nothing that a note has; it has "
    )
    assert told(read("Text|Author", "Slow|Ana", text="Words")) == [
        "1: no column is called “Words”; there is Text, Author"
    ]


def test_a_column_that_was_said_wins() -> None:
    """In any case of letters; the column that would have been taken is left out, and said."""
    found = read("Text|Remark", "Slow|Fast", text="remark")
    assert [note.text for note in found.notes] == ["Fast"]
    assert found.remarks == ("Left out, as nothing is called so: “Text”.",)


@pytest.mark.parametrize(
    ("titles", "board"),
    [
        ("Text|Author", True), ("Text|Stack", True), ("Text|Votes", True), ("Text|Column", True),
        ("Text|Tags", True), ("Text", False), ("Author|Tags", False), ("Name|Role", False),
    ],
)  # fmt: skip
def test_a_board_has_a_text_and_one_more_thing(titles: str, board: bool) -> None:
    """By its titles alone."""
    assert is_board(rows(titles)) is board
    assert is_board([]) is False
