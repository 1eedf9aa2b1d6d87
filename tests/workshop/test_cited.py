"""Documents as evidence: what a line says of them, and that nobody is heard through one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import Building, interview
from workshop.analysis.evidence import Hearing, is_single_source
from workshop.cited import Cited, read_cited, write_cited
from workshop.errors import Refused
from workshop.privacy.editions import Telling
from workshop.record.documents import Attribution, Entry, Session
from workshop.record.read_back import read_back_of
from workshop.record.record import Record
from workshop.report.build import build
from workshop.running.capture import read_line, render
from workshop.running.commands import EditEntry
from workshop.running.sources import offered
from workshop.running.tables.board_table import read_board
from workshop.running.tables.file_table import FileRow
from workshop.text import clean_line


@pytest.mark.parametrize(
    ("typed", "cited", "words"),
    [
        ("Audit", Cited(title="Audit"), "Source: Audit"),
        (
            "Annual report 2025 p. 14",
            Cited(title="Annual report 2025", page="14"),
            "Source: Annual report 2025, p. 14",
        ),
        (
            "IT budget, pp. 3-4; 2026-03-31; 4.2 M EUR",
            Cited(title="IT budget", page="3-4", dated="2026-03-31", figure=4.2, unit="M EUR"),
            "Source: IT budget, pp. 3-4, 2026-03-31 (4.2 M EUR)",
        ),
        (
            "Survey; 1,200 answers; March 2026",
            Cited(title="Survey", dated="March 2026", figure=1200, unit="answers"),
            "Source: Survey, March 2026 (1,200 answers)",
        ),
        ("Survey; 37,5 %", Cited(title="Survey", figure=37.5, unit="%"), "Source: Survey (37.5%)"),
    ],
)
def test_a_document_is_read_with_page_date_and_figure(typed: str, cited: Cited, words: str) -> None:
    """Title and page first, then date and figure in any order; it is written to be read again."""
    assert read_cited(typed) == cited
    assert cited.words == words
    assert read_cited(write_cited(cited)) == cited


@pytest.mark.parametrize("typed", ["", "; 12 calls", "Audit; somewhere", "Audit; 2025; March 2026"])
def test_what_is_no_document_is_refused_with_an_example(typed: str) -> None:
    """Without a title, with a part that is neither page, date nor figure, or with two of one."""
    with pytest.raises(Refused):
        read_cited(typed)


@pytest.mark.law
@given(
    title=st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12).map(clean_line),
    page=st.sampled_from(["", "7", "14-16", "iv"]),
    dated=st.sampled_from(["", "2025", "2026-03", "31 March 2026", "Q2 2026"]),
    figure=st.none() | st.integers(-(10**9), 10**9).map(lambda n: n / 100),
)
def test_a_line_with_a_document_reads_back(
    title: str, page: str, dated: str, figure: float | None
) -> None:
    """Whatever the document: `render` writes the line that `read_line` reads, no word lost."""
    line = read_line("- Slow")
    cited = Cited(title=title, page=page, dated=dated, figure=figure, unit="calls" * bool(figure))
    if figure is not None and not figure:
        cited = Cited(title=title, page=page, dated=dated, figure=figure, unit="calls")
    typed = render(line).replace("Slow", f"Slow doc:[{write_cited(cited)}]")
    read = read_line(typed)
    assert (read.cited, read.text, read.doubts) == (cited, "Slow", ())
    assert read_line(render(read)) == read


def test_what_cannot_be_read_stays_in_the_text_and_is_a_doubt() -> None:
    """An open bracket, or a part that is nothing; escaped it is plain text without a doubt."""
    for line in ("Slow doc:[Audit", "Slow doc:[Audit; somewhere]"):
        read = read_line(line)
        assert read.text == line
        assert read.cited is None
        assert len(read.doubts) == 1
    plain = read_line(r"Slow \doc:[Audit]")
    assert (plain.text, plain.cited, plain.doubts) == ("Slow doc:[Audit]", None, ())
    assert read_line(render(plain)) == plain


class Talk(Building):
    """An interview in which a document was cited beside what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "CFO", self.finance)
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.said = self.say(self.talk, "talk", "- Passwords cost us hours")
        line = "- Four of ten calls are about passwords doc:[Desk report p. 14; 412 calls] @Dana"
        self.stated = self.say(self.talk, "talk", line)


