"""The boards as a document: every board on a page of its own, and what is not there yet.

Requirement: figure, sentence, n, source, what is missing and what is left out of each.
"""

from __future__ import annotations

from tests.builders.boards import put_rows
from tests.builders.carried_out import HUSHED, CarriedOut
from tests.builders.record import Building
from workshop.report.blocks import Bullets, Heading, Matrix, Paragraph, Plane, Table, text_of
from workshop.report.boards.all_boards import BOARDS
from workshop.report.build import build


def test_an_empty_engagement_names_what_every_board_lacks() -> None:
    """No page stands empty; each board has a line that names the guide that would fill it."""
    report = build(Building().record, "boards", "restricted")
    assert not [b for b in report.blocks if isinstance(b, Heading) and b.page]
    (lacking,) = (b for b in report.blocks if isinstance(b, Bullets))
    assert len(lacking.items) == len(BOARDS)
    assert all("guide" in text_of(item) for item in lacking.items)
    assert [fact.name for fact in report.facts.boards or ()] == list(BOARDS)


def test_a_board_begins_a_page_with_its_figure_and_its_basis() -> None:
    """What is hidden is left out and counted; tables behind boards come at the end."""
    room = CarriedOut()
    room.rows("goals", {"goal": "One list", "perspective": "internal"})
    room.rows("goals", {"goal": HUSHED, "perspective": "learning"}, evidence=room.hushed)
    report = build(room.record, "boards", "shareable")
    pages = [b.text for b in report.blocks if isinstance(b, Heading) and b.page]
    assert {"Risks by likelihood and impact", "Strategy map"} <= set(pages)
    assert pages[-1] == "What stands behind the boards"
    figures = [b for b in report.blocks if isinstance(b, Plane | Matrix)]
    assert len(figures) >= len(pages) - 1
    words = " ".join(text_of(b.spans) for b in report.blocks if isinstance(b, Paragraph))
    assert "Rests on 0 objectives, 1 goal and 0 links. Method: Kaplan & Norton 2004." in words
    (fact,) = (f for f in report.facts.boards or () if f.name == "map")
    assert (fact.n, fact.left_out, [mark.code for mark in fact.marks]) == (1, 1, ["G1"])
    assert HUSHED not in str(report.blocks)


def test_a_board_that_is_left_out_whole_says_so() -> None:
    """Stakeholders are for those who run the sessions: what may be shared counts them, no more."""
    room = Building()
    put_rows(room, "stakeholders", {"who": "The owner", "power": "5", "interest": "2"})
    (lacking,) = (
        b for b in build(room.record, "boards", "shareable").blocks if isinstance(b, Bullets)
    )
    (told,) = (each for each in map(text_of, lacking.items) if each.startswith("Power"))
    assert "Left out of this edition: 1 stakeholder" in told


def test_a_long_table_behind_a_board_is_cut_and_says_so() -> None:
    """The first rows, which matter most, and how many more there are."""
    room = CarriedOut()
    risks = [{"event": f"Risk {at}", "likelihood": "3", "impact": "3"} for at in range(60)]
    room.rows("risks", *risks)
    report = build(room.record, "boards", "restricted")
    tables = [b for b in report.blocks if isinstance(b, Table)]
    assert max(len(table.rows) for table in tables) == 40
    words = [text_of(b.spans) for b in report.blocks if isinstance(b, Paragraph)]
    assert "And 21 more." in words
