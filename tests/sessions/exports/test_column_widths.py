"""How wide the columns of a table are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.column_widths import shares, table_shares
from sessions.exports.text_layout import em_width
from tests.builders.reports import sample
from workshop.report.blocks import Column, Table

_TEXT = st.text("abc dWä組\n", max_size=60)


@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.tuples(*[_TEXT] * n), min_size=1)))
def test_no_word_is_broken_that_could_stand_whole(rows: list[tuple[str, ...]]) -> None:
    """Shares are positive and come to 1; where all words fit side by side, each stands whole."""
    columns = [Column(title=f"Title {at}") for at in range(len(rows[0]))]
    found = shares(columns, rows, 100, 1.6)
    assert abs(sum(found) - 1) < 1e-9
    assert all(share > 0 for share in found)
    longest = [
        max((em_width(word[:25]) for row in rows for word in row[at].split()), default=0.0) + 1.6
        for at in range(len(columns))
    ]
    if sum(max(wide, 4.5 + 1.6) for wide in longest) <= 100:
        assert all(100 * share >= wide - 1e-6 for share, wide in zip(found, longest, strict=True))


@given(st.permutations([f"{letter}{'abcdefgh'[at]}iwm" for letter in "ilWm" for at in range(6)]))
def test_widths_are_the_same_in_any_order(words: list[str]) -> None:
    """Of many words of one length the same are measured, whatever order they come in."""
    columns = [Column(title="A"), Column(title="B")]
    first = shares(columns, [(word, "x y") for word in sorted(words)], 20, 1.6)
    assert shares(columns, [(word, "x y") for word in words], 20, 1.6) == first


def test_text_gets_what_codes_and_numbers_do_not_need() -> None:
    """The column of words takes the room; a code, a direction and a number take what they need."""
    table = Table(
        caption="",
        columns=(
            Column(title="Factor"),
            Column(title="What was said"),
            Column(title="Direction"),
            Column(title="Score", numeric=True),
        ),
        rows=(("T1", "A long statement of what happens outside " * 3, "opportunity", "12"),),
    )
    code, text, direction, score = table_shares(table, 56, 1.6)
    assert text > 0.55
    assert code < 0.12
    assert score < 0.12
    assert 56 * direction >= em_width("opportunity") + 1.6


def test_what_needs_eight_em_gets_no_more_and_what_needs_more_shares_the_rest() -> None:
    """Of room for all, a column of codes as wide as may be has what it needs, a wider one more."""
    columns = [Column(title="A"), Column(title="B")]
    for code, gets_more in (("A" * 10, False), ("A" * 11, True)):
        needs = em_width(code) + 1.6
        width = 60 * shares(columns, [(code, "What was said of it")], 60, 1.6)[0]
        assert (width > needs + 1e-6) is gets_more


def test_days_stand_in_a_line_each() -> None:
    """A column of days takes the room of the longest day, however much the others have to say."""
    columns = [Column(title=title) for title in ("What", "Who", "Due", "Agreed in")]
    said = "A long statement of what happens outside " * 3
    days = ("27 November 2026", "4 December 2026")
    rows = [(said, "Head of Community Outreach, " * 2, day, said) for day in days]
    assert 60 * shares(columns, rows, 60, 1.6)[2] >= em_width(days[0]) + 1.6 - 1e-6


def test_a_table_of_nothing_has_widths_too() -> None:
    """Empty cells share the room evenly; no column at all has no share."""
    columns = [Column(title=""), Column(title="")]
    assert shares(columns, [("", "")], 56, 0) == [0.5, 0.5]
    assert shares([], [], 56, 1) == []
    assert any(isinstance(block, Table) for block in sample().blocks)