def test_nobody_is_heard_through_a_document() -> None:
    """It counts as no person and no department, also where somebody brought it in."""
    room = Talk()
    hearing = Hearing(room.record)
    assert hearing.speakers(room.stated) == ()
    assert hearing.departments(room.stated) == frozenset()
    alone = hearing.support([room.stated])
    assert (alone.departments, alone.people, alone.sessions, alone.documents) == (0, 0, 0, 1)
    assert alone.sentence == "said by documents alone · 1 entry in 1 document · single source"
    both = hearing.support([room.said, room.stated])
    assert both.sentence == "1 of 1 department · 2 entries in 1 session and 1 document"
    assert not is_single_source(both)


def test_a_document_is_one_source_however_it_is_spelt() -> None:
    """The first spelling counts; titles are offered to be completed; editing keeps it."""
    room = Talk()
    again = room.say(room.talk, "talk", "- Resets every Monday doc:[desk  REPORT p. 15]")
    assert again.cited
    assert again.cited.title == "Desk report"
    support = Hearing(room.record).support([room.stated, again])
    assert support.documents == 1
    assert is_single_source(support)
    session = room.record.get(Session, room.talk)
    assert list(offered("doc:[desk", room.record, session)) == ["Desk report"]
    assert list(offered("Da", room.record, session)) == ["Dana"]
    line = read_line("- Resets each Monday doc:[Desk report p. 16]")
    room.do(EditEntry(entry_id=again.id, line=line))
    cited = room.record.get(Entry, again.id).cited
    assert cited
    assert cited.page == "16"


def test_documents_tell_the_source_also_where_the_person_is_not_to_be_quoted() -> None:
    """What a document says needs no consent, names nobody, and is not read back."""
    room = Talk()
    room.consent(room.talk, room.dana, Attribution.WITHHELD)
    told = Telling(room.record, "shareable")
    assert not told.tells(room.said)
    assert told.who(room.stated) == "Source: Desk report, p. 14 (412 calls)"
    assert read_back_of(room.record, room.record.get(Session, room.talk)) == [room.said]
    report = build(room.record, "swot", "shareable")
    assert report.facts.swot
    (factor,) = report.facts.swot.weaknesses
    (evidence,) = factor.evidence
    assert evidence.cited
    assert (evidence.cited.title, evidence.cited.figure) == ("Desk report", 412)
    assert "Dana" not in str(report)


def test_a_private_one_and_one_held_back_stay_inside() -> None:
    """What is kept private, or told to be withheld on the line itself, is in no shareable file."""
    room = Talk()
    for mark in ("#private", "as:withheld"):
        entry = room.say(room.talk, "talk", f"- Secret figure doc:[Board paper] {mark}")
        assert not Telling(room.record, "shareable").tells(entry)


def test_a_table_of_notes_may_say_which_document() -> None:
    """Title, page and figure in columns of their own; what cannot be read is told with its line."""
    rows = [
        FileRow(1, ("text", "cites", "page", "figure")),
        FileRow(2, ("Passwords", "Desk report", "14", "412 calls")),
        FileRow(3, ("Slow", "Audit", "", "somewhere")),
        FileRow(4, ("Nobody's", "", "", "")),
    ]
    read = read_board(rows, {})
    cited = Cited(title="Desk report", page="14", figure=412, unit="calls")
    assert [note.cited for note in read.notes] == [cited, None, None]
    assert [(problem.line, problem.where) for problem in read.problems] == [(3, "cites")]


def test_an_empty_record_offers_no_title() -> None:
    """Nothing is offered where no document was named."""
    assert list(offered("doc:[", Record(), None)) == []
