"""A pasted text begins with its likeliest reading, and each line can be changed or left out.

Requirement: bullets of any mark, signs, cells of a spreadsheet, a list of people; headings say what
stands below them and are no entries; nothing that is chosen by hand is lost by another reading.
"""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import interview
from workshop.record.documents import EntryKind
from workshop.running.capture import SIGNS
from workshop.running.pasting.headings import heading_key, steps_by_heading
from workshop.running.pasting.paste import Pasted, Reading, read_paste
from workshop.text import clean_line

N, S, W = EntryKind.NOTE, EntryKind.STRENGTH, EntryKind.WEAKNESS


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("- one\n- two\n\n- three", Reading.BULLETS),
        ("* Sales\n  - late quotes\n  - no list\n* IT", Reading.BULLETS),
        ("1. one\n2) two\n• three", Reading.BULLETS),
        ("- [ ] call\n- [x] write", Reading.BULLETS),
        ("\n".join(f"* point {n}" for n in range(9)) + "\n> quoted mail", Reading.BULLETS),
        ("- a question\n> an answer\n- another\n> its answer", Reading.BULLETS),
        ("\n".join(f"- point {n}" for n in range(9)) + "\n? who pays", Reading.BULLETS),
        ("+ one\n- two", Reading.SIGNS),
        ("- one\n! two\n- three", Reading.SIGNS),
        ("just one\nand two", Reading.SIGNS),
        ('Desk answers\n"Network\n(hall B)"\nPrinting', Reading.CELLS),
        ('Desk\t5\n"He said ""no"""\t2', Reading.CELLS),
        ("Zoe Adams\tHead of IT\tIT\nBo Łoś\tClerk\tSales", Reading.PEOPLE),
        ("Name\tRole\nzoe\tclerk", Reading.PEOPLE),
    ],
)
def test_the_likeliest_reading_comes_first(text: str, reading: Reading) -> None:
    assert read_paste(text).reading is reading


def kinds(pasted: Pasted) -> list[tuple[EntryKind, str]]:
    """What would be recorded."""
    return [(each.kind, each.text) for each in pasted.entries]


def test_headings_say_what_stands_below_them() -> None:
    """In every form that people write, and nothing of them is an entry."""
    text = "## Strengths\n- a\n\n**Weaknesses**\n- b\nThreats:\n- c\n---\n### Elsewhere\n- d"
    pasted = read_paste(text, S)
    assert kinds(pasted) == [(S, "a"), (W, "b"), (EntryKind.THREAT, "c"), (EntryKind.THREAT, "d")]
    assert [line.why for line in pasted.lines if line.out] == [
        "heading: strength below",
        "heading: weakness below",
        "heading: threat below",
        "rule",
        "heading",
    ]


@pytest.mark.parametrize(
    "named",
    [
        "strengths strength: strength", "weaknesses weakness: weakness", "threats threat: threat",
        "opportunities opportunity: opportunity", "quotes: quote", "decisions: decision",
        "actions action-items next-steps: action", "questions open-questions: question",
        "parked parking-lot: parked", "observations: observation", "notes: note",
    ],
)  # fmt: skip
def test_each_name_of_a_kind_is_a_heading(named: str) -> None:
    """Of one or many, in any case of letters, with a number, a colon or emphasis."""
    names, kind = named.split(": ")
    for name in names.split():
        words = name.replace("-", " ")
        for heading in (
            f"# {words}", f"**{words.title()}:**", f"__{words}__:", f"{words.upper()}:",
            f"## 3.1 {words} ##", f"b) {words}:",
        ):  # fmt: skip
            (line,) = kinds(read_paste(f"{heading}\nIt is", W))
            assert line == (EntryKind(kind), "It is"), heading


@pytest.mark.parametrize("number", ["", "2. ", "2) ", "2 ", "10.2.1. ", "b. ", "b) "])
def test_the_number_of_a_heading_goes_and_no_other(number: str) -> None:
    """A step is found by its title, which may have numbers of its own."""
    whole = interview()
    for title in ("The next 12 months", "Of 5 wards: who b) is"):
        first = msgspec.structs.replace(whole.steps[0], title=title)
        guide = msgspec.structs.replace(whole, steps=(first, *whole.steps[1:]))
        found = steps_by_heading(guide).get(heading_key(f"**{number}{title.upper()}:**"))
        assert found == first.id


def test_a_wrapped_bullet_is_one_entry() -> None:
    pasted = read_paste("- a long point\n  that goes on\n- ! a sign behind a bullet")
    assert kinds(pasted) == [
        (N, "a long point that goes on"),
        (EntryKind.THREAT, "a sign behind a bullet"),
    ]


def test_cells_of_several_lines_are_one_entry_each() -> None:
    pasted = read_paste('One\n"Two\n(of ""B"")"\n- Three\t4', S)
    assert kinds(pasted) == [(S, "One"), (S, 'Two\n(of "B")'), (S, "- Three – 4")]


def test_single_lines_are_changed_and_left_out() -> None:
    """And stay so when the text is taken for something else."""
    pasted = read_paste("- one\n- two\n- three", N, date(2026, 11, 25))
    pasted = pasted.turned(0).as_kind(1, W).put(2, "> Four due:tomorrow")
    assert kinds(pasted) == [(W, "two"), (EntryKind.ACTION, "Four")]
    assert pasted.entries[1].due == date(2026, 11, 26)
    other = pasted.taken_for(Reading.SIGNS)
    assert kinds(other) == kinds(pasted)
    assert kinds(other.turned(0)) == [(N, "one"), *kinds(pasted)]


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12).map(clean_line)


@given(st.lists(WORDS, min_size=2, max_size=6), st.sampled_from("-*•–"), st.sampled_from([N, S, W]))
def test_a_list_with_any_mark_says_what_the_step_asks_for(
    words: list[str], mark: str, kind: EntryKind
) -> None:
    """For all words and every mark: as many entries as bullets, none of another kind."""
    text = "\n".join(f"{mark} {word}" for word in words)
    assert kinds(read_paste(text, kind)) == [(kind, word) for word in words]


@given(st.lists(st.text(max_size=20), max_size=8), st.sampled_from(Reading))
def test_every_line_is_an_entry_or_said_to_be_left_out(lines: list[str], reading: Reading) -> None:
    """Whatever was pasted, nothing vanishes unseen."""
    pasted = read_paste("\n".join(lines)).taken_for(reading)
    for line in pasted.lines:
        assert line.out or line.captured.text
        assert not line.out or line.why
    assert len(pasted.entries) == sum(not line.out for line in pasted.lines)


def test_every_sign_can_be_given_to_a_line() -> None:
    pasted = read_paste("- one\n- two")
    for kind in SIGNS.values():
        assert pasted.as_kind(0, kind).entries[0].kind is kind
